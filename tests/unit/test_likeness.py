from statistics import fmean, pstdev

import pytest

from bestfriend_desktop.domain.conversation import new_id, utc_now
from bestfriend_desktop.domain.likeness import RAREST, likeness
from bestfriend_desktop.domain.memory import Candidate, CandidateSet, Memory, MemoryId, MemoryType
from bestfriend_desktop.domain.words import terms


def candidate(text: str, *similarities: float, tokens: bytes | None = None) -> Candidate:
    memory = Memory(MemoryId(new_id()), MemoryType.CONVERSATION, text, utc_now(), utc_now())
    return Candidate(memory, similarities, tuple(terms(text)), tokens, None, None, "", frozenset())


def all_of(
    candidates: list[Candidate], frequency: dict[str, int] | None = None, total: int | None = None
) -> CandidateSet:
    known = [one.similarities for one in candidates if one.similarities]
    forms = list(zip(*known, strict=True))
    return CandidateSet(
        tuple(candidates),
        total or len(candidates),
        frequency or {},
        fmean([len(one.terms) for one in candidates]) if candidates else 0.0,
        tuple(map(fmean, forms)),
        tuple(map(pstdev, forms)),
    )


def test_a_rare_word_counts_more_than_a_common_one() -> None:
    found = all_of(
        [candidate("a kettle for tea"), candidate("a garden for tea")],
        {"kettl": 2, "garden": 50, "tea": 80},
        total=100,
    )
    kettle, garden = likeness(terms("kettle garden"), found, []).words
    assert kettle > garden > 0


@pytest.mark.parametrize("total", [1, 100, 100_000])
def test_the_rarest_word_counts_the_same_in_a_store_of_any_size(total: int) -> None:
    found = all_of([candidate("kettle")], {"kettl": 1}, total=total)
    assert likeness(terms("kettle"), found, []).words == pytest.approx([RAREST])


def test_meaning_is_the_mean_over_the_forms_in_deviations() -> None:
    found = all_of([candidate("a", 0.9, 0.8), candidate("b", 0.1, 0.2)])
    assert likeness((), found, []).meaning == pytest.approx([1.0, -1.0])


def test_what_is_not_embedded_yet_is_taken_for_usual() -> None:
    found = all_of([candidate("a", 0.9), candidate("b", 0.1), candidate("c")])
    assert likeness((), found, [[0.5, 0.1, 0.0]]).meaning[2] == 0
    assert likeness((), found, [[0.5, 0.1, 0.0]]).tokens[2] == 0


def test_late_interaction_of_a_selection_is_as_it_would_be_among_all() -> None:
    every = [candidate("a", at / 100, tokens=b"t") for at in range(100)]
    late = [0.2 + 0.5 * at / 100 + (0.1 if at % 2 else -0.1) for at in range(100)]
    whole = all_of(every)
    best = CandidateSet(tuple(every[60:]), 100, {}, 1.0, whole.similarity_mean, whole.similarity_deviation)
    among_all = likeness((), whole, [late]).tokens[60:]
    among_best = likeness((), best, [late[60:]]).tokens
    assert among_best == pytest.approx(among_all, abs=0.1)


def test_without_anything_nothing_is_like_anything() -> None:
    empty = likeness(terms("tea"), all_of([]), [])
    assert (empty.words, empty.meaning, empty.tokens) == ([], [], [])
    same = likeness(terms("tea"), all_of([candidate("rain", 0.5), candidate("wind", 0.5)]), [[0.0, 0.0]])
    assert (same.words, same.meaning, same.tokens) == ([0.0, 0.0], [0.0, 0.0], [0.0, 0.0])
