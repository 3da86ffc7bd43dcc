"""What whisper writes, as what somebody said: segments with times and confidence, without what it made up."""

import math
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from faster_whisper.transcribe import get_compression_ratio

from bestfriend_desktop.domain.speech import Segment, Word

SECONDS_PER_TIMESTAMP = 0.02

NO_SPEECH = 0.6
COMPRESSION = 2.4
"""Whisper's own thresholds: above them its text is nothing that was said, or a loop
(https://github.com/openai/whisper, `transcribe.py`)."""

SURE = 0.6
"""Surer of its words than this it has heard them, whatever it thought of the sound beforehand."""

MADE_UP = frozenset(
    ("", "you", "thank you", "thanks for watching", "thank you for watching", "bye", "im sorry")
)
MADE_UP_BELOW = 0.4
"""What it likes to write of breath and hum; less sure of it than this, it has heard nothing."""


def is_loop(text: str) -> bool:
    """True where the same words come again and again."""
    return bool(text) and get_compression_ratio(text) > COMPRESSION


def said(segments: Iterable[Segment], no_speech: float) -> Iterator[Segment]:
    """Those of the segments that somebody has really said.

    Args:
        segments: as they were written.
        no_speech: how sure whisper was beforehand that nobody speaks.
    """
    for segment in segments:
        is_noise = no_speech > NO_SPEECH and segment.confidence < SURE
        is_made_up = segment.confidence < MADE_UP_BELOW and _bare(segment.text) in MADE_UP
        if not is_noise and not is_made_up:
            yield segment


def segments_of_tokens(
    tokens: Sequence[int], logits: Sequence[Any], tokenizer: Any, seconds: float
) -> Iterator[Segment]:
    """What stands between two timestamps each.

    Args:
        tokens: as they were written.
        logits: of the whole vocabulary, for each of the tokens.
        tokenizer: of their language.
        seconds: what is said to begin after the speech is over is left out.
    """
    start_s = 0.0
    words: list[int] = []
    chances: list[float] = []
    """Logarithms; whether a full stop or a comma follows a word says nothing about the word."""

    def segment(end_s: float) -> Iterator[Segment]:
        if chances and start_s < seconds:  # without a letter it says nothing
            text = tokenizer.decode(words).strip()
            yield Segment(start_s, min(end_s, seconds), text, math.exp(sum(chances) / len(chances)))

    for token, row in zip(tokens, logits, strict=False):  # the logits go on to the end of text
        if token < tokenizer.eot:
            words.append(token)
            if any(letter.isalnum() for letter in tokenizer.decode([token])):
                chances.append(_log_probability(np.array(row).reshape(-1), token))
        elif token >= tokenizer.timestamp_begin:
            time_s = (token - tokenizer.timestamp_begin) * SECONDS_PER_TIMESTAMP
            yield from segment(time_s)
            words, chances, start_s = [], [], time_s
    yield from segment(seconds)


def segments_of_faster_whisper(found: Iterable[Any]) -> Iterator[Segment]:
    """The segments that faster-whisper itself found, one by one, without those that nobody said."""
    for segment in found:
        words = tuple(
            Word(word.word.strip(), word.start, word.end, word.probability) for word in segment.words or ()
        )
        confidence = math.exp(min(0.0, segment.avg_logprob))
        if segment.compression_ratio <= COMPRESSION:
            whole = Segment(segment.start, segment.end, segment.text.strip(), confidence, words)
            yield from said([whole], segment.no_speech_prob)


def _log_probability(logits: npt.NDArray[np.float32], token: int) -> float:
    highest = logits.max()
    return float(logits[token] - highest - np.log(np.exp(logits - highest).sum()))


def _bare(text: str) -> str:
    """Without capitals and punctuation."""
    return "".join(letter for letter in text.lower() if letter.isalpha() or letter == " ").strip()
