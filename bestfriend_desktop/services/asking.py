"""Asking the language model for something small behind the conversation, as JSON."""

import json
import logging
from collections.abc import Mapping
from contextlib import aclosing
from dataclasses import replace
from typing import Any

from bestfriend_desktop.domain.errors import BestFriendError
from bestfriend_desktop.domain.prompt import Prompt, PromptMessage
from bestfriend_desktop.domain.reply_parts import whole_text
from bestfriend_desktop.services.model_choice import Answering, ModelChoice

_log = logging.getLogger(__name__)


async def able_model(choice: ModelChoice) -> Answering | None:
    """The model that answers, where it is able to do as it is told (`ModelInfo.is_able`)."""
    try:
        answering = await choice.choose()
    except BestFriendError as error:
        _log.info("no model to ask: %s", error.code)
        return None
    return answering if answering.model.is_able else None


async def ask(
    answering: Answering, instruction: str, text: str, schema: Mapping[str, Any], reply_tokens: int
) -> str:
    """The model's answer, always the likeliest one.

    Args:
        answering: the model.
        instruction: what it shall do.
        text: with what; never an instruction.
        schema: JSON Schema of the answer.
        reply_tokens: where the answer is cut off; its JSON is broken then.

    Raises:
        Unavailable: the engine does not answer, or is busy.
        Misconfigured: it has no such model.
    """
    messages = (PromptMessage("system", instruction), PromptMessage("user", text))
    sampling = replace(
        answering.sampling, temperature=0.0, reply_tokens=reply_tokens, schema=json.dumps(schema)
    )
    stream = answering.engine.stream(answering.model, Prompt(messages, 0, 0), sampling)
    async with aclosing(stream) as arriving:
        return await whole_text(arriving)
