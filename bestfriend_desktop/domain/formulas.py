r"""Where mathematics stands in a text: `\( \)`, `\[ \]`, `$ $`, `$$ $$`, `\begin{} \end{}`, as models do.

Before anything else reads the text: to Markdown the signs of TeX are marks of its own. Code is passed over.
Money stays money: a dollar opens only before a sign that is no space, and what lies between two of them must
not read like words.
"""

import re
from dataclasses import dataclass

LONGEST = 4000
"""Characters of a formula; what is longer is none."""
LONGEST_INLINE = 400
"""Between two single dollars."""

_DEEPEST = 40
"""Environments of one name within each other."""


@dataclass(frozen=True, slots=True)
class Formula:
    """A piece of mathematics in a text."""

    start: int
    end: int
    """Where it stands, its marks included."""
    tex: str
    """What stands between the marks."""
    is_display: bool
    """It stands on lines of its own."""
    is_whole: bool = True
    """False where its end is missing: the text was cut."""


def formulas_in(text: str) -> list[Formula]:
    """All formulas of a text, in order; none lies in another."""
    if "\\" not in text and "$" not in text:
        return []
    found: list[Formula] = []
    at = 0
    while (mark := _MARK.search(text, at)) is not None:
        kind = mark.lastgroup
        formula: Formula | None = None
        at = mark.end()
        if kind == "fence":
            at = _fence_end(text, mark)
        elif kind == "code":
            at = _code_end(text, mark)
        elif kind in _READERS:
            formula = _READERS[kind](text, mark)
        if formula is not None:
            found.append(formula)
            at = formula.end
    return found


_MARK = re.compile(
    r"""
      ^[ \t>]{0,40}(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(?P<fence>`{3,}|~{3,})
    | (?P<code>`+)
    | (?P<address>https?://[^\s$\\]+|\]\([^()\s]*\))
    | (?P<environment>\\begin\{(?P<name>[A-Za-z]{1,30}\*?)\})
    | (?P<round>\\\()
    | (?P<square>\\\[)
    | (?P<escaped>\\.)
    | (?P<dollars>(?<!\$)\$\$(?!\$))
    | (?P<dollar>(?<![\w$])\$(?![\s$]))
    """,
    re.VERBOSE | re.MULTILINE,
)


def _fence_end(text: str, mark: re.Match[str]) -> int:
    sign = mark["fence"]
    closing = re.compile(rf"^[ \t>]*{sign[0]}{{{len(sign)},}}[ \t]*$", re.MULTILINE)
    end = closing.search(text, mark.end())
    return end.end() if end else len(text)


def _code_end(text: str, mark: re.Match[str]) -> int:
    run = mark["code"]
    end = re.compile(rf"(?<!`){run}(?!`)").search(text, mark.end(), _paragraph_end(text, mark.end()))
    return end.end() if end else mark.end()


def _paragraph_end(text: str, at: int) -> int:
    blank = _BLANK_LINE.search(text, at, at + LONGEST)
    return blank.start() if blank else min(len(text), at + LONGEST)


_BLANK_LINE = re.compile(r"\n[ \t>]*\n")


def _round(text: str, mark: re.Match[str]) -> Formula | None:
    end = _find(text, r"\)", mark.end(), _paragraph_end(text, mark.end()))
    if end < 0:
        return None
    tex = text[mark.end() : end]
    if not tex.strip() or r"\(" in tex or _WORD.fullmatch(tex.strip()) or _reads_like_words(tex):
        return None
    return Formula(mark.start(), end + 2, _bare(text, mark.start(), tex), is_display=False)


def _square(text: str, mark: re.Match[str]) -> Formula | None:
    end = _find(text, r"\]", mark.end(), _paragraph_end(text, mark.end()))
    if end < 0:
        return _cut(text, mark)
    tex = text[mark.end() : end]
    if not tex.strip() or r"\[" in tex.replace(r"\\[", ""):
        return None
    is_alone = _begins_line(text, mark.start()) and _LINE_END.match(text, end + 2)
    if not is_alone and not (_SIGN.search(tex) and text[end + 2 : end + 3] != "("):
        return None  # brackets of the text, which Markdown would take for a link
    if not _SIGN.search(tex) and _reads_like_words(tex):
        return None
    return Formula(mark.start(), end + 2, _bare(text, mark.start(), tex), is_display=True)


