"""Files in place of devices: a recording heard as if it were spoken now, a WAV of what would be heard."""

import asyncio
import errno
import time
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import numpy as np

from bestfriend_desktop.adapters.audio.sound_file import SoundFile
from bestfriend_desktop.adapters.audio.wav_file import WavFile
from bestfriend_desktop.domain.errors import Refused, Unavailable
from bestfriend_desktop.domain.sound import FRAME_BYTES, FRAME_S, HEARING_RATE_HZ, SAMPLE_BYTES, Sound

LONGEST_S = 300
"""Nobody speaks for longer in one turn; recordings are what `transcribe` is for."""

SILENCE_AFTER_S = 0.4
"""So that what is said last ends as it would at a microphone; the end of the file ends it in any case."""


class SoundFiles:
    """`AudioFiles`."""

    async def microphone(self, path: Path) -> "FileMicrophone":
        """See `AudioFiles.microphone`."""
        recording = await asyncio.to_thread(SoundFile, path)
        await asyncio.to_thread(recording.close)
        return FileMicrophone(path)

    def speaker(self, path: Path) -> "FileSpeaker":
        """See `AudioFiles.speaker`."""
        return FileSpeaker(path)

    async def write(self, path: Path, sound: Sound) -> None:
        """See `AudioFiles.write`."""
        try:
            await asyncio.to_thread(_write, path, sound)
        except OSError as error:
            message = f"The recording could not be kept in {path.parent} ({error.strerror})."
            raise Unavailable("disk_full", message, "Free some space on the disk.") from error


def _write(path: Path, sound: Sound) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    wav = WavFile(path, sound.rate_hz)
    try:
        wav.add(np.frombuffer(sound.pcm, "<i2"), sound.rate_hz)
        wav.finish()
    finally:
        wav.discard()


class FileMicrophone:
    """`Microphone` that hears a file, at the pace of real time; ends after it and a little silence.

    Args:
        path: a recording, as `SoundFile` reads them.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    async def frames(self) -> AsyncGenerator[bytes]:
        """See `Microphone.frames`; also raises what `SoundFile` does."""
        recording = await asyncio.to_thread(SoundFile, self._path)
        thread = ThreadPoolExecutor(1, "file-microphone")
        try:
            if recording.seconds > LONGEST_S:
                raise self._too_long()
            began = time.monotonic()
            given = 0
            async for frame in _frames(recording, thread):
                given += 1
                if given * FRAME_S > LONGEST_S + SILENCE_AFTER_S:
                    raise self._too_long()  # it did not say how long it is, or lied
                # A frame is there when its last sample has been heard; by the clock, so that nothing adds up.
                await asyncio.sleep(began + given * FRAME_S - time.monotonic())
                yield frame
        finally:
            thread.submit(recording.close)  # after what is being decoded, if something is
            thread.shutdown(wait=False)

    def _too_long(self) -> Refused:
        message = f"{self._path} is longer than {LONGEST_S // 60} minutes."
        return Refused("file_too_long", message, f"To get its text: bestfriend transcribe {self._path}")


async def _frames(recording: SoundFile, thread: ThreadPoolExecutor) -> AsyncGenerator[bytes]:
    """The recording and the silence after it, as fast as they are asked for."""
    loop = asyncio.get_running_loop()
    chunks = recording.chunks()
    rest = b""
    while chunk := await loop.run_in_executor(thread, next, chunks, b""):
        rest += chunk
        whole = len(rest) - len(rest) % FRAME_BYTES
        for start in range(0, whole, FRAME_BYTES):
            yield rest[start : start + FRAME_BYTES]
        rest = rest[whole:]
    rest += bytes(round(SILENCE_AFTER_S * HEARING_RATE_HZ) * SAMPLE_BYTES)
    for start in range(0, len(rest), FRAME_BYTES):
        yield rest[start : start + FRAME_BYTES].ljust(FRAME_BYTES, b"\0")


class FileSpeaker:
    """`Speaker` that writes a WAV, as fast as it comes; it takes the place of another one when it is whole.

    Args:
        path: of the WAV. Where nothing is said, there will be none.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def open(self) -> "AbstractAsyncContextManager[FilePlayback]":
        """See `Speaker.open`. Leaving the context raises `Refused("file_unwritable")`, too."""
        return self._opened()

    @asynccontextmanager
    async def _opened(self) -> "AsyncIterator[FilePlayback]":
        playback = FilePlayback(self._path)
        await playback.check_place()
        try:
            yield playback
            await playback.finish()
        finally:
            await playback.discard()


class FilePlayback:
    """`Playback` into a WAV of the rate of the first sound; what is written counts as heard.

    Args:
        path: of the WAV.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._wav: WavFile | None = None
        self._thread = ThreadPoolExecutor(1, "file-speaker")
        self._may_go_on = asyncio.Event()
        self._may_go_on.set()
        self._is_stopped = False

    async def feed(self, sound: Sound) -> None:
        """See `Playback.feed`.

        Raises:
            Refused: `file_unwritable`.
        """
        await self._may_go_on.wait()
        if not self._is_stopped and sound.pcm:
            await self._in_thread(lambda: self._write(sound))

    @property
    def heard_s(self) -> float:
        """See `Playback.heard_s`."""
        return self._wav.seconds if self._wav is not None else 0.0

    def pause(self) -> None:
        """Nothing is written until `resume`."""
        self._may_go_on.clear()

    def resume(self) -> None:
        """Go on writing."""
        self._may_go_on.set()

    def stop(self) -> None:
        """Nothing more is written."""
        self._is_stopped = True
        self._may_go_on.set()

    async def drain(self) -> None:
        """See `Playback.drain`: all that was fed is written already."""

    async def check_place(self) -> None:
        """Find out before somebody speaks for nothing. Raises `Refused("file_unwritable")`."""
        await self._in_thread(self._check_place)

    async def finish(self) -> None:
        """Put the WAV where it belongs, if there is one. Raises `Refused("file_unwritable")`."""
        if self._wav is not None:
            await self._in_thread(self._wav.finish)

    async def discard(self) -> None:
        """Remove what was not finished."""
        if self._wav is not None:
            await self._in_thread(self._wav.discard)
        self._thread.shutdown(wait=False)

    def _check_place(self) -> None:
        if not self._path.parent.is_dir():
            raise FileNotFoundError(errno.ENOENT, "there is no such folder")
        if self._path.is_dir():
            raise IsADirectoryError(errno.EISDIR, "it is a folder")

    def _write(self, sound: Sound) -> None:
        if self._wav is None:
            self._wav = WavFile(self._path, sound.rate_hz)
        self._wav.add(np.frombuffer(sound.pcm, "<i2"), sound.rate_hz)

    async def _in_thread(self, work: Callable[[], None]) -> None:
        try:
            await asyncio.get_running_loop().run_in_executor(self._thread, work)
        except OSError as error:
            message = f"The sound could not be written to {self._path} ({error.strerror})."
            remedy = "Choose a folder that is there, may be written to and has room."
            raise Refused("file_unwritable", message, remedy) from error
