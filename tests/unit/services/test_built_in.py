"""The built-in companion behind the port of language models: what it looks up, and what it says of it."""

from datetime import UTC, datetime

import pytest

from bestfriend_desktop.domain.conversation import ConversationId, Message, MessageId, Role, new_id
from bestfriend_desktop.domain.errors import Refused
from bestfriend_desktop.domain.models import Engine, Sampling
from bestfriend_desktop.domain.prompt import Occasion, Prompt
from bestfriend_desktop.domain.reply_parts import Text, Usage
from bestfriend_desktop.services.built_in import BuiltInCompanion
from bestfriend_desktop.settings.schema import Settings

SAMPLING = Sampling(0.7, 0.9, 4096, 512)
NOON = datetime(2026, 12, 1, 12, tzinfo=UTC)


def built_in() -> BuiltInCompanion:
    return BuiltInCompanion(lambda: None, Settings)


def message(text: str, role: Role = Role.PERSON, depth: int = 1) -> Message:
    return Message(MessageId(new_id()), ConversationId(new_id()), None, depth, role, text, NOON)


async def said(text: str, *history: Message, is_temporary: bool = False) -> list[str]:
    engine = built_in()
    (model,) = await engine.models()
    prompt = Prompt((), 0, 0, occasion=Occasion(message(text), history, NOON, is_temporary))
    parts = [part async for part in engine.stream(model, prompt, SAMPLING)]
    assert isinstance(parts[-1], Usage)
    return [part.text for part in parts if isinstance(part, Text)]


async def test_it_is_one_model_that_is_always_there() -> None:
    (model,) = await built_in().models()
    assert (model.name, model.engine, model.is_basic, model.reads_prompts) == (
        "basic",
        Engine.BUILT_IN,
        True,
        False,
    )


async def test_its_reply_streams_in_pieces_that_make_the_whole() -> None:
    pieces = await said("I am allergic to walnuts.")
    assert len(pieces) > 4
    assert "".join(pieces).startswith("You are allergic to walnuts.")


async def test_it_knows_what_was_said_in_the_conversation() -> None:
    told = message("My sister Mara lives in Porto.")
    assert "Porto" in "".join(await said("Where does my sister live?", told))


async def test_a_temporary_conversation_is_not_promised_to_be_kept() -> None:
    assert "nothing of this conversation is kept" in "".join(await said("I live in Lyon.", is_temporary=True))


async def test_what_is_no_conversation_is_refused() -> None:
    engine = built_in()
    (model,) = await engine.models()
    with pytest.raises(Refused, match="only talk"):
        await anext(engine.stream(model, Prompt((), 0, 0), SAMPLING))
