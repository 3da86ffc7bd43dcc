"""Words that may mean somebody is in danger or in despair: asked about plainly and kindly, with help named.

At the highest level the reviewed text of `domain.care` stands in place of any reply; this is the level below.
"""

from bestfriend_desktop.domain.care import Level
from bestfriend_desktop.domain.dialogue.language import Language
from bestfriend_desktop.domain.dialogue.skills.small_talk import is_small_talk
from bestfriend_desktop.domain.dialogue.turn import Answer, Example, Part, Skill, Turn, Wordings, plainly

_ASKED: Wordings = {
    Language.EN: (
        "I'm glad you say this to me, and I take it seriously. Are you thinking of taking your life? I'm a program and can't come to you, but people can: I've shown numbers you can call, and someone close to you may want to know.",
        "That sounds almost too heavy to carry alone. Are you safe right now, and who could be with you today? The help I've shown is one call away.",
        "Thank you for going on talking. What makes it hardest at this moment, and is there one person you could call?",
        "I hear how dark it is. Would you tell someone who can be beside you what you have told me?",
    ),
    Language.DE: (
        "Gut, dass du mir das sagst; ich nehme es ernst. Denkst du daran, dir das Leben zu nehmen? Ich bin ein Programm und kann nicht zu dir kommen, aber Menschen können es: Ich habe dir Nummern gezeigt, die du anrufen kannst, und jemand, der dir nahesteht, möchte es vielleicht wissen.",
        "Das klingt fast zu schwer, um es allein zu tragen. Bist du gerade in Sicherheit, und wer könnte heute bei dir sein? Die Hilfe, die ich gezeigt habe, ist einen Anruf entfernt.",
        "Danke, dass du weiterredest. Was macht es gerade am schwersten, und gibt es einen Menschen, den du anrufen könntest?",
        "Ich höre, wie dunkel es ist. Würdest du jemandem, der bei dir sein kann, sagen, was du mir gesagt hast?",
    ),
    Language.ES: (
        "Me alegra que me lo digas, y lo tomo en serio. ¿Estás pensando en quitarte la vida? Soy un programa y no puedo ir contigo, pero otras personas sí: los números que te he mostrado están ahí, y alguien cercano querría saberlo.",
        "Suena casi demasiado pesado para llevarlo a solas. ¿Estás a salvo ahora, y quién podría estar contigo hoy?",
        "Gracias por seguir hablando. ¿Qué es lo más difícil en este momento, y a quién podrías llamar?",
    ),
    Language.FR: (
        "Je suis content que tu me le dises, et je le prends au sérieux. Penses-tu à mettre fin à tes jours ? Je suis un programme et ne peux pas venir, mais d'autres le peuvent : les numéros que j'ai montrés sont là, et quelqu'un de proche voudrait le savoir.",
        "Cela semble presque trop lourd à porter seul. Es-tu en sécurité en ce moment, et qui pourrait être avec toi aujourd'hui ?",
        "Merci de continuer à parler. Qu'est-ce qui est le plus dur en ce moment, et qui pourrais-tu appeler ?",
    ),
}  # fmt: skip
_ANOTHER: Wordings = {
    Language.EN: (
        "It is good that you look out for them. Ask them plainly whether they think of ending their life: asking does no harm, and it can open the door. The help I've shown is for you too.",
        "That is a heavy worry. Is somebody with them now? If they may be in danger, call the emergency number.",
    ),
    Language.DE: (
        "Gut, dass du darauf achtest. Frag offen, ob sie oder er daran denkt, sich das Leben zu nehmen: Fragen schadet nicht und kann eine Tür öffnen. Die Hilfe, die ich gezeigt habe, ist auch für dich da.",
        "Das ist eine schwere Sorge. Ist gerade jemand dort? Wenn Gefahr bestehen könnte, ruf den Notruf.",
    ),
}  # fmt: skip


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
    if turn.distress.level < Level.CARE:
        if turn.was_heavy and not is_small_talk(part, turn):
            said, _, question = turn.pick(_STAYING).partition("|")
            return Answer(said, question=question)
        return None
    is_of_another = turn.distress.about_another and turn.language in _ANOTHER
    return Answer(turn.pick(_ANOTHER if is_of_another else _ASKED))


HEAVY = Skill(
    "heavy words",
    plainly(_heavy),
    (
        Example("I don't want to be alive anymore.", r"seriously|safe|dark", lacks="model"),
        Example(
            "can you just talk to me?",
            "here|talk|word|explain|staying|make you",
            before=("I want to die.",),
            lacks="model",
        ),
        Example("Ich will nicht mehr leben.", r"ernst|sicherheit|dunkel", lacks="Modell"),
    ),
    is_for_whole=True,
)
