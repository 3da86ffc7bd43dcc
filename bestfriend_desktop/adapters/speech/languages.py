"""Several languages in one recording: where what was understood is unsure, the language is asked for again.

Whisper, told the wrong language, leaves out what it hears, translates it or makes something up, and is unsure
of its words. So nothing is asked while it is sure, which costs nothing; and what it wrote in the wrong
language is written anew in the right one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from bestfriend_desktop.adapters.speech.short_whisper import Language, ShortWhisper
from bestfriend_desktop.adapters.speech.spoken_parts import SpokenPart
from bestfriend_desktop.domain.sound import FRAME_S, FRAME_SAMPLES
from bestfriend_desktop.domain.speech import Segment
from bestfriend_desktop.domain.utterance import END_PROBABILITY

SURE_OF_LANGUAGE = 0.5
"""From which the language of a part is taken to be that of the rest."""

SURE_OF_CHANGE = 0.7
"""From which it is believed that another language is spoken now. An accent alone may make it seem so."""

SURE_OF_WORDS = 0.6
"""A segment below it may be of another language. Of clear speech in the right one it is 0.7 and more, in a
wrong one 0.3 to 0.55 (measured with the base model)."""

SHORTEST_STRETCH_S = 1.5
"""Of less the language cannot be told; it is taken to be that of what stands before it."""

PAUSE_S = 0.4
"""Nobody changes the language in a shorter one."""


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """What is spoken in one language."""

    part: SpokenPart
    language: Language


def is_unsure(part: SpokenPart, segments: Sequence[Segment]) -> bool:
    """True where another language may be spoken in it.

    Args:
        part: what was to be understood.
        segments: what was; their times count from the beginning of the part.
    """
    if any(segment.confidence < SURE_OF_WORDS for segment in segments):
        return True
    spans = [(word.start_s, word.end_s) for segment in segments for word in segment.words] or [
        (segment.start_s, segment.end_s) for segment in segments
    ]
    return any(
        not any(
            start < stretch.start_s - part.start_s + _seconds(stretch)
            and end > stretch.start_s - part.start_s
            for start, end in spans
        )
        for stretch in stretches(part)
    )


def passages(whisper: ShortWhisper, part: SpokenPart, language: Language) -> list[Passage]:
    """The part, cut where the language changes; one passage where it does not. Blocks.

    Args:
        whisper: who knows.
        part: in which it may change.
        language: what it is taken to be where nothing else is certain.
    """
    found: list[Passage] = []
    for stretch in stretches(part):
        before = found[-1].language if found else language
        is_long_enough = _seconds(stretch) >= SHORTEST_STRETCH_S
        heard = whisper.detect(stretch.samples) if is_long_enough else before
        heard = heard if heard.confidence >= SURE_OF_CHANGE else before
        if found and found[-1].language.code == heard.code:
            found[-1] = Passage(_joined(part, found[-1].part, stretch), found[-1].language)
        else:
            found.append(Passage(stretch, heard))
    return found


def stretches(part: SpokenPart) -> list[SpokenPart]:
    """What stands between the pauses of a part; all of it, and none too short to tell its language."""
    speech = np.flatnonzero(part.probabilities >= END_PROBABILITY)
    gaps = np.flatnonzero(np.diff(speech) * FRAME_S > PAUSE_S)
    cuts = [int(speech[gap] + speech[gap + 1]) // 2 for gap in gaps]
    edges = [0]
    for cut in cuts:
        if (cut - edges[-1]) * FRAME_S >= SHORTEST_STRETCH_S:
            edges.append(cut)
    if len(edges) > 1 and (len(part.probabilities) - edges[-1]) * FRAME_S < SHORTEST_STRETCH_S:
        edges.pop()
    edges.append(len(part.probabilities))
    return [_cut(part, first, last) for first, last in pairwise(edges)]


def _cut(part: SpokenPart, first: int, last: int) -> SpokenPart:
    is_end = last == len(part.probabilities)
    samples = part.samples[first * FRAME_SAMPLES : None if is_end else last * FRAME_SAMPLES]
    return SpokenPart(part.start_s + first * FRAME_S, samples, part.probabilities[first:last])


def _joined(part: SpokenPart, one: SpokenPart, after: SpokenPart) -> SpokenPart:
    first = round((one.start_s - part.start_s) / FRAME_S)
    return _cut(part, first, first + len(one.probabilities) + len(after.probabilities))


def _seconds(part: SpokenPart) -> float:
    return len(part.probabilities) * FRAME_S
