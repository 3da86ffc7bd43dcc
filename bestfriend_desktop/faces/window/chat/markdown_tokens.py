"""A model's Markdown as tokens, with what CommonMark does not know: formulas, footnotes, lists of tasks.

Formulas are taken out before the text is parsed, each leaving one private character behind, and are put back
into the tokens: so the signs of TeX are never read as Markdown, not even the bars of a table.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from bestfriend_desktop.domain.formulas import Formula, formulas_in
from bestfriend_desktop.faces.window.chat.text_style import OBJECT

_FIRST_PRIVATE = 0xF0000
_LAST_PRIVATE = 0xFFFFD


def tokens_of(text: str) -> list[Token]:
    """The blocks of a text; a formula is a token `formula` within an `inline` one, or a `formula_block`."""
    text = text.replace(OBJECT, "\ufffd")
    hidden, formulas = _hide(text)
    tokens = _parser().parse(hidden)
    _mark_directions(tokens)
    return [_placed(token, formulas) for token in tokens]


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    made = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    made.block.ruler.before("reference", "footnote", _footnote, {"alt": ["paragraph"]})
    return made


# formulas

_Hidden = dict[str, tuple[Formula, str]]


def _hide(text: str) -> tuple[str, _Hidden]:
    found = formulas_in(text)
    if not found:
        return text, {}
    taken = set(text)
    signs = (chr(code) for code in range(_FIRST_PRIVATE, _LAST_PRIVATE) if chr(code) not in taken)
    pieces: list[str] = []
    hidden: _Hidden = {}
    done = 0
    for formula, sign in zip(found, signs, strict=False):
        pieces += (text[done : formula.start], sign)
        hidden[sign] = formula, text[formula.start : formula.end]
        done = formula.end
    pieces.append(text[done:])
    return "".join(pieces), hidden


def _placed(token: Token, hidden: _Hidden) -> Token:
    if token.type == "inline" and token.children is not None:
        token.children = [piece for child in token.children for piece in _pieces(child, hidden)]
    elif token.type == "code_block" and token.content.strip() in hidden:
        token.type, token.children = "formula_block", [_formula(*hidden[token.content.strip()])]
    elif token.type in ("fence", "code_block"):
        token.content, token.info = _written(token.content, hidden), _written(token.info, hidden)
        if token.info.split(" ")[0].strip() == "math" and token.content.strip():
            tex = token.content.strip()
            formula = Formula(0, len(tex), tex, is_display=True)
            token.type, token.children = "formula_block", [_formula(formula, f"$$\n{tex}\n$$")]
    return token


def _pieces(child: Token, hidden: _Hidden) -> Iterator[Token]:
    if not hidden:
        yield child
        return
    if child.type != "text":
        child.content = _written(child.content, hidden)
        yield child
        return
    for piece in re.split(f"([{chr(_FIRST_PRIVATE)}-{chr(_LAST_PRIVATE)}])", child.content):
        if piece in hidden:
            yield _formula(*hidden[piece])
        elif piece:
            yield Token("text", "", 0, content=piece)


def _formula(formula: Formula, written: str) -> Token:
    return Token("formula", "", 0, content=written, meta={"formula": formula})


def _written(text: str, hidden: _Hidden) -> str:
    return "".join(hidden[c][1] if c in hidden else c for c in text) if hidden else text


# from right to left


def is_from_right(token: Token) -> bool:
    """Whether a list, table or quotation stands from the right: it begins in Arabic, Hebrew or the like."""
    return bool(token.meta.get("from_right"))


def _mark_directions(tokens: list[Token]) -> None:
    waiting: list[Token] = []
    for token in tokens:
        if token.type in _DIRECTED:
            waiting.append(token)
        elif (
            token.type == "inline"
            and waiting
            and (direction := _direction(_BOX.sub("", token.content, count=1)))
        ):
            for container in waiting:
                container.meta["from_right"] = direction == "right"
            waiting.clear()
        elif token.nesting < 0:
            waiting = [opened for opened in waiting if opened.level < token.level]


_BOX = re.compile(r"^\[([ xX])\](?:\s|$)")
_DIRECTED = frozenset(("bullet_list_open", "ordered_list_open", "blockquote_open", "table_open"))


def _direction(text: str) -> str:
    """From where its first letter that tells is read: `left`, `right`, or nothing."""
    for letter in text:
        kind = unicodedata.bidirectional(letter)
        if kind in ("R", "AL"):
            return "right"
        if kind == "L" and unicodedata.category(letter) != "Co":
            return "left"
    return ""


# footnotes

_NOTE = re.compile(r"\[\^([^\]\s^]{1,40})\]:[ \t]*")


def _footnote(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """`[^1]: words` is a paragraph with a mark, and no definition of a link that is never seen."""
    if state.is_code_block(start):
        return False
    at, stop = state.bMarks[start] + state.tShift[start], state.eMarks[start]
    found = _NOTE.match(state.src, at, stop)
    if found is None:
        return False
    if silent:
        return True
    lines, line = [state.src[found.end() : stop]], start + 1
    while line < end and not state.isEmpty(line):
        first = state.bMarks[line] + state.tShift[line]
        if _NOTE.match(state.src, first, state.eMarks[line]):
            break
        lines.append(state.src[first : state.eMarks[line]])
        line += 1
    state.line = line
    opened = state.push("paragraph_open", "p", 1)
    opened.map, opened.meta = [start, line], {"note": found[1]}
    inline = state.push("inline", "", 0)
    inline.content, inline.map, inline.children = "\n".join(lines).strip(), [start, line], []
    state.push("paragraph_close", "p", -1)
    return True


# lists of tasks


def taken_box(token: Token) -> bool | None:
    """Take the box off the beginning of a list item's words; whether it is ticked, or None."""
    first = token.children[0] if token.children else None
    found = _BOX.match(first.content) if first is not None and first.type == "text" else None
    if first is None or found is None:
        return None
    first.content = first.content[found.end() :]
    return found[1] != " "
