"""Facts in everyday sentences: a table of what is drawn, and of what is not."""

import pytest

from bestfriend_desktop.domain.fact_rules import facts_in


def drawn(text: str) -> list[str]:
    return sorted(f"{fact.subject} {fact.attribute}: {fact.value}" for fact in facts_in(text))


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("my name is anna", ["person name: anna"]),
        ("my name is anna and i am tired", ["person name: anna"]),
        ("MY NAME IS ANNA", ["person name: ANNA"]),
        ("My name is Jean-Luc de la Tour", ["person name: Jean-Luc de la Tour"]),
        ("My name is Ludwig van der Rohe.", ["person name: Ludwig van der Rohe"]),
        ("My name is 李明", ["person name: 李明"]),
        ("My name is محمد", ["person name: محمد"]),
        ("Me llamo Luis.", ["person name: Luis"]),
        ("je m'appelle luc", ["person name: luc"]),
        ("Hi, I'm Lena.", ["person name: Lena"]),
        ("Hallo, ich bin Lena!", ["person name: Lena"]),
        ("Hola, soy Carlos.", ["person name: Carlos"]),
        ("Moi c'est Paul.", ["person name: Paul"]),
        ("i live in porto", ["person home: porto"]),
        ("Ich wohne mit meiner Frau Eva in Hamburg.", ["person home: Hamburg"]),
        ("I have two kids, Max and Lina.", ["kids name: Lina", "kids name: Max", "person family: two kids"]),
        ("Tengo dos hijos, Ana y Luis.", ["hijos name: Ana", "hijos name: Luis", "person family: dos hijos"]),
        (
            "Wir haben zwei Katzen: Mimi und Tiger",
            ["person owns: zwei Katzen", "person pet: Mimi", "person pet: Tiger"],
        ),
        ("I have a dog called Rex and a cat called Tom.", ["person pet: Rex", "person pet: Tom"]),
        (
            "My neighbour Mr. Brown plays the trumpet.",
            ["mr. brown plays: trumpet", "neighbour name: Mr. Brown"],
        ),
        ("Ich fahre einen roten Golf.", ["person car: roten Golf"]),
        ("Mi cumpleaños es el 3 de mayo.", ["person birthday: 3 de mayo"]),
        ("I play chess and football.", ["person plays: chess", "person plays: football"]),
        ("Soy celíaco.", ["person health: celíaco"]),
        ("Je suis marié.", ["person status: marié"]),
        ("Mein Hund Rex ist tot.", ["person pet: Rex"]),
        ("Ich bin gegen Nüsse stark allergisch.", ["person allergy: Nüsse"]),
        ("I have a severe allergy to peanuts.", ["person allergy: peanuts"]),
        ("In 1995 I moved to Trieste.", ["person moved: Trieste"]),
        ("I work for I.B.M.", ["person employer: I.B.M."]),
        ("Ich esse Fisch nicht gern.", ["person dislikes: Fisch"]),
        ("Please call me Al.", ["person name: Al"]),
        (
            "My name is Lena and my sister Mara lives in Porto",
            ["mara home: Porto", "person name: Lena", "sister name: Mara"],
        ),
        (
            "meine Schwester heißt Mara und wohnt in Porto",
            ["mara home: Porto", "schwester name: Mara"],
        ),
        ("mi hermana Ana vive en Sevilla", ["ana home: Sevilla", "hermana name: Ana"]),
        ("Ma sœur Anne habite à Nantes.", ["anne home: Nantes", "sœur name: Anne"]),
        ("my son Leo is 7", ["leo age: 7", "son name: Leo"]),
        ("My daughter Mia is four years old.", ["daughter name: Mia", "mia age: four"]),
        ("my dog Bruno is sick", ["person pet: Bruno"]),
        ("my dog's name is bruno", ["person pet: bruno"]),
        ("I have two cats, Mia and Tom", ["person owns: two cats", "person pet: Mia", "person pet: Tom"]),
        ("My kids are called Mia and Tom.", ["kids name: Mia", "kids name: Tom"]),
        ("We had to put our dog Rex down.", ["person pet: Rex"]),
        ("I'm vegan.", ["person diet: vegan"]),
        ("Soy vegetariana.", ["person diet: vegetariana"]),
        ("I'm a nurse.", ["person work: nurse"]),
        ("I'm a software engineer at a bank.", ["person work: software engineer"]),
        ("ich bin Krankenschwester", ["person work: Krankenschwester"]),
        ("Je suis infirmière.", ["person work: infirmière"]),
        ("My husband Tim is a teacher.", ["husband name: Tim", "tim work: teacher"]),
        ("I'm 34", ["person age: 34"]),
        ("Ich bin 34 Jahre alt.", ["person age: 34"]),
        ("Tengo 34 años.", ["person age: 34"]),
        ("my birthday is 3 May", ["person birthday: 3 May"]),
        ("I play the violin", ["person plays: violin"]),
        ("Ich spiele Geige.", ["person plays: Geige"]),
        ("I'm learning Spanish", ["person language: Spanish"]),
        ("my car is a red Golf", ["person car: red Golf"]),
        ("my exam is on Friday", ["person exam date: Friday"]),
        ("Meine Prüfung ist am Freitag.", ["person prüfung date: Freitag"]),
        ("I have two kids.", ["person family: two kids"]),
        ("I'm married.", ["person status: married"]),
        ("I love sushi and pizza", ["person likes: pizza", "person likes: sushi"]),
        ("I'm severely allergic to nuts and milk.", ["person allergy: milk", "person allergy: nuts"]),
        ("Ich bin stark allergisch gegen Nüsse.", ["person allergy: Nüsse"]),
        ("Ich bin allergisch auf Nüsse", ["person allergy: Nüsse"]),
        ("I'm so allergic to cats", ["person allergy: cats"]),
        ("je suis allergique aux noix", ["person allergy: noix"]),
        ("tengo alergia a los cacahuetes", ["person allergy: cacahuetes"]),
        ("I have a severe peanut allergy.", ["person allergy: peanut"]),
        ("I don't eat pork or beef.", ["person avoids: beef", "person avoids: pork"]),
        ("Ich esse kein Fleisch.", ["person avoids: Fleisch"]),
        ("Ich mag Spinat eher weniger.", ["person dislikes: Spinat"]),
        ("Ich mag Oliven gar nicht.", ["person dislikes: Oliven"]),
        ("Ich mag keinen Käse mehr.", ["person dislikes: Käse"]),
        ("Ich komme aus Wien.", ["person origin: Wien"]),
        ("I moved to Trieste in 1995 and back to Hamburg in 2001.", ["person moved: Trieste"]),
        ("I got a job at Bosch in 2004.", ["person joined: Bosch"]),
        ("I moved to Bristol last week.", ["person home: Bristol"]),
        ("I am no longer allergic to milk.", ["person allergy: milk"]),
        ("My favourite colour isn't blue any more.", ["person favourite colour: blue"]),
    ],
)
def test_what_is_said_plainly_is_drawn(text: str, facts: list[str]) -> None:
    assert drawn(text) == facts


