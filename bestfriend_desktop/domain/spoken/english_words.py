"""English: what stands for abbreviations, units and money."""

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip

MONTH_SIGNS = {month[:3]: month for month in MONTHS} | {"Sept": "September"}

DAYS = {
    "Mon": "Monday", "Tue": "Tuesday", "Tues": "Tuesday", "Wed": "Wednesday", "Weds": "Wednesday",
    "Thu": "Thursday", "Thur": "Thursday", "Thurs": "Thursday", "Fri": "Friday", "Sat": "Saturday",
    "Sun": "Sunday",
}  # fmt: skip

TITLES = {
    "Dr": "Doctor", "Mr": "Mister", "Mrs": "Missus", "Ms": "Miss", "Prof": "Professor", "Mt": "Mount",
    "Capt": "Captain", "Gen": "General", "Lt": "Lieutenant", "Sgt": "Sergeant", "Sen": "Senator",
    "Gov": "Governor", "Rev": "Reverend", "Rep": "Representative", "Col": "Colonel", "Hon": "Honorable",
    "Ft": "Fort", "Pres": "President", "Messrs": "Messieurs", "Fr": "Father",
}  # fmt: skip
"""Before a name; with their stop, the engine would end the sentence there."""

SHORT = {
    "vs": "versus", "approx": "approximately", "ca": "about", "Co": "Company", "Inc": "Incorporated",
    "Ltd": "Limited", "Jr": "Junior", "Sr": "Senior", "dept": "department", "est": "established",
    "max": "maximum", "min": "minimum", "Dept": "Department", "Corp": "Corporation", "Bros": "Brothers",
    "govt": "government", "Govt": "Government", "Univ": "University", "incl": "including", "avg": "average",
    "misc": "miscellaneous", "temp": "temperature", "attn": "attention", "Attn": "attention", "cf": "compare",
}  # fmt: skip

BEFORE_NUMBERS = {
    "No": "number", "Nos": "numbers", "Nr": "number", "no": "number", "Fig": "figure", "fig": "figure",
    "Figs": "figures", "p": "page", "pp": "pages", "Vol": "volume", "vol": "volume", "Ch": "chapter",
    "ch": "chapter", "chap": "chapter", "Sec": "section", "sec": "section", "Art": "article",
    "art": "article", "Apt": "apartment", "apt": "apartment", "Ste": "suite", "ext": "extension",
    "Ext": "extension", "Eq": "equation", "eq": "equation", "Ver": "version", "ver": "version",
    "Rm": "room", "Ep": "episode", "ep": "episode", "Ca": "about", "para": "paragraph", "paras": "paragraphs", "Hwy": "Highway", "Rte": "Route", "Rt": "Route", "ca": "about", "c": "about", "est": "estimated",
}  # fmt: skip

ROADS = {
    "St": "Street", "Ave": "Avenue", "Rd": "Road", "Blvd": "Boulevard", "Ln": "Lane", "Hwy": "Highway",
    "Sq": "Square", "Pl": "Place", "Ct": "Court", "Pkwy": "Parkway",
}  # fmt: skip

UNITS = {
    "km": "kilometer*", "cm": "centimeter*", "mm": "millimeter*", "µm": "micrometer*", "μm": "micrometer*",
    "nm": "nanometer*", "m": "meter*", "ft": "foot|feet", "mi": "mile*", "yd": "yard*", "yds": "yard*",
    "mph": "mile* per hour", "kph": "kilometer* per hour", "kmh": "kilometer* per hour", "mpg": "mile* per gallon",
    "rpm": "revolution* per minute", "bpm": "beat* per minute", "fps": "frame* per second",
    "kg": "kilogram*", "g": "gram*", "mg": "milligram*", "µg": "microgram*", "μg": "microgram*",
    "mcg": "microgram*", "lb": "pound*", "lbs": "pound*", "oz": "ounce*", "tsp": "teaspoon*",
    "tbsp": "tablespoon*", "l": "liter*", "L": "liter*", "ml": "milliliter*", "mL": "milliliter*",
    "dl": "deciliter*", "dL": "deciliter*", "cl": "centiliter*", "gal": "gallon*", "pt": "pint*",
    "h": "hour*", "hr": "hour*", "hrs": "hour*", "min": "minute*", "mins": "minute*", "sec": "second*",
    "secs": "second*", "s": "second*", "ms": "millisecond*", "µs": "microsecond*", "μs": "microsecond*",
    "ns": "nanosecond*", "yr": "year*", "yrs": "year*", "wk": "week*", "wks": "week*", "mo": "month*",
    "mos": "month*", "kB": "kilobyte*", "KB": "kilobyte*", "kb": "kilobyte*", "MB": "megabyte*",
    "Mb": "megabit*", "GB": "gigabyte*", "Gb": "gigabit*", "TB": "terabyte*", "PB": "petabyte*",
    "KiB": "kibibyte*", "MiB": "mebibyte*", "GiB": "gigabyte*", "TiB": "terabyte*", "kbit": "kilobit*",
    "Mbit": "megabit*", "Gbit": "gigabit*", "kbps": "kilobit* per second", "Mbps": "megabit* per second",
    "Gbps": "gigabit* per second", "MP": "megapixel*", "px": "pixel*", "dpi": "dot* per inch",
    "Hz": "hertz", "kHz": "kilohertz", "MHz": "megahertz", "GHz": "gigahertz", "THz": "terahertz",
    "mW": "milliwatt*", "W": "watt*", "kW": "kilowatt*", "MW": "megawatt*", "GW": "gigawatt*",
    "Wh": "watt hour*", "kWh": "kilowatt hour*", "MWh": "megawatt hour*", "TWh": "terawatt hour*",
    "V": "volt*", "mV": "millivolt*", "kV": "kilovolt*", "mA": "milliamp*", "mAh": "milliamp hour*",
    "Ah": "amp hour*", "Ω": "ohm*", "kΩ": "kilohm*", "N": "newton*", "Nm": "newton meter*", "kN": "kilonewton*", "J": "joule*",
    "kJ": "kilojoule*", "MJ": "megajoule*", "Pa": "pascal*", "hPa": "hectopascal*", "kPa": "kilopascal*",
    "MPa": "megapascal*", "bar": "bar", "atm": "atmosphere*", "psi": "pound* per square inch", "mmHg": "millimeter* of mercury",
    "kcal": "kilocalorie*", "cal": "calorie*", "dB": "decibel*", "mol": "mole*", "mmol": "millimole*",
    "IU": "international unit*", "ha": "hectare*", "t": "tonne*", "ppm": "part* per million",
    "°C": "degree* Celsius", "℃": "degree* Celsius", "°F": "degree* Fahrenheit", "℉": "degree* Fahrenheit",
    "ºC": "degree* Celsius", "ºF": "degree* Fahrenheit", "°": "degree*", "sq ft": "square foot|square feet",
    "sqft": "square foot|square feet", "sq m": "square meter*", "cu ft": "cubic foot|cubic feet",
    "fl oz": "fluid ounce*",
}  # fmt: skip
"""By their sign: `*` is the s of the plural, `|` stands before a plural of its own."""

