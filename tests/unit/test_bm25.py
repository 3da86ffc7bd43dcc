"""What terms weigh, and what the usual text scores."""

from statistics import fmean, pstdev

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bestfriend_desktop.domain import bm25


def test_a_rarer_term_weighs_more_and_one_that_stands_nowhere_nothing() -> None:
    assert bm25.weight(1_000, 1) > bm25.weight(1_000, 10) > bm25.weight(1_000, 900) > 0
    assert bm25.weight(1_000, 0) == 0
    assert bm25.weight(0, 0) == 0


def test_a_count_that_is_too_high_weighs_as_if_it_stood_everywhere() -> None:
    assert bm25.weight(10, 12) == bm25.weight(10, 10) > 0


def test_a_longer_text_must_hold_a_term_more_often() -> None:
    assert bm25.saturation(20, 10.0) > bm25.saturation(10, 10.0) == pytest.approx(bm25.K1)
    assert bm25.saturation(5, 0.0) > 0


@given(total=st.integers(1, 500), share=st.floats(0, 1))
def test_mean_and_deviation_of_one_term_are_those_of_all_texts(total: int, share: float) -> None:
    frequency = round(share * total)
    weights = {"tea": bm25.weight(total, frequency)}
    scores = [weights["tea"]] * frequency + [0.0] * (total - frequency)
    mean, deviation = bm25.usual(weights, {"tea": frequency}, total)
    assert mean == pytest.approx(fmean(scores))
    assert deviation == pytest.approx(pstdev(scores) or 1.0)
