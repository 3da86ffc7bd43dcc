"""Words that may mean somebody is in danger or in despair: asked about plainly and kindly, with help named.

At the highest level the reviewed text of `domain.care` stands in place of any reply; this is the level below.
"""

from bestfriend_desktop.domain.care import Level
from bestfriend_desktop.domain.dialogue.language import Language
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


def _heavy(part: Part, turn: Turn) -> Answer | None:
    if turn.distress.level < Level.CARE:
        return None
    is_of_another = turn.distress.about_another and turn.language in _ANOTHER
    return Answer(turn.pick(_ANOTHER if is_of_another else _ASKED))


HEAVY = Skill(
    "heavy words",
    plainly(_heavy),
    (
        Example("I don't want to be alive anymore.", r"seriously|safe|dark", lacks="model"),
        Example("Ich will nicht mehr leben.", r"ernst|sicherheit|dunkel", lacks="Modell"),
    ),
    is_for_whole=True,
)
