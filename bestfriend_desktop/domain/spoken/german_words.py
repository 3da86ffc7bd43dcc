"""German: what stands for abbreviations, units and money, and what tells how an ordinal ends."""

MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
    "Dezember",
)  # fmt: skip

MONTH_SIGNS = {
    "Jan": "Januar", "Feb": "Februar", "Febr": "Februar", "Mrz": "März", "Apr": "April", "Jun": "Juni",
    "Jul": "Juli", "Aug": "August", "Sep": "September", "Sept": "September", "Okt": "Oktober", "Nov": "November",
    "Dez": "Dezember",
}  # fmt: skip

DAYS = {
    "Mo": "Montag", "Di": "Dienstag", "Mi": "Mittwoch", "Do": "Donnerstag", "Fr": "Freitag", "Sa": "Samstag",
    "So": "Sonntag",
}  # fmt: skip

TITLES = {
    "Dr": "Doktor", "Prof": "Professor", "Hr": "Herr", "Hrn": "Herrn", "Fr": "Frau", "St": "Sankt",
    "Dipl": "Diplom", "Mr": "Mister", "Mrs": "Missis", "Ing": "Ingenieur", "Fa": "Firma", "Mag": "Magister",
}  # fmt: skip
"""Before a name."""

PHRASES = {
    r"z\.\s?B": "zum Beispiel", r"d\.\s?h": "das heißt", r"u\.\s?a": "unter anderem", r"o\.\s?[äÄ]": "oder Ähnliches",
    r"u\.\s?[äÄ]": "und Ähnliches", r"s\.\s?o": "siehe oben", r"s\.\s?u": "siehe unten",
    r"i\.\s?d\.\s?R": "in der Regel", r"z\.\s?T": "zum Teil", r"z\.\s?Zt|z\.\s?Z|zzt|Zzt": "zurzeit",
    r"u\.\s?U": "unter Umständen", r"m\.\s?E": "meines Erachtens", r"v\.\s?Chr": "vor Christus",
    r"n\.\s?Chr": "nach Christus", r"e\.\s?V": "e V", r"u\.\s?v\.\s?m": "und vieles mehr",
    r"a\.\s?M": "am Main", r"p\.\s?a": "pro Jahr", r"u\.\s?s\.\s?w": "und so weiter", r"i\.\s?A": "im Auftrag",
    r"i\.\s?H\.\s?v": "in Höhe von", r"v\.\s?a": "vor allem", r"h\.\s?c": "honoris causa", r"o\.\s?g": "oben genannten", r"z\.\s?Hd": "zu Händen",
    r"n\.\s?V": "nach Verlängerung", r"i\.\s?E": "im Einzelnen", r"Z\.\s?B": "Zum Beispiel", r"D\.\s?h": "Das heißt",
}  # fmt: skip

SHORT = {
    "usw": "und so weiter", "usf": "und so fort", "bzw": "beziehungsweise", "ca": "circa", "Ca": "Circa",
    "evtl": "eventuell", "ggf": "gegebenenfalls", "inkl": "inklusive", "exkl": "exklusive", "vgl": "vergleiche",
    "Vgl": "Vergleiche", "bspw": "beispielsweise", "insb": "insbesondere", "sog": "sogenannte", "lt": "laut",
    "geb": "geboren", "Geb": "Geboren", "bzgl": "bezüglich", "Abschn": "Abschnitt", "gest": "gestorben", "verh": "verheiratet", "einschl": "einschließlich",
    "zzgl": "zuzüglich", "abzgl": "abzüglich", "max": "maximal", "mind": "mindestens", "resp": "respektive",
    "Std": "Stunden", "Stdn": "Stunden", "Min": "Minuten", "Sek": "Sekunden", "Stk": "Stück", "Jh": "Jahrhundert",
    "Jhd": "Jahrhundert", "Hbf": "Hauptbahnhof", "MwSt": "Mehrwertsteuer", "etc": "et cetera", "vs": "versus",
    "allg": "allgemein", "urspr": "ursprünglich", "gem": "gemäß", "tägl": "täglich", "mtl": "monatlich",
    "jährl": "jährlich", "Tsd": "Tausend", "Mio": "Millionen", "Mrd": "Milliarden", "Aufl": "Auflage",
    "Hrsg": "Herausgeber", "Pkt": "Punkte", "Forts": "Fortsetzung", "Abt": "Abteilung", "dt": "deutsch",
    "engl": "englisch", "frz": "französisch", "Whg": "Wohnung", "Zi": "Zimmer", "Tel": "Telefon", "Adr": "Adresse",
    "EL": "Esslöffel", "TL": "Teelöffel", "Pkg": "Packung", "Pck": "Päckchen", "Pers": "Personen",
}  # fmt: skip

