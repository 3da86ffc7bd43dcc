"""adapters/postgres/engine.py, where a server goes away; test_store.py kills real ones"""

import asyncio

from sqlalchemy import text

from bestfriend_desktop.adapters.postgres.address import ServerAddress
from bestfriend_desktop.adapters.postgres.engine import Database

LET_IN = b"".join(
    kind + (4 + len(body)).to_bytes(4, "big") + body
    for kind, body in (
        (b"R", bytes(4)),
        (b"S", b"server_version\x0017.0\0"),
        (b"S", b"server_encoding\x00UTF8\0"),
        (b"S", b"client_encoding\x00UTF8\0"),
        (b"Z", b"I"),
    )
)
"""A server's answer to whom it needs no password of: postgresql.org/docs/current/protocol-flow.html"""


async def test_server_that_goes_away_after_letting_us_in_is_found_again(migrated: ServerAddress) -> None:
    let_in = 0

    async def die_at_the_first_statement(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal let_in
        await reader.read(8192)
        writer.write(LET_IN)
        let_in += 1
        await reader.read(8192)
        writer.close()

    dying = await asyncio.start_server(die_at_the_first_statement, "127.0.0.1", 0)
    port = dying.sockets[0].getsockname()[1]
    found = [
        ServerAddress(
            "127.0.0.1", port, "me", "", "friend", (("sslmode", "disable"), ("gssencmode", "disable"))
        ),
        migrated,
    ]

    async def find() -> ServerAddress:
        return found.pop(0)

    database = Database(find, is_ours=True)
    rows = await database.rows(text("SELECT 1"))
    await database.close()
    dying.close()
    await dying.wait_closed()
    assert rows[0][0] == 1
    assert let_in
    assert found == []
