import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bestfriend_desktop.domain.sentences import LONGEST, LONGEST_FIRST, Clause, Sentences
from tests.unit.test_markdown_stream import MARKUP

WORDS = "I you went. home, and but Dr. 3.14 — (see it) U.S. no! why? well... 好。 e.g. «so»"
PROSE = st.lists(st.sampled_from(WORDS.split())).map(" ".join)


def clauses(*pieces: str) -> list[Clause]:
    sentences = Sentences()
    found = [clause for piece in pieces for clause in sentences.feed(piece)]
    return found + sentences.finish()


def texts(text: str) -> list[str]:
    return [clause.text for clause in clauses(text)]


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("Hi. One. Two.", ["Hi.", "One.", "Two."]),
        ("Hi. Dr. Smith paid $29.99, i.e. 3.14 times as much, to J. R. Hill in the U.S. Army.", ["Hi.", "Dr. Smith paid $29.99, i.e. 3.14 times as much, to J. R. Hill in the U.S. Army."]),
        ("Hi. On Jan. 5 at 5 p.m. No. 7 won. No. He lost.", ["Hi.", "On Jan. 5 at 5 p.m.", "No. 7 won.", "No.", "He lost."]),
        ("Hi. Wait... what? Well… Yes! So do I. Fine.", ["Hi.", "Wait... what?", "Well…", "Yes!", "So do I.", "Fine."]),
        ("Hi. Ph.D. students meet on Sat. at 5, in Jan. or on Tue. He has an M.Sc. He sat. She left.", ["Hi.", "Ph.D. students meet on Sat. at 5, in Jan. or on Tue.", "He has an M.Sc.", "He sat.", "She left."]),
        ("Ja. Heinrich VIII. war König. Hauptstr. 5 kostet 2 Mio. Euro. Am Sa. um 5.", ["Ja.", "Heinrich VIII. war König.", "Hauptstr. 5 kostet 2 Mio. Euro.", "Am Sa. um 5."]),
        ('Hi. "Stop!" he said. (Really.) She left.', ["Hi.", '"Stop!" he said.', "(Really.)", "She left."]),
        ("hello there. how are you. fine", ["hello there.", "how are you.", "fine."]),
        ("# Title\n- eggs\n- milk, cold\n\nThat is **all.** Bye", ["Title.", "eggs.", "milk, cold.", "That is all.", "Bye."]),
        ("今天天气很好。我们去吧！“好的。”他说。", ["今天天气很好。", "我们去吧！", "“好的。”", "他说。"]),
        ("नमस्ते। आप कैसे हैं?", ["नमस्ते।", "आप कैसे हैं?"]),
        ("# Привет\n- Γεια\n- 你好", ["Привет.", "Γεια.", "你好"]),
        ("... — 😀 !!", []),
    ],
)  # fmt: skip
def test_sentences_are_cut_where_they_end(text: str, spoken: list[str]) -> None:
    assert texts(text) == spoken


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("When you are ready, tell me about it.", "When you are ready,"),
        ("Well, yes, the cat sat down, did it not?", "Well, yes, the cat sat down,"),
        ("The cat sat on the mat and the dog slept.", "The cat sat on the mat"),
        ("The cat, and the dog.", "The cat, and the dog."),
        (
            "The best friends of the old cat were two mice that lived there.",
            "The best friends of the old cat were two mice",
        ),
        ("There are 1,000 reasons for this: first of all", "There are 1,000 reasons for this:"),
        ("The cat sat down — then it left.", "The cat sat down —"),
        ("The cat sat down again—then it left.", "The cat sat down again—"),
        ("今天的天气真的很好，我们去吧。", "今天的天气真的很好，"),
        (
            "Please call me back at (555) 123-4567 before ten, will you?",
            "Please call me back at (555) 123-4567 before ten,",
        ),
        ("He was born on May 5, 1990 in Bonn, they say.", "He was born on May 5, 1990 in Bonn,"),
    ],
)
def test_the_first_clause_comes_early(text: str, first: str) -> None:
    assert texts(text)[0] == first


def test_the_first_clause_is_known_as_soon_as_the_next_word_begins() -> None:
    sentences = Sentences()
    assert sentences.feed("When you are ready,") == []
    assert sentences.feed(" t") == [Clause("When you are ready,", 0, 19)]


def test_a_heading_or_paragraph_is_known_at_its_end() -> None:
    sentences = Sentences()
    assert [clause.text for clause in sentences.feed("# Of course\n")] == ["Of course."]
    assert sentences.feed("A line that is as long as lines of a letter are\n") == []
    assert len(sentences.feed("\n")) == 1


def test_the_marks_right_after_the_last_word_belong_to_the_clause() -> None:
    text = "I am **sure.** See [this](https://x.org). *Bye*"
    assert [text[clause.start : clause.end] for clause in clauses(text)] == [
        "I am **sure.**",
        "See [this](https://x.org).",
        "Bye*",
    ]


@pytest.mark.parametrize("word", ["word ", "word, ", "word; other words ", "字", "字，", "x"])
def test_no_clause_is_too_long_to_be_spoken_at_once(word: str) -> None:
    found = texts(word * 400)
    assert len(found[0]) <= LONGEST_FIRST
    assert max(map(len, found)) <= LONGEST + 1
    assert "".join(found).replace(" ", "").rstrip(".") == (word * 400).replace(" ", "")


def test_a_long_sentence_is_cut_at_a_comma() -> None:
    found = texts("Hi. " + "some words that go on and on " * 5 + "here, " + "and then some more of them " * 5)
    assert found[1].endswith("here,")


@given(MARKUP | PROSE | st.text(max_size=80), st.data())
def test_the_cutting_into_pieces_makes_no_difference(text: str, data: st.DataObject) -> None:
    cuts = data.draw(st.lists(st.integers(0, len(text)), max_size=8).map(sorted))
    pieces = [text[start:end] for start, end in pairwise([0, *cuts, len(text)])]
    assert clauses(*pieces) == clauses(text) == clauses(*text)


@given(MARKUP | PROSE | st.text(max_size=400))
def test_clauses_stand_in_order_inside_the_text(text: str) -> None:
    end = 0
    for clause in clauses(text):
        assert end <= clause.start < clause.end <= len(text)
        end = clause.end


@given(PROSE)
def test_no_word_is_lost_or_said_twice(text: str) -> None:
    def words(spoken: str) -> list[str]:
        return re.findall(r"\w+", spoken)

    assert words(" ".join(texts(text))) == words(text)


def test_a_long_text_letter_by_letter_costs_the_same_for_each() -> None:
    held = []
    sentences = Sentences()
    for letter in "A sentence of [some](https://x.org) words, **bold** ones. " * 300:
        sentences.feed(letter)
        held.append(len(sentences._clause) + len(sentences._markdown._held))
    assert max(held) < LONGEST
