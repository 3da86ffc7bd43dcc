"""Greeting, thanks, farewell and "how are you": said warmly, and never to hold anybody back."""

import re

from bestfriend_desktop.domain.dialogue.language import Language
from bestfriend_desktop.domain.dialogue.turn import Answer, Example, Part, Skill, Turn, Wordings, plainly

_ADDRESS = r"(?: (?:there|again|everyone|all|friend|my friend|best friend|buddy|mate|du|zusammen|mein freund|amigo|mon ami))?"
_GREETING = re.compile(
    r"(?:(?:hi+|hey+|hello+|helo|hullo|hiya|howdy|yo|greetings|good (?:morning|afternoon|evening|day)|morning|evening"
    r"|hallo+|hallöchen|moin(?: moin)?|servus|grüß gott|grüezi|guten (?:morgen|tag|abend)|na|tach"
    r"|hola|buen(?:os|as) (?:d[ií]as|tardes|noches)|buenas|bonjour|bonsoir|salut|coucou)"
    + _ADDRESS
    + r"[ ,]*)+(?: ?(?:(?:it'?s )?me again|i'?m back|ich bin(?:'?s)? wieder(?: da)?|da bin ich wieder))?"
)
_TIME_OF_DAY = re.compile(
    r"good (?:morning|afternoon|evening)|guten (?:morgen|tag|abend)|buenos días|buenas (?:tardes|noches)|bonjour|bonsoir"
)
_THANKS = re.compile(
    r"(?:ok(?:ay)?[ ,]+|great[ ,]+|super[ ,]+|oh[ ,]+)?(?:thanks?(?: you)?|thx|ty|cheers|danke(?:schön| dir)?|vielen dank"
    r"|dankeschön|gracias|muchas gracias|merci|merci beaucoup)"
    r"(?: (?:so much|very much|a lot|for .{1,60}|again|sehr|für .{1,60}|por .{1,60}|pour .{1,60}|that .{1,60}|dass .{1,60}|schön|vielmals))*"
)
_FAREWELL = re.compile(
    r"(?:ok(?:ay)?[ ,]+|well[ ,]+|so[ ,]+|thanks?[ ,]+|danke[ ,]+)*(?:(?:good ?)?bye+(?: bye)?(?: for now| then)?|good ?night|see (?:you|ya)(?: .{1,20})?|cya"
    r"|later|talk (?:to you )?(?:later|soon|tomorrow)|(?:i )?(?:have to|must|need to|gotta|got to|should)(?: really)? (?:go|leave|run)(?: .{1,30})?"
    r"|i(?:'m| am) (?:off|leaving|going)(?: (?:now|to bed|to sleep|home))?|take care|farewell|until (?:tomorrow|next time)"
    r"|tschüss|tschüß|tschau|ciao|auf wiedersehen|bis (?:bald|morgen|später|dann|zum nächsten mal)|gute nacht|ich (?:muss|geh)(?: \w+){0,3}(?: los| weg| gehen| schlafen| ins bett)?"
    r"|mach'?s gut|adi[óo]s|hasta (?:luego|mañana|pronto|la vista)|buenas noches|me voy(?: .{1,20})?|au revoir|à (?:bientôt|demain|plus)|bonne nuit|je (?:dois y aller|m'en vais|file))"
    + _ADDRESS
)
_HOW_ARE_YOU = re.compile(
    r"(?:(?:and |so |hey |hi |hello |hallo |na |und )*)(?:how(?:'s| is| are|'re) (?:you|it going|things|life|everything|your day)(?: doing| today| going)*"
    r"|how do you (?:do|feel)(?: today)?|(?:are )?you (?:ok(?:ay)?|alright|well)|what'?s up|sup|wie geht(?:'?s| es)(?: dir| ihnen)?(?: heute)?(?: so)?"
    r"|alles (?:gut|klar)(?: bei dir)?|(?:qué|que) tal(?: estás)?|cómo (?:estás|te va)|ça va(?: bien)?|comment (?:ça va|vas-tu|tu vas|allez-vous))"
)

