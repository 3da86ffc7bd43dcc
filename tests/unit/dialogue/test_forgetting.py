"""What is forgotten within a conversation, and what is not."""

from tests.unit.dialogue.talk import Talk


def test_a_yes_to_another_question_forgets_nothing() -> None:
    talk = Talk()
    talk.say("I passed my driving test on the fourth try.")
    unsure = talk.say("How many tries did it take me?")
    assert "fourth try" in unsure
    talk.say("yes")
    assert "fourth try" in talk.say("How many tries did it take me?")


def test_what_was_forgotten_is_not_told_again() -> None:
    talk = Talk()
    for said in ("I hate olives.", "Forget that.", "yes"):
        talk.say(said)
    assert "olives" not in talk.say("What do I hate?")
