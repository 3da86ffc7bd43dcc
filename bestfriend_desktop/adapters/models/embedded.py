"""Language models within the program: GGUF files in llama.cpp, fetched from the hub or the person's own."""

import asyncio
import ssl
from collections.abc import AsyncGenerator, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import aclosing, suppress
from pathlib import Path
from typing import Any, TypeVar

import httpx

from bestfriend_desktop.adapters import hub
from bestfriend_desktop.adapters.machine import physical_cores
from bestfriend_desktop.adapters.models.gguf_folder import GgufFile
from bestfriend_desktop.adapters.models.llama_requests import parts, request
from bestfriend_desktop.adapters.models.llama_server import LlamaServer, died, too_old
from bestfriend_desktop.adapters.models.llama_settings import settings_for
from bestfriend_desktop.adapters.models.model_folder import ModelFolder
from bestfriend_desktop.adapters.models.processor import can_run_llama
from bestfriend_desktop.adapters.models.thoughtful_models import ThoughtfulModels
from bestfriend_desktop.adapters.resumable_download import PAUSES_S
from bestfriend_desktop.domain.errors import BestFriendError, Misconfigured
from bestfriend_desktop.domain.gguf import GgufHeader
from bestfriend_desktop.domain.health import HealthState, PartHealth
from bestfriend_desktop.domain.model_notes import with_pace
from bestfriend_desktop.domain.models import Engine, ModelDetails, ModelInfo, PullProgress, Sampling
from bestfriend_desktop.domain.offered_models import Fit, OfferedModel, fit, need_bytes
from bestfriend_desktop.domain.prompt import Count, Prompt
from bestfriend_desktop.domain.reply_parts import ReplyPart, Text

FIRST_CONTEXT_TOKENS = 4096
"""The room where tokens are counted before anything says how much is wanted."""

SILENCE_S = 300.0
"""Between two pieces, or two steps of reading the prompt; a machine that swaps may take its time."""

SHORT_TOKENS = 16
"""A shorter reply says nothing about how quickly a model writes."""

PACE_SHARE = 0.1
"""A pace is noted anew where it is so much off what was noted."""

T = TypeVar("T")


