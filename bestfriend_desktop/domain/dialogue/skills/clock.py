"""The date, the time, the day of the week, and how many days it is until or since a day."""

import re
from datetime import date, timedelta

from bestfriend_desktop.domain.dialogue.knowledge import known_things
from bestfriend_desktop.domain.dialogue.language import Language
from bestfriend_desktop.domain.dialogue.turn import (
    Answer,
    Asking,
    Example,
    KnownFacts,
    Part,
    Skill,
    Turn,
    Wordings,
)
from bestfriend_desktop.domain.facts import PERSON

_TIME = re.compile(
    r"\b(?:what(?:'?s| is)? (?:the )?(?:current )?time(?: is it)?|time is it|do you have the time|tell me the time|current time|wie spät|wieviel uhr|wie viel uhr|uhrzeit|qué hora|quelle heure)\b"
)
_NOT_HERE = re.compile(r"\b(?:time|spät|uhr|hora|heure)\b.* (?:in|à|en) (?!the\b)[^\W\d_]{3,}")
_DATE = re.compile(
    r"\b(?:what(?:'?s| is)? (?:the |today'?s )?(?:current )?date(?: is it)?(?: today)?|today'?s date|what(?:'?s| is)? (?:the )?day(?: of the week)?(?: is it| is today| today)?$|(?:what|which) day (?:is|was|will) (?:it|today|tomorrow|yesterday)|what(?:'s| is) today$|welche[rsn]? (?:tag|datum|wochentag)\b.*\b(?:heute|ist)|was für ein tag|den wievielten|der wievielte|welches datum|heutige datum|qué (?:día|fecha)|a cuánto estamos|quel jour|quelle date|on est le combien)\b"
)
_WEEK = re.compile(r"\b(?:what|which) (?:calendar )?week\b|\bwelche (?:kalender)?woche\b|\bkalenderwoche\b")
_YEAR = re.compile(r"\b(?:what|which) year\b|\bwelches jahr\b|\bqué año\b|\bquelle année\b")
_UNTIL = re.compile(
    r"\b(?:how (?:many (?:days|weeks|nights|sleeps)|long)(?: is it| are there)?(?: left)? (?:until|till|til|to|before|since)|days? (?:until|till|to|since|left until)|wie (?:viele (?:tage|wochen)|lange)(?: sind es| ist es| dauert es)?(?: noch)?(?: bis| seit)|tage (?:bis|seit)|cuántos días (?:faltan|quedan)(?: para| hasta)?|combien de jours (?:avant|jusqu'à|d'ici))\b(?P<rest>.*)"
)
_WHEN_IS = re.compile(
    r"\b(?:when is|when'?s|what day (?:is|of the week is)|on what day is|which day is|wann ist|an welchem tag ist|auf welchen tag fällt|cuándo es|quand est|quel jour est) (?P<rest>.+)"
)

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar jänner enero janvier", "february feb februar febrero février fevrier",
            "march mar märz maerz marzo mars", "april apr abril avril", "may mai mayo",
            "june jun juni junio juin", "july jul juli julio juillet", "august aug agosto août aout",
            "september sept sep septiembre septembre", "october oct oktober okt octubre octobre",
            "november nov noviembre novembre", "december dec dezember dez diciembre décembre decembre",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DAY_MONTH = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th|\.|er)?(?: of| de)? ({_MONTH})\b(?:,? (?:de )?(\d{{4}}))?"
)
_MONTH_DAY = re.compile(rf"\b({_MONTH}) (?:the )?(\d{{1,2}})(?:st|nd|rd|th)?\b(?:,? (\d{{4}}))?")
_FIGURES = re.compile(r"\b(?:(\d{4})-(\d\d)-(\d\d)|(\d{1,2})\.(\d{1,2})\.(\d{4})?)")
_WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday montag lunes lundi", "tuesday dienstag martes mardi", "wednesday mittwoch miércoles mercredi",
            "thursday donnerstag jueves jeudi", "friday freitag viernes vendredi", "saturday samstag sonnabend sábado samedi",
            "sunday sonntag domingo dimanche",
        )
    )
    for name in names.split()
}  # fmt: skip
_FEASTS = {
    "christmas eve": (12, 24), "christmas day": (12, 25), "christmas": (12, 25), "xmas": (12, 25), "heiligabend": (12, 24),
    "heiligen abend": (12, 24), "weihnachten": (12, 25), "navidad": (12, 25), "nochebuena": (12, 24), "noël": (12, 25), "noel": (12, 25),
    "new year's eve": (12, 31), "new years eve": (12, 31), "silvester": (12, 31), "new year's day": (1, 1), "new year": (1, 1),
    "neujahr": (1, 1), "año nuevo": (1, 1), "nouvel an": (1, 1), "halloween": (10, 31), "valentine": (2, 14), "valentinstag": (2, 14),
    "san valentín": (2, 14), "saint-valentin": (2, 14), "nikolaus": (12, 6),
}  # fmt: skip
_EASTER = re.compile(r"\b(?:easter|ostern|ostersonntag|pascua|pâques)\b")
_NAMES = {
    Language.EN: (
        ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
    ),
    Language.DE: (
        ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"],
        ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"],
    ),
    Language.ES: (
        ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"],
        ["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"],
    ),
    Language.FR: (
        ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
        ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"],
    ),
}  # fmt: skip

