"""Sound files of every usual format, read piece by piece as 16 kHz PCM (FFmpeg, by PyAV)."""

import stat
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

import av

from bestfriend_desktop.adapters.audio.mixing import Mixer
from bestfriend_desktop.domain.errors import Refused
from bestfriend_desktop.domain.sound import HEARING_RATE_HZ

CHUNK_SAMPLES = HEARING_RATE_HZ
"""About a second comes at a time, however long the recording is."""


class SoundFile:
    """A recording, to be used as a context; every call blocks.

    Args:
        path: WAV, MP3, M4A, FLAC, OGG, WEBM, or a video with sound.

    Raises:
        Refused: `file_missing`, `file_unreadable`, `file_empty`, `file_not_audio`.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = _opened(path)
        try:
            # Some formats are lists of addresses (HLS, concat): nothing but this file is read, least the net.
            options = {"protocol_whitelist": "none"}
            self._container = av.open(self._file, "r", metadata_errors="ignore", container_options=options)
        except (av.FFmpegError, OSError, ValueError) as error:
            self._file.close()
            raise _not_audio(path) from error
        if not self._container.streams.audio:
            self.close()
            raise _not_audio(path)

    @property
    def seconds(self) -> float:
        """How long it says it is; 0 where it does not say."""
        stream = self._container.streams.audio[0]
        if stream.duration and stream.time_base:
            return float(stream.duration * stream.time_base)
        return (self._container.duration or 0) / 1e6

    def chunks(self) -> Iterator[bytes]:
        """Its sound as PCM, once, about a second at a time; what is damaged is left out.

        Raises:
            Refused: `file_not_audio`: there was nothing in it that could be decoded.
        """
        mixer = Mixer()
        found = False
        for frame in self._frames():
            frame.pts = None  # files lie about times; the samples are what they are
            mixer.feed(frame)
            if mixer.samples >= CHUNK_SAMPLES:
                found = True
                yield mixer.take()
        if found or mixer.samples:
            mixer.feed(None)
        if chunk := mixer.take():
            yield chunk
        elif not found:
            raise _not_audio(self._path)

    def close(self) -> None:
        """Let the file go."""
        self._container.close()
        self._file.close()

    def __enter__(self) -> "SoundFile":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _frames(self) -> "Iterator[av.AudioFrame]":
        """Every frame that can be decoded."""
        stream = self._container.streams.audio[0]
        try:
            for packet in self._container.demux(stream):
                try:
                    yield from packet.decode()
                except av.InvalidDataError:
                    continue  # one damaged packet; the next may be whole
        except (av.FFmpegError, OSError):
            return  # it breaks off here: what came before is worth having


def _opened(path: Path) -> BinaryIO:
    try:
        about = path.stat()
        if not stat.S_ISREG(about.st_mode):
            raise _unreadable(path, "it is not a file")  # and a pipe would be waited for
        if about.st_size == 0:
            raise Refused("file_empty", f"The file {path} is empty.", "Choose another recording.")
        return path.open("rb")
    except FileNotFoundError as error:
        raise Refused("file_missing", f"There is no file {path}.", "Check its name and folder.") from error
    except OSError as error:
        raise _unreadable(path, error.strerror or "unknown reason") from error


def _unreadable(path: Path, reason: str) -> Refused:
    return Refused("file_unreadable", f"The file {path} cannot be read ({reason}).", "Choose another file.")


def _not_audio(path: Path) -> Refused:
    remedy = "WAV, MP3, M4A, FLAC, OGG and WEBM recordings can be."
    return Refused("file_not_audio", f"No sound could be read from {path}.", remedy)
