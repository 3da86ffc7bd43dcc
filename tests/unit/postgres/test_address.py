"""adapters/postgres/address.py"""

import pytest

from bestfriend_desktop.adapters.postgres.address import ServerAddress, address_of_url
from bestfriend_desktop.domain.errors import Misconfigured


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (
            "postgresql://me:secret@db.lan:5433/friend",
            ServerAddress("db.lan", 5433, "me", "secret", "friend"),
        ),
        ("postgres://me@db.lan/friend", ServerAddress("db.lan", 5432, "me", "", "friend")),
        ("postgresql+psycopg://db.lan/friend", ServerAddress("db.lan", 5432, "", "", "friend")),
        (
            "postgresql://m%40e:p%2Fw%3A%20d@[::1]:5432/my%20friend",
            ServerAddress("::1", 5432, "m@e", "p/w: d", "my friend"),
        ),
        (
            "postgresql:///friend?host=/var/run/postgresql&user=me&password=secret&port=6000",
            ServerAddress("/var/run/postgresql", 6000, "me", "secret", "friend"),
        ),
        (
            " postgresql://me:secret@%2Fvar%2Frun/friend?sslmode=require\n",
            ServerAddress("/var/run", 5432, "me", "secret", "friend", (("sslmode", "require"),)),
        ),
    ],
)
def test_url_is_read_as_libpq_reads_it(url: str, expected: ServerAddress) -> None:
    assert address_of_url(url) == expected


@pytest.mark.parametrize(
    "url",
    [
        "mysql://me:secret@host/name",
        "host=db.lan password=secret",
        "postgresql://me:secret@host",
        "postgresql:///name",
        "postgresql://me:secret@host:port/name",
        "postgresql://me:secret@host:99999/name",
        "postgresql://me:secret@[::1/name",
        "postgresql://me:secret@host/name?port=x",
    ],
)
def test_url_that_cannot_be_used_is_refused_without_repeating_it(url: str) -> None:
    with pytest.raises(Misconfigured) as caught:
        address_of_url(url)
    assert caught.value.code == "database_url_invalid"
    assert "secret" not in str(caught.value)
    assert caught.value.__cause__ is None
    assert "BESTFRIEND_DATABASE_URL" in caught.value.remedy


def test_password_and_options_are_never_printed() -> None:
    address = address_of_url("postgresql://me:secret@db.lan/friend?sslpassword=hidden")
    for shown in (str(address), repr(address), f"{address}"):
        assert "secret" not in shown
        assert "hidden" not in shown
    assert str(address) == "friend on db.lan:5432"
    assert address.parameters()["password"] == "secret"
    assert address.parameters()["sslpassword"] == "hidden"


def test_what_is_empty_is_left_to_libpq() -> None:
    assert address_of_url("postgresql://db.lan/friend").parameters() == {
        "host": "db.lan",
        "port": 5432,
        "dbname": "friend",
    }