def _dollars(text: str, mark: re.Match[str]) -> Formula | None:
    end = _find(text, "$$", mark.end(), _paragraph_end(text, mark.end()))
    if end < 0:
        return _cut(text, mark)
    tex = text[mark.end() : end]
    if not tex.strip() or text[end + 2 : end + 3] == "$" or _reads_like_words(tex):
        return None
    return Formula(mark.start(), end + 2, _bare(text, mark.start(), tex), is_display=True)


def _dollar(text: str, mark: re.Match[str]) -> Formula | None:
    found = _TO_DOLLAR.match(text, mark.end())
    if found is None:
        return None
    tex = found[1]
    if _MONEY.match(tex) and not _COMMAND.search(tex) and re.search(r"[A-Za-z]{2}", tex):
        return None
    line_start = text.rfind("\n", 0, mark.start()) + 1
    is_row = text[line_start : mark.start()].lstrip(" \t>").startswith("|")
    if _reads_like_words(tex) or (is_row and _is_torn(tex)):
        return None
    return Formula(mark.start(), found.end(), tex, is_display=False)


def _environment(text: str, mark: re.Match[str]) -> Formula | None:
    name, depth = re.escape(mark["name"]), 0
    for bracket in re.compile(rf"\\(begin|end)\{{{name}\}}").finditer(
        text, mark.start(), mark.start() + LONGEST
    ):
        depth += 1 if bracket[1] == "begin" else -1
        if depth > _DEEPEST:
            return None
        if depth == 0:
            tex = text[mark.start() : bracket.end()]
            return Formula(mark.start(), bracket.end(), _bare(text, mark.start(), tex), is_display=True)
    return _cut(text, mark)


_READERS = {
    "environment": _environment,
    "round": _round,
    "square": _square,
    "dollars": _dollars,
    "dollar": _dollar,
}


def _cut(text: str, mark: re.Match[str]) -> Formula | None:
    """A formula on a line of its own that the text does not finish: what there is of it."""
    rest = text[mark.end() :]
    if len(rest) > LONGEST or not rest.strip() or not _begins_line(text, mark.start()):
        return None
    if _BLANK_LINE.search(rest.rstrip()) or not _SIGN.search(rest):
        return None
    end = len(text.rstrip())
    return Formula(mark.start(), end, text[mark.end() : end], is_display=True, is_whole=False)


def _find(text: str, closing: str, start: int, end: int) -> int:
    """Where a mark stands that is not escaped itself."""
    at = text.find(closing, start, end)
    while at > 0 and (at - len(text[start:at].rstrip("\\")) - start) % 2:
        at = text.find(closing, at + 1, end)
    return at


def _begins_line(text: str, at: int) -> bool:
    return _LINE_START.fullmatch(text, text.rfind("\n", 0, at) + 1, at) is not None


def _bare(text: str, start: int, tex: str) -> str:
    """Without the marks of a quotation before its lines."""
    if "\n" in tex and ">" in text[text.rfind("\n", 0, start) + 1 : start]:
        tex = re.sub(r"\n[ \t]*(?:>[ \t]?)+", "\n", tex)
    return tex


def _is_torn(tex: str) -> bool:
    """A bar within it is one between two cells of a table."""
    return re.search(r"\s\|\s", tex) is not None or (
        tex.count("|") % 2 == 1 and re.search(r"\s\||\|\s", tex) is not None
    )


def _reads_like_words(tex: str) -> bool:
    return not _COMMAND.search(tex) and _WORDS.search(tex) is not None


_LINE_START = re.compile(r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*")
_LINE_END = re.compile(r"[ \t]*[.,;:]?[ \t]*(?=\n|\Z)")
_TO_DOLLAR = re.compile(
    rf"((?:\\[^\n]|[^\\$\n]){{0,{LONGEST_INLINE}}}(?:\\[^\s]|[^\\$\s]))\$(?!(?!(?:th|st|nd|rd|s)\b)[\w$])"
)
_MONEY = re.compile(r"[\d.,]*\d")
_COMMAND = re.compile(r"\\[A-Za-z]+")
_SIGN = re.compile(r"\\[A-Za-z\\,;{]|[\^_=<>]|[^\s+/*-]\s*[+/*]\s*[^\s+/*-]|[A-Za-z]\(")
_WORD = re.compile(r"[A-Za-z]{4,}")
_WORDS = re.compile(r"(?<![A-Za-z_^\\{])[A-Za-z]{2,}[,;:]?\s+[A-Za-z]{3,}(?![A-Za-z_^}])")
