"""A conversation with the built-in companion without store or embedder: it knows what was said in it."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from bestfriend_desktop.domain.conversation import Role
from bestfriend_desktop.domain.dialogue.conversation import BuiltInReply, respond
from bestfriend_desktop.domain.dialogue.occasion import turn_of
from bestfriend_desktop.domain.dialogue.turn import (
    Found,
    HelpAbout,
    HelpPassage,
    Line,
    Lookup,
    ModelOffer,
    Turn,
)

TUESDAY = datetime(2026, 12, 1, 9, 30, tzinfo=UTC)
OFFER = ModelOffer("Qwen3.5 2B", 1_280_835_840, 4)
HELP = HelpPassage("docs/store.md", "Backups", "Backups are made by themselves before tables change.")


class Talk:
    """One conversation."""

    def __init__(
        self, *, now: datetime = TUESDAY, offer: ModelOffer | None = OFFER, remembers: bool = True
    ) -> None:
        self.lines: list[Line] = []
        self.now = now
        self._offer = offer
        self._remembers = remembers

    def say(self, text: str) -> str:
        """What the companion answers."""
        return self.reply(text).text

    def reply(self, text: str) -> BuiltInReply:
        """Its answer with what goes with it."""
        turn = self.turn(text)
        answering = respond(turn)
        try:
            lookup = next(answering)
            while True:
                lookup = answering.send(self._look(lookup))
        except StopIteration as done:
            reply = done.value
        assert isinstance(reply, BuiltInReply)
        self.lines += [Line(Role.PERSON, text, self.now), Line(Role.COMPANION, reply.text, self.now)]
        self.now += timedelta(seconds=20)
        return reply

    def turn(self, text: str) -> Turn:
        """What it is given."""
        return turn_of(text, history=self.lines, now=self.now, remembers=self._remembers, offer=self._offer)

    def _look(self, lookup: Lookup) -> Found:
        return Found(help=HELP) if isinstance(lookup, HelpAbout) else Found()


def talked(messages: Iterable[str]) -> list[str]:
    """The answers to some messages, said one after the other."""
    talk = Talk()
    return [talk.say(message) for message in messages]
