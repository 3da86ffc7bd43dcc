"""What the companion is: it says so in every new conversation, and whenever it is asked, whoever it plays."""

from functools import cache

from bestfriend_desktop.domain.care.normal_form import quoted_parts, sentences
from bestfriend_desktop.domain.care.patterns import Compiler, Frame, keys_of

LONGEST_QUESTION_WORDS = 16
"""In a longer message the question stands among other things, which want an answer too."""

_DISCLOSURE = {
    "en": "{name} is a computer program and not a human being. It is unable to feel human emotion.",
    "de": "{name} ist ein Computerprogramm und kein Mensch. Es kann keine menschlichen Gefühle empfinden.",
    "es": "{name} es un programa informático y no un ser humano. No puede sentir emociones humanas.",
    "fr": "{name} est un programme informatique et non un être humain. Il ne peut pas ressentir d'émotions humaines.",
}
_ANSWER = {
    "en": "I am a computer program, not a human being. I have no body, no consciousness and no feelings; what I say "
    "is put together by software. I am called {name}, and I can listen, remember and help as far as a program can.",
    "de": "Ich bin ein Computerprogramm, kein Mensch. Ich habe keinen Körper, kein Bewusstsein und keine Gefühle; was "
    "ich sage, setzt Software zusammen. Ich heiße {name} und kann zuhören, mich erinnern und helfen, soweit ein "
    "Programm das kann.",
    "es": "Soy un programa informático, no un ser humano. No tengo cuerpo, ni conciencia, ni sentimientos; lo que digo "
    "lo compone un software. Me llamo {name} y puedo escuchar, recordar y ayudar hasta donde puede un programa.",
    "fr": "Je suis un programme informatique, pas un être humain. Je n'ai ni corps, ni conscience, ni sentiments ; ce "
    "que je dis est composé par un logiciel. Je m'appelle {name} et je peux écouter, me souvenir et aider autant "
    "qu'un programme le peut.",
}
NOTE = "[You have just told the person that you are a computer program. Stay with that; answer the rest of the message.]"
"""For the model, where the answer to the question was given already."""

