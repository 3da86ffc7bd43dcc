"""German as it is said: what espeak, from which Piper has its sounds, reads wrong. It knows no ordinals."""

import re

from bestfriend_desktop.domain.spoken import german_numbers as numbers
from bestfriend_desktop.domain.spoken import mathematics, roman
from bestfriend_desktop.domain.spoken.german_words import (
    AFTER_SLASH_ALONE,
    BEFORE_NUMBERS,
    DAYS,
    ENDS_IN_E,
    ENDS_IN_EN,
    FEMININE,
    HALVES,
    MASCULINE,
    MONEY,
    MONTH_SIGNS,
    MONTHS,
    NEUTER,
    PER,
    PHRASES,
    SHORT,
    TITLES,
    UNITS,
)
from bestfriend_desktop.domain.spoken.rules import instead, rules, spelled, words
from bestfriend_desktop.domain.spoken.signs import signs
from bestfriend_desktop.domain.spoken.telephones import telephones

NUMBER = r"\d+(?:\.\d{3})*(?:,\d+)?"

_MONTH = rf"(?:{words(MONTHS)})"
_DAY = words(DAYS)
_UNIT = words(UNITS)
_POWER = r"(?:²|³|\^[23]|(?<=m)[23](?!\w))"
_SIZE = r"(?:\s?(?P<size>Mio|Mrd|Tsd|Bio|Millionen|Million|Milliarden|Milliarde|Tausend)\b\.?)?"
_NOUN = words(FEMININE | NEUTER | MASCULINE)
_SIGN = words(MONEY)
_THINGS = words((NEUTER | MASCULINE) - {"Punkt", "FC"})


def _full(found: re.Match[str], full: str) -> str:
    """In full; the stop stays where it ends the text as well."""
    return full + ("." if found.end() >= len(found.string.rstrip()) else "")


ABBREVIATIONS = rules(
    *[(rf"(?<![\w.])(?:{short})\.(?!\w)", lambda found, full=full: _full(found, full)) for short, full in PHRASES.items()],
    (rf"(?<!\w)({_DAY})\.?\s?[-–]\s?({_DAY})\b\.?", lambda found: f"{DAYS[found[1]]} bis {DAYS[found[2]]}"),
    (rf"(?<!\w)({_DAY})\.(?=,|\s+(?:[a-zäöü(]|\d|{_MONTH}|bis))|(?<!\w)({_DAY})(?=, \d)",
     lambda found: DAYS[found[1] or found[2]]),
    (rf"\b({words(TITLES)})\.[-\s]*(?=[A-ZÄÖÜ]|med\b|phil\b|jur\b|honoris)", lambda found: TITLES[found[1]] + " "),
    (r"(?<=Doktor )(med|phil|jur|rer\. nat|h\. ?c)\.\s?", r"\1 "),
    (rf"(?<!\w)({words(BEFORE_NUMBERS)})\.\s*(?=\d)", lambda found: BEFORE_NUMBERS[found[1]] + " "),
    (r"\b([A-ZÄÖÜ][\wäöüß-]*)str\.", r"\1straße"),
    (r"\bStr\.", "Straße"),
    (r"(?<=\w)nr\.(?=\s*\d)", "nummer"),
    (r"\b(\w+)\.?-Nr\.(?=\s*\d)", r"\1-Nummer"),
    (r"\bS(\d{1,2})E(\d{1,2})\b", lambda found: f"Staffel {int(found[1])} Folge {int(found[2])}"),
    (rf"\b({words(MONTH_SIGNS)})\b\.?(?=\s+\d|\s*$|,)(?<!^Mai)", lambda found: _full(found, MONTH_SIGNS[found[1]])),
    (rf"(?<=\d\. )({words(MONTH_SIGNS)})\b\.?", instead(MONTH_SIGNS)),
    (r"(?<=& )Co\b\.?", "Co"),
    (r"\bw/o\b", "ohne"),
    (r"\bc/o\b", "bei"),
)  # fmt: skip

