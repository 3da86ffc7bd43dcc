"""What the person tells of themselves is acknowledged by what was understood of it."""

import re

from bestfriend_desktop.domain.dialogue.asked import is_asking, is_request
from bestfriend_desktop.domain.dialogue.knowledge import quoted
from bestfriend_desktop.domain.dialogue.language import Language
from bestfriend_desktop.domain.dialogue.turn import Answer, Example, Part, Skill, Turn, Wordings, plainly
from bestfriend_desktop.domain.dialogue.turn_round import turned_round
from bestfriend_desktop.domain.facts import PERSON, Fact

MOST_FACTS = 3
"""Facts of one sentence that are said back."""

_MEET: Wordings = {
    Language.EN: ("Nice to meet you, {name}.", "Good to know your name, {name}.", "{name}, then; I'll call you that."),
    Language.DE: ("Schön, dich kennenzulernen, {name}.", "{name} also, so nenne ich dich.", "Ein schöner Name, {name}."),
    Language.ES: ("Encantado de conocerte, {name}.", "{name}, así te llamaré."),
    Language.FR: ("Enchanté, {name}.", "{name}, c'est noté."),
}  # fmt: skip
_KEPT: Wordings = {
    Language.EN: (
        "I'll keep that.", "I'll remember it.", "Good to know, and kept.", "That stays with me.", "I've made a note of it.",
        "I won't forget that.", "Thank you for telling me.", "I'll bear it in mind.",
    ),
    Language.DE: (
        "Das merke ich mir.", "Ich behalte es.", "Gut zu wissen.", "Das ist notiert.", "Das vergesse ich nicht.",
        "Danke, dass du es mir sagst.", "Ich denke daran.",
    ),
    Language.ES: ("Lo recordaré.", "Queda guardado.", "Me lo apunto.", "Gracias por contármelo.", "Lo tendré en cuenta."),
    Language.FR: ("Je le retiens.", "C'est noté.", "Je m'en souviendrai.", "Merci de me le dire.", "Je le garde en tête."),
}  # fmt: skip
_NOT_KEPT: Wordings = {
    Language.EN: (
        "I'll know it while we talk here; nothing of this conversation is kept.",
        "I'm with you so far.",
    ),
    Language.DE: ("Ich weiß es, solange wir hier reden; aufgehoben wird davon nichts.", "Ich bin dabei."),
    Language.ES: ("Lo sabré mientras hablemos aquí; de esta conversación no se guarda nada.", "Te sigo."),
    Language.FR: ("Je le sais le temps de cette conversation ; rien n'en est conservé.", "Je te suis."),
}
_QUOTED: Wordings = {
    Language.EN: ("{words}",),
    Language.DE: ("{words}",),
    Language.ES: ("Entendido: {words}",),
    Language.FR: ("Compris : {words}",),
}
_MORE: Wordings = {
    Language.EN: (
        "What happened then?", "How was that for you?", "What else belongs to it?", "Tell me a little more?",
        "What made you think of it just now?", "How did it come about?", "What is that like?",
    ),
    Language.DE: (
        "Was ist dann passiert?", "Wie war das für dich?", "Was gehört noch dazu?", "Magst du mehr erzählen?",
        "Wie bist du gerade darauf gekommen?", "Wie kam es dazu?",
    ),
    Language.ES: ("¿Y qué pasó después?", "¿Cómo fue para ti?", "¿Me cuentas un poco más?", "¿Cómo surgió?"),
    Language.FR: ("Et ensuite ?", "Comment c'était pour toi ?", "Tu m'en dis un peu plus ?", "Comment est-ce arrivé ?"),
}  # fmt: skip
_HEARD: Wordings = {
    Language.EN: ("I've taken that in.", "I hear you.", "I see.", "Understood.", "I follow."),
    Language.DE: ("Das habe ich aufgenommen.", "Ich höre zu.", "Ich verstehe.", "Aha.", "Ich bin bei dir."),
    Language.ES: ("Te escucho.", "Entiendo.", "Ya veo."),
    Language.FR: ("Je t'écoute.", "Je comprends.", "Je vois."),
}
_OF_ONESELF = re.compile(
    r"\b(?:i|i'm|i've|i'd|my|me|we|our|ich|mein\w*|mir|mich|wir|unser\w*|yo|mi|mis|me|nuestr\w+|je|j'\w+|mon|ma|mes|nous|notre)\b"
)
_LINKED = re.compile(r"\s*\b(?:and|und|y|et)\s*$|[,;]\s*$", re.IGNORECASE)


def _facts(part: Part, turn: Turn) -> Answer | None:
    if is_asking(part) or not part.facts:
        return None
    name = next((f.value for f in part.facts if f.attribute == "name" and f.subject == PERSON), "")
    said = [turn.pick(_MEET, name=name)] if name else []
    for fact in [f for f in part.facts if not (f.attribute == "name" and f.subject == PERSON)][:MOST_FACTS]:
        words = _said_back(fact, turn)
        if words and all(words not in other for other in said):
            said.append(words)
    said.append(turn.pick(_KEPT if turn.remembers else _NOT_KEPT))
    return Answer(" ".join(said))


def _said_back(fact: Fact, turn: Turn) -> str:
    words = _LINKED.sub("", fact.content)
    if turned := turned_round(words, turn.language):
        return f"{turned}."
    return turn.pick(_QUOTED, words=quoted(words if words[-1:] in ".!?" else f"{words}.", turn))


def _story(part: Part, turn: Turn) -> Answer | None:
    """What tells of the person, but no fact that could be drawn: said back, with one open question."""
    if (
        is_asking(part)
        or is_request(part)
        or not _OF_ONESELF.search(part.plain)
        or len(part.plain.split()) < 3
    ):
        return None
    turned = turned_round(part.text, turn.language)
    heard = f"{turned}." if turned else turn.pick(_HEARD)
    if part is not turn.parts[-1]:
        return Answer(heard)
    return Answer(heard, question=turn.pick(_MORE))


TOLD = Skill(
    "told",
    plainly(_facts),
    (
        Example("My name is Lena.", "Lena"),
        Example("I am allergic to walnuts.", "You are allergic to walnuts"),
        Example("My sister Mara lives in Porto.", "Your sister Mara lives in Porto"),
        Example("Ich bin allergisch gegen Nüsse.", "Du bist allergisch gegen Nüsse"),
        Example("Je m'appelle Luc.", "Luc"),
    ),
)
STORY = Skill(
    "story",
    plainly(_story),
    (
        Example("I painted the fence today.", r"You painted the fence today.*\?"),
        Example("Ich habe heute den Zaun gestrichen.", r"Du hast heute den Zaun gestrichen.*\?"),
    ),
)
