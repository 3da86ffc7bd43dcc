"""Language models of an Ollama server, on this machine or another; with a second server as backup."""

import json
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from typing import Any, cast

import ollama

from bestfriend_desktop.adapters.models.ollama_address import base_url
from bestfriend_desktop.adapters.models.ollama_catalogue import Catalogue
from bestfriend_desktop.adapters.models.ollama_errors import REMEDY_DOWN, broken, in_words
from bestfriend_desktop.adapters.models.ollama_servers import Server, Servers
from bestfriend_desktop.adapters.models.ollama_stream import chat_lines
from bestfriend_desktop.adapters.models.thoughtful_models import ThoughtfulModels
from bestfriend_desktop.adapters.models.token_corrections import TokenCorrections
from bestfriend_desktop.adapters.models.whole_letters import mended
from bestfriend_desktop.domain.errors import BestFriendError
from bestfriend_desktop.domain.health import HealthState, PartHealth
from bestfriend_desktop.domain.models import ModelDetails, ModelInfo, PullProgress, Sampling
from bestfriend_desktop.domain.prompt import Count, Prompt
from bestfriend_desktop.domain.reply_parts import ReplyPart, Thinking, Usage
from bestfriend_desktop.settings.schema import OllamaSettings

AT_HAND_S = 10.0
"""Longest silence of a server asked for what it has at hand: its version, its list."""

PULL_SILENCE_S = 900.0
"""Checking the hash of a large model takes minutes without a word."""