BEFORE_NUMBERS = {
    "Nr": "Nummer", "Nrn": "Nummern", "S": "Seite", "Abb": "Abbildung", "Kap": "Kapitel", "Bd": "Band",
    "Art": "Artikel", "Abs": "Absatz", "Tab": "Tabelle", "Ziff": "Ziffer", "Pos": "Position", "Ver": "Version",
    "Fig": "Figur", "No": "Nummer", "Anm": "Anmerkung", "Zi": "Zimmer", "Kl": "Klasse", "Jg": "Jahrgang",
    "vers": "Version", "Vol": "Band", "ca": "circa", "min": "mindestens",
}  # fmt: skip

UNITS = {
    "km": "ein Kilometer|Kilometer", "m": "ein Meter|Meter", "dm": "ein Dezimeter|Dezimeter",
    "cm": "ein Zentimeter|Zentimeter", "mm": "ein Millimeter|Millimeter", "µm": "ein Mikrometer|Mikrometer",
    "μm": "ein Mikrometer|Mikrometer", "nm": "ein Nanometer|Nanometer", "kg": "ein Kilogramm|Kilogramm",
    "g": "ein Gramm|Gramm", "mg": "ein Milligramm|Milligramm", "µg": "ein Mikrogramm|Mikrogramm",
    "μg": "ein Mikrogramm|Mikrogramm", "t": "eine Tonne|Tonnen", "l": "ein Liter|Liter", "L": "ein Liter|Liter",
    "ml": "ein Milliliter|Milliliter", "mL": "ein Milliliter|Milliliter", "dl": "ein Deziliter|Deziliter",
    "dL": "ein Deziliter|Deziliter", "cl": "ein Zentiliter|Zentiliter", "hl": "ein Hektoliter|Hektoliter",
    "h": "eine Stunde|Stunden", "Std": "eine Stunde|Stunden", "min": "eine Minute|Minuten",
    "Min": "eine Minute|Minuten", "s": "eine Sekunde|Sekunden", "sek": "eine Sekunde|Sekunden",
    "Sek": "eine Sekunde|Sekunden", "ms": "eine Millisekunde|Millisekunden", "µs": "eine Mikrosekunde|Mikrosekunden",
    "ns": "eine Nanosekunde|Nanosekunden", "kB": "ein Kilobyte|Kilobyte", "KB": "ein Kilobyte|Kilobyte",
    "MB": "ein Megabyte|Megabyte", "GB": "ein Gigabyte|Gigabyte", "TB": "ein Terabyte|Terabyte",
    "MiB": "ein Mebibyte|Mebibyte", "GiB": "ein Gigabyte|Gigabyte", "kbit": "ein Kilobit|Kilobit",
    "Mbit": "ein Megabit|Megabit", "MBit": "ein Megabit|Megabit", "Gbit": "ein Gigabit|Gigabit",
    "GBit": "ein Gigabit|Gigabit", "Mbps": "ein Megabit pro Sekunde|Megabit pro Sekunde",
    "MP": "ein Megapixel|Megapixel", "px": "ein Pixel|Pixel", "Hz": "ein Hertz|Hertz",
    "kHz": "ein Kilohertz|Kilohertz", "MHz": "ein Megahertz|Megahertz", "GHz": "ein Gigahertz|Gigahertz",
    "mW": "ein Milliwatt|Milliwatt", "W": "ein Watt|Watt", "kW": "ein Kilowatt|Kilowatt",
    "MW": "ein Megawatt|Megawatt", "GW": "ein Gigawatt|Gigawatt", "Wh": "eine Wattstunde|Wattstunden",
    "kWh": "eine Kilowattstunde|Kilowattstunden", "MWh": "eine Megawattstunde|Megawattstunden",
    "kWp": "ein Kilowatt peak|Kilowatt peak", "PS": "ein P S|P S", "V": "ein Volt|Volt", "mV": "ein Millivolt|Millivolt",
    "kV": "ein Kilovolt|Kilovolt", "A": "ein Ampere|Ampere", "mA": "ein Milliampere|Milliampere",
    "mAh": "eine Milliamperestunde|Milliamperestunden", "Ah": "eine Amperestunde|Amperestunden",
    "Ω": "ein Ohm|Ohm", "N": "ein Newton|Newton", "kN": "ein Kilonewton|Kilonewton", "J": "ein Joule|Joule",
    "kJ": "ein Kilojoule|Kilojoule", "Pa": "ein Pascal|Pascal", "hPa": "ein Hektopascal|Hektopascal",
    "kPa": "ein Kilopascal|Kilopascal", "bar": "ein Bar|Bar", "mmHg": "ein Millimeter Quecksilber|Millimeter Quecksilber",
    "kcal": "eine Kilokalorie|Kilokalorien", "dB": "ein Dezibel|Dezibel", "mol": "ein Mol|Mol",
    "mmol": "ein Millimol|Millimol", "ha": "ein Hektar|Hektar", "Nm": "ein Newtonmeter|Newtonmeter",
    "ppm": "ein Teil pro Million|Teile pro Million", "°C": "ein Grad Celsius|Grad Celsius",
    "℃": "ein Grad Celsius|Grad Celsius", "°F": "ein Grad Fahrenheit|Grad Fahrenheit", "°": "ein Grad|Grad",
    "qm": "ein Quadratmeter|Quadratmeter", "Stk": "ein Stück|Stück", "EL": "ein Esslöffel|Esslöffel",
    "TL": "ein Teelöffel|Teelöffel", "Bq": "ein Becquerel|Becquerel", "U": "eine Umdrehung|Umdrehungen",
}  # fmt: skip
"""By their sign: one of them, with its article, and many."""

