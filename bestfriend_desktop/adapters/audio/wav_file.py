"""A WAV of one channel that is in its place only when it is whole."""

import os
import wave
from contextlib import suppress
from pathlib import Path

from bestfriend_desktop.adapters.audio.resampling import PieceResampler, Samples
from bestfriend_desktop.domain.sound import SAMPLE_BYTES


class WavFile:
    """Written beside its place first; every call blocks.

    Args:
        path: its place; whatever is there stays until `finish`.
        rate_hz: of the file.

    Raises:
        OSError: it cannot be written.
    """

    def __init__(self, path: Path, rate_hz: int) -> None:
        self._path = path
        self._unfinished = path.with_name(f".{path.name}.{os.getpid()}.part")
        self._file = self._unfinished.open("wb")
        self._wave = wave.open(self._file, "wb")  # noqa: SIM115  it lives as long as this does
        self._wave.setnchannels(1)
        self._wave.setsampwidth(SAMPLE_BYTES)
        self._wave.setframerate(rate_hz)
        self._resampler = PieceResampler(rate_hz, rate_hz)
        self._rate_hz = rate_hz
        self._written = 0

    @property
    def seconds(self) -> float:
        """How long it is by now."""
        return self._written / self._rate_hz

    def add(self, samples: Samples, rate_hz: int) -> None:
        """More sound, of any rate. Raises `OSError`."""
        if self._resampler.from_hz != rate_hz:
            self._resampler = PieceResampler(rate_hz, self._rate_hz)
        resampled = self._resampler.feed(samples)
        self._wave.writeframesraw(resampled.tobytes())
        self._written += len(resampled)

    def finish(self) -> None:
        """Put it in its place. Raises `OSError`."""
        self._wave.close()
        self._file.close()
        self._unfinished.replace(self._path)

    def discard(self) -> None:
        """Remove what was not finished; nothing happens where it was."""
        with suppress(OSError):  # a full disk: what was not written yet is not wanted either
            self._wave.close()
        with suppress(OSError):
            self._file.close()
        self._unfinished.unlink(missing_ok=True)
