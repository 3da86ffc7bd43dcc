"""The text of a recording of any length, found part by part; no more than a minute of it is held at once."""

import time
from collections import Counter
from collections.abc import Generator
from pathlib import Path

from bestfriend_desktop.adapters.audio.sound_file import SoundFile
from bestfriend_desktop.adapters.speech.languages import SURE_OF_LANGUAGE, Passage, is_unsure, passages
from bestfriend_desktop.adapters.speech.samples import samples_of
from bestfriend_desktop.adapters.speech.short_whisper import Language, ShortWhisper
from bestfriend_desktop.adapters.speech.spoken_parts import SpokenPart, SpokenParts
from bestfriend_desktop.adapters.speech.whisper_output import segments_of_faster_whisper
from bestfriend_desktop.domain.errors import Refused
from bestfriend_desktop.domain.sound import seconds_of
from bestfriend_desktop.domain.speech import LOW_CONFIDENCE, FileProgress, Segment

LONGEST_PART_S = 28.0
"""With its margins no more than whisper's window."""

FIRST_TRY = (0.0,)
TRIES = (0.0, 0.4, 0.8)
"""Temperatures: the next is tried where it loops or is very unsure. All six would take a minute."""

STEP_S = 0.2
"""No step reads on for longer where nobody speaks: others want the thread, and to see how far it is."""


def transcribe_recording(whisper: ShortWhisper, path: Path, language: str) -> Generator[FileProgress]:
    """Step by step; each blocks for at most as long as one part takes.

    Args:
        whisper: used with its whole window, and with beams.
        path: a sound file, or a video with sound.
        language: ISO 639-1; empty finds it out.

    Raises:
        Refused: `file_missing`, `file_unreadable`, `file_empty`, `file_not_audio`.
    """
    understood = _Understood(whisper, language)
    with SoundFile(path) as recording:
        parts = SpokenParts(LONGEST_PART_S)
        total_s, done_s = recording.seconds, 0.0
        began = time.monotonic()
        for chunk in recording.chunks():
            done_s += seconds_of(chunk)
            found = list(parts.feed(samples_of(chunk)))
            for part in found:
                yield understood.step(done_s, total_s, part)
            if not found and time.monotonic() - began < STEP_S:
                continue
            yield understood.step(done_s, total_s)
            began = time.monotonic()
        for part in parts.finish():
            yield understood.step(done_s, total_s, part)
        if not done_s:
            raise Refused("file_empty", f"There is no sound in {path}.", "Choose another recording.")
        yield understood.step(done_s, done_s)


class _Understood:
    """Follows the languages of one recording.

    Args:
        whisper: understands.
        language: ISO 639-1; empty finds it out.
    """

    def __init__(self, whisper: ShortWhisper, language: str) -> None:
        self._whisper = whisper
        self._is_given = bool(language)
        self._last = Language(language) if language else None
        """What the next part is taken to be; None where it is not certain."""
        self._main = Language(language)
        self._letters: Counter[str] = Counter()
        """Written in each language."""

    def step(self, done_s: float, total_s: float, part: SpokenPart | None = None) -> FileProgress:
        """How far it is, with what is said in this part; blocks."""
        segments: list[Segment] = []
        for language, found in (
            _heard(self._whisper, part, self._last, is_given=self._is_given) if part else ()
        ):
            segments += found
            if language.confidence >= SURE_OF_LANGUAGE:
                self._last = language
            self._letters[language.code] += sum(len(segment.text) for segment in found)
            if self._letters[language.code] >= self._letters[self._main.code]:
                self._main = language
        return FileProgress(done_s, total_s, self._main.code, tuple(segments), self._main.confidence)


def _heard(
    whisper: ShortWhisper, part: SpokenPart, language: Language | None, *, is_given: bool
) -> list[tuple[Language, tuple[Segment, ...]]]:
    """What is said in a part, language by language."""
    language = language or whisper.detect(part.samples)
    found = _written(whisper, part, language, FIRST_TRY)
    if is_unsure(part, found):
        spoken = [Passage(part, language)] if is_given else passages(whisper, part, language)
        if [passage.language.code for passage in spoken] != [language.code]:
            return [
                (passage.language, _written(whisper, passage.part, passage.language, TRIES))
                for passage in spoken
            ]
        if not found or any(segment.confidence < LOW_CONFIDENCE for segment in found):
            found = _written(whisper, part, language, TRIES) or found
    return [(language, found)]


def _written(
    whisper: ShortWhisper, part: SpokenPart, language: Language, temperatures: tuple[float, ...]
) -> tuple[Segment, ...]:
    """What whisper writes of it."""
    found, _ = whisper.standard.transcribe(
        part.samples,
        language=language.code,
        condition_on_previous_text=False,
        word_timestamps=True,
        temperature=temperatures,
    )
    return tuple(segment.moved(part.start_s) for segment in segments_of_faster_whisper(found))
