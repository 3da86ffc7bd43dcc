"""The companion: the one facade that every face calls, and whose events every face hears.

All coroutines run on the core's loop. Faces hand intents down here and show what comes up; they hold no
logic.
"""

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol
from uuid import UUID

from bestfriend_desktop.domain.conversation import (
    Conversation,
    ConversationId,
    ConversationTurn,
    Message,
    MessageId,
    SearchHit,
)
from bestfriend_desktop.domain.deletion import DeletedConversation
from bestfriend_desktop.domain.errors import BestFriendError, Unavailable
from bestfriend_desktop.domain.events import (
    Ready,
    SettingChanged,
    SettingsProblem,
    StartupFailed,
    StartupProgress,
)
from bestfriend_desktop.domain.health import HealthState, PartHealth
from bestfriend_desktop.domain.memory import MemoryType
from bestfriend_desktop.domain.models import ModelDetails, ModelInfo
from bestfriend_desktop.domain.offered_models import Offer
from bestfriend_desktop.ports import (
    ConversationStore,
    EmbeddedLibrary,
    Embedders,
    LanguageModels,
    ModelLibrary,
    ModelPlace,
    Scheduler,
    Spawn,
    Store,
)
from bestfriend_desktop.services.care import Care
from bestfriend_desktop.services.conversations import Conversations
from bestfriend_desktop.services.downloads import Downloads
from bestfriend_desktop.services.embedding import Embeddings
from bestfriend_desktop.services.event_bus import EventBus
from bestfriend_desktop.services.health import Health, Probe
from bestfriend_desktop.services.memories import Memories
from bestfriend_desktop.services.model_choice import Answering, ModelChoice
from bestfriend_desktop.services.model_offers import ModelOffers
from bestfriend_desktop.services.model_shelf import ModelShelf
from bestfriend_desktop.services.personas import Personas
from bestfriend_desktop.services.prompting import Prompting
from bestfriend_desktop.services.remembering import Remembering, types_remembered
from bestfriend_desktop.services.searching import Searching
from bestfriend_desktop.services.setting_options import SettingOptions
from bestfriend_desktop.services.settings_watch import SettingsWatch
from bestfriend_desktop.services.setup import Setup
from bestfriend_desktop.services.talking import Talking
from bestfriend_desktop.services.trying import Trying
from bestfriend_desktop.services.upkeep import Upkeep
from bestfriend_desktop.services.voice import Voice, VoiceParts
from bestfriend_desktop.settings.schema import Settings
from bestfriend_desktop.settings.setup_file import SetupFile
from bestfriend_desktop.settings.store import SettingsStore

_log = logging.getLogger(__name__)


class _Closable(Protocol):
    async def close(self) -> None: ...


async def _close(part: _Closable) -> None:
    """Close a part; where that fails, the log has it, and the next one is closed all the same."""
    try:
        await part.close()
    except Exception:
        _log.exception("closing failed", extra={"part": type(part).__name__})


class BuiltIn(Protocol):
    """Makes the engine that is always there, of what only the companion can give it."""

    def __call__(
        self,
        memories: Callable[[], Memories | None],
        settings: Callable[[], Settings],
        suggested: Callable[[], Offer | None],
    ) -> LanguageModels:
        """The engine.

        Args:
            memories: the person's; None while the store is not open.
            settings: as they are now.
            suggested: the model that would suit this machine best.
        """
        ...


@dataclass(frozen=True, slots=True)
class _Opened:
    """What there is once the store is open."""

    conversations: Conversations
    embeddings: Embeddings
    memories: Memories
    remembering: Remembering
    searching: Searching
    talking: Talking
    upkeep: Upkeep