LATER_ABBREVIATIONS = rules(
    (r"\b1 (Mio|Mrd|Tsd|Bio)\b\.?", lambda found: numbers.sized("1", found[1])),
    (rf"\b({words(SHORT)})\.(?!\w)", lambda found: _full(found, SHORT[found[1]])),
    (r"\b(Mio|Mrd|Hbf)\b", instead(SHORT)),
)  # fmt: skip

_RULER = rf"(?P<name>(?:\b(?:{words(roman.TITLES)}) [A-ZÄÖÜ]\w+(?: [A-ZÄÖÜ]\w+)?|\b(?:{words(roman.RULERS)})s?(?: [A-ZÄÖÜ]\w+)?))"

ROMANS = rules(
    (rf"{_RULER} (?P<numeral>{roman.MANY_LETTERS}|IV|VI|XI)\b(?P<dot>\.?)", numbers.reign),
    (rf"{_RULER} (?P<numeral>[IVX])\b(?P<dot>\.)(?=\s[a-zäöü]|,|\s*$)", numbers.reign),
    (rf"\b(Kapitel|Teil|Akt|Buch|Band|Abschnitt|Phase|Typ|Stufe|Klasse|Stadium|Artikel|Titel|Szene|Episode|Staffel|"
     rf"Gruppe|Faktor|Grad|Vatikanum|Hartz)\s+({roman.NUMERAL})\b", numbers.counted_roman),
    (rf"\b([A-ZÄÖÜ][\w'’-]*[a-zäöüß\d])\s+({roman.MANY_LETTERS}|IV|VI|XI)\b(?!\.\w)", numbers.counted_roman),
)  # fmt: skip

DATES = rules(
    (r"\b(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?:T(?=\d))?", numbers.date),
    (r"(?<![\d.,])(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4}|\d\d)(?![\d.]*\d)", numbers.date),
    (r"(?:(?<=\b[aA]m )|(?<=\b[vV]om )|(?<=\b[zZ]um )|(?<=\b[dD]en )|(?<=\b[dD]er )|(?<=\b[dD]em )|(?<=\b[bB]is )|"
     r"(?<=\b[aA]b )|(?<=tag, )|(?<=woch, )|(?<=\())(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>)(?!\d)", numbers.date),
    (rf"(?i)(\b(?:am|vom|zum) (?:\w+tag|Mittwoch|Sonnabend)(?:vormittag|nachmittag|abend)?,) (?=\d{{1,2}}\. ?(?:{_MONTH}|\d))", r"\1 dem "),
    (rf"(?<![\d.,])(\d{{1,2}})\.\s?([-–]|bis|und|oder)\s?(\d{{1,2}})\.\s?(?={_MONTH}|(?:{_NOUN})\b)", numbers.two_days),
    (rf"(?<![\d.,])(?P<number>\d{{1,2}})\.(?=\s?{_MONTH}\b)", lambda found: numbers.ordinal(found) + " "),
    (rf"(?<![\d.,])(?P<number>\d{{1,2}})\.(?=\s(?:{_NOUN})(?:s|es|e|en)?\b)", numbers.ordinal),
    (rf"(?i)(?:{'|'.join(f'(?<=[^a-zäöüß]{word} )|(?<=^{word} )' for word in sorted(ENDS_IN_EN | ENDS_IN_E))})"
     rf"(?P<number>\d{{1,2}})\.(?=\s+\w|,)", numbers.ordinal),
    (r"(?i)(?:(?<=\bam )|(?<=\bvom )|(?<=\bzum )|(?<=\bden )|(?<=\bder ))(?P<number>\d{1,2})(?=\.\s*$)", numbers.ordinal),
    (r"(?<=\bals )(?P<number>\d{1,2})\.(?=\s[a-zäöü]|,|\s*$)", numbers.ordinal),
    (r"^(?P<number>\d{1,2})\.(?=\s[A-ZÄÖÜ][a-zäöüß])", numbers.ordinal),
    (r"(?<![\d:.])(\d{1,2}(?:[:.][0-5]\d)?)\s?[-–—]\s?(?=\d{1,2}(?:[:.][0-5]\d)?\s?Uhr\b|\d{1,2}:[0-5]\d\b)", r"\1 bis "),
    (r"(?<![\d:.])([01]?\d|2[0-4])[:.]([0-5]\d)(?::([0-5]\d))?\s?(?:Uhr\b|h\b)(?!\s\d)", numbers.time),
    (r"(?<![\d:.])([01]?\d|2[0-4]):([0-5]\d)(?::([0-5]\d))?(?![\d:]|\.\d)", numbers.time),
    (r"(?<![\d:.,])1 Uhr\b", "ein Uhr"),
    (r"(?<![\w.,])(1[1-9])(\d0)er(?=n?\b)", lambda found: f"{numbers.cardinal(int(found[1]))}hundert{_tens(found[2])}er"),
)  # fmt: skip


