r"""Mathematics as LaTeX writes it (`\frac{a}{b}`), in words; what stands around it is said as it is."""

import re
from collections.abc import Mapping

from bestfriend_desktop.domain.spoken.rules import Rule, rules

GREEK = (
    "alpha beta gamma delta epsilon varepsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau upsilon "
    "phi varphi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Phi Psi Omega sin cos tan log ln exp lim max min "
    "det gcd"
).split()
"""Commands that are words."""

SILENT = (
    "left right big Big bigg displaystyle mathrm mathbf mathit mathcal mathbb text textbf operatorname quad qquad "
    "limits nolimits begin end boxed hline left"
).split()

_INNER = r"\{((?:[^{}]|\{[^{}]*\})*)\}"

ENGLISH = {
    "over": "over", "root": "square root of", "times": "times", "cdot": "times", "div": "divided by",
    "pm": "plus or minus", "leq": "at most", "geq": "at least", "neq": "is not equal to", "approx": "is about",
    "infty": "infinity", "int": "the integral", "sum": "the sum", "prod": "the product", "from": "from",
    "to": "to", "arrow": "to", "in": "in", "partial": "partial", "nabla": "nabla", "ldots": "and so on",
    "implies": "implies", "forall": "for all", "exists": "there is", "cup": "union", "cap": "intersected with",
    "subset": "is a subset of", "equals": "equals", "power": "to the power of", "squared": "squared",
    "cubed": "cubed", "angle": "degrees", "percent": "percent", "of": "of", "lim": "the limit for",
}  # fmt: skip

GERMAN = {
    "over": "durch", "root": "Wurzel aus", "times": "mal", "cdot": "mal", "div": "geteilt durch",
    "pm": "plus minus", "leq": "kleiner gleich", "geq": "größer gleich", "neq": "ungleich", "approx": "ungefähr",
    "infty": "unendlich", "int": "das Integral", "sum": "die Summe", "prod": "das Produkt", "from": "von",
    "to": "bis", "arrow": "gegen", "in": "aus", "partial": "d", "nabla": "Nabla", "ldots": "und so weiter",
    "implies": "daraus folgt", "forall": "für alle", "exists": "es gibt", "cup": "vereinigt mit",
    "cap": "geschnitten mit", "subset": "ist Teilmenge von", "equals": "gleich", "power": "hoch",
    "squared": "zum Quadrat", "cubed": "hoch drei", "angle": "Grad", "percent": "Prozent", "of": "von",
    "lim": "der Limes für",
}  # fmt: skip

SPANISH = ENGLISH | {
    "over": "sobre", "root": "raíz cuadrada de", "times": "por", "cdot": "por", "div": "entre", "pm": "más menos",
    "leq": "menor o igual que", "geq": "mayor o igual que", "neq": "distinto de", "approx": "aproximadamente",
    "infty": "infinito", "int": "la integral", "sum": "la suma", "prod": "el producto", "from": "de", "to": "a",
    "arrow": "a", "in": "en", "implies": "implica", "equals": "igual a", "power": "elevado a",
    "squared": "al cuadrado", "cubed": "al cubo", "lim": "el límite para", "of": "de", "ldots": "etcétera",
    "forall": "para todo", "exists": "existe", "angle": "grados", "percent": "por ciento",
}  # fmt: skip

FRENCH = ENGLISH | {
    "over": "sur", "root": "racine carrée de", "times": "fois", "cdot": "fois", "div": "divisé par",
    "pm": "plus ou moins", "leq": "inférieur ou égal à", "geq": "supérieur ou égal à", "neq": "différent de",
    "approx": "environ", "infty": "l'infini", "int": "l'intégrale", "sum": "la somme", "prod": "le produit",
    "from": "de", "to": "à", "arrow": "vers", "in": "dans", "implies": "implique", "equals": "égal",
    "power": "puissance", "squared": "au carré", "cubed": "au cube", "lim": "la limite pour", "of": "de",
    "ldots": "et ainsi de suite", "forall": "pour tout", "exists": "il existe", "angle": "degrés",
    "percent": "pour cent",
}  # fmt: skip

COMMANDS = {
    "le": "leq", "ge": "geq", "ne": "neq", "rightarrow": "arrow", "longrightarrow": "arrow", "mapsto": "arrow",
    "dots": "ldots", "cdots": "ldots", "Rightarrow": "implies", "simeq": "approx", "sim": "approx", "circ": "angle",
    "subseteq": "subset", "ast": "times", "degree": "angle",
}  # fmt: skip
"""Other names of the same."""


def mathematics(say: Mapping[str, str]) -> tuple[Rule, ...]:
    """Rules with the words of a language."""

    def command(found: re.Match[str]) -> str:
        name = COMMANDS.get(found[1], found[1])
        if name in say:
            return f" {say[name]} "
        if name in SILENT:
            return " "
        return f" {name.removeprefix('var')} " if name in GREEK else found[0]

    def bounds(found: re.Match[str]) -> str:
        name, low, high = found[1], found[2] or found[3], found[4] or found[5]
        if name == "lim":
            return f" {say['lim']} {low} "
        limits = f" {say['from']} {low}" + (f" {say['to']} {high}" if high else "")
        return f" {say[name]}{limits} {say['of']} "

    def fraction(found: re.Match[str]) -> str:
        return f" {found[1]} {say['over']} {found[2]} "

    one = r"(?:\{([^{}]*)\}|([^\s\\{}]))"
    return rules(
        (
            r"\$\$?(?!\d+[.,\s])((?:[^$\n]{0,200}[\\^])[^$\n]{0,200}|[A-Za-z]|[A-Za-z]+\s?=[^$\n]{1,200})\$\$?",
            r" \1 ",
        ),
        (rf"\\(int|sum|prod|lim)(?:_| |(?={{)){one}(?:\^{one})?", bounds),
        *[(rf"\\[dt]?frac\s?{_INNER}\s?{_INNER}", fraction)] * 2,
        (rf"\\sqrt\s?{_INNER}", lambda found: f" {say['root']} {found[1]} "),
        (r"\\([A-Za-z]+)", command),
        (r"(?<=[\w)])\s?\^\{?2\}?(?!\w)", f" {say['squared']}"),
        (r"(?<=[\w)])\s?\^\{?3\}?(?!\w)", f" {say['cubed']}"),
        (r"(?<=[\w)])\s?\^\{([^{}]+)\}", rf" {say['power']} \1 "),
        (r"(?<=[\w)])\^(?=[\w({-])", f" {say['power']} "),
        (r"(?<=[A-Za-z\d)])=(?=[A-Za-z\d(\\-])", f" {say['equals']} "),
    )
