"""Persona files: a description, and perhaps examples."""

import pytest

from bestfriend_desktop.domain.errors import Misconfigured
from bestfriend_desktop.domain.persona import Persona, parse_persona
from bestfriend_desktop.runtime.paths import resources_folder


def test_a_file_without_examples_is_all_description() -> None:
    assert parse_persona("\nYou are kind.\n\nAnd brief. --- Really.\n") == Persona(
        "You are kind.\n\nAnd brief. --- Really."
    )


def test_paragraphs_below_the_line_are_by_turns_the_persons_and_the_companions() -> None:
    persona = parse_persona("Kind.\n\n---\n\nHi\n\nHello,\nyou\n\nBye\n\nSee you")
    assert persona == Persona("Kind.", (("Hi", "Hello,\nyou"), ("Bye", "See you")))


def test_an_example_without_an_answer_is_an_error_that_says_what_to_write() -> None:
    with pytest.raises(Misconfigured, match="by turns"):
        parse_persona("Kind.\n---\nHi")


@pytest.mark.parametrize("name", ["coach.md", "listener.md", "tutor.md"])
def test_every_other_persona_says_who_and_what_it_is(name: str) -> None:
    persona = parse_persona((resources_folder() / "personas" / name).read_text(encoding="utf-8"))
    assert persona.text.startswith(f"You are {name.removesuffix('.md').capitalize()}, ")
    assert "You are software, and you say so when asked" in persona.text


def test_the_persona_that_ships_says_that_it_is_software() -> None:
    persona = parse_persona((resources_folder() / "personas" / "friend.md").read_text(encoding="utf-8"))
    assert "Best Friend" in persona.text
    assert any(word in persona.text for word in ("software", "computer program"))
