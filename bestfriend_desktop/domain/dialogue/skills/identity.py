"""What it is, what it is called, what it can do, and where what is said goes: told truly, whoever asks."""

import re

from bestfriend_desktop.domain.dialogue.language import Language
from bestfriend_desktop.domain.dialogue.skills.beyond import offer_of
from bestfriend_desktop.domain.dialogue.turn import Answer, Example, Part, Skill, Turn, Wordings, plainly

_HUMAN = re.compile(
    r"\b(?:are|r) (?:you|u) (?:(?:really|actually|just|even|still|truly|like|sure you'?re|maybe) )*(?:a |an |the )?(?:real|human|person|people|robot|bot|machine|computer|program|software|ai|a\.i\.|alive|conscious|sentient|man|woman|girl|boy|chatbot|living)\b"
    r"|\byou(?:'re| are) (?:not )?(?:a |an )?(?:human|robot|bot|machine|real|ai|person)\b|\b(?:am i|is this) (?:talking|speaking|chatting) (?:to|with) (?:a |an )?\w+"
    r"|\bdo you (?:really )?(?:have|feel|experience) (?:any )?(?:feelings?|emotions?|a body|consciousness|pain|love|real)\b|\bcan you (?:really )?feel\b|\bdo you love me\b"
    r"|\bbist du (?:(?:wirklich|eigentlich|echt|denn|auch|nur) )*(?:ein |eine |der |die )?(?:echt\w*|mensch\w*|person|roboter|bot|maschine|computer|programm|software|ki|lebendig|mann|frau|bewusst\w*)"
    r"|\bhast du (?:echte )?(?:gefühle|ein bewusstsein|einen körper)|\bliebst du mich\b"
    r"|\b(?:eres|es usted) (?:(?:realmente|de verdad) )?(?:un |una )?(?:human[oa]|persona|robot|bot|máquina|real|ia|programa|hombre|mujer)|\btienes sentimientos"
    r"|\b(?:es-tu|tu es|êtes-vous|t'es) (?:(?:vraiment|réellement) )?(?:un |une )?(?:humaine?|être humain|personne|robot|machine|réelle?|ia|programme|homme|femme)|\bas-tu des sentiments"
)
_NAME = re.compile(
    r"\b(?:what(?:'s| is| are) (?:your name|you called)|your name\?*$|who are you|who am i talking to|what are you|wer bist du|was bist du|wie heißt du|wie heisst du|dein name"
    r"|cómo te llamas|quién eres|qué eres|comment (?:tu t'appelles|t'appelles-tu)|qui es-tu|tu es qui|qu'es-tu|introduce yourself|tell me about yourself|stell dich vor)\b"
)
_ABILITIES = re.compile(
    r"\b(?:what (?:can|do) you (?:do|know|offer)(?: for me)?$|what are you (?:good|able)|how can you help|can you help me$|help$|what (?:are|is) your (?:skills|abilities|features|purpose)|what is this"
    r"|was kannst du|was machst du|wozu bist du|wobei kannst du|wie kannst du (?:mir )?helfen|hilfe$|qué (?:puedes|sabes) hacer|ayuda$|que (?:peux|sais)-tu faire|tu sais faire quoi|aide$)"
)
_PRIVACY = re.compile(
    r"\b(?:where (?:is|are|do|does) .{0,40}(?:stored|saved|kept|data|go)|who (?:can|else) (?:see|read|hear)|is (?:this|it|everything|what i say) (?:private|safe|secure|confidential)|do you (?:share|sell|send|upload|tell)|(?:happens? (?:to|with)|about|is|are|with) my (?:data|privacy)\b|(?:can|could|do|does|will) (?:other )?(?:people|anyone|anybody|somebody|someone|others) (?:else )?(?:read|see|hear|know)|privacy|keep a secret|secrets? safe"
    r"|wo (?:werden|wird|sind|ist|speicherst|landen) .{0,40}(?:gespeichert|daten|du)|wer (?:kann|liest|sieht)|ist das (?:privat|sicher|vertraulich)|meine daten|datenschutz"
    r"|mis datos|es (?:privado|seguro)|mes données|c'est (?:privé|confidentiel))\b"
)
_MAKER = re.compile(
    r"\b(?:who (?:made|created|built|programmed|developed) you|wer hat dich (?:gemacht|gebaut|programmiert|entwickelt|erschaffen)|quién te (?:hizo|creó)|qui t'a (?:créée?|faite?))"
)
_AGE = re.compile(
    r"\b(?:how old are you|when were you (?:born|made)|wie alt bist du|cuántos años tienes|quel âge as-tu|where (?:do you live|are you(?: from)?)|wo (?:wohnst|lebst|bist) du|woher kommst du|dónde vives|où habites-tu)\b"
)
_WHICH_MODEL = re.compile(
    r"\b(?:which|what) (?:language )?model\b|\bare you (?:chatgpt|gpt|claude|gemini|llama|siri|alexa)\b|\b(?:welches|was für ein) (?:sprach)?modell\b"
)