LENGTHS = ("km", "m", "cm", "mm", "µm", "nm", "ft", "mi", "yd", "in")
"""These can be squared and cubed."""

PER = {
    "d": "day", "day": "day", "week": "week", "month": "month", "year": "year", "y": "year", "a": "year",
    "hour": "hour", "second": "second", "minute": "minute", "in": "inch",
}  # fmt: skip
"""What else may stand behind a slash; there in the singular."""

AFTER_SLASH_ALONE = ("h", "hr", "s", "sec", "min", "l", "L", "dl", "dL", "ml", "mL", "kg", "kWh", "mol", "GB")
"""Units after a slash that need no number before them to be known: `the speed in km/h`."""

MONEY = {
    "$": ("dollar", "cent"), "€": ("euro", "cent"), "£": ("pound", "penny"), "¥": ("yen", ""),
    "₹": ("rupee", ""), "₽": ("ruble", ""), "₩": ("won", ""), "₺": ("lira", ""), "₿": ("bitcoin", ""),
    "₪": ("shekel", ""), "zł": ("zloty", ""),
}  # fmt: skip

CURRENCIES = {
    "USD": "dollar", "EUR": "euro", "GBP": "pound", "JPY": "yen", "CHF": "Swiss franc", "INR": "rupee",
    "SEK": "Swedish krona", "NOK": "Norwegian krone", "DKK": "Danish krone", "CAD": "Canadian dollar",
    "AUD": "Australian dollar", "CNY": "yuan", "PLN": "zloty", "CZK": "Czech koruna", "kr": "krone",
    "MXN": "Mexican peso", "BRL": "real", "NZD": "New Zealand dollar",
}  # fmt: skip

SAME_IN_PLURAL = ("yen", "won", "yuan", "zloty", "lira")

SIZES = {
    "k": "thousand", "K": "thousand", "m": "million", "M": "million", "mn": "million", "b": "billion",
    "B": "billion", "bn": "billion", "T": "trillion", "tn": "trillion",
}  # fmt: skip

DECADES = (
    "hundreds", "tens", "twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties",
    "nineties",
)  # fmt: skip

LASTS_AFTER = (
    r"timer|timeout|delay|countdown|pause|break|clip|video|ad|ads|spot|limit|interval|window|sprint|sprints|"
    r"rest|rests|plank|planks|hold|holds|cooldown|long|later|ago|apart|earlier|left|remaining|each|per|flat|"
    r"faster|slower|and|more|before|after"
)
"""What follows a number of seconds: `a 30s timer`."""

LASTS_BEFORE = (
    r"for|in|every|within|after|wait|waits|waited|sleep|sleeps|hold|rest|pause|pauses|take|takes|took|last|"
    r"lasts|lasted|under|over|about|around|another|only|just|least|most|than|needs?|needed|timeout|delay|of|"
    r"up to|timer|by|per|spent|is|was|="
)
"""What precedes one: `wait 10s`."""

OF_A_DECADE = (
    r"music|songs?|hits?|pop|rock|disco|movies?|films?|fashion|style|styles|kids?|babies|child|children|party|"
    r"parties|night|bands?|nostalgia|classics?|tv|television|sitcoms?|icons?|hair|hairstyles?|clothes|"
    r"aesthetic|vibes?|playlist|themed?|cartoons?|cars?|synths?|ballads?|culture|era|teens?|retro"
)
"""What is of a decade: `for 80s music`."""