class Companion:
    """What a face can ask for.

    Before `start` has opened the store every call about conversations waits for it; when it could not be
    opened, they raise what `StartupFailed` told.
    """

    def __init__(
        self,
        *,
        store: Store,
        temporary: ConversationStore,
        built_in: BuiltIn,
        embedded: LanguageModels,
        embedded_library: EmbeddedLibrary,
        model_place: ModelPlace,
        ollama: LanguageModels,
        ollama_library: ModelLibrary,
        openai: LanguageModels,
        openai_library: ModelLibrary,
        embedders: Embedders,
        personas: Personas,
        care: Care,
        settings: SettingsStore,
        probes: dict[str, Probe],
        scheduler: Scheduler,
        voice: Callable[[], VoiceParts],
        spawn: Spawn,
    ) -> None:
        self.events = EventBus()
        self.settings = settings
        self._store = store
        self._temporary = temporary
        always_there = built_in(
            lambda: self._opened.memories if self._opened else None,
            self._current_settings,
            self.suggested_model,
        )
        self._engines = (always_there, embedded, ollama, openai)
        self._embedders = embedders
        self.personas = personas
        self.care = care
        self._scheduler = scheduler
        self._spawn = spawn
        self._watch = SettingsWatch(settings, self._changed, self._tell_of_settings, spawn)
        self._choice = ModelChoice(
            always_there, embedded, ollama, openai, model_place, self._current_settings
        )
        downloads = Downloads(self.events, spawn)
        self._offers = ModelOffers(model_place, downloads.is_running, self._current_settings)
        self._shelf = ModelShelf(
            embedded_library,
            ollama_library,
            openai_library,
            model_place,
            self._offers,
            self._choice,
            self.events,
            downloads,
            spawn,
        )
        self._model_place = model_place
        self.voice = Voice(voice, self, self._current_settings, self.events, downloads, spawn)
        probes = {
            "database": self._database_health,
            "embeddings": self._embeddings_health,
            "voice": self.voice.health,
            **probes,
        }
        self.options = SettingOptions(self._choice.models, self.voice, personas, care)
        self.setup = Setup(
            SetupFile(settings.path.parent), self._has_conversations, Trying(self._choice, personas)
        )
        self._health = Health(probes, self._choice, self.events)
        self._opening = asyncio.Event()
        self._failure: BestFriendError | None = None
        self._opened: _Opened | None = None

    async def start(self) -> None:
        """Open the store; then messages can be taken.

        Raises:
            Unavailable, Misconfigured: the store could not be opened; `StartupFailed` tells the same.
        """
        self._watch.start()
        try:
            await self._open()
        except BestFriendError as error:
            self._fail(error)
            raise
        except Exception as error:
            self._fail(
                Unavailable(
                    "internal",
                    f"Best Friend could not start ({type(error).__name__}).",
                    "Start it again; if it stays like this, see the log.",
                )
            )
            raise
        self._opening.set()
        self.events.publish(Ready())

    async def give_up(self, error: BestFriendError) -> None:
        """Instead of `start`, where the person's folder cannot be used: every call says why.

        Raises:
            BestFriendError: the same, as `start` does.
        """
        self._fail(error)
        raise error

    async def close(self) -> None:
        """Stop what is being written (it is kept), let the models go and close the store."""
        opened = self._opened
        parts: list[_Closable] = [self._watch, self._shelf, self.voice]
        if opened is not None:
            # What was said is read for facts, which takes no embedder; vectors can wait for the next start.
            parts += [opened.talking, opened.upkeep, opened.embeddings, opened.remembering]
        try:
            for part in parts:
                await _close(part)
            self._opened = None
            self._opening.set()
            for engine in (*self._engines, self._embedders):
                await _close(engine)
        finally:
            # Whatever fails before: a database that is left running would go on for nobody.
            await self._store.close()

    async def say(
        self,
        text: str,
        *,
        conversation_id: ConversationId | None = None,
        temporary: bool = False,
        model: str | None = None,
        turn_id: UUID | None = None,
    ) -> ConversationTurn:
        """Say something and hear the answer; its pieces arrive as events in the meantime.

        Args:
            text: what the person says.
            conversation_id: where; None begins a new conversation.
            temporary: a new conversation that leaves nothing behind.
            model: answers this once, and nothing else may in its place.
            turn_id: the id that the turn's events shall carry.

        Raises:
            Refused, Misconfigured: nothing was stored. Once the message is stored nothing is raised: the
                turn's `failure` says why there is no whole reply.
        """
        return await (await self._talking()).converse(
            text, conversation_id=conversation_id, temporary=temporary, model=model, turn_id=turn_id
        )

    async def anticipate(
        self, text: str, *, conversation_id: ConversationId | None = None, temporary: bool = False
    ) -> None:
        """The person may say this next: once they do, memories come to mind sooner. Needs not be called.

        Args:
            text: what is written or spoken so far; an empty one takes the last back.
            conversation_id: where; None: in a new conversation.
            temporary: in one that leaves nothing behind, and so of nothing is read.
        """
        if self._opened is not None:
            await self._opened.talking.anticipate(text, conversation_id=conversation_id, temporary=temporary)

    async def regenerate(self, message_id: MessageId, *, turn_id: UUID | None = None) -> ConversationTurn:
        """Answer again; the old reply stays reachable. Also answers a message that has no reply."""
        return await (await self._talking()).regenerate(message_id, turn_id=turn_id)

    async def go_on(self, message_id: MessageId, *, turn_id: UUID | None = None) -> ConversationTurn:
        """Let the last reply go on where it was cut off, stopped or broken off; it grows."""
        return await (await self._talking()).go_on(message_id, turn_id=turn_id)

    async def edit(
        self, message_id: MessageId, text: str, *, turn_id: UUID | None = None
    ) -> ConversationTurn:
        """Say something else in place of an earlier message; the old branch stays reachable."""
        return await (await self._talking()).edit(message_id, text, turn_id=turn_id)

    async def stop(self, conversation_id: ConversationId) -> bool:
        """Stop the reply at once and keep what has arrived; True when one was being written."""
        return self._opened is not None and await self._opened.talking.stop(conversation_id)

    async def keep_heard(self, reply: Message, characters: int) -> None:
        """The person talked over a reply: keep of it what they heard."""
        await (await self._when_open()).conversations.cut(reply, characters)

    async def conversations(
        self, *, archived: bool = False, limit: int = 200, offset: int = 0
    ) -> list[Conversation]:
        """Pinned first, then the most recently updated."""
        kept = (await self._when_open()).conversations
        return await kept.recent(archived=archived, limit=limit, offset=offset)

    async def conversation(self, conversation_id: ConversationId) -> Conversation:
        """One conversation."""
        return await (await self._when_open()).conversations.get(conversation_id)

    async def last_conversation(self) -> Conversation | None:
        """The one with the newest message; None where there is none."""
        conversations = await self.conversations()
        return max(conversations, key=lambda conversation: conversation.updated_at, default=None)

    async def messages(
        self, conversation_id: ConversationId, *, until: MessageId | None = None, limit: int = 200
    ) -> list[Message]:
        """The newest messages of the branch that is shown, or that ends in `until`; oldest first.

        Older ones: `until` the parent of the first.
        """
        kept = (await self._when_open()).conversations
        return await kept.messages(conversation_id, until=until, limit=limit)

    async def show_branch(self, conversation_id: ConversationId, message_id: MessageId) -> Conversation:
        """Show the newest branch through this message."""
        return await (await self._when_open()).conversations.show_branch(conversation_id, message_id)

    async def rename(self, conversation_id: ConversationId, title: str) -> Conversation:
        """Give a conversation the person's own title."""
        return await (await self._when_open()).conversations.rename(conversation_id, title)

    async def pin(self, conversation_id: ConversationId, pinned: bool) -> Conversation:
        """Keep a conversation at the top of the list, or no longer."""
        return await (await self._when_open()).conversations.pin(conversation_id, pinned)

    async def archive(self, conversation_id: ConversationId, archived: bool) -> Conversation:
        """Put a conversation out of the list without deleting it, or back."""
        return await (await self._when_open()).conversations.archive(conversation_id, archived)

    async def choose_model(self, conversation_id: ConversationId, model: str | None) -> Conversation:
        """Let this model answer here from now on; None follows the setting again."""
        if model is not None:
            await self._choice.choose(asked_for=model)
        return await (await self._when_open()).conversations.choose_model(conversation_id, model)

    async def delete(self, conversation_id: ConversationId, *, memories: bool = False) -> None:
        """Delete a conversation; for 30 days it can be brought back.

        Args:
            conversation_id: which.
            memories: forget what came from it as well.
        """
        await self.stop(conversation_id)
        opened = await self._when_open()
        await opened.conversations.delete(conversation_id)
        if memories:
            await opened.memories.forget_conversation(conversation_id)

    async def undo_delete(self, conversation_id: ConversationId) -> Conversation:
        """Bring a deleted conversation back, and the memories that went with it."""
        opened = await self._when_open()
        # The conversation last: where that fails it is still listed, and both can be brought back again.
        await opened.memories.undo_forget_conversation(conversation_id)
        return await opened.conversations.restore(conversation_id)

    async def deleted(self, *, limit: int = 200, offset: int = 0) -> list[DeletedConversation]:
        """The deleted conversations that can be brought back, deleted last first."""
        return await (await self._when_open()).conversations.deleted(limit=limit, offset=offset)

    async def erase(self, conversation_id: ConversationId) -> None:
        """Delete a deleted conversation for good, and the memories that were forgotten with it.

        Raises:
            Refused: `conversation_unknown`: it is not among the deleted ones.
        """
        opened = await self._when_open()
        await opened.memories.erase_conversation(conversation_id)
        await opened.conversations.erase(conversation_id)

    async def memories(self) -> Memories:
        """The person's memories, to be looked through and changed."""
        return (await self._when_open()).memories

    async def read_waiting(self) -> int:
        """Read for facts at once what waits to be read; how many messages."""
        return await (await self._when_open()).remembering.draw_now()

    async def upkeep(self) -> Upkeep:
        """What keeps the memories fit: when it was done, what it did, and doing it now."""
        return (await self._when_open()).upkeep

    async def search(self, words: str, *, limit: int = 50) -> list[SearchHit]:
        """Messages that contain all the words, newest first."""
        return await (await self._when_open()).searching.by_words(words, limit=limit)

    async def related(
        self, words: str, *, without: Sequence[MessageId] = (), limit: int = 8
    ) -> list[SearchHit]:
        """Messages that are about the same, the nearest first; none where memory is off.

        Args:
            words: what is looked for.
            without: messages that are found already.
            limit: at most so many.
        """
        searching = (await self._when_open()).searching
        return await searching.by_meaning(words, without=without, limit=limit)

    async def models(self) -> list[ModelInfo]:
        """Every model that could answer; cloud models only where they are allowed."""
        return await self._choice.models()

    async def answering_model(self, conversation_id: ConversationId | None = None) -> Answering:
        """Who would answer here now, and why it is not the chosen one where it is not."""
        chosen = (await self.conversation(conversation_id)).model if conversation_id else None
        return await self._choice.choose(of_conversation=chosen)

    async def warm_up(self, conversation_id: ConversationId | None = None) -> None:
        """Load the model that would answer, so that the first reply comes sooner; failing is no harm."""
        try:
            answering = await self.answering_model(conversation_id)
            await answering.engine.preload(answering.model, answering.sampling)
        except BestFriendError as error:
            _log.info("no model to warm up: %s", error)

    async def offered_models(self) -> list[Offer]:
        """Models that can be fetched, and how each would suit this machine; the smaller machines' first."""
        of_ollama = await self._choice.ollama_names()
        return await asyncio.to_thread(self._offers.all, of_ollama)

    def suggested_model(self) -> Offer | None:
        """The one that suits this machine best, here or not; None where none fits. Takes a few ms at most."""
        return self._offers.suggested()

    async def ollama_runs(self) -> bool:
        """Whether an Ollama answers, which could fetch models too."""
        return await self._choice.ollama_answers()

    async def take_model_news(self) -> str:
        """That a model has come, in a sentence for the person; once, and empty from then on."""
        try:
            answering = await self._choice.choose()
        except BestFriendError:
            return ""
        return await asyncio.to_thread(self._choice.take_news, answering.model)

    async def fetch_model(self, name: str, *, with_ollama: bool = False) -> None:
        """Begin to fetch an offered model behind the conversation, and return at once.

        `ModelPulling` tells how far it is, `ModelArrived` that it is here, `ModelFetchFailed` that it is not.
        """
        await self._shelf.fetch(name, with_ollama=with_ollama)

    async def resume_fetching(self) -> None:
        """Go on with the models that were being fetched when the program ended."""
        await self._shelf.resume()

    async def add_model(self, path: Path, *, copy: bool = False) -> ModelInfo:
        """Use a GGUF file of the person's own, where it is or as a copy."""
        return await self._shelf.add(path, copy=copy)

    async def models_disk_bytes(self) -> int:
        """What the models that run within the program take on the disk."""
        return await asyncio.to_thread(self._model_place.disk_bytes)

    async def pull_model(self, name: str) -> None:
        """Fetch a model; `ModelPulling` tells how far it is."""
        await self._shelf.pull(name)

    async def cancel_pull(self, name: str) -> bool:
        """Stop a download; True when one was running."""
        return await self._shelf.cancel_pull(name)

    async def delete_model(self, name: str) -> None:
        """Remove a model from the disk."""
        await self._shelf.delete(name)

    async def show_model(self, name: str) -> ModelDetails:
        """What is known of one model."""
        return await self._shelf.show(name)

    async def change_setting(self, name: str, value: object) -> None:
        """Store a setting and apply it.

        Raises:
            Misconfigured: `setting_unknown`, `setting_invalid`, saying what is allowed.
        """
        with self._watch.ours(name):
            await asyncio.to_thread(self.settings.set, name, value)
        self._changed(name)

    async def reset_setting(self, name: str) -> None:
        """Give a setting its default again, and apply it."""
        with self._watch.ours(name):
            await asyncio.to_thread(self.settings.reset, name)
        self._changed(name)

    async def health(self) -> tuple[PartHealth, ...]:
        """Every part of the program: how it is, and what to do about it."""
        return await self._health.parts()

    async def _has_conversations(self) -> bool:
        kept = (await self._when_open()).conversations
        for archived in (False, True):
            if await kept.recent(archived=archived, limit=1, offset=0):
                return True
        return False

    async def _database_health(self) -> Sequence[PartHealth]:
        """As the store says; where the start has failed, why: the store need not even have been asked."""
        if self._opened is None and (failed := self._failure) is not None:
            return (PartHealth("database", HealthState.MISSING, failed.message, failed.remedy, needed=True),)
        return await self._store.health()

    async def _embeddings_health(self) -> tuple[PartHealth, ...]:
        if self._opened is not None:
            return await self._opened.embeddings.health()
        return (await self._embedders.wanted().health(),)

    def _changed(self, name: str) -> None:
        self._choice.forget()
        self.events.publish(SettingChanged(name))

    def _tell_of_settings(self, problem: BestFriendError) -> None:
        self.events.publish(SettingsProblem(problem.code, problem.message, problem.remedy))

    async def _open(self) -> None:
        self._spawn(self.care.prepare(), name="prepare care")  # beside the store, which takes longer
        await self._store.open(lambda step: self.events.publish(StartupProgress(step)))
        owner = await self._store.local_owner()
        kept = self._store.conversations
        conversations = Conversations(owner, kept, self._temporary, self.events, self._remembers)
        embeddings = Embeddings(owner, self._store.memories, self._embedders, self.events, self._spawn)
        searching = Searching(owner, kept, self._store.memories, lambda: embeddings.in_use, self._remembers)
        memories = Memories(owner, self._store.memories, embeddings, self._current_settings, self.events)
        remembering = Remembering(
            owner,
            self._store,
            self._choice,
            lambda: self.settings.current.memory,
            self.events,
            self._spawn,
        )
        prompts = Prompting(conversations, self.personas, memories, self._current_settings)
        talking = Talking(conversations, self._choice, prompts, self.care, self.events, self._spawn)
        await embeddings.start()
        remembering.start()
        upkeep = Upkeep(
            owner,
            self._store,
            lambda: embeddings.in_use.name,
            lambda: self.settings.current.memory,
            self.events,
            self._scheduler,
            self._spawn,
        )
        self._opened = _Opened(conversations, embeddings, memories, remembering, searching, talking, upkeep)
        upkeep.start()

    def _fail(self, error: BestFriendError) -> None:
        self._failure = error
        self._opening.set()
        self.events.publish(StartupFailed(error.code, error.message, error.remedy))

    async def _talking(self) -> Talking:
        talking = (await self._when_open()).talking
        await self.voice.attend()
        return talking

    async def _when_open(self) -> "_Opened":
        await self._opening.wait()
        if self._opened is None:
            raise self._failure or Unavailable("closing", "Best Friend is closing.")
        return self._opened

    def _remembers(self) -> bool:
        return MemoryType.CONVERSATION in types_remembered(self.settings.current.memory)

    def _current_settings(self) -> Settings:
        return self.settings.current