@pytest.mark.parametrize(
    "text",
    [
        "my name is long",
        "my name is on the list",
        "ich heiße nicht so",
        "My dog Rex was such a good boy.",
        "I still miss my cat Mia so much.",
        "I lost my dog Rex.",
        "My dog Rex, who was old, died.",
        "I moved to Linux last year.",
        "I moved to Windows 11.",
        "We moved to Table 7.",
        "I moved to Chapter 3.",
        "I live in Minecraft.",
        "I live in Chapter 3.",
        "I work for Free.",
        "I work at Night.",
        "Only my mum may call me Bob.",
        "Nobody may call me Bob.",
        "My friends call me Bob.",
        "Call me Tomorrow.",
        "Call me Maybe.",
        "Call me Crazy, but I like it.",
        "I can't eat right now.",
        "I never drink alone.",
        "I don't eat until noon.",
        "I can't drink coffee today.",
        "I don't drink and drive.",
        "Ich komme aus Wien zurück.",
        "Ich komme aus Wien nach Hause.",
        "Hi, I'm German.",
        "Hallo, ich bin Berliner.",
        "i live in fear",
        "I work as hard as I can.",
        "I'm allergic to bullshit.",
        "Ich mag weder Kaffee noch Tee.",
        "Ich fahre einen Umweg.",
        "J'adore les bouchons. Non, je plaisante.",
        "My ex-wife Eva lives in Rome.",
        "As a kid I lived in Bonn.",
        "I almost moved to Rome.",
        "Rest in peace, my dog Rex.",
        "Echo de menos a mi perro Toby.",
        "I love spinach. Said no one ever.",
        "I love rain, yeah right.",
        "Rumour has it I love golf.",
        "As Tom puts it, I love golf.",
        "I work for Tips.",
        "I'm a fool.",
        "I'm a bad driver.",
        "I'm a bit of a cook.",
        "I'm 10 minutes late.",
        "I'm 34 weeks pregnant.",
        "My car is a mess.",
        "I have a hot dog.",
        "I play with fire.",
        "Do you think my sister Mara lives in Porto?",
    ],
)
def test_what_only_looks_so_is_not(text: str) -> None:
    assert [fact for fact in drawn(text) if not fact.startswith("sister name")] == []


def test_a_thing_that_someone_no_longer_is_keeps_the_words_that_say_so() -> None:
    for text in ("My favourite colour isn't blue any more.", "My wife is no longer allergic to nuts."):
        assert [fact.content for fact in facts_in(text)] == [text]


def test_the_end_of_one_thing_is_not_the_end_of_another() -> None:
    (fact,) = [fact for fact in facts_in("I quit smoking when I live in Porto.") if fact.attribute == "home"]
    assert fact.content == "I live in Porto"
