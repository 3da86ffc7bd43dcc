"""adapters/postgres/refusals.py"""

import psycopg
import pytest
from psycopg import errors

from bestfriend_desktop.adapters.postgres.address import ServerAddress
from bestfriend_desktop.adapters.postgres.refusals import (
    StatementFailed,
    is_lost,
    is_waking_up,
    not_unicode,
    refused_connection,
    refused_statement,
    too_old,
)
from bestfriend_desktop.domain.errors import BestFriendError

ADDRESS = ServerAddress("db.lan", 5432, "me", "secret", "friend")
BEGINNING = 'connection failed: connection to server at "db.lan", port 5432 failed: '


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ('FATAL:  password authentication failed for user "me"', "database_password_wrong"),
        ("fe_sendauth: no password supplied", "database_password_wrong"),
        ('FATAL:  role "me" does not exist', "database_password_wrong"),
        ('FATAL:  no pg_hba.conf entry for host "10.0.0.2", user "me"', "database_password_wrong"),
        ('FATAL:  database "friend" does not exist', "database_unknown"),
        ('FATAL:  permission denied for database "friend"', "database_no_rights"),
        ("FATAL:  sorry, too many clients already", "database_busy"),
        ("server does not support SSL, but SSL was required", "database_url_invalid"),
        ("received invalid response to SSL negotiation: H", "database_url_invalid"),
        ("Connection refused\n\tIs the server running on that host?", "database_unreachable"),
        ("FATAL:  Passwort-Authentifizierung fehlgeschlagen: secret", "database_unreachable"),
        ("", "database_unreachable"),
    ],
)
def test_refused_connection_is_told_in_a_sentence_without_the_password(said: str, code: str) -> None:
    error = refused_connection(psycopg.OperationalError(BEGINNING + said), ADDRESS)
    assert error.code == code
    assert "secret" not in str(error)
    assert "\n" not in error.message
    assert error.message.endswith(".")
    assert error.remedy.endswith(".")


def test_error_without_a_word_is_told_too() -> None:
    assert refused_connection(psycopg.OperationalError(""), ADDRESS).code == "database_unreachable"


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (errors.DiskFull(), "disk_full"),
        (errors.InsufficientPrivilege(), "database_no_rights"),
        (errors.ReadOnlySqlTransaction(), "database_read_only"),
        (errors.OutOfMemory(), "database_busy"),
        (errors.TooManyConnections(), "database_busy"),
    ],
)
def test_refused_statement_is_told_by_its_code(error: psycopg.Error, code: str) -> None:
    told = refused_statement(error)
    assert isinstance(told, BestFriendError)
    assert told.code == code


def test_anything_else_is_a_bug_of_ours_and_shows_no_values() -> None:
    told = refused_statement(errors.CheckViolation("Failing row contains (my diary)"))
    assert isinstance(told, StatementFailed)
    assert str(told) == "CheckViolation 23514"


def test_lost_connections_are_told_from_refused_statements() -> None:
    assert is_lost(psycopg.OperationalError("server closed the connection unexpectedly"))
    assert is_lost(errors.AdminShutdown())
    assert is_lost(errors.CrashShutdown())
    assert is_lost(errors.ConnectionFailure())
    assert not is_lost(errors.DiskFull())
    assert not is_lost(errors.UniqueViolation())


def test_server_that_will_soon_be_there_is_waited_for() -> None:
    for said in (
        "the database system is starting up",
        "the database system is in recovery mode",
        "the database system is shutting down",
        "the database system is not yet accepting connections",
    ):
        assert is_waking_up(psycopg.OperationalError(f"FATAL:  {said}"))
    assert not is_waking_up(psycopg.OperationalError("Connection refused"))


def test_server_that_cannot_be_used_is_told_with_what_would_do() -> None:
    assert "Postgres 12" in too_old(ADDRESS, 12_00_15).message
    assert "Postgres 14" in too_old(ADDRESS, 12_00_15).remedy
    assert "LATIN1" in not_unicode(ADDRESS, "LATIN1").message
