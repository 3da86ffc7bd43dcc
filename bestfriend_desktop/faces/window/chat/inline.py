"""The words within a block of Markdown: emphasis, code, links; written into a QTextDocument."""

import re
from urllib.parse import urlsplit

from markdown_it.common.normalize_url import normalizeLink
from markdown_it.token import Token
from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor

from bestfriend_desktop.faces.window.chat.text_style import TextStyle

NEWLINE = "\u2028"
"""A new line within a block, for Qt."""
_BARE_LINK = re.compile(r"https?://[^\s<>\"'`]+[^\s<>\"'`.,;:!?)\]}]")


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


def write_inline(cursor: QTextCursor, token: Token, base: QTextCharFormat, style: TextStyle) -> None:
    """Write an `inline` token at the cursor."""
    shown = [base]
    for child in token.children or ():
        now = QTextCharFormat(shown[-1])
        match child.type:
            case "text" | "html_inline":
                _write_words(cursor, child.content, now, style)
            case "softbreak" | "hardbreak":
                cursor.insertText(NEWLINE, now)
            case "code_inline":
                now.setFont(style.code_font)
                now.setBackground(style.colour("code"))
                cursor.insertText(child.content, now)
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


def _write_words(cursor: QTextCursor, text: str, shown: QTextCharFormat, style: TextStyle) -> None:
    """Addresses that stand in the text become links as well."""
    done = 0
    if not shown.isAnchor():
        for match in _BARE_LINK.finditer(text):
            cursor.insertText(text[done : match.start()], shown)
            cursor.insertText(match[0], _linked(shown, normalizeLink(match[0]), style))
            done = match.end()
    cursor.insertText(text[done:], shown)


def _linked(shown: QTextCharFormat, address: str, style: TextStyle) -> QTextCharFormat:
    linked = QTextCharFormat(shown)
    if safe := safe_link(address):
        linked.setAnchor(True)
        linked.setAnchorHref(safe)
        linked.setForeground(style.colour("accent"))
        linked.setFontUnderline(True)
    return linked
