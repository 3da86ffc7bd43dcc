import pytest

from bestfriend_desktop.adapters.models.thinking import WithoutThinking


def said(*pieces: str) -> str:
    reply = WithoutThinking()
    return "".join(reply.feed(piece) for piece in pieces) + reply.rest()


@pytest.mark.parametrize("size", [1, 2, 5, 7, 100])
def test_a_leading_block_of_thinking_is_left_out_however_it_is_cut(size: int) -> None:
    text = "\n<think>\nThe person greets me. <b>Hm.</b>\n</think>\n\nHello there."
    assert said(*(text[at : at + size] for at in range(0, len(text), size))) == "Hello there."


def test_an_ordinary_reply_passes_piece_by_piece() -> None:
    reply = WithoutThinking()
    assert [reply.feed(piece) for piece in ("Hel", "lo", " there")] == ["Hel", "lo", " there"]


def test_a_reply_about_the_tag_stays_whole() -> None:
    assert said("Write ", "<think>", "x", "</think>", " in HTML.") == "Write <think>x</think> in HTML."


def test_a_reply_that_begins_like_the_tag_is_not_swallowed() -> None:
    assert said("<", "th", "ing>") == "<thing>"
    assert said("<th") == "<th"


def test_a_thought_that_never_ends_is_no_reply() -> None:
    assert said("<think>", "I wonder") == ""
