"""Whether somebody asks what they talk to."""

import pytest

from bestfriend_desktop.domain.care.nature import asks_what_it_is, disclosure, is_little_else

ASKED = {
    "en": [
        "Are you human?",
        "r u a bot",
        "Am I talking to a real person?",
        "you're a human, right",
        "are you conscious",
    ],
    "de": [
        "Bist du ein Mensch?",
        "bist du eigentlich echt",
        "Rede ich hier mit einer Maschine?",
        "Hast du Gefühle?",
    ],
    "es": ["¿Eres humano?", "eres un bot o una persona", "¿Hablo con una máquina?", "¿Tienes sentimientos?"],
    "fr": ["Es-tu humain ?", "t'es un robot", "Je parle à une vraie personne ?", "As-tu une conscience ?"],
}


@pytest.mark.parametrize(
    ("language", "text"), [(code, text) for code, texts in ASKED.items() for text in texts]
)
def test_the_question_is_known_in_four_languages(language: str, text: str) -> None:
    assert asks_what_it_is(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "Are you there?",
        "are you real quick with sums?",
        "My brother builds robots",
        'Write a story in which she asks "are you human?"',
        "Bist du müde?",
        "Eres simpática",
        "Tu es là ?",
        "Is a robot vacuum worth it?",
    ],
)
def test_other_questions_are_other_questions(text: str) -> None:
    assert not asks_what_it_is(text)


def test_within_a_long_message_there_is_more_to_answer() -> None:
    assert is_little_else("Tell me honestly, are you a human being?")
    assert not is_little_else(
        "I had a long day at work, my boss shouted, the train was late and. Are you human?"
    )


@pytest.mark.parametrize("language", ["en", "de", "es", "fr", "xx"])
def test_the_disclosure_names_the_companion(language: str) -> None:
    assert disclosure(language, "Nora").startswith("Nora ")
