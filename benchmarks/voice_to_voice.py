"""From the end of what somebody says to the first sound of the answer, at the microphone and the loudspeaker.

A person's sentences, spoken by Piper, are played into a virtual microphone, hands-free; a model that answers
at once lets the companion reply. Microphone and loudspeaker are both recorded, and what is measured is the
time between the last sound of the one and the first of the other. Beside it, on the same sentences:

- the bare parts, one after the other: noticing that the turn is over (the silence that is waited for, by the
  same detector on the same sound), Whisper's short window alone, Piper's first clause alone, and the
  loudspeaker alone;
- the pipeline one would write first: 500 ms of silence, faster-whisper as it comes, the whole reply
  synthesised, then played.

    python benchmarks/voice_to_voice.py [--json] [--turns N]
"""

import asyncio
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import aclosing
from dataclasses import dataclass
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parent.parent)]

import numpy as np  # noqa: E402 - found by the line above

from benchmarks.aloud import (  # noqa: E402
    ANSWER,
    QUESTIONS,
    first_sound,
    last_sound,
    spoken,
    voiced_companion,
)
from benchmarks.report import Figure, arguments, report  # noqa: E402
from bestfriend_desktop.adapters.speech.samples import pcm_of, samples_of  # noqa: E402
from bestfriend_desktop.domain.events import SpokenNow, VoiceStateChanged  # noqa: E402
from bestfriend_desktop.domain.sentences import Sentences  # noqa: E402
from bestfriend_desktop.domain.sound import FRAME_BYTES, FRAME_S, HEARING_RATE_HZ, Sound  # noqa: E402
from bestfriend_desktop.domain.speech import SpeakingStyle  # noqa: E402
from bestfriend_desktop.domain.utterance import PauseBegan, TurnEnded, Utterances  # noqa: E402
from bestfriend_desktop.services.voice import Voice, VoiceParts  # noqa: E402
from tests.fakes.companion import Ear  # noqa: E402
from tests.fakes.virtual_audio import CABLE, RATE_HZ, VirtualAudio  # noqa: E402

LIMIT_OF_PARTS = 1.15
LIMIT_OF_PIPELINE = 0.4
PIPELINE_SILENCE_S = 0.5
AFTER_S = 1.2
"""Between two turns."""
HEARD_FOR_S = 0.3
"""Of an answer, and it is hushed."""


@dataclass
class Bare:
    """What the parts take by themselves, in seconds."""

    noticing: float
    understanding: float
    speaking: float
    understanding_standard: float
    speaking_whole: float


async def measure(turns: int) -> list[Figure]:
    sound = VirtualAudio()
    os.environ.update(sound.environment)
    try:
        with tempfile.TemporaryDirectory() as folder:
            stage, parts = voiced_companion(Path(folder))
            ear = Ear(stage.companion)
            await stage.companion.start()
            questions = [await spoken(parts, text) for text in QUESTIONS]
            ours = [
                await _turn(sound, stage.companion.voice, ear, questions[number % len(questions)])
                for number in range(1, turns + 2)
            ][1:]  # the first one loads
            await stage.companion.voice.deafen()
            playing = [await _play_alone(sound, parts) for _ in range(5)]
            bare = [await _bare(parts, question) for question in questions]
            await stage.companion.close()
    finally:
        sound.close()
    return _figures(ours, bare, statistics.median(playing))


async def _turn(sound: VirtualAudio, voice: Voice, ear: Ear, question: Sound) -> float:
    """One question and the beginning of its answer; the silence between them in seconds."""
    if not voice.is_hands_free:
        await voice.listen()
        await ear.until(VoiceStateChanged)
    samples = np.frombuffer(question.pcm, np.int16)
    with sound.recording() as answer, sound.recording(CABLE) as asked:
        with sound.saying(samples, question.rate_hz):
            await ear.until(SpokenNow, len(ear.all(SpokenNow)) + 1)
            await asyncio.sleep(HEARD_FOR_S)
        begins, ends = first_sound(answer.samples, RATE_HZ), last_sound(asked.samples, RATE_HZ)
        assert begins is not None
        assert ends is not None
        silence_s = answer.heard_at(begins) - asked.heard_at(ends)
    await voice.hush()
    await asyncio.sleep(AFTER_S)
    return silence_s


