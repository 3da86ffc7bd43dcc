import pytest

from bestfriend_desktop.domain.traits import traits


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("I like tea.", 0, 0),
        ("Do you like tea?", 1, 1),
        ("I like tea a lot. Do you?", 0.2, 0.5),
        ("你喜欢茶吗\uff1f", 1, 1),
        ("I like tea. [photo: who is this?]", 0, 0),
        ("", 0, 0),
    ],
)
def test_the_share_that_only_asks(text: str, low: float, high: float) -> None:
    assert low <= traits(text).asking <= high


def test_names_are_capitalised_words_within_a_sentence() -> None:
    assert traits("Yesterday I met Eve. Then Tom came to Rome.").names == {"Eve", "Tom", "Rome"}


@pytest.mark.parametrize(
    ("text", "counts", "place", "quotes", "when"),
    [
        ("I have two cats", True, False, False, False),
        ("We flew to Rome", False, True, False, False),
        ("I read “Emma”", False, False, True, False),
        ("It was in May 2020", True, True, False, True),
        ("Ich war gestern in Berlin", False, True, False, True),
        ("喜欢「红楼梦」", False, False, True, False),
        ("nothing", False, False, False, False),
    ],
)
def test_what_a_text_holds(text: str, counts: bool, place: bool, quotes: bool, when: bool) -> None:
    seen = traits(text)
    assert (seen.counts, seen.names_place, seen.quotes, seen.says_when) == (counts, place, quotes, when)
