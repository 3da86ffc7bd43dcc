r"""Markdown as a model writes it, piece by piece -> the letters of it that can be spoken.

Left out: the marks themselves, code blocks, targets of links, images, rules, footnotes, HTML and what a model
only thinks (`<think>`), emoji. Kept: the words of everything else; of a bare address its host; the cells of a
table with commas between them.

What is decided never depends on how the text was cut into pieces: a rule applies, does not apply, or waits
(`begun`) for more text, for a bounded stretch.
"""

import html
import re
from collections.abc import Callable

from bestfriend_desktop.domain.letters import END_OF_BLOCK, Letter, Letters
from bestfriend_desktop.domain.markdown_rules import (
    ADDRESS,
    ADDRESS_END,
    ADDRESS_REST,
    APART,
    BAR,
    BULLET,
    CHECKBOX,
    DEFINITION,
    ENTITY,
    ENVIRONMENT,
    FENCE,
    FENCE_END,
    HEADING,
    HOST,
    HUSHED,
    LINE_MARKS,
    MARKS_ONLY,
    NOTE,
    QUOTE,
    ROW,
    TAG,
    TAG_PARTS,
    Rule,
    is_speakable,
)

SHORT_LINE = 45
"""Characters: a line that ends sooner was meant to, as in a poem; a longer one goes on in the next."""


