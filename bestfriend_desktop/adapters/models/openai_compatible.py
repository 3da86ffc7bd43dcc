"""Language models of an OpenAI-compatible server: llama.cpp, LM Studio, vLLM, or a service elsewhere."""

import json
import ssl
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from typing import Any
from urllib.parse import urlsplit

import httpx

from bestfriend_desktop.adapters.models.ollama_address import is_near
from bestfriend_desktop.adapters.models.openai_address import openai_base_url
from bestfriend_desktop.adapters.models.openai_errors import (
    not_openai,
    openai_in_words,
    openai_refusal,
    said_in,
)
from bestfriend_desktop.adapters.models.openai_stream import parts_of_stream
from bestfriend_desktop.adapters.models.thoughtful_models import ThoughtfulModels
from bestfriend_desktop.adapters.models.token_corrections import TokenCorrections
from bestfriend_desktop.domain.errors import BestFriendError, Misconfigured, Refused, Unavailable
from bestfriend_desktop.domain.health import HealthState, PartHealth
from bestfriend_desktop.domain.models import Engine, ModelDetails, ModelInfo, PullProgress, Sampling
from bestfriend_desktop.domain.prompt import Count, Prompt
from bestfriend_desktop.domain.reply_parts import ReplyPart, Usage
from bestfriend_desktop.settings.schema import OpenAISettings

AT_HAND_S = 10.0
"""Longest silence of a server asked for its list of models."""

OPTIONAL = ("stream_options", "top_p", "temperature", "response_format")
"""What is left out of a request where the server says that it does not know it."""

NOT_FOR_TALK = ("embed", "rerank", "whisper", "tts", "dall-e", "moderation", "transcribe", "image")
"""In the names of models that hold no conversation; servers do not say otherwise which do."""

CONTEXT_NAMES = (
    "max_model_len",
    "context_length",
    "max_context_length",
    "context_window",
    "n_ctx",
    "n_ctx_train",
)


