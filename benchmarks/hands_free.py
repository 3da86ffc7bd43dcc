"""What listening hands-free costs, how often it is fooled, and how soon it is silent when talked over.

- False turns in minutes of silence, noise, music, and the companion's own voice as the microphone hears it
  in a simulated room: anything that would have been stored as said. None is allowed. This runs faster than
  the clock, through the same ears.
- Talking over it, over virtual devices, the loudspeaker being heard by the microphone: from noticing speech
  to silence at the loudspeaker, from the first sound of speech to that silence, and how often it was missed.
- A core's share while listening to silence, and the memory that ears and voice take.

    python benchmarks/hands_free.py [--json] [--minutes N] [--trials N]
"""

import asyncio
import os
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncGenerator
from contextlib import aclosing, suppress
from dataclasses import dataclass
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parent.parent)]

import numpy as np  # noqa: E402 - found by the line above
import psutil  # noqa: E402
import soxr  # noqa: E402

from benchmarks.aloud import (  # noqa: E402
    ANSWER,
    QUESTIONS,
    Samples,
    last_sound,
    spoken,
    voiced_companion,
)
from benchmarks.report import Figure, arguments, report  # noqa: E402
from bestfriend_desktop.adapters.audio.echo import EchoCanceller  # noqa: E402
from bestfriend_desktop.domain.events import (  # noqa: E402
    Event,
    SpeakingEnded,
    SpokenNow,
    VoiceState,
    VoiceStateChanged,
)
from bestfriend_desktop.domain.sound import FRAME_BYTES, HEARING_RATE_HZ, Sound  # noqa: E402
from bestfriend_desktop.runtime.tasks import spawn  # noqa: E402
from bestfriend_desktop.services.ear import Said  # noqa: E402
from bestfriend_desktop.services.event_bus import EventBus  # noqa: E402
from bestfriend_desktop.services.listening import Listening  # noqa: E402
from bestfriend_desktop.services.voice import VoiceParts  # noqa: E402
from bestfriend_desktop.settings.schema import ListeningSettings  # noqa: E402
from tests.fakes.companion import Ear  # noqa: E402
from tests.fakes.room import RATE_HZ as ROOM_RATE_HZ  # noqa: E402
from tests.fakes.room import cleaned, room  # noqa: E402
from tests.fakes.virtual_audio import RATE_HZ, VirtualAudio  # noqa: E402

REST_S = 30.0
SHARE_LIMIT = 0.05
SPEAKS_FOR_S = 1.5
PAUSED_FOR_S = 1.0
"""Where it paused for nothing, it speaks again by then."""
MISSED_AFTER_S = 4.0
ROOM_DELAY_S = 0.03
LONG_ANSWER = " ".join([ANSWER] * 3)
STOP = "Please let me say something about that."


@dataclass(frozen=True, slots=True)
class Stopped:
    """How it fell silent, in seconds."""

    after_noticing: float
    after_speech_began: float
    """The start of the program that plays the speech counts, some 50 ms."""


class SampleMicrophone:
    """`Microphone` that hears samples as fast as they are wanted."""

    def __init__(self, samples: Samples) -> None:
        self._pcm = samples.astype("<i2").tobytes()

    async def frames(self) -> AsyncGenerator[bytes]:
        for start in range(0, len(self._pcm) - FRAME_BYTES + 1, FRAME_BYTES):
            await asyncio.sleep(0)
            yield self._pcm[start : start + FRAME_BYTES]


async def measure(minutes: float, trials: int) -> list[Figure]:
    process = psutil.Process()
    before_mb = process.memory_info().rss / 1e6
    sound = VirtualAudio()
    os.environ.update(sound.environment)
    try:
        with tempfile.TemporaryDirectory() as folder:
            stage, parts = voiced_companion(Path(folder), LONG_ANSWER)
            ear = Ear(stage.companion)
            await stage.companion.start()
            voice = stage.companion.voice
            await voice.listen()
            await ear.until(VoiceStateChanged)
            questions = [await spoken(parts, text) for text in (*QUESTIONS, STOP)]
            await voice.preview()
            with_voice_mb = process.memory_info().rss / 1e6
            share = await _share_at_rest(process)
            stops = []
            with sound.speaker_heard_by_microphone():
                await _talk_over(sound, ear, questions[0], questions[-1])  # the way of the echo is learned
                for trial in range(trials):
                    stops.append(await _talk_over(sound, ear, questions[0], questions[-1]))
                    print(f"\rtalked over {trial + 1} of {trials}", end="", file=sys.stderr)
            await voice.deafen()
            sounds = await _sounds(parts, minutes * 60 / 4)
            false_turns = {name: await _false_turns(parts, samples) for name, samples in sounds.items()}
            await stage.companion.close()
    finally:
        sound.close()
    noticed = [stop for stop in stops if stop is not None]
    after_noticing = [1000 * stop.after_noticing for stop in noticed]
    after_speech = [1000 * stop.after_speech_began for stop in noticed]
    return [
        *(
            Figure(f"false turns in {minutes / 4:g} min of {name}", "turns", found, 1, 0)
            for name, found in false_turns.items()
        ),
        Figure("talked over: from noticing to silence, p50", "ms", statistics.median(after_noticing), 150, 1),
        Figure("talked over: from noticing to silence, longest", "ms", max(after_noticing), 150),
        Figure("talked over: from the first sound to silence, p50", "ms", statistics.median(after_speech)),
        Figure(f"talked over: missed of {trials}", "times", trials - len(noticed), 1, 0),
        Figure("a core's share while listening to silence", "%", 100 * share, 100 * SHARE_LIMIT, 1),
        Figure("memory with ears and voice loaded, against without", "MB", with_voice_mb, before_mb),
    ]


