"""What the person tells of themselves is acknowledged by what was understood of it."""

import re

from bestfriend_desktop.domain.dialogue.asked import is_asking, is_request
from bestfriend_desktop.domain.dialogue.introductions import introduced
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
        "Would you tell me a little more?", "What else belongs to it?", "What is that like?", "What made you think of it just now?",
        "What matters most to you about it?",
    ),
    Language.DE: (
        "Magst du mehr erzählen?", "Was gehört noch dazu?", "Wie ist das für dich?", "Wie bist du gerade darauf gekommen?",
        "Was ist dir daran am wichtigsten?",
    ),
    Language.ES: ("¿Me cuentas un poco más?", "¿Qué más hay?", "¿Cómo es eso para ti?", "¿Qué es lo que más te importa?"),
    Language.FR: ("Tu m'en dis un peu plus ?", "Qu'y a-t-il d'autre ?", "Comment est-ce pour toi ?", "Qu'est-ce qui compte le plus ?"),
}  # fmt: skip
_AND_THEN: Wordings = {
    Language.EN: ("What happened then?", "How was that for you?", "How did it come about?", "How did it go on?", "What stayed with you of it?"),
    Language.DE: ("Was ist dann passiert?", "Wie war das für dich?", "Wie kam es dazu?", "Wie ging es weiter?", "Was ist dir davon geblieben?"),
    Language.ES: ("¿Y qué pasó después?", "¿Cómo fue para ti?", "¿Cómo surgió?"),
    Language.FR: ("Et ensuite ?", "Comment c'était pour toi ?", "Comment est-ce arrivé ?"),
}  # fmt: skip
_IS_PAST = re.compile(
    r"\b(?:\w{2,}ed|was|were|had|went|got|did|made|saw|met|said|told|took|came|bought|found|lost|ate|slept|yesterday|ago|last (?:week|night|month|year)"
    r"|war|hatte|wurde|habe|ging|kam|gestern|ayer|pasado|fui|estuve|hice|hier|étais|suis allée?|j'ai)\b"
)
_STATES = re.compile(
    r"\b(?:is|are|was|were|has|have|had|does|did|will|can|works?|lives?|lived|likes?|loves?|hates?|comes?|goes|went|said|says|wants?|needs?|'s"
    r"|\w{3,}(?:ed|s)|ist|sind|war|waren|hat|haben|wird|kann|wohnt|arbeitet|heißt|mag|liebt|geht|kommt|es|está|son|era|tiene|vive|trabaja|llama"
    r"|est|sont|était|a|ont|habite|travaille|s'appelle)\b"
)
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
    if is_asking(part):
        return None
    name = next((f.value for f in part.facts if f.attribute == "name" and f.subject == PERSON), "")
    if not name and part.text in turn.text and not turn.last_message:
        name = introduced(turn.text if len(turn.parts) < 3 else part.text) if introduced(part.text) else ""
    if not part.facts and not name:
        return None
    if part.facts and not any(fact.value == other.value for fact in part.facts for other in turn.facts):
        return Answer(turn.pick(_KEPT))  # within a text of somebody else's
    said = [turn.pick(_MEET, name=name)] if name else []
    for fact in [f for f in part.facts if not (f.attribute == "name" and f.subject == PERSON)][:MOST_FACTS]:
        words = _said_back(fact, turn)
        if words and all(words.lower().rstrip(".") not in other.lower() for other in said):
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
    if is_asking(part) or is_request(part) or len(part.plain.split()) < 3:
        return None
    if not _OF_ONESELF.search(part.plain):
        return _of_others(part, turn)
    turned = turned_round(part.text, turn.language)
    heard = f"{turned}." if turned else turn.pick(_HEARD)
    if part is not turn.parts[-1]:
        return Answer(heard)
    return Answer(heard, question=turn.pick(_AND_THEN if _IS_PAST.search(part.plain) else _MORE))


def _of_others(part: Part, turn: Turn) -> Answer | None:
    """A statement about somebody or something else: "Her name was Luna"."""
    if not _STATES.search(part.plain):
        return None
    turned = turned_round(part.text, turn.language)
    kept = turn.pick(_KEPT if turn.remembers else _NOT_KEPT)
    return Answer(f"{turned}. {kept}" if turned else kept)


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
