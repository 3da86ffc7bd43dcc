"""A file from the web: goes on where it was broken off, and appears only when it is whole and right."""

import asyncio
import hashlib
import os
from collections.abc import AsyncGenerator
from pathlib import Path

import httpx

from bestfriend_desktop.adapters.network_reasons import network_reason
from bestfriend_desktop.domain.errors import Unavailable

CHUNK_BYTES = 1 << 18


async def download(
    client: httpx.AsyncClient, url: str, target: Path, size_bytes: int, digest: str, algorithm: str = "md5"
) -> AsyncGenerator[int]:
    """Fetch a file; yields how many bytes of it are here. Closing the iterator keeps what has arrived.

    Args:
        client: follows redirects, has timeouts.
        url: where it is.
        target: where it goes; until it is whole it lies beside, with `.part` behind its name.
        size_bytes: how large it is.
        digest: what its bytes come to, in hexadecimal.
        algorithm: `md5`, which is no defence against forgery, only against damage; `sha256`; or `git`, which
            is how git names a file.

    Raises:
        Unavailable: `download_failed`, `disk_full`.
    """
    part = target.with_name(f".{target.name}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        done = part.stat().st_size if part.exists() else 0
        if done > size_bytes:
            part.unlink()
            done = 0
        while done < size_bytes:
            begun_at = done
            async for done in _append(client, url, part, begun_at, size_bytes):
                yield done
            if done <= begun_at:
                raise _failed(target.name, "the server sent nothing")
        if await asyncio.to_thread(_digest, part, algorithm) != digest:
            part.unlink()
            raise _failed(target.name, "it arrived, but is not the file that was announced")
        os.replace(part, target)
    except OSError as error:
        raise Unavailable(
            "disk_full",
            f"{target.name} could not be written to {target.parent} ({error.strerror or error}).",
            "Free some space, or make the folder writable, and try again.",
        ) from error


async def _append(
    client: httpx.AsyncClient, url: str, part: Path, begun_at: int, size_bytes: int
) -> AsyncGenerator[int]:
    """Add what comes; yields how much there is then."""
    headers = {"Accept-Encoding": "identity"} | ({"Range": f"bytes={begun_at}-"} if begun_at else {})
    try:
        async with client.stream("GET", url, headers=headers) as response:
            if response.status_code not in (200, 206):
                raise _failed(part.name[1:-5], f"the server answered {response.status_code}")
            is_rest = response.status_code == 206
            if is_rest and not response.headers.get("Content-Range", "").startswith(f"bytes {begun_at}-"):
                raise _failed(part.name[1:-5], "the server sent another part of it")
            done = begun_at if is_rest else 0
            with part.open("ab" if is_rest else "wb") as file:
                async for chunk in response.aiter_bytes(CHUNK_BYTES):
                    if done + len(chunk) > size_bytes:
                        raise _failed(part.name[1:-5], "it is larger than was announced")
                    await asyncio.to_thread(file.write, chunk)
                    done += len(chunk)
                    yield done
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise _failed(part.name[1:-5], network_reason(error)) from error


def _digest(path: Path, algorithm: str) -> str:
    begun = hashlib.new("sha1" if algorithm == "git" else algorithm, usedforsecurity=False)
    if algorithm == "git":
        begun.update(b"blob %d\0" % path.stat().st_size)
    with path.open("rb") as file:
        return hashlib.file_digest(file, lambda: begun).hexdigest()


def _failed(name: str, reason: str) -> Unavailable:
    return Unavailable(
        "download_failed",
        f"{name} could not be downloaded ({reason}).",
        "Check the network and try again: it goes on where it stopped.",
    )
