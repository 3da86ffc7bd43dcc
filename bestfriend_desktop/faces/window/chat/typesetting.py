"""TeX as a drawing: `ziamath` sets it, in the letters of STIX Two Math that it brings along.

It is imported when the first formula is shown (some 0.2 s), never before the window is.
"""

import re
import warnings
from dataclasses import dataclass
from functools import lru_cache
from xml.etree import ElementTree

_SIZE_PX = 100
"""Formulas are set at this size of letters, and drawn at any."""
_WIDEST_EM = 120.0
_LONGEST_CHARACTERS = 2000


@dataclass(frozen=True, slots=True)
class Drawing:
    """A formula, set; lengths in em, the size of its letters."""

    svg: str
    """Black."""
    width: float
    ascent: float
    """Above the base line."""
    descent: float
    """Below it."""

    def coloured(self, colour: str) -> bytes:
        """The picture in a colour, as SVG."""
        return self.svg.replace('"black"', f'"{colour}"').encode()


@lru_cache(maxsize=512)
def typeset(tex: str, is_display: bool) -> Drawing | None:
    """The drawing of a formula; None where it is no mathematics, or none that can be set faithfully."""
    if len(tex) > _LONGEST_CHARACTERS or _OTHER.search(tex):
        return None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # both libraries use what newer Pythons deprecate
        try:
            return _drawn(_familiar(tex), is_display)
        except Exception:  # whatever a parser of TeX trips over: the formula is shown as it was written
            return None


def _drawn(tex: str, is_display: bool) -> Drawing | None:
    from ziamath.config import config
    from ziamath.tex import tex2mml
    from ziamath.zmath import Math, loadedfonts

    config.svg2 = False  # Qt draws paths, and knows no symbols that are defined once and used again
    mathml = tex2mml(tex, inline=not is_display)
    mathml = mathml.replace('rowspacing="3pt"', 'rowspacing="0.4em"')  # points do not grow with the letters
    mathml = _SIGN_OF_NUMBER.sub(r'\1<mo form="prefix">\2</mo>', mathml)
    font = loadedfonts["default"]
    for text in ElementTree.fromstring(mathml).itertext():
        if _COMMAND.search(text):
            return None  # a command that it does not know
        if any(ord(c) > 126 and not c.isspace() and not font.glyphindex(c) for c in text if c not in _UNSEEN):
            return None  # a letter that its font does not have
    made = Math(mathml, size=_SIZE_PX, margin=0)
    box = made.node.bbox
    width = (box.xmax - box.xmin) / _SIZE_PX
    if not 0 < width <= _WIDEST_EM:
        return None
    return Drawing(made.svg(), width, box.ymax / _SIZE_PX, -box.ymin / _SIZE_PX)


def _familiar(tex: str) -> str:
    """What the library does not know, said as it knows it."""
    tex = _REACTION.sub(lambda found: _chemistry(found[1]), tex)
    for pattern, replacement in _SAID_OTHERWISE:
        tex = pattern.sub(replacement, tex)
    return tex.strip()


def _chemistry(formula: str) -> str:
    """What chemists write in ce{}, as TeX: small numbers below, charges above, arrows."""
    for arrow, tex in _ARROWS.items():
        formula = formula.replace(arrow, f" {tex} ")
    formula = re.sub(r"\^\{?(\d*[+-])\}?|(?<=[A-Za-z\d)])([+-])(?=\s|$)", r"^{\1\2}", formula)
    formula = re.sub(r"(?<=[A-Za-z)\]])(\d+)", r"_{\1}", formula)
    return re.sub(r"(?<![\\A-Za-z])[A-Z][A-Za-z]*", r"\\mathrm{\g<0>}", formula)


_REACTION = re.compile(r"\\ce\{((?:[^{}]|\{[^{}]*\})*)\}")
_ARROWS = {"<=>": r"\rightleftharpoons", "<->": r"\leftrightarrow", "->": r"\rightarrow", "<-": r"\leftarrow"}
_SIGN_OF_NUMBER = re.compile(
    r"(<mo>(?!&#x0002B;|&#x02212;|&#x00021;|!|&#x02032;|')[^<]*</mo>)<mo>(&#x02212;|&#x0002B;)</mo>"
)
"""In MathML: a minus after a relation or a comma belongs to what follows."""
_COMMAND = re.compile(r"\\[A-Za-z]")
_UNSEEN = "\u2061\u2062\u2063\u2064\u200b"
_OTHER = re.compile(
    r"\\begin\{(?:tabular|itemize|enumerate|document|verbatim|figure|table|tikzpicture|center)|\\(?:includegraphics|"
    r"rule|hspace|href|url|input|include|def|let|newcommand|renewcommand|cite|ref|eqref|item|section|usepackage)\b"
)
"""TeX that is no mathematics, or does what a formula must not."""
_SAID_OTHERWISE = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"(?<!\\)%[^\n]*", ""),
        (r"\\label\{[^{}]*\}|\\(?:nonumber|notag)\b", ""),
        (r"\\tag\*?\{([^{}]*)\}", r"\\qquad \\text{(\1)}"),
        (r"\\(begin|end)\{(?:gather|gathered|multline)\*?\}", r"\\\1{gather}"),
        (r"\\begin\{gather\}", r"\\begin{array}{c}"),
        (r"\\end\{gather\}", r"\\end{array}"),
        (r"\\begin\{eqnarray\*?\}", r"\\begin{array}{rcl}"),
        (r"\\end\{eqnarray\*?\}", r"\\end{array}"),
        (r"\\begin\{(?:alignat|alignedat)\*?\}\s*\{\d+\}", r"\\begin{align*}"),
        (r"\\end\{(?:alignat|alignedat)\*?\}", r"\\end{align*}"),
        (r"\\(begin|end)\{flalign\*?\}", r"\\\1{align*}"),
        (r"\\(begin|end)\{align\}", r"\\\1{align*}"),
        (r"\\(begin|end)\{[dr]cases\}", r"\\\1{cases}"),
        (r"\\not\s*=", r"\\neq "),
        (r"\\not\s*\\in\b", r"\\notin "),
        (r"\\([RNZQC])(?![A-Za-z])", r"\\mathbb{\1}"),
        (r"\\(?:bm|pmb)\b", r"\\boldsymbol"),
        (r"\\mathop\b", r"\\operatorname"),
    )
)
