"""The phrases in which people tell of themselves and their own; `fact_rules` makes patterns of them.

A phrase is a regular expression with blanks: {Name} and {Place} (begin with a capital letter), {thing} (up to
the end of the clause), {date}, {relation}, {kind} of favourite. Another language is another row of phrases.
"""

import re

from bestfriend_desktop.domain.fact_words import (
    FOODS,
    FOODS_DE,
    FOODS_ES,
    FOODS_FR,
    JOBS,
    JOBS_DE,
    JOBS_ES,
    JOBS_FR,
    LANGUAGES,
    LANGUAGES_DE,
    LANGUAGES_ES,
    LANGUAGES_FR,
    NO_EMPLOYER,
    NO_INTRODUCTION,
    NO_JOB,
    NO_NAME,
    NO_NICKNAME,
    NO_PLACE,
    PLACES,
    PLAYED,
    PLAYED_DE,
    PLAYED_ES,
    PLAYED_FR,
)
from bestfriend_desktop.domain.facts import SEVERAL_PEOPLE
from bestfriend_desktop.domain.memory import MemoryType
from bestfriend_desktop.domain.own_words import INNER_STOP

_FACT, _PREFERENCE = MemoryType.FACT, MemoryType.PREFERENCE

_I_AM = "(?:I am|I'm|im)"  # curly apostrophes have been made straight
_WE_ARE = "(?:I am|I'm|we are|we're)"
_MONTHS = (
    "(?i:january|february|march|april|may|june|july|august|september|october|november|december"
    "|januar|februar|märz|mai|juni|juli|oktober|dezember"
    "|janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre"
    "|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)(?!\\w)"
)
_ONE_EACH = (
    "mother|mom|mum|father|dad|wife|husband|partner|girlfriend|boyfriend|fiancée?|boss|Mutter|Mama|Vater|Papa|Frau"
    "|Mann|Chefin|Chef|mère|père|femme|mari|madre|padre|esposa|marido|novia|novio|parents|grandparents|Eltern"
    "|Großeltern|parents|padres"
)
_PEOPLE = f"{_ONE_EACH}|{'|'.join(sorted(SEVERAL_PEOPLE, key=len, reverse=True))}"

_UPPER = "A-ZÀ-ÞĀ-ŽΑ-ΩА-Я"
_CASELESS = "\u05d0-\u05ea\u0620-\u064a\u0671-\u06d3\u0904-\u0dff\u0e01-\u0e4e\u10d0-\u10ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3"
_WORD = (
    rf"(?!I(?![\w{INNER_STOP}])|(?i:mon|tues|wednes|thurs|fri|satur|sun)day\b)"
    rf"(?:[{_UPPER}](?:[\w-]|'(?!s\b)|{INNER_STOP})*|[{_CASELESS}]+)"
)
_OF_PLACES = f"(?:de|la|am|an|der|of|upon|del|sur|les|ob|im)(?= [{_UPPER}])"
_OF_PEOPLE = (
    f"(?:(?:de|la|le|du|des|del|della|di|da|van|von|der|den|ter|bin|ibn|al|el) ){{1,3}}(?=[{_UPPER}])"
)
_PLACE = rf"{_WORD}(?: (?:{_WORD}|{_OF_PLACES})){{0,3}}"
_NAME = rf"{_WORD}(?: (?:{_OF_PEOPLE})?{_WORD}){{0,4}}"
_SMALL = r"(?:[a-zà-öø-ÿ][\w'-]*)"

_NO_MARK = r"[^.,;:!?()\u2013\u2014\n]"
_END = r"\s*(?:[.,;:!?()\u2013\u2014\n]|$)"
_AND = "and|but|because|since|so|und|aber|weil|et|mais|y|pero|porque"
_CLOSE = rf"(?={_END}| (?i:{_AND})\b)"
_THING_END = (
    rf"(?={_END}| (?i:{_AND}|when|if|although|while|than|more|most|best|better|as|any ?more|at all|either|too|now"
    r"|again|lately|a lot|very much|so much|wenn|als|sehr|mehr)\b)"
)
_ONE_WORD = rf"(?:(?i:the|el|la|los|las|le|les) )?(?!(?i:{_AND}|the|I|hates?|loves?|likes?|is|am|are|bin|ist|mag)\b)[\w'-]+"
_NOT_PLACE = rf"(?!(?i:{_MONTHS}|{NO_PLACE})(?![\w'-]))"
_AFTER_PLACE = r"(?!['\w-]| \d+(?! (?i:years?|months?|weeks?|days?|jahre\w*|monat\w*|años|ans)))"
_VERY = (
    r"(?:(?!(?i:hardly|barely|supposedly|possibly|probably|allegedly|nearly|only|apparently|really not)\b)"
    r"(?i:\w+ly|so|very|quite|also|still|now|stark|schwer|sehr|hoch|extrem|leicht|auch|leider|ziemlich|total"
    r"|hochgradig|très|vraiment|gravement|muy|también|aussi) )*"
)
_COUNT = "(?i:two|three|four|five|six|2|3|4|5|6|zwei|drei|vier|fünf|deux|trois|quatre|dos|tres|cuatro)"
_AGE_WORDS = (
    "(?i:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|zwei|drei|vier|fünf|sechs|sieben|acht|neun"
    "|zehn|elf|zwölf)"
)
_EVENT = (
    "(?i:(?:[\\w-]+ )?(?:exam|interview|appointment|operation|surgery|wedding|flight|driving test|graduation|deadline"
    "|finals|prüfung|klausur|vorstellungsgespräch|arzttermin|zahnarzttermin|termin|hochzeit|flug|examen|boda|cita"
    "|entrevista|examen|mariage|entretien))"
)
_WHEN = (
    r"(?i:on |am |el |le )?(?P<value>(?i:tomorrow|today|tonight|next \w+|this \w+day|in (?:a|two|three|\d+) \w+|morgen"
    r"|übermorgen|heute|nächste\w? \w+|mañana|demain|(?:mon|tues|wednes|thurs|fri|satur|sun)day|\w+tag|mittwoch"
    rf"|(?:the )?\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTHS}|(?:the )?\d{{1,2}}(?:st|nd|rd|th)|{_MONTHS} \d{{1,2}}(?:st|nd|rd|th)?"
    rf"|\d{{1,2}}\.(?: {_MONTHS})?|lunes|martes|miércoles|jueves|viernes|sábado|domingo|lundi|mardi|mercredi|jeudi"
    r"|vendredi|samedi|dimanche))(?!\w)"
)


