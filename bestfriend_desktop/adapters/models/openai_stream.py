"""Reading a reply of an OpenAI-compatible server: server-sent events, or one JSON object in their place.

The forms that differ from server to server: comments and empty events that only keep the connection open,
blanks behind `data:` or none, no `[DONE]`, no usage, usage in an event of its own, reasoning as
`reasoning_content` (DeepSeek, llama.cpp, vLLM), `reasoning` (OpenRouter, newer vLLM) or parts of the content
(Mistral).
"""

import asyncio
import json
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing
from typing import Any

from bestfriend_desktop.adapters.models.openai_errors import error_in, not_openai, openai_broken
from bestfriend_desktop.adapters.models.reply_splitter import ReplySplitter
from bestfriend_desktop.adapters.models.whole_letters import mended
from bestfriend_desktop.domain.reply_parts import ReplyPart, Thinking, Usage

LATE_USAGE_S = 2.0
"""How long what comes behind the end of the reply is waited for: its usage, and the end of the stream."""

_DONE = "[DONE]"


async def parts_of_stream(
    chunks: AsyncIterator[bytes], address: str, reply: ReplySplitter
) -> AsyncGenerator[ReplyPart]:
    """What the model writes.

    Args:
        chunks: of the body of an answer with status 200.
        address: of the server, for errors.
        reply: splits what it writes.

    Raises:
        Unavailable: `stream_broken`.
        Misconfigured: `not_openai`: it is no such answer.
    """
    usage: dict[str, Any] = {}
    finish = ""
    is_done = has_begun = False
    async with aclosing(_objects(chunks)) as objects:
        while True:
            try:
                async with asyncio.timeout(LATE_USAGE_S if finish else None):
                    text = await anext(objects, None)
            except TimeoutError:
                break
            if text is None:
                break
            if text == _DONE:
                is_done = True
                break
            event = _event(text, address, has_begun=has_begun)
            has_begun = True
            if isinstance(told := event.get("usage"), dict):
                usage = told
            for choice in (event.get("choices") or [])[:1]:
                said = choice.get("delta") or choice.get("message") or {"content": choice.get("text")}
                for thought in _thoughts(said):
                    yield Thinking(mended(thought))
                for part in reply.feed(_words(said.get("content"))):
                    yield part
                finish = choice.get("finish_reason") or finish
    if not has_begun:
        raise not_openai(address) if not is_done else openai_broken(address)
    if not finish and not is_done:
        raise openai_broken(address)
    was_cut = finish in ("length", "max_tokens", "max_output_tokens")
    for part in reply.end(was_cut=was_cut):
        yield part
    yield Usage(_number(usage.get("prompt_tokens")), _number(usage.get("completion_tokens")), was_cut)


async def _objects(chunks: AsyncIterator[bytes]) -> AsyncGenerator[str]:
    """The data of each event; or the whole body, where it is one JSON object."""
    rest = b""
    whole: list[bytes] | None = None
    # Not by lines of text: those are split at U+2028 and the like, which stand unescaped in a reply.
    async for chunk in chunks:
        if whole is not None:
            whole.append(chunk)
            continue
        *lines, rest = (rest + chunk).split(b"\n")
        if (start := (lines[0] if lines else rest).lstrip()) and start[:1] in b"{[<":
            whole = [*(line + b"\n" for line in lines), rest]
            continue
        for line in lines:
            if text := _data(line):
                yield text
    if whole is not None:
        yield b"".join(whole).decode("utf-8", "replace")
    elif text := _data(rest):
        yield text


def _data(line: bytes) -> str:
    """What an event says; empty for comments, names of events, and what only keeps the line open."""
    name, _, value = line.strip().partition(b":")
    return value.strip().decode("utf-8", "replace") if name == b"data" else ""


def _event(text: str, address: str, *, has_begun: bool) -> dict[str, Any]:
    try:
        event: Any = json.loads(text)
    except ValueError as error:
        raise openai_broken(address) if has_begun else not_openai(address) from error
    if (said := error_in(event)) is not None:
        raise openai_broken(address, said)
    if not isinstance(event, dict) or not isinstance(event.get("choices", []), list | None):
        raise openai_broken(address) if has_begun else not_openai(address)
    return event


def _words(content: Any) -> str:
    if isinstance(content, list):
        return "".join(str(part.get("text") or "") for part in content if _is(part, "text"))
    return content if isinstance(content, str) else ""


def _thoughts(said: dict[str, Any]) -> list[str]:
    told = [said.get(name) for name in ("reasoning_content", "reasoning", "thinking")]
    thoughts = [text for text in told if isinstance(text, str) and text][:1]  # some send it under two names
    content = said.get("content")
    if isinstance(content, list):
        thoughts += [_words(part.get("thinking")) for part in content if _is(part, "thinking")]
    return [thought for thought in thoughts if thought]


def _is(part: Any, kind: str) -> bool:
    return isinstance(part, dict) and part.get("type") == kind


def _number(value: Any) -> int:
    return value if isinstance(value, int) else 0
