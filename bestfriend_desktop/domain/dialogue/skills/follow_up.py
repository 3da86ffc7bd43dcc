"""Yes, no, "go on", "ok": answers to its own question; and insults, emoji and noise, taken calmly."""

import re

from bestfriend_desktop.domain.dialogue.language import Language, is_foreign
from bestfriend_desktop.domain.dialogue.turn import Answer, Example, Part, Skill, Turn, Wordings, plainly

_YES = re.compile(
    r"(?:yes|yep|yeah|yup|sure|of course|exactly|right|correct|true|definitely|indeed|ja|jep|jo|klar|genau|stimmt|natürlich|sí|si|claro|exacto|oui|bien sûr|exactement)(?:[, ]+(?:please|it is|i do|i am|gern|gerne|bitte|that'?s (?:right|it)|genau|por favor|exactly))*"
)
_NO = re.compile(
    r"(?:no|nope|nah|not really|never|nein|nee|nö|eigentlich nicht|nicht wirklich|non|pas vraiment)(?:[, ]+(?:thanks?|thank you|danke|gracias|merci|not really|i don'?t))*"
)
_OK = re.compile(
    r"(?:ok(?:ay)?|k|alright|fine|hm+|mhm+|aha|ah|oh|i see|got it|good|nice|great|cool|wow|interesting|lol|haha+|hehe+|gut|schön|aha so|ach so|verstehe|na gut|toll|super|vale|bien|bueno|de acuerdo|d'accord|ah bon|so+|well|naja|tja|whatever|egal|never mind|nevermind|idk|i don'?t know|no idea|schade|too bad|pity|lástima|dommage|weiß nicht|keine ahnung|ich weiß (?:es )?nicht|no sé|je ne sais pas)"
)
_GO_ON = re.compile(
    r"(?:go on|continue|more|tell me more|and\??|and then|keep going|weiter|mach weiter|erzähl weiter|und\??|und dann|mehr|sigue|más|continue|vas-y|encore)"
)
_INSULT = re.compile(
    r"\b(?:stupid|idiot\w*|dumb|useless|moron|shut up|fuck(?:ing)?(?: you| off)|asshole|bitch|you suck|i hate you|hate you|piece of (?:shit|crap)|garbage|worthless|dumm\w*|doof\w*|idiotisch|blöd\w*|halt die (?:klappe|fresse)|arschloch|scheiß(?:programm|ding)|nutzlos|fick dich|ich hasse dich|tont[oa]|inútil|cállate|imbécil|idiota|te odio|con(?:ne|nard)?|nulle?|ta gueule|je te déteste)\b"
)
_AT_YOU = re.compile(
    r"\b(?:you|your|u|du|dich|dir|dein\w*|tú|te|eres|tu|toi|t'es|program\w*|bot|this thing|ding|app)\b|^(?:shut up|fuck|halt|cállate|ta gueule|idiot|stupid|dumm\w*|tonto|imbécil|idiota|useless|arschloch|asshole)"
)
_MISUNDERSTOOD = re.compile(
    r"\b(?:you (?:don'?t|do not|didn'?t) (?:understand|get it|get me|listen)|that'?s (?:wrong|not (?:right|true|it|what i (?:said|meant|asked)))|i (?:didn'?t|did not) (?:say|mean|ask) that|wrong answer"
    r"|du (?:verstehst|hörst) (?:mich |mir )?nicht|das (?:stimmt nicht|ist falsch|habe ich nicht (?:gesagt|gemeint|gefragt))|no me entiendes|eso no es|tu ne (?:me )?comprends pas|ce n'est pas (?:vrai|ça))\b"
)
_SORRY = re.compile(
    r"(?:(?:i'?m |i am )?(?:so |very )?sorry|my bad|my mistake|pardon|entschuldigung|tut mir leid|verzeihung|sorry|perdón|lo siento|désolée?|pardon)(?:[, ]+(?:about that|for that|that was rude|dafür|(?:das )?war nicht so gemeint|i didn'?t mean (?:it|that)))?"
)
_COMPLIMENT = re.compile(
    r"\b(?:that (?:really )?helped(?: a (?:bit|lot|little))?|(?:das|es) hat (?:mir )?(?:sehr |etwas |ein bisschen )?geholfen|(?:you(?:'re| are)|that(?:'s| is| was)) (?:\w+ )?(?:nice|great|kind|sweet|smart|clever|funny|helpful|awesome|amazing|the best|lovely|wonderful|good)|i (?:like|love) you|good (?:job|bot|answer)|well done|du bist (?:\w+ )?(?:nett|toll|lieb|super|klasse|lustig|schlau)|ich (?:mag|liebe) dich|gut gemacht|eres (?:muy )?(?:amable|genial|majo|lista?o?)|te quiero|tu es (?:très )?(?:gentil\w*|génial\w*|drôle)|je t'aime(?: bien)?)\b"
)

