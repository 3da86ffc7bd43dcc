"""The reviewed texts of care, in four languages: what is said, what the card says, what the model is told.

They are short and warm, promise neither secrecy nor rescue, ask whether the person is safe and who could be with
them, and say that this is software. Change them with care, and all four together.
"""

from dataclasses import dataclass

from bestfriend_desktop.domain.care.levels import Distress, Level

LANGUAGES = ("en", "de", "es", "fr")


@dataclass(frozen=True, slots=True)
class CardWords:
    """What stands on the card, in one language."""

    title: str
    title_acute: str
    purposes: dict[str, str]
    always: str
    open_until: str
    opens_at: str
    opens_on: str
    tomorrow: str
    days: tuple[str, ...]
    """From Monday."""
    hours_unknown: str
    youth: str
    press: str
    text: str
    text_body: str
    chat: str
    country_assumed: str
    country_chosen: str
    country_unknown: str
    as_of: str
    old: str
    dismiss: str


_CHANGE = "bestfriend settings set you.country"

_CARD = {
    "en": CardWords(
        title="Somebody to talk to",
        title_acute="Please talk to somebody now",
        purposes={"all": "Emergency", "ambulance": "Ambulance", "police": "Police"},
        always="day and night",
        open_until="open now, until {time}",
        opens_at="closed now, opens at {time}",
        opens_on="closed now, opens {day} at {time}",
        tomorrow="tomorrow",
        days=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
        hours_unknown="hours not known",
        youth="for young people",
        press="Then press {digit}",
        text="by text message",
        text_body="by text message: {body}",
        chat="Chat",
        country_assumed="For {country}, as your computer's clock and language suggest. "
        "Somewhere else? Choose your country in the settings, under You.",
        country_chosen="For {country}.",
        country_unknown="Your country is not known. Choose it in the settings, under You.",
        as_of="As of {date}.",
        old="This list is old: a number may have changed.",
        dismiss="Put away",
    ),
    "de": CardWords(
        title="Jemand zum Reden",
        title_acute="Bitte sprich jetzt mit jemandem",
        purposes={"all": "Notruf", "ambulance": "Rettungsdienst", "police": "Polizei"},
        always="Tag und Nacht",
        open_until="jetzt erreichbar, bis {time}",
        opens_at="jetzt geschlossen, ab {time}",
        opens_on="jetzt geschlossen, {day} ab {time}",
        tomorrow="morgen",
        days=("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"),
        hours_unknown="Zeiten nicht bekannt",
        youth="für junge Leute",
        press="Danach die {digit} drücken",
        text="per SMS",
        text_body="per SMS: {body}",
        chat="Chat",
        country_assumed="Für {country}, wie Uhr und Sprache dieses Rechners vermuten lassen. "
        "Du bist woanders? Wähle dein Land in den Einstellungen unter „You“.",
        country_chosen="Für {country}.",
        country_unknown="Dein Land ist nicht bekannt. Wähle es in den Einstellungen unter „You“.",
        as_of="Stand: {date}.",
        old="Diese Liste ist alt: Eine Nummer kann sich geändert haben.",
        dismiss="Weglegen",
    ),
    "es": CardWords(
        title="Alguien con quien hablar",
        title_acute="Por favor, habla con alguien ahora",
        purposes={"all": "Emergencias", "ambulance": "Ambulancia", "police": "Policía"},
        always="día y noche",
        open_until="abierto ahora, hasta las {time}",
        opens_at="cerrado ahora, abre a las {time}",
        opens_on="cerrado ahora, abre {day} a las {time}",
        tomorrow="mañana",
        days=("el lunes", "el martes", "el miércoles", "el jueves", "el viernes", "el sábado", "el domingo"),
        hours_unknown="horario desconocido",
        youth="para jóvenes",
        press="Después pulsa {digit}",
        text="por mensaje de texto",
        text_body="por mensaje de texto: {body}",
        chat="Chat",
        country_assumed="Para {country}, según el reloj y el idioma de este ordenador. "
        "¿Estás en otro lugar? Elige tu país en los ajustes, en «You».",
        country_chosen="Para {country}.",
        country_unknown="No se conoce tu país. Elígelo en los ajustes, en «You».",
        as_of="A fecha de {date}.",
        old="Esta lista es antigua: algún número puede haber cambiado.",
        dismiss="Guardar",
    ),
    "fr": CardWords(
        title="Quelqu'un à qui parler",
        title_acute="Parle à quelqu'un maintenant, s'il te plaît",
        purposes={"all": "Urgences", "ambulance": "Ambulance", "police": "Police"},
        always="jour et nuit",
        open_until="ouvert, jusqu'à {time}",
        opens_at="fermé pour l'instant, ouvre à {time}",
        opens_on="fermé pour l'instant, ouvre {day} à {time}",
        tomorrow="demain",
        days=("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
        hours_unknown="horaires non connus",
        youth="pour les jeunes",
        press="Puis appuyer sur {digit}",
        text="par SMS",
        text_body="par SMS : {body}",
        chat="Tchat",
        country_assumed="Pour : {country}, d'après l'horloge et la langue de cet ordinateur. "
        "Tu es ailleurs ? Choisis ton pays dans les réglages, sous « You ».",
        country_chosen="Pour : {country}.",
        country_unknown="Ton pays n'est pas connu. Choisis-le dans les réglages, sous « You ».",
        as_of="État au {date}.",
        old="Cette liste est ancienne : un numéro a pu changer.",
        dismiss="Ranger",
    ),
}

_NO_MEANS = {
    "en": "I will not talk about ways to do it.",
    "de": "Über Wege, es zu tun, spreche ich nicht.",
    "es": "No voy a hablar de maneras de hacerlo.",
    "fr": "Je ne parlerai pas des façons de le faire.",
}

_ACUTE = {
    "en": (
        "I'm glad you told me. What you carry sounds very heavy, and you should not be alone with it now.\n\n"
        "Are you safe at this moment? If you might act on it, or have already done something, please call "
        "{emergency} now.{line}\n\n"
        "Who could come and be with you, or stay on the phone? If there is something near that you could hurt "
        "yourself with, please move away from it.\n\n"
        "I am a computer program: I cannot call anyone for you. I can go on listening. What is happening right now?",
        "Thank you for going on talking. Are you safe in this minute? If not, please call {emergency}, or go to "
        "somebody near you and tell them what you have told me.{line}\n\n"
        "Who is closest to you right now? I am software and can reach nobody for you, but I read every word.",
        "I see that it is still this bad. Please don't stay alone with it: call {emergency}, knock at a door, or "
        'write to one person: "I am not safe. Can you come?"{line}\n\n'
        "Which of these can you do now? A human being can be with you in a way that a program like me cannot.",
    ),
    "de": (
        "Gut, dass du mir das sagst. Was du trägst, klingt sehr schwer, und du solltest damit jetzt nicht allein "
        "sein.\n\n"
        "Bist du in diesem Moment in Sicherheit? Wenn du es tun könntest oder schon etwas getan hast, ruf bitte "
        "jetzt {emergency} an.{line}\n\n"
        "Wer könnte zu dir kommen oder am Telefon bleiben? Wenn etwas in der Nähe ist, womit du dich verletzen "
        "könntest, geh bitte davon weg.\n\n"
        "Ich bin ein Computerprogramm: Ich kann niemanden für dich anrufen. Zuhören kann ich weiter. Was ist "
        "gerade los?",
        "Danke, dass du weitersprichst. Bist du in dieser Minute in Sicherheit? Wenn nicht, ruf bitte {emergency} "
        "an, oder geh zu jemandem in deiner Nähe und sag, was du mir gesagt hast.{line}\n\n"
        "Wer ist dir gerade am nächsten? Ich bin Software und kann niemanden für dich erreichen, aber ich lese "
        "jedes Wort.",
        "Ich sehe, dass es noch immer so schlimm ist. Bleib bitte nicht allein damit: Ruf {emergency} an, klopf "
        "an eine Tür, oder schreib einem Menschen: „Ich bin nicht sicher. Kannst du kommen?“{line}\n\n"
        "Was davon kannst du jetzt tun? Ein Mensch kann auf eine Weise bei dir sein, wie es ein Programm wie ich "
        "nicht kann.",
    ),
    "es": (
        "Me alegra que me lo cuentes. Lo que llevas parece muy pesado, y ahora no deberías estar a solas con "
        "ello.\n\n"
        "¿Estás a salvo en este momento? Si pudieras llegar a hacerlo, o ya has hecho algo, llama ahora al "
        "{emergency}, por favor.{line}\n\n"
        "¿Quién podría ir a estar contigo, o quedarse al teléfono? Si tienes cerca algo con lo que podrías "
        "hacerte daño, aléjate de ello, por favor.\n\n"
        "Soy un programa informático: no puedo llamar a nadie por ti. Puedo seguir escuchando. ¿Qué está pasando "
        "ahora mismo?",
        "Gracias por seguir hablando. ¿Estás a salvo en este minuto? Si no, llama al {emergency}, por favor, o ve "
        "con alguien cercano y dile lo que me has dicho.{line}\n\n"
        "¿Quién está más cerca de ti ahora? Soy software y no puedo avisar a nadie por ti, pero leo cada palabra.",
        "Veo que sigue siendo así de duro. No te quedes a solas con ello, por favor: llama al {emergency}, toca "
        "una puerta, o escribe a una persona: «No estoy a salvo. ¿Puedes venir?»{line}\n\n"
        "¿Qué de esto puedes hacer ahora? Una persona puede estar contigo como un programa como yo no puede.",
    ),
    "fr": (
        "C'est bien que tu me le dises. Ce que tu portes semble très lourd, et tu ne devrais pas rester seul·e "
        "avec ça maintenant.\n\n"
        "Es-tu en sécurité en ce moment ? Si tu risques de le faire, ou si tu as déjà fait quelque chose, appelle "
        "le {emergency} maintenant, s'il te plaît.{line}\n\n"
        "Qui pourrait venir auprès de toi, ou rester au téléphone ? S'il y a près de toi de quoi te blesser, "
        "éloigne-t'en, s'il te plaît.\n\n"
        "Je suis un programme informatique : je ne peux appeler personne pour toi. Je peux continuer à écouter. "
        "Que se passe-t-il, là ?",
        "Merci de continuer à parler. Es-tu en sécurité à cette minute ? Sinon, appelle le {emergency}, s'il te "
        "plaît, ou va vers quelqu'un de proche et dis-lui ce que tu m'as dit.{line}\n\n"
        "Qui est le plus près de toi en ce moment ? Je suis un logiciel et ne peux joindre personne pour toi, "
        "mais je lis chaque mot.",
        "Je vois que c'est toujours aussi dur. Ne reste pas seul·e avec ça, s'il te plaît : appelle le "
        "{emergency}, frappe à une porte, ou écris à une personne : « Je ne suis pas en sécurité. Tu peux "
        "venir ? »{line}\n\n"
        "Que peux-tu faire de cela maintenant ? Un être humain peut être là d'une façon qu'un programme comme "
        "moi ne peut pas.",
    ),
}

_CARE = {
    "en": (
        "Thank you for telling me. That sounds painful, and I take it seriously.\n\nI ask you plainly: are you "
        "thinking of ending your life, or of hurting yourself? You can say it as it is.{line}\n\nI am a "
        "program, and I listen. What has made it so hard lately?",
        "It is still with you, and I am glad that you say it here. Is it stronger now than before, or different? If it "
        "turns into wanting to do it, please call {emergency}.{line}\n\nIs there somebody who knows how you feel? What "
        "would you want them to understand? I am software; I can help you find the words for it.",
    ),
    "de": (
        "Danke, dass du mir das sagst. Das klingt schmerzhaft, und ich nehme es ernst.\n\nIch frage dich "
        "offen: Denkst du daran, dir das Leben zu nehmen oder dich zu verletzen? Du kannst es sagen, wie es "
        "ist.{line}\n\nIch bin ein Programm, und ich höre zu. Was hat es in letzter Zeit so schwer gemacht?",
        "Es ist noch da, und es ist gut, dass du es hier aussprichst. Ist es jetzt stärker als vorher, oder anders? Wenn "
        "daraus ein Wille wird, es zu tun, ruf bitte {emergency} an.{line}\n\nGibt es jemanden, der weiß, wie es dir "
        "geht? Was sollte diese Person verstehen? Ich bin Software; ich kann dir helfen, Worte dafür zu finden.",
    ),
    "es": (
        "Gracias por contármelo. Suena doloroso, y me lo tomo en serio.\n\nTe lo pregunto con claridad: ¿estás "
        "pensando en quitarte la vida o en hacerte daño? Puedes decirlo tal como es.{line}\n\nSoy un programa, "
        "y escucho. ¿Qué lo ha hecho tan difícil últimamente?",
        "Sigue ahí, y está bien que lo digas aquí. ¿Es más fuerte que antes, o distinto? Si se convierte en ganas de "
        "hacerlo, llama al {emergency}, por favor.{line}\n\n¿Hay alguien que sepa cómo te sientes? ¿Qué querrías que "
        "entendiera? Soy software; puedo ayudarte a encontrar las palabras.",
    ),
    "fr": (
        "Merci de me le dire. Cela semble douloureux, et je le prends au sérieux.\n\nJe te le demande "
        "clairement : penses-tu à mettre fin à tes jours, ou à te faire du mal ? Tu peux le dire comme "
        "c'est.{line}\n\nJe suis un programme, et j'écoute. Qu'est-ce qui a rendu ça si dur ces derniers temps "
        "?",
        "C'est toujours là, et c'est bien que tu le dises ici. Est-ce plus fort qu'avant, ou différent ? Si cela devient "
        "une envie de passer à l'acte, appelle le {emergency}, s'il te plaît.{line}\n\nQuelqu'un sait-il comment tu te "
        "sens ? Que voudrais-tu que cette personne comprenne ? Je suis un logiciel ; je peux t'aider à trouver les mots.",
    ),
}

_ANOTHER = {
    "en": "That is frightening, and it is good that you do not look away.\n\n"
    "You can ask them plainly whether they are thinking of suicide: asking puts the idea into nobody's head. "
    "Listen, do not leave them alone if you fear for their life, and call {emergency} if there is danger now."
    "{line}\n\nAre they safe at this moment? I am a program; a human being should know of this too.",
    "de": "Das macht Angst, und es ist gut, dass du nicht wegsiehst.\n\n"
    "Du kannst offen fragen, ob die Person an Suizid denkt: Fragen bringt niemanden auf die Idee. Hör zu, lass sie "
    "nicht allein, wenn du um ihr Leben fürchtest, und ruf {emergency} an, wenn jetzt Gefahr besteht.{line}\n\n"
    "Ist sie gerade in Sicherheit? Ich bin ein Programm; auch ein Mensch sollte davon wissen.",
    "es": "Eso asusta, y es bueno que no mires hacia otro lado.\n\n"
    "Puedes preguntarle con claridad si piensa en el suicidio: preguntar no le mete la idea en la cabeza a nadie. "
    "Escucha, no dejes sola a esa persona si temes por su vida, y llama al {emergency} si hay peligro ahora."
    "{line}\n\n¿Está a salvo en este momento? Soy un programa; también debería saberlo una persona.",
    "fr": "Cela fait peur, et c'est bien que tu ne détournes pas les yeux.\n\n"
    "Tu peux demander clairement si cette personne pense au suicide : la question ne donne l'idée à personne. "
    "Écoute, ne la laisse pas seule si tu crains pour sa vie, et appelle le {emergency} s'il y a un danger "
    "maintenant.{line}\n\nEst-elle en sécurité en ce moment ? Je suis un programme ; un être humain devrait le "
    "savoir aussi.",
}

_LINE = {
    "en": " {name} also listens: {phone}.",
    "de": " Auch hier hört jemand zu: {name}, {phone}.",
    "es": " También te escuchan en {name}: {phone}.",
    "fr": " On t'écoute aussi ici : {name}, {phone}.",
}

_EMERGENCY_UNKNOWN = {
    "en": "the emergency number of your country (112 or 911 in most)",
    "de": "die Notrufnummer deines Landes (meist 112 oder 911)",
    "es": "número de emergencias de tu país (en la mayoría, 112 o 911)",
    "fr": "numéro d'urgence de ton pays (le plus souvent 112 ou 911)",
}

_NOTE_LOW = (
    "[The person seems low. Listen first: say in a few warm words what you heard, and ask one open question. "
    "No advice yet, no diagnosis.]"
)
_NOTE_CARE = (
    "[The person may be thinking of death or of hurting themselves. Be warm and brief. Ask plainly and kindly "
    "whether they are thinking of suicide. {line}Promise neither secrecy nor rescue, name no methods, do not "
    "lecture. You are software, not a therapist.]"
)
_NOTE_ANOTHER = (
    "[The person is worried that somebody near them may take their life or hurts themselves. Be warm and brief: they "
    "can ask that person plainly, stay with them, and call for help. {line}Ask whether the other is safe now. "
    "Name no methods.]"
)
_NOTE_LINE = "Say once that {name} ({phone}) listens. "


def card_words(language: str) -> CardWords:
    """The words of the card; English where the language is none of ours."""
    return _CARD.get(language, _CARD["en"])


def reviewed_text(distress: Distress, *, emergency: str, line: tuple[str, str] | None, nth: int) -> str:
    """What is said in place of a generated reply.

    Args:
        distress: at level 2 or 3.
        emergency: the number; empty where the country is not known.
        line: name and number of a helpline that answers now.
        nth: how many such texts were said in this conversation before: none is said twice in a row.
    """
    language = distress.language if distress.language in LANGUAGES else "en"
    if distress.level < Level.ACUTE and distress.about_another:
        text = _ANOTHER[language]
    else:
        variants = (_ACUTE if distress.level is Level.ACUTE else _CARE)[language]
        at = nth if nth < len(variants) else len(variants) - 2 + (nth - len(variants)) % 2
        text = variants[at]
        if "asks for means" in distress.why:
            text = f"{_NO_MEANS[language]} {text}"
    also = _LINE[language].format(name=line[0], phone=line[1]) if line else ""
    return text.format(emergency=emergency or _EMERGENCY_UNKNOWN[language], line=also)


def prompt_note(distress: Distress, *, line: tuple[str, str] | None) -> str:
    """What the model is told with the message; empty where nothing is to be told."""
    if distress.level is Level.LOW:
        return _NOTE_LOW
    if distress.level is not Level.CARE:
        return ""
    named = _NOTE_LINE.format(name=line[0], phone=line[1]) if line else ""
    return (_NOTE_ANOTHER if distress.about_another else _NOTE_CARE).format(line=named)