_LANGUAGES = re.compile(
    r"\b(?:do|can) you (?:speak|understand|talk|write)\b|\b(?:which|what) languages\b|\b(?:sprichst|verstehst|kannst) du (?:auch |denn )?(?:deutsch|englisch|spanisch|französisch|italienisch|türkisch|russisch|arabisch)|welche sprachen|hablas|qué idiomas|parles-tu|quelles langues"
)
_SPOKEN: Wordings = {
    Language.EN: (
        "I speak English and German, and enough Spanish and French for feelings, memories and small talk.",
    ),
    Language.DE: (
        "Ich spreche Deutsch und Englisch, dazu genug Spanisch und Französisch für Gefühle, Erinnerungen und kleine Gespräche.",
    ),
    Language.ES: (
        "Hablo inglés y alemán, y bastante español y francés para sentimientos, recuerdos y charlas.",
    ),
    Language.FR: (
        "Je parle anglais et allemand, et assez de français et d'espagnol pour les sentiments, les souvenirs et la conversation.",
    ),
}
_IS_MACHINE = re.compile(
    r"^(?:but |and |well |aber )?(?:you(?:'re| are)|u r|du bist|eres|tu es|t'es) (?:\w+ )?(?:just|only|nur|solo|sólo|juste|seulement)?\W*(?:a |an |ein |eine |un |una |une )?(?:\w+ )?(?:machine|program|robot|bot|computer|software|ai|maschine|programm|roboter|ki|máquina|programa|programme|logiciel)$"
)
_TRUE_ENOUGH: Wordings = {
    Language.EN: (
        "That's so: I'm a program. I listen all the same.",
        "Yes, software and nothing more; what you say is kept well, though.",
    ),
    Language.DE: (
        "So ist es: Ich bin ein Programm. Zuhören kann ich trotzdem.",
        "Ja, Software und nicht mehr; was du sagst, ist trotzdem gut aufgehoben.",
    ),
    Language.ES: ("Así es: soy un programa. Aun así, te escucho.",),
    Language.FR: ("C'est vrai : je suis un programme. J'écoute tout de même.",),
}
_KEEPS = re.compile(
    r"\b(?:you|will you|do you|can you) (?:really |always |still )?remember (?:everything|all|this|that|it|what i say)\b|how (?:long|much) do you remember|how do you remember|how does your memory work"
    r"|\b(?:merkst|erinnerst) du dir? (?:alles|das|an alles)|vergisst du (?:das|etwas|nichts)|wie funktioniert dein gedächtnis|te acuerdas de todo|recuerdas todo|tu te souviens de tout"
)
_KEEPING: Wordings = {
    Language.EN: (
        "Every message is kept word for word on this computer, and what changes keeps its dates; you can look through it, and take anything out, on the page Memories.",
    ),
    Language.DE: (
        "Jede Nachricht bleibt Wort für Wort auf diesem Rechner, und was sich ändert, behält seine Daten; auf der Seite Erinnerungen kannst du alles ansehen und herausnehmen.",
    ),
    Language.ES: (
        "Cada mensaje se guarda palabra por palabra en este ordenador; en la página Recuerdos puedes verlo y quitar lo que quieras.",
    ),
    Language.FR: (
        "Chaque message est gardé mot pour mot sur cet ordinateur ; sur la page Souvenirs, tu peux tout voir et retirer ce que tu veux.",
    ),
}
_SOFTWARE: Wordings = {
    Language.EN: (
        "No, I'm not human. I'm {name}, a computer program on your own computer, and I feel nothing myself.",
        "I'm software, not a person: I have no body and no feelings, but what you tell me matters here.",
        "To be honest with you: I'm a program. I can listen and remember, and I don't feel.",
    ),
    Language.DE: (
        "Nein, ich bin kein Mensch. Ich bin {name}, ein Computerprogramm auf deinem eigenen Rechner, und fühle selbst nichts.",
        "Ich bin Software, keine Person: Ich habe weder Körper noch Gefühle, aber was du sagst, zählt hier.",
        "Ganz ehrlich: Ich bin ein Programm. Ich kann zuhören und mich erinnern, fühlen kann ich nicht.",
    ),
    Language.ES: (
        "No, no soy humano. Soy {name}, un programa en tu propio ordenador, y no siento nada.",
        "Soy software, no una persona: no tengo cuerpo ni sentimientos.",
    ),
    Language.FR: (
        "Non, je ne suis pas humain. Je suis {name}, un programme sur ton propre ordinateur, et je ne ressens rien.",
        "Je suis un logiciel, pas une personne : je n'ai ni corps ni sentiments.",
    ),
}
_WHO: Wordings = {
    Language.EN: (
        "I'm {name}, a companion on your own computer: a program, not a human. I listen, remember what you tell me and find it again.",
        "My name is {name}. I'm a computer program that talks with you and remembers.",
    ),
    Language.DE: (
        "Ich bin {name}, ein Begleiter auf deinem eigenen Rechner: ein Programm, kein Mensch. Ich höre zu, merke mir, was du erzählst, und finde es wieder.",
        "Ich heiße {name} und bin ein Computerprogramm, das mit dir redet und sich erinnert.",
    ),
    Language.ES: (
        "Soy {name}, un compañero en tu propio ordenador: un programa, no un ser humano. Escucho y recuerdo lo que me cuentas.",
    ),
    Language.FR: (
        "Je suis {name}, un compagnon sur ton propre ordinateur : un programme, pas un être humain. J'écoute et je retiens ce que tu me dis.",
    ),
}
_CAN: Wordings = {
    Language.EN: (
        "I remember what you tell me and find it again by day or topic, listen when something weighs on you, and know date, time, sums, units and my own help. Tell me something of yourself, or ask what I know of you.",
        "I listen, remember what you tell me and find it again when you ask; dates, sums and units I know as well. For questions about the world I would need a language model.",
    ),
    Language.DE: (
        "Ich merke mir, was du erzählst, und finde es nach Tag oder Thema wieder, höre zu, wenn dich etwas bedrückt, und kann Datum, Uhrzeit, Rechnen, Einheiten und meine eigene Hilfe. Erzähl mir etwas von dir, oder frag, was ich über dich weiß.",
        "Ich höre zu, merke mir, was du erzählst, und finde es wieder, wenn du fragst; auch Datum, Rechnen und Einheiten kann ich. Für Fragen über die Welt bräuchte ich ein Sprachmodell.",
    ),
    Language.ES: (
        "Recuerdo lo que me cuentas y lo vuelvo a encontrar, escucho cuando algo te pesa, y sé la fecha, la hora, sumas y unidades.",
    ),
    Language.FR: (
        "Je retiens ce que tu me dis et je le retrouve, j'écoute quand quelque chose te pèse, et je connais la date, l'heure, les calculs et les unités.",
    ),
}
_PRIVATE: Wordings = {
    Language.EN: (
        "Everything stays on this computer, in a database of its own; I send it to nobody. Under Memories you can read, change and delete all of it.",
    ),
    Language.DE: (
        "Alles bleibt auf diesem Rechner, in einer eigenen Datenbank; ich schicke es niemandem. Unter Erinnerungen kannst du alles lesen, ändern und löschen.",
    ),
    Language.ES: (
        "Todo se queda en este ordenador, en su propia base de datos; no se lo envío a nadie. En Recuerdos puedes leerlo, cambiarlo y borrarlo todo.",
    ),
    Language.FR: (
        "Tout reste sur cet ordinateur, dans sa propre base de données ; je ne l'envoie à personne. Sous Souvenirs, tu peux tout lire, modifier et effacer.",
    ),
}
_MADE: Wordings = {
    Language.EN: ("The Best Friend developers wrote me; I'm free software, and anyone may read how I work.",),
    Language.DE: (
        "Die Entwickler von Best Friend haben mich geschrieben; ich bin freie Software, jeder darf nachlesen, wie ich arbeite.",
    ),
    Language.ES: ("Me escribieron los desarrolladores de Best Friend; soy software libre.",),
    Language.FR: ("Les développeurs de Best Friend m'ont écrit ; je suis un logiciel libre.",),
}
_HERE: Wordings = {
    Language.EN: ("I'm a program, so I have no birthday and no home but this computer.",),
    Language.DE: (
        "Ich bin ein Programm: Einen Geburtstag habe ich nicht, und mein Zuhause ist dieser Rechner.",
    ),
    Language.ES: ("Soy un programa: no tengo cumpleaños, y mi casa es este ordenador.",),
    Language.FR: ("Je suis un programme : je n'ai pas d'anniversaire, et j'habite cet ordinateur.",),
}
_NO_MODEL: Wordings = {
    Language.EN: (
        "No language model at the moment: I'm the built-in companion, made of plain rules and a good memory.",
    ),
    Language.DE: (
        "Im Moment keines: Ich bin der eingebaute Begleiter, aus einfachen Regeln und einem guten Gedächtnis.",
    ),
    Language.ES: (
        "De momento ninguno: soy el compañero integrado, hecho de reglas sencillas y buena memoria.",
    ),
    Language.FR: (
        "Aucun pour l'instant : je suis le compagnon intégré, fait de règles simples et d'une bonne mémoire.",
    ),
}


