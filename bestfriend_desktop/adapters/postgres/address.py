"""Where a Postgres server is reached: the embedded one's socket, or what `BESTFRIEND_DATABASE_URL` says."""

from dataclasses import dataclass, field
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from bestfriend_desktop.domain.errors import Misconfigured

_SCHEMES = ("postgres", "postgresql", "postgresql+psycopg")


@dataclass(frozen=True, slots=True)
class ServerAddress:
    """What libpq needs to connect; printed without the password."""

    host: str
    """A name, an IP address, or the folder of a Unix socket."""
    port: int
    user: str
    password: str = field(repr=False)
    """Empty where none is needed."""
    dbname: str
    options: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    """More parameters of the URL's query: `sslmode`, `sslrootcert`; may hold secrets."""

    def __str__(self) -> str:
        place = self.host if self.host.startswith("/") else f"{self.host}:{self.port}"
        return f"{self.dbname} on {place}"

    def parameters(self) -> dict[str, str | int]:
        """As keyword arguments of `psycopg.AsyncConnection.connect`."""
        given: dict[str, str | int] = {
            "host": self.host,
            "port": self.port,
            "user": self.user,
            "password": self.password,
            "dbname": self.dbname,
        }
        return dict(self.options) | {name: value for name, value in given.items() if value != ""}


def address_of_url(url: str) -> ServerAddress:
    """The address in a URL: `postgresql://user:password@host:5432/name?sslmode=require`.

    `postgres:` and `postgresql+psycopg:` mean the same; a socket folder stands in `?host=/folder`.

    Raises:
        Misconfigured: `database_url_invalid`; the URL itself is never repeated, it may hold a password.
    """
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        raise _invalid("cannot be read") from None
    if parts.scheme not in _SCHEMES:
        raise _invalid("does not begin with postgresql://")
    query = dict(parse_qsl(parts.query))
    # libpq's own names may stand in the query and then count, as in its own URLs.
    host = query.pop("host", "") or _host(parts)
    dbname = query.pop("dbname", "") or unquote(parts.path.lstrip("/"))
    user = query.pop("user", "") or unquote(parts.username or "")
    password = query.pop("password", "") or unquote(parts.password or "")
    port_text = query.pop("port", "") or str(port or 5432)
    if not host:
        raise _invalid("names no host")
    if not dbname:
        raise _invalid("names no database")
    if not port_text.isdecimal():
        raise _invalid("has a port that is no number")
    return ServerAddress(host, int(port_text), user, password, dbname, tuple(query.items()))


def _host(parts: SplitResult) -> str:
    return unquote(parts.hostname or "")


def _invalid(what: str) -> Misconfigured:
    return Misconfigured(
        "database_url_invalid",
        f"The address of the database {what}.",
        "Write BESTFRIEND_DATABASE_URL as postgresql://user:password@host:5432/name.",
    )
