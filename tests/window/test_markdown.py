"""What a model writes becomes rich text, and never anything more."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextDocument,
    QTextFrame,
    QTextTable,
)
from PySide6.QtWidgets import QApplication

from bestfriend_desktop.faces.window.chat.inline import safe_link
from bestfriend_desktop.faces.window.chat.markdown import CodeBlock, render
from bestfriend_desktop.faces.window.chat.selected_words import selected_words
from bestfriend_desktop.faces.window.chat.text_style import FROM_RIGHT, OBJECT, TextStyle
from bestfriend_desktop.faces.window.theme import Theme


@pytest.fixture
def style(theme: Theme) -> TextStyle:
    return TextStyle.of(theme)


def rendered(text: str, style: TextStyle) -> tuple[QTextDocument, list[CodeBlock]]:
    document = QTextDocument()
    return document, render(text, document, style).code_blocks


def links(document: QTextDocument) -> list[tuple[str, str]]:
    found = []
    block = document.begin()
    while block.isValid():
        pieces = block.begin()
        while not pieces.atEnd():
            shown = pieces.fragment().charFormat()
            if shown.isAnchor():
                found.append((pieces.fragment().text(), shown.anchorHref()))
            pieces += 1
        block = block.next()
    return found


def blocks_of(document: QTextDocument) -> list[QTextBlock]:
    found = []
    block = document.begin()
    while block.isValid():
        if block.text():
            found.append(block)
        block = block.next()
    return found


def format_of(document: QTextDocument, words: str, number: int = 0) -> QTextCharFormat:
    """How words are shown that make a whole piece of the document."""
    found = []
    for block in blocks_of(document):
        pieces = block.begin()
        while not pieces.atEnd():
            if pieces.fragment().text() == words:
                found.append(pieces.fragment().charFormat())
            pieces += 1
    return found[number]


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "before <b>bold</b> after",
        "<img src=x onerror=alert(1)>",
        '<a href="javascript:alert(1)">press</a>',
        "<iframe src='https://example.org'></iframe>",
        "<!-- a comment -->",
        "<table><tr><td>cell</td></tr></table>",
    ],
)
def test_html_of_a_model_is_shown_as_letters(text: str, style: TextStyle) -> None:
    document, _ = rendered(text, style)
    assert document.toPlainText().strip() == text
    assert links(document) == [] or all(address.startswith("https://") for _words, address in links(document))


@pytest.mark.parametrize(
    "text",
    [
        "[press](javascript:alert(1))",
        "[press](JaVaScRiPt:alert(1))",
        "[press](&#106;avascript:alert(1))",
        "[press](java&#x0A;script:alert(1))",
        "[press](data:text/html;base64,PHNjcmlwdD4=)",
        "[press](file:///etc/passwd)",
        "[press](vbscript:msgbox)",
        "[press](ftp://example.org/a)",
        "[press](/relative/path)",
        "[press](//example.org)",
        "![picture](file:///etc/passwd)",
        "<javascript:alert(1)>",
        "[press](https:///nohost)",
    ],
)
def test_only_web_and_mail_addresses_become_links(text: str, style: TextStyle) -> None:
    document, _ = rendered(text, style)
    assert links(document) == []


def test_web_and_mail_addresses_become_links(style: TextStyle) -> None:
    document, _ = rendered("[a](https://example.org/x) <mailto:me@example.org> and http://b.org/c.", style)
    assert [address for _words, address in links(document)] == [
        "https://example.org/x",
        "mailto:me@example.org",
        "http://b.org/c",
    ]


def test_pictures_are_named_and_never_loaded(style: TextStyle) -> None:
    document, _ = rendered("![a red boat](https://tracker.example/pixel.png)", style)
    assert document.toPlainText() == "[picture: a red boat]"
    assert links(document) == [("[picture: a red boat]", "https://tracker.example/pixel.png")]
    assert "<img" not in document.toHtml()


def test_code_blocks_keep_their_text_and_language(style: TextStyle) -> None:
    code = "def f(x: int) -> int:\n    return x < 1 and x > 0  # <b>"
    document, blocks = rendered(f"Look:\n\n```python\n{code}\n```\n\nand\n\n    indented\n", style)
    assert [(block.language, block.text) for block in blocks] == [("python", code), ("", "indented")]
    assert code.replace("\n", "\u2028").split("\u2028")[0] in document.toPlainText()
    colours = set()
    block = document.begin()
    while block.isValid():
        pieces = block.begin()
        while not pieces.atEnd():
            colours.add(pieces.fragment().charFormat().foreground().color().name())
            pieces += 1
        block = block.next()
    assert len(colours) > 2, "the code is highlighted"


def test_unknown_language_and_unclosed_fence_are_shown_plainly(style: TextStyle) -> None:
    _, blocks = rendered("```no-such-language\nx = 1\n", style)
    assert [(block.language, block.text) for block in blocks] == [("no-such-language", "x = 1")]


def test_tables_lists_and_quotes_are_structure(style: TextStyle) -> None:
    text = "| a | b |\n|--:|---|\n| 1 | 2 |\n\n- one\n  1. nested\n- two\n\n> said\n\n---\n\nend"
    document, _ = rendered(text, style)
    frames: list[QTextFrame] = document.rootFrame().childFrames()
    tables = [frame for frame in frames if isinstance(frame, QTextTable)]
    assert [(table.rows(), table.columns()) for table in tables] == [(2, 2)]
    assert tables[0].cellAt(1, 0).firstCursorPosition().block().text() == "1"
    listed = []
    block = document.begin()
    while block.isValid():
        if block.textList():
            listed.append((block.text(), block.textList().format().indent()))
        block = block.next()
    assert listed == [("one", 1), ("nested", 2), ("two", 1)]
    assert "said" in document.toPlainText()
    assert document.toPlainText().rstrip().endswith("end")


def test_emphasis_is_shown_and_not_written(style: TextStyle) -> None:
    document, _ = rendered("**bold** *slanted* ~~gone~~ `code` 2 * 3 * 4", style)
    assert document.toPlainText() == "bold slanted gone code 2 * 3 * 4"


@pytest.mark.parametrize(
    "text",
    ["", "\n\n", "#", "- ", "> ", "```", "|a|\n|-|", "- ```\n  x\n  ```", "> - > deep", "* * *", "1. > q"],
)
def test_odd_markdown_does_no_harm(text: str, style: TextStyle) -> None:
    rendered(text, style)


def test_deep_nesting_and_great_length_do_no_harm(style: TextStyle) -> None:
    rendered("> " * 500 + "deep", style)
    rendered("[" * 5000, style)
    document, _ = rendered("x" * 250_000, style)
    assert document.characterCount() > 250_000


def test_mathematics_is_typeset_and_kept_as_it_was_written(style: TextStyle) -> None:
    text = "With $x_i^*$ and $y_j^*$:\n\\[\nE = mc^2\n\\]\nand | on"
    document = QTextDocument()
    made = render(text, document, style)
    assert made.formulas == ["$x_i^*$", "$y_j^*$", "\\[\nE = mc^2\n\\]"]
    lines = document.toPlainText().split("\n")
    assert lines == [f"With {OBJECT} and {OBJECT}:", OBJECT, "and | on"], "no star is taken for emphasis"
    assert document.begin().next().blockFormat().alignment() == Qt.AlignmentFlag.AlignHCenter


def test_mathematics_that_cannot_be_typeset_is_shown_as_written(style: TextStyle) -> None:
    document, blocks = rendered("Here $\\foo{x_1}$ and\n\n\\[\n\\frac{ \\\\ 1\n\\]", style)
    assert "Here $\\foo{x_1}$ and" in document.toPlainText()
    assert [(block.language, block.text) for block in blocks] == [("latex", "\\[\n\\frac{ \\\\ 1\n\\]")]
    font = format_of(document, "$\\foo{x_1}$").font()
    assert font.family() == style.code_font.family()


def test_mathematics_stands_in_lists_quotations_tables_and_headings(style: TextStyle) -> None:
    text = (
        "# About $a$\n\n- one $b$\n\n      \\[ c^2 \\]\n\n> $$d^2$$\n\n"
        "| n | v |\n|---|---|\n| 1 | $|e|$ |\n\n```math\nf^2\n```\n\n    code \\(g\\)\n"
    )
    document = QTextDocument()
    made = render(text, document, style)
    assert made.formulas == ["$a$", "$b$", "\\[ c^2 \\]", "$$d^2$$", "$|e|$", "$$\nf^2\n$$"]
    assert [block.text for block in made.code_blocks] == ["code \\(g\\)"]


def test_formulas_alone_in_their_cells_stand_on_the_line_of_the_words_beside_them(style: TextStyle) -> None:
    document, _ = rendered("| a | b |\n|---|---|\n| word | $x$ |\n\nA $$x$$ in between.", style)
    document.setTextWidth(600)
    (table,) = (frame for frame in document.rootFrame().childFrames() if isinstance(frame, QTextTable))
    first, second = (table.cellAt(1, column).firstCursorPosition().block() for column in range(2))
    assert first.layout().lineAt(0).ascent() == second.layout().lineAt(0).ascent()
    assert document.toPlainText().endswith(f"A \n{OBJECT}\nin between."), "no blank begins a line"


def test_a_wide_formula_is_made_to_fit(style: TextStyle) -> None:
    document = QTextDocument()
    render("$$" + " + ".join(f"x_{{{n}}}" for n in range(60)) + "$$", document, style)
    document.setTextWidth(300)
    assert document.idealWidth() <= 304


def test_private_characters_in_a_reply_are_not_taken_for_formulas(style: TextStyle) -> None:
    document, _ = rendered("\U000f0000 $x$ \ufffc", style)
    assert document.toPlainText() == f"\U000f0000 {OBJECT} \ufffd"


def test_line_breaks_and_letters_above_and_below_the_line(style: TextStyle) -> None:
    document, _ = rendered("H<sub>2</sub>O, x<sup>2</sup><br>a<br/>b <b>c</b>", style)
    assert document.toPlainText() == "H2O, x2\na\nb <b>c</b>"
    alignment = QTextCharFormat.VerticalAlignment
    first, second = (format_of(document, "2", number).verticalAlignment() for number in (0, 1))
    assert (first, second) == (alignment.AlignSubScript, alignment.AlignSuperScript)
    table, _ = rendered("| a |\n|---|\n| one<br>two |", style)
    assert "one\ntwo" in table.toPlainText()


def test_tasks_have_boxes(style: TextStyle) -> None:
    document, _ = rendered("- [x] done\n- [ ] open\n- [link](https://example.org)\n- plain [x]", style)
    marker = QTextBlockFormat.MarkerType
    assert [(block.text(), block.blockFormat().marker()) for block in blocks_of(document)] == [
        ("done", marker.Checked),
        ("open", marker.Unchecked),
        ("link", marker.NoMarker),
        ("plain [x]", marker.NoMarker),
    ]


def test_footnotes_are_shown_where_they_are_told(style: TextStyle) -> None:
    document, _ = rendered("Said so.[^1]\n\n[^1]: Word\n[^b]: https://example.org/x", style)
    assert document.toPlainText() == "Said so.1\n1 Word\nb https://example.org/x"
    assert links(document) == [("https://example.org/x", "https://example.org/x")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("see www.example.org/a.", ["https://www.example.org/a"]),
        ("(www.example.org)", ["https://www.example.org"]),
        ("write to jo.doe@example.org, please", ["mailto:jo.doe@example.org"]),
        ("a@b, www.x, www.a.b@c.org, @jo.doe, `www.example.org`", ["mailto:www.a.b@c.org"]),
        ("https://example.org/@me@example.org", ["https://example.org/@me@example.org"]),
        ("awww.example.org and x.www.example.org", []),
    ],
)
def test_bare_addresses_become_links(text: str, expected: list[str], style: TextStyle) -> None:
    assert [address for _words, address in links(rendered(text, style)[0])] == expected


ARABIC = "| الاسم | العمر |\n|---|---|\n| سارة | Paris |\n| Tom | روما |"


def test_all_cells_of_a_row_stand_on_one_line(style: TextStyle) -> None:
    for text in (
        ARABIC,
        "| Name | شرح |\n|---|---:|\n| abc | نص |\n| نص | abc |",
        "| a | b |\n|---|---|\n| 1 | 2 |",
    ):
        document, _ = rendered(text, style)
        document.setTextWidth(600)
        (table,) = (frame for frame in document.rootFrame().childFrames() if isinstance(frame, QTextTable))
        layout = document.documentLayout()
        for row in range(table.rows()):
            blocks = [table.cellAt(row, column).firstCursorPosition().block() for column in range(2)]
            places = {
                (
                    round(layout.blockBoundingRect(block).top()),
                    round(layout.blockBoundingRect(block).height()),
                )
                for block in blocks
            }
            assert len(places) == 1, text


def test_an_arabic_table_stands_from_the_right(style: TextStyle) -> None:
    document, _ = rendered(ARABIC, style)
    (table,) = (frame for frame in document.rootFrame().childFrames() if isinstance(frame, QTextTable))
    assert table.cellAt(0, 1).firstCursorPosition().block().text() == "الاسم"
    assert table.format().alignment() == Qt.AlignmentFlag.AlignRight
    assert table.cellAt(1, 0).firstCursorPosition().blockFormat().alignment() & Qt.AlignmentFlag.AlignRight


def test_hebrew_lists_and_quotations_stand_from_the_right(style: TextStyle) -> None:
    document, _ = rendered("1. אחד\n2. English\n\n> ציטוט\n\n- [x] משימה\n\n1. One\n2. שתיים", style)
    first, second, *_ = blocks_of(document)
    rightward = Qt.LayoutDirection.RightToLeft
    assert [block.blockFormat().layoutDirection() for block in (first, second)] == [rightward, rightward]
    assert (first.textList().format().numberPrefix(), first.textList().format().numberSuffix()) == (".", "")
    quote = document.rootFrame().childFrames()[0].frameFormat()
    assert (quote.boolProperty(FROM_RIGHT), quote.leftMargin()) == (True, 0)
    assert blocks_of(document)[-1].blockFormat().layoutDirection() == Qt.LayoutDirection.LeftToRight


def test_safe_link_refuses_what_has_spaces_or_controls() -> None:
    assert safe_link("https://example.org/\u0000") is None
    assert safe_link("https://exa mple.org") is None
    assert safe_link("https://[broken") is None
    assert safe_link("https://example.org") == "https://example.org"


def test_styles_follow_the_theme(qapp: QApplication, theme: Theme) -> None:
    light = TextStyle.of(theme)
    theme.choose("dark", 150)
    dark = TextStyle.of(theme)
    assert light.colour("text") != dark.colour("text")
    assert dark.font.pixelSize() > light.font.pixelSize()


def test_a_long_table_is_laid_out_once_and_not_at_every_cell(style: TextStyle) -> None:
    """Else this takes many minutes, and the test its time limit."""
    rows = "\n".join(f"| row {number} | some words | {number} |" for number in range(1500))
    document, _ = rendered(f"$x$\n\n| a | b | c |\n|---|---|---|\n{rows}", style)
    document.setTextWidth(700)
    assert document.size().height() > 30_000


PIECES = (
    *(
        "$x$",
        "$$y^2$$",
        "\\(a\\)",
        "\\[ b = 1 \\]",
        "\\[",
        "\\begin{align}",
        "\\end{align}",
        "\\\\",
        "$",
        "|",
    ),
    *("- ", "1. ", "> ", "[x] ", "# ", "\n", "\n\n", "    ", "**", "`", "```\n", "```math\n", "---\n"),
    *("<br>", "[^1]", "[^1]: ", "word ", "שלום ", "🎉", "[l](https://x.org)", "| a | b |\n|---|---|\n"),
)


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_formula_has_its_place_whatever_it_stands_in(style: TextStyle, text: str) -> None:
    document = QTextDocument()
    made = render(text, document, style)
    document.setTextWidth(300)
    assert document.size().height() >= 0
    assert document.toPlainText().count(OBJECT) == len(made.formulas)
    assert all(written in text or written.startswith("$$\n") for written in made.formulas)


def test_a_selection_of_an_arabic_table_has_the_order_of_its_reading(style: TextStyle) -> None:
    document, _ = rendered(f"before\n\n{ARABIC}\n\nafter", style)
    words = selected_words(document, 0, document.characterCount() - 1, formulas=[], has_breaks=False)
    assert words == "before\nالاسم\tالعمر\nسارة\tParis\nTom\tروما\nafter"
    document, _ = rendered("| a | b |\n|---|---|\n| c | d |", style)
    start = document.find("b").selectionStart()
    end = document.find("c").selectionEnd()
    assert selected_words(document, start, end, formulas=[], has_breaks=False) == "b\nc"