def _tens(tens: str) -> str:
    return numbers.cardinal(int(tens)) if int(tens) else ""


MONEY_RULES = rules(
    (rf"(?P<minus>(?<![\w.)])[-−])?(?P<sign>[€$£¥₹₽₿]|(?:\b(?:EUR|USD|GBP|CHF|SEK|NOK|DKK|PLN|JPY)))\s?(?P<amount>{NUMBER}(?:\.\d\d)?(?:,[-–—])?){_SIZE}", numbers.money),
    (rf"(?P<minus>(?<![\w.)])[-−])?(?<![\w,.])(?P<amount>{NUMBER}(?:,[-–—])?){_SIZE}\s?(?P<sign>{_SIGN})(?!\w)", numbers.money),
    (r"(?<![\w,.])(\d+(?:\.\d{3})*),(\d\d) Euro\b",
     lambda found: f"{found[1]} Euro {int(found[2])}" if found[1] != "0" else f"{int(found[2])} Cent"),
    (r"(?<=\d),[-–—]+(?!\d)", ""),
    (r"\b1 (?=Euro|Dollar|Cent|Franken)", "ein "),
    (r"(?<=\d)\s?(?:ct|Ct)\b\.?(?!/)", " Cent"),
)  # fmt: skip

UNIT_RULES = rules(
    (r"(?<![\d,.])(\d{1,3}(?:[ \u00a0\u202f\u2009']\d{3}){2,}|\d{1,3}(?:[\u00a0\u202f\u2009']\d{3})+)(?!\d)", lambda found: re.sub(r"\D", "", found[0])),
    (r"(?<![\d/])(1\d\d|2[0-4]\d|[89]\d)/([4-9]\d|1[0-3]\d)(?![\d/])",
     lambda found: f"{found[1]} zu {found[2]}" if int(found[1]) > int(found[2]) else found[0]),
    (r"\b(Std|Min|Sek|Mon|Pers)\./", r"\1/"),
    (rf"(?<=\d)\s?[xX×]\s?(?=\d+\s?(?:{_UNIT})(?!\w))(?!\d+\s?(?:px|mm|cm|m)\b)", " mal "),
    (rf"(?<![\d/.,])(\d{{1,2}}/\d{{1,2}}) ({_UNIT})(?!\w|/)", lambda found: f"{found[1]} {UNITS[found[2]].partition(' ')[2].partition('|')[0]}"),
    (r"\b(\d+) J\.", r"\1 Jahre"),
    (r"\b(\d+)h\s?(\d{2})\b", lambda found: f"{found[1]} Stunden {found[2]}" if found[1] != "1" else f"eine Stunde {found[2]}"),
    (rf"(?<![\w.,/])(\d+)/({words(PER)}|h|min)\b(?!/)", lambda found: f"{found[1]} pro {numbers.behind_slash(found[2])}"),
    (rf"(?<![\w.'])(?<!\d[:/,])(?P<amount>{NUMBER}|\d+\.\d+)[\s\u00a0\u202f-]?(?P<unit>{_UNIT})(?P<power>{_POWER}|2(?!\w)|3(?!\w))?"
     rf"(?P<per>(?:/(?:10{{0,3}}\s?)?(?!°)(?:{_UNIT}|{words(PER)}){_POWER}?(?!\w))*)(?![\w°'’])(?!/[A-Za-z])(?:\.(?=[,;)]|\s[a-zäöü(\d]))?",
     numbers.unit),
    (rf"(?<!\w)({_UNIT}|[€$£]|ct|Ct)({_POWER})?/((?:\d+\s?)?(?:{words((*AFTER_SLASH_ALONE, *PER))}|(?:c|d|k)?m[²³]){_POWER}?)"
     rf"(?![\w/])", numbers.units_alone),
    (rf"((?<![\w.])(?:{NUMBER}|ein|eine|zwei|drei|vier|fünf|sechs|zehn)(?:\s?[x×]|-mal| mal| Millionen| Milliarden| [A-ZÄÖÜ]?[a-zäöüß]+|"
     rf" [a-zäöüß]+ \d+| Euro \d+))/((?:{_UNIT}|{words(PER)}|[A-Z][a-zäöüß]+)(?:{_POWER}|\b)(?:\.(?=[,;]|\s[a-zäöü]))?)(?![\w/])", numbers.per_word),
    (r"\b(einmal|zweimal|dreimal|viermal)/(Tag|Woche|Monat|Jahr|Stunde)\b", r"\1 pro \2"),
    (r"(?<![\w.,])(\d+)\s?x(?=\s|$)", r"\1 mal"),
)  # fmt: skip