def _lexicon(words: str, *, before: str = "") -> str:
    return rf"(?P<value>{before}(?i:{words}))\b"


BLANKS = {
    "Name": f"(?P<value>{_NAME})",
    "Names": f"(?P<value>{_WORD})(?:, (?P<value2>{_WORD}))?,? (?i:and|und|et|y|&) (?P<value3>{_WORD})(?={_END})",
    "name": rf"(?P<value>(?!(?i:{NO_NAME})\b){_SMALL}(?: (?!(?i:{NO_NAME})\b){_SMALL}){{0,2}}){_CLOSE}",
    "Intro": rf"(?!(?i:{NO_INTRODUCTION}|{LANGUAGES}|{NO_PLACE}|{NO_NICKNAME}|{JOBS}|{JOBS_DE})\b)"
    rf"(?!(?!(?:Peter|Werner|Günther|Günter|Rainer|Dieter|Walter|Alexander|Oliver|Holger|Xaver|Jasper|Esther|Jennifer|Heather|Parker|Skyler|Tyler|Hunter|Spencer|Esther|Ester|Javier)\b)\w+er\b)(?P<value>{_NAME})",
    "Nick": rf"(?!(?i:{NO_NICKNAME})\b)(?P<value>{_NAME})(?={_END})(?!, ?(?i:but|aber|if|when)\b)",
    "Place": rf"{_NOT_PLACE}(?P<value>{_PLACE}){_AFTER_PLACE}",
    "Employer": rf"(?!(?i:{_MONTHS}|{NO_EMPLOYER})(?![\w'-]))(?P<value>{_PLACE}){_AFTER_PLACE}",
    "town": rf"(?P<value>(?i:{PLACES}))\b",
    "Elsewhere": rf"{_NOT_PLACE}{_PLACE}",
    "Called": rf"(?:,? (?P<called>{_NAME}),?)?",
    "Whose": f"(?P<called>{_NAME})",
    "thing": f"(?P<value>{_NO_MARK}+?){_THING_END}",
    "no_joke": "(?!(?i:(?:my |your |all |other )?(?:bullshit|idiots?|stupidity|people|work(?:ing)?|mornings?|mondays|fools|drama"
    "|liars|nonsense|fun|boredom|exercise|change|politics|criticism|love|you|dummheit|idioten|arbeit|montage|menschen|lügen)\\b))",
    "pair": rf"(?P<value>{_ONE_WORD}(?: [\w'-]+)?)(?:, (?P<value2>{_ONE_WORD}(?: [\w'-]+)?))?,?"
    rf" (?i:and|or|und|oder|et|ou|y|o) (?P<value3>{_ONE_WORD})(?={_END})",
    "thing_not": f"(?P<value>{_NO_MARK}+?) (?:(?i:gar|überhaupt|so|eigentlich|wirklich|leider|besonders|mehr|auch|absolut"
    rf"|sehr|ganz und gar|echt|einfach) )*(?i:(?:nicht(?: mehr| so| besonders| wirklich| gern| gerne| sehr)*"
    rf"|(?:eher |viel |immer )?weniger|eher nicht|kaum|nur ungern))(?={_END}| (?i:und|aber)\b)",
    "de_yes": r"(?!(?i:[^.,;:!?]*\b(?:weder|nicht|kein\w*|weniger|kaum|nie|ungern|niemals)\b))",
    "job": f"(?P<value>{_NO_MARK}+?)(?={_END}| (?i:{_AND}|at|in|for|now|again|bei|chez|en|since|seit|last|this|these|until|here|near|with|from|on)\\b)",
    "job_before_end": r"(?P<value>[\w-]+(?: [\w-]+){0,2}?)",
    "until_time": r"(?P<value>[^.,;:!?\n]+?)"
    rf"(?= (?i:tomorrow|next \w+|on (?:the )?\d|on \w+day\b|in (?:a|\d+|two|three) |in {_MONTHS}))",
    "date": r"(?P<value>"
    rf"(?i:the )?\d{{1,2}}(?:st|nd|rd|th|er|\.)?(?: of| de)? {_MONTHS}(?:,? (?:de )?\d{{4}})?"
    rf"|{_MONTHS} (?i:the )?\d{{1,2}}(?:st|nd|rd|th)?\b(?:,? \d{{4}})?"
    r"|\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{4}-\d\d-\d\d)",
    "year": r"(?P<value>\d{4})\b",
    "my_age": r"(?P<value>[1-9]\d)\b(?![.,:/]\d)",
    "age": rf"(?P<value>\d{{1,2}}|{_AGE_WORDS})\b(?![.,:/]\d)",
    "close": _CLOSE,
    "relation": rf"(?P<relation>(?i:(?:best |little |big |older |elder |younger |twin )?(?:{_PEOPLE})))\b",
    "people": "(?P<relation>(?i:kids|children|sons|daughters|brothers|sisters|friends|Kinder|Söhne|Töchter"
    "|Brüder|Schwestern|Geschwister|Freunde|Freundinnen|hijos|hijas|hermanos|hermanas|enfants|fils|filles|frères|sœurs))\\b",
    "pet": "(?i:cat|dog|rabbit|hamster|horse|pony|parrot|budgie|tortoise|turtle|goldfish|snake|puppy|kitten|guinea pig)",
    "pets": "(?i:cats|dogs|rabbits|hamsters|horses|parrots|budgies|puppies|kittens|guinea pigs|tortoises|snakes|goldfish"
    "|pets|Katzen|Hunde|Kater|Hasen|Hamster|Pferde|Meerschweinchen|gatos|gatas|perros|perras|chats|chiens|chiennes)",
    "pet_de": "(?i:Katze|Kater|Hund|Hündin|Hase|Hamster|Pferd|Papagei|Schildkröte|Kaninchen|Wellensittich|Meerschweinchen)",
    "pet_fr": "(?i:chat|chatte|chien|chienne|lapin|cheval)",
    "pet_es": "(?i:gato|gata|perro|perra|conejo|caballo)",
    "kind": r"(?P<kind>\w+(?: \w+)?)",
    "event": f"(?P<kind>{_EVENT})",
    "when": _WHEN,
    "died": "(?P<value>(?i:died|passed away))",
    "diet": "(?P<value>(?i:vegetarian|vegan|pescatarian|teetotal))",
    "diet_de": "(?P<value>(?i:Vegetarierin|Vegetarier|Veganerin|Veganer|vegan|vegetarisch))",
    "diet_es": "(?P<value>(?i:vegetarian[oa]|vegan[oa]))",
    "diet_fr": "(?P<value>(?i:végétarienne|végétarien|végane|vegan|végétalienne|végétalien))",
    "ailment": "(?P<value>(?i:diabetic|coeliac|celiac|asthmatic|epileptic|lactose[ -]intolerant|gluten[ -]intolerant"
    "|colou?r[ -]?blind|dyslexic|Diabetikerin|Diabetiker|laktoseintolerant|farbenblind|Asthmatikerin|Asthmatiker"
    "|Epileptikerin|Epileptiker))",
    "illness": "(?P<value>(?i:(?:type (?:1|2|one|two) )?diabetes|asthma|epilepsy|coeliac disease|celiac disease|ADHD"
    "|arthritis|migraines|high blood pressure|hay fever|tinnitus|Asthma|Epilepsie|Zöliakie|ADHS|Bluthochdruck"
    "|Heuschnupfen|Migräne|Rheuma|diabète|asthme|diabetes|asma|epilepsia))",
    "occupation": _lexicon(JOBS, before=rf"(?:(?!(?i:{NO_JOB})\b)[\w-]+ ){{0,2}}"),
    "occupation_de": _lexicon(JOBS_DE),
    "occupation_es": _lexicon(JOBS_ES),
    "occupation_fr": _lexicon(JOBS_FR),
    "food": _lexicon(
        FOODS,
        before=r"(?:(?!(?i:much|many|enough|lots|too|that|your|my|his|her|their|this|these|when|and"
        r"|or|with|without|after|before|on|in|at)\b)[\w-]+ ){0,2}",
    ),
    "food_de": _lexicon(FOODS_DE),
    "food_es": _lexicon(FOODS_ES),
    "food_fr": _lexicon(FOODS_FR),
    "food_end": rf"(?={_END}| (?i:{_AND}|or|any ?more|at all|mehr|oder)\b)",
    "played": _lexicon(PLAYED),
    "played_de": _lexicon(PLAYED_DE),
    "played_es": _lexicon(PLAYED_ES),
    "played_fr": _lexicon(PLAYED_FR),
    "tongue": _lexicon(LANGUAGES),
    "tongue_de": _lexicon(LANGUAGES_DE),
    "tongue_es": _lexicon(LANGUAGES_ES),
    "tongue_fr": _lexicon(LANGUAGES_FR),
    "status": "(?P<value>(?i:married|single|divorced|widowed|engaged))",
    "status_de": "(?P<value>(?i:verheiratet|ledig|geschieden|verwitwet|verlobt))",
    "children": rf"(?P<value>(?:(?i:an?|one|eine?n?|une?|una?)|{_COUNT}) (?:(?i:little|older|younger|twin|big|kleine"
    r"|ältere\w*|jüngere\w*|große\w*) )?(?i:kids|children|sons|daughters|brothers|sisters|siblings|grandchildren|son|daughter"
    r"|brother|sister|grandson|granddaughter|Kinder|Söhne|Töchter|Brüder|Schwestern|Geschwister|Enkel|Sohn|Tochter"
    r"|Bruder|Schwester|hijos|hijas|hermanos|hermanas|hijo|hija|hermano|hermana|enfants|fils|filles|fille|frères"
    r"|sœurs|frère|sœur))\b",
    "animals": rf"(?P<value>(?:(?i:an?|eine?n?|une?|una?|un)|{_COUNT}) (?:(?!(?i:hot)\b)[\w-]+ )?(?i:cat|dog|rabbit|hamster|horse|pony"
    r"|parrot|budgie|tortoise|turtle|snake|puppy|kitten|cats|dogs|rabbits|horses|parrots|puppies|kittens|guinea pigs"
    r"|Katze|Kater|Hund|Hündin|Hasen|Hamster|Pferd|Papagei|Schildkröte|Kaninchen|Katzen|Hunde|Pferde|gato|gata|perro"
    r"|perra|gatos|perros|chat|chien|chats|chiens))\b",
    "car": rf"(?P<value>(?:(?!(?i:my|his|her|the|long|few|lot)\b){_SMALL} ){{0,2}}{_WORD}(?: (?:{_WORD}|\d\w*)){{0,2}})",
    "car_de": rf"(?P<value>(?:{_SMALL} ){{0,2}}(?:Golf|Polo|Passat|VW|BMW|Audi|Mercedes|Opel|Ford|Fiat|Skoda|Škoda|Seat|Toyota|Honda"
    r"|Mazda|Nissan|Renault|Peugeot|Citroën|Dacia|Hyundai|Kia|Volvo|Tesla|Porsche|Mini|Smart|Suzuki|Subaru|Corsa|Astra|Fiesta"
    r"|Octavia|Fabia|Clio|Twingo|Kombi|Käfer|Corolla|Civic|Prius|Jeep|Lexus|Jaguar|Saab|Lada|Trabant|Bulli)(?: [A-Z\d]\w*)?)\b",
    "studied": "(?P<value>(?i:medicine|law|biology|chemistry|physics|mathematics|maths|math|history|philosophy|psychology"
    "|sociology|economics|engineering|(?:mechanical|electrical|civil) engineering|computer science|architecture|art"
    "|literature|linguistics|music|politics|political science|nursing|business|education|geography|geology|theology"
    "|pharmacy|dentistry|journalism|design|Medizin|Jura|Biologie|Chemie|Physik|Mathematik|Mathe|Geschichte|Philosophie"
    "|Psychologie|Soziologie|BWL|VWL|Maschinenbau|Informatik|Architektur|Kunst|Germanistik|Anglistik|Musik|Politik"
    "|Pädagogik|Geographie|Theologie|Pharmazie|Lehramt|medicina|derecho|biología|historia|economía|médecine|droit"
    "|biologie|histoire|économie))\\b",
}

