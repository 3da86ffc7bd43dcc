"""Whisper's models as a library: those that are here, those that can be fetched, and those brought along."""

import asyncio
import os
import shutil
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from bestfriend_desktop.adapters.hub import TIMEOUT, file_address
from bestfriend_desktop.adapters.model_files import ModelFiles
from bestfriend_desktop.adapters.network_reasons import network_reason
from bestfriend_desktop.adapters.resumable_download import download
from bestfriend_desktop.adapters.speech.whisper_folders import (
    ALSO,
    BUILT_IN,
    NEEDED,
    VOCABULARIES,
    WEIGHTS,
    WHISPER,
    WhisperFolders,
    cannot_write,
    label,
    missing_in,
)
from bestfriend_desktop.domain.errors import Refused, Unavailable
from bestfriend_desktop.domain.models import PullProgress
from bestfriend_desktop.domain.speech import VoiceInfo

PAUSES_S = (1.0, 2.0, 5.0)
"""Between tries to fetch a file of which nothing comes."""

HUB_MODELS = {
    "tiny": ("Systran/faster-whisper-tiny", 78_000_000),
    "small": ("Systran/faster-whisper-small", 486_000_000),
    "medium": ("Systran/faster-whisper-medium", 1_530_000_000),
    "large-v3-turbo": ("mobiuslabsgmbh/faster-whisper-large-v3-turbo", 1_620_000_000),
}
"""Where they are at the hub, and about how large: known without asking it."""


@dataclass(frozen=True, slots=True)
class RemoteFile:
    """A file at the hub."""

    name: str
    size_bytes: int
    digest: str
    algorithm: str
    """Large files have a SHA-256, the others the name git gives them."""


class WhisperModels:
    """`SpeechLibrary`: goes to the network only to fetch a model that was asked for.

    Args:
        folders: those on this disk.
        files: where the built-in one comes from.
        address: says where the hub is.
        pauses_s: how long to wait before each further try.
    """

    def __init__(
        self,
        folders: WhisperFolders,
        files: ModelFiles,
        address: Callable[[], str],
        pauses_s: Sequence[float] = PAUSES_S,
    ) -> None:
        self._folders = folders
        self._files = files
        self._address = address
        self._pauses_s = pauses_s
        self._client = httpx.AsyncClient(timeout=TIMEOUT, follow_redirects=True)

    async def available(self, *, ask_network: bool = False) -> list[VoiceInfo]:
        """Those on this disk, then those of the hub, whose sizes are known without asking it."""
        here = await asyncio.to_thread(self._folders.installed)
        names = {model.name for model in here}
        return here + [
            VoiceInfo(name, label(name), "", WHISPER, is_installed=False, size_bytes=size)
            for name, (_, size) in HUB_MODELS.items()
            if name not in names
        ]

    async def pull(self, name: str) -> AsyncGenerator[PullProgress]:
        """Fetch a model; goes on where it was broken off.

        Raises:
            Refused: `voice_unknown`.
            Unavailable: `hub_unreachable`, `download_failed`, `disk_full`.
        """
        if name == BUILT_IN:
            async with aclosing(self._files.fetch(WEIGHTS)) as steps:
                async for progress in steps:
                    yield PullProgress(name, progress.status, progress.done_bytes, progress.total_bytes)
            return
        if name not in HUB_MODELS:
            raise Refused(
                "voice_unknown",
                f"There is no listening model called {name}.",
                f"There are: {', '.join([BUILT_IN, *HUB_MODELS])}.",
            )
        repository, _ = HUB_MODELS[name]
        # A model is seen when its folder has its name; until then what has arrived waits here.
        half = self._folders.folder / f".whisper-{name}"
        files = await self._listed(repository)
        total, before = sum(file.size_bytes for file in files), 0
        for file in files:
            arriving = download(
                self._client,
                file_address(self._address(), repository, "main", file.name),
                half / file.name,
                file.size_bytes,
                file.digest,
                file.algorithm,
                self._pauses_s,
            )
            async with aclosing(arriving) as steps:
                async for step in steps:
                    yield PullProgress(name, step.status, before + step.done_bytes, total)
            before += file.size_bytes
        await asyncio.to_thread(_put_in_place, half, self._folders.place(name))
        yield PullProgress(name, "success", total, total)

    async def add(self, path: Path) -> VoiceInfo:
        """Import the model in this folder; its name is the folder's.

        Raises:
            Refused: `voice_unfit`, with what is wrong.
            Unavailable: `disk_full`.
        """
        return await asyncio.to_thread(self._folders.add, path)

    async def delete(self, name: str) -> None:
        """Remove a model from the disk; the built-in one stays."""
        await asyncio.to_thread(self._folders.delete, name)

    async def close(self) -> None:
        """Close the connections to the hub."""
        await self._client.aclose()

    async def _listed(self, repository: str) -> list[RemoteFile]:
        """What a model consists of, the small files first."""
        try:
            answer = await self._client.get(f"{self._address()}/api/models/{repository}/tree/main")
            answer.raise_for_status()
            listed = [_remote(row) for row in answer.json() if row["type"] == "file"]
        except (httpx.HTTPError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise Unavailable(
                "hub_unreachable",
                f"The listening model could not be fetched ({network_reason(error)}).",
                "Check the network and try again; a model in a folder can be imported meanwhile.",
            ) from error
        wanted = {*NEEDED, *VOCABULARIES, ALSO}
        return sorted((file for file in listed if file.name in wanted), key=lambda file: file.size_bytes)


def _put_in_place(half: Path, place: Path) -> None:
    if (missing := missing_in(half)) is not None:
        raise Unavailable("download_failed", f"There is no {missing} at the hub.", "Choose another model.")
    try:
        if place.exists():
            shutil.rmtree(place)
        os.replace(half, place)
    except OSError as error:
        raise cannot_write(place, error) from error


def _remote(row: dict[str, Any]) -> RemoteFile:
    """A line of the list; https://huggingface.co/docs/hub/api."""
    large = row.get("lfs")
    digest = large["oid"] if large else row["oid"]
    return RemoteFile(str(row["path"]), int(row["size"]), str(digest), "sha256" if large else "git")
