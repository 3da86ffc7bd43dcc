"""Piper's voices as a library: those that are here, those that can be fetched, and those brought along."""

import asyncio
import os
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import aclosing
from pathlib import Path

import httpx

from bestfriend_desktop.adapters.model_files import ModelFiles
from bestfriend_desktop.adapters.resumable_download import download
from bestfriend_desktop.adapters.speech.piper_catalogue import PiperCatalogue
from bestfriend_desktop.adapters.speech.voice_files import VoiceFiles, unknown
from bestfriend_desktop.domain.errors import BestFriendError, Refused
from bestfriend_desktop.domain.models import PullProgress
from bestfriend_desktop.domain.speech import BUILT_IN_VOICE, VoiceInfo

PAUSES_S = (1.0, 2.0, 5.0)
"""Between tries to fetch a file of which nothing comes."""

TIMEOUT = httpx.Timeout(30.0, connect=5.0)
MOST_MODEL_BYTES = 1 << 30


class PiperVoices:
    """`SpeechLibrary`: goes to the network only when it is asked what could be fetched, or to fetch it.

    Args:
        voices: those on this disk.
        files: where the built-in voice comes from.
        address: says where the others come from.
        pauses_s: how long to wait before each further try.
    """

    def __init__(
        self,
        voices: VoiceFiles,
        files: ModelFiles,
        address: Callable[[], str],
        pauses_s: Sequence[float] = PAUSES_S,
    ) -> None:
        self._pauses_s = pauses_s
        self._voices = voices
        self._files = files
        # Nobody closes it: it keeps no connection.
        limits = httpx.Limits(max_keepalive_connections=0)
        self._client = httpx.AsyncClient(timeout=TIMEOUT, follow_redirects=True, limits=limits)
        self._catalogue = PiperCatalogue(self._client, voices.folder / "catalogue.json", address)

    async def available(self, *, ask_network: bool = False) -> list[VoiceInfo]:
        """Those on this disk, then, where the network may be asked and answers, those of the catalogue."""
        here = await asyncio.to_thread(self._voices.installed)
        if not ask_network:
            return here
        try:
            catalogue = await self._catalogue.voices()
        except BestFriendError:
            return here
        names = {voice.name for voice in here} | {self._voices.starter_name}
        return here + [voice.info for name, voice in catalogue.items() if name not in names]

    async def pull(self, name: str) -> AsyncGenerator[PullProgress]:
        """Fetch a voice; its progress counts both of its files.

        Raises:
            Misconfigured: `voice_unknown`.
            Unavailable: `catalogue_unreachable`, `download_failed`, `disk_full`.
        """
        if name == BUILT_IN_VOICE:
            async with aclosing(self._files.fetch(name)) as steps:
                async for progress in steps:
                    yield progress
            return
        voice = (await self._catalogue.voices()).get(name)
        if voice is None:
            raise unknown(name)
        total = voice.info.size_bytes
        target = self._voices.folder / f"{name}.onnx"
        before = 0
        # The configuration first: a voice is seen by its model.
        for remote, path in ((voice.config, Path(f"{target}.json")), (voice.model, target)):
            url = f"{self._catalogue.address()}/{remote.path}"
            arriving = download(
                self._client, url, path, remote.size_bytes, remote.md5, pauses_s=self._pauses_s
            )
            async with aclosing(arriving) as steps:
                async for step in steps:
                    yield PullProgress(name, step.status, before + step.done_bytes, total)
            before += remote.size_bytes
        yield PullProgress(name, "success", total, total)

    async def add(self, path: Path) -> VoiceInfo:
        """Import the voice of a file `NAME.onnx` with `NAME.onnx.json` beside it, or of a folder with these.

        Raises:
            Refused: `voice_unfit`, with what is wrong.
            Unavailable: `disk_full`.
        """
        return await asyncio.to_thread(self._add, path)

    async def delete(self, name: str) -> None:
        """Remove a voice from the disk; the built-in one stays."""
        await asyncio.to_thread(self._voices.delete, name)

    def _add(self, path: Path) -> VoiceInfo:
        from bestfriend_desktop.adapters.speech.piper_voice import LoadedVoice

        model = _model_in(path)
        try:
            LoadedVoice(model)  # whether it is one at all
        except BestFriendError as error:
            raise Refused(
                "voice_unfit", error.message, "Fetch its files again from where you have them."
            ) from error
        return self._voices.add(model, model.stem)


def _model_in(path: Path) -> Path:
    """The ONNX file that is meant.

    Raises:
        Refused: `voice_unfit`.
    """
    path = path.expanduser()
    found = sorted(path.glob("*.onnx")) if path.is_dir() else [path]
    remedy = "Choose a file NAME.onnx that has NAME.onnx.json beside it."
    if not path.exists():
        raise Refused("voice_unfit", f"There is no file {path}.", remedy)
    if len(found) != 1:
        many = "several voices" if found else "no voice"
        raise Refused("voice_unfit", f"There is {many} in the folder {path}.", remedy)
    model = found[0].with_suffix("") if found[0].name.endswith(".onnx.json") else found[0]
    if model.suffix != ".onnx" or not model.is_file():
        raise Refused("voice_unfit", f"{path.name} is not a voice of Piper.", remedy)
    if not os.path.isfile(f"{model}.json"):
        raise Refused("voice_unfit", f"Beside {model.name} there is no {model.name}.json.", remedy)
    if model.stat().st_size > MOST_MODEL_BYTES:
        raise Refused("voice_unfit", f"{model.name} is too large for a voice.", remedy)
    return model
