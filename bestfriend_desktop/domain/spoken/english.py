"""English as it is said: what espeak, from which Piper has its sounds, reads wrong."""

import re

from bestfriend_desktop.domain.spoken import english_numbers as numbers
from bestfriend_desktop.domain.spoken import mathematics, roman
from bestfriend_desktop.domain.spoken.english_words import (
    AFTER_SLASH_ALONE,
    BEFORE_NUMBERS,
    CURRENCIES,
    DAYS,
    LASTS_AFTER,
    LASTS_BEFORE,
    MONEY,
    MONTH_SIGNS,
    MONTHS,
    OF_A_DECADE,
    PER,
    ROADS,
    SHORT,
    SIZES,
    TITLES,
    UNITS,
)
from bestfriend_desktop.domain.spoken.rules import instead, rules, spelled, words
from bestfriend_desktop.domain.spoken.signs import signs
from bestfriend_desktop.domain.spoken.telephones import digits, telephones

NUMBER = r"\d+(?:,\d{3})*(?:\.\d+)?"

_MONTH = rf"(?:{words(MONTHS)}|(?:{words(MONTH_SIGNS)})\b\.?)"
_DAY = rf"(?:{words(DAYS)})"
_UNIT = words(UNITS)
_POWER = r"(?:²|³|\^[23]|(?<=m)[23](?!\w))"


def _sized(pattern: str) -> str:
    """With the size in words behind a blank, or as a letter right behind the number."""
    return pattern.replace("SIZE", r"(?:\s?(?P<size>million|billion|trillion|thousand|bn|mn|[kKmMbBT])\b)?")


def _day_month(found: re.Match[str]) -> str:
    day, last = int(found[2]), int(found[3] or 1)
    if not (1 <= day <= 31 and 1 <= last <= 31):
        return found[0]
    said = found[1] or "the "
    said += numbers.ordinal(day) + (f" to the {numbers.ordinal(last)}" if found[3] else "")
    return f"{said} of {MONTH_SIGNS.get(found[4].rstrip('.'), found[4])}"


ABBREVIATIONS = rules(
    (rf"\b({words(TITLES)})\.\s+(?=[A-Z]|& [A-Z]|and M)", lambda found: TITLES[found[1]] + " "),
    (r"\b(Dr|Mr|Mrs|Prof|Sgt|Capt|Lt)\s+(?=[A-Z][a-z])", lambda found: TITLES[found[1]] + " "),
    (r"\bSt\.\s+(?=[A-Z])", "Saint "),
    (rf"\b(\d+(?:st|nd|rd|th)|[A-Z][a-z]+(?:['’]s)?)\s+({words(ROADS)})\b\.?(?!\s[A-Z][a-z]+['’]s)", lambda found: f"{found[1]} {ROADS[found[2]]}"),
    (rf"\b({words(BEFORE_NUMBERS)})\.\s*(?=\d)", lambda found: BEFORE_NUMBERS[found[1]] + " "),
    (rf"(?<![\w'’])({_DAY})\.?\s?[-–]\s?({_DAY})\b\.?", lambda found: f"{DAYS[found[1]]} to {DAYS[found[2]]}"),
    (rf"(?<![\w'’])({_DAY})\.(?=,|\s+(?:[a-z\d&(–-]|{_MONTH}))", instead(DAYS)),
    (rf"(?<![\w'’])({_DAY})(?=,? \d|, ?{_MONTH})", instead(DAYS)),
    (r"\bvs\b\.?", "versus"),
    (r"\bS(\d{1,2})E(\d{1,2})\b", lambda found: f"season {int(found[1])} episode {int(found[2])}"),
    (r"\bEst\.\s(?=\d{4})", "Established "),
    (r"(?<=& )Co\b\.?", "Company"),
    (r"\bTel\b\.?(?=:|\s*[+(\d])", "telephone"),
    (r"\bPh\.\s?D\.?(?!\w)", "PhD"),
    (r"\b([BM])\.\s?(Sc|A|Eng|Ed)\.(?!\w)", r"\1 \2"),
    (r"\ba\.?k\.?a\.?(?=\s)", "also known as"),
    (r"(?i)\bw/o\b", "without"),
    (r"\bw/\s*(?=\w)", "with "),
    (r"\bc/o\b", "care of"),
    (r"(?<![\w/])b/c(?![\w/])", "because"),
    (r"\b[nN]/[aA]\b", "not applicable"),
    (r"\bA\.D\.\s?(?=\d)", "A D "),
)  # fmt: skip

