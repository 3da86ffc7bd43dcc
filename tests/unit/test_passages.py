from hypothesis import given
from hypothesis import strategies as st

from bestfriend_desktop.domain.passages import LENGTH, passages


def test_a_short_text_is_one_passage_on_one_line() -> None:
    assert passages("  Good morning.\n\nDid you sleep well?  ") == ["Good morning. Did you sleep well?"]
    assert passages(" \n ") == []


def test_passages_have_no_marks_of_markdown_and_code_only_where_there_is_nothing_else() -> None:
    code = "```\nx = 1\n```"
    assert passages(f"- **milk**\n- eggs\n\n{code}") == ["milk eggs"]
    assert passages(code) == ["``` x = 1 ```"]


def test_passages_end_where_sentences_end() -> None:
    owl, nobody = "The owl sat in the barn at 3.15 in the night.", "Nobody heard it."
    assert passages(f"{owl} {owl} {nobody} {nobody}") == [f"{owl} {owl}", f"{nobody} {nobody}"]
    assert passages("一" * 60 + "。" + "二" * 60 + "。") == ["一" * 60 + "。", "二" * 60 + "。"]


def test_a_sentence_that_is_too_long_is_cut_between_words() -> None:
    found = passages("word " * 60)
    assert found[0].endswith("word…")
    assert found[1].startswith("…word")
    assert passages("x" * 400)[0] == "x" * (LENGTH - 1) + "…"


@given(st.text(alphabet="ab .。\n", max_size=2000))
def test_no_passage_is_too_long_and_only_so_many_are_taken(text: str) -> None:
    found = passages(text, at_most=5)
    assert len(found) <= 5
    assert all(0 < len(passage) <= LENGTH for passage in found)
