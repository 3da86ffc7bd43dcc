"""Each case has two memories that differ in one thing; the better one must come first."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bestfriend_desktop.domain.conversation import Role, new_id
from bestfriend_desktop.domain.memory import (
    Candidate,
    CandidateSet,
    Channel,
    Memory,
    MemoryId,
    MemoryType,
    Recollection,
)
from bestfriend_desktop.domain.question import Question, read_question
from bestfriend_desktop.domain.ranking import rank
from bestfriend_desktop.domain.words import terms

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
LAST_YEAR = NOW - timedelta(days=400)


def said(
    text: str,
    speaker: Role | None = Role.PERSON,
    at: datetime = LAST_YEAR,
    type: MemoryType = MemoryType.CONVERSATION,
) -> Memory:
    return Memory(MemoryId(new_id()), type, text, at, at, speaker=speaker)


def candidate(memory: Memory, *similarities: float, session: str | None = None) -> Candidate:
    sitting = session or str(memory.id)
    words = tuple(terms(memory.content))
    return Candidate(memory, similarities, words, None, None, None, sitting, frozenset())


def ranked(
    question: str, candidates: Sequence[Candidate], late: Sequence[Sequence[float]] = ()
) -> list[Recollection]:
    read = read_question(question, person_name="Ann", companion_name="Robin", now=NOW, time_zone=UTC)
    forms = max((len(one.similarities) for one in candidates), default=0)
    found = CandidateSet(
        naming(read, candidates),
        1_000,
        dict.fromkeys(terms(question), 10),
        8.0,
        (0.2,) * forms,
        (0.1,) * forms,
    )
    return rank(read, found, late=late, now=NOW)


def naming(read: Question, candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """The candidates with whom of the question's names their sitting names, which the store knows."""
    said: dict[str, set[str]] = {}
    for one in candidates:
        said.setdefault(one.session, set()).update(one.terms)
    return tuple(
        replace(one, named=frozenset(name for name in read.named if set(terms(name)) <= said[one.session]))
        for one in candidates
    )


def best(question: str, *memories: Memory) -> str:
    return ranked(question, [candidate(memory) for memory in memories])[0].memory.content


def test_what_is_likest_comes_first_by_words_and_by_meaning() -> None:
    assert best("Which kettle?", said("the garden"), said("a red kettle")) == "a red kettle"
    near, far = candidate(said("rain"), 0.7), candidate(said("wind"), 0.2)
    first = ranked("storm", [far, near])[0]
    assert first.memory.content == "rain"
    assert first.reasons[0].channel is Channel.MEANING


def test_the_only_memory_says_what_found_it_though_it_is_like_all_others() -> None:
    alone = replace(candidate(said("rain"), 0.2), channels=frozenset({Channel.TIME, Channel.MEANING}))
    (found,) = ranked("storm", [alone])
    assert {(reason.channel, reason.score) for reason in found.reasons} == {
        (Channel.TIME, 0.5),
        (Channel.MEANING, 0.5),
    }


def test_late_interaction_decides_where_vectors_do_not() -> None:
    one, other = candidate(said("rain"), 0.5), candidate(said("wind"), 0.5)
    pair = [replace(one, token_vectors=b"t"), replace(other, token_vectors=b"t")]
    assert ranked("storm", pair, [[0.1, 0.9]])[0].memory.content == "wind"


def test_the_words_of_the_one_it_is_about_come_first() -> None:
    mine, yours = said("the kettle broke", Role.PERSON), said("the kettle shines", Role.COMPANION)
    assert best("Which kettle did I see?", yours, mine) == mine.content
    assert best("Which kettle did you see?", mine, yours) == yours.content
    fact = said("the kettle is new", None, type=MemoryType.FACT)
    assert best("Which kettle did I see?", yours, fact) == fact.content


def test_what_only_asks_comes_after_what_answers() -> None:
    assert best("a kettle", said("Is the kettle red?"), said("The kettle is red.")) == "The kettle is red."


