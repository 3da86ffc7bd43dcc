"""Sounds to test with, all 16 kHz PCM: sentences by Piper or espeak-ng, noise, music, clicks."""

import functools
import io
import shutil
import subprocess
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
import soundfile
import soxr
from piper import PiperVoice, SynthesisConfig

from bestfriend_desktop.adapters.speech.samples import pcm_of, samples_of
from bestfriend_desktop.domain.sound import HEARING_RATE_HZ


class SpokenSentences:
    """Says sentences with the starter voice, each once; the same sentence always sounds the same.

    Args:
        voice: the ONNX file.
    """

    def __init__(self, voice: Path) -> None:
        self._voice = PiperVoice.load(voice)
        self._style = SynthesisConfig(noise_scale=0, noise_w_scale=0)
        self.say = functools.cache(self._say)

    def _say(self, text: str) -> bytes:
        chunks = list(self._voice.synthesize(text, self._style))
        samples = np.concatenate([chunk.audio_float_array for chunk in chunks])
        return pcm_of(soxr.resample(samples, chunks[0].sample_rate, HEARING_RATE_HZ))


@functools.cache
def espeak(text: str, language: str = "en") -> bytes:
    """The sentence in that language, by the robot espeak-ng; skips the test where it is not installed."""
    program = shutil.which("espeak-ng")
    if program is None:
        pytest.skip("espeak-ng is not installed")
    wav = subprocess.run([program, "-v", language, "--stdout", text], capture_output=True, check=True).stdout
    samples, rate_hz = soundfile.read(io.BytesIO(wav), dtype="float32")
    return pcm_of(soxr.resample(samples, rate_hz, HEARING_RATE_HZ))


def silence(seconds: float) -> bytes:
    return bytes(2 * round(seconds * HEARING_RATE_HZ))


def noise(seconds: float, level: float = 0.05, seed: int = 1) -> bytes:
    """White noise.

    Args:
        seconds: how long.
        level: its root mean square; full scale is 1.
        seed: another one is another noise.
    """
    return pcm_of(level * np.random.default_rng(seed).standard_normal(round(seconds * HEARING_RATE_HZ)))


def music(seconds: float) -> bytes:
    """Chords of decaying harmonics, two a second."""
    chords = [(261.6, 329.6, 392.0), (220.0, 261.6, 329.6), (174.6, 220.0, 261.6), (196.0, 246.9, 293.7)]
    time_s = np.arange(HEARING_RATE_HZ // 2) / HEARING_RATE_HZ
    envelope = np.exp(-3 * time_s) * np.minimum(1, time_s / 0.01)

    def chord(notes: tuple[float, ...]) -> npt.NDArray[np.float64]:
        tones = [np.sin(2 * np.pi * note * k * time_s) / k for note in notes for k in range(1, 6)]
        return np.asarray(envelope * sum(tones) * 0.1)

    bars = np.concatenate([chord(notes) for notes in chords])
    return pcm_of(np.resize(bars, round(seconds * HEARING_RATE_HZ)))


def clicks(seconds: float) -> bytes:
    """Two sharp knocks a second."""
    sound = np.zeros(round(seconds * HEARING_RATE_HZ))
    knock = np.exp(-np.arange(160) / 20) * np.random.default_rng(2).standard_normal(160)
    for start in range(0, len(sound) - 160, HEARING_RATE_HZ // 2):
        sound[start : start + 160] = knock * 0.5
    return pcm_of(sound)


def mixed(speech: bytes, other: bytes, ratio_db: float) -> bytes:
    """Speech over another sound of at least its length, so many decibels louder than it."""
    voice, background = samples_of(speech), samples_of(other)[: len(speech) // 2]
    power = np.sqrt(np.mean(voice**2)) / np.sqrt(np.mean(background**2))
    return pcm_of(voice + background * power * 10 ** (-ratio_db / 20))
