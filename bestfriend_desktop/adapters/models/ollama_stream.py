"""The lines of a reply of Ollama, read more patiently than its own client does.

That client takes a blank line, which some proxies send to keep the connection open, for broken JSON, and
cannot tell what is no Ollama at all from what breaks off in the middle.
"""

import json
from collections.abc import AsyncGenerator
from typing import Any

from ollama import ResponseError

from bestfriend_desktop.adapters.models.ollama_errors import broken, not_ollama
from bestfriend_desktop.adapters.models.ollama_servers import Server


async def chat_lines(server: Server, asked: dict[str, Any]) -> AsyncGenerator[dict[str, Any]]:
    """Each line of `/api/chat`, as the JSON object it is.

    Raises:
        ResponseError: what the server says has gone wrong; status -1 in the middle of a reply.
        Unavailable: `stream_broken`.
        Misconfigured: `not_ollama`.
    """
    async with server.http.stream("POST", "/api/chat", json=asked) as response:
        if response.status_code != 200:
            body = await response.aread()
            raise ResponseError(body.decode("utf-8", "replace"), response.status_code)
        has_begun = False
        rest = b""
        async for chunk in response.aiter_bytes():
            *lines, rest = (rest + chunk).split(b"\n")
            for line in lines:
                if line.strip():
                    yield _read(line, server.address, has_begun=has_begun)
                    has_begun = True
        if rest.strip():
            yield _read(rest, server.address, has_begun=has_begun)


def _read(line: bytes, address: str, *, has_begun: bool) -> dict[str, Any]:
    try:
        read: Any = json.loads(line)
    except ValueError as error:
        raise broken(address) if has_begun else not_ollama(address) from error
    if isinstance(read, dict) and read.get("error"):
        raise ResponseError(str(read["error"]))
    if not isinstance(read, dict) or not isinstance(read.get("message"), dict):
        raise broken(address) if has_begun else not_ollama(address)
    return read