@pytest.mark.parametrize(
    ("question", "answer", "other"),
    [
        ("When was the walk?", "the walk was yesterday", "the walk was pleasant"),
        ("How many walks?", "three walks", "some walks"),
        ("Who came on the walk?", "the walk with Eve", "the walk with friends"),
        ("Where was the walk?", "the walk in Rome", "the walk was long"),
        ("Which book was it?", 'the book was "Emma"', "the book was long"),
    ],
)
def test_an_answer_of_the_form_that_is_asked_comes_first(question: str, answer: str, other: str) -> None:
    assert best(question, said(other), said(answer)) == answer


def test_what_was_said_in_the_time_that_is_named_comes_first() -> None:
    then = said("a long walk", at=datetime(2026, 5, 9, tzinfo=UTC))
    soon_after = said("the long walk", at=datetime(2026, 6, 3, tzinfo=UTC))
    later = said("one long walk", at=datetime(2026, 10, 9, tzinfo=UTC))
    order = ranked("the walk in May", [candidate(memory) for memory in (later, soon_after, then)])
    assert [one.memory for one in order] == [then, soon_after, later]
    assert Channel.TIME in {reason.channel for reason in order[0].reasons}


def test_the_turn_after_a_question_is_its_answer() -> None:
    asked, answer, other = said("Is the kettle red?"), said("Yes it is"), said("No it is not")
    candidates = [
        candidate(asked),
        replace(candidate(answer), previous=asked.id),
        candidate(other),
    ]
    order = [one.memory.content for one in ranked("kettle", candidates)]
    assert order.index("Yes it is") < order.index("No it is not")


def test_a_turn_that_the_next_one_takes_up_comes_before_another() -> None:
    taken_up, after, other = said("Guess what it is!"), said("A red kettle?"), said("Guess who it is!")
    candidates = [candidate(other), replace(candidate(taken_up), following=after.id), candidate(after)]
    order = [one.memory.content for one in ranked("kettle", candidates)]
    assert order.index(taken_up.content) < order.index(other.content)


def test_turns_of_a_sitting_about_it_come_before_others() -> None:
    about = [candidate(said(text), session="a") for text in ("red kettle", "kettle steam", "so nice")]
    aside = [candidate(said(text), session="b") for text in ("rain", "wind", "so warm")]
    order = [one.memory.content for one in ranked("kettle", [*aside, *about])]
    assert order.index("so nice") < order.index("so warm")


def test_a_turn_of_a_sitting_that_names_her_comes_before_the_same_elsewhere() -> None:
    about_eve = [candidate(said(text), session="one") for text in ("Eve came by.", "She likes tea a lot.")]
    others = [candidate(said(text)) for text in ("The rain is back.", "He likes tea a lot.")]
    texts = [one.memory.content for one in ranked("What does Eve like to drink?", [*others, *about_eve])]
    assert texts.index("She likes tea a lot.") < texts.index("He likes tea a lot.")
    texts = [one.memory.content for one in ranked("What does he like to drink?", [*others, *about_eve])]
    assert texts.index("He likes tea a lot.") < texts.index("She likes tea a lot.")


def test_a_sitting_that_names_both_comes_before_one_that_names_either() -> None:
    told = {"Eve": "one", "Mia": "two", "Eve, Mia": "three", "Ida": "four"}
    turns = [candidate(said(f"With {names} I drank tea."), session=key) for names, key in told.items()]
    turns += [candidate(said("It was good tea."), session=key) for key in told.values()]
    read = read_question("What did I and Eve and Mia drink?", now=NOW, time_zone=UTC)
    after = rank(read, CandidateSet(naming(read, turns), 1_000, {}, 8.0, (), ()), now=NOW)
    session = {turn.memory.id: turn.session for turn in turns[4:]}
    scores = {session[one.memory.id]: one.score for one in after if one.memory.id in session}
    assert scores["three"] > scores["one"] == scores["two"] > scores["four"]


def test_a_name_that_every_sitting_names_sets_none_apart() -> None:
    both = [candidate(said("The kettle is red, Robin.")), candidate(said("Robin, the garden is dry."))]

    def lead(question: str) -> float:
        first, second = ranked(question, both)
        return first.score - second.score

    assert lead("a kettle, Robin") == pytest.approx(lead("a kettle"))


