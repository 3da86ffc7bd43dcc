"""What llama.cpp is asked, and how its answers are read: the form of OpenAI's chat completions."""

import json
import logging
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from typing import Any

import httpx

from bestfriend_desktop.adapters.models.reply_splitter import ReplySplitter
from bestfriend_desktop.adapters.models.whole_letters import mended
from bestfriend_desktop.domain.errors import BestFriendError, Refused, Unavailable
from bestfriend_desktop.domain.models import Sampling
from bestfriend_desktop.domain.offered_models import ModelSampling
from bestfriend_desktop.domain.prompt import Prompt
from bestfriend_desktop.domain.reply_parts import ReplyPart, Thinking, Usage
from bestfriend_desktop.settings.schema import ModelSettings

READING = "read %d of %d tokens of the prompt; %d of them were known"
"""Logged at each step: most of the time until the first word goes there."""

_DEFAULT = ModelSettings()
_log = logging.getLogger(__name__)


def request(
    prompt: Prompt, sampling: Sampling, own: ModelSampling | None, *, asks_to_think: bool
) -> dict[str, Any]:
    """A reply to a prompt.

    Args:
        prompt: what is said to the model.
        sampling: what the person has set.
        own: what the makers of the model advise; it holds where the person has not set anything else.
        asks_to_think: its template asks whether to think; a friend answers at once.
    """
    asked: dict[str, Any] = {
        "messages": _messages(prompt),
        "stream": True,
        "return_progress": True,  # so that hanging up is noticed while the prompt is being read
        "temperature": sampling.temperature,
        "top_p": sampling.top_p,
        "max_tokens": sampling.reply_tokens,
    }
    if sampling.schema:
        asked["json_schema"] = json.loads(sampling.schema)
    elif own is not None:
        if (sampling.temperature, sampling.top_p) == (_DEFAULT.temperature, _DEFAULT.top_p):
            asked |= {"temperature": own.temperature, "top_p": own.top_p}
        asked |= {"top_k": own.top_k, "min_p": own.min_p, "presence_penalty": own.presence_penalty}
    if asks_to_think:
        asked["chat_template_kwargs"] = {"enable_thinking": False}
    return asked


def _messages(prompt: Prompt) -> list[dict[str, str]]:
    """Two in a row of the same side become one: some templates refuse what does not alternate."""
    messages: list[dict[str, str]] = []
    for message in prompt.messages:
        if messages and messages[-1]["role"] == message.role:
            messages[-1]["content"] += f"\n\n{message.text}"
        else:
            messages.append({"role": message.role, "content": message.text})
    if not messages or messages[0]["role"] != "system":
        # Some templates would put a system message of their own, of uncounted length, before the others.
        messages.insert(0, {"role": "system", "content": ""})
    return messages


async def parts(
    response: httpx.Response, name: str, reply: ReplySplitter, written: Callable[[dict[str, Any]], None]
) -> AsyncGenerator[ReplyPart]:
    """What the model writes.

    Args:
        response: to `request`.
        name: of the model.
        reply: splits what it writes.
        written: is told llama.cpp's timings at the end.
    """
    finish = ""
    usage: dict[str, Any] = {}
    async with aclosing(_events(response, name)) as events:
        async for event in events:
            if step := event.get("prompt_progress"):
                _log.debug(READING, step["processed"], step["total"], step["cache"])
            if timings := event.get("timings"):
                written(timings)
                usage = timings
            if not event.get("choices"):
                continue
            choice = event["choices"][0]
            if thought := choice["delta"].get("reasoning_content"):
                yield Thinking(mended(thought))
            for part in reply.feed(choice["delta"].get("content") or ""):
                yield part
            finish = choice["finish_reason"] or finish
    if not finish:
        raise Unavailable("stream_broken", f"The model {name} broke off in the middle.", "Try again.")
    was_cut = finish == "length"
    for part in reply.end(was_cut=was_cut):
        yield part
    yield Usage(usage.get("prompt_n", 0), usage.get("predicted_n", 0), was_cut)


async def _events(response: httpx.Response, name: str) -> AsyncGenerator[dict[str, Any]]:
    """The JSON objects of a stream of server-sent events."""
    if response.status_code != 200:
        raise _refusal(json.loads(await response.aread())["error"], name)
    rest = b""
    # Not aiter_lines: it splits at U+2028 and the like, which stand unescaped in a reply.
    async for chunk in response.aiter_bytes():
        *lines, rest = (rest + chunk).split(b"\n")
        for line in lines:
            if line.startswith(b"data: {"):
                event: dict[str, Any] = json.loads(line.removeprefix(b"data: "))
                if "error" in event:
                    raise _refusal(event["error"], name)
                yield event


def _refusal(error: dict[str, Any], name: str) -> BestFriendError:
    if error.get("type") == "exceed_context_size_error":
        return Refused(
            "message_too_long",
            f"The conversation takes {error.get('n_prompt_tokens')} tokens, and the model {name} has room "
            f"for {error.get('n_ctx')}.",
            "Send the message in parts, or begin a new conversation.",
        )
    return Unavailable(
        "engine_failed",
        f"The model {name} could not answer ({str(error.get('message'))[:200]}).",
        "Try again, or choose another model.",
    )