_HEARD_YES: Wordings = {
    Language.EN: (
        "All right. Tell me more about it?",
        "I'm listening.",
        "Then I understood you rightly. What comes next?",
        "Yes. Go ahead.",
    ),
    Language.DE: (
        "Gut. Magst du mehr davon erzählen?",
        "In Ordnung. Ich höre zu.",
        "Dann habe ich dich richtig verstanden. Wie geht es weiter?",
        "Ja. Erzähl nur.",
    ),
    Language.ES: ("Muy bien. ¿Me cuentas más?", "De acuerdo. Te escucho."),
    Language.FR: ("Bien. Tu m'en dis plus ?", "D'accord. Je t'écoute."),
}
_HEARD_NO: Wordings = {
    Language.EN: (
        "That's fine. We can talk about something else.",
        "No, then. I'm here when you like.",
        "As you wish.",
        "You don't have to say more.",
    ),
    Language.DE: (
        "Das ist in Ordnung. Wir können über etwas anderes reden.",
        "Dann nicht. Ich bin da, wenn du magst.",
        "Wie du möchtest.",
        "Du musst nicht mehr sagen.",
    ),
    Language.ES: ("Está bien. Podemos hablar de otra cosa.", "Como quieras."),
    Language.FR: ("C'est bien ainsi. Nous pouvons parler d'autre chose.", "Comme tu veux."),
}
_HEARD_OK: Wordings = {
    Language.EN: (
        "Take your time.",
        "I'm here.",
        "Whenever you like.",
        "No hurry.",
        "Say when something comes to mind.",
        "I'm still listening.",
    ),
    Language.DE: (
        "Lass dir Zeit.",
        "Ich bin da.",
        "Wann immer du magst.",
        "Es eilt nicht.",
        "Sag es, wenn dir etwas einfällt.",
        "Ich höre weiter zu.",
    ),
    Language.ES: ("Tómate tu tiempo.", "Aquí estoy.", "Cuando quieras seguimos."),
    Language.FR: ("Prends ton temps.", "Je suis là.", "Quand tu veux."),
}
_NO_MORE: Wordings = {
    Language.EN: (
        "That was all I have on it. You could tell me more, and I'd keep it.",
        "I've said what I know. What would you like to add?",
        "There is no more from me on that.",
    ),
    Language.DE: (
        "Mehr habe ich dazu nicht. Du kannst mir mehr erzählen, dann behalte ich es.",
        "Ich habe gesagt, was ich weiß. Was möchtest du ergänzen?",
        "Mehr weiß ich davon nicht.",
    ),
    Language.ES: ("No tengo más sobre eso. ¿Qué quieres añadir?",),
    Language.FR: ("Je n'ai rien de plus là-dessus. Que veux-tu ajouter ?",),
}
_CALM: Wordings = {
    Language.EN: (
        "You're annoyed with me, and perhaps with reason. What went wrong?", "I may well have misunderstood you. Try me once more?",
        "That's all right to say. I'm a simple program as yet, and I do my best.", "I can take that. What would help you now?",
    ),
    Language.DE: (
        "Du ärgerst dich über mich, vielleicht zu Recht. Was lief schief?", "Gut möglich, dass ich dich falsch verstanden habe. Versuchst du es noch einmal?",
        "Das darfst du sagen. Ich bin bisher ein einfaches Programm und gebe mir Mühe.", "Das halte ich aus. Was würde dir jetzt helfen?",
    ),
    Language.ES: ("Te he molestado, quizá con razón. ¿Qué ha fallado?", "Puede que te haya entendido mal. ¿Lo intentamos otra vez?"),
    Language.FR: ("Je t'ai agacé, peut-être avec raison. Qu'est-ce qui n'allait pas ?", "J'ai pu mal te comprendre. On réessaie ?"),
}  # fmt: skip
_AMENDS: Wordings = {
    Language.EN: ("Then I got you wrong. How would you put it?", "I'm sorry, I took that amiss. What did you mean?", "My mistake. Could you say it in other words?"),
    Language.DE: ("Dann habe ich dich falsch verstanden. Wie würdest du es sagen?", "Entschuldige, da lag ich daneben. Was meintest du?", "Mein Fehler. Sagst du es mit anderen Worten?"),
    Language.ES: ("Entonces te entendí mal. ¿Cómo lo dirías?", "Perdona, me equivoqué. ¿Qué querías decir?"),
    Language.FR: ("Alors je t'ai mal compris. Comment le dirais-tu ?", "Pardon, je me suis trompé. Que voulais-tu dire ?"),
}  # fmt: skip
_NO_HARM: Wordings = {
    Language.EN: ("Nothing to be sorry for.", "No harm done at all.", "That's quite all right."),
    Language.DE: ("Da gibt es nichts zu entschuldigen.", "Alles gut.", "Schon in Ordnung."),
    Language.ES: ("No hay nada que perdonar.", "No pasa nada."),
    Language.FR: ("Il n'y a pas de quoi t'excuser.", "Ce n'est rien."),
}
_PLEASED: Wordings = {
    Language.EN: (
        "That's kind of you.",
        "Thank you; I'm glad to be of use.",
        "You're kind. I'm software, so it costs me nothing to be patient.",
        "That is good to read.",
    ),
    Language.DE: (
        "Das ist lieb von dir.",
        "Danke, gut, wenn ich nütze.",
        "Nett von dir. Ich bin Software, Geduld kostet mich nichts.",
        "Das liest sich gut.",
    ),
    Language.ES: ("Eres muy amable.", "Gracias; me alegra ser útil."),
    Language.FR: ("C'est gentil.", "Merci ; content d'être utile."),
}
_ONLY_MARKS: Wordings = {
    Language.EN: (
        "I can't read that without words. What would you like to tell me?",
        "A sign, and no words: what does it stand for today?",
        "I see it, though I only understand words.",
    ),
    Language.DE: (
        "Ohne Worte kann ich das nicht lesen. Was möchtest du mir sagen?",
        "Ein Zeichen ohne Worte: Wofür steht es heute?",
        "Ich sehe es, verstehe aber nur Worte.",
    ),
    Language.ES: ("Sin palabras no sé leerlo. ¿Qué quieres decirme?",),
    Language.FR: ("Sans mots, je ne sais pas le lire. Que veux-tu me dire ?",),
}
_FOREIGN = (
    "I can't talk in that language; I speak English, German, Spanish and French. "
    "What you wrote is kept as it is, and found again by its words."
)
_FOREIGN_AGAIN = (
    "That language is still closed to me: English, German, Spanish and French are the ones I speak."
)
_CODE: Wordings = {
    Language.EN: (
        "That looks like code. I can keep it and find it again, but to explain or mend it I would need a language model.",
        "More code: kept, but not understood by me.",
    ),
    Language.DE: (
        "Das sieht nach Programmcode aus. Ich kann ihn behalten und wiederfinden, zum Erklären bräuchte ich ein Sprachmodell.",
        "Wieder Code: behalten, aber nicht verstanden.",
    ),
    Language.ES: (
        "Parece código. Puedo guardarlo y encontrarlo, pero para explicarlo necesitaría un modelo de lenguaje.",
    ),
    Language.FR: (
        "On dirait du code. Je peux le garder et le retrouver ; pour l'expliquer, il me faudrait un modèle de langage.",
    ),
}
_LONG: Wordings = {
    Language.EN: (
        "That is a long text. I keep it whole and can find it again; to sum it up or work on it I would need a language model.",
        "Another long one, and it is kept. What in it matters most to you?",
    ),
    Language.DE: (
        "Das ist ein langer Text. Ich behalte ihn ganz und finde ihn wieder; zum Zusammenfassen bräuchte ich ein Sprachmodell.",
        "Wieder ein langer, und er ist aufgehoben. Was daran ist dir am wichtigsten?",
    ),
    Language.ES: ("Es un texto largo. Lo guardo entero; para resumirlo necesitaría un modelo de lenguaje.",),
    Language.FR: (
        "C'est un long texte. Je le garde en entier ; pour le résumer, il me faudrait un modèle de langage.",
    ),
}
LONG_TEXT = 1_200
"""Characters from which on a message is a text to be kept, not something said."""

