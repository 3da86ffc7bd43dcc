"""Whether a text that grows stands within Markdown code, where marks are what the reply is about."""


class CodeSpans:
    """Follows fences and code spans, letter by letter."""

    def __init__(self) -> None:
        self._line_is_blank = True
        self._ticks = 0
        """Backticks (or tildes at the beginning of a line) seen just now."""
        self._tick = "`"
        self._ticks_begin_line = False
        self._span = 0
        """How many backticks opened the code span; 0 outside of one."""
        self._fence = ""
        """What opened the fence: three backticks or tildes, or more."""
        self._may_close = False

    @property
    def at_line_start(self) -> bool:
        """Nothing but white space stands on this line so far."""
        return self._line_is_blank and not self._ticks

    @property
    def inside(self) -> bool:
        """What comes next is code, unless it is a backtick."""
        if self._ticks:
            return self._after_ticks()
        return bool(self._fence or self._span)

    def _after_ticks(self) -> bool:
        if self._fence:
            return not self._closes_fence(self._ticks)
        if self._ticks_begin_line and self._ticks >= 3:
            return True
        return self._ticks != self._span

    def feed(self, text: str) -> None:
        """The text goes on."""
        for letter in text:
            if self._ticks:
                if letter == self._tick:
                    self._ticks += 1
                    continue
                self._end_ticks()
            if letter == "`" or (letter == "~" and self._line_is_blank):
                self._tick, self._ticks, self._ticks_begin_line = letter, 1, self._line_is_blank
                self._line_is_blank = False
            elif letter == "\n":
                if self._may_close:
                    self._fence = ""
                if self._line_is_blank:
                    self._span = 0  # a code span does not go beyond its paragraph
                self._line_is_blank, self._may_close = True, False
            elif not letter.isspace():
                self._line_is_blank = self._may_close = False

    def _end_ticks(self) -> None:
        ticks, self._ticks = self._ticks, 0
        if self._fence:
            self._may_close = self._closes_fence(ticks)
        elif self._ticks_begin_line and ticks >= 3:
            self._fence, self._span = self._tick * ticks, 0
        elif self._tick == "`":
            if not self._span:
                self._span = ticks
            elif self._span == ticks:
                self._span = 0

    def _closes_fence(self, ticks: int) -> bool:
        return self._tick == self._fence[0] and ticks >= len(self._fence) and self._ticks_begin_line