_IT_IS: Wordings = {
    Language.EN: ("It is {time}.", "It's {time} now."),
    Language.DE: ("Es ist {time} Uhr.", "Gerade ist es {time} Uhr."),
    Language.ES: ("Son las {time}.",),
    Language.FR: ("Il est {time}.",),
}
_TODAY: Wordings = {
    Language.EN: ("Today is {day}.", "It's {day}."),
    Language.DE: ("Heute ist {day}.", "Es ist {day}."),
    Language.ES: ("Hoy es {day}.",),
    Language.FR: ("Nous sommes {day}.",),
}
_TOMORROW: Wordings = {
    Language.EN: ("Tomorrow is {day}.",),
    Language.DE: ("Morgen ist {day}.",),
    Language.ES: ("Mañana es {day}.",),
    Language.FR: ("Demain, ce sera {day}.",),
}
_YESTERDAY: Wordings = {
    Language.EN: ("Yesterday was {day}.",),
    Language.DE: ("Gestern war {day}.",),
    Language.ES: ("Ayer fue {day}.",),
    Language.FR: ("Hier, c'était {day}.",),
}
_MY_BIRTHDAY = re.compile(r"\b(?:my birthday|mein\w* geburtstag|mi cumpleaños|mon anniversaire)\b")
_WEEK_IS: Wordings = {
    Language.EN: ("This is week {week} of the year.",),
    Language.DE: ("Es ist Kalenderwoche {week}.",),
    Language.ES: ("Es la semana {week} del año.",),
    Language.FR: ("C'est la semaine {week}.",),
}
_LEFT: Wordings = {
    Language.EN: ("{days} until {day}.", "It is {days} until {day}."),
    Language.DE: ("Noch {days} bis {day}.", "Bis {day} sind es {days}."),
    Language.ES: ("Faltan {days} para el {day}.",),
    Language.FR: ("Encore {days} jusqu'au {day}.",),
}
_SINCE: Wordings = {
    Language.EN: ("{day} was {days} ago.",),
    Language.DE: ("{day} war vor {days}.",),
    Language.ES: ("El {day} fue hace {days}.",),
    Language.FR: ("Le {day}, c'était il y a {days}.",),
}
_IS_ON: Wordings = {
    Language.EN: ("That is {day}.",),
    Language.DE: ("Das ist {day}.",),
    Language.ES: ("Es el {day}.",),
    Language.FR: ("C'est {day}.",),
}
_DAYS = {
    Language.EN: ("1 day", "{count} days"), Language.DE: ("1 Tag", "{count} Tage"),
    Language.ES: ("1 día", "{count} días"), Language.FR: ("1 jour", "{count} jours"),
}  # fmt: skip


def _clock(part: Part, turn: Turn) -> Asking:
    plain = part.plain
    if (until := _UNTIL.search(plain)) and _MY_BIRTHDAY.search(until["rest"]):
        found = yield KnownFacts()
        for known in known_things(turn, found):
            if known.attribute == "birthday" and known.subject == PERSON and known.is_current:
                return _distance(known.words.lower(), turn)
        return None
    return _read(plain, turn)


def _read(plain: str, turn: Turn) -> Answer | None:
    if _TIME.search(plain):
        return None if _NOT_HERE.search(plain) else Answer(turn.pick(_IT_IS, time=f"{turn.now:%H:%M}"))
    if _WEEK.search(plain):
        return Answer(turn.pick(_WEEK_IS, week=turn.today.isocalendar().week))
    if until := _UNTIL.search(plain):
        return _distance(until["rest"], turn)
    if _DATE.search(plain):
        near = _shifted(plain, turn)
        wording = _TODAY if near == turn.today else _TOMORROW if near > turn.today else _YESTERDAY
        return Answer(turn.pick(wording, day=day_in_full(near, turn)))
    if _YEAR.search(plain) and len(plain.split()) < 7:
        return Answer(turn.pick(_TODAY, day=day_in_full(turn.today, turn)))
    if (asked := _WHEN_IS.search(plain)) and (day := _date_in(asked["rest"], turn)):
        return Answer(turn.pick(_IS_ON, day=day_in_full(day, turn)))
    return None


