"""Splits what a model writes into words for the person and thoughts; the marks of its template go.

Thoughts stand between tags, at the beginning of the reply or of a line. Where the template has opened them
already, only the closing tag comes: then all that was said before is taken back. In code, and in the middle
of a sentence, a tag is something the reply speaks of, and stays.
"""

import re
from enum import Enum

from bestfriend_desktop.adapters.models.code_spans import CodeSpans
from bestfriend_desktop.adapters.models.musing import is_musing, may_be_musing
from bestfriend_desktop.adapters.models.reply_markup import (
    LONGEST,
    Kind,
    Mark,
    certain_length,
    first_mark,
    marks_from,
)
from bestfriend_desktop.adapters.models.whole_letters import WholeLetters
from bestfriend_desktop.domain.reply_parts import TakenBack, Text, Thinking

Part = Text | Thinking | TakenBack

_OTHERS_TURN = re.compile(r"\s*(?:<|\[INST|user\b|human\b|system\b|assistant\b|###)", re.IGNORECASE)
"""Behind the end of its turn, a model that is not stopped goes on with what the person might say."""

_GOES_ON = frozenset(" .,;:!?)'\"\u201d\u2019")
"""Behind a mark: the sentence that speaks of it goes on."""

_OTHERS = ("user", "human", "system", "developer", "tool", "ipython", "observation", "function")


class _At(Enum):
    BEGINNING = "white space before the reply"
    MUSING = "what may turn out to be thoughts"
    REPLY = "in the reply"
    THOUGHT = "in thoughts, until their tag closes"
    CHANNEL_THOUGHT = "in a channel that is not for the person"
    CALL = "in the call of a tool"
    TURN_HEAD = "where it says whose turn begins"
    CHANNEL_HEAD = "where it says which channel begins"
    ENDED = "behind the end of the reply"


_ENDS_CALL = (Kind.CLOSES_CALL, Kind.ENDS_TURN, Kind.OTHERS_TURN, Kind.OPENS_TURN, Kind.OPENS_CHANNEL)
_ENDS_CHANNEL = (Kind.ENDS_TURN, Kind.OPENS_TURN, Kind.OPENS_CHANNEL, Kind.CLOSES_THOUGHT)


