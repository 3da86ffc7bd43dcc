from collections.abc import Sequence

import numpy as np
import pytest

from bestfriend_desktop.adapters.speech.whisper_output import is_loop, said, segments_of_tokens
from bestfriend_desktop.domain.speech import Segment

EOT, TIMESTAMPS = 100, 200
VOCABULARY = {1: " Hello", 2: " world", 3: ".", 4: " Thank", 5: " you"}


class Tokens:
    """A tokenizer of five words."""

    eot = EOT
    timestamp_begin = TIMESTAMPS

    def decode(self, tokens: Sequence[int]) -> str:
        return "".join(VOCABULARY[token] for token in tokens)


def at(seconds: float) -> int:
    return TIMESTAMPS + round(seconds / 0.02)


def segments(tokens: Sequence[int], seconds: float, sure: float = 0.5) -> list[Segment]:
    """Each token as probable as `sure`."""
    logits = []
    for token in [*tokens, EOT]:
        row = np.full(1000, np.log((1 - sure) / 999))
        row[token] = np.log(sure)
        logits.append(row)
    return list(segments_of_tokens(tokens, logits, Tokens(), seconds))


def test_what_stands_between_two_timestamps_is_a_segment() -> None:
    first, second = segments([at(0), 1, 2, 3, at(1), at(1.5), 4, 5, at(2)], 3)
    assert (first.start_s, first.end_s, first.text) == (0, 1, "Hello world.")
    assert (second.start_s, second.end_s, second.text) == (1.5, 2, "Thank you")
    assert first.confidence == pytest.approx(0.5)


def test_what_begins_after_the_speech_is_over_is_left_out() -> None:
    (only,) = segments([at(0), 1, at(1), at(1), 4, 5, at(2)], 0.9)
    assert (only.text, only.end_s) == ("Hello", 0.9)


def test_a_segment_without_an_end_lasts_to_the_end() -> None:
    (only,) = segments([at(0), 1, 2], 1.2)
    assert (only.text, only.end_s) == ("Hello world", 1.2)


def test_punctuation_alone_says_nothing() -> None:
    assert segments([at(0), 3, 3, at(1)], 2) == []


def test_nothing_written_is_nothing_said() -> None:
    assert segments([], 2) == []


@pytest.mark.parametrize(
    ("text", "confidence", "no_speech", "is_said"),
    [
        ("Thank you.", 0.3, 0.1, False),
        ("Thank you.", 0.9, 0.1, True),
        ("Thanks for watching!", 0.2, 0.5, False),
        ("Call my mother.", 0.3, 0.1, True),
        ("Call my mother.", 0.5, 0.7, False),
        ("No, no, no, no, no!", 0.9, 0.7, True),
    ],
)
def test_what_was_made_up_is_told_from_what_was_said(
    text: str, confidence: float, no_speech: float, is_said: bool
) -> None:
    segment = Segment(0, 1, text, confidence)
    assert list(said([segment], no_speech)) == ([segment] if is_said else [])


def test_a_loop_is_told_from_a_sentence() -> None:
    assert is_loop("I am going to say. " * 20)
    assert not is_loop("No, no, no, no!")
    assert not is_loop("I moved to Lyon last May and I really like the river there.")
    assert not is_loop("")
