"""Everything else: said plainly that it takes a language model, which one would suit, and how to get it. No guess."""

from bestfriend_desktop.domain.dialogue.asked import is_asking, is_request
from bestfriend_desktop.domain.dialogue.language import Language
from bestfriend_desktop.domain.dialogue.turn import (
    Answer,
    Example,
    ModelOffer,
    Part,
    Skill,
    Turn,
    Wordings,
    plainly,
)

_CANNOT: Wordings = {
    Language.EN: (
        "That is more than I can do so far: I know what you tell me, but I have no knowledge of the world.",
        "For that I would need a language model; without one I won't guess.",
        "I can't answer that honestly yet.",
        "That one is beyond me for now, and I'd rather not make something up.",
        "I have no good answer to that without a language model.",
        "This I can't do yet.",
    ),
    Language.DE: (
        "Das kann ich noch nicht: Ich weiß, was du mir erzählst, aber nichts über die Welt.",
        "Dafür bräuchte ich ein Sprachmodell; ohne eines rate ich nicht.",
        "Darauf kann ich noch keine ehrliche Antwort geben.",
        "Das übersteigt mich bisher, und erfinden möchte ich nichts.",
        "Ohne Sprachmodell habe ich darauf keine gute Antwort.",
        "Das geht bei mir noch nicht.",
    ),
    Language.ES: (
        "Eso todavía no lo puedo hacer: sé lo que tú me cuentas, pero nada del mundo.",
        "Para eso necesitaría un modelo de lenguaje; sin él no quiero adivinar.",
        "A eso aún no puedo responder con honradez.",
        "Eso me supera por ahora, y no quiero inventar nada.",
    ),
    Language.FR: (
        "Cela, je ne sais pas encore le faire : je sais ce que tu me dis, mais rien du monde.",
        "Pour cela il me faudrait un modèle de langage ; sans lui, je ne devine pas.",
        "À cela je ne peux pas encore répondre honnêtement.",
        "Cela me dépasse pour l'instant, et je ne veux rien inventer.",
    ),
}
_OFFER: Wordings = {
    Language.EN: (
        "{label} would suit this computer: {size}, some {minutes} to fetch, under Settings, Models.",
        "With {label} ({size}, some {minutes}) I could; it waits under Settings, Models.",
    ),
    Language.DE: (
        "Zu diesem Rechner passt {label}: {size}, etwa {minutes} zum Laden, unter Einstellungen, Modelle.",
        "Mit {label} ({size}, etwa {minutes}) ginge es; du findest es unter Einstellungen, Modelle.",
    ),
    Language.ES: ("A este ordenador le va bien {label}: {size}, unos {minutes}, en Ajustes, Modelos.",),
    Language.FR: (
        "À cet ordinateur convient {label} : {size}, environ {minutes}, sous Paramètres, Modèles.",
    ),
}
_ARRIVING: Wordings = {
    Language.EN: ("{label} is on its way ({percent} %); ask me again when it is here.",),
    Language.DE: ("{label} ist unterwegs ({percent} %); frag mich wieder, wenn es da ist.",),
    Language.ES: ("{label} está en camino ({percent} %); vuelve a preguntarme cuando haya llegado.",),
    Language.FR: ("{label} est en route ({percent} %) ; redemande-moi quand il sera là.",),
}
_NO_OFFER: Wordings = {
    Language.EN: ("A model can be chosen under Settings, Models.",),
    Language.DE: ("Ein Modell wählst du unter Einstellungen, Modelle.",),
    Language.ES: ("Un modelo se elige en Ajustes, Modelos.",),
    Language.FR: ("Un modèle se choisit sous Paramètres, Modèles.",),
}
_LISTENING: Wordings = {
    Language.EN: (
        "I'm not sure I follow.|Could you put it another way?",
        "I didn't quite understand that.|What do you mean by it?",
        "That went past me.|Can you say a little more?",
        "I'm listening.|What is it about?",
        "I couldn't make sense of that.|Try me with a whole sentence?",
    ),
    Language.DE: (
        "Da komme ich nicht ganz mit.|Kannst du es anders sagen?",
        "Das habe ich nicht recht verstanden.|Was meinst du damit?",
        "Das ging an mir vorbei.|Sagst du etwas mehr dazu?",
        "Ich höre zu.|Worum geht es?",
    ),
    Language.ES: (
        "No te sigo del todo.|¿Lo dices de otra manera?",
        "Eso no lo he entendido bien.|¿Qué quieres decir?",
        "Te escucho.|¿De qué se trata?",
    ),
    Language.FR: (
        "Je ne te suis pas tout à fait.|Peux-tu le dire autrement ?",
        "Je n'ai pas bien compris.|Que veux-tu dire ?",
        "Je t'écoute.|De quoi s'agit-il ?",
    ),
}


def _beyond(part: Part, turn: Turn) -> Answer | None:
    if is_asking(part) or is_request(part):
        return Answer(f"{turn.pick(_CANNOT)} {offer_of(turn)}".strip())
    not_followed, question = turn.pick(_LISTENING).split("|")
    return Answer(not_followed, question=question)


def offer_of(turn: Turn) -> str:
    """One sentence about the model that would help; "" where it was said in this conversation already."""
    if turn.offer is None:
        sentence = turn.pick(_NO_OFFER)
        return sentence if turn.is_unused(sentence) else ""
    offer = turn.offer
    if offer.arriving is not None:
        return turn.pick(_ARRIVING, label=offer.label, percent=int(100 * offer.arriving))
    if offer.label in turn.said_before or any(offer.label in said for said in turn.said):
        return ""
    return turn.pick(_OFFER, label=offer.label, size=size_in_words(offer), minutes=_minutes(offer, turn))


def size_in_words(offer: ModelOffer) -> str:
    """`1.3 GB`, as disks and hubs count: a thousand million bytes."""
    return f"{offer.size_bytes / 1e9:.1f} GB"


_MINUTE = {
    Language.EN: ("minute", "minutes"),
    Language.DE: ("Minute", "Minuten"),
    Language.ES: ("minuto", "minutos"),
    Language.FR: ("minute", "minutes"),
}


def _minutes(offer: ModelOffer, turn: Turn) -> str:
    one, many = _MINUTE[turn.language]
    return f"{offer.minutes} {one if offer.minutes == 1 else many}"


BEYOND = Skill(
    "beyond",
    plainly(_beyond),
    (
        Example("What is the capital of France?", "model|honest|knowledge", lacks="Paris"),
        Example("Write me a poem about the sea", "model|honest|knowledge"),
        Example("Was ist die Hauptstadt von Frankreich?", "modell|ehrlich|welt", lacks="Paris"),
        Example("asdf qwer", r"\?"),
    ),
)
