from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bestfriend_desktop.domain.setup import STEPS, SetupState, Step, is_untouched, step_of
from bestfriend_desktop.settings.describe import descriptions
from bestfriend_desktop.settings.setup_file import NAME, SetupFile

STATES = st.builds(SetupState, st.just(True), st.frozensets(st.sampled_from(Step)), st.booleans())


def test_every_step_is_described_once_and_asks_for_settings_that_exist() -> None:
    assert [known.step for known in STEPS] == list(Step)
    for known in STEPS:
        assert known.title
        assert known.about
        assert set(known.settings) <= set(descriptions())
        assert step_of(known.step) is known


@given(STATES)
def test_whoever_does_what_is_next_comes_to_the_end(state: SetupState) -> None:
    for _ in STEPS:
        state = state.with_done(state.next_step)
    assert state.is_over
    assert state.done == frozenset(Step)


@given(STATES, st.sampled_from(Step))
def test_step_that_is_done_is_not_next(state: SetupState, step: Step) -> None:
    done = state.with_done(step)
    assert done.next_step is not step or done.done == frozenset(Step)
    assert state.done < done.done or step in state.done


def test_what_is_left_out_is_over_and_not_done() -> None:
    ended = SetupState(True, frozenset({Step.YOU})).ended()
    assert (ended.is_over, ended.done, ended.next_step) == (True, {Step.YOU}, Step.MODEL)


@pytest.mark.parametrize(
    ("names", "untouched"),
    [
        ([], True),
        (["logs", "models", ".settings.toml.lock"], True),
        (["logs", "settings.toml"], False),
        (["postgres"], False),
        (["secrets.json"], False),
    ],
)
def test_folder_is_new_while_nothing_was_set_or_said(names: list[str], untouched: bool) -> None:
    assert is_untouched(names) is untouched


@given(STATES)
def test_what_is_kept_is_read_again(tmp_path_factory: pytest.TempPathFactory, state: SetupState) -> None:
    file = SetupFile(tmp_path_factory.mktemp("home"))
    assert file.change(lambda _: state) == state
    assert file.read() == state


def test_folder_that_does_not_exist_was_not_begun(tmp_path: Path) -> None:
    file = SetupFile(tmp_path / "none")
    assert file.read() == SetupState()
    assert file.is_new_folder()
    assert not file.has_settings()


@pytest.mark.parametrize(
    "text", ["", "[]", "{", '{"done": 3, "over": true}', '{"over": true}', "null", "\xff"]
)
def test_damaged_file_asks_nobody_twice(tmp_path: Path, text: str) -> None:
    (tmp_path / NAME).write_text(text, encoding="latin-1")
    assert SetupFile(tmp_path).read().is_over


def test_step_of_a_later_version_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text('{"done": ["you", "phone"], "over": false}')
    assert SetupFile(tmp_path).read() == SetupState(True, frozenset({Step.YOU}))
