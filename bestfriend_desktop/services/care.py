"""Care within a turn: what a message shows, what is said in place of a model, and which card is due.

It asks no network, no model and no memory, and keeps nothing but when a card was shown last.
"""

import asyncio
import json
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from bestfriend_desktop.domain.care import Distress, Level, distress_in, prepare
from bestfriend_desktop.domain.care.card import CareCard, emergency_number, first_line, make_card
from bestfriend_desktop.domain.care.helplines import Helplines, parse_helplines
from bestfriend_desktop.domain.care.nature import (
    NOTE,
    asks_what_it_is,
    disclosure,
    is_little_else,
    true_answer,
)
from bestfriend_desktop.domain.care.region import Region, country_of
from bestfriend_desktop.domain.care.wording import prompt_note, reviewed_text
from bestfriend_desktop.domain.conversation import ConversationId, Message, Role, utc_now
from bestfriend_desktop.domain.persona import COMPANION_NAME
from bestfriend_desktop.settings.fields import Option
from bestfriend_desktop.settings.schema import Settings

QUIET = timedelta(minutes=30)
"""A card is not shown again within this time, unless the level rises."""

EARLIER_MESSAGES = 2
"""Of the person's, that are read with a new one."""

_log = logging.getLogger(__name__)


_NONE = Distress()


@dataclass(frozen=True, slots=True)
class Attention:
    """What is to be done about one message."""

    distress: Distress = _NONE
    lead: str = ""
    """Said first, before a model goes on; true, whatever it would say."""
    instead: str = ""
    """Said in place of a generated reply; empty where a model may answer."""
    instead_of_rules: str = ""
    """The same for the built-in companion alone, which reads no notes."""
    note: str = ""
    """What the model is told with the message."""

    @property
    def is_memorable(self) -> bool:
        """False where neither the message nor its answer is to come to mind later."""
        return self.distress.level < Level.CARE


@dataclass(frozen=True, slots=True)
class _Shown:
    level: Level
    at: datetime


class Care:
    """Reads what the person says, and knows the helplines.

    Args:
        helplines_file: `helplines.json`.
        region: where this computer seems to be.
        settings: the person's country and time zone.
        now: the time.
    """

    def __init__(
        self,
        helplines_file: Path,
        region: Callable[[], Region],
        settings: Callable[[], Settings],
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        self._file = helplines_file
        self._region = region
        self._settings = settings
        self._now = now
        self._helplines: Helplines | None = None
        self._shown: dict[ConversationId, _Shown] = {}
        self._said: dict[ConversationId, int] = {}

    async def prepare(self) -> None:
        """Load the words and the list behind the start, so that the first message need not wait."""
        await asyncio.to_thread(self._prepare)

    async def attend(self, text: str, history: Sequence[Message]) -> Attention:
        """Read a message, given what was said before it, oldest first."""
        return await asyncio.to_thread(self._attend, text, history)

    async def must_be_answered(self, text: str) -> bool:
        """Whether this message is answered even where the model that was asked for is not there."""
        return (await asyncio.to_thread(distress_in, text)).needs_help_shown

    def card_due(self, conversation_id: ConversationId, attention: Attention) -> CareCard | None:
        """The card to show with this message, noted as shown; None where none is due."""
        level = attention.distress.level
        if level < Level.CARE:
            return None
        now = self._now()
        last = self._shown.get(conversation_id)
        if last is not None and now - last.at < QUIET and level <= last.level:
            return None
        self._shown[conversation_id] = _Shown(level, now)
        return self._card(level, attention.distress.language)

    async def card(self, country: str = "", language: str = "en") -> CareCard:
        """The card as a person asks for it; of another country where one is named."""
        return await asyncio.to_thread(self._card, Level.NONE, language, country.upper())

    async def countries(self) -> list[Option]:
        """The countries of the list, by name."""
        lines = await asyncio.to_thread(self._list)
        known = sorted(lines.countries.values(), key=lambda country: country.name)
        return [Option(country.code, country.name) for country in known]

    def disclosure(self, language: str = "en") -> str:
        """The line that stands in every new conversation."""
        return disclosure(language, COMPANION_NAME)

    def note_said(self, conversation_id: ConversationId) -> None:
        """A reviewed text was said here: the next one is another."""
        self._said[conversation_id] = self._said.get(conversation_id, 0) + 1

    def _attend(self, text: str, history: Sequence[Message]) -> Attention:
        said = [message.text for message in history if message.role is Role.PERSON]
        distress = distress_in(text, said[-EARLIER_MESSAGES:])
        if distress.level >= Level.CARE:
            return self._caring(distress, history)
        note = prompt_note(distress, line=None)
        language = asks_what_it_is(text)
        if not language:
            return Attention(distress, note=note)
        answer = true_answer(language, COMPANION_NAME)
        if is_little_else(text):
            return Attention(distress, instead=answer)
        return Attention(
            distress, lead=answer, instead_of_rules=answer, note="\n".join(filter(None, (NOTE, note)))
        )

    def _caring(self, distress: Distress, history: Sequence[Message]) -> Attention:
        _log.info("care: level %d", distress.level)  # never why, and never the words
        helplines, now = self._list(), self._now()
        country, _ = self._country()
        found = first_line(helplines, country, now)
        line = (found.name, found.phones[0]) if found else None
        nth = self._said.get(history[-1].conversation_id, 0) if history else 0
        text = reviewed_text(distress, emergency=emergency_number(helplines, country), line=line, nth=nth)
        if distress.level is Level.ACUTE:
            return Attention(distress, instead=text)
        return Attention(distress, instead_of_rules=text, note=prompt_note(distress, line=line))

    def _card(self, level: Level, language: str, country: str = "") -> CareCard:
        mine, is_assumed = self._country()
        return make_card(
            self._list(),
            country=country or mine,
            is_assumed=is_assumed and not country,
            level=level,
            language=language,
            now=self._now(),
        )

    def _country(self) -> tuple[str, bool]:
        """Its code, and whether that is a guess."""
        you = self._settings().you
        if you.country:
            return you.country, False
        region = self._region()
        where = Region(you.time_zone or region.time_zone, region.locale)
        return country_of(self._list().countries.values(), where), True

    def _prepare(self) -> None:
        prepare()
        self._list()

    def _list(self) -> Helplines:
        if self._helplines is None:
            self._helplines = parse_helplines(json.loads(self._file.read_text(encoding="utf-8")))
        return self._helplines