ROMANS = rules(
    (r"\b(Super Bowl) ((?:XL|LX{0,3}|X{1,3})(?:IX|IV|V?I{0,3})|IX|IV|V?I{1,3}|V)\b", numbers.counted_roman),
    (rf"({roman.RULER}) ({roman.MANY_LETTERS}|IV|VI|XI|XL?V)\b", numbers.reign),
    (rf"\b((?:{words(roman.RULERS)})) ([VX])\b(?!\.\w)", numbers.reign),
    (rf"((?:\b(?:{words(roman.TITLES)}) [A-Z]\w+)) ([VX])\b", numbers.reign),
    (rf"((?:\b(?:{words(roman.TITLES)}) [A-Z]\w+|(?<![A-Za-z] )\b(?:{words(roman.RULERS)}))) (I)\b(?=\s|['’]s)",
     numbers.reign),
    (rf"({roman.RULER}) (I)\b{roman.SURE_AFTER_I}", numbers.reign),
    (rf"\b({roman.NUMERAL})(?:th)? (century|centuries|Century|Olympiad)\b", numbers.century),
    (rf"\b(Chapter|Part|Act|Book|Volume|Section|Phase|Type|Level|Class|Stage|War|Appendix|Scene|Episode|Season|"
     rf"Title|Article|Mark|Grade|Saturn|Bowl|Figure|Table|Group|Round|Category|Factor|Unit|Vatican|Fantasy|"
     rf"[Cc]hapter|[Pp]art|[Vv]olume|[Ss]tage|[Tt]ype|[Ff]actor|[Pp]hase|[Ll]evel|[Gg]rade)\s+"
     rf"({roman.NUMERAL})\b", numbers.counted_roman),
    (rf"\b([A-Z][\w'’-]*[a-z\d])\s+({roman.MANY_LETTERS}|IV|VI|XI)\b(?!\.\w)", numbers.counted_roman),
    (rf"\b(IV|VI|XI|{roman.MANY_LETTERS})(?= (?:[a-z]|and))", lambda found: spelled(found[1])),
)  # fmt: skip

DATES = rules(
    (r"\b(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(T(?=\d))?",
     lambda found: numbers.date(found) + (" " if found[4] else "")),
    (r"(?<![\d/.])(?P<month>\d{1,2})(?P<swaps>/)(?P<day>\d{1,2})/(?P<year>\d{4}|\d\d)(?![\d/])", numbers.date),
    (r"(?i)(?:(?<=\bon )|(?<=\bby )|(?<=\buntil )|(?<=\bsince )|(?<=\bdue ))(0?[1-9]|1[0-2])/(\d{1,2})(?![\d/%])(?! of\b)",
     lambda found: numbers.month_and_day(int(found[1]), int(found[2])) or found[0]),
    (r"(?<![\d.])(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4})(?!\d)", numbers.date),
    (rf"(?i:(the |a |an |this |that |every |each ))?(?<![\d.,/-])(\d{{1,2}})(?:st|nd|rd|th)?(?:\s?[-–]\s?(\d{{1,2}})(?:st|nd|rd|th)?)?\s+({_MONTH})(?!\w)"
     rf"(?!\s(?:be|have|not|also|need|want|go|come|take|help|feel|cause)\b)", _day_month),
    (rf"\b({_MONTH})\s+(\d{{1,2}})(?:st|nd|rd|th)?(?:\s?[-–]\s?(\d{{1,2}})(?:st|nd|rd|th)?)?"
     r"(?![\d:%.]\d|\d|\w|[:%]|-\w|\s(?:miles|km|people|percent)\b)",
     lambda found: numbers.month_day(found)),
    (rf"\b({words(MONTH_SIGNS)})\.(?=\s+[a-z\d])|\b(Jan|Feb|Apr|Aug|Sept|Oct|Nov|Dec)(?=\s\d{{4}}\b)",
     lambda found: MONTH_SIGNS[found[1] or found[2]]),
    (r"\b(\d{1,2}:[0-5]\d)\s?[-–—]\s?(?=\d{1,2}:[0-5]\d\b)", r"\1 to "),
    (r"(?i)(\d\s?[ap]\.?m\.?)\s?[-–—]\s?(?=\d)", r"\1 to "),
    (r"(?<![\d:.])0?0:00(?![:\d])(?!\s?[ap]\.?m)", "midnight"),
    (r"\b([01]?\d|2[0-3]):([0-5]\d):([0-5]\d)\b(?!:)", numbers.time_to_the_second),
    (r"(?<![\d:.])([01]?\d|2[0-4]):([0-5]\d)(?:\s?h(?:rs?)?\b)?(?![:\w]|\.\d)(\s*[aApP]\.?[mM]\b)?", numbers.time),
    (r"(?<![\d:.])([01]?\d|2[0-4]):([0-5]\d)(?![:\d]|\.\d)([aApP]\.?[mM]\b)", numbers.time),
    (r"(?<![\d:.])([01]?\d)\.([0-5]\d)(\s?[ap]\.?m\b)", numbers.time),
    (r"(?<![\w.,$€£#])(?<!\d-)(?:(1[1-9]|20)|['’])?(\d0)['’]?s\b(?=(?:[-–/](?:\d|['’])))", numbers.decade),
    (r"\b(1000|100|10)s(?= of\b)", numbers.heaps),
    (r"(?i)(?<!the )(?<!late )(?<!early )(?<!mid-)(?<!mid )(?<![\w.,'’$€£#:=])([2-9]0)s(?= of\b)", r"\1 seconds"),
    (r"(?<![\w.,$€£#])(?<!\d-)(?:(1[1-9]|20)|['’])(\d0)['’]?s\b", numbers.decade),
    (rf"(?i)(?<![\w.,$€£#:])(?<!\d-)()([2-9]0)(?:s|['’]s)\b(?= (?:{OF_A_DECADE})\b)", numbers.decade),
    (r"(?i)(?<=\biphone )(\d+)s\b", r"\1 S"),
    (rf"(?i)((?:(?<!the )(?<!their )(?<!his )(?<!her )(?<!my )(?<!our )(?<!mid-)(?<!early )(?<!late ))"
     rf"\b(?:{LASTS_BEFORE}) )(\d0)s\b(?![’'])", lambda found: f"{found[1]}{found[2]} seconds"),
    (rf"(?<![\w.,'’$€£])([2-9]0)s(?=[ -]({LASTS_AFTER})\b(?! \d0s))", lambda found: f"{found[1]} {numbers.seconds(found[2])}"),
    (r"(?<![\w.,$€£#:=])(?<!\d-)()([2-9]0)['’]?s\b(?!\s\d)", numbers.decade),
    (r"(?i)(?<=\bthe )()(10)s\b", numbers.decade),
)  # fmt: skip

