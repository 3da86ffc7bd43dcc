"""domain/upkeep.py"""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bestfriend_desktop.domain.conversation import MessageId, Role, new_id
from bestfriend_desktop.domain.memory import Memory, MemoryId, MemoryType
from bestfriend_desktop.domain.upkeep import (
    KEPT_ABOVE,
    PERIODS,
    UpkeepRun,
    UpkeepRunId,
    UpkeepTask,
    due_at,
    duplicates,
    importance,
    is_expendable,
    is_reweighed,
)

NOW = datetime(2026, 5, 1, tzinfo=UTC)


def memory(content: str = "I really like green tea", days: float = 0, **fields: object) -> Memory:
    """A message of the person, so many days old."""
    said = NOW - timedelta(days=days)
    made = Memory(
        MemoryId(new_id()),
        MemoryType.CONVERSATION,
        content,
        said,
        said,
        speaker=Role.PERSON,
        sources=(MessageId(new_id()),),
    )
    return replace(made, **fields)  # type: ignore[arg-type]  # any field of it


def fact(content: str = "I live in Lyon", days: float = 0, **fields: object) -> Memory:
    return memory(content, days, type=MemoryType.FACT, subject="person", attribute="home", **fields)


# Importance


def test_fresh_memories_weigh_what_they_are_stored_with() -> None:
    assert importance(memory(), NOW) == 0.5
    assert importance(fact(), NOW) == 0.6
    assert not is_reweighed(memory(importance=0.5), 0.5)


def test_message_fades_and_fact_hardly() -> None:
    assert [importance(memory(days=days), NOW) for days in (30, 180, 3650)] == [0.45, 0.35, 0.2]
    assert importance(fact(days=3650), NOW) == 0.55


def test_what_came_to_mind_matters_more_and_the_less_the_longer_ago() -> None:
    used = [
        importance(memory(days=90, access_count=count, last_accessed=NOW - timedelta(days=ago)), NOW)
        for count, ago in ((1, 0), (15, 0), (15, 90))
    ]
    assert used == [0.45, 0.6, 0.5]
    assert importance(memory(days=90), NOW) == 0.4


def test_fact_that_was_said_again_matters_more_and_a_repeated_message_does_not() -> None:
    sources = tuple(MessageId(new_id()) for _ in range(3))
    assert importance(fact(sources=sources), NOW) == 0.8
    assert importance(memory(sources=sources), NOW) == 0.5
    assert importance(replace(fact(sources=sources), type=MemoryType.SUMMARY), NOW) == 0.6


def test_what_was_replaced_matters_less() -> None:
    assert importance(fact(superseded_by=MemoryId(new_id())), NOW) == 0.4
    assert importance(fact(valid_until=NOW), NOW) == 0.4


@given(
    st.sampled_from(MemoryType),
    st.floats(-10_000, 100_000),
    st.integers(0, 10**9),
    st.none() | st.floats(-10_000, 100_000),
    st.integers(0, 50),
)
def test_importance_is_always_a_step_between_0_and_1(
    type_: MemoryType, days: float, count: int, used_days_ago: float | None, sources: int
) -> None:
    used = None if used_days_ago is None else NOW - timedelta(days=used_days_ago)
    made = memory(
        days=days,
        type=type_,
        access_count=count,
        last_accessed=used,
        sources=tuple(MessageId(new_id()) for _ in range(sources)),
    )
    weight = importance(made, NOW)
    assert 0 <= weight <= 1
    assert weight * 20 == pytest.approx(round(weight * 20))


def test_pinned_memory_is_not_weighed_anew() -> None:
    assert is_reweighed(memory(), 0.2)
    assert not is_reweighed(memory(pinned=True), 0.2)


# What may go