_HELLO: Wordings = {
    Language.EN: ("Hello{name}.", "Hi{name}, good to hear from you.", "Hello again{name}.", "Hi there{name}."),
    Language.DE: ("Hallo{name}.", "Hallo{name}, schön, von dir zu hören.", "Hallo noch einmal{name}.", "Grüß dich{name}."),
    Language.ES: ("Hola{name}.", "Hola{name}, me alegra leerte.", "Hola otra vez{name}."),
    Language.FR: ("Bonjour{name}.", "Bonjour{name}, contente de te lire.", "Rebonjour{name}."),
}  # fmt: skip
_OPEN: Wordings = {
    Language.EN: (
        "What's on your mind?", "How has your day been?", "What would you like to talk about?",
        "What brings you here?",
    ),
    Language.DE: (
        "Was beschäftigt dich?", "Wie war dein Tag bisher?", "Worüber möchtest du reden?", "Was gibt es Neues?",
    ),
    Language.ES: ("¿Qué te ronda la cabeza?", "¿Cómo va tu día?", "¿De qué te gustaría hablar?"),
    Language.FR: ("Qu'est-ce qui t'occupe l'esprit ?", "Comment se passe ta journée ?", "De quoi veux-tu parler ?"),
}  # fmt: skip
_WELCOME: Wordings = {
    Language.EN: ("You're welcome.", "Glad to help.", "Any time.", "With pleasure.", "Of course."),
    Language.DE: (
        "Gern geschehen.",
        "Sehr gern.",
        "Dafür bin ich da.",
        "Jederzeit.",
        "Freut mich, wenn es hilft.",
    ),
    Language.ES: ("De nada.", "Con mucho gusto.", "Cuando quieras."),
    Language.FR: ("Avec plaisir.", "De rien.", "Je t'en prie."),
}
_GOODBYE: Wordings = {
    Language.EN: (
        "Goodbye{name}. Take care.", "See you{name}. All the best.", "Bye{name}. Have a good time.",
        "Until next time{name}.",
    ),
    Language.DE: (
        "Tschüss{name}. Pass auf dich auf.", "Bis bald{name}. Alles Gute.", "Mach's gut{name}.",
        "Bis zum nächsten Mal{name}.",
    ),
    Language.ES: ("Adiós{name}. Cuídate.", "Hasta pronto{name}. Que te vaya bien.", "Hasta la próxima{name}."),
    Language.FR: ("Au revoir{name}. Prends soin de toi.", "À bientôt{name}.", "Bonne continuation{name}."),
}  # fmt: skip
_NIGHT: Wordings = {
    Language.EN: ("Good night{name}. Sleep well.", "Sleep well{name}."),
    Language.DE: ("Gute Nacht{name}. Schlaf gut.", "Schlaf gut{name}."),
    Language.ES: ("Buenas noches{name}. Que descanses.",),
    Language.FR: ("Bonne nuit{name}. Dors bien.",),
}
_I_AM_FINE: Wordings = {
    Language.EN: (
        "I'm a program, so I have no good or bad days, but everything is working.|How are you?",
        "All is running as it should, thank you.|And how are you today?",
        "No complaints, which is easy for software.|How are things with you?",
    ),
    Language.DE: (
        "Ich bin ein Programm und habe keine guten oder schlechten Tage, aber alles läuft.|Wie geht es dir?",
        "Bei mir läuft alles, danke.|Und wie geht es dir heute?",
        "Ich kann nicht klagen, das ist für Software leicht.|Wie steht es bei dir?",
    ),
    Language.ES: (
        "Soy un programa y no tengo días buenos ni malos, pero todo funciona.|¿Y tú, cómo estás?",
        "Por aquí todo en marcha, gracias.|¿Y tú?",
    ),
    Language.FR: (
        "Je suis un programme, je n'ai ni bons ni mauvais jours, mais tout fonctionne.|Et toi, comment vas-tu ?",
        "Tout marche ici, merci.|Et toi ?",
    ),
}


def is_small_talk(part: Part, turn: Turn) -> bool:
    """Whether a message is thanks or a farewell and nothing else."""
    plain = _without_our_name(part, turn)
    return bool(_THANKS.fullmatch(plain) or _FAREWELL.fullmatch(plain))


def _named(turn: Turn) -> str:
    return f", {turn.person_name}" if turn.person_name else ""


def _greeting(part: Part, turn: Turn) -> Answer | None:
    plain = _without_our_name(part, turn)
    if not _GREETING.fullmatch(plain):
        return None
    time_of_day = _TIME_OF_DAY.search(plain)
    hello = turn.pick(_HELLO, name=_named(turn))
    if time_of_day and turn.is_unused(f"{time_of_day[0].capitalize()}{_named(turn)}."):
        hello = f"{time_of_day[0].capitalize()}{_named(turn)}."
    if len(turn.parts) == 1:
        return Answer(hello, question=turn.pick(_OPEN))
    return Answer(hello, is_opener=True)


def _thanks(part: Part, turn: Turn) -> Answer | None:
    if not _THANKS.fullmatch(_without_our_name(part, turn)):
        return None
    return Answer(turn.pick(_WELCOME), is_opener=len(turn.parts) > 1)


def _farewell(part: Part, turn: Turn) -> Answer | None:
    plain = _without_our_name(part, turn)
    if not _FAREWELL.fullmatch(plain):
        return None
    is_night = any(
        word in plain for word in ("night", "bed", "sleep", "nacht", "bett", "schlafen", "noches", "nuit")
    )
    return Answer(turn.pick(_NIGHT if is_night else _GOODBYE, name=_named(turn)))


def _how_are_you(part: Part, turn: Turn) -> Answer | None:
    if not _HOW_ARE_YOU.fullmatch(_without_our_name(part, turn)):
        return None
    fine, question = turn.pick(_I_AM_FINE).split("|")
    return Answer(fine, question=question)


def _without_our_name(part: Part, turn: Turn) -> str:
    name = turn.companion_name.lower()
    plain = (
        re.sub(rf"(?:^|[ ,]+){re.escape(name)}\b[ ,]*", " ", part.plain) if name in part.plain else part.plain
    )
    return " ".join(plain.replace(",", " ").split())


GREETING = Skill(
    "greeting",
    plainly(_greeting),
    (
        Example("Hi", "hello|hi"),
        Example("Hallo!", "hallo"),
        Example("Guten Morgen", "^Guten morgen"),
        Example("hola", "hola"),
        Example("Bonjour", "bonjour"),
    ),
)
THANKS = Skill(
    "thanks", plainly(_thanks), (Example("Thanks a lot!", "welcome|glad"), Example("danke", "gern"))
)
FAREWELL = Skill(
    "farewell",
    plainly(_farewell),
    (
        Example("ok, bye", "bye|see you|next time", lacks=r"\?"),
        Example("Gute Nacht", "nacht|schlaf", lacks=r"\?"),
        Example("I have to go now", "bye|see you|next time", lacks=r"\?"),
    ),
)
HOW_ARE_YOU = Skill(
    "how are you",
    plainly(_how_are_you),
    (Example("How are you?", "program|software|thank"), Example("Wie geht's?", "programm|läuft|software")),
)