MONEY_RULES = rules(
    (r"(?P<sign>[$€£])(\d[\d.,]*)\s?[-–]\s?(?P=sign)?(?=\d)", r"\2 to \g<sign>"),
    (r"\b(?:US|CA|AU|NZ|C|A)(?=\$\d)", ""),
    (r"(?P<sign>[€])\s?(?P<whole>\d{1,3}(?:\.\d{3})+),(?P<part>\d\d)\b",
     lambda found: found["sign"] + found["whole"].replace(".", "") + "." + found["part"]),
    (r"(?<![\d,.])(?P<whole>\d{1,3}(?:\.\d{3})+),(?P<part>\d\d)(?=\s?€)",
     lambda found: found["whole"].replace(".", "") + "." + found["part"]),
    (r"(€\s?\d{1,3})((?:\.\d{3})+)(?![.,]?\d)", lambda found: found[1] + found[2].replace(".", "")),
    (r"(?<![\d.,])(\d{1,3})((?:\.\d{3})+)(?=\s?€)", lambda found: found[1] + found[2].replace(".", "")),
    (_sized(rf"(?:(?<![\w.)])(?P<minus>[-−]))?(?P<sign>[{''.join(sign for sign in MONEY if len(sign) == 1)}])\s?"
            rf"(?P<amount>{NUMBER})SIZE"), numbers.money),
    (_sized(rf"(?:(?<![\w.)])(?P<minus>[-−]))?(?P<amount>{NUMBER})SIZE\s?(?P<sign>[€£¥₹₽]|zł)"), numbers.money),
    (_sized(rf"\b(?P<code>{words(CURRENCIES)})\s?(?P<amount>{NUMBER})SIZE(?!\w)"), numbers.currency),
    (_sized(rf"(?<![\w.,])(?P<amount>{NUMBER})SIZE\s?(?P<code>{words(CURRENCIES)})\b"), numbers.currency),
    (r"\b1\s?¢", "1 cent"),
    (r"(?<=\d)\s?¢", " cents"),
)  # fmt: skip