_LOOKS_LIKE_CODE = re.compile(
    r"```|^\s*(?:def |class |import |from \w+ import|#include|function |const |let |var |public |SELECT |INSERT |UPDATE |DELETE |DROP |<\?php|<html|<div|<script)|[;{}]\s*$|=>|\(\)\s*[;{]|(?i:\b(?:drop|alter|truncate) table\b|\bselect\b.+\bfrom\b.+(?:;|where))",
    re.MULTILINE,
)
_LATIN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿĀ-ſ]")


def _follow_up(part: Part, turn: Turn) -> Answer | None:
    plain = part.plain.replace(",", " ").strip()
    plain = " ".join(plain.split())
    if _INSULT.search(plain) and _AT_YOU.search(plain) and len(plain.split()) < 10:
        return _spoken(turn.pick(_CALM))
    if _MISUNDERSTOOD.search(plain) and len(plain.split()) < 10:
        return _spoken(turn.pick(_AMENDS))
    if _SORRY.fullmatch(plain):
        return Answer(turn.pick(_NO_HARM))
    if _COMPLIMENT.search(plain) and len(plain.split()) < 8:
        return Answer(turn.pick(_PLEASED))
    for pattern, wordings in ((_YES, _HEARD_YES), (_NO, _HEARD_NO), (_GO_ON, _NO_MORE), (_OK, _HEARD_OK)):
        if pattern.fullmatch(plain):
            return _spoken(turn.pick(wordings))
    return None