class OpenAIModels:
    """`LanguageModels` (and a `ModelLibrary` that only shows) by plain HTTP.

    Nothing is contacted while `openai.enabled` is off, nor outside the person's own network before
    `openai.allow_outside` is on.

    Args:
        settings: the settings of now; they may change at any time.
    """

    def __init__(self, settings: Callable[[], OpenAISettings]) -> None:
        self._settings = settings
        self._clients: dict[tuple[str, float], httpx.AsyncClient] = {}
        self._corrections = TokenCorrections()
        self._thoughtful = ThoughtfulModels()
        self._left_out: dict[str, set[str]] = {}

    async def models(self) -> list[ModelInfo]:
        """What the server lists."""
        address = self._address()
        with openai_in_words(address, silence_s=AT_HAND_S):
            response = await self._client(address).get(
                f"{address}/models", headers=self._headers(), timeout=self._timeout(AT_HAND_S)
            )
        if response.status_code != 200:
            raise openai_refusal(response, response.content, address, has_key=self._has_key)
        try:
            listed = response.json()
            entries = listed if isinstance(listed, list) else listed["data"]
            return [self._info(entry, address) for entry in entries if entry["id"]]
        except (ValueError, TypeError, KeyError) as error:
            raise not_openai(address) from error

    async def counter(self, model: ModelInfo) -> Count:
        """An estimate on the high side, raised where this model has counted more before."""
        return self._corrections.counter(model.name)

    async def stream(self, model: ModelInfo, prompt: Prompt, sampling: Sampling) -> AsyncGenerator[ReplyPart]:
        """The reply, its reasoning apart; closing hangs up, at which the server stops."""
        address, silence_s = self._address(), self._settings().silence_timeout_s
        left_out = self._left_out.setdefault(f"{address} {model.name}", set())
        while True:
            asked = _request(model.name, prompt, sampling, left_out)
            with (
                openai_in_words(address, silence_s=silence_s),
                self._thoughtful.splitter(model.name) as reply,
            ):
                async with self._client(address).stream(
                    "POST", f"{address}/chat/completions", headers=self._headers(), json=asked,
                    timeout=self._timeout(silence_s),
                ) as response:  # fmt: skip
                    if response.status_code == 200:
                        parts = parts_of_stream(response.aiter_bytes(), address, reply)
                        async with aclosing(parts):
                            async for part in parts:
                                if isinstance(part, Usage):
                                    self._corrections.learn(model.name, prompt.tokens, part.prompt_tokens)
                                yield part
                        return
                    body = await response.aread()
            if response.status_code not in (400, 422) or not (unknown := _unknown_in(body, asked)):
                raise openai_refusal(response, body, address, model=model.name, has_key=self._has_key)
            left_out.add(unknown)

    async def preload(self, model: ModelInfo, sampling: Sampling) -> None:
        """Nothing: such servers load what they are asked for, or have it loaded."""

    async def health(self) -> PartHealth:
        """Whether the server answers, and with how many models."""
        part = "openai"
        if not self._settings().enabled:
            return PartHealth(part, HealthState.OK, "No OpenAI-compatible server is used.")
        try:
            models = await self.models()
        except BestFriendError as error:
            return PartHealth(part, HealthState.MISSING, error.message, error.remedy)
        many = "1 model" if len(models) == 1 else f"{len(models)} models"
        if not models:
            remedy = "Load a model into that server."
            return PartHealth(part, HealthState.DEGRADED, f"{self._address()} offers no model.", remedy)
        return PartHealth(part, HealthState.OK, f"The server at {self._address()} answers, with {many}.")

    async def close(self) -> None:
        """Hang up."""
        clients = list(self._clients.values())
        self._clients.clear()
        for client in clients:
            await client.aclose()

    def pull(self, name: str) -> AsyncGenerator[PullProgress]:
        """Refused: such a server is given its models where it runs."""
        raise _not_ours(name)

    async def delete(self, name: str) -> None:
        """Refused, likewise."""
        raise _not_ours(name)

    async def show(self, name: str) -> ModelDetails:
        """What the server says of one model."""
        for model in await self.models():
            if model.name == name:
                return ModelDetails(model)
        raise Misconfigured(
            "model_unknown",
            f"The server at {self._address()} has no model called {name}.",
            "See what it has: bestfriend models list",
        )

    @property
    def _has_key(self) -> bool:
        return bool(self._settings().key.strip())

    def _address(self) -> str:
        """Of the server.

        Raises:
            Unavailable: `openai_off`.
            Misconfigured: `openai_address`, `openai_outside`.
        """
        settings = self._settings()
        if not settings.enabled:
            raise Unavailable(
                "openai_off",
                "No OpenAI-compatible server is used.",
                "Switch it on: bestfriend settings set openai.enabled yes",
            )
        address = openai_base_url(settings.address)
        if not is_near(address) and not settings.allow_outside:
            raise Misconfigured(
                "openai_outside",
                f"{urlsplit(address).hostname} is not in your own network: what you say would leave this "
                "computer.",
                "If you want that: bestfriend settings set openai.allow_outside yes",
            )
        return address

    def _client(self, address: str) -> httpx.AsyncClient:
        kind = (address, self._settings().connect_timeout_s)
        if kind not in self._clients:
            options: dict[str, Any] = {"trust_env": not is_near(address), "follow_redirects": False}
            if address.startswith("http://"):
                # Loading the authorities of the web takes 30 ms, and plain http has no use for them.
                options["verify"] = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
            self._clients[kind] = httpx.AsyncClient(**options)
        return self._clients[kind]

    def _timeout(self, silence_s: float) -> httpx.Timeout:
        connect_s = self._settings().connect_timeout_s
        return httpx.Timeout(silence_s, connect=connect_s, pool=connect_s)

    def _headers(self) -> dict[str, str]:
        key = self._settings().key.strip()
        return {"Authorization": f"Bearer {key}"} if key else {}

    def _info(self, entry: dict[str, Any], address: str) -> ModelInfo:
        name = str(entry["id"])
        is_outside = not is_near(address)
        told = {**entry, **(entry.get("meta") or {})}
        limits = [told[key] for key in CONTEXT_NAMES if isinstance(told.get(key), int) and told[key] > 0]
        where = f" ({urlsplit(address).hostname})" if is_outside else ""
        return ModelInfo(
            name=name,
            engine=Engine.OPENAI,
            label=f"{name.rpartition('/')[2].removesuffix('.gguf')}{where}",
            size_bytes=told["size"] if isinstance(told.get("size"), int) else 0,
            context_limit_tokens=limits[0] if limits else None,
            chats=not any(word in name.lower() for word in NOT_FOR_TALK),
            is_cloud=is_outside,
            address=address,
        )


def _request(model: str, prompt: Prompt, sampling: Sampling, left_out: set[str]) -> dict[str, Any]:
    longest = "max_completion_tokens" if "max_tokens" in left_out else "max_tokens"
    asked: dict[str, Any] = {
        "model": model,
        "messages": _messages(prompt),
        "stream": True,
        "stream_options": {"include_usage": True},
        "temperature": sampling.temperature,
        "top_p": sampling.top_p,
        longest: sampling.reply_tokens,
    }
    if sampling.schema:
        form = {"name": "answer", "schema": json.loads(sampling.schema)}
        asked["response_format"] = {"type": "json_schema", "json_schema": form}
    return {name: value for name, value in asked.items() if name not in left_out}


def _messages(prompt: Prompt) -> list[dict[str, str]]:
    """Two in a row of the same side become one: some templates refuse what does not alternate."""
    messages: list[dict[str, str]] = []
    for message in prompt.messages:
        if messages and messages[-1]["role"] == message.role:
            messages[-1]["content"] += f"\n\n{message.text}"
        else:
            messages.append({"role": message.role, "content": message.text})
    return messages


def _unknown_in(body: bytes, asked: dict[str, Any]) -> str:
    """What of a request the server says it does not take."""
    said = said_in(body)
    for name in ("max_tokens", *OPTIONAL):
        if name in asked and name in said:
            return name
    return ""


def _not_ours(name: str) -> Refused:
    return Refused(
        "model_elsewhere",
        f"{name} belongs to an OpenAI-compatible server: it is fetched and removed there.",
        "See its own settings.",
    )