UNIT_RULES = rules(
    (r"(?<=\b[NWA])·(?=[mhs]\b)|(?<=\bkW)·(?=h\b)", ""),
    (r"\band/or\b", "and or"),
    (r"\b([ymq])/\1\b", lambda found: {"y": "year over year", "m": "month over month", "q": "quarter over quarter"}[found[1]]),
    (rf"(?<=\d)\s?[xX×]\s?(?=\d+\s?(?:{_UNIT})(?!\w))(?!\d+\s?(?:px|mm|cm|m|ft)\b)", " times "),
    (r"(?<=\d)x(?=\s+[a-z])", " times"),
    (rf"\b(\d+) (\d{{1,2}})/(\d{{1,2}}) ({_UNIT})(?!\w)",
     lambda found: f"{found[1]} {found[2]}/{found[3]} {numbers.named(found[4], None, is_one=False)}"),
    (rf"(?<![\d/.,])(\d{{1,2}}/\d{{1,2}}) ({_UNIT})(?!\w|/)", numbers.part_of_unit),
    (r"(?<![\d/])(\d+(?:\.\d+)?)/(?=\d+(?:\.\d+)?\s?(?:GHz|MHz|kHz|Hz|V|W|MB|GB|TB)(?!\w))(?=.*\.|\d\d)", r"\1 or "),
    (r"(?<![\w.,/])(\d+)/(day|week|month|year|hour|night|person|h|hr|min|mo|yr)\b(?!/)",
     lambda found: f"{found[1]} per {numbers.behind_slash(found[2])}"),
    (r"\b(\d{1,3})(?: (\d{3}))(?: (\d{3}))+\b", lambda found: found[0].replace(" ", "")),
    (r"\b\d{1,3}(?:[\u00a0\u202f\u2009]\d{3})+\b", lambda found: re.sub(r"\s", "", found[0])),
    (r"(?<![\d.])\d{1,3}(?:\.\d{3}){2,}(?![\d.]*\d)", lambda found: found[0].replace(".", "")),
    (rf"(?<![\w,.])(\d+),(\d{{1,2}})(?=\s?(?:{_UNIT}|liters?|percent|%)(?!\w))", r"\1.\2"),
    (r"\b(\d)['’′]\s?(\d{1,2})(?:\"|″|''|”)?(?![\w'’])", r"\1 foot \2"),
    (r"(\d+) ft\.? (\d+) in\b\.?", r"\1 feet \2 inches"),
    (r"(?<=\d)(?:\"|″)(?=\s(?:monitor|screen|tv|TV|display|laptop|wide|tall|long|deep|pipe|pizza|nails?|tablet|OLED|LCD|LED|IPS|of|x)\b|\s\()",
     " inch"),
    (r"(?<=\d)\s?in\.(?=\s[a-z])", " inches"),
    (r"(?<=\d)\s?°\s?([NSEW])\b",
     lambda found: " degrees " + {"N": "north", "S": "south", "E": "east", "W": "west"}[found[1]]),
    (r"\b(\d{2,3})/(\d{2,3})(?=\s?mmHg)", r"\1 over \2"),
    (r"\b(\d+)h\s?(\d{1,2})(?:min|m)?\b",
     lambda found: f"{found[1]} hour{'s' * (found[1] != '1')} {found[2]} minutes"),
    (rf"(?<![\w.'])(?<!\d[:/])(?<![A-Z]-)(?P<amount>{NUMBER})[\s\u00a0\u202f-]?(?P<unit>{_UNIT})(?P<power>{_POWER}|2(?!\w)|3(?!\w))?"
     rf"(?P<per>(?:/(?:10{{0,3}}\s?)?(?!°)(?:{_UNIT}|{words(PER)}){_POWER}?(?!\w))*)(?![\w°'’])(?!/[A-Za-z])(?:\.(?=\s[a-z]))?",
     numbers.unit),
    (rf"(?<!\w)({_UNIT}|[€$£])({_POWER})?/((?:\d+\s?)?(?:{words((*AFTER_SLASH_ALONE, *PER))}|(?:c|d|k)?m[²³])"
     rf"{_POWER}?)(?![\w/])", numbers.units_alone),
    (rf"((?<![\w.])(?:{NUMBER}|a|an|one|two|three|four|five|six|seven|eight|nine|ten|some|many)"
     rf"(?: (?:million|billion|thousand|trillion))? [a-z]+)/([A-Za-z]+{_POWER}?)(?![\w/])", numbers.per_word),
    (r"(?<=\w)(?:\b(?<=once)|(?<=twice))/(?=(?:day|week|month|year|hour)\b)", " per "),
    (r"(?<=(?:once|wice))/(?=(?:day|week|month|year|hour)\b)", " per "),
    (rf"\b({words(SHORT)})\.(?=\s+[a-z\d])", instead(SHORT)),
    (r"(?<![\w.,])(?![2458]K)(\d+(?:\.\d+)?)([kKMB])(?=\s(?!in|is|at|or|and|for|on|of|to|as)[a-z]{3,}\b|\+)",
     lambda found: f"{found[1]} {SIZES[found[2]]}"),
)  # fmt: skip