async def _share_at_rest(process: psutil.Process) -> float:
    """Of one core, over half a minute; the sound server and other programs do not count."""
    await asyncio.sleep(3)
    times, began = process.cpu_times(), time.monotonic()
    await asyncio.sleep(REST_S)
    now = process.cpu_times()
    return (now.user + now.system - times.user - times.system) / (time.monotonic() - began)


async def _talk_over(sound: VirtualAudio, ear: Ear, question: Sound, stop: Sound) -> Stopped | None:
    """Ask, let it speak for a while, and talk over it; None where it took no notice."""
    ended, spoken_now = len(ear.all(SpeakingEnded)), len(ear.all(SpokenNow))
    samples = np.frombuffer(question.pcm, np.int16)
    with sound.recording() as answer:
        with sound.saying(samples, question.rate_hz):
            await ear.until(SpokenNow, spoken_now + 1)
            await asyncio.sleep(SPEAKS_FOR_S)
            if ear.companion.voice.state is VoiceState.HEARING:
                await asyncio.sleep(PAUSED_FOR_S)
        noticed: list[float] = []

        def hear(event: Event) -> None:
            if isinstance(event, VoiceStateChanged) and event.state is VoiceState.HEARING:
                noticed.append(time.monotonic())

        unsubscribe = ear.companion.events.subscribe(hear)
        began = time.monotonic()
        with sound.saying(np.frombuffer(stop.pcm, np.int16), stop.rate_hz):
            try:
                await asyncio.wait_for(ear.until(SpeakingEnded, ended + 1), MISSED_AFTER_S)
            except TimeoutError:
                await ear.companion.voice.hush()
                return None
            finally:
                unsubscribe()
            await asyncio.sleep(0.3)
            ends = last_sound(answer.samples, RATE_HZ)
            assert ends is not None
            silent_at = answer.heard_at(ends - 1)
            with suppress(TimeoutError):
                await ear.until(SpokenNow, len(ear.all(SpokenNow)) + 1)
        await ear.companion.voice.hush()  # what answers the interruption is not wanted
    await asyncio.sleep(1.5)
    return Stopped(silent_at - noticed[0], silent_at - began) if noticed else None


async def _false_turns(parts: VoiceParts, samples: Samples) -> int:
    """How many turns the ears make of this."""
    listening = Listening(
        parts.activity,
        parts.end_of_turn,
        parts.wake_word,
        parts.recognizer,
        lambda: ListeningSettings(live_caption=False, language="en"),
        EventBus(),
        spawn,
    )
    async with aclosing(listening.hands_free(SampleMicrophone(samples), wait_for_word=False)) as signs:
        return len([sign async for sign in signs if isinstance(sign, Said)])


async def _sounds(parts: VoiceParts, seconds: float) -> dict[str, Samples]:
    """What nobody said, at 16 kHz: so many seconds of each."""
    chance = np.random.default_rng(1)
    count = round(seconds * HEARING_RATE_HZ)
    time_s = np.arange(count) / HEARING_RATE_HZ
    noise = np.cumsum(chance.standard_normal(count))  # brown, as of traffic and fans
    noise = noise - np.convolve(noise, np.ones(400) / 400, "same") + chance.standard_normal(count)
    chords = [(220, 277.2, 329.6), (196, 246.9, 293.7), (174.6, 220, 261.6), (164.8, 207.7, 246.9)]
    music = np.zeros(count)
    for number, chord in enumerate(chords):
        sounding = (time_s // 2 % len(chords)) == number
        for hz in chord:
            for overtone in (1, 2, 3):
                music += sounding * np.sin(2 * np.pi * hz * overtone * time_s) / overtone**2
    beat = np.exp(-8 * (time_s % 0.5)) * chance.standard_normal(count)
    own = await spoken(parts, LONG_ANSWER)
    played = np.asarray(soxr.resample(np.frombuffer(own.pcm, np.int16), own.rate_hz, ROOM_RATE_HZ))
    played = np.resize(played, round(seconds * ROOM_RATE_HZ))
    echo = EchoCanceller(lambda: True)
    return {
        "silence": np.asarray(chance.normal(0, 3, count), np.int16),
        "noise": np.asarray(2000 * noise / np.abs(noise).max(), np.int16),
        "music": np.asarray(1500 * (music * (0.6 + 0.4 * np.sin(time_s)) + beat), np.int16),
        "its own voice": cleaned(echo, played, room(played, ROOM_DELAY_S)),
    }


def main() -> int:
    parser = arguments(__doc__)
    parser.add_argument("--minutes", type=float, default=10.0, help="of sound that is no speech, in all")
    parser.add_argument("--trials", type=int, default=50, help="how often it is talked over")
    chosen = parser.parse_args()
    return report("hands-free", asyncio.run(measure(chosen.minutes, chosen.trials)))


if __name__ == "__main__":
    sys.exit(main())
