"""TeX becomes a drawing where it can be set faithfully, and nothing where it cannot."""

import subprocess
import sys

import pytest
from PySide6.QtSvg import QSvgRenderer

from bestfriend_desktop.faces.window.chat.typesetting import typeset


@pytest.mark.parametrize(
    "tex",
    [
        r"x = \frac{-b \pm \sqrt{b^2-4ac}}{2a}",
        r"A = \begin{bmatrix} 1 & 2 \\ 3 & 4 \end{bmatrix}, \; \{x \mid x > 0\}",
        r"\begin{cases} 1 & x>0 \\ 0 & \text{otherwise} \end{cases}",
        r"\begin{align} a &= b \label{one} \\ &= c \tag{1} \end{align}",
        r"\begin{gathered} a \\ b \end{gathered}",
        r"\begin{eqnarray} a &=& b \end{eqnarray}",
        r"\begin{alignat}{2} a &= b \end{alignat}",
        r"\begin{dcases} 1 \\ 2 \end{dcases}",
        r"\int_0^\infty e^{-x^2}\,dx % a comment",
        r"\text{die Größe } v \in \R^n, \bm{x} \not= 0",
        "α + β ≤ γ",
        r"\ce{2H2 + O2 -> 2H2O}",
        r"\ce{SO4^2- + Ca^{2+} <=> CaSO4}, \quad \ce{Na+}",
    ],
)
def test_what_models_write_is_typeset(tex: str) -> None:
    drawing = typeset(tex, True)
    assert drawing is not None
    assert QSvgRenderer(drawing.coloured("#123456")).isValid()
    assert drawing.width > 0.5
    assert drawing.ascent + drawing.descent > 0.4


@pytest.mark.parametrize(
    "tex",
    [
        r"\unknown{x}",
        r"\frac{1",
        r"x^2^3",
        "",
        r"\text{数学}",
        r"\begin{itemize} \item x \end{itemize}",
        r"\includegraphics{/etc/passwd}",
        r"\href{javascript:alert(1)}{x}",
        r"\newcommand{\a}{\a\a} \a",
        r"\hspace{100000em} x",
        "{" * 500 + "x" + "}" * 500,
        "x+" * 2000,
    ],
)
def test_what_cannot_be_set_faithfully_is_not(tex: str) -> None:
    assert typeset(tex, True) is None


def test_rows_of_equations_do_not_touch() -> None:
    one, two = (
        typeset(r"\begin{align} \frac{a}{b} \end{align}", True),
        typeset(r"\begin{align} \frac{a}{b} \\ \frac{a}{b} \end{align}", True),
    )
    assert one is not None
    assert two is not None
    assert two.ascent + two.descent > 2 * (one.ascent + one.descent) + 0.2


def test_a_minus_after_a_relation_stands_close_to_its_number() -> None:
    signed, difference = typeset("x = -1", False), typeset("x - 1 =", False)
    assert signed is not None
    assert difference is not None
    assert signed.width < difference.width - 0.1
    factorial, plain = typeset("n! - 1", False), typeset("n - 1", False)
    assert factorial is not None
    assert plain is not None
    assert factorial.width > plain.width


def test_the_typesetter_is_imported_with_the_first_formula_only() -> None:
    probe = (
        "import sys; from bestfriend_desktop.faces.window.chat import markdown, typesetting;"
        "before = 'ziamath' in sys.modules; typesetting.typeset('x', False);"
        "print(before, 'ziamath' in sys.modules)"
    )
    answer = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert answer.stdout.split() == ["False", "True"]