SUMS = rules(
    (r"(?<=er)[-–](?=\d0er)", " bis "),
    (r"(?<![\d/.])(\d+,\d+)/(\d+)(?![\d/]|,\d)", r"\1 von \2"),
    (rf"(?<![\d.,:/-])1 (?=(?:{_THINGS})\b)", "ein "),
    (rf"(?<![\d.,:/-])1 (?=(?:{words(FEMININE)})\b)", "eine "),
    (r"(?<=\s)--(?=\s)", ","),
    (r"(\d[a-z]?|\b[a-z]|Quadrat|hoch drei|\)) [-−] (?=[\d(]|[a-z]\b)", r"\1 minus "),
    (r"(?<!\S)[-−](?=[a-z]\b)", "minus "),
    (r"√\s?(?=[\w(])", "Wurzel aus "),    (r"(?<!\S)v(\d+(?:\.\d+)*)\b", lambda found: "Version " + found[1].replace(".", " Punkt ")),
    (r"(?<![\d.,])(\d+(?:\.\d+){2,})\b(?<!\.\d{3})", lambda found: found[1].replace(".", " Punkt ")),
    (r"(?i)(?<=version )(\d+)\.(\d+)\b", r"\1 Punkt \2"),
    (r"(?<=\d)\s?–\s?(?=\d)", " bis "),
    (r"(?<![\d-])(\d{1,4})-(\d{1,4})(?![\d-])(?!\w)", r"\1 bis \2"),
    (r"(?<=\d)\s[-−]\s(?=\d)", " minus "),
    (r"(?<!\S)[-−](?=\d)", "minus "),
    (r"(?<=\d)\s?[xX*×·]\s?(?=\d)|(?<=\w)\s[*×·]\s(?=\w)", " mal "),
    (r"(?<=\d)(?:\s/\s|\s?÷\s?|\s:\s)(?=\d)", " geteilt durch "),
    (r"\b24/7\b", "24 7"),
    (r"\b(\d{1,2})(?:½| 1/2\b)", numbers.and_a_half),
    (rf"(?:½|\b1/2) ({words(HALVES)})\b", lambda found: f"{HALVES[found[1]]} {found[1]}"),
    (r"[½¼¾⅓⅔⅛]", lambda found: {"½": "ein halb", "¼": "ein Viertel", "¾": "drei Viertel", "⅓": "ein Drittel",
                               "⅔": "zwei Drittel", "⅛": "ein Achtel"}[found[0]]),
    (r"(?<![\d/])(\d{1,3})/(\d{1,3})(?![\d/])", numbers.fraction),
    (r"(?<![\d:.])(\d{1,3}):(\d{1,3})(?![\d:])", r"\1 zu \2"),
    (r"(?<![\w.,$€£#-])(1[1-9])(\d\d)(?![\d%\w]|[.,:]\d)", numbers.year),
    (r"(?<=\w)-(?=1[1-9]\d\d\b)", " "),
)  # fmt: skip

