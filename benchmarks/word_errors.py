"""How many words are understood wrongly, and how fast: beside plain faster-whisper in the same run.

Sentences by Piper and some that people have read (tests/recordings), without noise and with white noise 20
and 10 dB below them. Each is heard as a turn is: a second before it, a tenth of a second behind it. The
bound is faster-whisper's own `transcribe` with its defaults, the same weights and as many threads.

    python -m benchmarks.word_errors [--json]
"""

import asyncio
import re
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import soundfile
from faster_whisper import WhisperModel

from benchmarks.report import Figure, arguments, report
from bestfriend_desktop.adapters.model_files import ModelFiles
from bestfriend_desktop.adapters.speech.samples import pcm_of, samples_of
from bestfriend_desktop.adapters.speech.whisper import THREADS, Whisper
from bestfriend_desktop.adapters.speech.whisper_folders import WhisperFolders
from bestfriend_desktop.runtime.paths import starter_models_folder
from tests.fakes.speech import SpokenSentences, mixed, noise, silence

RECORDINGS = Path(__file__).resolve().parents[1] / "tests" / "recordings"
MOST_POINTS = 1.0
"""So much worse than the bound, in percent of the words, we may be."""
MOST_TIME = 0.4

SENTENCES = (
    "What is the weather like tomorrow in Berlin?",
    "Could you remind me to call my mother on Friday evening?",
    "I moved to a small town by the river last May.",
    "The mornings are quiet and I walk before breakfast.",
    "My sister is a nurse and she works at night.",
    "We watched an old film about a lighthouse keeper.",
    "Please write a shopping list with bread, cheese and apples.",
    "I am allergic to peanuts, so never suggest them.",
    "Yesterday the train was late and I missed the meeting.",
    "Tell me a short story about a fox and a snowman.",
    "How do I get the red wine out of the carpet?",
    "My favourite colour is green, but my car is blue.",
    "I have been learning to play the piano since spring.",
    "Do you remember what I told you about my grandfather?",
    "The doctor said that I should sleep more and worry less.",
    "Let us plan the journey to the mountains next summer.",
    "I feel a little lonely today and do not know why.",
    "Open the window, it is far too warm in here.",
    "Thank you, that was exactly what I wanted to hear.",
    "Good night, and wake me up before the sun rises.",
)


@dataclass
class Tally:
    """What was understood of one kind of sentences."""

    words: int = 0
    errors: int = 0
    plain_errors: int = 0
    seconds: list[float] = field(default_factory=list)
    plain_seconds: list[float] = field(default_factory=list)

    def figures(self, kind: str) -> list[Figure]:
        percent = 100 / self.words
        bound = self.plain_errors * percent + MOST_POINTS
        errors = Figure(
            f"wrong words of {self.words}, {kind} (bound: plain + 1)", "%", self.errors * percent, bound, 1.0
        )
        took, plain = sum(self.seconds), sum(self.plain_seconds)
        return [errors, Figure(f"time for these, {kind}", "s", took, plain, MOST_TIME)]


async def measure(sentences: int) -> list[Figure]:
    files = ModelFiles([starter_models_folder()])
    voice = SpokenSentences(files.find("joe"))
    with tempfile.TemporaryDirectory() as folder:
        ours = Whisper(files, WhisperFolders(files, Path(folder)), lambda: "base")
        await ours.preload()
        plain = WhisperModel(
            str(files.find("whisper-base").parent), device="cpu", compute_type="int8", cpu_threads=THREADS
        )
        figures: list[Figure] = []
        said = [(text, voice.say(text)) for text in SENTENCES[:sentences]]
        read = recordings()
        for kind, clips in (
            ("no noise", said),
            ("noise at 20 dB", noisy(said, 20)),
            ("noise at 10 dB", noisy(said, 10)),
            # Together: in 71 words a single one would be more than a point.
            ("people, with and without noise", [*read, *noisy(read, 20), *noisy(read, 10)]),
        ):
            tally = Tally()
            for text, speech in clips:
                await understand(ours, plain, text, silence(1) + speech + silence(0.1), tally)
            figures += tally.figures(kind)
        await ours.close()
    return figures


async def understand(ours: Whisper, plain: WhisperModel, text: str, speech: bytes, tally: Tally) -> None:
    """Both one after the other, so that what else the machine does hits both."""
    began = time.perf_counter()
    heard = (await ours.transcribe(speech, language="en")).text
    between = time.perf_counter()
    found, _ = plain.transcribe(samples_of(speech), language="en")
    plainly = " ".join(segment.text for segment in found)
    tally.seconds.append(between - began)
    tally.plain_seconds.append(time.perf_counter() - between)
    spoken = words(text)
    tally.words += len(spoken)
    tally.errors += distance(spoken, words(heard))
    tally.plain_errors += distance(spoken, words(plainly))


def noisy(clips: Sequence[tuple[str, bytes]], ratio_db: float) -> list[tuple[str, bytes]]:
    """The same over white noise, so many decibels below them."""
    return [(text, mixed(speech, noise(20), ratio_db)) for text, speech in clips]


def recordings() -> list[tuple[str, bytes]]:
    """The words and the sound of each."""
    rows = (RECORDINGS / "words.tsv").read_text("utf-8").splitlines()
    listed = [row.split("\t") for row in rows]
    return [(text, pcm_of(soundfile.read(RECORDINGS / name, dtype="float32")[0])) for name, text in listed]


def words(text: str) -> list[str]:
    """In small letters, without punctuation."""
    return re.findall(r"[\w']+", text.lower().replace("mr.", "mister").replace("-", " "))


def distance(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words must be added, left out or changed (Levenshtein)."""
    row = list(range(len(other) + 1))
    for number, word in enumerate(one, 1):
        corner, row[0] = row[0], number
        for column, against in enumerate(other, 1):
            changed = corner + (word != against)
            corner = row[column]
            row[column] = min(changed, row[column] + 1, row[column - 1] + 1)
    return row[-1]


def main() -> int:
    parser = arguments(__doc__)
    parser.add_argument("--sentences", type=int, default=len(SENTENCES), help="how many of Piper's")
    options = parser.parse_args()
    return report("word errors", asyncio.run(measure(options.sentences)), options.json)


if __name__ == "__main__":
    sys.exit(main())
