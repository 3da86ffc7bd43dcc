"""How do I ...: answered from the help that ships with the program."""

import re

from bestfriend_desktop.domain.dialogue.language import Language
from bestfriend_desktop.domain.dialogue.turn import (
    Answer,
    Asking,
    Example,
    HelpAbout,
    Part,
    Skill,
    Turn,
    Wordings,
)

_ABOUT_THE_PROGRAM = re.compile(
    r"\b(?:how (?:do|can|to|does|would)(?: i| we| one| you)?|where (?:do|can|is|are)(?: i)?|can i|is it possible to|what (?:is|are|does) the|wie (?:kann|mache|bekomme|stelle|lösche|ändere|installiere|komme) ?(?:ich)?|wo (?:finde|kann|ist|stelle)|kann ich)\b"
    r".*\b(?:back ?up|backups?|restore|setting|settings|voice|voices|microphone|memory|memories|model|models|ollama|export|import|shortcuts?|keys?|keyboard|theme|dark|language|server|database|install|update|uninstall|delete|conversation|conversations|speaker|search|temporary|remind\w*|window|tray|wake word|push.to.talk|hands.free"
    r"|sichern|sicherung|backup|einstellung\w*|stimme\w*|mikrofon|gedächtnis|erinnerung\w*|modell\w*|exportieren|tastenkürzel|tasten|design|dunkel|sprache|datenbank|installieren|löschen|gespräch\w*|lautsprecher|suchen|wiederherstellen)\b"
)
_IN_OUR_HELP: Wordings = {
    Language.EN: ("My help says under “{heading}”: {text}", "From my help, “{heading}”: {text}"),
    Language.DE: (
        "In meiner Hilfe steht unter „{heading}“: {text}",
        "Aus meiner Hilfe, „{heading}“: {text}",
    ),
    Language.ES: ("Mi ayuda (en inglés) dice en «{heading}»: {text}",),
    Language.FR: ("Mon aide (en anglais) dit sous « {heading} » : {text}",),
}


def _answer(part: Part, turn: Turn) -> Asking:
    if not _ABOUT_THE_PROGRAM.search(part.plain):
        return None
    found = yield HelpAbout(part.text)
    if found.help is None:
        return None
    text = " ".join(found.help.text.split())
    return Answer(turn.pick(_IN_OUR_HELP, heading=found.help.heading, text=text))


HELP_PAGES = Skill(
    "help",
    _answer,
    (
        Example("How do I back up?", "Backups"),
        Example("Where do I find the settings?", "my help"),
        Example("Wie kann ich eine Sicherung machen?", "Hilfe"),
    ),
)
