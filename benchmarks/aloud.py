"""What the benchmarks of the voice share: a companion with real ears and a real voice, and things to say."""

from contextlib import aclosing
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from bestfriend_desktop.adapters.model_files import ModelFiles
from bestfriend_desktop.app import voice_parts
from bestfriend_desktop.domain.sound import Sound
from bestfriend_desktop.domain.speech import SpeakingStyle
from bestfriend_desktop.runtime.paths import Paths, starter_models_folder
from bestfriend_desktop.services.voice import VoiceParts
from tests.fakes.companion import Stage, staged
from tests.fakes.models import BASIC, ScriptedModels

QUESTIONS = (
    "What time is it in Tokyo?",
    "Can you tell me a story about a dog?",
    "I went to the market with my sister this morning.",
    "How do I make a good vegetable soup?",
    "Do you remember where we left off yesterday?",
    "My brother is coming to visit us next week.",
    "What should I read after dinner?",
    "I feel a little tired today.",
    "Please remind me what I said about the garden.",
    "Who wrote the book about the old man and the sea?",
)

ANSWER = (
    "Let me think about that. There are a few things one could say here, and I begin with the simplest. "
    "If you have a moment, tell me a little more, so that I can be of some use. "
    "Otherwise we may well come back to it tomorrow, when there is more light and less hurry."
)

QUIET = 0.01
"""Of the loudest possible: softer is silence."""

Samples = npt.NDArray[np.int16]


@cache
def weights() -> ModelFiles:
    """The starter weights of this installation."""
    return ModelFiles([starter_models_folder()])


def voiced_companion(folder: Path, answer: str = ANSWER) -> tuple[Stage, VoiceParts]:
    """A companion whose model answers at once, with the product's own ears and voice; not started yet."""
    pieces = [f"{word} " for word in answer.split()]
    parts: list[VoiceParts] = []
    stage = staged(
        folder,
        basic=ScriptedModels([BASIC], pieces=pieces),
        overrides={"listening.language": "en"},
        voice_of=lambda _: parts[0],
    )
    parts.append(voice_parts(Paths(folder), stage.settings, weights()))
    return stage, parts[0]


async def spoken(parts: VoiceParts, text: str) -> Sound:
    """A sentence as the built-in voice says it."""
    async with aclosing(parts.built_in_voice.speak(text, SpeakingStyle())) as sounds:
        pieces = [sound async for sound in sounds]
    return Sound(b"".join(piece.pcm for piece in pieces), pieces[0].rate_hz)


def first_sound(samples: Samples, rate_hz: int) -> int | None:
    """The sample at which silence ends: the first of 10 ms that are louder than `QUIET` on average."""
    loud = _loud(samples, rate_hz)
    return int(loud[0]) * _step(rate_hz) if len(loud) else None


def last_sound(samples: Samples, rate_hz: int) -> int | None:
    """The sample at which silence begins."""
    loud = _loud(samples, rate_hz)
    return (int(loud[-1]) + 1) * _step(rate_hz) if len(loud) else None


def _loud(samples: Samples, rate_hz: int) -> npt.NDArray[np.intp]:
    step = _step(rate_hz)
    whole = samples[: len(samples) // step * step].astype(np.float64).reshape(-1, step)
    return np.flatnonzero(np.sqrt((whole**2).mean(axis=1)) > QUIET * 32768)


def _step(rate_hz: int) -> int:
    return rate_hz // 100