def _identity(part: Part, turn: Turn) -> Answer | None:
    plain = part.plain
    for pattern, wordings in _ANSWERS:
        if pattern.search(plain):
            said = turn.pick(wordings, name=turn.companion_name)
            if wordings in (_CAN, _NO_MODEL):
                said = f"{said} {offer_of(turn)}".strip()
            return Answer(said)
    return None


_ANSWERS: tuple[tuple[re.Pattern[str], Wordings], ...] = (
    (_LANGUAGES, _SPOKEN),
    (_IS_MACHINE, _TRUE_ENOUGH),
    (_KEEPS, _KEEPING),
    (_WHICH_MODEL, _NO_MODEL),
    (_HUMAN, _SOFTWARE),
    (_MAKER, _MADE),
    (_AGE, _HERE),
    (_NAME, _WHO),
    (_PRIVACY, _PRIVATE),
    (_ABILITIES, _CAN),
)

IDENTITY = Skill(
    "identity",
    plainly(_identity),
    (
        Example("Are you human?", "program|software", lacks="^yes"),
        Example("are you a real person", "program|software"),
        Example("Bist du ein Mensch?", "programm|software"),
        Example("¿Eres humano?", "programa|software"),
        Example("Es-tu un être humain ?", "programme|logiciel"),
        Example("Who are you?", "Best Friend"),
        Example("What can you do?", "remember"),
        Example("Where is my data stored?", "this computer"),
        Example("How old are you?", "program"),
    ),
)