PER = {
    "Tag": "Tag", "Woche": "Woche", "Monat": "Monat", "Jahr": "Jahr", "a": "Jahr", "d": "Tag", "Stunde": "Stunde",
    "Minute": "Minute", "Sekunde": "Sekunde", "Person": "Person", "Nacht": "Nacht", "Stück": "Stück",
    "Mon": "Monat", "J": "Jahr", "Std": "Stunde", "Min": "Minute",
}  # fmt: skip
"""What else may stand behind a slash."""

AFTER_SLASH_ALONE = ("h", "s", "min", "l", "L", "dl", "dL", "ml", "mL", "kg", "kWh", "mol", "GB")

MONEY = {
    "€": ("Euro", "Cent"), "$": ("Dollar", "Cent"), "£": ("Pfund", "Pence"), "¥": ("Yen", ""), "₹": ("Rupien", ""),
    "₽": ("Rubel", ""), "₿": ("Bitcoin", ""), "EUR": ("Euro", "Cent"), "USD": ("Dollar", "Cent"),
    "GBP": ("Pfund", "Pence"), "CHF": ("Franken", "Rappen"), "Fr.": ("Franken", "Rappen"), "SEK": ("Kronen", ""),
    "NOK": ("Kronen", ""), "DKK": ("Kronen", ""), "PLN": ("Zloty", ""), "JPY": ("Yen", ""),
}  # fmt: skip

SIZES = {"Mio": ("eine Million", "Millionen"), "Mrd": ("eine Milliarde", "Milliarden"),
         "Tsd": ("ein Tausend", "Tausend"), "Bio": ("eine Billion", "Billionen")}  # fmt: skip

ENDS_IN_EN = frozenset(
    "am im vom zum beim dem den des zur bis ab jeden jedem einem einen einer diesem diesen dieser meinem meinen meiner "
    "seinem seinen seiner ihrem ihren ihrer unserem unseren unserer keinem keinen keiner deinem deinen deiner seit "
    "ans ins ums aufs allen beiden".split()
)
"""After these an ordinal ends in -en."""

BEFORE_DER = frozenset(
    "in mit aus von zu bei nach seit auf an unter über vor hinter neben zwischen wegen ab".split()
)
"""Before `der` it ends so, too: in der dritten Klasse."""

ENDS_IN_E = frozenset(
    "der die das jede jeder jedes diese dieses eine meine seine ihre unsere keine deine eure welche".split()
)

FEMININE = frozenset(
    "Prise Tasse Packung Flasche Dose Stunde Zwiebel Klasse Liga Bundesliga Etage Runde Auflage Woche Stunde Hälfte Halbzeit Person Reihe Seite Frage Aufgabe Strophe "
    "Szene Chance Tochter Frau Schicht Hilfe Mannschaft Lesung Stufe Phase Welle Dosis Impfung Möglichkeit Minute "
    "Sekunde Sinfonie Symphonie Kammer Nacht Staffel Folge Generation Ebene Ehe Wahl Vorsitzende".split()
)
NEUTER = frozenset(
    "Jh Stück Glas Ei Brot Pfund Kilo Paar Dutzend Mal Kind Jahr Haus Auto Buch Kapitel Quartal Halbjahr Semester Stockwerk Jahrhundert Spiel Tor".split()
)
MASCULINE = frozenset(
    "Platz Weltkrieg Stock Advent Akt Tag Geburtstag Teil Bezirk Rang Versuch Monat Schritt Punkt Grad Band Satz Sieg "
    "Spieltag Vorsitzender Bürgermeister FC Sohn Mann Feiertag Lauf Durchgang Gang Preis Termin Abschnitt".split()
)

WOMEN = frozenset(
    "Elisabeth Elizabeth Victoria Margaret Catherine Anne Queen Katharina Maria Margrethe Beatrix Isabella Anna Viktoria Wilhelmina Kleopatra Christina Isabel Mary".split()
)
"""Of whom more than one has ruled."""

HALVES = (
    dict.fromkeys(
        ("Liter", "Meter", "Tag", "Monat", "Apfel", "Becher", "Teelöffel", "Esslöffel", "Kilometer"),
        "ein halber",
    )
    | dict.fromkeys(
        (
            "Stunde",
            "Tasse",
            "Minute",
            "Zwiebel",
            "Zitrone",
            "Flasche",
            "Packung",
            "Tablette",
            "Portion",
            "Seite",
        ),
        "eine halbe",
    )
    | dict.fromkeys(
        ("Kilo", "Pfund", "Jahr", "Glas", "Stück", "Dutzend", "Brot", "Jahrhundert"), "ein halbes"
    )
)
"""Half of each, with its article."""
