from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bestfriend_desktop.domain.letters import END_OF_BLOCK, Letter
from bestfriend_desktop.domain.markdown_stream import MarkdownStream

MARKUP = st.lists(
    st.sampled_from(
        "`` ``` ~~~ ** * _ ~~ # ## - + 1. 2) > | |---| [ ] ]( ) ![ [^1] [^1]: [2] <b> </b> <br> "  # noqa: SIM905
        "<think> </think> <!-- --> < & &amp; &#39; http:// https://www.example.org/a?b=1, www. h www 😀 👍🏽 \\ "
        "\\* -- word two, 3.14 naïve Dr. end. What? 你好。 ( : ; == --- *** [x] \\begin{a} \\end \\( \\]".split()
    )
    | st.sampled_from([" ", "\n", "\n\n", "    ", "\t", "\u200b", "\x00"]),
    max_size=40,
).map("".join)


def letters(*pieces: str) -> list[Letter]:
    stream = MarkdownStream()
    found = [letter for piece in pieces for letter in stream.feed(piece)]
    return found + stream.finish()


def said(text: str) -> str:
    return "".join(letter.text for letter in letters(text)).strip().replace(END_OF_BLOCK, " / ")


@pytest.mark.parametrize(
    ("markdown", "spoken"),
    [
        ("This is **bold**, *slanted*, __bold__, _slanted_ and ~~gone~~.", "This is bold, slanted, bold, slanted and gone."),
        ("Call `snake_case_name` and ``x``.", "Call snake case name and x."),
        (r"So \(x\) and \[ y \], \beta and \begin{align*} a \end{align*} end", r"So x and y, \beta and a end"),
        ("2 * 3 is 6, and 2*3 too", "2 * 3 is 6, and 2*3 too"),
        ("A [link](https://x.org/a_(b)?c=(d) \"Title\") here", "A link here"),
        ("A [link][ref] and [two](u)[3]", "A link and two"),
        ("It is so[^1], they say [2][3] [4, 5].", "It is so, they say."),
        ("[^1]: The note.\nText\n[ref]: https://x.org\nMore", "Text / More"),
        ("![A cat](cat.png) Look [![alt](a.png)](b) at it!", "Look at it!"),
        ("See https://www.example.org/path?q=1#x, or www.test.de. Or <https://x.org/y>!", "See example.org, or test.de. Or x.org!"),
        ("(https://x.org/a)", "(x.org)"),
        ("访问https://x.org吧", "访问x.org吧"),
        ("The http protocol, why, white", "The http protocol, why, white"),
        ("# Title\nText\n## Next ##", "Title / Text / Next ##"),
        ("- one\n* two\n+ three\n  - [ ] four\n  - [x] five\n• six", "one / two / three / four / five / six"),
        ("1. one\n2) two\n10. ten", "one / two / ten"),
        ("1999 was good\n3.14 is pi", "1999 was good / 3.14 is pi"),
        ("Sugar is sweet\nAnd so are you", "Sugar is sweet / And so are you"),
        ("A line that is as long as lines of a letter are\ngoes on", "A line that is as long as lines of a letter are goes on"),
        ("above\n\n---\n***\n\nbelow", "above / below"),
        ("Title\n=====\ntext", "Title / text"),
        ("> quoted\n> on\n\nnot", "quoted / on / not"),
        ("| A | B |\n|---|:-:|\n| 1 | **2** |\n| 3 | |", "A, B / 1, 2 / 3"),
        ("A | B\n--- | ---\n1 | 2", "A, B / 1, 2"),
        ("Before\n```python\nx = 1\n~~~\n```\nafter", "Before / after"),
        ("~~~\n```\n~~~~\nafter", "after"),
        ("One\r\n---\r\n```\r\ncode\r\n```\r\nTwo\r\n", "One / Two"),
        ("```\nnever closed", ""),
        ("- item\n  ```\n  code\n  ```\n- next", "item / next"),
        ("<b>Bold</b> and<br>new <img src='a b'> x < y <3", "Bold and new x < y"),
        ("<!-- hidden --> shown <script>alert(1)</script>!", "shown!"),
        ("<think>\nhm, **no**\n</think>\n\nYes.", "Yes."),
        ("<thinking>never closed", ""),
        ("Fish &amp; chips&nbsp;&copy; &#39;x&#39; AT&T & Co; R&D;", "Fish & chips © 'x' AT&T & Co; R&D;"),
        ("Great 😀🎉! Really 👍🏽 👨‍👩‍👧 1️⃣ ❤️ 🇫🇷.", "Great! Really 1."),
        (r"\*not\* bold \_ \# \\", r"*not* bold _ # \\".replace("\\\\", "\\")),
        ("20 °C → 68 °F, ~5 €", "20 °C → 68 °F, ~5 €"),
        ("Grüße, Zoë. 你好。 Привет! سلام؟", "Grüße, Zoë. 你好。 Привет! سلام؟"),
        ("a\x00b\u200bc\ufeff\u00add", "abcd"),
        ("", ""),
    ],
)  # fmt: skip
def test_markdown_becomes_what_is_spoken(markdown: str, spoken: str) -> None:
    assert said(markdown) == spoken


@given(MARKUP | st.text(max_size=80), st.data())
def test_the_cutting_into_pieces_makes_no_difference(text: str, data: st.DataObject) -> None:
    cuts = data.draw(st.lists(st.integers(0, len(text)), max_size=8).map(sorted))
    pieces = [text[start:end] for start, end in pairwise([0, *cuts, len(text)])]
    whole = [letter for letter in letters(text) if letter.text]
    assert [letter for letter in letters(*pieces) if letter.text] == whole
    assert [letter for letter in letters(*text) if letter.text] == whole


@given(MARKUP | st.text(max_size=80))
def test_letters_stand_in_order_inside_the_text(text: str) -> None:
    end = 0
    for letter in letters(text):
        assert end <= letter.start <= letter.end <= len(text)
        end = letter.end if letter.text != END_OF_BLOCK else end


@given(st.lists(st.text(st.characters(categories=["L"]), min_size=1, max_size=12)))
def test_plain_words_all_come_through(words: list[str]) -> None:
    text = " ".join(words)
    assert said(text) == text


@pytest.mark.parametrize(
    "text", ["[" * 3000, "<a " * 3000, "-" * 3000, "![](" + "x" * 9000, "`" * 3000, "www." * 2000]
)
def test_what_is_held_back_is_bounded(text: str) -> None:
    stream = MarkdownStream()
    for letter in text:
        stream.feed(letter)
        assert len(stream._held) < 1100
