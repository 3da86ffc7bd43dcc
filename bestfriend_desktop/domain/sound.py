"""Sound as the domain knows it: 16-bit samples of one channel, and the devices that take or give it."""

import math
import sys
from array import array
from dataclasses import dataclass
from enum import StrEnum

SAMPLE_BYTES = 2
"""PCM everywhere: signed 16 bit, little-endian, one channel."""

HEARING_RATE_HZ = 16_000
"""What the ears work with, whatever the microphone gives."""

FRAME_SAMPLES = 512
"""One frame of the microphone, as voice activity detection wants it: 32 ms."""

FRAME_BYTES = FRAME_SAMPLES * SAMPLE_BYTES
FRAME_S = FRAME_SAMPLES / HEARING_RATE_HZ


def seconds_of(pcm: bytes, rate_hz: int = HEARING_RATE_HZ) -> float:
    """How long it lasts."""
    return len(pcm) / SAMPLE_BYTES / rate_hz


QUIETEST_DB = -60.0
"""What a level of 0 stands for, in decibels below the loudest there can be."""


def level_of(pcm: bytes) -> float:
    """How loud it is: 0 for -60 dB and below, 1 for a full-scale square wave, by root mean square."""
    samples = array("h", pcm)[::4]  # a quarter of them tells as much
    if sys.byteorder == "big":
        samples.byteswap()
    if not samples:
        return 0.0
    power = sum(sample * sample for sample in samples) / len(samples) / 32768**2
    decibels = 10 * math.log10(power) if power else QUIETEST_DB
    return min(1.0, max(0.0, 1 - decibels / QUIETEST_DB))


@dataclass(frozen=True, slots=True)
class Sound:
    """A piece of sound."""

    pcm: bytes
    """Signed 16-bit little-endian samples of one channel."""
    rate_hz: int

    @property
    def seconds(self) -> float:
        """How long it lasts."""
        return seconds_of(self.pcm, self.rate_hz)


class DeviceKind(StrEnum):
    """Which way sound goes."""

    MICROPHONE = "microphone"
    SPEAKER = "speaker"


@dataclass(frozen=True, slots=True)
class AudioDevice:
    """A microphone or a loudspeaker that the system offers."""

    name: str
    """As the system calls it, and as the setting stores it."""
    kind: DeviceKind
    is_default: bool = False
    """True for the one the system would choose."""
    rate_hz: int = 0
    """What it works at by itself; 0 where unknown."""
