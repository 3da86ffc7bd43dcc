"""What is remembered of models."""

from hypothesis import given
from hypothesis import strategies as st

from bestfriend_desktop.domain.model_notes import (
    ModelNotes,
    with_arrival,
    with_download,
    with_pace,
    with_wanted,
    without_model,
    without_wanted,
)


def test_a_model_that_came_is_wanted_no_more_answers_and_is_to_be_told_of() -> None:
    notes = with_arrival(with_wanted(ModelNotes(), "a"), "a")
    assert (notes.wanted, notes.latest, notes.unannounced) == ((), "a", "a")


def test_a_model_that_was_deleted_leaves_nothing() -> None:
    notes = with_pace(with_arrival(with_wanted(ModelNotes(), "a"), "a"), "a", 7.0)
    assert without_model(notes, "a") == ModelNotes()
    assert without_model(notes, "b") == notes


def test_what_is_wanted_is_wanted_once_and_in_turn() -> None:
    notes = with_wanted(with_wanted(with_wanted(ModelNotes(), "a"), "b"), "a")
    assert notes.wanted == ("b", "a")
    assert without_wanted(notes, "b").wanted == ("a",)


@given(st.lists(st.floats(0.1, 1e9), min_size=1, max_size=30))
def test_a_measured_speed_stays_among_those_that_were_measured(speeds: list[float]) -> None:
    notes = ModelNotes()
    for speed in speeds:
        notes = with_pace(with_download(notes, speed), "a", speed)
    assert notes.download_bytes_per_s is not None
    assert min(speeds) * 0.999 <= notes.download_bytes_per_s <= max(speeds) * 1.001
    assert notes.words_per_s["a"] == notes.download_bytes_per_s


def test_one_slow_evening_is_not_the_machine() -> None:
    notes = with_download(with_download(ModelNotes(), 100.0), 10.0)
    assert notes.download_bytes_per_s is not None
    assert 50 < notes.download_bytes_per_s < 100
