"""Recordings to read, written by FFmpeg in the formats people have."""

import wave
from pathlib import Path

import av
import numpy as np

from tests.engines.audio.signals import Samples, melody

SPOKEN_S = 2.0


def wav(path: Path, samples: Samples, rate_hz: int, channels: int = 1) -> Path:
    """A WAV with the same sound on each channel."""
    with wave.open(str(path), "wb") as writer:
        writer.setnchannels(channels)
        writer.setsampwidth(2)
        writer.setframerate(rate_hz)
        writer.writeframes(np.repeat(samples, channels).tobytes())
    return path


def encoded(path: Path, codec: str, *, rate_hz: int = 48_000, with_picture: bool = False) -> Path:
    """The melody of two seconds, in the format that the path's suffix says."""
    with av.open(str(path), "w") as container:
        if with_picture:
            video = container.add_stream("mpeg4", rate=10)
            video.width = video.height = 64
            video.pix_fmt = "yuv420p"
        sound = container.add_stream(codec, rate=rate_hz)
        sound.layout = "mono"
        frame = av.AudioFrame.from_ndarray(melody(SPOKEN_S, rate_hz)[None], format="s16", layout="mono")
        frame.sample_rate = rate_hz
        if with_picture:
            for number in range(20):
                picture = av.VideoFrame(64, 64, "rgb24")
                picture.pts = number
                container.mux(video.encode(picture))
            container.mux(video.encode(None))
        container.mux(sound.encode(frame))
        container.mux(sound.encode(None))
    return path


def silent_film(path: Path) -> Path:
    """A video without sound."""
    with av.open(str(path), "w") as container:
        video = container.add_stream("mpeg4", rate=10)
        video.width = video.height = 64
        video.pix_fmt = "yuv420p"
        for number in range(5):
            picture = av.VideoFrame(64, 64, "rgb24")
            picture.pts = number
            container.mux(video.encode(picture))
        container.mux(video.encode(None))
    return path


def three_hours(path: Path) -> Path:
    """Three hours at 8 kHz, most of them holes in the file: nothing but a header is really written."""
    rate_hz, size = 8_000, 3 * 3600 * 8_000 * 2
    wav(path, np.zeros(0, np.int16), rate_hz)
    with path.open("r+b") as file:
        header = bytearray(file.read(44))
        header[4:8] = (36 + size).to_bytes(4, "little")
        header[40:44] = size.to_bytes(4, "little")
        file.seek(0)
        file.write(header)
        file.truncate(44 + size)
    return path
