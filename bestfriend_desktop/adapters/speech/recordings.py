"""The text of a recording of any length, found part by part; no more than a minute of it is held at once."""

import time
from collections.abc import Generator
from pathlib import Path

from bestfriend_desktop.adapters.audio.sound_file import SoundFile
from bestfriend_desktop.adapters.speech.samples import samples_of
from bestfriend_desktop.adapters.speech.short_whisper import Language, ShortWhisper
from bestfriend_desktop.adapters.speech.spoken_parts import SpokenPart, SpokenParts
from bestfriend_desktop.adapters.speech.whisper_output import segments_of_faster_whisper
from bestfriend_desktop.domain.errors import Refused
from bestfriend_desktop.domain.sound import seconds_of
from bestfriend_desktop.domain.speech import FileProgress, Segment

LONGEST_PART_S = 28.0
"""With its margins no more than whisper's window."""

SURE_OF_LANGUAGE = 0.5
"""From which the language of a part is taken to be that of the rest."""

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
    spoken = Language(language) if language else None
    told = Language(language)
    with SoundFile(path) as recording:
        parts = SpokenParts(LONGEST_PART_S)
        total_s, done_s = recording.seconds, 0.0
        began = time.monotonic()
        for chunk in recording.chunks():
            done_s += seconds_of(chunk)
            found = list(parts.feed(samples_of(chunk)))
            for part in found:
                segments, told = _heard(whisper, part, spoken)
                spoken = told if told.confidence >= SURE_OF_LANGUAGE else spoken
                yield FileProgress(done_s, total_s, told.code, segments, told.confidence)
            if not found and time.monotonic() - began < STEP_S:
                continue
            yield FileProgress(done_s, total_s, told.code, (), told.confidence)
            began = time.monotonic()
        for part in parts.finish():
            segments, told = _heard(whisper, part, spoken)
            yield FileProgress(done_s, total_s, told.code, segments, told.confidence)
        if not done_s:
            raise Refused("file_empty", f"There is no sound in {path}.", "Choose another recording.")
        yield FileProgress(done_s, done_s, told.code, (), told.confidence)


def _heard(
    whisper: ShortWhisper, part: SpokenPart, language: Language | None
) -> tuple[tuple[Segment, ...], Language]:
    found, info = whisper.standard.transcribe(
        part.samples,
        language=language.code if language else None,
        condition_on_previous_text=False,
        word_timestamps=True,
        temperature=(0.0, 0.4, 0.8),  # tries where it loops; all six would take a minute
    )
    segments = tuple(segment.moved(part.start_s) for segment in segments_of_faster_whisper(found))
    return segments, language or Language(info.language, info.language_probability)