SUMS = rules(
    (r"(?<=ties)[-–](?=[a-z]+ties\b)", " to "),
    (r"(?<![\d/.])(\d+\.\d+)/(\d+)(?![\d/.])", r"\1 out of \2"),    (r"(?<=\s)--(?=\s)", ","),
    (r"\b(?:[0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}\b", lambda found: spelled(found[0])),
    (r"(\d[a-z]?|\b[a-z]|squared|cubed|\)) [-−] (?=[\d(]|[a-z]\b)", r"\1 minus "),
    (r"(?<!\S)[-−](?=[a-z]\b)", "minus "),
    (r"√\s?(?=[\w(])", "square root of "),
    (r"(?<=\b\d) 1/2\b", " and a half"),
    (r"(?<![\d:.])(\d+\.\d+):(\d+)(?![\d:])", r"\1 to \2"),
    (r"(?<![\w.])(\d+(?:\.\d+)?)[eE]([+-]?)(\d{1,3})\b", numbers.power_of_ten),
    (r"\b0x([0-9A-Fa-f]+)\b", lambda found: f"0 x {spelled(found[1])}"),
    (r"(?<!\S)(v|version |Version )?(\d+(?:\.\d+){2,})\b", numbers.version),
    (r"\bv(?=\d+(?:\.\d+)?\b)", "version "),
    (r"(?i)(?<=version )(\d+)\.(\d+)\b", r"\1 point \2"),
    (r"(?i)(\b(?:python|ubuntu|node|postgres|java|ios|android|kernel|debian|php|ruby|go|swift|macos) \d+)\.(\d+)\b",
     r"\1 point \2"),
    (r"(?<=\d)\s?–\s?(?=[\d$])", " to "),
    (r"(?<![\d-])(\d{1,4})-(\d{1,4})(?![\d-])(?!\w)(?<!\w\d{4}-\d)", r"\1 to \2"),
    (r"(?<=\d)\s[-−]\s(?=\d)", " minus "),
    (r"(?<=\d)\s?[xX]\s?(?=\d)(?!\d+x\b)", " by "),
    (r"(?<=\d)\s?[*×]\s?(?=\d)|(?<=\w)\s[*×]\s(?=\w)", " times "),
    (r"(?<!\S)×(?=\d)", "times "),
    (r"(?<!\S)÷(?=\d)", "divided by "),
    (r"(?<=\d)(?:\s/\s|\s?÷\s?)(?=\d)", " divided by "),
    (r"\b24/7\b", "24 7"),
    (r"\b9/11\b", "9 11"),
    (r"(?<=\b\d) (?=\d/\d\b)", " and "),
    (r"(?<=\d)(?=[½¼¾⅓⅔⅛⅜⅝⅞⅕])", " and "),
    (r"[½¼¾⅓⅔⅛⅜⅝⅞⅕]", lambda found: {
        "½": "a half", "¼": "a quarter", "¾": "3 quarters", "⅓": "a third", "⅔": "2 thirds",
        "⅛": "an eighth", "⅜": "3 eighths", "⅝": "5 eighths", "⅞": "7 eighths", "⅕": "a fifth"}[found[0]]),
    (r"(?<![\d/.])(\d{1,3})/(\d{1,3})(?:ths?|rds?)?(?![\d/])", numbers.fraction),
    (r"(?<![\d:.])(\d{1,3}):(\d{1,3})(?![\d:])", r"\1 to \2"),
    # Years: 1984 and 2026, but neither 2000 to 2009 nor what has a comma or a point, nor what is counted.
    (r"(?<![\w.,$€£#-])(1[1-9])(\d\d)(?![\d%\w]|[.,:]\d|\s?[xX×]\s?\d)"
     r"(?!\s(?!(?:was|has|is|this|its|as|versus|plus|minus|thus|us|always|perhaps|less|across|does|goes|comes|begins|starts|ends|sees|saw|marks|elections|olympics|games|yes|unless|besides)\b)[a-z]{2,}s\b)",
     numbers.year),
    (r"(?<![\w.,$€£#-])(20)([1-9]\d)(?![\d%\w]|[.,:]\d|\s?[xX×]\s?\d)"
     r"(?!\s(?!(?:was|has|is|this|its|as|versus|plus|minus|thus|us|always|perhaps|less|across|does|goes|comes|begins|starts|ends|sees|saw|marks|elections|olympics|games|yes|unless|besides)\b)[a-z]{2,}s\b)", numbers.year),
)  # fmt: skip

