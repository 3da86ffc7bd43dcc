"""The words within a block of Markdown: emphasis, code, links, formulas; written into a QTextDocument."""

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from markdown_it.common.normalize_url import normalizeLink
from markdown_it.token import Token
from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor

from bestfriend_desktop.faces.window.chat.formula_object import Formulas
from bestfriend_desktop.faces.window.chat.text_style import BREAK, TextStyle
from bestfriend_desktop.faces.window.chat.typesetting import typeset

NEWLINE = "\u2028"
"""A new line within a block, for Qt."""
_ENDLESS = re.compile(r"\S{2000,}")
_PIECE = 1000
_BARE_LINK = re.compile(
    r"(?P<web>https?://[^\s<>\"'`]+[^\s<>\"'`.,;:!?)\]}])"
    r"|(?<![\w.@/-])(?P<www>www\.(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24}(?![\w.-]*@)"
    r"(?:[/?#][^\s<>\"'`]*[^\s<>\"'`.,;:!?)\]}])?)"
    r"|(?<![\w.+/@-])(?P<mail>[A-Za-z0-9](?:[A-Za-z0-9._+-]{0,62}[A-Za-z0-9_+-])?"
    r"@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.){1,8}[A-Za-z]{2,24})(?![\w@-]|\.\w)"
)
_TAG = re.compile(r"<br\s*/?>|<(?P<level>su[bp])>(?P<words>[^<>\n]{1,80})</(?P=level)>", re.IGNORECASE)
"""The little HTML that models write where Markdown has nothing; all else is shown as letters."""
_NOTE = re.compile(r"\[\^([^\]\s^]{1,40})\]")


def breakable(text: str) -> str:
    """With places to break words of thousands of letters at: Qt takes seconds to find its own."""
    if len(text) < 2 * _PIECE:
        return text
    return _ENDLESS.sub(
        lambda word: BREAK.join(word[0][at : at + _PIECE] for at in range(0, len(word[0]), _PIECE)), text
    )


def safe_link(address: str) -> str | None:
    """The address when a link may lead there (http, https, mailto), else None."""
    if any(ord(c) <= 32 or ord(c) == 127 for c in address):
        return None
    try:
        parts = urlsplit(address)
        known = (parts.scheme in ("http", "https") and parts.hostname) or (
            parts.scheme == "mailto" and parts.path
        )
    except ValueError:
        return None
    return address if known else None


def base_format(style: TextStyle) -> QTextCharFormat:
    """Plain words of a reply."""
    base = QTextCharFormat()
    base.setFont(style.font)
    base.setForeground(style.colour("text"))
    return base


def heading_format(style: TextStyle, level: int) -> QTextCharFormat:
    """Words of a heading, level 1 to 6."""
    shown = base_format(style)
    font = QFont(style.font)
    font.setPixelSize(round(font.pixelSize() * {1: 1.4, 2: 1.25, 3: 1.12}.get(level, 1.0)))
    font.setWeight(QFont.Weight.DemiBold)
    shown.setFont(font)
    return shown


def write_inline(
    cursor: QTextCursor,
    pieces: Sequence[Token],
    base: QTextCharFormat,
    style: TextStyle,
    formulas: Formulas,
) -> None:
    """Write the pieces of an `inline` token at the cursor."""
    shown = [base]
    if pieces and pieces[0].type == "formula":
        cursor.insertText(BREAK, base)  # a line of formulas alone would not be as high as one of words
    for child in pieces:
        now = QTextCharFormat(shown[-1])
        match child.type:
            case "text" | "html_inline":
                _write_tags(cursor, child.content, now, style)
            case "formula":
                write_formula(cursor, child, now, style, formulas)
            case "softbreak" | "hardbreak":
                cursor.insertText(NEWLINE, now)
            case "code_inline":
                cursor.insertText(breakable(child.content), code_format(now, style))
            case "strong_open":
                now.setFontWeight(QFont.Weight.DemiBold)
                shown.append(now)
            case "em_open":
                now.setFontItalic(True)
                shown.append(now)
            case "s_open":
                now.setFontStrikeOut(True)
                shown.append(now)
            case "link_open":
                shown.append(_linked(now, str(child.attrGet("href") or ""), style))
            case "image":
                address = str(child.attrGet("src") or "")
                cursor.insertText(f"[picture: {child.content or address}]", _linked(now, address, style))
            case "strong_close" | "em_close" | "s_close" | "link_close":
                shown.pop()


def write_formula(
    cursor: QTextCursor, token: Token, shown: QTextCharFormat, style: TextStyle, formulas: Formulas
) -> None:
    """Typeset, or where that cannot be, just as it was written, in the letters of code."""
    formula = token.meta["formula"]
    drawing = typeset(formula.tex, formula.is_display) if formula.is_whole else None
    if drawing is None:
        cursor.insertText(token.content.replace("\n", NEWLINE), code_format(shown, style))
    else:
        formulas.insert(cursor, drawing, token.content, shown)


def code_format(base: QTextCharFormat, style: TextStyle) -> QTextCharFormat:
    """Code among words."""
    shown = QTextCharFormat(base)
    shown.setFont(style.code_font)
    shown.setBackground(style.colour("code"))
    return shown


def _write_tags(cursor: QTextCursor, text: str, shown: QTextCharFormat, style: TextStyle) -> None:
    """Line breaks, and letters that stand higher or lower."""
    done = 0
    for match in _TAG.finditer(text):
        _write_notes(cursor, text[done : match.start()], shown, style)
        done = match.end()
        if match["level"]:
            cursor.insertText(match["words"], raised(shown, is_lower=match["level"].lower() == "sub"))
        else:
            cursor.insertText(NEWLINE, shown)
    _write_notes(cursor, text[done:], shown, style)


def raised(shown: QTextCharFormat, *, is_lower: bool = False) -> QTextCharFormat:
    """Small letters above the line, or below it."""
    made = QTextCharFormat(shown)
    alignment = QTextCharFormat.VerticalAlignment
    made.setVerticalAlignment(alignment.AlignSubScript if is_lower else alignment.AlignSuperScript)
    return made


def _write_notes(cursor: QTextCursor, text: str, shown: QTextCharFormat, style: TextStyle) -> None:
    """Marks of footnotes stand higher."""
    done = 0
    for match in _NOTE.finditer(text):
        _write_words(cursor, text[done : match.start()], shown, style)
        note = raised(shown)
        note.setForeground(style.colour("accent"))
        cursor.insertText(match[1], note)
        done = match.end()
    _write_words(cursor, text[done:], shown, style)


def _write_words(cursor: QTextCursor, text: str, shown: QTextCharFormat, style: TextStyle) -> None:
    """Addresses that stand in the text become links as well."""
    done = 0
    if not shown.isAnchor():
        for match in _BARE_LINK.finditer(text):
            before = {"web": "", "www": "https://", "mail": "mailto:"}[match.lastgroup or "web"]
            cursor.insertText(text[done : match.start()], shown)
            cursor.insertText(breakable(match[0]), _linked(shown, normalizeLink(before + match[0]), style))
            done = match.end()
    cursor.insertText(breakable(text[done:]), shown)


def _linked(shown: QTextCharFormat, address: str, style: TextStyle) -> QTextCharFormat:
    linked = QTextCharFormat(shown)
    if safe := safe_link(address):
        linked.setAnchor(True)
        linked.setAnchorHref(safe)
        linked.setForeground(style.colour("accent"))
        linked.setFontUnderline(True)
    return linked
