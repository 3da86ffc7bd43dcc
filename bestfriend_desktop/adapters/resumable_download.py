"""A file from the web: goes on where it was broken off, and appears only when it is whole and right.

What passes by itself (a network that is gone, a server that is busy) is waited for and tried again; all else
is said at once. One program at a time fetches a file; another that wants the same waits and sees it arrive.
"""

import asyncio
import contextlib
import errno
import hashlib
import os
import shutil
import time
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from pathlib import Path

import httpx

from bestfriend_desktop.adapters.network_reasons import network_reason
from bestfriend_desktop.domain.errors import Refused, Unavailable

SMALLEST_CHUNK_BYTES, LARGEST_CHUNK_BYTES = 1 << 18, 4 << 20
STEPS = 2000
"""Of a large file, about: each is told to every face."""

PAUSES_S = (1.0, 2.0, 5.0, 10.0, 20.0, 30.0, 60.0, 60.0, 60.0)
"""Between tries, as long as nothing comes: four minutes in all. Whatever arrives begins it anew."""

LONGEST_RETRY_AFTER_S = 120.0
"""A server that asks for a longer rest is told of instead."""

OTHERS_POLL_S = 0.5
"""How often to look whether another program has finished fetching the same file."""

RESERVE_BYTES = 200_000_000
"""Stays free on the disk: others, the database among them, must be able to write."""

LOOK_AT_DISK_BYTES = 16 << 20
"""After so much more of the file the room on the disk is looked at again."""

MOST_REDIRECTS = 8
_PASSING = (408, 425, 429, 500, 502, 503, 504)
"""Answers that may be others a moment later."""


@dataclass(frozen=True, slots=True)
class Step:
    """A download moves on, or waits."""

    done_bytes: int
    status: str = "downloading"


class _Passing(Exception):
    """What stopped the download, and may have passed a moment later."""

    def __init__(self, error: Unavailable, reason: str, after_s: float = 0.0) -> None:
        super().__init__(reason)
        self.error = error
        self.reason = reason
        self.after_s = after_s
        """The server asks to be left alone for so long."""


async def download(
    client: httpx.AsyncClient,
    url: str,
    target: Path,
    size_bytes: int,
    digest: str,
    algorithm: str = "md5",
    pauses_s: Sequence[float] = PAUSES_S,
) -> AsyncGenerator[Step]:
    """Fetch a file. Closing the iterator keeps what has arrived.

    Args:
        client: has timeouts; redirects are followed here.
        url: where it is.
        target: where it goes; until it is whole it lies beside, with `.part` behind its name.
        size_bytes: how large it is.
        digest: what its bytes come to, in hexadecimal.
        algorithm: `md5`, which is no defence against forgery, only against damage; `sha256`; or `git`, which
            is how git names a file.
        pauses_s: how long to wait before each further try, as long as nothing comes.

    Raises:
        Unavailable: `download_failed`, `disk_full`, `hub_busy`, `hub_forbids`, `download_gone`.
        Refused: `download_unsafe`: the server sends us to an address without encryption.
    """
    part = part_of(target)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with _Lock(target) as lock:
            waited = False
            while not lock.acquired():
                waited = True
                yield Step(_size(part), "another program is fetching it")
                await asyncio.sleep(OTHERS_POLL_S)
            if waited and await asyncio.to_thread(_is_right, target, size_bytes, digest, algorithm):
                yield Step(size_bytes)
                return
            async with aclosing(_whole(client, url, part, size_bytes, digest, algorithm, pauses_s)) as steps:
                async for step in steps:
                    yield step
            yield Step(size_bytes, "checking")
            if not await asyncio.to_thread(_is_right, part, size_bytes, digest, algorithm):
                _drop(part)
                raise _failed(target.name, "it arrived, but is not the file that was announced")
            os.replace(part, target)
    except OSError as error:
        raise _cannot_write(target, error) from error


def part_of(target: Path) -> Path:
    """Where a file lies until it is whole."""
    return target.with_name(f".{target.name}.part")


