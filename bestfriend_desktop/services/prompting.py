"""The prompt of a turn: persona, profile, history and the time, within the room of the model that answers."""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from bestfriend_desktop.domain.conversation import Message, utc_now
from bestfriend_desktop.domain.errors import Misconfigured
from bestfriend_desktop.domain.prompt import Profile, Prompt, compose, too_long
from bestfriend_desktop.services.conversations import Conversations
from bestfriend_desktop.services.model_choice import Answering
from bestfriend_desktop.services.personas import Personas
from bestfriend_desktop.settings.schema import Settings

SHORT_MESSAGE_TOKENS = 24
"""A short message with its share of the template: bounds how many are read from the store for a prompt."""

LONGEST_TOKEN_CHARACTERS = 16
"""No text has fewer than one token for so many characters, save runs of one character; such a message is
refused by its characters alone, without counting a megabyte of tokens first."""


class Prompting:
    """Gathers what `domain.prompt.compose` puts together."""

    def __init__(
        self,
        conversations: Conversations,
        personas: Personas,
        settings: Callable[[], Settings],
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        self._conversations = conversations
        self._personas = personas
        self._settings = settings
        self._now = now

    async def prompt(self, answering: Answering, message: Message) -> Prompt:
        """What the model is given to answer this message, which need not be stored yet.

        Raises:
            Refused: `message_too_long`, `persona_too_long`.
            Misconfigured: the persona's file or the time zone is no good.
            Unavailable: the engine is not there to count tokens.
        """
        sampling = answering.sampling
        room = sampling.context_tokens - sampling.reply_tokens
        if len(message.text) > room * LONGEST_TOKEN_CHARACTERS:
            raise too_long(len(message.text), room * LONGEST_TOKEN_CHARACTERS, "characters")
        count = await answering.engine.counter(answering.model)
        history: list[Message] = []
        if message.parent_id:
            history = await self._conversations.messages(
                message.conversation_id,
                until=message.parent_id,
                limit=max(32, room // SHORT_MESSAGE_TOKENS),
            )
        settings = self._settings()
        return compose(
            persona=await self._personas.persona(for_basic=answering.model.is_basic),
            profile=Profile(settings.you.name, settings.you.about),
            history=history,
            message=message,
            now=local_time(self._now(), settings.you.time_zone),
            room_tokens=room,
            count=count,
        )


def local_time(now: datetime, time_zone: str) -> datetime:
    """The time on the person's clock; an empty zone means this machine's.

    Raises:
        Misconfigured: `time_zone_unknown`.
    """
    if not time_zone:
        return now.astimezone()
    try:
        return now.astimezone(ZoneInfo(time_zone))
    except (OSError, ValueError) as error:
        raise Misconfigured(
            "time_zone_unknown",
            f"There is no time zone called {time_zone}.",
            "Write it like Europe/Berlin: bestfriend settings set you.time_zone Europe/Berlin",
        ) from error
