"""What voices there are for Piper, as the list at the hub says: rhasspy/piper-voices."""

import json
import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from bestfriend_desktop.adapters.network_reasons import network_reason
from bestfriend_desktop.adapters.speech.voice_files import NAME, PIPER, label
from bestfriend_desktop.domain.errors import Unavailable
from bestfriend_desktop.domain.speech import VoiceInfo

REPOSITORY = "rhasspy/piper-voices/resolve/main"
"""Within the hub."""

MOST_BYTES = 8 << 20
FRESH_S = 24 * 3600
"""How long the list is believed before it is fetched again."""


@dataclass(frozen=True, slots=True)
class RemoteFile:
    """A file at the hub."""

    path: str
    size_bytes: int
    md5: str


@dataclass(frozen=True, slots=True)
class RemoteVoice:
    """A voice that can be fetched."""

    info: VoiceInfo
    model: RemoteFile
    config: RemoteFile


class PiperCatalogue:
    """The list, fetched when it is asked for, and kept for a day.

    Args:
        client: follows redirects, has timeouts.
        kept: the file in which the list is kept.
        address: says where the list and the voices are.
    """

    def __init__(self, client: httpx.AsyncClient, kept: Path, address: Callable[[], str]) -> None:
        self._client = client
        self._kept = kept
        self.address = address
        self._voices: dict[str, RemoteVoice] | None = None

    async def voices(self) -> dict[str, RemoteVoice]:
        """By name. An older list where the hub does not answer.

        Raises:
            Unavailable: `catalogue_unreachable`: and there is no older list.
        """
        if self._voices is not None and self._age_s() < FRESH_S:
            return self._voices
        if self._age_s() < FRESH_S and (kept := self._read()):
            self._voices = kept
            return kept
        try:
            text = await self._fetch()
            self._voices = _parsed(text)
            self._keep(text)
        except (httpx.HTTPError, ValueError) as error:
            older = self._voices or self._read()
            if not older:
                raise Unavailable(
                    "catalogue_unreachable",
                    f"The list of voices could not be fetched ({network_reason(error)}).",
                    "Check the network and try again; a voice from a file can be imported meanwhile.",
                ) from error
            self._voices = older
        return self._voices

    async def _fetch(self) -> str:
        async with self._client.stream("GET", f"{self.address()}/voices.json") as response:
            response.raise_for_status()
            text = b""
            async for chunk in response.aiter_bytes():
                text += chunk
                if len(text) > MOST_BYTES:
                    raise ValueError("the list is too large")
        return text.decode()

    def _age_s(self) -> float:
        try:
            return time.time() - self._kept.stat().st_mtime
        except OSError:
            return float("inf")

    def _read(self) -> dict[str, RemoteVoice]:
        try:
            return _parsed(self._kept.read_text("utf-8"))
        except (OSError, ValueError):
            return {}

    def _keep(self, text: str) -> None:
        try:
            self._kept.parent.mkdir(parents=True, exist_ok=True)
            self._kept.write_text(text, "utf-8")
        except OSError:
            return  # then it is fetched again next time


def _parsed(text: str) -> dict[str, RemoteVoice]:
    """Raises ValueError where it is no such list; leaves out the entries that make no sense."""
    entries = json.loads(text)
    if not isinstance(entries, dict):
        raise ValueError("it is no list of voices")
    voices = {name: _voice(name, entry) for name, entry in entries.items()}
    return {name: voice for name, voice in sorted(voices.items()) if voice is not None}


def _voice(name: str, entry: Any) -> RemoteVoice | None:
    try:
        files = {
            path: RemoteFile(path, int(about["size_bytes"]), str(about["md5_digest"]))
            for path, about in entry["files"].items()
            if re.fullmatch(r"[\w./+-]+", path) and ".." not in path
        }
        model = next(file for path, file in files.items() if path.endswith(f"/{name}.onnx"))
        config = next(file for path, file in files.items() if path.endswith(f"/{name}.onnx.json"))
        language = str(entry["language"]["code"]).replace("_", "-").lower()
    except (KeyError, TypeError, ValueError, AttributeError, StopIteration):
        return None
    if not NAME.fullmatch(name):
        return None
    info = VoiceInfo(name, label(name, entry), language, PIPER, False, model.size_bytes + config.size_bytes)
    return RemoteVoice(info, model, config)