def test_only_what_is_old_and_has_not_mattered_may_go() -> None:
    assert is_expendable(memory(days=31), NOW, 30)
    assert not is_expendable(memory(days=29), NOW, 30)
    assert not is_expendable(memory(days=31), NOW, 0), "0 keeps everything"
    assert not is_expendable(memory(days=31, pinned=True), NOW, 30)
    assert not is_expendable(memory(days=31, last_accessed=NOW - timedelta(days=1), access_count=1), NOW, 30)
    assert is_expendable(memory(days=99, last_accessed=NOW - timedelta(days=31), access_count=1), NOW, 30)
    assert not is_expendable(memory(days=31, deleted_at=NOW), NOW, 30)
    assert not is_expendable(memory(days=31, sources=(), speaker=None), NOW, 30), "added by hand"


def test_fact_that_holds_stays_and_a_former_one_may_go() -> None:
    assert not is_expendable(fact(days=36_500), NOW, 1)
    assert is_expendable(fact(days=2, valid_until=NOW), NOW, 1)


def test_memory_that_often_came_to_mind_outlives_the_retention_for_a_while() -> None:
    often = memory(days=60, last_accessed=NOW - timedelta(days=31), access_count=60)
    assert importance(often, NOW) > KEPT_ABOVE
    assert not is_expendable(often, NOW, 30)
    assert is_expendable(often, NOW + timedelta(days=90), 30)


# What says the same


def test_same_words_are_the_same_whatever_their_case_accents_and_punctuation() -> None:
    first, again = memory("We met at the café!"), memory("we met at the CAFE")
    assert duplicates([first, again]) == (again,)


@pytest.mark.parametrize(
    "other",
    [
        memory("I do not really like green tea"),
        memory("Green tea really like I"),
        memory("I really like green tea", speaker=Role.COMPANION),
        memory("I really like green tea", pinned=True),
        memory("I really like green tea", superseded_by=MemoryId(new_id())),
        memory("I really like green tea", type=MemoryType.PREFERENCE),
    ],
)
def test_what_differs_in_words_speaker_or_standing_is_not_the_same(other: Memory) -> None:
    assert duplicates([memory("I really like green tea"), other]) == ()


def test_facts_must_share_their_key_and_their_value() -> None:
    lyon, metz = fact("I live in Lyon"), fact("I live in Metz")
    again = fact("I live in Lyon.")
    elsewhere = replace(fact("I live in Lyon"), attribute="work")
    assert duplicates([lyon, metz, again, elsewhere]) == (again,)


def test_pinned_memory_takes_nothing_in_and_short_answers_stay_apart() -> None:
    assert duplicates([memory(pinned=True), memory()]) == ()
    assert duplicates([memory("Yes, of course"), memory("Yes, of course")]) == ()
    assert duplicates([fact("Anna"), fact("Anna")]) != ()


# When


def test_tasks_are_due_daily_weekly_and_monthly() -> None:
    assert {period.days for period in PERIODS.values()} == {1, 7, 30}
    for task, period in PERIODS.items():
        assert due_at(task, NOW - period, NOW) == NOW
        assert due_at(task, NOW - period / 2, NOW) == NOW + period / 2
        assert due_at(task, NOW - 10 * period, NOW) < NOW


def test_what_was_never_done_or_is_said_to_be_done_in_the_future_is_due() -> None:
    assert due_at(UpkeepTask.WEIGH, None, NOW) == NOW
    assert due_at(UpkeepTask.WEIGH, NOW + timedelta(hours=1), NOW) == NOW


def test_run_can_be_undone_for_thirty_days_where_it_changed_something() -> None:
    run = UpkeepRun(UpkeepRunId(new_id()), UpkeepTask.CLEAN, NOW, NOW, changed=1)
    assert run.can_be_undone(NOW + timedelta(days=29))
    assert not run.can_be_undone(NOW + timedelta(days=30))
    assert not replace(run, changed=0).can_be_undone(NOW)
    assert not replace(run, undone_at=NOW).can_be_undone(NOW)
    assert not replace(run, task=UpkeepTask.ERASE).can_be_undone(NOW)
