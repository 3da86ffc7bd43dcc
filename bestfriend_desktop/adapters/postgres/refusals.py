"""What a Postgres server refused, in one sentence; for a connection and for a statement."""

import re

import psycopg

from bestfriend_desktop.adapters.postgres.address import ServerAddress
from bestfriend_desktop.adapters.postgres.trouble import disk_full
from bestfriend_desktop.domain.errors import BestFriendError, Misconfigured, Unavailable

_CORRECT = "Correct the address of the database (BESTFRIEND_DATABASE_URL)"


class StatementFailed(Exception):
    """A statement of ours that no server should refuse: a bug.

    Says which constraint or code, and nothing of the values: they are the person's words.
    """


def is_waking_up(error: psycopg.Error) -> bool:
    """True for a server that starts, recovers or stops and will soon be there, or soon be gone."""
    return bool(
        re.search("starting up|recovery mode|shutting down|not (yet )?accepting connections", str(error))
    )


def is_lost(error: psycopg.Error) -> bool:
    """True when the connection or the server went away: the statement may have been committed, or not."""
    state = error.sqlstate or ""
    return state.startswith(("08", "57P")) or (not state and isinstance(error, psycopg.OperationalError))


def refused_connection(error: psycopg.Error, address: ServerAddress) -> BestFriendError:
    """No connection came about."""
    said = str(error)
    if re.search(r"authentication failed|no password supplied|role .* does not exist|pg_hba\.conf", said):
        return Misconfigured(
            "database_password_wrong",
            f"The database {address} does not let the user {address.user or '(none)'} in with this password.",
            f"{_CORRECT}.",
        )
    if re.search(r"database .* does not exist", said):
        return Misconfigured(
            "database_unknown",
            f"The server has no database called {address.dbname}.",
            "Create it, or correct its name in BESTFRIEND_DATABASE_URL.",
        )
    if "permission denied" in said:
        return no_rights(address)
    if re.search(r"too many (clients|connections)|remaining connection slots", said):
        return Unavailable(
            "database_busy",
            f"The database {address} has no connection left.",
            "Close other programs that use it, then try again.",
        )
    if "invalid response to SSL negotiation" in said:
        return Misconfigured(
            "database_url_invalid", f"What answers at {address} is not a Postgres server.", f"{_CORRECT}."
        )
    if re.search(r"SSL|certificate|invalid connection option|invalid .* value", said):
        return Misconfigured(
            "database_url_invalid",
            f"The database {address} cannot be reached as its address asks ({_last_words(said, address)}).",
            f"{_CORRECT}, its options and certificates.",
        )
    return Unavailable(
        "database_unreachable",
        f"The database {address} does not answer ({_last_words(said, address)}).",
        f"Start that server. {_CORRECT}, or unset it to use the built-in database.",
    )


def refused_statement(error: psycopg.Error) -> Exception:
    """What to raise for a statement that failed on a sound connection."""
    match error.sqlstate:
        case "53100":
            return disk_full(None)
        case "42501":
            return no_rights(None)
        case "25006":
            return Misconfigured(
                "database_read_only",
                "The database takes no changes: it is a read-only copy.",
                f"{_CORRECT} to the server that takes changes.",
            )
        case "53200" | "53300" | "53400":
            return Unavailable(
                "database_busy",
                "The database has no memory or connection left.",
                "Close other programs that use it, then try again.",
            )
    diagnostics = error.diag
    return StatementFailed(
        f"{type(error).__name__} {error.sqlstate or ''} {diagnostics.constraint_name or ''}".strip()
    )


def no_rights(address: ServerAddress | None) -> BestFriendError:
    """The user of the database may not do what is needed."""
    who = f"The user {address.user}" if address else "The user of the database"
    return Misconfigured(
        "database_no_rights",
        f"{who} may not create or change the tables of Best Friend.",
        "Make that user the owner of the database, or name another user in BESTFRIEND_DATABASE_URL.",
    )


def too_old(address: ServerAddress, version: int) -> BestFriendError:
    """The server is older than what the statements need."""
    return Misconfigured(
        "database_too_old",
        f"The database {address} is Postgres {version // 10_000}, which is too old.",
        "Use Postgres 14 or newer.",
    )


def not_unicode(address: ServerAddress, encoding: str) -> BestFriendError:
    """The database cannot hold all characters."""
    return Misconfigured(
        "database_not_unicode",
        f"The database {address} keeps its texts as {encoding}, which cannot hold every language.",
        "Create one with the encoding UTF8 and name it in BESTFRIEND_DATABASE_URL.",
    )


def _last_words(said: str, address: ServerAddress) -> str:
    """What the system said last, on one line, never with the password."""
    first_line = said.strip().partition("\n")[0]
    words = " ".join(first_line.split()).rpartition("failed: ")[2] or "it does not say why"
    return words.replace(address.password, "…") if address.password else words
