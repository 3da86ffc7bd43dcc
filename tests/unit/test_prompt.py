"""The prompt: what is never cut, what goes first, and what is refused."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bestfriend_desktop.domain.conversation import ConversationId, Message, MessageId, Role, new_id
from bestfriend_desktop.domain.errors import Refused
from bestfriend_desktop.domain.persona import Persona
from bestfriend_desktop.domain.prompt import (
    HISTORY_STEP,
    TURN_OVERHEAD_TOKENS,
    Profile,
    Prompt,
    compose,
    moment,
)
from tests.fakes.models import count_words

CONVERSATION = ConversationId(new_id())
NOW = datetime(2026, 11, 22, 9, 20, tzinfo=UTC)


def said(text: str, depth: int) -> Message:
    role = Role.PERSON if depth % 2 else Role.COMPANION
    return Message(MessageId(new_id()), CONVERSATION, None, depth, role, text, NOW)


def history_of(count: int, words: int = 3) -> list[Message]:
    return [said(" ".join(["word"] * words), depth) for depth in range(1, count + 1)]


def composed(
    history: list[Message],
    room: int,
    *,
    text: str = "And now?",
    persona: str = "You are kind.",
    examples: tuple[tuple[str, str], ...] = (),
) -> Prompt:
    return compose(
        persona=Persona(persona, examples),
        profile=Profile("Ada", "I like tea."),
        history=history,
        message=said(text, len(history) + 1),
        now=NOW,
        room_tokens=room,
        count=count_words,
    )


def test_persona_and_profile_come_first_and_the_time_comes_last() -> None:
    prompt = composed(history_of(4), 500)
    assert prompt.messages[0].role == "system"
    assert prompt.messages[0].text.startswith("You are kind.")
    assert "called Ada" in prompt.messages[0].text
    assert "I like tea." in prompt.messages[0].text
    assert prompt.messages[-1].text == "[It is Sunday 22 November 2026, 09:20.]\n\nAnd now?"
    assert [m.role for m in prompt.messages[1:]] == ["user", "assistant", "user", "assistant", "user"]


def test_the_personas_examples_are_part_of_what_is_never_cut() -> None:
    prompt = composed(history_of(40), 120, examples=(("Hi", "Hello"),))
    assert [(m.role, m.text) for m in prompt.messages[1:3]] == [("user", "Hi"), ("assistant", "Hello")]
    assert prompt.dropped > 0


def test_an_empty_profile_leaves_no_trace() -> None:
    assert Profile().as_text() == ""
    assert Profile("  ", "\n").as_text() == ""


def test_the_beginning_of_a_long_conversation_stays_put_from_turn_to_turn() -> None:
    history = history_of(200)
    starts = []
    for length in range(100, 100 + HISTORY_STEP * 2, 2):
        prompt = composed(history[:length], 700)
        starts.append(prompt.dropped)
        assert prompt.dropped > 0
    assert len(set(starts)) <= 3, "the history moved on with (nearly) every turn"
    assert all(start % HISTORY_STEP == 0 for start in starts)


def test_the_newest_history_is_kept_even_where_less_than_a_step_fits() -> None:
    prompt = composed(history_of(40), 90)
    kept = len(prompt.messages) - 2
    assert 0 < kept < HISTORY_STEP


def test_an_over_long_message_is_refused_with_its_length_and_the_limit() -> None:
    with pytest.raises(Refused) as refusal:
        composed([], 100, text="word " * 500)
    assert refusal.value.code == "message_too_long"
    assert "500 tokens" in refusal.value.message
    assert "room for" in refusal.value.message
    limit = int(refusal.value.message.rsplit("room for ", 1)[1].rstrip("."))
    composed([], 100, text="word " * limit)
    with pytest.raises(Refused):
        composed([], 100, text="word " * (limit + 1))


def test_a_persona_longer_than_the_room_is_refused_and_never_cut() -> None:
    with pytest.raises(Refused) as refusal:
        composed([], 100, persona="word " * 200)
    assert refusal.value.code == "persona_too_long"


@given(
    lengths=st.lists(st.integers(1, 60), max_size=60),
    room=st.integers(70, 2000),
    words=st.integers(1, 20),
)
def test_a_prompt_never_outgrows_its_room_and_keeps_the_end_of_the_history(
    lengths: list[int], room: int, words: int
) -> None:
    history = [said("word " * length, depth) for depth, length in enumerate(lengths, start=1)]
    prompt = composed(history, room, text="word " * words)
    counted = sum(count_words(m.text) + TURN_OVERHEAD_TOKENS for m in prompt.messages)
    assert counted == prompt.tokens <= room
    assert prompt.messages[0].text.startswith("You are kind.")
    kept = [m.text for m in prompt.messages[1:-1]]
    assert kept == [m.text for m in history[prompt.dropped :]]


def test_the_moment_is_written_in_words_whatever_the_locale() -> None:
    assert moment(datetime(2026, 5, 1, 7, 5)) == "Friday 1 May 2026, 07:05"