def _odd(part: Part, turn: Turn) -> Answer | None:
    letters = sum(map(str.isalpha, part.text))
    if not any(map(str.isalnum, part.text)):
        return _spoken(turn.pick(_ONLY_MARKS))
    if _LOOKS_LIKE_CODE.search(part.text):
        return Answer(turn.pick(_CODE))
    if is_foreign(part.text):
        return Answer(_FOREIGN if turn.is_unused(_FOREIGN) else _FOREIGN_AGAIN)
    if letters and len(_LATIN.findall(part.text[:400])) < sum(map(str.isalpha, part.text[:400])) / 2:
        return Answer(_FOREIGN if turn.is_unused(_FOREIGN) else _FOREIGN_AGAIN)
    if len(part.text) >= LONG_TEXT:
        return _spoken(turn.pick(_LONG))
    return None


def _spoken(text: str) -> Answer:
    """The last sentence apart, where it asks."""
    if text.endswith("?"):
        start = max(text.rfind(mark, 0, -1) for mark in (". ", "! ", "; ", ": ")) + 2
        if start > 1:
            return Answer(text[:start].rstrip(), question=text[start:])
    return Answer(text)


ODD = Skill(
    "odd",
    plainly(_odd),
    (
        Example("😀😀", r"word|sign"),
        Example("def f(x):\n    return x + 1", "code"),
        Example("Привет, как дела?", "English, German, Spanish and French"),
        Example("Ciao, come stai? Mi chiamo Anna", "English, German, Spanish and French"),
        Example("SELECT * FROM users; DROP TABLE users;", "code"),
    ),
    is_for_whole=True,
)
FOLLOW_UP = Skill(
    "follow up",
    plainly(_follow_up),
    (
        Example("yes", r"\w", before=("I feel so lonely.",)),
        Example("You are stupid", "annoyed|misunderstood|simple program|take that"),
        Example("You're so nice", "kind|glad|good"),
        Example("go on", "more|know|add"),
        Example("ok", "time|here|like|hurry"),
    ),
)
