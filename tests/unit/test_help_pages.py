"""The help that ships with the program, searched by words."""

from pathlib import Path

import pytest

from bestfriend_desktop.adapters.help_pages import LONGEST_PASSAGE, HelpPages
from bestfriend_desktop.runtime.paths import help_folder


@pytest.fixture(scope="module")
def pages() -> HelpPages:
    return HelpPages(help_folder())


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("How do I back up?", "data folder"),
        ("how can I change the voice", "Settings, Voice"),
        ("How do I switch memory off?", "Settings, Memory"),
        ("Wie mache ich eine Sicherung?", "Datenordner"),
        ("Wie kann ich ein Gespräch löschen?", "rechten Taste"),
    ],
)
def test_a_question_about_the_program_is_answered_from_its_pages(
    pages: HelpPages, asked: str, told: str
) -> None:
    passage = pages.about(asked)
    assert passage is not None
    assert told in passage.text
    assert len(passage.text) <= LONGEST_PASSAGE


def test_what_no_page_is_about_has_no_answer(pages: HelpPages) -> None:
    assert pages.about("How do I cook rice?") is None


def test_where_no_help_was_shipped_nothing_is_found(tmp_path: Path) -> None:
    assert HelpPages(tmp_path / "nothing").about("How do I back up?") is None