async def _play_alone(sound: VirtualAudio, parts: VoiceParts) -> float:
    """From having sound to hearing it, the loudspeaker being opened."""
    tone = pcm_of(0.5 * np.sin(2 * np.pi * 440 * np.arange(HEARING_RATE_HZ // 2) / HEARING_RATE_HZ))
    with sound.recording() as heard:
        began = time.monotonic()
        async with parts.speaker.open() as playback:
            await playback.feed(Sound(tone, HEARING_RATE_HZ))
            await playback.drain()
            await asyncio.sleep(0.2)
        begins = first_sound(heard.samples, RATE_HZ)
        assert begins is not None
        return heard.heard_at(begins) - began


async def _bare(parts: VoiceParts, question: Sound) -> Bare:
    from faster_whisper import WhisperModel

    speech, noticing = await _noticed(parts, question)
    began = time.perf_counter()
    await parts.recognizer.transcribe(speech, language="en")
    understanding = time.perf_counter() - began
    clauses = Sentences()
    first = (clauses.feed(ANSWER) + clauses.finish())[0].text
    began = time.perf_counter()
    async with aclosing(parts.built_in_voice.speak(first, SpeakingStyle())) as sounds:
        await anext(sounds)
    speaking = time.perf_counter() - began
    standard = _standard()
    assert isinstance(standard, WhisperModel)
    began = time.perf_counter()
    list(standard.transcribe(samples_of(speech), language="en")[0])
    understanding_standard = time.perf_counter() - began
    began = time.perf_counter()
    async with aclosing(parts.built_in_voice.speak(ANSWER, SpeakingStyle())) as sounds:
        async for _ in sounds:
            pass
    return Bare(noticing, understanding, speaking, understanding_standard, time.perf_counter() - began)


_kept: list[object] = []


def _standard() -> object:
    """faster-whisper as it comes, on the same weights and cores."""
    from faster_whisper import WhisperModel

    from benchmarks.aloud import weights

    if not _kept:
        folder = weights().verified("whisper-base").parent
        _kept.append(WhisperModel(str(folder), device="cpu", compute_type="int8", cpu_threads=2))
    return _kept[0]


async def _noticed(parts: VoiceParts, question: Sound) -> tuple[bytes, float]:
    """What is heard of a question, and how long after its last sound it is known to be over.

    Counted in frames, with a guess that costs no time: what must be waited for, whoever waits.
    """
    import soxr

    samples = soxr.resample(np.frombuffer(question.pcm, np.int16), question.rate_hz, HEARING_RATE_HZ)
    ends = last_sound(samples, HEARING_RATE_HZ)
    assert ends is not None
    pcm = samples.astype("<i2").tobytes() + bytes(3 * 2 * HEARING_RATE_HZ)
    utterances = Utterances(200, 1200)
    parts.activity.reset()
    for number, start in enumerate(range(0, len(pcm) - FRAME_BYTES, FRAME_BYTES), start=1):
        frame = pcm[start : start + FRAME_BYTES]
        signals = utterances.heard(frame, await parts.activity.probability(frame))
        for signal in tuple(signals):
            if isinstance(signal, PauseBegan):
                guess = await parts.end_of_turn.probability(signal.speech)
                signals += utterances.hint(signal, guess)
        for signal in signals:
            if isinstance(signal, TurnEnded):
                return signal.speech, number * FRAME_S - ends / HEARING_RATE_HZ
    raise AssertionError("the turn never ended")


def _figures(ours: Sequence[float], bare: Sequence[Bare], playing: float) -> list[Figure]:
    def ms(seconds: float) -> float:
        return 1000 * seconds

    sums = [one.noticing + one.understanding + one.speaking + playing for one in bare]
    pipeline = [
        PIPELINE_SILENCE_S + one.understanding_standard + one.speaking_whole + playing for one in bare
    ]
    median, p95 = statistics.median(ours), statistics.quantiles(ours, n=20)[-1]
    parts = statistics.median(sums)
    return [
        Figure("voice to voice, median, against the bare parts", "ms", ms(median), ms(parts), LIMIT_OF_PARTS),
        Figure(
            "voice to voice, p95, against the slowest sum of parts",
            "ms",
            ms(p95),
            ms(max(sums)),
            LIMIT_OF_PARTS,
        ),
        Figure(
            "voice to voice, median, against silence, whisper, whole reply",
            "ms",
            ms(median),
            ms(statistics.median(pipeline)),
            LIMIT_OF_PIPELINE,
        ),
        Figure("part: noticing the end", "ms", ms(statistics.median(one.noticing for one in bare))),
        Figure("part: understanding", "ms", ms(statistics.median(one.understanding for one in bare))),
        Figure("part: the first clause spoken", "ms", ms(statistics.median(one.speaking for one in bare))),
        Figure("part: opening the loudspeaker and playing", "ms", ms(playing)),
    ]


def main() -> int:
    parser = arguments(__doc__)
    parser.add_argument("--turns", type=int, default=30, help="how many questions are asked")
    return report("voice to voice", asyncio.run(measure(parser.parse_args().turns)))


if __name__ == "__main__":
    sys.exit(main())