class MarkdownStream:
    """Takes the text in pieces; what cannot be decided yet is held until it can."""

    def __init__(self) -> None:
        self._held = ""
        self._letters = Letters()
        self._is_final = False
        self._state: Callable[[str, int], int] = self._line_start
        self._line_starts_at = 0
        self._before = ""  # the raw character before the held ones
        self._brackets, self._depth = "()", 0
        self._is_one_line = False
        self._fence = ""
        self._closing = re.compile("")

    def feed(self, piece: str) -> list[Letter]:
        """The letters that are certain now."""
        text = self._held + piece
        at = 0
        while at < len(text):
            state = self._state
            after = state(text, at)
            if after == at and state == self._state:
                if not self._is_final:
                    break
                after = at + 1  # nothing more will come to explain it
            if after > at:
                self._before = text[after - 1]
            at = after
        self._held = text[at:]
        return self._letters.taken(at)

    def finish(self) -> list[Letter]:
        """The letters that were waiting for more text."""
        self._is_final = True
        return self.feed("\n")

    # States: each reads from `at` and returns where it got to; `at` itself where more text is needed.

    def _line_start(self, text: str, at: int) -> int:
        if text[at] in " \t\r":
            return at + 1
        if text[at] == "\n":
            self._letters.end_block(at)
            self._line_starts_at = self._letters.offset + at + 1
            return at + 1
        if text[at] in LINE_MARKS:
            for rule in (FENCE, MARKS_ONLY, HEADING, QUOTE, ROW, BULLET, DEFINITION, CHECKBOX):
                if found := rule.whole.match(text, at):
                    return self._begin_line(rule, found)
                if self._waits(rule, text, at):
                    return at
        self._state = self._inline
        return at

    def _begin_line(self, rule: Rule, found: re.Match[str]) -> int:
        if rule not in (QUOTE, CHECKBOX):
            self._letters.end_block(found.start())
        if rule is FENCE:
            self._fence, self._state = found[1], self._fence_line_start
        elif rule in (HEADING, ROW):
            self._state, self._is_one_line = self._inline, True
        elif rule is DEFINITION:
            self._state = self._rest_of_line
        return found.end()

    def _fence_line_start(self, text: str, at: int) -> int:
        found = FENCE_END.whole.match(text, at)
        if found and found[1].startswith(self._fence):
            self._state = self._line_start
            return found.end()
        if not found and self._waits(FENCE_END, text, at):
            return at
        self._state = self._fence_line
        return at

    def _fence_line(self, text: str, at: int) -> int:
        newline = text.find("\n", at)
        if newline < 0:
            return len(text)
        self._state = self._fence_line_start
        return newline + 1

    def _rest_of_line(self, text: str, at: int) -> int:
        newline = text.find("\n", at)
        if newline < 0:
            return len(text)
        self._state = self._inline
        return newline

    def _inline(self, text: str, at: int) -> int:
        letter = text[at]
        read = READERS.get(letter)
        if read is not None:
            return read(self, text, at)
        if letter.isspace():
            return self._letters.blank(at)
        if is_speakable(letter):
            return self._letters.keep(letter, at, at + 1)
        return self._letters.drop(at, at + 1)

    def _newline(self, text: str, at: int) -> int:
        self._state = self._line_start
        place = self._letters.offset + at
        if self._is_one_line or place - self._line_starts_at < SHORT_LINE:
            self._letters.end_block(at)
        self._is_one_line, self._line_starts_at = False, place + 1
        return self._letters.blank(at)

    def _escape(self, text: str, at: int) -> int:
        if at + 1 == len(text):
            return at
        if text[at + 1] in "be":
            if found := ENVIRONMENT.whole.match(text, at):
                return self._letters.drop(at, found.end())
            if self._waits(ENVIRONMENT, text, at):
                return at
        if text[at + 1] in "()[]":
            return self._letters.drop(at, at + 2)  # of a formula, or a bracket: neither is heard
        if text[at + 1] in "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~":
            self._letters.drop(at, at + 1)
            return self._letters.keep(text[at + 1], at + 1, at + 2)
        if text[at + 1].isascii() and text[at + 1].isalpha():  # a command of LaTeX, or a path of Windows
            return self._letters.keep("\\", at, at + 1)
        return self._letters.drop(at, at + 1)

    def _mark(self, text: str, at: int) -> int:
        return self._letters.drop(at, at + 1)

    def _star(self, text: str, at: int) -> int:
        """Emphasis, or a sign of multiplication: ` * ` and `3*4`."""
        if at + 1 == len(text):
            return at
        before, after = self._raw_before(text, at), text[at + 1]
        if (before.isspace() and after.isspace()) or (before.isdigit() and after.isdigit()):
            return self._letters.keep("*", at, at + 1)
        return self._letters.drop(at, at + 1)

    def _underscore(self, text: str, at: int) -> int:
        """Emphasis, or what joins the words of a name."""
        if at + 1 == len(text):
            return at
        if self._raw_before(text, at).isalnum() and text[at + 1].isalnum():
            return self._letters.blank(at)
        return self._letters.drop(at, at + 1)

    def _tilde(self, text: str, at: int) -> int:
        if at + 1 == len(text):
            return at
        if "~" in (text[at + 1], self._raw_before(text, at)):
            return self._letters.drop(at, at + 1)
        return self._letters.keep("~", at, at + 1)

    def _bar(self, text: str, at: int) -> int:
        """Between two cells."""
        if self._waits(BAR, text, at):
            return at
        found = BAR.whole.match(text, at)
        is_last = found is not None and text[found.end()] == "\n"
        if not is_last and self._letters.last not in (",", END_OF_BLOCK):
            self._letters.join()
            self._letters.keep(",", at, at + 1)
        return self._letters.blank(at)

    def _bang(self, text: str, at: int) -> int:
        """An exclamation mark, or an image."""
        if at + 1 == len(text):
            return at
        if text[at + 1] != "[":
            return self._letters.keep("!", at, at + 1)
        self._brackets, self._state = "[]", self._enclosed
        return self._letters.drop(at, at + 1)

    def _bracket(self, text: str, at: int) -> int:
        """The text of a link begins, or a footnote or citation."""
        if found := NOTE.whole.match(text, at):
            return self._letters.drop(at, found.end())
        if self._waits(NOTE, text, at):
            return at
        return self._letters.drop(at, at + 1)

    def _bracket_end(self, text: str, at: int) -> int:
        if at + 1 == len(text):
            return at
        if text[at + 1] in "([":
            self._brackets, self._state = "()" if text[at + 1] == "(" else "[]", self._enclosed
        return self._letters.drop(at, at + 1)

    def _enclosed(self, text: str, at: int) -> int:
        """What stands in the brackets that open here, or the rest of the line: neither is spoken."""
        opening, closing = self._brackets[0], self._brackets[1]
        for end in range(at, len(text)):
            self._depth += (text[end] == opening) - (text[end] == closing)
            if text[end] == "\n" or self._depth == 0:
                self._depth = 0
                self._state = self._image_target if opening == "[" else self._inline
                return self._letters.drop(at, end + (text[end] == closing))
        return self._letters.drop(at, len(text))

    def _image_target(self, text: str, at: int) -> int:
        self._brackets = "()"
        self._state = self._enclosed if text[at] == "(" else self._inline
        return at

    def _angle(self, text: str, at: int) -> int:
        """HTML, an address in angle brackets, or just less than."""
        rest = text[at : at + 9]
        if rest.startswith("<!--"):
            self._closing, self._state = re.compile("-->"), self._hush
            return self._letters.drop(at, at + 4)
        if rest.lower().startswith(("<http://", "<https://")):
            return self._letters.drop(at, at + 1)
        unclear = any(start.startswith(rest.lower()) for start in ("<!--", "<https://", "<http://"))
        if unclear and not self._is_final:
            return at
        if tag := TAG.whole.match(text, at):
            if parts := TAG_PARTS.fullmatch(tag[0]):
                return self._tag(parts, at)
        elif self._waits(TAG, text, at):
            return at
        if text[at + 1 : at + 2] == "3":  # a heart
            return self._letters.drop(at, at + 2)
        return self._letters.keep("<", at, at + 1)

    def _tag(self, found: re.Match[str], at: int) -> int:
        name, end = found[2].lower(), at + len(found[0])
        if name in HUSHED and not found[1] and not found[0].endswith("/>"):
            self._closing = re.compile(rf"</{name}\s{{0,9}}>", re.IGNORECASE)
            self._state = self._hush
        if APART.fullmatch(name):
            self._letters.blank(at)
            return end
        return self._letters.drop(at, end)

    def _hush(self, text: str, at: int) -> int:
        if found := self._closing.search(text, at):
            self._state = self._inline
            return self._letters.drop(at, found.end())
        kept = 1 if self._is_final else 24  # the beginning of what closes it may be among these
        return self._letters.drop(at, max(at, len(text) - kept))

    def _entity(self, text: str, at: int) -> int:
        if found := ENTITY.whole.match(text, at):
            letter = html.unescape(found[0])
            if letter.isspace():
                self._letters.blank(at)
                return found.end()
            if len(letter) == 1 and is_speakable(letter):
                return self._letters.keep(letter, at, found.end())
            if len(letter) == 1:
                return self._letters.drop(at, found.end())
        elif self._waits(ENTITY, text, at):
            return at
        return self._letters.keep("&", at, at + 1)

    def _address(self, text: str, at: int) -> int:
        """A word, or an address, of which the host is said."""
        before = self._raw_before(text, at)
        if not (before.isascii() and before.isalnum()):
            if found := ADDRESS.whole.match(text, at):
                self._state = self._address_rest
                host = HOST.match(found[1])
                if host is None:
                    return self._letters.drop(at, found.end())
                first, end = at, found.start(1) + host.end()
                for letter in host[0][:-1]:
                    first = self._letters.keep(letter, first, first + 1)
                return self._letters.keep(host[0][-1], first, end)
            if self._waits(ADDRESS, text, at):
                return at
        return self._letters.keep(text[at], at, at + 1)

    def _address_rest(self, text: str, at: int) -> int:
        found = ADDRESS_REST.match(text, at)
        end = found.end() if found else at
        if end > at:
            return self._letters.drop(at, end)
        trail = ADDRESS_END.match(text, at)
        if trail and trail.end() == len(text) and not self._is_final:
            return at
        self._state = self._inline
        return self._letters.drop(at, at + (text[at] == ">"))

    def _waits(self, rule: Rule, text: str, at: int) -> bool:
        return not self._is_final and rule.begun.fullmatch(text, at) is not None

    def _raw_before(self, text: str, at: int) -> str:
        return text[at - 1] if at else self._before


READERS: dict[str, Callable[[MarkdownStream, str, int], int]] = {
    "\n": MarkdownStream._newline,
    "\\": MarkdownStream._escape,
    **dict.fromkeys("`•‣◦", MarkdownStream._mark),
    "*": MarkdownStream._star,
    "_": MarkdownStream._underscore,
    "~": MarkdownStream._tilde,
    "|": MarkdownStream._bar,
    "!": MarkdownStream._bang,
    "[": MarkdownStream._bracket,
    "]": MarkdownStream._bracket_end,
    "<": MarkdownStream._angle,
    "&": MarkdownStream._entity,
    **dict.fromkeys("hHwW", MarkdownStream._address),
}
