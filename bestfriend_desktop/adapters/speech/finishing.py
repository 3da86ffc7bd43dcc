"""What an engine has spoken -> sound as it is wanted: pace, pitch, volume, pauses, in pieces."""

import io

import numpy as np
import soundfile

from bestfriend_desktop.adapters.speech.pitch import raised, stretched, timbre_kept, trimmed
from bestfriend_desktop.adapters.speech.samples import Samples, pcm_of
from bestfriend_desktop.domain.sentences import CLOSERS, STOPS
from bestfriend_desktop.domain.sound import Sound
from bestfriend_desktop.domain.speech import SpeakingStyle

PIECE_S = 0.4
"""How much sound is handed over at once."""

SENTENCE_PAUSE_S = 0.25
CLAUSE_PAUSE_S = 0.08
"""Silence behind what ends a sentence, and behind what does not."""


def finished(samples: Samples, rate_hz: int, style: SpeakingStyle, slowness: float, text: str) -> list[Sound]:
    """Sound as the style wants it; blocks for some milliseconds.

    Args:
        samples: what was spoken, at `rate_hz`.
        rate_hz: stays what it is.
        style: its pitch, speed and volume.
        slowness: how much longer than at the voice's own pace it was spoken; `pitch / speed` of the style is
            what it comes to.
        text: what was spoken.
    """
    in_pace = stretched(samples, style.pitch / style.speed / slowness, rate_hz)
    higher = timbre_kept(raised(in_pace, style.pitch, rate_hz), style.pitch, rate_hz)
    ends_sentence = text.rstrip(CLOSERS).endswith(tuple(STOPS))
    pause_s = (SENTENCE_PAUSE_S if ends_sentence else CLAUSE_PAUSE_S) / style.speed
    loud = trimmed(higher, pause_s, rate_hz) * np.float32(style.volume)
    size = round(PIECE_S * rate_hz)
    return [Sound(pcm_of(loud[start : start + size]), rate_hz) for start in range(0, len(loud), size)]


def read_wav(content: bytes) -> tuple[Samples, int]:
    """The samples of a WAV and their rate; of several channels, their mean.

    Raises:
        ValueError: it is no sound.
    """
    try:
        channels, rate_hz = soundfile.read(io.BytesIO(content), dtype="float32", always_2d=True)
    except (soundfile.LibsndfileError, RuntimeError, TypeError) as error:
        raise ValueError("it is no sound") from error
    if not len(channels) or not 4_000 <= rate_hz <= 192_000:
        raise ValueError("it is no sound")
    samples: Samples = channels.mean(axis=1)
    return samples, int(rate_hz)