SIGNS = rules(
    (r"(?<=[\w)])(⁻?)((?<=⁻)[²³]|[⁰¹⁴-⁹]|[⁰¹²³⁴-⁹]{2,})", numbers.raised),
    (r"\s*(?:→|⇒|->|=>)\s*", ", "),
    (r"\s*(?:←|↔)\s*", ", "),
    (r"(?<!\S)[~≈]\s?(?=\d)", "etwa "),
    (r"(?<!\S)±\s?(?=\d)", "plus minus "),
    (r"\s(?:==?=?)\s", " gleich "),
    (r"\s(?:!=|≠)\s", " ungleich "),
    (r"(?:(?<=\s)|^)(?:<=|≤)\s?(?=[\w$])", "höchstens "),
    (r"(?:(?<=\s)|^)(?:>=|≥)\s?(?=[\w$])", "mindestens "),
    (r"(?:(?<=\s)|^)<\s?(?=\d)|(?<=\s)<(?=\s)", "kleiner als "),
    (r"(?:(?<=\s)|^)>\s?(?=\d)|(?<=\s)>(?=\s)", "größer als "),
    (r"§§\s?(?=\d)", "Paragrafen "),
    (r"§\s?(?=\d)", "Paragraf "),
    (r"‰", " Promille"),
    (r"[™®]", ""),
    (r"№\s?(?=\d)|(?<!\w)#(?=\d)", "Nummer "),
    (r"\b([CF])#", r"\1 Sharp"),
    (r"(?<!\w)#(?=\w)", "Hashtag "),
    (r"\bCO[2₂](?!\d)", "C O 2"),
    (r"\b(?:Strg|Ctrl)\s?[+]\s?(?=\w)", "Steuerung "),
    (r"\b(Alt|Shift|Umschalt)\s?[+]\s?(?=\w)", r"\1 "),
    (r"(?<=\w)(?:\^2\b|²)", " Quadrat"),
    (r"(?<=\w)(?:\^3\b|³)", " hoch drei"),
    (r"(?<=\w)\^(?=\w)", " hoch "),
    (r"\b(?:[A-Za-z]/)+[A-Za-z]\b", lambda found: found[0].replace("/", " ")),
    (r"\bund/oder\b", "und oder"),
    (r"(?<=[a-zäöüß])/(?=[a-zäöüß])", " oder "),
    (r"(?<=[A-Za-zäöüß])/-?(?=[A-ZÄÖÜa-z])", " "),
)  # fmt: skip

GERMAN = (
    *mathematics.mathematics(mathematics.GERMAN),
    *signs("Schrägstrich", "Backslash", "Punkt", "Tilde", "Doppelpunkt", "Strich", "Stern"),
    *ABBREVIATIONS,
    *ROMANS,
    *rules(
        (r"(?i)(\b(?:PLZ|Postleitzahl):? )(\d{5})\b", lambda found: found[1] + spelled(found[2])),
        (r"((?:straße|weg|platz|allee|gasse|ring|damm|ufer|hof|berg|Straße) \d+ ?[a-z]?, |\bD-)(\d{5})\b",
         lambda found: found[1].replace("D-", "") + spelled(found[2])),
        (r"\b(\d{5}) (?=(?:Berlin|Hamburg|München|Köln|Frankfurt|Stuttgart|Düsseldorf|Leipzig|Dortmund|Essen|Bremen|"
         r"Dresden|Hannover|Nürnberg|Duisburg|Bochum|Wuppertal|Bielefeld|Bonn|Münster|Mannheim|Karlsruhe|Augsburg|"
         r"Wiesbaden|Kiel|Aachen|Halle|Magdeburg|Freiburg|Lübeck|Mainz|Erfurt|Rostock|Kassel|Potsdam|Ulm|Jena)\b)",
         lambda found: spelled(found[1]) + " "),
    ),
    *DATES,
    *telephones("plus"),
    *MONEY_RULES,
    *UNIT_RULES,
    *LATER_ABBREVIATIONS,
    *SUMS,
    *SIGNS,
)  # fmt: skip
"""In the order in which they are applied."""