SIGNS = rules(
    (r"(?<=[\w)])(⁻?)([⁰¹²³⁴-⁹]+)", numbers.raised),
    (r"(?<=\w)={2,3}(?=\w)", " equals "),
    (r"(?<![\w.])\.(?=\d)", "point "),
    (r"(?<!\S)\.(?=NET\b)", "dot "),
    (r"\bNET\b", "net"),
    (r"\s*(?:→|⇒|->|=>)\s*", " to "),
    (r"\s*(?:←|↔)\s*", ", "),
    (r"(?<!\S)[~≈]\s?(?=[\d$])", "about "),
    (r"(?<!\S)±\s?(?=\d)", "plus or minus "),
    (r"(?<!\S)[-−](?=\d)", "minus "),
    (r"\s(?:==?=?)\s", " equals "),
    (r"\s(?:!=|≠)\s", " is not equal to "),
    (r"(?:(?<=\s)|^)(?:<=|≤)\s?(?=[\w$])", "at most "),
    (r"(?:(?<=\s)|^)(?:>=|≥)\s?(?=[\w$])", "at least "),
    (r"(?:(?<=\s)|^)<\s?(?=[\d$])|(?<=\s)<(?=\s)", "less than "),
    (r"(?:(?<=\s)|^)>\s?(?=[\d$])|(?<=\s)>(?=\s)", "more than "),
    (r"(?<!\w)#(?=\d)", "number "),
    (r"№\s?(?=\d)", "number "),
    (r"§§?\s?(?=\d)", "section "),
    (r"©\s?", "copyright "),
    (r"[™®]", ""),
    (r"‰", " per mille"),
    (r"(?<!\w)@(?=\w)", "at "),
    (r"\b([CFJ])#", r"\1 sharp"),
    (r"(?<!\w)#(?=\w)", "hashtag "),
    (r"\bCO[2₂](?!\d)", "C O 2"),
    (r"\b(Ctrl|ctrl|Control)\s?[+]\s?(?=\w)", "control "),
    (r"\b(Alt|Shift|Cmd|Option|Win|Command)\s?[+]\s?(?=\w)", r"\1 "),
    (r"(?<=\w)(?:\^2\b|²)", " squared"),
    (r"(?<=\w)(?:\^3\b|³)", " cubed"),
    (r"(?<=\w)\^(?=\w)", " to the power of "),
    (r"(?<=\s)&&(?=\s)", "and"),
    (r"\band/or\b", "and or"),
    (r"\b(?:[A-Za-z]/)+[A-Za-z]\b", lambda found: found[0].replace("/", " ")),
    (r"(?i)(\b(?:number|ID|code|passcode|PIN|account|ticket|order|reference|ref|case|serial)[:\s]+(?:is |number )?)(\d{5,})\b",
     lambda found: found[1] + digits(found[2])),
    (r"(?<=[a-z])/(?=\d)", ", "),
    (r"(?<=[A-Z])/(?=\d)", " "),
    (r"(?<=[a-z])/(?=[a-z])", " or "),
    (r"(?<=[A-Za-z])/(?=[A-Za-z])", " "),
)  # fmt: skip

ENGLISH = (
    *mathematics.mathematics(mathematics.ENGLISH),
    *signs("slash", "backslash", "dot", "tilde", "colon", "dash", "star"),
    *ABBREVIATIONS,
    *ROMANS,
    *rules(
        (r"\b1-(8\d\d)-([A-Z]{4,})\b", lambda found: f"1, {spelled(found[1])}, {found[2].lower()}"),
        (r"((?i:\bzip(?: code)?:? |\bpostcode:? )|\b[A-Z]{2} )(\d{5})(?:-(\d{4}))?\b(?! [a-z]+s\b)",
         lambda found: found[1] + spelled(found[2]) + (f", {spelled(found[3])}" if found[3] else "")),
    ),
    *DATES,
    *telephones("plus"),
    *MONEY_RULES,
    *UNIT_RULES,
    *SUMS,
    *SIGNS,
)  # fmt: skip
"""In the order in which they are applied."""
