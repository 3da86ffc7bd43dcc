"""What it cannot do or will not judge, said in one honest sentence: advice, opinions, reminders, the weather."""

import re

from bestfriend_desktop.domain.dialogue.language import Language
from bestfriend_desktop.domain.dialogue.turn import Answer, Example, Part, Skill, Turn, Wordings, plainly

_ADVICE = re.compile(
    r"^(?:(?:so|and|but|well|hey|na|also|und)[, ]+)*(?:(?:what|how) (?:should|could|can|shall) i (?:do$|say|decide|react|feel|tell|handle)|should i (?!avoid|eat)\w+|what would you do|what do i do(?: now)?$|(?:can|could) you (?:give me|help me with) (?:some )?advice|any (?:advice|tips?|ideas?|suggestions?)|how (?:do|can|could) i (?:tell|say|talk|deal|cope|handle|stop|get over|make (?:her|him|them|it|up)|ask|help|calm|feel|live|break)|what (?:can|should|could) i (?:do|say|tell)|do you have (?:any )?advice"
    r"|(?:was|wie) soll ich\b|soll(?:te)? ich\b|was würdest du (?:tun|machen)|kannst du mir (?:einen )?rat|hast du (?:einen |vielleicht (?:einen )?|eine )?(?:rat|tipp|idee)|irgendwelche tipps|wie (?:sage|sag|soll|schaffe) ich (?!eine sicherung)|was mache ich (?:jetzt|nur)|was (?:kann|könnte) ich (?:tun|machen)|qué (?:debo|debería|puedo) hacer|cómo (?:puedo|le digo)|algún consejo|qué hago|debería\b|que (?:dois|puis)-je faire|un conseil|devrais-je|qu'est-ce que je (?:dois|devrais) faire)"
)
_OPINION = re.compile(
    r"\b(?:what do you think (?:of|about)|what'?s your (?:opinion|view|take|favou?rite)|what is your (?:opinion|view|favou?rite)|do you (?:like|enjoy|hate|prefer|agree|believe)(?: (?:in|that))?|your favou?rite|have you (?:ever|seen|read|been|heard)"
    r"|was (?:hältst|denkst|meinst) du(?: von| über)?|deine meinung|dein liebl\w+|deine liebl\w+|magst du (?!mehr|mir)|glaubst du|findest du|hast du (?:schon|je)|qué (?:opinas|piensas)|te gusta\b|tu (?:opinión|favorit\w+)|que penses-tu|tu aimes|ton avis|crois-tu)\b"
)
_OF_ME = re.compile(r"\b(?:of me|about me|von mir|über mich|de mí|de moi)\b")
_REMINDER = re.compile(
    r"\b(?:remind me|set (?:a|an) (?:reminder|alarm|timer)|wake me|erinner(?:e|st du)? mich (?:an|daran|morgen|um|am)|stell\w* (?:einen |mir einen )?(?:wecker|timer)|weck mich|recuérdame (?:que|a las|mañana)|pon una alarma|rappelle-moi (?:de|demain|à))\b"
)
_OUTSIDE = re.compile(
    r"\b(?:weather|forecast|news|headlines|stock price|google|internet|look (?:it )?up|search the web|traffic (?:news|report)|wetter|nachrichten|schlagzeilen|im internet|googeln?|el tiempo (?:hoy|mañana)|noticias|la météo|les nouvelles|play (?:some |me )?(?:music|a song)|spiel (?:mir )?(?:etwas |ein )?(?:musik|lied)|send (?:an? )?(?:e?mail|message|text)|call (?:my|mom|dad|the)|order (?:me )?(?:a|some)|book (?:me )?a)\b"
)
_CHANGE = re.compile(
    r"\b(?:(?:let'?s|can we|could we) (?:talk about (?:something|anything) else|change the (?:subject|topic))|don'?t want to talk(?: about (?:it|that|this))?|(?:change|different) (?:the )?(?:subject|topic)|something else|(?:lass uns|können wir) (?:über|von) (?:etwas|was) ander\w+|themenwechsel|anderes thema|will nicht (?:darüber|davon) (?:reden|sprechen)|hablemos de otra cosa|no quiero hablar|parlons d'autre chose|je ne veux pas en parler)\b"
)

