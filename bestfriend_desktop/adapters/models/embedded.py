"""The basic language model that needs no Ollama and no network: SmolLM2 135M in llama.cpp."""

import asyncio
import json
import logging
import ssl
from collections.abc import AsyncGenerator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import aclosing
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import httpx

from bestfriend_desktop.adapters.model_files import ModelFiles, starter_models
from bestfriend_desktop.adapters.models.llama_server import LlamaServer, died, too_old
from bestfriend_desktop.adapters.models.processor import can_run_llama
from bestfriend_desktop.domain.brevity import enough
from bestfriend_desktop.domain.errors import BestFriendError, Refused, Unavailable
from bestfriend_desktop.domain.health import HealthState, PartHealth
from bestfriend_desktop.domain.models import (
    BASIC_MODEL,
    Engine,
    ModelDetails,
    ModelInfo,
    PullProgress,
    Sampling,
)
from bestfriend_desktop.domain.prompt import Count, Prompt

WEIGHTS = "smollm2-135m"
"""In resources/starter_models.json."""

CONTEXT_LIMIT_TOKENS = 8192
"""What SmolLM2 135M was trained for."""

FIRST_CONTEXT_TOKENS = 4096
"""Its room where tokens are counted before anything says how much is wanted."""

SILENCE_S = 120.0
"""Between two pieces, or two steps of reading the prompt; a machine that swaps may take its time."""

TEMPERATURE_SHARE = 0.4
"""Of the temperature that is asked for: where larger models are lively, so small a one loses the thread."""

LONGEST_REPLY_TOKENS = 320
"""What is `enough` nearly always comes before; code and what has no full stop is cut off there."""

# It circles, or babbles in emoji; chosen by reading its answers at temperatures from 0.2 to 0.7. DRY keeps it
# from saying the same sentence for ever (https://github.com/oobabooga/text-generation-webui/pull/5677). Both
# are mild and look back no further than its replies are long: the prompt counts too, and where repeating that
# is punished, it forgets its name and finds any answer to 7 + 5 but 12.
STEADYING = {
    "repeat_penalty": 1.02,
    "repeat_last_n": 64,
    "min_p": 0.1,
    "dry_multiplier": 0.8,
    "dry_allowed_length": 3,
    "dry_penalty_last_n": 64,
}

READING = "read %d of %d tokens of the prompt; %d of them were known"
"""Logged at each step: most of the time until the first word goes there."""

T = TypeVar("T")

_log = logging.getLogger(__name__)


class EmbeddedModels:
    """`LanguageModels` and `ModelLibrary` of the one model that comes with the program.

    llama.cpp is started when it is first needed, and started anew where it has died. One reply is written
    at a time; the next one waits until the engine is free.

    Args:
        files: where the weights are.
    """

    def __init__(self, files: ModelFiles) -> None:
        self._files = files
        self._server: LlamaServer | None = None
        self._writing = asyncio.Lock()
        self._thread = ThreadPoolExecutor(1, "basic model")
        self._client = httpx.AsyncClient(
            timeout=httpx.Timeout(SILENCE_S, connect=5),
            trust_env=False,
            # A new connection for each reply: llama.cpp drops kept ones just when they are wanted again.
            limits=httpx.Limits(max_keepalive_connections=0),
            verify=ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT),  # loopback is plain http: no authorities to load
        )
        self._verified: tuple[Path, int] | None = None

    async def models(self) -> list[ModelInfo]:
        """The basic model, whether or not its weights are in order: `health` tells that."""
        size = starter_models()[WEIGHTS].size_bytes
        label = "Basic (SmolLM2 135M, built in)"
        return [ModelInfo(BASIC_MODEL, Engine.EMBEDDED, label, size, CONTEXT_LIMIT_TOKENS)]

    async def counter(self, model: ModelInfo) -> Count:
        """Counts exactly; loads the model."""
        return (await self._running(None)).count

    async def stream(self, model: ModelInfo, prompt: Prompt, sampling: Sampling) -> AsyncGenerator[str]:
        """The reply piece by piece, until it is `enough`; closing hangs up, at which the engine stops.

        That takes it one token, or one step of reading the prompt; the next reply waits for it.
        """
        written = ""
        async with self._writing:
            server = await self._running(sampling.context_tokens)
            request = self._client.stream(
                "POST",
                f"{server.address}/v1/chat/completions",
                headers={"Authorization": f"Bearer {server.key}"},
                json=_request(prompt, sampling),
            )
            try:
                async with request as response, aclosing(_pieces(response)) as pieces:
                    async for piece in pieces:
                        end = enough(written + piece)
                        if new := (written + piece)[len(written) : end]:
                            yield new
                        if end is not None:
                            return
                        written += piece
            except httpx.TransportError as error:
                await self._in_thread(self._stop)  # dead, dying or hung: the next reply starts another
                raise died() from error

    async def preload(self, model: ModelInfo, sampling: Sampling) -> None:
        """Start the engine and load the weights: about a second, 250 MB."""
        async with self._writing:
            await self._running(sampling.context_tokens)

    async def health(self) -> PartHealth:
        """Whether the weights are there and whole, and the processor will do."""
        try:
            await self._in_thread(self._weights)
            if not can_run_llama():
                raise too_old()
        except BestFriendError as error:
            return PartHealth("basic model", HealthState.MISSING, error.message, error.remedy)
        return PartHealth("basic model", HealthState.OK, "The basic model (SmolLM2 135M) is ready.")

    async def close(self) -> None:
        """Stop the engine; a reply that is being written breaks off."""
        await self._in_thread(self._stop)
        await self._client.aclose()

    async def pull(self, name: str) -> AsyncGenerator[PullProgress]:
        """Fetch the weights again where they are missing or damaged."""
        _only_basic(name)
        async with aclosing(self._files.fetch(WEIGHTS)) as steps:
            async for progress in steps:
                yield replace(progress, model=BASIC_MODEL)

    async def delete(self, name: str) -> None:
        """Refused: it is what answers when nothing else does."""
        _only_basic(name)
        raise Refused(
            "basic_model_stays",
            "The basic model cannot be removed: it answers when nothing else can.",
            "Choose another model to answer: bestfriend settings set model.name NAME",
        )

    async def show(self, name: str) -> ModelDetails:
        """What is known of the basic model."""
        _only_basic(name)
        (info,) = await self.models()
        licence = starter_models()[WEIGHTS].licence
        return ModelDetails(info, "llama", "135M", "Q4_1", licence, ("completion",))

    async def _running(self, context_tokens: int | None) -> LlamaServer:
        """The engine with this much room; None takes it as it is."""
        wanted = min(context_tokens, CONTEXT_LIMIT_TOKENS) if context_tokens else None
        server = self._server
        if server and _serves(server, wanted):
            return server
        return await self._in_thread(lambda: self._start(wanted))

    def _start(self, wanted: int | None) -> LlamaServer:
        """Runs on the engine's thread, and so never twice at a time."""
        server, self._server = self._server, None
        if server and not _serves(server, wanted):
            server.stop()
            server = None
        self._server = server or LlamaServer(self._weights(), wanted or FIRST_CONTEXT_TOKENS)
        return self._server

    def _stop(self) -> None:
        server, self._server = self._server, None
        if server:
            server.stop()

    def _weights(self) -> Path:
        """The weights, hashed once and again when the file has changed."""
        path = self._files.find(WEIGHTS)
        seen = (path, path.stat().st_mtime_ns)
        if self._verified != seen:
            path = self._files.verified(WEIGHTS)
            self._verified = (path, path.stat().st_mtime_ns)
        return path

    async def _in_thread(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)