class OllamaModels:
    """Speaks with Ollama by its own client; `LanguageModels` and `ModelLibrary`.

    Nothing is contacted before something is asked, and nothing at all while `ollama.enabled` is off.
    Errors are those of `ollama_errors` and `ollama_servers`.

    Args:
        settings: the settings of now; they may change at any time.
    """

    def __init__(self, settings: Callable[[], OllamaSettings]) -> None:
        self._settings = settings
        self._servers = Servers(settings)
        self._catalogue = Catalogue()
        self._corrections = TokenCorrections()
        self._thoughtful = ThoughtfulModels()

    async def models(self) -> list[ModelInfo]:
        """What the server has, newest first; cloud models only where they are allowed."""

        async def ask(server: Server) -> list[ModelInfo]:
            with in_words(server.address, silence_s=server.silence_s):
                return await self._catalogue.models(server, self._settings().allow_cloud)

        return await self._servers.ask(ask, AT_HAND_S)

    async def counter(self, model: ModelInfo) -> Count:
        """An estimate on the high side, raised where this model has counted more before."""
        return self._corrections.counter(model.name)

    async def stream(self, model: ModelInfo, prompt: Prompt, sampling: Sampling) -> AsyncGenerator[ReplyPart]:
        """The reply, its reasoning apart; closing hangs up, at which the server stops."""
        silence_s = self._settings().silence_timeout_s

        def ask(server: Server) -> AsyncGenerator[ReplyPart]:
            return self._chat(server, model, prompt, sampling)

        async with aclosing(self._servers.stream(ask, silence_s)) as parts:
            async for part in parts:
                yield part

    async def preload(self, model: ModelInfo, sampling: Sampling) -> None:
        """Have the server load it; a chat without messages does just that."""

        async def ask(server: Server) -> None:
            with in_words(server.address, model.name, silence_s=server.silence_s):
                await server.client.chat(model=model.name, messages=[], options=_options(model, sampling))

        await self._servers.ask(ask, self._settings().silence_timeout_s)

    async def pull(self, name: str) -> AsyncGenerator[PullProgress]:
        """Have the server fetch a model; what it already has of it is not fetched again."""
        async with aclosing(self._servers.stream(lambda it: self._fetch(it, name), PULL_SILENCE_S)) as steps:
            async for progress in steps:
                yield progress

    async def delete(self, name: str) -> None:
        """Remove a model from the server's disk."""

        async def ask(server: Server) -> None:
            with in_words(server.address, name, silence_s=server.silence_s):
                await server.client.delete(name)

        await self._servers.ask(ask, AT_HAND_S)

    async def show(self, name: str) -> ModelDetails:
        """What the server says of one model."""

        async def ask(server: Server) -> ModelDetails:
            with in_words(server.address, name, silence_s=server.silence_s):
                return await self._catalogue.details(server, name)

        return await self._servers.ask(ask, AT_HAND_S)

    async def health(self) -> PartHealth:
        """Whether a server answers, which one, and its version."""
        if not self._settings().enabled:
            return PartHealth("ollama", HealthState.OK, "Ollama is switched off.")

        async def ask(server: Server) -> tuple[str, str]:
            with in_words(server.address, silence_s=server.silence_s):
                return server.address, await self._catalogue.version(server)

        self._servers.forgive()
        try:
            answering, version = await self._servers.ask(ask, AT_HAND_S)
            first = base_url(self._settings().address)
        except BestFriendError as error:
            return PartHealth("ollama", HealthState.MISSING, error.message, error.remedy)
        if answering == first:
            return PartHealth("ollama", HealthState.OK, f"Ollama {version} answers at {answering}.")
        said = f"Ollama at {first} does not answer; the backup at {answering} ({version}) does."
        return PartHealth("ollama", HealthState.DEGRADED, said, REMEDY_DOWN)

    async def close(self) -> None:
        """Hang up."""
        await self._servers.close()

    async def _chat(
        self, server: Server, model: ModelInfo, prompt: Prompt, sampling: Sampling
    ) -> AsyncGenerator[ReplyPart]:
        with (
            in_words(server.address, model.name, silence_s=server.silence_s),
            self._thoughtful.splitter(model.name) as reply,
        ):
            asked = {
                "model": model.name,
                "messages": [{"role": message.role, "content": message.text} for message in prompt.messages],
                "stream": True,
                "options": _options(model, sampling),
            }
            if model.thinks:  # unset, it does; set where a model cannot, some servers refuse (400)
                asked["think"] = False
            if sampling.schema:
                asked["format"] = json.loads(sampling.schema)
            async with aclosing(chat_lines(server, asked)) as lines:
                async for line in lines:
                    message = line["message"]
                    if thought := message.get("thinking"):
                        yield Thinking(mended(str(thought)))
                    for part in reply.feed(str(message.get("content") or "")):
                        yield part
                    if line.get("done"):
                        counted = int(line.get("prompt_eval_count") or 0)
                        self._corrections.learn(model.name, prompt.tokens, counted)
                        was_cut = line.get("done_reason") == "length"
                        for part in reply.end(was_cut=was_cut):
                            yield part
                        yield Usage(counted, int(line.get("eval_count") or 0), was_cut)
                        return
        raise broken(server.address)

    async def _fetch(self, server: Server, name: str) -> AsyncGenerator[PullProgress]:
        done: dict[str, int] = {}
        totals: dict[str, int] = {}
        with in_words(server.address, name, silence_s=server.silence_s):
            # Who writes http:// means a registry of their own, which Ollama takes only when told so.
            stream = await server.client.pull(name, insecure=name.startswith("http://"), stream=True)
            async with aclosing(cast(AsyncGenerator[ollama.ProgressResponse], stream)) as steps:
                async for step in steps:
                    if step.digest and step.total:  # a model is several files
                        done[step.digest], totals[step.digest] = step.completed or 0, step.total
                    yield PullProgress(name, step.status or "", sum(done.values()), sum(totals.values()))
                    if step.status == "success":
                        return
        raise broken(server.address)


def _options(model: ModelInfo, sampling: Sampling) -> dict[str, Any]:
    # Every request for a model must name the same num_ctx: another one makes the server load it anew.
    context = min(sampling.context_tokens, model.context_limit_tokens or sampling.context_tokens)
    return {
        "temperature": sampling.temperature,
        "top_p": sampling.top_p,
        "num_ctx": context,
        "num_predict": sampling.reply_tokens,
    }
