"""The whole program, put together as it ships, while parts of it are killed."""

import asyncio
import os
import signal
import threading
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from bestfriend_desktop.app import build
from bestfriend_desktop.domain.conversation import MessageStatus
from bestfriend_desktop.domain.events import TokenArrived, TurnFailed, TurnStarted
from bestfriend_desktop.runtime.program import Program
from bestfriend_desktop.runtime.tasks import spawn
from bestfriend_desktop.services.companion import Companion
from tests.fakes.companion import Ear
from tests.fakes.ollama_server import Ending, FakeOllama
from tests.scenarios.conftest import until

WORDS = [f"word{number} " for number in range(12)]


@pytest.fixture
def ollama() -> Iterator[FakeOllama]:
    with FakeOllama() as fake:
        yield fake


@pytest.fixture
async def companion(home: Path, ollama: FakeOllama) -> AsyncIterator[Companion]:
    program = build({"ollama.address": ollama.url})
    program.paths.prepare()
    await program.companion.start()
    yield program.companion
    await program.companion.close()


def postmaster(home: Path) -> int:
    return int((home / "postgres" / "data" / "postmaster.pid").read_text().split("\n", 1)[0])


@pytest.mark.expects_log("database|server|connection")
async def test_killing_the_database_in_the_middle_of_a_reply_loses_neither_message_nor_reply(
    companion: Companion, home: Path, ollama: FakeOllama
) -> None:
    ear = Ear(companion)
    go_on = threading.Event()
    ollama.reply(*WORDS, rest=go_on)
    saying = spawn(companion.say("Tell me twelve words."), name="say")
    await ear.until(TokenArrived, 3)
    os.kill(postmaster(home), signal.SIGKILL)
    go_on.set()
    turn = await saying
    assert turn.failure is None
    stored = await companion.messages(turn.conversation_id)
    assert [m.text for m in stored] == ["Tell me twelve words.", "".join(WORDS).strip()]


async def test_killing_ollama_in_the_middle_of_a_reply_keeps_what_had_arrived_and_the_next_turn_goes_on(
    companion: Companion, ollama: FakeOllama
) -> None:
    ear = Ear(companion)
    ollama.reply(*WORDS, ending=Ending.HANG)
    saying = spawn(companion.say("Tell me twelve words."), name="say")
    await ear.until(TokenArrived, 3)
    ollama.stop()
    turn = await saying
    assert turn.failure is not None
    assert turn.failure.code == "stream_broken"
    assert turn.failure.remedy
    assert turn.reply is not None
    assert turn.reply.status is MessageStatus.FAILED
    assert turn.reply.text.startswith("word0 word1 word2")
    assert ear.all(TurnFailed)[0].reply == turn.reply
    ollama.start()
    again = await companion.regenerate(turn.reply.id)
    assert again.failure is None
    assert again.reply is not None
    assert again.reply.siblings == (turn.reply.id, again.reply.id)


async def test_two_programs_share_the_database_and_see_each_others_conversations(
    companion: Companion, ollama: FakeOllama
) -> None:
    other = build({"ollama.address": ollama.url}).companion
    await other.start()
    try:
        first, second = await asyncio.gather(companion.say("from the one"), other.say("from the other"))
        for each in (companion, other):
            found = {conversation.id for conversation in await each.conversations()}
            assert found == {first.conversation_id, second.conversation_id}
        await other.say("and on", conversation_id=first.conversation_id)
        assert len(await companion.messages(first.conversation_id)) == 4
    finally:
        await other.close()
    assert (await companion.say("still here", conversation_id=first.conversation_id)).failure is None


async def test_everything_is_still_there_after_a_restart(home: Path, ollama: FakeOllama) -> None:
    for turn_number in (1, 2):
        program = build({"ollama.address": ollama.url})
        program.paths.prepare()
        await program.companion.start()
        last = await program.companion.last_conversation()
        turn = await program.companion.say(
            f"message {turn_number}", conversation_id=last.id if last else None
        )
        texts = [m.text for m in await program.companion.messages(turn.conversation_id) if m.model is None]
        assert texts == [f"message {number}" for number in range(1, turn_number + 1)]
        await program.companion.close()


def test_closing_the_program_in_the_middle_of_a_reply_keeps_it_as_interrupted(
    home: Path, ollama: FakeOllama
) -> None:
    ollama.reply(*WORDS, ending=Ending.HANG)
    program = build({"ollama.address": ollama.url})
    program.start().result(60)
    conversation_id = None
    try:
        heard: list[object] = []
        program.companion.events.subscribe(heard.append)
        program.core.submit(program.companion.say("Tell me twelve words."))
        until(lambda: sum(isinstance(event, TokenArrived) for event in heard) >= 3)
        conversation_id = next(event for event in heard if isinstance(event, TurnStarted)).conversation_id
    finally:
        program.close()
    again = build({"ollama.address": ollama.url})
    again.start().result(60)
    try:
        kept = again.core.call(again.companion.messages(conversation_id), 60)
    finally:
        again.close()
    assert kept[-1].status is MessageStatus.INTERRUPTED
    assert kept[-1].text.startswith("word0 word1 word2")


def test_a_program_whose_folder_cannot_be_used_says_so_and_closes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "a file, not a folder"
    blocked.write_text("")
    monkeypatch.setenv("BESTFRIEND_HOME", str(blocked))
    program: Program = build({})
    failure = program.start().exception(60)
    program.close()
    assert "cannot be written" in str(failure)
    assert "BESTFRIEND_HOME" in str(failure)