_MY = "(?:my|our) {relation}{Called}"
_MEIN = "(?:mein|unser)e? {relation}{Called}"
_MON = "m(?:on|a) {relation}{Called}"
_MI = "mi {relation}{Called}"
_IS_CALLED = "(?:'s name is| is called| is named)"
_ALLERGIC = "(?:no longer |not )?" + _VERY

PHRASES: tuple[tuple[MemoryType, str, tuple[str, ...]], ...] = (
    (_FACT, "name", (
        "my name(?: is|'s) {Name}", "my name(?: is|'s) {name}", f"{_I_AM} called {{Name}}{{close}}",
        "^(?:hi|hello|hey)[,!]?(?: there[,!]?)? (?:I'm|I am|it's|this is) {Intro}{close}",
        "^(?:hallo|hi|hey|moin|servus)[,!]? ich bin(?: der| die)? {Intro}{close}",
        "^(?:hola|buenas)[,!]? soy {Intro}{close}", "^(?:bonjour|salut|bonsoir)[,!]? (?:je suis|moi,? c'est) {Intro}{close}", "^moi,? c'est {Intro}{close}",
        "^(?:(?:so|hi|hey|hello|ok|well|and|but|just|please|you can|you may|feel free to),? )*call me {Nick}",
        "ich hei(?:ß|ss)e {Name}", "ich hei(?:ß|ss)e {name}", "mein Name ist {Name}", "mein Name ist {name}",
        "^nenn mich(?: bitte| einfach)? {Nick}",
        "je m'appelle {Name}", "je m'appelle {name}", "mon nom est {Name}", "mon prénom est {Name}",
        "me llamo {Name}", "me llamo {name}", "mi nombre es {Name}", "mi nombre es {name}",
        "mi chiamo {Name}", "il mio nome è {Name}", "ik heet {Name}", "mijn naam is {Name}", "(?:o )?meu nome é {Name}",
        "me chamo {Name}", "jag heter {Name}", "jeg (?:heter|hedder) {Name}", "nazywam się {Name}", "mam na imię {Name}",
        "меня зовут {Name}", "اسمي {Name}", "我叫{Name}", "我的名字(?:是|叫){Name}",
        f"(?:my|our) {{relation}}(?:{_IS_CALLED}|,? named|,? called|,)? {{Name}}", f"(?:my|our) {{relation}}{_IS_CALLED} {{name}}",
        "(?:I|we)(?: have|'ve)(?: got)? (?:\\w+ ){1,2}{people}(?:,|:| called| named) {Names}",
        "(?:ich habe|wir haben) (?:\\w+ ){1,2}{people}(?:,|:| namens) {Names}",
        "(?:tengo|tenemos|j'ai|nous avons) (?:\\w+ ){1,2}{people}(?:,|:) {Names}",
        "(?:my|our) {people}(?:'s? names are| are called| are named|:|,)? {Names}",
        "(?:I|we)(?: have|'ve)(?: got)? an? {relation},? (?:called|named|whose name is) {Name}",
        "(?:mein|unser)e? {relation}(?: heißt|,)? {Name}", "(?:mein|unser)e? {relation} heißt {name}",
        "(?:mein|unser)e {people}(?: heißen)? {Names}",
        "(?:ich habe|wir haben) eine?n? {relation} namens {Name}", "(?:ich habe|wir haben) eine?n? {relation}, (?:der|die) {Name}(?= heißt)",
        "m(?:on|a) {relation}(?: s'appelle|,)? {Name}", "mes {people}(?: s'appellent)? {Names}",
        "j'ai une? {relation} qui s'appelle {Name}",
        "mi {relation}(?: se llama|,)? {Name}", "mis {people}(?: se llaman)? {Names}", "tengo una? {relation} que se llama {Name}",
        "my {relation},? {Name}(?: has| have)?(?: just| recently| sadly)? (?:died|passed away)",
        "meine? {relation} {Name} ist (?:\\w+ ){0,3}(?:gestorben|verstorben)",
    )),
    (_FACT, "birthday", (
        "my birthday(?: is|'s) (?:on )?{date}", "I was born (?:on|in) {date}", "I have my birthday on {date}",
        "(?:my|our) {relation}{Called}'s birthday is (?:on )?{date}", "{Whose}'s birthday is (?:on )?{date}",
        "(?:my|our) {relation}{Called} was born (?:on|in) {date}",
        "mein Geburtstag ist (?:am|der) {date}", "ich habe am {date} Geburtstag", "ich bin am {date} geboren", "ich wurde am {date} geboren",
        "meine? {relation}{Called} hat am {date} Geburtstag",
        "mon anniversaire est le {date}", "je suis née? le {date}", "mi cumpleaños es el {date}", "nací el {date}",
    )),
    (_FACT, "birth year", ("I was born in {year}", "ich bin {year} geboren", "ich wurde {year} geboren", "nací en {year}", "je suis née? en {year}")),
    (_FACT, "age", (
        f"{_I_AM} (?:now )?{{my_age}}(?: years old)?{{close}}", "I(?: just|'ve just)? turned {my_age}(?=" + _END + "| (?:and|last|this|in|on|today|yesterday)\\b)",
        "ich bin (?:jetzt )?{my_age}(?: Jahre alt)?{close}", "tengo {my_age}(?= años)", "j'ai {my_age}(?= ans)",
        f"{_MY} is (?:now )?{{age}}(?: years old)?{{close}}", f"{_MY}(?: has)?(?: just)? turned {{age}}{{close}}",
        f"{_MEIN} ist (?:jetzt )?{{age}}(?: Jahre alt)?{{close}}", f"{_MI} tiene {{age}}(?= años)", f"{_MON} a {{age}}(?= ans)",
        "(?:my|our) {pet},? {Whose},? is {age}(?: years old)?{close}",
        f"(?:my|our) {{relation}}{_IS_CALLED} {{Whose}} and (?:she|he)(?:'s| is) {{age}}(?: years old)?{{close}}",
        "(?:mein|unser)e? {relation} heißt {Whose} und ist {age}(?: Jahre alt)?{close}",
    )),
    (_FACT, "home|moved", (
        f"(?:I|we|{_WE_ARE})(?: now| currently| still)? (?:live|living) in (?:the )?{{Place}}",
        "(?:I|we)(?: have|'ve) (?:lived|been living) in (?:the )?{Place}(?= (?:for|since|all my)\\b)",
        "(?:I|we)(?: have|'ve)?(?: just| recently| finally)? moved (?:back )?(?:from {Elsewhere} )?to {Place}",
        f"{_MY}(?: now| still| also)? lives? in (?:the )?{{Place}}",
        f"{_MY}(?: has)?(?: just| recently)? moved to {{Place}}",
        f"{_MY} is [\\w' -]{{1,30}} and (?:she |he )?lives in {{Place}}",
        f"{_MY} no longer lives in {{Place}}",
        f"{_MY} (?:doesn't|does not) live in {{Place}} any ?more",
        f"(?:my|our) {{relation}}{_IS_CALLED} {{Whose}} and (?:(?:she|he|they) )?lives? in {{Place}}",
        "(?:I|we)(?: have|'ve)(?: got)? an? {relation},? (?:called|named) {Whose},? (?:and|who) (?:she |he )?lives in {Place}",
        "(?:ich |(?<=und ))(?:wohne|lebe)(?: jetzt| nun| seit [\\w. ]{1,20})? in {Place}",
        "ich (?:wohne|lebe) (?:jetzt )?mit \\w+ \\w+(?: \\w+)? in {Place}",
        "(?:I|we) (?:live|moved) (?:in|to) {town}{close}", "(?:ich )?(?:wohne|lebe) in {town}{close}",
        "wir (?:wohnen|leben)(?: jetzt| nun)? in {Place}",
        "(?:ich bin|wir sind) (?:\\w+ ){0,3}nach {Place}(?= (?:um)?gezogen)",
        f"{_MEIN} (?:wohnt|lebt)(?: jetzt)? in {{Place}}",
        "(?:mein|unser)e? {relation} heißt {Whose} und (?:sie |er )?(?:wohnt|lebt) in {Place}",
        f"{_MEIN} (?:wohnt|lebt) nicht mehr in {{Place}}",
        "j'habite (?:à|en|au) {Place}", "je vis (?:à|en|au) {Place}", f"{_MON} (?:habite|vit) (?:à|en|au) {{Place}}",
        "m(?:on|a) {relation} s'appelle {Whose} et (?:elle |il )?(?:habite|vit) (?:à|en|au) {Place}",
        "(?:yo )?(?<!no )vivo en {Place}", f"{_MI} vive en {{Place}}",
        "mi {relation} se llama {Whose} y vive en {Place}", "ya no vivo en {Place}", "je n'habite plus (?:à|en|au) {Place}",
        "(?:I|we) no longer live in {Place}", "(?:I|we) (?:do not|don't) live in {Place} any ?more",
        "ich wohne nicht mehr in {Place}",
    )),
    (_FACT, "origin", (
        f"(?:{_I_AM} (?:originally )?|I (?:originally )?come )from (?:the )?{{Place}}(?! (?i:to|by|with|for|on|until|till|at)\\b)",
        "ich komme(?: ursprünglich)? aus {Place}(?=" + _END + "| (?:und|aber)\\b| (?:in|an|bei) [A-ZÄÖÜd])",
        "je viens de {Place}{close}", "soy de {Place}{close}",
        f"{_MY} (?:is|comes) (?:originally )?from (?:the )?{{Place}}{{close}}", f"{_MEIN} kommt(?: ursprünglich)? aus {{Place}}{{close}}",
    )),
    (_FACT, "birthplace", ("I was born in {Place}", "ich bin in {Place} geboren", "ich wurde in {Place} geboren", "nací en {Place}", "je suis née? à {Place}")),
    (_FACT, "grew up", ("I grew up in {Place}", "ich bin in {Place} aufgewachsen")),
    (_FACT, "work|joined", (
        "I (?:now )?work as (?:an? |the ){job}", "I (?:now )?work as (?!an? |the ){occupation}", f"{_I_AM} (?:now )?(?:working as )?an? {{occupation}}(?! (?i:at heart))",
        f"{_I_AM} (?P<value>(?i:retired|unemployed|self-employed)){{close}}",
        "I(?:'ve| have)?(?: just)? (?:got|started|found) a (?:new )?job as an? {job}",
        f"{_MY} works as an? {{job}}", f"{_MY} is an? {{occupation}}",
        "ich arbeite(?: jetzt| seit [\\w. ]{1,20})? als {job}", "ich bin(?: ein| eine| seit [\\w. ]{1,20}| von Beruf)? {occupation_de}(?! (?i:am|im Herzen))",
        f"{_MEIN} (?:ist(?: von Beruf)? {{occupation_de}})", f"{_MEIN} arbeitet als {{job}}",
        "je travaille comme {job}", "je suis {occupation_fr}", f"{_MON} est {{occupation_fr}}",
        "trabajo (?:de|como) {job}", "soy {occupation_es}", f"{_MI} es {{occupation_es}}",
        "I no longer work as (?:an? )?{job}", "I (?:do not|don't) work as an? {job_before_end} any ?more", f"{_I_AM} no longer an? {{occupation}}", f"{_I_AM} not an? {{occupation}} any ?more",
        "ich arbeite nicht mehr als {job}", "ich bin keine? {occupation_de} mehr",
    )),
    (_FACT, "employer|joined", (
        "I (?:now )?work (?:at|for) (?:the )?{Employer}",
        "I(?:'ve| have)?(?: just)? (?:got|started|found) a (?:new )?job (?:at|with) (?:the )?{Employer}",
        f"{_MY} works (?:at|for) (?:the )?{{Employer}}",
        "ich arbeite(?: jetzt| seit \\w+)? (?:bei|für) (?:der |dem )?{Employer}", f"{_MEIN} arbeitet bei (?:der |dem )?{{Employer}}",
        "je travaille chez {Employer}", "trabajo (?:en|para) {Employer}",
        "I (?:do not|don't) work (?:at|for) (?:the )?{Employer} any ?more",
        "I no longer work (?:at|for) (?:the )?{Employer}",
        "I(?:'ve| have)?(?: just)? quit my job (?:at|with) (?:the )?{Employer}",
        "ich arbeite nicht mehr bei (?:der |dem )?{Employer}",
    )),
    (_FACT, "studies", (
        "(?:I study|I'm studying|I am studying) {studied}", "ich studiere {studied}", "estudio {studied}",
        "j'étudie (?:la |le |l'|les )?{studied}", f"{_MY} (?:studies|is studying) {{studied}}", f"{_MEIN} studiert {{studied}}",
    )),
    (_FACT, "language", (
        f"(?:{_I_AM} (?:currently )?|I've been |I have been )learning {{tongue}}", "I want to learn {tongue}",
        "ich lerne(?: gerade| jetzt)? {tongue_de}", "(?:estoy aprendiendo|aprendo) {tongue_es}", "j'apprends (?:le |l'|la )?{tongue_fr}",
    )),
    (_FACT, "speaks", (
        "I (?:also )?speak (?:fluent )?{tongue}", "I (?:also )?speak [A-Z]\\w+ and {tongue}", "ich spreche(?: auch| fließend)? {tongue_de}",
        "hablo {tongue_es}", "je parle (?:le |l'|la )?{tongue_fr}",
    )),
    (_FACT, "plays", (
        "I (?:also |still )?play (?:the )?{played}{close}", "I (?:also |still )?play (?:the )?[\\w-]+(?:,? and|,) (?:the )?{played}{close}", "ich spiele(?: auch| gerne?| seit [\\w ]{1,15})? {played_de}{close}",
        "toco (?:el |la )?{played_es}", "juego (?:al |a la )?{played_es}", "je joue (?:du |de la |de l'|au |aux )?{played_fr}",
        f"{_MY} plays (?:the )?{{played}}", f"{_MEIN} spielt {{played_de}}",
    )),
    (_FACT, "allergy", (
        f"{_I_AM} {_ALLERGIC}allergic to {{no_joke}}{{thing}}", f"{_I_AM} {_VERY}allergic to {{pair}}",
        f"{_MY} is {_ALLERGIC}allergic to {{no_joke}}{{thing}}",
        "(?:I have|I've got|I have got) an? (?:(?i:severe|bad|strong|mild) )?(?!(?i:severe|bad|strong|mild|new|skin|seasonal|weird|strange|terrible|serious|rare|food)\\b)(?P<value>[\\w-]+(?: [\\w-]+)?) allergy(?! to\\b)",
        "(?:I have|I've got|I have got) an? (?:[\\w-]+ )?allergy to {no_joke}{thing}",
        f"ich bin (?:nicht mehr )?(?:gegen|auf) {{no_joke}}(?P<value>[\\w-]+(?: und [\\w-]+)?) {_VERY}allergisch",
        f"ich bin (?:nicht mehr |nicht )?{_VERY}allergisch (?:gegen|auf) {{no_joke}}{{thing}}", f"ich bin {_VERY}allergisch (?:gegen|auf) {{pair}}",
        f"ich reagiere {_VERY}allergisch auf {{thing}}", "ich habe eine (?:starke |schwere )?Allergie gegen {thing}",
        "ich habe eine (?P<value>\\w{3,}?)(?=allergie\\b)", f"{_MEIN} ist {_VERY}allergisch (?:gegen|auf) {{no_joke}}{{thing}}",
        f"je (?:ne )?suis (?:plus )?{_VERY}allergique (?:à l[a']?|à|aux?) ?{{thing}}", f"{_MON} est {_VERY}allergique (?:à|aux?) {{thing}}",
        f"(?:ya no )?soy {_VERY}alérgic[oa] a(?:l| la| los| las)? {{thing}}", "(?:ya no )?tengo alergia a(?:l| la| los| las)? {thing}",
        f"{_MI} es {_VERY}alérgic[oa] a(?:l| la| los| las)? {{thing}}",
    )),
    (_FACT, "health", (
        f"{_I_AM} {_ALLERGIC}(?:an? )?{{ailment}}\\b", "ich bin (?:nicht mehr |kein(?:e)? )?{ailment}\\b",
        "(?:I have|I've got|I suffer from) {illness}{close}", "ich (?:habe|leide (?:an|unter)) {illness}{close}",
        "j'ai (?:du |de l'|le )?{illness}{close}", "tengo {illness}{close}",
        f"{_MY} is (?:an? )?{{ailment}}\\b", "soy (?P<value>(?i:celíac[oa]|diabétic[oa]|asmátic[oa]|epiléptic[oa]))\\b",
        "je suis (?P<value>(?i:diabétique|asthmatique|cœliaque|épileptique))\\b", f"{_MY} has {{illness}}{{close}}",
        "I(?: was| have been|'ve been)(?: \\w+)? diagnosed with {illness}", "bei mir wurde {illness}(?= diagnostiziert)",
    )),
    (_FACT, "diet", (
        f"{_I_AM} (?:not |no longer )?(?:an? )?(?:(?i:strict|lifelong) )?{{diet}}\\b", "(?:I have|I've) been (?:an? )?{diet}(?= (?:for|since)\\b)",
        f"{_MY} is (?:not |no longer )?(?:an? )?(?:(?i:strict) )?{{diet}}\\b",
        "ich bin (?:keine? |nicht mehr |seit [\\w. ]{1,20})?{diet_de}\\b", "ich esse {diet_de}\\b", "ich ernähre mich {diet_de}\\b",
        f"{_MEIN} ist {{diet_de}}\\b", "(?:ya no )?soy {diet_es}\\b", "je suis {diet_fr}\\b", "je ne suis plus {diet_fr}\\b",
    )),
    (_FACT, "avoids", (
        "I (?:do not|don'?t|can'?t|cannot|never|must not|mustn't|may not|no longer) (?:eat|drink) (?:any )?{food}{food_end}",
        "I (?:do not|don'?t|can'?t|cannot|never) (?:eat|drink) (?:any )?(?:\\w+ ){1,2}(?:or|and) {food}{food_end}",
        "ich (?:esse|trinke) (?:gar |absolut )?keine?n? {food_de}{food_end}",
        "ich (?:darf|kann) keine?n? {food_de}(?= (?:essen|trinken))",
        "no (?:como|bebo|puedo comer|puedo beber) {food_es}{food_end}", "je ne (?:mange|bois) (?:pas|plus|jamais) (?:de |d')?{food_fr}{food_end}",
    )),
    (_FACT, "eats", (
        "I (?:do )?(?:eat|drink) {food}(?= (?i:again|now)\\b)", "ich (?:esse|trinke) (?:wieder|jetzt wieder) {food_de}{food_end}",
    )),
    (_FACT, "death", (
        "my {relation}(?: has)?(?: just| recently| sadly)? {died}", "meine? {relation} ist (?:\\w+ ){0,3}(?P<value>(?i:gestorben|verstorben))",
    )),
    (_FACT, "pet", (
        "(?:I|we)(?: have|'ve)[^.!?]{1,50}(?:and|,) an? (?:[\\w-]+ ){0,2}{pet},? (?:called|named) {Name}",
        "(?:I|we)(?: just| have| recently)? (?:got|adopted|bought) an? (?:[\\w-]+ ){0,2}{pet},? (?:called|named) {Name}",
        "(?:I|we)(?: have|'ve)(?: got)? an? (?:[\\w-]+ ){0,2}{pet},? (?:called|named|whose name is) {Name}",
        f"(?:my|our) {{pet}}(?:{_IS_CALLED}|,)? {{Name}}", f"(?:my|our) {{pet}}{_IS_CALLED} {{name}}",
        "(?:my|our) {pet},? {Name}(?: has| had)?(?: just| recently| sadly)?(?: to be)? (?:died|passed away|put down|put to sleep)",
        "(?:my|our) {pet},? {Name},? (?:is dead|was run over|(?:has )?crossed the rainbow bridge|passed on)",
        "(?:mein|unser)e? {pet_de} {Name} (?:ist tot|lebt nicht mehr|wurde überfahren)",
        "mi {pet_es} {Name} (?:murió|ha muerto|falleció)", "m(?:on|a) {pet_fr} {Name} est morte?",
        "put (?:my|our) {pet},? {Name},? (?:down|to sleep)",
        "(?:I|we)(?: have|'ve)(?: got)? (?:\\w+ ){0,2}{pets}(?:,|:| called| named)? {Names}", "(?:my|our) {pets}(?: are called| are named|,)? {Names}",
        "(?:mein|unser)e? {pet_de}(?: heißt|,)? {Name}", "(?:mein|unser)e? {pet_de} heißt {name}",
        "(?:ich habe|wir haben) (?:\\w+ ){0,2}{pets}(?:,|:| namens)? {Names}", "(?:mein|unser)e {pets}(?: heißen|,)? {Names}",
        "(?:ich habe|wir haben) eine?n? (?:\\w+ )?{pet_de} namens {Name}", "(?:ich habe|wir haben) eine?n? (?:\\w+ )?{pet_de}, (?:der|die|das) {Name}(?= heißt)",
        "(?:mein|unser)e? {pet_de} {Name} ist (?:\\w+ ){0,3}(?:gestorben|verstorben)",
        "(?:mein|unser)en? {pet_de},? {Name},? (?:\\w+ ){0,2}(?:eingeschläfert|einschläfern)",
        "m(?:on|a) {pet_fr}(?: s'appelle|,)? {Name}", "mi {pet_es}(?: se llama|,)? {Name}",
        "j'ai une? {pet_fr} qui s'appelle {Name}", "tengo una? {pet_es} que se llama {Name}",
        "(?:I|we) no longer have (?:a|my|our) {pet},? (?:called |named )?{Name}",
    )),
    (_FACT, "owns", (
        "(?:I|we)(?: have|'ve)(?: got)? {animals}{close}", "(?:ich habe|wir haben) {animals}{close}",
        "(?:j'ai|nous avons) {animals}{close}", "(?:tengo|tenemos) {animals}{close}",
    )),
    (_FACT, "family", (
        "(?:I|we)(?: have|'ve)(?: got)? {children}{close}", "(?:ich habe|wir haben) {children}{close}", "(?:j'ai|nous avons) {children}{close}",
        "(?:tengo|tenemos) {children}{close}",
    )),
    (_FACT, "hobby", (
        "my hobby is {thing}", "my hobbies are {thing}", "my hobbies are {pair}", "mein Hobby ist {thing}", "meine Hobbys sind {thing}",
        "meine Hobbys sind {pair}",
    )),
    (_FACT, "status", (
        "je suis (?P<value>(?i:mariée?|divorcée?|célibataire|veuve|veuf|fiancée?)){close}", "estoy (?P<value>(?i:casad[oa]|divorciad[oa]|solter[oa])){close}",
        f"{_I_AM} {{status}}(?={_END}| (?i:and|but|to|with)\\b)", "ich bin {status_de}{close}")),
    (_FACT, "car", (
        "my car is an? {car}", "I drive an? {car}", "mein (?:Auto|Wagen) ist eine? {car_de}", "ich fahre eine?n? {car_de}",
        "mi coche es un {car}", "ma voiture est une {car}",
    )),
    (_FACT, "{kind} date", (
        "my {event} is {when}", "(?:I|we) have (?:an?|my) {event} {when}", "meine? {event} ist {when}",
        "ich habe {when} (?:eine?n?|meine?n?) {event}", "mi {event} es {when}", "m(?:on|a) {event} est {when}",
    )),
    (_FACT, "plan", (
        f"(?:{_WE_ARE} (?:going|planning) to|(?:I|we)(?:'ll| will| plan to| have to)) {{until_time}}",
        f"{_WE_ARE} (?=(?!going|planning)\\w+ing\\b){{until_time}}",
    )),
    (_PREFERENCE, "favourite {kind}", (
        "my favou?rite {kind} (?:is|are) {thing}", "meine? Lieblings{kind} ist {thing}",
        "my favou?rite {kind} (?:isn't|is not|aren't) {thing} any ?more", "my favou?rite {kind} is no longer {thing}",
        "meine? Lieblings{kind} ist nicht mehr {thing}", "mi {kind} favorit[oa] es {thing}", "m(?:on|a) {kind} préférée? est {thing}",
    )),
    (_PREFERENCE, "likes", (
        "I (?:(?:really|absolutely|just|do|also|still|always) )*(?:love|like|enjoy|adore) {thing}",
        "I (?:(?:really|absolutely|just|do|also|still|always) )*(?:love|like|enjoy|adore) {pair}",
        f"{_MY} (?:loves|likes|enjoys) {{thing}}",
        "ich (?:mag|liebe){de_yes}(?: auch| sehr| lieber| gerne?| total| wirklich)* {thing}", "ich (?:mag|liebe){de_yes} {pair}",
        "ich (?:esse|trinke|höre|lese){de_yes}(?: sehr| auch| total)? gerne? {thing}", f"{_MEIN} (?:mag|liebt){{de_yes}} {{thing}}",
        "j'(?:adore|aime)(?! (?:pas|plus))(?: beaucoup| bien)? {thing}", "(?<!poco )(?<!nunca )(?<!no )me (?:gustan?|encantan?)(?: mucho)? {thing}",
    )),
    (_PREFERENCE, "dislikes", (
        "I (?:(?:really|absolutely|just|also|still|always) )*(?:hate|dislike|can(?:'?t|not) stand) {thing}",
        "I (?:(?:really|absolutely|just|also|still|always) )*(?:hate|dislike|can(?:'?t|not) stand) {pair}",
        "I (?:(?:really|also|still) )*(?:don'?t|do not|no longer|never)(?: really)? (?:like|enjoy) {thing}",
        "I (?:(?:really|also|still) )*(?:don'?t|do not|no longer|never)(?: really)? (?:like|enjoy) {pair}",
        "I (?:don'?t|do not) love {thing} any ?more", "I no longer love {thing}",
        f"{_MY} (?:hates|dislikes|can'?t stand|doesn'?t like) {{thing}}",
        "ich (?:hasse|mag (?:gar |absolut |überhaupt )?keine?n?) {thing}", "ich (?:hasse|mag keine?n?) {pair}", "ich (?:mag|liebe) {thing_not}",
        "ich (?:esse|trinke|höre) (?P<value>[^.,;:!?]+?) (?:gar |überhaupt )?nicht (?:so )?gerne?{close}",
        f"{_MEIN} (?:hasst|mag keine?n?) {{thing}}", f"{_MEIN} mag {{thing_not}}",
        "je (?:déteste|n'aime p(?:as|lus)) {thing}", "(?:odio|(?:ya )?no me gustan?) {thing}",
    )),
)  # fmt: skip
"""What each phrase tells: type, attribute, phrases; after a bar the attribute where it is told as long past."""

VAGUE = re.compile(
    r"\b(?:it|this|that|them|these|those|him|her|his|you|your|yours|myself|what|how|when|where|which|who|both"
    r"|no|none|neither|either|some|something|any\w*|everything|nothing|all|one|ones|not|never|say|admit|idea"
    r"|das|es|dich|dir|euch|sie|ihn|ihm|wie|was|nicht|nie|kein\w*|alles|nichts|dein\w*|euer\w*"
    r"|ça|cela|toi|vous|tout|rien|pas|eso|esto|ti|todo|nada)\b",
    re.IGNORECASE,
)
"""Words by which a value means nothing outside of its conversation, or the opposite: "I love how it is"."""
