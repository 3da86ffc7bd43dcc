"""What a model writes becomes rich text, and never anything more."""

import pytest
from PySide6.QtGui import QTextDocument, QTextFrame, QTextTable
from PySide6.QtWidgets import QApplication

from bestfriend_desktop.faces.window.chat.inline import safe_link
from bestfriend_desktop.faces.window.chat.markdown import CodeBlock, render
from bestfriend_desktop.faces.window.chat.text_style import TextStyle
from bestfriend_desktop.faces.window.theme import Theme


@pytest.fixture
def style(theme: Theme) -> TextStyle:
    return TextStyle.of(theme)


def rendered(text: str, style: TextStyle) -> tuple[QTextDocument, list[CodeBlock]]:
    document = QTextDocument()
    return document, render(text, document, style)


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
