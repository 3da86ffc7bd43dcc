"""How much distress a message shows."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bestfriend_desktop.domain.care import Level, distress_in

ACUTE = [
    "I'm going to take my life tonight",
    "im gona kil myself 2nite",
    "I WILL KILL MYSELFFFF",
    "k.i.l.l myself is what I want to do, I have a plan for it",
    "I put all the pills on the bed and counted them",
    "Ich bringe mich heute noch um",
    "ich häng mich morgen auf",
    "Die Schlaftabletten liegen neben mir auf dem Bett",
    "Esta noche me quito la vida",
    "Me he tomado todas las pastillas del armario",
    "Ce soir je mets fin à mes jours",
    "Je viens d'avaler toute la boîte de cachets",
]
CARE = [
    "I don't want to live anymore",
    "i wish i were dead",
    "sometimes I picture killing myself",
    "my kids would be better off without me",
    "I cut my arms again last night",
    "my sister says she does not want to live any more",
    "Ich möchte nicht mehr aufwachen",
    "ich ritze mich wieder",
    "Ohne mich hätten es alle leichter",
    "Mein Freund redet davon, sich umzubringen",
    "No quiero seguir viviendo",
    "Mi hermano dice que se quiere matar",
    "Je n'ai plus envie de vivre",
    "Ma copine m'a dit qu'elle voulait mourir",
]
NOTHING = [
    "This traffic is killing me",
    "How do I kill a process that hangs?",
    "In my novel the hero wants to kill himself",
    'The song goes "I want to die", who sings it?',
    "I killed myself with a grenade in that game",
    "I'm not suicidal, only tired of this queue",
    "I have never wanted to die",
    "Years ago I wanted to die, today I am glad to be alive",
    "What is the suicide rate of Japan?",
    "Goodbye, thanks for everything!",
    "ugh i wanna die lol, forgot the milk",
    "Ich lach mich tot",
    "Das bringt mich noch um den Verstand",
    "Wie beende ich meinen Vertrag?",
    "Ich will mich nicht umbringen, ich bin nur müde",
    "Me muero de hambre",
    "Este calor me mata",
    "Je meurs de faim",
    "Je ne veux pas mourir, je veux dormir",
]


@pytest.mark.parametrize("text", ACUTE)
def test_intent_means_plans_and_what_was_just_done_are_acute(text: str) -> None:
    assert distress_in(text).level is Level.ACUTE


@pytest.mark.parametrize("text", CARE)
def test_wishes_to_be_dead_self_harm_and_worry_about_another_show_help(text: str) -> None:
    assert distress_in(text).needs_help_shown


@pytest.mark.parametrize("text", NOTHING)
def test_idioms_things_novels_games_quotes_denials_and_the_past_show_none(text: str) -> None:
    assert not distress_in(text).needs_help_shown


@pytest.mark.parametrize(
    "text", ["I feel so empty", "Ich bin so einsam hier", "Me siento muy sola", "Je me sens vide"]
)
def test_a_low_mood_is_seen_and_shows_no_help(text: str) -> None:
    assert distress_in(text).level is Level.LOW


def test_worry_about_somebody_near_is_marked_as_such() -> None:
    assert distress_in("My brother wants to kill himself, what do I do?").about_another
    assert not distress_in("I want to die").about_another


def test_one_hint_alone_shows_no_help() -> None:
    assert not distress_in("I gave my guitar away yesterday").needs_help_shown


def test_two_hints_within_three_messages_show_help() -> None:
    assert distress_in(
        "After Friday none of it will matter", ["I gave my guitar away yesterday", "It is late"]
    ).needs_help_shown


def test_hints_further_apart_do_not_count_together() -> None:
    earlier = ["I gave my guitar away yesterday", "It rains", "The cat sleeps"]
    assert not distress_in("After Friday none of it will matter", earlier).needs_help_shown


def test_a_hint_with_a_low_mood_shows_help() -> None:
    assert distress_in("I gave all my things away", ["I feel so empty"]).needs_help_shown


def test_the_same_hint_twice_is_still_one() -> None:
    assert not distress_in("I gave my guitar away", ["I gave my guitar away"]).needs_help_shown


def test_distress_long_past_does_not_make_the_next_message_acute() -> None:
    assert distress_in("What shall I cook?", ["I want to die", "I will kill myself"]).level is Level.NONE


def test_the_why_names_what_was_found() -> None:
    assert distress_in("I wish I was dead").why == ("wishes to be dead",)


@given(st.text(max_size=300))
def test_any_text_can_be_read(text: str) -> None:
    assert distress_in(text).level in Level


WORDS = [
    "i",
    "want",
    "to",
    "die",
    "the",
    "pills",
    "my",
    "bridge",
    "not",
    "ich",
    "will",
    "sterben",
    "je",
    "veux",
]


@given(st.lists(st.sampled_from(WORDS)))
def test_the_same_words_always_mean_the_same(words: list[str]) -> None:
    text = " ".join(words)
    assert distress_in(text) == distress_in(text.upper())


@pytest.mark.parametrize(
    "words", ["i want to ", "kill kill ", "the pills in my ", "a", "je veux ", "ich will "]
)
def test_ten_thousand_letters_do_not_run_away(words: str) -> None:
    text = (words * 10_000)[:10_000]
    before = time.process_time()
    distress_in(text)
    # A pattern that backtracks would take minutes; the budget of 20 ms is measured by benchmarks/care.py.
    assert time.process_time() - before < 5
