"""Files in place of devices: a recording heard as if it were spoken now, a WAV of what would be heard."""

import asyncio
import os
import time
import wave
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from pathlib import Path
from typing import BinaryIO

import numpy as np

from bestfriend_desktop.adapters.audio.resampling import PieceResampler
from bestfriend_desktop.adapters.audio.sound_file import SoundFile
from bestfriend_desktop.domain.errors import Refused
from bestfriend_desktop.domain.sound import FRAME_BYTES, FRAME_S, HEARING_RATE_HZ, SAMPLE_BYTES, Sound

LONGEST_S = 300
"""Nobody speaks for longer in one turn; recordings are what `transcribe` is for."""

SILENCE_AFTER_S = 1.5
"""So that the last turn can end."""


class SoundFiles:
    """`AudioFiles`."""

    def microphone(self, path: Path) -> "FileMicrophone":
        """See `AudioFiles.microphone`."""
        return FileMicrophone(path)

    def speaker(self, path: Path) -> "FileSpeaker":
        """See `AudioFiles.speaker`."""
        return FileSpeaker(path)


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
        self._unfinished: Path | None = None
        self._file: BinaryIO | None = None
        self._wave: wave.Wave_write | None = None
        self._rate_hz = 0
        self._resampler: PieceResampler | None = None
        self._written = 0
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
        return self._written / self._rate_hz if self._rate_hz else 0.0

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

    async def finish(self) -> None:
        """Put the WAV where it belongs, if there is one. Raises `Refused("file_unwritable")`."""
        await self._in_thread(self._finish)

    async def discard(self) -> None:
        """Remove what was not finished."""
        await self._in_thread(self._discard)
        self._thread.shutdown(wait=False)

    def _write(self, sound: Sound) -> None:
        samples = np.frombuffer(sound.pcm, "<i2")
        if self._wave is None:
            self._begin(sound.rate_hz)
        assert self._wave is not None
        if self._resampler is None or self._resampler.from_hz != sound.rate_hz:
            self._resampler = PieceResampler(sound.rate_hz, self._rate_hz)
        samples = self._resampler.feed(samples)
        self._wave.writeframes(samples.tobytes())
        self._written += len(samples)

    def _begin(self, rate_hz: int) -> None:
        # Beside it: only within one folder can a file take another's place at once.
        self._unfinished = self._path.with_name(f".{self._path.name}.{os.getpid()}.part")
        self._file = self._unfinished.open("wb")
        self._rate_hz = rate_hz
        self._wave = wave.open(self._file, "wb")  # noqa: SIM115  it lives as long as the playback
        self._wave.setnchannels(1)
        self._wave.setsampwidth(SAMPLE_BYTES)
        self._wave.setframerate(rate_hz)

    def _finish(self) -> None:
        if self._wave is not None and self._file is not None and self._unfinished is not None:
            self._wave.close()
            self._file.close()
            self._unfinished.replace(self._path)
            self._unfinished = None

    def _discard(self) -> None:
        if self._wave is not None and self._file is not None and self._unfinished is not None:
            with suppress(OSError):  # a full disk: what was not written yet is not wanted either
                self._wave.close()
                self._file.close()
            self._unfinished.unlink(missing_ok=True)

    async def _in_thread(self, work: Callable[[], None]) -> None:
        try:
            await asyncio.get_running_loop().run_in_executor(self._thread, work)
        except OSError as error:
            message = f"The sound could not be written to {self._path} ({error.strerror})."
            remedy = "Choose a folder that is there, may be written to and has room."
            raise Refused("file_unwritable", message, remedy) from error
