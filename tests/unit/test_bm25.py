"""What terms weigh."""

import pytest

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