def test_what_is_no_longer_so_stands_behind_unless_the_past_is_asked() -> None:
    now = said("Ann lives in Lyon", None, type=MemoryType.FACT)
    before = replace(said("Ann lives in Paris", None, type=MemoryType.FACT), superseded_by=now.id)
    assert best("Where do I live? In Paris?", before, now) == now.content
    assert best("Did I live in Paris before?", now, before) == before.content


@pytest.mark.parametrize("better", [{"importance": 0.9}, {"pinned": True}, {"occurred_at": NOW}])
def test_of_two_alike_the_important_the_pinned_and_the_newer_come_first(better: dict[str, Any]) -> None:
    plain = said("a walk")
    preferred = replace(plain, id=MemoryId(new_id()), **better)
    assert ranked("walk", [candidate(plain), candidate(preferred)])[0].memory == preferred


def test_a_chain_of_what_was_stands_in_order_and_a_ring_does_no_harm() -> None:
    now = said("Ann lives in Lyon", None, type=MemoryType.FACT)
    then = replace(said("Ann lives in Rome", None, type=MemoryType.FACT), superseded_by=now.id)
    once = replace(said("Ann lives in Paris", None, type=MemoryType.FACT), superseded_by=then.id)
    order = ranked("Paris or Rome", [candidate(memory) for memory in (once, then, now)])
    assert [one.memory for one in order] == [now, then, once]
    ring = replace(now, superseded_by=once.id)
    assert len(ranked("Paris", [candidate(memory) for memory in (once, then, ring)])) == 3


def test_a_likelier_answer_comes_before_a_newer_important_one() -> None:
    newer = replace(said("a long walk", at=NOW), importance=1.0, pinned=True)
    assert best("kettle", newer, said("a kettle")) == "a kettle"


def test_reasons_are_shares_of_what_spoke_for_it_the_strongest_first() -> None:
    reasons = ranked("When did I see Eve?", [candidate(said("I saw Eve yesterday"), 0.6)])[0].reasons
    shares = [reason.score for reason in reasons]
    assert sum(shares) == pytest.approx(1)
    assert shares == sorted(shares, reverse=True)


def test_age_is_told_in_days_and_never_hurts_when_the_clock_was_wrong() -> None:
    ahead = said("a walk", at=NOW + timedelta(days=40_000))
    (one,) = ranked("walk", [candidate(ahead)])
    assert one.age_days == -40_000


def test_a_limit_holds_and_nothing_found_is_nothing() -> None:
    read = read_question("walk", now=NOW, time_zone=UTC)
    many = CandidateSet(tuple(candidate(said("walk")) for _ in range(9)), 9, {"walk": 9}, 1.0, (), ())
    assert len(rank(read, many, now=NOW, limit=4)) == 4
    assert rank(read, CandidateSet((), 0, {}, 0.0, (), ()), now=NOW) == []


@given(
    question=st.text(max_size=60),
    texts=st.lists(st.text(max_size=40), max_size=8),
    cosine=st.floats(-1, 1),
)
def test_any_question_ranks_any_memories(question: str, texts: list[str], cosine: float) -> None:
    order = ranked(question, [candidate(said(text), cosine) for text in texts])
    assert sorted(one.memory.content for one in order) == sorted(texts)
    scores = [one.score for one in order]
    assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize(
    ("question", "colour"),
    [
        ("which kettle broke yesterday?", "red"),
        ("which kettle broke today?", "green"),
        ("which kettle broke the day before yesterday?", "blue"),
    ],
)
def test_of_days_of_this_week_the_named_one_comes_before_its_neighbours(question: str, colour: str) -> None:
    kettles = [
        candidate(said(f"The {name} kettle broke.", at=NOW - timedelta(days=ago)), similarity)
        for name, ago, similarity in (("blue", 2, 0.62), ("red", 1, 0.58), ("green", 0, 0.66))
    ]
    assert colour in ranked(question, kettles)[0].memory.content


def test_what_was_told_the_day_after_counts_where_it_says_when() -> None:
    told = said("Yesterday I dropped the kettle.", at=NOW)
    other = said("I dropped the kettle.", at=NOW - timedelta(days=3))
    assert best("what did I drop yesterday?", other, told) == told.content
