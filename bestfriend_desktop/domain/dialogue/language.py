"""Which language a message is written in: by the little words that every sentence has."""

import re
from collections.abc import Sequence
from enum import StrEnum


class Language(StrEnum):
    """The languages the built-in companion speaks, by their ISO 639-1 codes."""

    EN = "en"
    DE = "de"
    ES = "es"
    FR = "fr"


_WORDS = {
    Language.EN: """
        i im dont cant ive whats bored bit lot i'm i've i'd i'll you you're your my me mine we our us he she his her him they them their it it's its
        the a an and or but not don't doesn't didn't can't isn't won't is are was were be been am do does did
        have has had will would can could should what's what who where when why how which this that these those
        there here of to in on at with for from about into than then so just very really too also still please
        thanks thank hello hi hey hiya yes no yeah nope bye goodbye good morning night evening feel
        feeling today yesterday tomorrow tell know remember think like love hate want need go going got get
        as works work lives by out up off all if some any more much many sad lonely tired happy angry let's never always sorry cheers
    """,
    Language.DE: """
        ich du er wir ihr mein meine meiner meinem meinen mich mir dein deine dich dir uns unser unsere sein
        seine ihre ihm ihn der die das den dem ein eine einen einem einer und oder aber nicht kein keine ist
        sind war waren bin bist hab habe hast hat haben hatte wird werden kann kannst könnte muss was wer wo
        wann warum wie welche welcher wieso dies diese dass von zu im am mit für über auf aus bei nach vor so
        in an am man wenn weil wohne lebe arbeite gegen um bis was
        nur sehr auch noch schon bitte danke hallo hi ja nein tschüss servus moin guten gute morgen abend nacht
        tag heute gestern fühle geht weiß weißt mag liebe hasse will möchte heiße heißt traurig einsam müde
        mal denn doch jetzt immer nie grüß gott vielen dank macht gibt es
    """,
    Language.ES: """
        yo tú tu tus mi mis me te se él ella nosotros nuestro nuestra su sus le lo la el los las un una unos y
        o pero no es son era eran soy eres estoy estás está están he has ha hemos tengo tienes tiene puedo
        puedes qué que quién quien dónde donde cuándo cuando cómo como cuál por para con sin de del al en muy
        también ya gracias hola buenos buenas días noches tardes adiós sí hoy ayer mañana siento gusta gustan
        vivo vive llamo llama quiero triste hasta luego porque esto eso hace sabes recuerdas
    """,
    Language.FR: """
        je j'ai tu il elle nous vous ils elles mon ma mes ton ta tes son sa ses notre nos moi toi le la les l un
        une des du de et ou mais ne pas n'est c'est est sont était suis es ai as a avons avez ont peux peut que
        quoi qui où quand comment pourquoi quel quelle ce cette ces dans sur avec pour sans chez très aussi déjà
        merci bonjour bonsoir salut au revoir oui non aujourd'hui hier demain sens aime j'aime j'habite
        m'appelle s'appelle d'accord triste seul seule sais souviens fait il y qu'est
    """,
}
_OTHERS_WORDS = """
    ciao sono sei siamo chiamo che perché anche questo questa della delle degli nella mio mia tuo tua
    grazie buongiorno buonasera stai bene abito vivo olá oi obrigad obrigado obrigada você eu não sou
    estou meu minha tudo bem moro uma com por isso também ik ben je jij het een niet wat waar hoe gaat
    hallo dank dankjewel goedemorgen woon mijn heet zijn van voor maar ook jag är och inte det som hur
    mår tack hej bor heter min mitt på för med av men också jeg er ikke og hvordan har du det tak bor
    hedder mit på ja jestem nie się co jak masz dziękuję cześć dzień dobry mieszkam mam jest ale ben sen
    ve bir bu değil nasılsın teşekkür merhaba adım evet hayır için minä olen ja ei mitä kuinka kiitos hei
    asun nimeni on én vagyok nem hogy köszönöm szia lakom nevem és eu sunt nu este și cum ce mulțumesc
    bună locuiesc numele dobrý den jsem není jak děkuji ahoj bydlím jmenuji saya aku tidak apa bagaimana
    terima kasih halo nama tinggal di adalah
"""
_OTHERS = frozenset(_OTHERS_WORDS.split()) - frozenset().union(*(words.split() for words in _WORDS.values()))
"""Little words of Italian, Portuguese, Dutch, Swedish, Danish, Polish, Turkish, Finnish, Hungarian, Romanian, Czech and
Indonesian that none of our languages has."""
_KNOWN = {language: frozenset(words.split()) for language, words in _WORDS.items()}
_LETTERS = {
    Language.DE: re.compile("[äöüß]"),
    Language.ES: re.compile("[ñ¿¡áíóú]"),
    Language.FR: re.compile("[àâçèêëîïôùûœ]"),
}
_TOKEN = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")

ENOUGH_TOKENS = 400
"""Words read of a long text: its language does not change."""

STAYS = 0.4
"""What the language of the message before is worth, in little words."""

ENOUGH_SCORE = 0.6
"""What one little word of a single language, or two of several, are worth at least."""


def is_foreign(text: str) -> bool:
    """Whether a text is plainly in another language that is written in Latin letters."""
    tokens = _TOKEN.findall(
        text.lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")[: 10 * ENOUGH_TOKENS]
    )
    foreign = sum(token in _OTHERS for token in tokens)
    known = max(sum(token in words for token in tokens) for words in _KNOWN.values())
    return foreign >= 2 and foreign > known


def scores_of(text: str) -> dict[Language, float]:
    """How much of a text is in each of our languages: a little word counts 1, divided among those that have it."""
    plain = text.lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")[: 10 * ENOUGH_TOKENS]
    scores = dict.fromkeys(Language, 0.0)
    for token in _TOKEN.findall(plain)[:ENOUGH_TOKENS]:
        knowing = [language for language, words in _KNOWN.items() if token in words]
        for language in knowing:
            scores[language] += 1 / len(knowing)  # "in" and "was" tell less than "ich"
    for language, letters in _LETTERS.items():
        scores[language] += 0.6 * len(letters.findall(plain)[:3])
    return scores


def language_of(text: str, *, otherwise: Sequence[Language] = ()) -> Language:
    """The language of a text.

    Args:
        text: what was written.
        otherwise: what it is where the text does not tell ("Ok", "42"), the likeliest first: the languages of
            the messages before it. English where nothing tells.
    """
    scores = scores_of(text)
    for before in otherwise[:1]:
        scores[before] += STAYS  # who has spoken one language goes on in it
    order: list[Language] = [*dict.fromkeys([*otherwise, *Language])]
    best = max(order, key=lambda one: scores[one])
    return best if scores[best] >= ENOUGH_SCORE else order[0]
