"""One turn: what is stored when, what is refused, and how it ends."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing, asynccontextmanager, suppress
from dataclasses import replace
from pathlib import Path

import pytest

from bestfriend_desktop.adapters.transient import TransientConversations
from bestfriend_desktop.domain.conversation import (
    Conversation,
    ConversationId,
    Message,
    MessageId,
    MessageStatus,
    OwnerId,
    Role,
    new_id,
)
from bestfriend_desktop.domain.errors import BestFriendError, Misconfigured, Refused, Unavailable
from bestfriend_desktop.domain.events import (
    ConversationChanged,
    ModelAnswers,
    Ready,
    ReplyTakenBack,
    ReplyThinks,
    StartupFailed,
    TokenArrived,
    TurnFailed,
    TurnFinished,
    TurnStarted,
)
from bestfriend_desktop.domain.memory import CandidateQuery, CandidateSet, MemoryFigures
from bestfriend_desktop.domain.models import ModelInfo, Sampling
from bestfriend_desktop.domain.prompt import Count, Prompt
from bestfriend_desktop.domain.reply_parts import ReplyPart, TakenBack, Thinking
from bestfriend_desktop.runtime.tasks import spawn
from bestfriend_desktop.services.quiet import Quiet
from tests.fakes.companion import Ear, Stage, staged
from tests.fakes.memory import EmptyMemories
from tests.fakes.models import BASIC, LLAMA, ScriptedModels
from tests.fakes.store import TransientStore

DOWN = Unavailable("engine_unreachable", "Ollama does not answer.", "Start it.")


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    stage = staged(tmp_path)
    await stage.companion.start()
    yield stage
    await stage.companion.close()


async def test_a_message_is_stored_before_the_model_is_asked(stage: Stage) -> None:
    ear = Ear(stage.companion)
    stage.basic.pause_after = 0
    saying = spawn(stage.companion.say("Hello"), name="test")
    started = await ear.until(TurnStarted)
    assert [m.text for m in await stage.companion.messages(started.conversation_id)] == ["Hello"]
    assert await stage.companion.stop(started.conversation_id)
    turn = await saying
    assert turn.reply is None
    assert turn.failure is None


class PonderingMemories(EmptyMemories):
    """Looks for candidates and never ends."""

    def __init__(self) -> None:
        self.asked = asyncio.Event()
        self.left_alone = asyncio.Event()

    async def candidates(
        self, owner: OwnerId, query: CandidateQuery, figures: MemoryFigures | None = None
    ) -> CandidateSet:
        self.asked.set()
        try:
            await asyncio.Event().wait()
        finally:
            self.left_alone.set()
        raise AssertionError("nothing wakes it")


class FullConversations(TransientConversations):
    """Takes no message once somebody has begun to look for memories."""

    def __init__(self, memories: PonderingMemories) -> None:
        super().__init__()
        self._memories = memories

    async def append(self, owner: OwnerId, message: Message, *, remember: bool = False) -> Message:
        await self._memories.asked.wait()
        raise Unavailable("disk_full", "The disk is full.")


@asynccontextmanager
async def thinking_of(
    memories: PonderingMemories, folder: Path, conversations: TransientConversations | None = None
) -> AsyncIterator[Stage]:
    store = TransientStore()
    store.memories = memories
    store.conversations = conversations or store.conversations
    stage = staged(folder, store=store)
    await stage.companion.start()
    yield stage
    await stage.companion.close()


async def test_a_message_is_stored_while_memories_are_still_looked_for(tmp_path: Path) -> None:
    memories = PonderingMemories()
    async with thinking_of(memories, tmp_path) as stage:
        ear = Ear(stage.companion)
        saying = spawn(stage.companion.say("Hello"), name="test")
        started = await ear.until(TurnStarted)
        await memories.asked.wait()
        assert await stage.companion.stop(started.conversation_id)
        assert (await saying).reply is None
        async with asyncio.timeout(60):
            await memories.left_alone.wait()


async def test_a_message_that_cannot_be_stored_is_not_thought_about_any_longer(tmp_path: Path) -> None:
    memories = PonderingMemories()
    async with thinking_of(memories, tmp_path, FullConversations(memories)) as stage:
        with pytest.raises(Unavailable):
            await stage.companion.say("Hello")
        async with asyncio.timeout(60):
            await memories.left_alone.wait()


async def test_the_reply_arrives_piece_by_piece_and_is_stored_whole(stage: Stage) -> None:
    ear = Ear(stage.companion)
    turn = await stage.companion.say("one two three")
    assert turn.reply is not None
    assert turn.reply.text == "one two three"
    assert turn.reply.model == BASIC.name
    assert [e.text for e in ear.all(TokenArrived)] == ["one ", "two ", "three "]
    kinds = [type(e) for e in ear.heard if not isinstance(e, TokenArrived | ConversationChanged)]
    assert kinds == [TurnStarted, ModelAnswers, TurnFinished]
    stored = await stage.companion.messages(turn.conversation_id)
    assert [(m.role, m.text, m.status) for m in stored] == [
        (Role.PERSON, "one two three", MessageStatus.COMPLETE),
        (Role.COMPANION, "one two three", MessageStatus.COMPLETE),
    ]


async def test_partial_answer_is_kept_when_interrupted(stage: Stage) -> None:
    ear = Ear(stage.companion)
    stage.basic.pause_after = 2
    saying = spawn(stage.companion.say("a b c d"), name="test")
    await ear.until(TokenArrived, 2)
    await stage.companion.stop(ear.all(TurnStarted)[0].conversation_id)
    turn = await saying
    assert stage.basic.was_stopped
    assert turn.reply is not None
    assert (turn.reply.text, turn.reply.status) == ("a b", MessageStatus.INTERRUPTED)


async def test_closing_in_the_middle_of_a_reply_keeps_what_had_arrived(tmp_path: Path) -> None:
    stage = staged(tmp_path)
    await stage.companion.start()
    ear = Ear(stage.companion)
    stage.basic.pause_after = 1
    saying = spawn(stage.companion.say("a b"), name="test")
    await ear.until(TokenArrived)
    await stage.companion.close()
    turn = await saying
    assert turn.reply is not None
    kept = await stage.store.conversations.path(await stage.store.local_owner(), turn.conversation_id)
    assert [m.text for m in kept] == ["a b", "a"]


async def test_an_asker_who_goes_away_stops_the_model_and_loses_nothing(stage: Stage) -> None:
    ear = Ear(stage.companion)
    stage.basic.pause_after = 1
    saying = spawn(stage.companion.say("a b"), name="test")
    await ear.until(TokenArrived)
    saying.cancel()
    turn = await saying
    assert stage.basic.was_stopped
    assert turn.reply is not None
    assert turn.reply.status is MessageStatus.INTERRUPTED


async def test_regenerating_adds_a_branch_and_keeps_the_old_reply_reachable(stage: Stage) -> None:
    first = await stage.companion.say("hello")
    assert first.reply is not None
    stage.basic.pieces = ["again"]
    second = await stage.companion.regenerate(first.reply.id)
    assert second.reply is not None
    shown = await stage.companion.messages(first.conversation_id)
    assert [m.text for m in shown] == ["hello", "again"]
    assert shown[1].siblings == (first.reply.id, second.reply.id)
    assert (shown[1].branch, first.reply.branch) == (2, 1)
    await stage.companion.show_branch(first.conversation_id, first.reply.id)
    assert [m.text for m in await stage.companion.messages(first.conversation_id)] == ["hello", "hello"]


async def test_editing_a_message_begins_a_branch_and_the_model_does_not_see_the_old_one(stage: Stage) -> None:
    first = await stage.companion.say("one")
    second = await stage.companion.say("two", conversation_id=first.conversation_id)
    edited = await stage.companion.edit(second.message.id, "zwei")
    assert edited.message.siblings == (second.message.id, edited.message.id)
    texts = [m.text for m in stage.basic.prompts[-1].messages]
    assert "two" not in texts
    assert texts[-1].endswith("zwei")
    assert "one" in texts


async def test_a_message_without_a_reply_can_be_answered_later(stage: Stage) -> None:
    stage.basic.breaks_with = Unavailable("stream_broken", "It broke off.", "Try again.")
    stage.basic.pieces = []
    turn = await stage.companion.say("hello")
    assert turn.reply is None
    assert turn.failure is not None
    stage.basic.breaks_with = None
    stage.basic.pieces = ["hi"]
    again = await stage.companion.regenerate(turn.message.id)
    assert again.reply is not None
    assert [m.text for m in await stage.companion.messages(turn.conversation_id)] == ["hello", "hi"]


async def test_a_broken_stream_keeps_what_had_arrived_and_says_why(stage: Stage) -> None:
    ear = Ear(stage.companion)
    stage.basic.pieces = ["half ", "a "]
    stage.basic.breaks_with = Unavailable("stream_broken", "Ollama broke off.", "Try again.")
    turn = await stage.companion.say("hello")
    assert turn.failure is stage.basic.breaks_with
    failed = ear.all(TurnFailed)[0]
    assert (failed.code, failed.message, failed.remedy) == (
        "stream_broken",
        "Ollama broke off.",
        "Try again.",
    )
    assert failed.reply is not None
    assert (failed.reply.text, failed.reply.status) == ("half a", MessageStatus.FAILED)
    assert not ear.all(TurnFinished)


async def test_an_empty_reply_is_told_as_a_failure(stage: Stage) -> None:
    stage.basic.pieces = [" ", "\n"]
    turn = await stage.companion.say("hello")
    assert turn.failure is not None
    assert turn.failure.code == "reply_empty"


async def test_thoughts_are_told_and_neither_shown_nor_stored(stage: Stage) -> None:
    ear = Ear(stage.companion)
    stage.basic.pieces = [Thinking("They greet "), Thinking("me."), "Hel", "lo"]
    turn = await stage.companion.say("hello")
    assert turn.reply is not None
    assert turn.reply.text == "Hello"
    assert [event.text for event in ear.all(TokenArrived)] == ["Hel", "lo"]
    assert len(ear.all(ReplyThinks)) == 1


async def test_words_that_were_thoughts_are_taken_back(stage: Stage) -> None:
    ear = Ear(stage.companion)
    stage.basic.pieces = ["Be brief.", TakenBack(), " Hello"]
    turn = await stage.companion.say("hello")
    assert turn.reply is not None
    assert turn.reply.text == "Hello"
    assert [type(event) for event in ear.heard if isinstance(event, TokenArrived | ReplyTakenBack)] == [
        TokenArrived,
        ReplyTakenBack,
        TokenArrived,
    ]


async def test_a_model_that_only_thought_until_its_limit_is_told_with_the_setting_that_helps(
    stage: Stage,
) -> None:
    stage.basic.pieces = [Thinking("Hm.")]
    stage.basic.was_cut = True
    turn = await stage.companion.say("hello")
    assert turn.failure is not None
    assert turn.failure.code == "reply_only_thought"
    assert "model.reply_tokens" in turn.failure.remedy


async def test_a_model_that_only_thought_is_told_so(stage: Stage) -> None:
    stage.basic.pieces = [Thinking("Hm.")]
    turn = await stage.companion.say("hello")
    assert turn.failure is not None
    assert turn.failure.code == "reply_only_thought"
    assert "only thought" in turn.failure.message


@pytest.mark.expects_log("bug in task write reply")
async def test_a_bug_in_an_engine_ends_the_turn_with_a_sentence_and_the_conversation_goes_on(
    stage: Stage,
) -> None:
    stage.basic.breaks_with = ZeroDivisionError()  # type: ignore[assignment]  # a bug, on purpose
    turn = await stage.companion.say("hello")
    assert turn.failure is not None
    assert turn.failure.code == "internal"
    stage.basic.breaks_with = None
    assert (await stage.companion.say("on", conversation_id=turn.conversation_id)).failure is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "message_empty"),
        (" \n\t ", "message_empty"),
        ("a\0b", "message_not_text"),
        ("a\udcffb", "message_not_text"),
        ("word " * 200_000, "message_too_long"),
    ],
)
async def test_bad_input_is_refused_and_nothing_is_stored(stage: Stage, text: str, code: str) -> None:
    with pytest.raises(Refused) as refusal:
        await stage.companion.say(text)
    assert refusal.value.code == code
    assert refusal.value.remedy
    assert await stage.companion.conversations() == []
    assert stage.basic.prompts == []


async def test_a_megabyte_is_refused_with_its_length_and_the_limit(stage: Stage) -> None:
    with pytest.raises(Refused, match=r"1,000,000 characters long, and there is room for [\d,]+"):
        await stage.companion.say("x" * 1_000_000)


async def test_a_second_message_is_refused_while_the_first_is_being_answered(stage: Stage) -> None:
    ear = Ear(stage.companion)
    stage.basic.pause_after = 1
    saying = spawn(stage.companion.say("a b"), name="test")
    await ear.until(TokenArrived)
    conversation_id = ear.all(TurnStarted)[0].conversation_id
    with pytest.raises(Refused) as refusal:
        await stage.companion.say("c", conversation_id=conversation_id)
    assert refusal.value.code == "busy"
    await stage.companion.stop(conversation_id)
    await saying


async def test_stopping_where_nothing_is_written_does_nothing(stage: Stage) -> None:
    turn = await stage.companion.say("hello")
    assert not await stage.companion.stop(turn.conversation_id)


async def test_only_the_persons_own_messages_can_be_edited(stage: Stage) -> None:
    turn = await stage.companion.say("hello")
    assert turn.reply is not None
    with pytest.raises(Refused, match="Only your own"):
        await stage.companion.edit(turn.reply.id, "changed")


async def test_an_unknown_message_is_refused(stage: Stage) -> None:
    with pytest.raises(Refused):
        await stage.companion.regenerate(MessageId(new_id()))


async def test_the_first_message_gives_the_title_and_the_persons_own_title_stays(stage: Stage) -> None:
    turn = await stage.companion.say("Plan the garden. It is spring.")
    assert (await stage.companion.conversation(turn.conversation_id)).title == "Plan the garden"
    await stage.companion.rename(turn.conversation_id, "Green")
    await stage.companion.say("And tomatoes", conversation_id=turn.conversation_id)
    assert (await stage.companion.conversation(turn.conversation_id)).title == "Green"


async def test_a_temporary_conversation_leaves_no_row_behind_and_still_has_a_history(stage: Stage) -> None:
    first = await stage.companion.say("a secret", temporary=True)
    second = await stage.companion.say("more", conversation_id=first.conversation_id)
    assert second.reply is not None
    assert len(await stage.companion.messages(first.conversation_id)) == 4
    assert any("a secret" in m.text for m in stage.basic.prompts[-1].messages)
    assert await stage.companion.conversations() == []
    assert await stage.companion.search("secret") == []
    owner = await stage.store.local_owner()
    assert await stage.store.conversations.recent(owner) == []
    with pytest.raises(Refused):
        await stage.store.conversations.get(owner, first.conversation_id)


async def test_settings_of_the_model_reach_the_engine(stage: Stage) -> None:
    await stage.companion.change_setting("model.temperature", "0.1")
    await stage.companion.change_setting("model.top_p", 0.5)
    await stage.companion.change_setting("model.context_tokens", 2048)
    await stage.companion.change_setting("model.reply_tokens", 99)
    await stage.companion.say("hello")
    sampling = stage.basic.samplings[-1]
    assert (sampling.temperature, sampling.top_p) == (0.1, 0.5)
    assert (sampling.context_tokens, sampling.reply_tokens) == (2048, 99)


async def test_the_persons_profile_and_persona_reach_the_prompt(stage: Stage, tmp_path: Path) -> None:
    persona = tmp_path / "pirate.md"
    persona.write_text("You are a pirate called Jürgen.", encoding="utf-8")
    await stage.companion.change_setting("companion.persona_file", str(persona))
    await stage.companion.change_setting("you.name", "Ada")
    await stage.companion.say("hello")
    prompt = stage.basic.prompts[-1].messages
    assert len(prompt) == 2, "the examples of the shipped persona are not the pirate's"
    system = prompt[0]
    assert system.role == "system"
    assert "pirate called Jürgen" in system.text
    assert "Ada" in system.text


async def test_a_persona_that_is_no_utf8_is_refused_before_anything_is_stored(
    stage: Stage, tmp_path: Path
) -> None:
    persona = tmp_path / "latin1.md"
    persona.write_bytes("Du heißt Jürgen".encode("latin-1"))
    await stage.companion.change_setting("companion.persona_file", str(persona))
    with pytest.raises(Misconfigured, match=r"is not UTF-8 text \(byte 7\)") as error:
        await stage.companion.say("hello")
    assert error.value.remedy
    assert await stage.companion.conversations() == []


async def test_where_ollama_vanishes_before_its_first_word_the_basic_model_answers(tmp_path: Path) -> None:
    ollama = ScriptedModels([LLAMA])
    stage = staged(tmp_path, ollama=ollama)
    await stage.companion.start()
    assert (await stage.companion.answering_model()).model == LLAMA
    ollama.unreachable = DOWN
    ear = Ear(stage.companion)
    turn = await stage.companion.say("hello")
    assert turn.failure is None
    assert turn.reply is not None
    assert turn.reply.model == BASIC.name
    assert [e.model for e in ear.all(ModelAnswers)] == [LLAMA.name, BASIC.name]
    assert "Ollama does not answer." in ear.all(ModelAnswers)[-1].notice
    await stage.companion.close()


async def test_a_message_said_while_the_store_still_opens_waits_for_it(tmp_path: Path) -> None:
    store = TransientStore()
    store.may_open.clear()
    stage = staged(tmp_path, store=store)
    ear = Ear(stage.companion)
    starting = spawn(stage.companion.start(), name="test")
    saying = spawn(stage.companion.say("early"), name="test")
    await asyncio.sleep(0)
    assert not ear.all(TurnStarted)
    store.may_open.set()
    await starting
    turn = await saying
    assert turn.reply is not None
    assert ear.all(Ready)
    await stage.companion.close()


async def test_where_the_store_cannot_be_opened_every_call_says_so(tmp_path: Path) -> None:
    failure = Unavailable("database_unreachable", "The database does not answer.", "Start it.")
    stage = staged(tmp_path, store=TransientStore(failure))
    ear = Ear(stage.companion)
    with pytest.raises(Unavailable):
        await stage.companion.start()
    assert ear.all(StartupFailed)[0].remedy == "Start it."
    with pytest.raises(Unavailable, match="does not answer"):
        await stage.companion.say("hello")
    with pytest.raises(Unavailable, match="does not answer"):
        await stage.companion.conversations()
    parts = {part.part: part for part in await stage.companion.health()}
    assert parts["conversation"].state == "missing"
    await stage.companion.close()


async def test_a_reply_that_was_cut_off_at_its_limit_is_marked_so(stage: Stage) -> None:
    ear = Ear(stage.companion)
    stage.basic.pieces, stage.basic.was_cut = ["once upon a"], True
    turn = await stage.companion.say("hello")
    assert turn.reply is not None
    assert turn.reply.status is MessageStatus.CUT
    assert ear.all(TurnFinished)[0].message == turn.reply


class FailingAt:
    """Raises when one call of many comes; counts them."""

    def __init__(self, error: BaseException) -> None:
        self.error = error
        self.is_due = False

    def __call__(self) -> None:
        if self.is_due:
            self.is_due = False
            raise self.error


class FailingConversations(TransientConversations):
    """Cannot store what the companion says."""

    def __init__(self, fail: FailingAt) -> None:
        super().__init__()
        self._fail = fail

    async def append(self, owner: OwnerId, message: Message, *, remember: bool = False) -> Message:
        if message.role is Role.COMPANION:
            self._fail()
        return await super().append(owner, message, remember=remember)


class FailingGet(TransientConversations):
    """Cannot tell of a conversation just after it stored a reply."""

    def __init__(self, fail: FailingAt) -> None:
        super().__init__()
        self._fail = fail
        self._has_reply = False

    async def append(self, owner: OwnerId, message: Message, *, remember: bool = False) -> Message:
        self._has_reply = message.role is Role.COMPANION
        return await super().append(owner, message, remember=remember)

    async def get(self, owner: OwnerId, conversation_id: ConversationId) -> Conversation:
        if self._has_reply:
            self._fail()
        return await super().get(owner, conversation_id)


class FailingModels(ScriptedModels):
    """Fails where it counts tokens, or in the middle of a reply."""

    def __init__(self, fail: FailingAt, *, counting: bool) -> None:
        super().__init__([LLAMA], pieces=["half ", "a reply"])
        self._fail = fail
        self._counting = counting

    async def counter(self, model: ModelInfo) -> Count:
        if self._counting:
            self._fail()
        return await super().counter(model)

    async def stream(self, model: ModelInfo, prompt: Prompt, sampling: Sampling) -> AsyncGenerator[ReplyPart]:
        async with aclosing(super().stream(model, prompt, sampling)) as parts:
            async for part in parts:
                yield part
                if not self._counting:
                    self._fail()


ERRORS = [RuntimeError("a bug"), Unavailable("disk_full", "The disk is full."), asyncio.CancelledError()]


@pytest.mark.expects_log(r"bug in task (store|write) reply|bug in task prompt|failed")
@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
@pytest.mark.parametrize("place", ["storing", "telling", "counting", "writing"])
async def test_a_turn_always_ends_whatever_fails(tmp_path: Path, place: str, error: BaseException) -> None:
    fail = FailingAt(error)
    store = TransientStore()
    if place == "storing":
        store.conversations = FailingConversations(fail)
    elif place == "telling":
        store.conversations = FailingGet(fail)
    models = FailingModels(fail, counting=place == "counting")
    if place not in ("counting", "writing"):
        models = FailingModels(FailingAt(error), counting=False)
    stage = staged(tmp_path, store=store, ollama=models)
    await stage.companion.start()
    ear = Ear(stage.companion)
    quiet = Quiet(stage.companion.events)
    fail.is_due = True
    turn = None
    with suppress(BestFriendError, RuntimeError, asyncio.CancelledError):
        turn = await stage.companion.say("hello")
    started, ended = ear.all(TurnStarted), [e for e in ear.heard if isinstance(e, TurnFinished | TurnFailed)]
    assert len(started) == len(ended)
    assert quiet
    if place in ("storing", "writing"):
        (end,) = ended
        kept = end.message if isinstance(end, TurnFinished) else end.reply
        assert kept is not None
        assert "half" in kept.text
    where = turn.conversation_id if turn else None
    again = await stage.companion.say("are you there?", conversation_id=where)
    assert again.reply is not None
    await stage.companion.close()


async def test_an_asker_who_goes_away_again_and_again_loses_nothing_either(tmp_path: Path) -> None:
    class SlowConversations(TransientConversations):
        async def append(self, owner: OwnerId, message: Message, *, remember: bool = False) -> Message:
            if message.role is Role.COMPANION:
                for _ in range(20):
                    await asyncio.sleep(0)
            return await super().append(owner, message, remember=remember)

    store = TransientStore()
    store.conversations = SlowConversations()
    stage = staged(tmp_path, store=store)
    await stage.companion.start()
    ear = Ear(stage.companion)
    stage.basic.pause_after = 1
    saying = spawn(stage.companion.say("one two"), name="test")
    await ear.until(TokenArrived)
    while not ear.all(TurnFinished):
        saying.cancel()
        await asyncio.sleep(0)
    await asyncio.wait({saying})
    (end,) = ear.all(TurnFinished)
    assert end.message is not None
    assert [m.text for m in await stage.companion.messages(end.conversation_id)] == ["one two", "one"]
    await stage.companion.close()


async def cut_off(stage: Stage, *pieces: str) -> Message:
    stage.ollama.pieces, stage.ollama.was_cut = pieces, True
    turn = await stage.companion.say("tell me a story")
    assert turn.reply is not None
    stage.ollama.was_cut = False
    return turn.reply


@pytest.fixture
async def library(tmp_path: Path) -> AsyncIterator[Stage]:
    stage = staged(tmp_path, ollama=ScriptedModels([LLAMA]))
    await stage.companion.start()
    yield stage
    await stage.companion.close()


async def test_a_reply_that_was_cut_off_goes_on_and_grows(library: Stage) -> None:
    beginning = await cut_off(library, "Once upon a time ", "there was a f")
    ear = Ear(library.companion)
    library.ollama.pieces = ["there was", " a fox", "."]
    turn = await library.companion.go_on(beginning.id)
    assert turn.reply is not None
    assert turn.reply == replace(
        beginning, text="Once upon a time there was a fox.", status=MessageStatus.COMPLETE
    )
    assert ear.all(TurnStarted)[0].goes_on == beginning
    assert "".join(event.text for event in ear.all(TokenArrived)) == "ox."
    told = [message.text for message in await library.companion.messages(turn.conversation_id)]
    assert told == ["tell me a story", "Once upon a time there was a fox."]
    shown, asked = library.ollama.prompts[-1].messages[-2:]
    assert (shown.role, shown.text) == ("assistant", beginning.text)
    assert "there was a f" in asked.text


async def test_it_may_be_cut_off_again_and_stopped_and_loses_nothing(library: Stage) -> None:
    reply = await cut_off(library, "One two")
    library.ollama.pieces, library.ollama.was_cut = ["two three"], True
    turn = await library.companion.go_on(reply.id)
    assert turn.reply is not None
    assert (turn.reply.text, turn.reply.status) == ("One two three", MessageStatus.CUT)
    library.ollama.pause_after, library.ollama.pieces = 1, [" four", " five"]
    ear = Ear(library.companion)
    going_on = spawn(library.companion.go_on(reply.id), name="test")
    await ear.until(TokenArrived)
    await library.companion.stop(reply.conversation_id)
    stopped = (await going_on).reply
    assert stopped is not None
    assert (stopped.text, stopped.status) == ("One two three four", MessageStatus.INTERRUPTED)


async def test_where_going_on_fails_before_the_first_word_the_reply_stays(library: Stage) -> None:
    reply = await cut_off(library, "One two")
    ear = Ear(library.companion)
    library.ollama.pieces = []
    library.ollama.breaks_with = Unavailable("stream_broken", "Ollama broke off.", "Try again.")
    turn = await library.companion.go_on(reply.id)
    assert turn.failure is library.ollama.breaks_with
    assert ear.all(TurnFailed)[0].reply == reply
    assert (await library.companion.messages(reply.conversation_id))[-1] == reply


async def test_a_model_that_has_nothing_to_add_makes_it_whole(library: Stage) -> None:
    reply = await cut_off(library, "One two")
    library.ollama.pieces = []
    turn = await library.companion.go_on(reply.id)
    assert turn.failure is None
    assert turn.reply == replace(reply, status=MessageStatus.COMPLETE)


async def test_what_is_whole_not_the_last_or_not_a_reply_cannot_go_on(library: Stage) -> None:
    first = await cut_off(library, "One two")
    library.ollama.pieces = ["Hello"]
    turn = await library.companion.say("hi", conversation_id=first.conversation_id)
    assert turn.reply is not None
    for message in (first, turn.message, turn.reply):
        with pytest.raises(Refused) as refused:
            await library.companion.go_on(message.id)
        assert refused.value.code == "nothing_to_go_on"


async def test_the_built_in_companion_cannot_go_on_with_what_a_model_wrote(library: Stage) -> None:
    reply = await cut_off(library, "One two")
    library.ollama.unreachable = DOWN
    await library.companion.models()
    with pytest.raises(Refused) as refused:
        await library.companion.go_on(reply.id)
    assert refused.value.code == "needs_model"
