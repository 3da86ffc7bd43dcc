"""Which Ollama server is asked: the first address, and the backup where that one cannot answer."""

import asyncio
import base64
import ssl
import time
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import aclosing
from dataclasses import dataclass
from typing import Any, TypeVar

import httpx
import ollama

from bestfriend_desktop.adapters.models.ollama_address import base_url, is_near
from bestfriend_desktop.adapters.models.ollama_errors import GOES_TO_BACKUP, unreachable
from bestfriend_desktop.domain.errors import BestFriendError, Unavailable
from bestfriend_desktop.settings.schema import OllamaSettings

AVOID_S = 30.0
"""For how long a server that did not answer is asked only after the other one."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Server:
    """One server, with connections that are kept, so that a turn does not wait for a new one."""

    address: str
    silence_s: float
    """How long it may say nothing."""
    client: ollama.AsyncClient
    http: httpx.AsyncClient
    """For the few answers of which the client drops fields."""

    @staticmethod
    def at(address: str, connect_s: float, silence_s: float, login: str = "") -> "Server":
        """Contacts nothing yet.

        Args:
            address: of the server.
            connect_s: how long it may take to take a connection.
            silence_s: how long it may say nothing.
            login: `name:password`, or a token, for what stands before it; empty for none.
        """
        options: dict[str, Any] = {
            "timeout": httpx.Timeout(silence_s, connect=connect_s, pool=connect_s),
            "trust_env": not is_near(address),
            "follow_redirects": False,  # what is said goes where the person has sent it, nowhere else
        }
        if login:
            options["headers"] = {"Authorization": _authorization(login)}
        if address.startswith("http://"):
            # Loading the authorities of the web takes 30 ms, and plain http has no use for them.
            options["verify"] = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        return Server(
            address,
            silence_s,
            ollama.AsyncClient(address, **options),
            httpx.AsyncClient(base_url=address, **options),
        )

    async def close(self) -> None:
        """Hang up."""
        await self.client.close()  # type: ignore[no-untyped-call]  # the client's own has no annotations
        await self.http.aclose()


class Servers:
    """Knows the addresses, in the order in which they are worth asking."""

    def __init__(self, settings: Callable[[], OllamaSettings]) -> None:
        self._settings = settings
        self._servers: dict[tuple[str, float, float, str], Server] = {}
        self._avoided_until: dict[str, float] = {}

    async def ask(self, question: Callable[[Server], Awaitable[T]], silence_s: float) -> T:
        """The answer of the first server that gives one."""
        failures: list[BestFriendError] = []
        for server in self._in_order(silence_s):
            try:
                return await question(server)
            except Unavailable as error:
                self._note(server, error)
                failures.append(error)
        raise self._summary(failures)

    async def stream(
        self, question: Callable[[Server], AsyncGenerator[T]], silence_s: float
    ) -> AsyncGenerator[T]:
        """The stream of the first server that begins one."""
        failures: list[BestFriendError] = []
        for server in self._in_order(silence_s):
            begun = False
            try:
                async with aclosing(question(server)) as pieces:
                    async for piece in pieces:
                        begun = True
                        yield piece
                return
            except Unavailable as error:
                if begun:
                    raise
                self._note(server, error)
                failures.append(error)
        raise self._summary(failures)

    def forgive(self) -> None:
        """Ask the first address first again, even if it did not answer a moment ago."""
        self._avoided_until.clear()

    async def close(self) -> None:
        """Hang up."""
        servers = list(self._servers.values())
        self._servers.clear()
        await asyncio.gather(*(server.close() for server in servers))

    def _note(self, server: Server, error: Unavailable) -> None:
        if error.code not in GOES_TO_BACKUP:
            raise error
        self._avoided_until[server.address] = time.monotonic() + AVOID_S

    def _in_order(self, silence_s: float) -> list[Server]:
        """The servers to ask.

        Raises:
            Unavailable: `ollama_off`.
            Misconfigured: `ollama_address`.
        """
        settings = self._settings()
        if not settings.enabled:
            raise Unavailable(
                "ollama_off",
                "Ollama is switched off.",
                "Switch it on: bestfriend settings set ollama.enabled yes",
            )
        now = time.monotonic()
        addresses = sorted(
            self._addresses(settings), key=lambda address: self._avoided_until.get(address, 0.0) > now
        )
        first = base_url(settings.address)
        return [
            # The password is for the first address only: the backup may be somebody else's.
            self._server(
                address,
                settings.connect_timeout_s,
                silence_s,
                settings.login.strip() if address == first else "",
            )
            for address in addresses
        ]

    def _addresses(self, settings: OllamaSettings) -> list[str]:
        backup = [base_url(settings.backup_address)] if settings.backup_address.strip() else []
        return list(dict.fromkeys([base_url(settings.address), *backup]))

    def _server(self, address: str, connect_s: float, silence_s: float, login: str) -> Server:
        key = (address, connect_s, silence_s, login)
        if key not in self._servers:
            self._servers[key] = Server.at(address, connect_s, silence_s, login)
        return self._servers[key]

    def _summary(self, failures: list[BestFriendError]) -> BestFriendError:
        told = [error for error in failures if error.code != "engine_unreachable"]
        if told or len(failures) == 1:
            return (told or failures)[0]
        return unreachable(*self._addresses(self._settings()))


def _authorization(login: str) -> str:
    if ":" in login:
        return f"Basic {base64.b64encode(login.encode()).decode()}"
    return f"Bearer {login}"
