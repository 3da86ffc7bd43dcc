"""Which model answers: the one asked for, the one chosen, Ollama's newest, and at last the basic one."""

import asyncio
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bestfriend_desktop.domain.errors import BestFriendError, Misconfigured, Unavailable
from bestfriend_desktop.domain.models import BASIC_MODEL, Engine, ModelInfo, Sampling
from bestfriend_desktop.ports import LanguageModels
from bestfriend_desktop.settings.schema import Settings

FRESH_S = 30.0
"""For how long what Ollama offers (or that it does not answer) is believed without asking again."""


@dataclass(frozen=True, slots=True)
class Answering:
    """The model that will answer, and why it is not the chosen one where it is not."""

    model: ModelInfo
    engine: LanguageModels
    sampling: Sampling
    notice: str = ""
    """Empty, or one sentence for the person."""


@dataclass(frozen=True, slots=True)
class _Offer:
    models: Sequence[ModelInfo]
    failure: BestFriendError | None
    at: float


class ModelChoice:
    """Knows all engines and picks one model for each turn."""

    def __init__(
        self, built_in: LanguageModels, ollama: LanguageModels, settings: Callable[[], Settings]
    ) -> None:
        self._built_in = built_in
        self._ollama = ollama
        self._settings = settings
        self._offer: _Offer | None = None
        self._asking = asyncio.Lock()

    async def models(self) -> list[ModelInfo]:
        """Every model of every engine, asked anew; Ollama's first."""
        self.forget()
        return [*(await self._offered()).models, *await self._built_in.models()]

    def forget(self) -> None:
        """Ask the engines again next time: something was added, removed, or stopped answering."""
        self._offer = None

    async def choose(self, asked_for: str | None = None, of_conversation: str | None = None) -> Answering:
        """The model for one turn.

        Args:
            asked_for: named for this very turn; nothing else may answer in its place.
            of_conversation: chosen for the conversation; it comes before the setting `model.name`.

        Raises:
            Misconfigured: `model_unknown`: the engine answers and has no such model.
            Unavailable: `asked_for` is Ollama's, and Ollama does not answer.
        """
        wanted = asked_for or of_conversation or self._settings().model.name
        if wanted == BASIC_MODEL:
            return self._answering(await self._basic())
        offer = await self._offered()
        if not wanted:
            chat = [model for model in offer.models if model.chats]
            if chat:
                return self._answering(chat[0])
            notice = ""
            if offer.failure is not None and self._settings().ollama.enabled:
                notice = f"{offer.failure.message} The built-in companion answers in its place."
            return self._answering(await self._basic(), notice)
        for model in offer.models:
            if same_model(model.name, wanted):
                if not model.chats:
                    raise Misconfigured(
                        "model_cannot_chat",
                        f"The model {model.name} makes embeddings and cannot hold a conversation.",
                        "Choose another one: bestfriend models list.",
                    )
                return self._answering(model)
        if offer.failure is None:
            raise self._unknown(wanted, offer.models)
        if asked_for:
            raise Unavailable(
                offer.failure.code,
                f"{offer.failure.message} There is no model called {wanted} without it.",
                f"{offer.failure.remedy} Or let the built-in one answer: --model {BASIC_MODEL}",
            )
        return self._answering(
            await self._basic(),
            f"{offer.failure.message} The built-in companion answers in place of {wanted}.",
        )

    async def _basic(self) -> ModelInfo:
        return (await self._built_in.models())[0]

    def _answering(self, model: ModelInfo, notice: str = "") -> Answering:
        chosen = self._settings().model
        context = min(chosen.context_tokens, model.context_limit_tokens or chosen.context_tokens)
        # A reply may take half of the room at most, or there would be none left to say what it answers.
        sampling = Sampling(chosen.temperature, chosen.top_p, context, min(chosen.reply_tokens, context // 2))
        engine = self._built_in if model.engine is Engine.BUILT_IN else self._ollama
        return Answering(model, engine, sampling, notice)

    async def _offered(self) -> _Offer:
        if not self._settings().ollama.enabled:
            off = Unavailable(
                "ollama_off",
                "Ollama is switched off.",
                "Switch it on: bestfriend settings set ollama.enabled yes",
            )
            return _Offer((), off, 0.0)
        async with self._asking:
            if self._offer is None or time.monotonic() - self._offer.at > FRESH_S:
                try:
                    models: Sequence[ModelInfo] = await self._ollama.models()
                    failure = None
                except BestFriendError as error:
                    models, failure = (), error
                self._offer = _Offer(models, failure, time.monotonic())
            return self._offer

    def _unknown(self, wanted: str, models: Sequence[ModelInfo]) -> Misconfigured:
        names = ", ".join([*(model.name for model in models if model.chats), BASIC_MODEL])
        return Misconfigured(
            "model_unknown",
            f"There is no model called {wanted} here.",
            f"Choose one of these: {names}; or fetch it: bestfriend models pull {wanted}",
        )


def same_model(one: str, other: str) -> bool:
    """True where two names mean the same model: Ollama reads `llama3.2` as `llama3.2:latest`."""

    def full(name: str) -> str:
        name = name.strip().lower()
        return name if ":" in name.rsplit("/", 1)[-1] else f"{name}:latest"

    return full(one) == full(other)
