"""Which model answers: the one asked for, the one chosen, the one that came last, at last the built-in one.

Where none is chosen, the model that was fetched or added last answers; else Ollama's newest; else one that
runs within the program.
"""

import asyncio
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from bestfriend_desktop.domain.errors import BestFriendError, Misconfigured, Unavailable
from bestfriend_desktop.domain.model_notes import ModelNotes
from bestfriend_desktop.domain.models import BASIC_MODEL, Engine, ModelInfo, Sampling
from bestfriend_desktop.ports import LanguageModels, ModelPlace
from bestfriend_desktop.settings.schema import OllamaSettings, Settings

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
    absent: str = ""
    """What is away and was never here: of interest to who looks at models, and not told in conversations."""


@dataclass(frozen=True, slots=True)
class _Offer:
    models: Sequence[ModelInfo]
    failure: BestFriendError | None
    at: float


class ModelChoice:
    """Knows all engines and picks one model for each turn."""

    def __init__(
        self,
        built_in: LanguageModels,
        embedded: LanguageModels,
        ollama: LanguageModels,
        openai: LanguageModels,
        place: ModelPlace,
        settings: Callable[[], Settings],
    ) -> None:
        self._built_in = built_in
        self._embedded = embedded
        self._ollama = ollama
        self._openai = openai
        self._place = place
        self._settings = settings
        self._offer: _Offer | None = None
        self._served: _Offer | None = None
        self._within: tuple[frozenset[str], list[ModelInfo]] | None = None
        """The models within the program, and the names by which one sees whether they are still the same."""
        self._asking = asyncio.Lock()

    async def models(self) -> list[ModelInfo]:
        """Every model of every engine, asked anew; Ollama's first, the built-in one last."""
        self.forget()
        offer, served = await self._offered(), await self._of_server()
        return [*offer.models, *served.models, *await self._here(), *await self._built_in.models()]

    def forget(self) -> None:
        """Ask the engines again next time: something was added, removed, or stopped answering."""
        self._offer = self._served = self._within = None

    async def serves(self, name: str) -> bool:
        """Whether an OpenAI-compatible server has this model."""
        return any(model.name == name for model in (await self._of_server()).models)

    async def choose(self, asked_for: str | None = None, of_conversation: str | None = None) -> Answering:
        """The model for one turn.

        Args:
            asked_for: named for this very turn; nothing else may answer in its place.
            of_conversation: chosen for the conversation; it comes before the setting `model.name`.

        Raises:
            Misconfigured: `model_unknown`: the engine answers and has no such model.
            Unavailable: `asked_for` is a server's, and that server does not answer.
        """
        wanted = asked_for or of_conversation or self._settings().model.name
        if wanted == BASIC_MODEL:
            return self._answering(await self.built_in())
        here = await self._here()
        named = wanted or self._place.notes().latest
        for model in here:
            if model.name == named.lower():
                return self._answering(model)
        served = await self._of_server()
        for model in served.models:
            if wanted and model.name == wanted:
                return self._answering(_able(model))
        offer = await self._offered()
        if not wanted:
            if answering := self._unchosen(named, offer, served, here):
                return answering
            answering = self._answering(await self.built_in())
            if served.failure is not None:
                notice = f"{served.failure.message} The built-in companion answers in its place."
                return replace(answering, notice=notice)
            if offer.failure is None or not self._settings().ollama.enabled:
                return answering
            if self._is_missed(offer.failure):
                notice = f"{offer.failure.message} The built-in companion answers in its place."
                return replace(answering, notice=notice)
            return replace(answering, absent=offer.failure.message)
        for model in offer.models:
            if same_model(model.name, wanted):
                return self._answering(_able(model))
        failure = self._why_not(offer, served)
        if failure is None:
            raise self._unknown(wanted, [*offer.models, *served.models, *here])
        if asked_for:
            raise Unavailable(
                failure.code,
                f"{failure.message} There is no model called {wanted} without it.",
                f"{failure.remedy} Or let the built-in one answer: --model {BASIC_MODEL}",
            )
        stand_in = here[0] if here else await self.built_in()
        label = "The built-in companion" if stand_in.is_basic else stand_in.label
        return self._answering(stand_in, f"{failure.message} {label} answers in place of {wanted}.")

    async def ollama_names(self) -> list[str]:
        """The models that Ollama has; none where it does not answer."""
        return [model.name for model in (await self._offered()).models]

    async def ollama_answers(self) -> bool:
        """Whether Ollama is there, with models or without."""
        return (await self._offered()).failure is None

    @property
    def has_news(self) -> bool:
        """Whether a model has come of which the person has not been told."""
        return bool(self._place.notes().unannounced)

    def take_news(self, answering: ModelInfo) -> str:
        """That a model has come, in a sentence for the person; once, and empty from then on."""
        name = self._place.notes().unannounced
        if not name:
            return ""
        self._place.change_notes(lambda notes: replace(notes, unannounced=""))
        if same_model(answering.name, name):
            return f"{answering.label} is here, and answers from now on."
        label = next((model.label for model in self._place.offered() if model.name == name), name)
        return f"{label} is here. Another model is chosen; to let the new one answer, choose it."

    def _unchosen(
        self, latest: str, offer: _Offer, served: _Offer, here: Sequence[ModelInfo]
    ) -> Answering | None:
        """Who answers where nobody is chosen; None where there is only the built-in companion."""
        chat = [model for model in offer.models if model.chats]
        chat = [model for model in chat if latest and same_model(model.name, latest)] or chat
        chat = chat or [model for model in served.models if model.chats] or [*here]
        return self._answering(chat[0]) if chat else None

    async def built_in(self) -> ModelInfo:
        """The one that is always there."""
        return (await self._built_in.models())[0]

    async def _here(self) -> list[ModelInfo]:
        """Those that run within the program; its engine is not even imported where there are none."""
        names = self._place.here()
        if self._within is None or self._within[0] != names:
            self._within = names, await self._embedded.models() if names else []
        return self._within[1]

    def _answering(self, model: ModelInfo, notice: str = "") -> Answering:
        if model.is_cloud and not notice:
            notice = f"{model.label} answers: what you say leaves this computer."
        chosen = self._settings().model
        context = min(chosen.context_tokens, model.context_limit_tokens or chosen.context_tokens)
        # A reply may take half of the room at most, or there would be none left to say what it answers.
        sampling = Sampling(chosen.temperature, chosen.top_p, context, min(chosen.reply_tokens, context // 2))
        engines = {
            Engine.BUILT_IN: self._built_in,
            Engine.EMBEDDED: self._embedded,
            Engine.OPENAI: self._openai,
        }
        return Answering(model, engines.get(model.engine, self._ollama), sampling, notice)

    def _is_missed(self, failure: BestFriendError) -> bool:
        """Whether it is told in every conversation that Ollama is away: who never had it is not told."""
        ollama = self._settings().ollama
        is_usual = ollama.address == OllamaSettings().address and not ollama.backup_address
        never_there = failure.code == "engine_unreachable" and is_usual
        return not never_there or self._place.notes().has_met_ollama

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
                    if models:
                        await asyncio.to_thread(self._place.change_notes, _with_ollama)
                except BestFriendError as error:
                    models, failure = (), error
                self._offer = _Offer(models, failure, time.monotonic())
            return self._offer

    async def _of_server(self) -> _Offer:
        """What the OpenAI-compatible server offers; nothing, and no failure, where none is used."""
        if not self._settings().openai.enabled:
            return _Offer((), None, 0.0)
        async with self._asking:
            if self._served is None or time.monotonic() - self._served.at > FRESH_S:
                try:
                    models: Sequence[ModelInfo] = await self._openai.models()
                    failure = None
                except BestFriendError as error:
                    models, failure = (), error
                self._served = _Offer(models, failure, time.monotonic())
            return self._served

    def _why_not(self, offer: _Offer, served: _Offer) -> BestFriendError | None:
        """The server for want of which a model is not there; None where all answer."""
        is_off = not self._settings().ollama.enabled
        if served.failure is not None and (is_off or offer.failure is None):
            return served.failure
        return None if is_off and self._settings().openai.enabled else offer.failure

    def _unknown(self, wanted: str, models: Sequence[ModelInfo]) -> Misconfigured:
        names = ", ".join([*(model.name for model in models if model.chats), BASIC_MODEL])
        offered = wanted.lower() in {model.name for model in self._place.offered()}
        return Misconfigured(
            "model_unknown",
            f"There is no model called {wanted} here.",
            f"Choose one of these: {names}; or fetch it: "
            f"bestfriend models {'fetch' if offered else 'pull'} {wanted}",
        )


def _with_ollama(notes: ModelNotes) -> ModelNotes:
    return replace(notes, has_met_ollama=True)


def _able(model: ModelInfo) -> ModelInfo:
    if not model.chats:
        makes = "is not made for" if model.engine is Engine.OPENAI else "makes embeddings and cannot hold a"
        raise Misconfigured(
            "model_cannot_chat",
            f"The model {model.name} {makes} conversation.",
            "Choose another one: bestfriend models list.",
        )
    return model


def same_model(one: str, other: str) -> bool:
    """True where two names mean the same model: Ollama reads `llama3.2` as `llama3.2:latest`."""

    def full(name: str) -> str:
        name = name.strip().lower()
        return name if ":" in name.rsplit("/", 1)[-1] else f"{name}:latest"

    return full(one) == full(other)