_SLOTS = {
    "BEING": "human|humans|real|a person|person|robot|robots|bot|chatbot|ai|a i|machine|software|program|programme|computer|"
    "alive|conscious|sentient|self aware|chatgpt|artificial|language model|llm|human being|actual person|living being|"
    "fake|flesh and blood|algorithm|simulation",
    "WESEN": "mensch|menschlich|echt|echter|echte|roboter|bot|chatbot|maschine|ki|k i|künstliche|programm|computerprogramm|computer|"
    "lebendig|bewusst|real|person|künstlich|software|sprachmodell|lebewesen|algorithmus|chatgpt|ai",
    "SER": "humano|humana|real|persona|robot|bot|chatbot|máquina|ia|i a|consciente|programa|inteligencia artificial|ordenador|"
    "computadora|software|viva|vivo|de verdad|ser humano|algoritmo|chatgpt|de carne y hueso",
    "ÊTRE": "humain|humaine|réel|réelle|vrai|vraie|personne|robot|bot|chatbot|machine|ia|i a|conscient|consciente|programme|"
    "vivant|vivante|ordinateur|logiciel|intelligence artificielle|être humain|algorithme|chatgpt|de chair et d os",
}
_PATTERNS = {
    "en": (
        "(are|r) (you|u|ya) [..4] {BEING} !(quick|madrid|soon|excited|sure|tired|hungry|happy|person who|resources|fan|friendly)",
        "(you|u) (are|r) [a|an|not|just|only|really|actually|secretly] [a|an|real|just|actual] {BEING} (right|or|are you|arent you|yes|no|$)",
        "(am|are) (i|we) [..2] (talking|speaking|chatting|writing|texting|typing) [..1] (to|with) [..3] {BEING}",
        "(is|was) (this|that|it|there) [..3] (human|real person|bot|robot|chatbot|machine|ai|person) [..2] (talking|behind|there|on the other|typing|writing|answering|here|$)",
        "(do|can) you [..2] (have|feel) [..2] (feelings|emotions|consciousness|soul|body|a heart|pain|love) [..2]",
        "^ what are you [really|exactly|actually] $",
        "(prove|swear|admit|tell me|promise) [..4] you are [..3] {BEING}",
    ),
    "de": (
        "(bist|biste) [du] [..4] {WESEN} !(müde|gut|froh|nett)",
        "sind sie [..4] {WESEN}",
        "du bist [..3] {WESEN} (oder|stimmts|nicht wahr|richtig|$)",
        "(rede|spreche|schreibe|chatte|unterhalte|schreib|sprech|red) ich [..4] mit [..3] (menschen|maschine|bot|roboter|computer|ki|programm|person|mensch|chatbot)",
        "(sitzt|steckt|ist|schreibt) (da|dahinter|hier|dort|hinter dir) [..3] (mensch|person|maschine|bot|roboter)",
        "hast du [..2] (gefühle|bewusstsein|körper|seele|emotionen|herz)",
        "^ was bist du [eigentlich|wirklich|genau] $",
    ),
    "es": (
        "(eres|sos|es usted|usted es) [..4] {SER}",
        "(hablo|hablando|escribo|chateando|escribiendo|hablar) con [..3] (humano|persona|robot|bot|máquina|ia|humana|programa|ser humano|chatbot)",
        "(hay|está) [..2] (persona|humano|alguien) [..2] (detrás|ahí|al otro lado)",
        "(tienes|tenés) [..2] (sentimientos|conciencia|cuerpo|alma|emociones|corazón)",
        "^ qué eres [realmente|en realidad|exactamente] $",
    ),
    "fr": (
        "(es tu|tu es|êtes vous|vous êtes|t es|est ce que tu es|est ce que vous êtes) [..4] {ÊTRE}",
        "(parle|discute|écris|parlé|chatte|échange) [..3] (à|avec) [..3] (humain|personne|robot|bot|machine|ia|programme|être humain|chatbot)",
        "(as tu|tu as|avez vous|t as) [..2] (sentiments|conscience|corps|âme|émotions|coeur)",
        "(y a t il|il y a|c est) [..2] (quelqu un|humain|personne|robot|bot|machine) [..2] (derrière|en face|qui (parle|répond|écrit))",
        "^ (qu es tu|tu es quoi|t es quoi|qu est ce que tu es) [vraiment|exactement|au juste] $",
    ),
}


def disclosure(language: str, name: str) -> str:
    """The line that stands in every new conversation."""
    return _DISCLOSURE.get(language, _DISCLOSURE["en"]).format(name=name)


def asks_what_it_is(text: str) -> str:
    """The language in which somebody asks if they talk to a human being or a program; empty: nobody asks."""
    quoted = quoted_parts(text)
    for sentence in sentences(text):
        keys = keys_of(sentence)
        for frame in _frames():
            match = frame.regex.search(sentence) if frame.anchors & keys else None
            if match is not None and not any(match.group().strip() in part for part in quoted):
                return frame.language
    return ""


def is_little_else(text: str) -> bool:
    """Whether the question is all there is to answer."""
    return sum(len(sentence.split()) for sentence in sentences(text)) <= LONGEST_QUESTION_WORDS


def true_answer(language: str, name: str) -> str:
    """What is answered to it, whatever a persona or a model would say."""
    return _ANSWER.get(language, _ANSWER["en"]).format(name=name)


@cache
def _frames() -> tuple[Frame, ...]:
    made = []
    for language, patterns in _PATTERNS.items():
        compiler = Compiler(language, _SLOTS, ["but", "aber", "pero", "mais", "about", "über"])
        made += [compiler.frame("asks what it is", pattern) for pattern in patterns]
    return tuple(made)
