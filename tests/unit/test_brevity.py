import pytest

from bestfriend_desktop.domain.brevity import ENOUGH_CHARACTERS, enough

FOUR = "Hello! I am well. It is 3.5 degrees here, says Dr. Miller. How are you?"


def kept(text: str) -> str:
    """What comes through when a text arrives character by character."""
    for length in range(len(text) + 1):
        if (end := enough(text[:length])) is not None:
            return text[:end]
    return text


def test_a_short_reply_is_let_be() -> None:
    assert enough(FOUR) is None


@pytest.mark.parametrize("more", [" I am a", "\n\nI am", " 😊", "\n", ' "And'])
def test_it_is_enough_after_the_fourth_sentence(more: str) -> None:
    assert kept(FOUR + more) == FOUR


def test_a_sentence_ends_only_when_the_next_one_begins() -> None:
    assert enough(FOUR + " ") is None
    assert kept("One. Two. Three. I paid $29.") == "One. Two. Three. I paid $29."
    assert kept("One. Two. Three. I paid $29.50 for it. And") == "One. Two. Three. I paid $29.50 for it."


def test_a_quotation_mark_belongs_to_its_sentence() -> None:
    assert kept('One. Two. Three. She said "Yes." Then') == 'One. Two. Three. She said "Yes."'


def test_a_list_comes_whole() -> None:
    snacks = "".join(f"{number}. A snack. It is good.\n" for number in range(1, 11))
    assert kept(f"Sure! Here are ten:\n\n{snacks}") == f"Sure! Here are ten:\n\n{snacks}"


def test_after_a_list_sentences_count_on() -> None:
    assert (
        kept("One. Two.\n\n- A. B. C.\n- D.\n\nThree. Four. Five.")
        == "One. Two.\n\n- A. B. C.\n- D.\n\nThree. Four."
    )


def test_code_comes_whole_however_long() -> None:
    code = "```python\n" + "print('Hi. Ho. He. Ha. Hu. ')\n" * 100 + "```"
    assert kept(f"Here it is.\n\n{code}\nIt prints.") == f"Here it is.\n\n{code}"


def test_a_long_list_ends_with_a_whole_item() -> None:
    item = "- Something without a full stop\n"
    reply = kept("Sure.\n" + item * 100)
    assert ENOUGH_CHARACTERS - len(item) < len(reply) < ENOUGH_CHARACTERS + len(item)
    assert reply.endswith("full stop")


def test_a_reply_of_a_few_long_sentences_ends_with_a_whole_one() -> None:
    sentence = "So it went on " * 40 + "and on. "
    assert kept(sentence * 3) == (sentence * 2).rstrip()
