import pytest
from hypothesis import given
from hypothesis import strategies as st

from bestfriend_desktop.domain.continuation import Joint, continuation, instruction

BEFORE = "Once upon a time there was a fox who lived in the mid"


def joined(before: str, after: str, size: int = 1) -> str:
    joint = Joint(before)
    pieces = [joint.feed(after[at : at + size]) for at in range(0, len(after), size)]
    return before + "".join(pieces) + joint.rest()


@pytest.mark.parametrize("size", [1, 2, 4, 100])
@pytest.mark.parametrize(
    "after",
    [
        "fox who lived in the middle of a wood.",
        '"lived in the middle of a wood.',
        "…who lived in the middle of a wood.",
        "\n the middle of a wood.",
        f"{BEFORE}dle of a wood.",
    ],
)
def test_words_that_stand_there_already_are_not_written_twice(after: str, size: int) -> None:
    assert joined(BEFORE, after, size) == f"{BEFORE}dle of a wood."


def test_where_nothing_is_repeated_a_space_parts_the_words() -> None:
    assert joined("One two", "three.") == "One two three."
    assert joined("One two", ", three.") == "One two, three."
    assert joined("One two", "\n\nThree.") == "One two\n\nThree."


def test_nothing_more_adds_nothing() -> None:
    assert joined("One two", "") == "One two"
    assert joined("One two", "two") == "One two two"[: len("One two")]


def test_ordinary_words_pass_at_once() -> None:
    joint = Joint("Once upon a time")
    assert joint.feed(" Xylophones") == " Xylophones"
    assert joint.feed(" a time") == " a time"


@given(st.text(max_size=60), st.text(max_size=60), st.integers(1, 9))
def test_what_stands_there_stays_and_no_end_is_lost(before: str, after: str, size: int) -> None:
    whole = joined(before, after, size)
    assert whole.startswith(before)
    assert len(whole) <= len(before) + len(after) + 1


def test_the_model_sees_its_reply_and_the_words_to_begin_with() -> None:
    shown, asked = continuation(BEFORE, 1000, lambda text: len(text.split()))
    assert (shown.role, shown.text, asked.role) == ("assistant", BEFORE, "user")
    assert "fox who lived in the mid" in asked.text
    assert asked.text == instruction(BEFORE)


def test_of_a_reply_that_has_no_room_the_end_is_shown() -> None:
    long = " ".join(f"word{number}" for number in range(1000))
    shown, _ = continuation(long, 100, lambda text: len(text.split()))
    assert long.endswith(shown.text)
    assert 20 < len(shown.text.split()) <= 100