def _shifted(plain: str, turn: Turn) -> date:
    for words, days in (
        (("tomorrow", "morgen", "mañana", "demain"), 1),
        (("yesterday", "gestern", "ayer", "hier"), -1),
    ):
        if any(re.search(rf"\b{word}\b", plain) for word in words):
            return turn.today + timedelta(days=days)
    return turn.today


def _distance(rest: str, turn: Turn) -> Answer | None:
    day = _date_in(rest, turn)
    if day is None:
        return None
    count = (day - turn.today).days
    one, many = _DAYS[turn.language]
    days = one if abs(count) == 1 else many.format(count=abs(count))
    if turn.language is Language.DE and count < 0 and abs(count) != 1:
        days += "n"
    return Answer(turn.pick(_LEFT if count >= 0 else _SINCE, days=days, day=day_in_full(day, turn)))


def _date_in(text: str, turn: Turn) -> date | None:
    """The day that a text names: the next one to come where it gives no year."""
    if found := _FIGURES.search(text):
        year, month, day = (found[1], found[2], found[3]) if found[1] else (found[6], found[5], found[4])
        return _on(year, int(month), int(day), turn)
    if found := _DAY_MONTH.search(text):
        return _on(found[3], _MONTHS[found[2]], int(found[1]), turn)
    if found := _MONTH_DAY.search(text):
        return _on(found[3], _MONTHS[found[1]], int(found[2]), turn)
    if _EASTER.search(text):
        return next(day for day in map(_easter, (turn.today.year, turn.today.year + 1)) if day >= turn.today)
    for name, (month, day_of_month) in _FEASTS.items():
        if re.search(rf"\b{re.escape(name)}\b", text):
            return _on(None, month, day_of_month, turn)
    for name, number in _WEEKDAYS.items():
        if re.search(rf"\b{name}\b", text):
            return turn.today + timedelta(days=(number - turn.today.weekday() - 1) % 7 + 1)
    if re.search(r"\b(?:tomorrow|morgen|mañana|demain)\b", text):
        return turn.today + timedelta(days=1)
    return None


def _on(year: str | None, month: int, day: int, turn: Turn) -> date | None:
    try:
        if year:
            return date(int(year), month, day)
        this_year = date(turn.today.year, month, day)
        return this_year if this_year >= turn.today else date(turn.today.year + 1, month, day)
    except ValueError:
        return None  # no such day


def _easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus, Astronomical Algorithms, chapter 8)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (b - (b + 8) // 25 + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * weekday) // 451
    month, day = divmod(h + weekday - 7 * m + 114, 31)
    return date(year, month, day + 1)


def day_in_full(day: date, turn: Turn) -> str:
    """`Tuesday 1 December 2026`, in the language of the turn."""
    weekdays, months = _NAMES[turn.language]
    weekday, month = weekdays[day.weekday()], months[day.month - 1]
    if turn.language is Language.DE:
        return f"{weekday}, {day.day}. {month} {day.year}"
    if turn.language is Language.ES:
        return f"{weekday}, {day.day} de {month} de {day.year}"
    return f"{weekday} {day.day} {month} {day.year}"


CLOCK = Skill(
    "clock",
    _clock,
    (
        Example("What time is it?", "09:30"),
        Example("what's the date today", "Tuesday 1 December 2026"),
        Example("Welcher Tag ist heute?", r"Dienstag, 1\. Dezember 2026"),
        Example("Wie spät ist es?", "09:30 Uhr"),
        Example("How many days until Christmas?", "24 days"),
        Example("Wie viele Tage sind es noch bis zum 24. Dezember?", "23 Tage"),
        Example("How many days until my birthday?", "22 days", before=("My birthday is 23 December.",)),
        Example("When is Easter?", "28 March 2027"),
        Example("What day is it tomorrow?", "Wednesday 2 December"),
        Example("¿Qué hora es?", "09:30"),
        Example("Quel jour sommes-nous ?", "mardi 1 décembre"),
        Example("What time is it in Tokyo?", "model|honest|knowledge", lacks="09:30"),
    ),
)