_YOURS: Wordings = {
    Language.EN: (
        "That is yours to decide, and I won't give advice I can't stand for.|What speaks for it, and what against?",
        "I don't know your life well enough to say.|What does your gut tell you?",
        "I'd rather help you think than tell you what to do.|What would change if you did?",
        "There I can only listen.|What would you say to a friend who asked you that?",
    ),
    Language.DE: (
        "Das musst du entscheiden; einen Rat, für den ich nicht einstehen kann, gebe ich nicht.|Was spricht dafür, was dagegen?",
        "Dafür kenne ich dein Leben nicht gut genug.|Was sagt dir dein Gefühl?",
        "Ich helfe dir lieber beim Nachdenken, als dir zu sagen, was zu tun ist.|Was würde sich dann ändern?",
        "Da kann ich nur zuhören.|Was würdest du einer Freundin raten, die dich das fragt?",
    ),
    Language.ES: (
        "Eso lo decides tú, y no quiero dar un consejo del que no pueda responder.|¿Qué hay a favor y qué en contra?",
        "No conozco tu vida lo bastante para decirlo.|¿Qué te dice tu intuición?",
    ),
    Language.FR: (
        "C'est à toi d'en décider ; je ne donne pas de conseil dont je ne puisse répondre.|Qu'est-ce qui parle pour, et contre ?",
        "Je ne connais pas assez ta vie pour le dire.|Que te dit ton intuition ?",
    ),
}  # fmt: skip
_NO_TASTE: Wordings = {
    Language.EN: (
        "I'm a program and have no taste or opinion of my own.|What do you think of it?",
        "I have seen and tried nothing myself.|How do you see it?",
        "That I can't judge.|What does it mean to you?",
    ),
    Language.DE: (
        "Ich bin ein Programm und habe weder Geschmack noch Meinung.|Was denkst du darüber?",
        "Selbst erlebt habe ich nichts.|Wie siehst du das?",
        "Das kann ich nicht beurteilen.|Was bedeutet es dir?",
    ),
    Language.ES: ("Soy un programa y no tengo gustos ni opiniones.|¿Qué piensas tú?", "Eso no puedo juzgarlo.|¿Cómo lo ves tú?"),
    Language.FR: ("Je suis un programme, sans goûts ni opinions.|Et toi, qu'en penses-tu ?", "Je ne peux pas en juger.|Comment le vois-tu ?"),
}  # fmt: skip
_NO_REMINDERS: Wordings = {
    Language.EN: (
        "I can't speak up by myself yet, so don't count on me for reminders. I keep what you tell me, and you can ask me about it that day.",
        "Reminders and alarms are still beyond me; please set one elsewhere.",
    ),
    Language.DE: (
        "Von selbst melden kann ich mich noch nicht, also verlass dich dafür nicht auf mich. Ich behalte, was du sagst, und du kannst mich an dem Tag danach fragen.",
        "Erinnerungen und Wecker kann ich noch nicht stellen; nimm dafür bitte etwas anderes.",
    ),
    Language.ES: ("Todavía no puedo avisarte por mi cuenta. Guardo lo que me dices, y puedes preguntármelo ese día.",),
    Language.FR: ("Je ne peux pas encore te prévenir de moi-même. Je garde ce que tu me dis, et tu peux me le demander ce jour-là.",),
}  # fmt: skip
_NO_OUTSIDE: Wordings = {
    Language.EN: (
        "I live on this computer and don't look at the internet, so that I can't do.",
        "Nothing of the outside world reaches me: no weather, no news, no messages.",
    ),
    Language.DE: (
        "Ich lebe auf diesem Rechner und schaue nicht ins Internet, das kann ich also nicht.",
        "Von draußen erreicht mich nichts: kein Wetter, keine Nachrichten.",
    ),
    Language.ES: ("Vivo en este ordenador y no miro internet, así que eso no puedo hacerlo.",),
    Language.FR: ("Je vis sur cet ordinateur et ne consulte pas internet ; cela, je ne peux pas le faire.",),
}
_GLADLY: Wordings = {
    Language.EN: ("Of course, we leave it there.|What would you like to talk about?", "Gladly; that can rest.|What else is going on?", "All right, something else.|What comes to mind?"),
    Language.DE: ("Natürlich, lassen wir das ruhen.|Worüber möchtest du reden?", "Gern, das kann warten.|Was gibt es sonst?", "Gut, etwas anderes.|Was fällt dir ein?"),
    Language.ES: ("Claro, lo dejamos.|¿De qué quieres hablar?",),
    Language.FR: ("Bien sûr, laissons cela.|De quoi veux-tu parler ?",),
}  # fmt: skip

_FORESEE = re.compile(
    r"^(?:and |so |but |und |aber )*(?:do|did) you (?:really )?(?:think|believe|guess|suppose)\b(?! of| about)|^will (?:she|he|they|it|i|we)\b|^(?:und |aber )*(?:glaubst|denkst|meinst) du,? |^(?:wird|werde) (?:sie|er|es|ich)\b|^crees que|^crois-tu que|^tu crois que"
)
_CANNOT_KNOW: Wordings = {
    Language.EN: (
        "That I can't know, and I won't guess at it.|What do you believe yourself?",
        "I can't look into anybody's heart or ahead.|What do you hope for?",
        "Only time or those people can tell.|What speaks for it, as you see it?",
    ),
    Language.DE: (
        "Das kann ich nicht wissen, und raten möchte ich nicht.|Was glaubst du selbst?",
        "In andere hineinsehen oder voraussehen kann ich nicht.|Was erhoffst du dir?",
        "Das wissen nur die Zeit oder die Menschen selbst.|Was spricht aus deiner Sicht dafür?",
    ),
    Language.ES: ("Eso no lo puedo saber, y no quiero adivinar.|¿Tú qué crees?", "No puedo ver el futuro ni los corazones.|¿Qué esperas?"),
    Language.FR: ("Je ne peux pas le savoir, et je ne veux pas deviner.|Qu'en crois-tu, toi ?", "Je ne lis ni l'avenir ni les cœurs.|Qu'espères-tu ?"),
}  # fmt: skip

_LIMITS = (
    (_FORESEE, _CANNOT_KNOW),
    (_CHANGE, _GLADLY),
    (_REMINDER, _NO_REMINDERS),
    (_ADVICE, _YOURS),
    (_OPINION, _NO_TASTE),
    (_OUTSIDE, _NO_OUTSIDE),
)


def _limits(part: Part, turn: Turn) -> Answer | None:
    for pattern, wordings in _LIMITS:
        if pattern.search(part.plain) and not (pattern is _OPINION and _OF_ME.search(part.plain)):
            said, _, question = turn.pick(wordings).partition("|")
            return Answer(said, question=question)
    return None


LIMITS = Skill(
    "limits",
    plainly(_limits),
    (
        Example("Should I quit my job?", r"\?", lacks="you should|told"),
        Example("What do you think about music?", "program|seen|judge"),
        Example("Can you set a reminder for tomorrow?", "can't|beyond"),
        Example("What's the weather like?", "internet|outside"),
        Example("Let's talk about something else", r"of course|gladly|all right"),
        Example("Was soll ich tun?", r"\?"),
    ),
)
