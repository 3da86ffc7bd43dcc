from collections.abc import Sequence

import pytest

from bestfriend_desktop.adapters.speech.wake_word import WORDS, MicroWakeWord
from bestfriend_desktop.domain.errors import Misconfigured
from bestfriend_desktop.domain.sound import FRAME_BYTES
from bestfriend_desktop.settings.describe import describe
from tests.fakes.speech import SpokenSentences, clicks, mixed, music, noise, silence


async def hear(wake_word: MicroWakeWord, sound: bytes) -> int:
    """How often the word was heard in it."""
    frames = [sound[at : at + FRAME_BYTES] for at in range(0, len(sound) - FRAME_BYTES + 1, FRAME_BYTES)]
    return sum([await wake_word.heard(frame) for frame in frames])


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("okay_nabu", "Okay Nabu."),
        ("hey_jarvis", "Hey Jarvis."),
        ("hey_mycroft", "Hey Mycroft."),
        ("alexa", "Alexa."),
    ],
)
async def test_the_word_is_heard_once(spoken: SpokenSentences, word: str, said: str) -> None:
    wake_word = MicroWakeWord()
    wake_word.listen_for(word)
    assert await hear(wake_word, silence(1) + spoken.say(said) + silence(1)) == 1


async def test_the_word_is_heard_over_noise_and_again(spoken: SpokenSentences) -> None:
    wake_word = MicroWakeWord()
    wake_word.listen_for("hey_mycroft")
    called = noise(2, 0.005) + mixed(spoken.say("Hey Mycroft."), noise(3), 15) + noise(2, 0.005)
    assert await hear(wake_word, called * 2) == 2


@pytest.mark.parametrize("word", WORDS)
async def test_nothing_else_wakes_it(spoken: SpokenSentences, word: str) -> None:
    talk: Sequence[str] = [
        "I moved to Lyon last May and I really like the river there.",
        "Okay, now you can go ahead.",
        "Hey, have you seen my glasses?",
    ]
    wake_word = MicroWakeWord()
    wake_word.listen_for(word)
    speech = b"".join(spoken.say(sentence) + silence(0.5) for sentence in talk)
    assert await hear(wake_word, silence(10) + noise(10) + music(10) + clicks(5) + speech) == 0


async def test_another_word_is_not_listened_for_any_more(spoken: SpokenSentences) -> None:
    wake_word = MicroWakeWord()
    wake_word.listen_for("alexa")
    wake_word.listen_for("hey_mycroft")
    assert await hear(wake_word, silence(1) + spoken.say("Alexa.") + silence(1)) == 0


async def test_the_beginning_of_a_word_is_forgotten_when_it_listens_anew(spoken: SpokenSentences) -> None:
    said = silence(1) + spoken.say("Alexa.")
    half = len(said) // 2048 * 1024 + 16 * 1024  # in the middle of the word
    wake_word = MicroWakeWord()
    wake_word.listen_for("alexa")
    assert await hear(wake_word, said[:half]) == 0
    wake_word.listen_for("alexa")
    assert await hear(wake_word, said[half:] + silence(1)) == 0


async def test_without_a_word_to_listen_for_nothing_is_heard() -> None:
    assert await hear(MicroWakeWord(), noise(1)) == 0


def test_an_unknown_word_is_answered_with_the_known_ones() -> None:
    with pytest.raises(Misconfigured, match="okay_nabu, hey_jarvis") as said:
        MicroWakeWord().listen_for("computer")
    assert said.value.code == "wake_word_unknown"


def test_every_word_of_the_setting_can_be_listened_for() -> None:
    assert set(describe("listening.wake_word").info.choices) == {"", *WORDS}
