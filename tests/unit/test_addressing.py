import pytest

from bestfriend_desktop.domain.addressing import Addressing
from bestfriend_desktop.domain.conversation import Role

PERSON, COMPANION = Role.PERSON, Role.COMPANION


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("I told you", [PERSON, COMPANION]),
        ("Your idea, not mine", [COMPANION, PERSON]),
        ("Robin and Ann and me", [COMPANION, PERSON]),
        ("ann is no name in lower case", []),
        ("Annabel", []),
        ("", []),
    ],
)
def test_who_is_spoken_of_in_order_of_first_mention(text: str, roles: list[Role]) -> None:
    assert Addressing("Ann", "Robin").roles(text) == roles


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Robin, are you there?", "are you there?"),
        ("Hey Robin, are you there?", "Hey are you there?"),
        ("It rains. Robin, are you there, Robin? Yes.", "It rains. are you there? Yes."),
        ("What did Robin, Eve and Ann say?", "What did Robin, Eve and Ann say?"),
        ("Did Robin come?", "Did Robin come?"),
        ("Robin?", "Robin?"),
        ("\u82b1\u5b50\uff0c\u4f60\u597d", "\u4f60\u597d"),
    ],
)
def test_being_called_by_name_is_not_being_spoken_of(text: str, rest: str) -> None:
    assert Addressing("\u82b1\u5b50", "Robin").uncalled(text) == rest


@pytest.mark.parametrize(
    ("speaker", "text", "said"),
    [
        (PERSON, "Ann's dog likes Robin", "my dog likes you"),
        (COMPANION, "Ann's dog likes Robin", "your dog likes I"),
        (COMPANION, "you gave me your own", "I gave you my own"),
        (PERSON, "I gave you your own", "I gave you your own"),
        (COMPANION, "you know that I like you", "I know that you like me"),
    ],
)
def test_a_text_is_put_into_the_mouth_of_one_of_the_two(speaker: Role, text: str, said: str) -> None:
    assert Addressing("Ann", "Robin").as_said_by(speaker, text) == said


@pytest.mark.parametrize("name", ["", " ", ".*", "(", "O'Neil", "I", "小明", "ß"])
def test_any_name_will_do(name: str) -> None:
    addressing = Addressing(name, name)
    assert addressing.roles(f"this is {name}.") in ([], [PERSON])
    assert addressing.as_said_by(PERSON, "I and you") == "I and you"


@pytest.mark.parametrize("letters", ["\u0130", "\u0131", "my\u017felf"])
def test_letters_that_only_resemble_a_pronoun_are_none(letters: str) -> None:
    """To a pattern that ignores case, a Turkish "i" without a dot is one too, and so is a long "s"."""
    assert Addressing().roles(letters) == []


def test_whole_and_first_names_are_known() -> None:
    assert Addressing("Ann Marie", "").own_names == {"Ann Marie", "Ann"}
    assert Addressing("Ann Marie", "").as_said_by(PERSON, "Ann Marie met Ann") == "I met I"