def _serves(server: LlamaServer, wanted: int | None) -> bool:
    return server.is_alive and wanted in (None, server.context_tokens)


def _request(prompt: Prompt, sampling: Sampling) -> dict[str, Any]:
    messages = [{"role": message.role, "content": message.text} for message in prompt.messages]
    if not messages or messages[0]["role"] != "system":
        # The template would put a system message of its own, of uncounted length, before the others.
        messages.insert(0, {"role": "system", "content": ""})
    return {
        "messages": messages,
        "stream": True,
        "return_progress": True,  # so that hanging up is noticed while the prompt is being read
        "temperature": sampling.temperature * TEMPERATURE_SHARE,
        "top_p": sampling.top_p,
        "max_tokens": min(sampling.reply_tokens, LONGEST_REPLY_TOKENS),
        **STEADYING,
    }


async def _pieces(response: httpx.Response) -> AsyncGenerator[str]:
    """What the model writes."""
    finished = False
    async with aclosing(_events(response)) as events:
        async for event in events:
            if step := event.get("prompt_progress"):
                _log.debug(READING, step["processed"], step["total"], step["cache"])
            choice = event["choices"][0]
            if text := choice["delta"].get("content"):
                yield text
            finished = finished or bool(choice["finish_reason"])
    if not finished:
        raise Unavailable("stream_broken", "The basic model broke off in the middle.", "Try again.")


async def _events(response: httpx.Response) -> AsyncGenerator[dict[str, Any]]:
    """The JSON objects of a stream of server-sent events."""
    if response.status_code != 200:
        raise _refusal(json.loads(await response.aread())["error"])
    rest = b""
    # Not aiter_lines: it splits at U+2028 and the like, which stand unescaped in a reply.
    async for chunk in response.aiter_bytes():
        *lines, rest = (rest + chunk).split(b"\n")
        for line in lines:
            if line.startswith(b"data: {"):
                event: dict[str, Any] = json.loads(line.removeprefix(b"data: "))
                if "error" in event:
                    raise _refusal(event["error"])
                yield event


def _refusal(error: dict[str, Any]) -> BestFriendError:
    if error.get("type") == "exceed_context_size_error":
        return Refused(
            "message_too_long",
            f"The conversation takes {error.get('n_prompt_tokens')} tokens, and the basic model has room for "
            f"{error.get('n_ctx')}.",
            "Send the message in parts, or begin a new conversation.",
        )
    return Unavailable(
        "engine_failed",
        f"The basic model could not answer ({str(error.get('message'))[:200]}).",
        "Try again, or choose another model.",
    )


def _only_basic(name: str) -> None:
    if name != BASIC_MODEL:
        raise Refused(
            "model_unknown", f"There is no built-in model called {name}.", f"Its name is {BASIC_MODEL}."
        )