class EmbeddedModels:
    """`LanguageModels` and `EmbeddedLibrary` of the models in a folder.

    One is loaded at a time. llama.cpp is started when it is first needed, and started anew where it has died,
    or where another model is to answer. One reply is written at a time; the next one waits until the engine
    is free.

    Args:
        place: the folder.
        hub_address: says where models are fetched from.
        pauses_s: how long to wait before each further try to fetch one.
    """

    def __init__(
        self, place: ModelFolder, hub_address: Callable[[], str], pauses_s: Sequence[float] = PAUSES_S
    ) -> None:
        self._place = place
        self._hub_address = hub_address
        self._pauses_s = pauses_s
        self._server: LlamaServer | None = None
        self._asks_to_think = False
        """Whether the template of the model that is loaded asks whether to think."""
        self._writing = asyncio.Lock()
        self._thoughtful = ThoughtfulModels()
        self._thread = ThreadPoolExecutor(1, "llama")
        self._client = httpx.AsyncClient(
            timeout=httpx.Timeout(SILENCE_S, connect=5),
            trust_env=False,
            # A new connection for each reply: llama.cpp drops kept ones just when they are wanted again.
            limits=httpx.Limits(max_keepalive_connections=0),
            verify=ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT),  # loopback is plain http: no authorities to load
        )

    async def models(self) -> list[ModelInfo]:
        """Those in the folder that can be run, the newest first."""
        return await asyncio.to_thread(self._models)

    async def counter(self, model: ModelInfo) -> Count:
        """Counts exactly; loads the model."""
        return (await self._running(model, None)).count

    async def stream(self, model: ModelInfo, prompt: Prompt, sampling: Sampling) -> AsyncGenerator[ReplyPart]:
        """The reply part by part; closing hangs up, at which the engine stops.

        That takes it one token, or one step of reading the prompt; the next reply waits for it.
        """
        name = model.name
        words = 0
        timings: list[dict[str, Any]] = []
        async with self._writing:
            server = await self._running(model, sampling.context_tokens)
            own = self._offered(name)
            asked = request(
                prompt,
                sampling,
                own.sampling if own else None,
                asks_to_think=self._asks_to_think,
            )
            answer = self._client.stream(
                "POST",
                f"{server.address}/v1/chat/completions",
                headers={"Authorization": f"Bearer {server.key}"},
                json=asked,
            )
            try:
                with self._thoughtful.splitter(name) as reply:
                    async with (
                        answer as response,
                        aclosing(parts(response, name, reply, timings.append)) as written,
                    ):
                        async for part in written:
                            if isinstance(part, Text):
                                words += part.text.count(" ") + part.text.count("\n")
                            yield part
            except httpx.TransportError as error:
                await self._in_thread(self._stop)  # dead, dying or hung: the next reply starts another
                raise died(name) from error
        if timings and not sampling.schema:
            await asyncio.to_thread(self._note_pace, name, words, timings[-1])

    async def preload(self, model: ModelInfo, sampling: Sampling) -> None:
        """Start the engine and load the weights."""
        async with self._writing:
            await self._running(model, sampling.context_tokens)

    async def health(self) -> PartHealth:
        """How many models there are, and whether the processor will do."""
        part = "embedded models"
        models = await self.models()
        if models and not can_run_llama():
            error = too_old()
            return PartHealth(part, HealthState.MISSING, error.message, error.remedy)
        away = len(await asyncio.to_thread(self._place.here)) - len(models)
        if away:
            return PartHealth(
                part,
                HealthState.DEGRADED,
                f"{away} of the models in {self._place.files.folder} cannot be used: damaged, or away.",
                "See which: bestfriend models list. Then delete or fetch it again.",
            )
        many = (
            "No model has"
            if not models
            else "1 model has"
            if len(models) == 1
            else f"{len(models)} models have"
        )
        return PartHealth(part, HealthState.OK, f"{many} been fetched to run within Best Friend.")

    async def close(self) -> None:
        """Stop the engine; a reply that is being written breaks off."""
        await self._in_thread(self._stop)
        await self._client.aclose()

    async def pull(self, name: str) -> AsyncGenerator[PullProgress]:
        """Fetch an offered model from the hub; goes on where it was broken off.

        Raises:
            Misconfigured: `model_unknown`.
            Unavailable, Refused: as `resumable_download.download`.
        """
        model = self._offered(name)
        if model is None:
            raise Misconfigured("model_unknown", f"There is no model called {name} to fetch.", "")
        total = model.size_bytes
        target = self._place.files.place(model)
        if name not in self._place.here():
            steps = hub.fetch(self._hub_address(), model, target, self._pauses_s)
            async with aclosing(steps):
                async for step in steps:
                    yield PullProgress(name, step.status, step.done_bytes, total)
        yield PullProgress(name, "success", total, total)

    async def add(self, path: Path, *, copy: bool) -> ModelInfo:
        """Take a file of the person's own into the list.

        Raises:
            Refused: `model_unfit`, `model_known`, `model_too_large`.
            Unavailable: `disk_full`.
        """
        return await asyncio.to_thread(self._add, path, copy)

    async def delete(self, name: str) -> None:
        """Remove a model; it is let go first where it is loaded.

        Raises:
            Misconfigured: `model_unknown`.
        """
        async with self._writing:
            if self._server is not None and self._server.name == name:
                await self._in_thread(self._stop)
            await asyncio.to_thread(self._place.files.delete, name)

    async def show(self, name: str) -> ModelDetails:
        """What is known of one model."""
        return await asyncio.to_thread(self._show, name)

    def _models(self) -> list[ModelInfo]:
        found = []
        for file in self._place.files.files():
            with suppress(BestFriendError):  # `health` counts them
                found.append(self._info(file, self._place.files.header(file)))
        return found

    def _info(self, file: GgufFile, header: GgufHeader) -> ModelInfo:
        offered = self._offered(file.name)
        return ModelInfo(
            name=file.name,
            engine=Engine.EMBEDDED,
            label=offered.label if offered else file.name,
            size_bytes=file.size_bytes,
            context_limit_tokens=header.context_limit_tokens,
            thinks=header.thinks,
        )

    def _show(self, name: str) -> ModelDetails:
        file = self._place.files.find(name)
        header = self._place.files.header(file)
        offered = self._offered(name)
        return ModelDetails(
            self._info(file, header),
            header.architecture,
            header.size_label,
            header.quantization,
            offered.licence if offered else header.licence,
            ("completion", "thinking") if header.thinks else ("completion",),
            str(file.path),
        )

    def _add(self, path: Path, copy: bool) -> ModelInfo:
        header = self._place.files.check(path)
        _refuse_too_large(
            path.name, self._need(path.stat().st_size, header, FIRST_CONTEXT_TOKENS), self._place
        )
        file = self._place.files.add(path, copy=copy)
        return self._info(file, header)

    def _offered(self, name: str) -> OfferedModel | None:
        return next((model for model in self._place.offered() if model.name == name), None)

    def _need(self, size_bytes: int, header: GgufHeader, context_tokens: int) -> int:
        return need_bytes(size_bytes, header.cache_bytes_per_token, context_tokens)

    async def _running(self, model: ModelInfo, context_tokens: int | None) -> LlamaServer:
        """The engine with this model and this much room; None takes the room as it is."""
        server, name = self._server, model.name
        if context_tokens and model.context_limit_tokens:
            context_tokens = min(context_tokens, model.context_limit_tokens)
        if server and _serves(server, name, context_tokens):
            return server
        return await self._in_thread(lambda: self._start(name, context_tokens))

    def _start(self, name: str, wanted: int | None) -> LlamaServer:
        """Runs on the engine's thread, and so never twice at a time."""
        server, self._server = self._server, None
        if server and not _serves(server, name, wanted):
            server.stop()
            server = None
        if server is None:
            file = self._place.files.find(name)
            header = self._place.files.header(file)
            context = wanted or min(FIRST_CONTEXT_TOKENS, header.context_limit_tokens or FIRST_CONTEXT_TOKENS)
            _refuse_too_large(name, self._need(file.size_bytes, header, context), self._place)
            server = LlamaServer(
                name,
                file.path,
                settings_for(file.size_bytes, context, physical_cores(), header.cache_bytes_per_token),
            )
            self._asks_to_think = header.thinking_can_be_turned_off
        self._server = server
        return server

    def _stop(self) -> None:
        server, self._server = self._server, None
        if server:
            server.stop()

    def _note_pace(self, name: str, words: int, timings: dict[str, Any]) -> None:
        tokens, took_ms = timings.get("predicted_n") or 0, timings.get("predicted_ms") or 0.0
        if tokens < SHORT_TOKENS or not took_ms or not words:
            return
        pace = words / took_ms * 1000
        known = self._place.notes().words_per_s.get(name)
        if known is None or abs(pace - known) > PACE_SHARE * known:
            self._place.change_notes(lambda notes: with_pace(notes, name, pace))

    async def _in_thread(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)


def _serves(server: LlamaServer, name: str, wanted: int | None) -> bool:
    return server.is_alive and server.name == name and wanted in (None, server.context_tokens)


def _refuse_too_large(name: str, need: int, place: ModelFolder) -> None:
    machine = place.machine()
    if fit(need, machine) is Fit.TOO_LARGE:
        raise Misconfigured(
            "model_too_large",
            f"{name} needs {need / 1e9:.1f} GB of memory, and this computer has "
            f"{machine.memory_bytes / 1e9:.1f} GB.",
            "Choose a smaller one (bestfriend models offered), or a smaller context (model.context_tokens).",
        )