class ReplySplitter:
    """Takes the reply of one model in pieces, however it is cut.

    Args:
        expects_thoughts: this model has begun with thoughts without a tag before; nothing is said until they
            are closed.
    """

    def __init__(self, *, expects_thoughts: bool = False) -> None:
        self.began_with_thoughts = False
        """It thought without an opening tag."""
        self.ended_plainly = False
        """It came to its end without such thoughts."""
        self._expects_thoughts = expects_thoughts
        self._at = _At.BEGINNING
        self._letters = WholeLetters()
        self._code = CodeSpans()
        self._held = ""
        self._looked_at = 0
        """So much of what is held has no mark."""
        self._parts: list[Part] = []
        self._said = False
        self._last = ""
        """The last letter that was said."""
        self._thought = False
        self._name = ""
        """Of a turn or channel, so far."""
        self._tags_told = 0
        """Opening tags that the reply speaks of; as many closing ones belong to them."""

    def feed(self, piece: str) -> list[Part]:
        """What is certain after this piece."""
        self._held += self._letters.feed(piece)
        return self._go(final=False)

    def end(self, *, was_cut: bool = False) -> list[Part]:
        """What was held back when the reply ended.

        Args:
            was_cut: at its limit; then thoughts that were expected did not come to their end.
        """
        self._held += self._letters.rest()
        if self._at is _At.MUSING and was_cut and self._expects_thoughts:
            return [Thinking(self._take(len(self._held)))]
        self.ended_plainly = not was_cut and not self.began_with_thoughts
        return self._go(final=True)

    def _go(self, *, final: bool) -> list[Part]:
        self._parts = []
        while self._held and self._step(final):
            pass
        return self._parts

    def _step(self, final: bool) -> bool:
        """One step; False where more must come first."""
        match self._at:
            case _At.BEGINNING:
                return self._begin(final)
            case _At.MUSING:
                return self._muse(final)
            case _At.REPLY:
                return self._reply(final)
            case _At.THOUGHT:
                return self._until((Kind.CLOSES_THOUGHT,), final, are_thoughts=True)
            case _At.CHANNEL_THOUGHT:
                return self._until(_ENDS_CHANNEL, final, are_thoughts=True)
            case _At.CALL:
                return self._until(_ENDS_CALL, final, are_thoughts=False)
            case _At.TURN_HEAD | _At.CHANNEL_HEAD:
                return self._head(final)
            case _At.ENDED:
                return self._until((Kind.OPENS_CHANNEL,), final, are_thoughts=False)

    def _begin(self, final: bool) -> bool:
        start = self._held.lstrip()
        if not start:
            return False
        self._held = start
        if self._said or self._thought:
            self._at = _At.REPLY
        elif self._expects_thoughts or is_musing(start):
            self._at = _At.MUSING
            self._parts.append(Thinking(""))
        elif may_be_musing(start) and not final:
            return False
        else:
            self._at = _At.REPLY
        return True

    def _muse(self, final: bool) -> bool:
        for mark in marks_from(self._held, self._looked_at):
            if mark.kind is Kind.CLOSES_THOUGHT:
                self._parts.append(Thinking(self._take(mark.start)))
                self._take(mark.end - mark.start)
                self._closed_without_opening()
                return True
            if mark.kind in (Kind.OPENS_THOUGHT, Kind.OPENS_CHANNEL):
                self._looked_at, self._at = 0, _At.REPLY
                return True
        self._looked_at = max(0, len(self._held) - LONGEST)
        if final:
            self._looked_at, self._at = 0, _At.REPLY
        return final

    def _reply(self, final: bool) -> bool:
        mark = first_mark(self._held)
        if mark is None:
            certain = len(self._held) if final else certain_length(self._held)
            self._say(self._take(certain))
            return False
        if mark.start:
            self._say(self._take(mark.start))
            return True
        after = self._held[mark.end :]
        if self._code.inside:
            if not after.strip() and not final:
                return False
            if after.strip() or mark.kind not in (Kind.ENDS_TURN, Kind.OTHERS_TURN):
                self._say(self._take(mark.end))
            else:
                self._take(mark.end)
            return True
        return self._obey(mark, after, final)

    def _obey(self, mark: Mark, after: str, final: bool) -> bool:
        match mark.kind:
            case Kind.OPENS_THOUGHT if not self._code.at_line_start:
                self._tags_told += 1
                self._say(self._take(mark.end))
            case Kind.OPENS_THOUGHT:
                self._leave(mark, _At.THOUGHT)
            case Kind.CLOSES_THOUGHT:
                return self._close(mark, after, final)
            case Kind.OPENS_CALL:
                return self._call(mark, after, final)
            case Kind.ENDS_TURN | Kind.OTHERS_TURN:
                return self._end_turn(mark, after, final)
            case Kind.OPENS_TURN:
                self._leave(mark, _At.TURN_HEAD)
            case Kind.OPENS_CHANNEL:
                self._leave(mark, _At.CHANNEL_HEAD)
            case Kind.WRAPS_REPLY if not self._thought:
                self._say(self._take(mark.end))
            case _:
                self._take(mark.end)
                if not self._said:
                    self._at = _At.BEGINNING
        return True

    def _close(self, mark: Mark, after: str, final: bool) -> bool:
        """A closing tag without an opening one."""
        if len(after) < 2 and not final:
            return False
        if self._tags_told or (self._said and self._is_spoken_of(after)):
            self._tags_told = max(0, self._tags_told - 1)
            self._say(self._take(mark.end))
            return True
        self._take(mark.end)
        if self._thought and not self._said:  # closed twice
            self._at = _At.BEGINNING
            return True
        if self._said:
            self._parts.append(TakenBack())
        self._closed_without_opening()
        return True

    def _is_spoken_of(self, after: str) -> bool:
        """The sentence goes on behind the tag."""
        if not after:
            return self._last == " "
        if after[0] == " ":
            return after[1:2].islower()
        return after[0] in _GOES_ON

    def _call(self, mark: Mark, after: str, final: bool) -> bool:
        if self._held[1] not in "|\uff5cT" and not self._code.at_line_start:  # a word rather than a token
            follows = after.lstrip()
            if not follows and not final:
                return False
            if follows[:1] not in ("{", "[", "<", ""):
                self._say(self._take(mark.end))
                return True
        self._leave(mark, _At.CALL)
        return True

    def _end_turn(self, mark: Mark, after: str, final: bool) -> bool:
        if not self._said:
            self._take(mark.end)
            self._at = _At.BEGINNING
            return True
        follows = after.lstrip()
        if len(follows) < len("assistant") and not final:
            return False
        goes_on = _GOES_ON if mark.kind is Kind.OTHERS_TURN else {*_GOES_ON, "\n"}
        is_over = not follows or _OTHERS_TURN.match(after) or after[0] not in goes_on
        self._leave(mark, _At.ENDED if is_over else _At.REPLY)
        return True

    def _until(self, kinds: tuple[Kind, ...], final: bool, *, are_thoughts: bool) -> bool:
        """Leave out, or give as thoughts, what stands before a mark of these kinds."""
        for mark in marks_from(self._held):
            if mark.kind not in kinds:
                continue
            if (self._last + self._held[: mark.start]).endswith("`"):  # thoughts about the tag
                after = self._held[mark.end : mark.end + 1]
                if not after and not final:
                    return False
                if after == "`":
                    continue
            self._drop(mark.start, are_thoughts=are_thoughts)
            if mark.kind in (Kind.OPENS_TURN, Kind.OPENS_CHANNEL):
                self._at = _At.REPLY  # which reads the mark
            else:
                self._take(mark.end - mark.start)
                self._at = _At.BEGINNING
            return True
        self._drop(len(self._held) if final else certain_length(self._held), are_thoughts=are_thoughts)
        return False

    def _head(self, final: bool) -> bool:
        """Whose turn, or which channel; up to a line break or the next mark."""
        mark = first_mark(self._held)
        line, found, _ = self._held.partition("\n")
        if mark and (not found or mark.start < len(line)):
            self._name += self._take(mark.start)
            if mark.kind in (Kind.NOTHING, Kind.OPENS_MESSAGE):
                self._take(mark.end - mark.start)
                if mark.kind is Kind.NOTHING and self._at is _At.CHANNEL_HEAD:
                    return True  # commentary <|constrain|>json<|message|>
        elif found:
            self._name += self._take(len(line) + 1)
        elif final:
            self._name += self._take(len(self._held))
        elif len(self._held) <= LONGEST:  # longer is no name
            return False
        name, self._name = self._name.strip().lower(), ""
        self._enter(name)
        return True

    def _enter(self, name: str) -> None:
        if self._at is _At.TURN_HEAD:
            self._at = _At.ENDED if name.startswith(_OTHERS) else _At.BEGINNING
        elif "to=" in name:
            self._at = _At.CALL
        elif name.startswith("final") or not name:
            self._at = _At.BEGINNING
            self._thought = True
        else:
            self._at = _At.CHANNEL_THOUGHT
            self._thought = True

    def _closed_without_opening(self) -> None:
        self.began_with_thoughts = self._thought = True
        self._said = False
        self._code = CodeSpans()
        self._at = _At.BEGINNING

    def _leave(self, mark: Mark, place: _At) -> None:
        self._take(mark.end)
        self._at = place
        self._thought = self._thought or place is _At.THOUGHT

    def _drop(self, length: int, *, are_thoughts: bool) -> None:
        dropped = self._take(length)
        self._last = dropped[-1:] or self._last
        if dropped and are_thoughts:
            self._parts.append(Thinking(dropped))

    def _say(self, text: str) -> None:
        if not self._said:
            text = text.lstrip()
        if text:
            self._said = True
            self._last = text[-1]
            self._code.feed(text)
            self._parts.append(Text(text))

    def _take(self, length: int) -> str:
        taken, self._held = self._held[:length], self._held[length:]
        self._looked_at = max(0, self._looked_at - length)
        return taken