async def _whole(
    client: httpx.AsyncClient,
    url: str,
    part: Path,
    size_bytes: int,
    digest: str,
    algorithm: str,
    pauses_s: Sequence[float],
) -> AsyncGenerator[Step]:
    """Try until all of it is here."""
    done = _size(part)
    if done > size_bytes:
        _drop(part)
        done = 0
    _refuse_full(part, size_bytes - done)
    tries = 0
    known = digest if algorithm == "sha256" else ""
    while done < size_bytes:
        begun_at = done
        try:
            async with aclosing(_append(client, url, part, begun_at, size_bytes, known)) as arriving:
                async for done in arriving:
                    yield Step(done)
            if done <= begun_at:
                raise _Passing(_failed(_name(part), "the server sent nothing"), "the server sent nothing")
        except _Passing as passing:
            done = _size(part)
            tries = 0 if done > begun_at else tries
            if tries >= len(pauses_s):
                raise passing.error from passing
            pause_s = max(pauses_s[tries], passing.after_s)
            tries += 1
            yield Step(done, f"{passing.reason}; next try in {pause_s:.0f} s")
            await asyncio.sleep(pause_s)


async def _append(
    client: httpx.AsyncClient, url: str, part: Path, begun_at: int, size_bytes: int, sha256: str
) -> AsyncGenerator[int]:
    """Add what comes; yields how much there is then."""
    headers = {"Accept-Encoding": "identity"} | ({"Range": f"bytes={begun_at}-"} if begun_at else {})
    name = _name(part)
    try:
        async with _answer(client, url, headers, name, sha256) as response:
            if response.status_code == 416 and begun_at:
                _drop(part)  # what is here is no beginning of what is there
                raise _Passing(_failed(name, "the server answered 416"), "beginning anew")
            _refuse_answer(response, name)
            is_rest = response.status_code == 206
            if is_rest and not response.headers.get("Content-Range", "").startswith(f"bytes {begun_at}-"):
                raise _failed(name, "the server sent another part of it")
            done = looked_at = begun_at if is_rest else 0
            with part.open("ab" if is_rest else "wb") as file:
                async for chunk in _chunks(response, size_bytes // STEPS):
                    if done + len(chunk) > size_bytes:
                        raise _failed(name, "it is larger than was announced")
                    await asyncio.to_thread(file.write, chunk)
                    done += len(chunk)
                    if done - looked_at >= LOOK_AT_DISK_BYTES:
                        looked_at = done
                        _refuse_full(part, 0)
                    yield done
    except (httpx.TransportError, httpx.DecodingError) as error:
        reason = network_reason(error)
        raise _Passing(_failed(name, reason), reason) from error
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise _failed(name, network_reason(error)) from error


async def _chunks(response: httpx.Response, length: int) -> AsyncGenerator[bytes]:
    """What comes, in pieces of about this length; the last one even where the line breaks."""
    length = max(SMALLEST_CHUNK_BYTES, min(LARGEST_CHUNK_BYTES, length))
    held = bytearray()
    try:
        async for received in response.aiter_bytes():
            held += received
            if len(held) >= length:
                yield bytes(held)
                held.clear()
    except httpx.TransportError:
        if held:  # else a line that breaks all the time would bring nothing for ever
            yield bytes(held)
        raise
    if held:
        yield bytes(held)


@contextlib.asynccontextmanager
async def _answer(
    client: httpx.AsyncClient, url: str, headers: dict[str, str], name: str, sha256: str
) -> AsyncGenerator[httpx.Response]:
    """The answer at the end of all redirects; each request carries our few headers and nothing else."""
    address = httpx.URL(url)
    for _ in range(MOST_REDIRECTS):
        async with client.stream("GET", address, headers=headers, follow_redirects=False) as response:
            # The hub names the file's SHA-256 before it sends us to where the bytes are.
            linked = response.headers.get("X-Linked-Etag", "").strip('W/"')
            if sha256 and len(linked) == len(sha256) and linked != sha256:
                raise Unavailable(
                    "download_failed",
                    f"{name} could not be downloaded (the server has another file of that name by now).",
                    "Choose another model, or look for a newer version of Best Friend.",
                )
            if not response.is_redirect:
                yield response
                return
            there = address.join(response.headers["Location"])
        if there.scheme not in ("http", "https") or (address.scheme == "https" and there.scheme != "https"):
            raise Refused(
                "download_unsafe",
                f"{name} was not downloaded: the server sends us on to {there.host or there.scheme}, "
                "without encryption.",
                "Set another address to fetch models from: bestfriend settings set hub.address ADDRESS",
            )
        address = there
    raise _failed(name, "the server sends us in a circle")


def _refuse_answer(response: httpx.Response, name: str) -> None:
    """Raise where the answer is not the file."""
    status = response.status_code
    if status in _PASSING:
        after_s = _retry_after_s(response.headers.get("Retry-After", ""))
        reason = "the server has too much to do" if status in (429, 503) else f"the server answered {status}"
        code = "hub_busy" if status in (429, 503) else "download_failed"
        remedy = "Try again later: it goes on where it stopped."
        if after_s > LONGEST_RETRY_AFTER_S:
            minutes = max(1, round(after_s / 60))
            reason += f" and asks to come back in {minutes} minute{'s' if minutes > 1 else ''}"
            raise Unavailable(code, f"{name} could not be downloaded ({reason}).", remedy)
        raise _Passing(
            Unavailable(code, f"{name} could not be downloaded ({reason}).", remedy), reason, after_s
        )
    if status in (401, 403):
        raise Unavailable(
            "hub_forbids",
            f"{name} is not given out without an account (the server answered {status}).",
            "Choose another one, or download the file with your account and add it from your disk.",
        )
    if status in (404, 410):
        raise Unavailable(
            "download_gone",
            f"{name} is not at {response.url.host} (any more).",
            "Choose another one; where you fetch from is the setting hub.address.",
        )
    if status not in (200, 206):
        raise _failed(name, f"the server answered {status}")
    if response.headers.get("Content-Type", "").lower().startswith("text/html"):
        raise Unavailable(
            "download_failed",
            f"{name} could not be downloaded (a web page came in place of the file).",
            "If this network asks you to sign in first, do so in a browser; then try again.",
        )


def _retry_after_s(header: str) -> float:
    """Seconds, whether the header says seconds or a time; 0 where it says neither."""
    try:
        return max(0.0, float(header))
    except ValueError:
        pass
    try:
        return max(0.0, parsedate_to_datetime(header).timestamp() - time.time())
    except (ValueError, TypeError):
        return 0.0


class _Lock:
    """Held by the one program that fetches a file."""

    def __init__(self, target: Path) -> None:
        import fasteners  # only those who fetch something pay for it

        self._path = target.with_name(f".{target.name}.lock")
        self._lock = fasteners.InterProcessLock(self._path)

    def __enter__(self) -> "_Lock":
        return self

    def acquired(self) -> bool:
        """Take it, if nobody has it."""
        if not self._lock.acquire(blocking=False):
            return False
        if self._is_the_file():
            return True
        self._lock.release()  # whoever had it has removed it meanwhile: another may lock a new one
        return False

    def __exit__(self, *_: object) -> None:
        if self._lock.acquired:
            with contextlib.suppress(OSError):  # Windows removes no open file; an empty one stays
                self._path.unlink()
            self._lock.release()

    def _is_the_file(self) -> bool:
        try:
            return os.path.samestat(os.fstat(self._lock.lockfile.fileno()), self._path.stat())
        except OSError:
            return False


def _refuse_full(part: Path, left_bytes: int) -> None:
    free = shutil.disk_usage(part.parent).free
    if free < left_bytes + RESERVE_BYTES:
        still = f"{left_bytes / 1e9:.1f} GB are still to come, and " if left_bytes else ""
        raise Unavailable(
            "disk_full",
            f"{_name(part)} has no room: {still}{free / 1e9:.1f} GB are free in {part.parent}.",
            "Free some space and try again: it goes on where it stopped.",
        )


def _cannot_write(target: Path, error: OSError) -> Unavailable:
    full = error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
    remedy = "Free some space" if full else "Free some space, or make the folder writable"
    return Unavailable(
        "disk_full",
        f"{target.name} could not be written to {target.parent} ({error.strerror or error}).",
        f"{remedy}, and try again: it goes on where it stopped.",
    )


def _is_right(path: Path, size_bytes: int, digest: str, algorithm: str) -> bool:
    return path.is_file() and path.stat().st_size == size_bytes and _digest(path, algorithm) == digest


def _digest(path: Path, algorithm: str) -> str:
    begun = hashlib.new("sha1" if algorithm == "git" else algorithm, usedforsecurity=False)
    if algorithm == "git":
        begun.update(b"blob %d\0" % path.stat().st_size)
    with path.open("rb") as file:
        return hashlib.file_digest(file, lambda: begun).hexdigest()


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0


def _drop(part: Path) -> None:
    part.unlink(missing_ok=True)


def _name(part: Path) -> str:
    return part.name[1:-5]


def _failed(name: str, reason: str) -> Unavailable:
    return Unavailable(
        "download_failed",
        f"{name} could not be downloaded ({reason}).",
        "Check the network and try again: it goes on where it stopped.",
    )
