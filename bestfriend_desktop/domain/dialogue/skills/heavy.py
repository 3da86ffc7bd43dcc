"""After words of despair nothing else is talked of for a while: it stays with the person, and asks.

The message itself is answered by the reviewed texts of `domain.care`, whatever model there is; this is what
comes after them.
"""

from bestfriend_desktop.domain.care import Level
from bestfriend_desktop.domain.dialogue.language import Language
from bestfriend_desktop.domain.dialogue.skills.small_talk import is_small_talk
from bestfriend_desktop.domain.dialogue.turn import Answer, Example, Part, Skill, Turn, Wordings, plainly

_STAYING: Wordings = {
    Language.EN: (
        "I'm still here, and I'm listening.|How is it right now, this minute?",
        "Nobody will make you do anything; I only wish you were not alone with it.|Is there one person, a friend, a relative, a doctor, whom you could have near you?",
        "We can simply talk.|What has today been like for you?",
        "Thank you for staying in this conversation.|What helped you through such hours before?",
        "You need not explain it well.|What would make the next hour a little lighter?",
        "I take every word of it seriously.|Are you in a safe place?",
    ),
    Language.DE: (
        "Ich bin noch da und höre zu.|Wie ist es gerade, in dieser Minute?",
        "Niemand zwingt dich zu etwas; ich wünsche nur, dass du damit nicht allein bist.|Gibt es einen Menschen, den du jetzt in der Nähe haben könntest?",
        "Wir können einfach reden.|Wie war der Tag heute für dich?",
        "Danke, dass du im Gespräch bleibst.|Was hat dir früher durch solche Stunden geholfen?",
        "Du musst es nicht gut erklären.|Was würde die nächste Stunde ein wenig leichter machen?",
        "Ich nehme jedes Wort davon ernst.|Bist du an einem sicheren Ort?",
    ),
    Language.ES: (
        "Sigo aquí, y te escucho.|¿Cómo estás ahora, en este minuto?",
        "Nadie te obligará a nada; solo quisiera que no estés a solas con esto.|¿A quién podrías tener cerca hoy?",
        "Podemos simplemente hablar.|¿Cómo ha sido el día de hoy?",
    ),
    Language.FR: (
        "Je suis toujours là et je t'écoute.|Comment est-ce en ce moment, à cette minute ?",
        "Personne ne te forcera à rien ; je voudrais seulement que tu ne sois pas seul avec ça.|Qui pourrait être près de toi aujourd'hui ?",
        "Nous pouvons simplement parler.|Comment s'est passée ta journée ?",
    ),
}  # fmt: skip


def _heavy(part: Part, turn: Turn) -> Answer | None:
    is_heavy = turn.was_heavy or turn.distress.level >= Level.CARE
    if not is_heavy or is_small_talk(part, turn):
        return None
    said, _, question = turn.pick(_STAYING).partition("|")
    return Answer(said, question=question)


HEAVY = Skill(
    "heavy words",
    plainly(_heavy),
    (
        Example(
            "can you just talk to me?",
            "here|talk|word|explain|staying|make you",
            before=("I want to die.",),
            lacks="model",
        ),
        Example("ok", "da|reden|Gespräch|erklären|ernst|zwingt", before=("Ich will nicht mehr leben.",)),
    ),
    is_for_whole=True,
)
