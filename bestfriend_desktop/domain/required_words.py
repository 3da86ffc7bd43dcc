"""What a text must hold for a regular expression to match in it: a quick look before the slow one.

Of hundreds of phrases hardly one fits a sentence. Whether "allergic to" stands in it is known a hundred
times sooner than whether a pattern matches.
"""

import re

SHORTEST = 3
"""Fewer letters than that stand in every text."""

_QUANTIFIER = re.compile(r"[*?]|\{0?,\d+\}|\{0\}|\+|\{\d+(?:,\d*)?\}")
_GROUP = re.compile(r"\((?:\?(?::|P<\w+>|-?[a-z]+:|(?P<look><?[=!])))?")


def required_words(pattern: str) -> frozenset[str]:
    """Small letters of which one must stand in the lower-cased text; empty where nothing can be said."""
    return _Reader(pattern).alternatives() or frozenset()


class _Reader:
    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self._at = 0

    def alternatives(self) -> frozenset[str] | None:
        """Up to the end of a group: what its branches need together; None where one needs nothing."""
        branches = [self._sequence()]
        while self._peek() == "|":
            self._at += 1
            branches.append(self._sequence())
        if not all(branches):
            return None
        return frozenset().union(*(branch for branch in branches if branch))

    def _sequence(self) -> frozenset[str] | None:
        best: frozenset[str] | None = None
        run = ""
        while (char := self._peek()) and char not in "|)":
            needs: frozenset[str] | None = None
            literal = ""
            if char == "(":
                needs = self._group()
            elif char == "[":
                self._at = self._end_of_class()
            elif char == "\\":
                literal = "" if self._pattern[self._at + 1].isalnum() else self._pattern[self._at + 1]
                self._at += 2
            else:
                literal = "" if char in ".^$" else char
                self._at += 1
            quantifier = _QUANTIFIER.match(self._pattern, self._at)
            if quantifier:
                self._at = quantifier.end()
                if quantifier[0][0] in "*?" or quantifier[0][1:2] in "0,":
                    needs = None
                    literal = ""
                if self._peek() == "?":
                    self._at += 1
            if literal and not quantifier:
                run += literal.lower()
            else:
                best = _better(best, _of_run(run))
                run = ""
            best = _better(best, needs)
        return _better(best, _of_run(run))

    def _group(self) -> frozenset[str] | None:
        opening = _GROUP.match(self._pattern, self._at)
        assert opening is not None
        self._at = opening.end()
        needs = self.alternatives()
        self._at += 1  # its closing bracket
        return None if opening["look"] else needs

    def _end_of_class(self) -> int:
        end = self._at + 1
        end += self._pattern[end] == "^"
        end += self._pattern[end] == "]"  # there it is a member
        while self._pattern[end] != "]":
            end += 2 if self._pattern[end] == "\\" else 1
        return end + 1

    def _peek(self) -> str:
        return self._pattern[self._at : self._at + 1]


def _of_run(run: str) -> frozenset[str] | None:
    return frozenset((run,)) if len(run.strip()) >= SHORTEST else None


def _better(one: frozenset[str] | None, other: frozenset[str] | None) -> frozenset[str] | None:
    """The one that is looked for sooner and found more seldom: few words, and long ones."""
    if not one or not other:
        return one or other
    return min(one, other, key=lambda words: (len(words), -min(map(len, words))))
