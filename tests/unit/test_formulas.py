"""Mathematics is found as models write it; money, code and brackets are left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bestfriend_desktop.domain.formulas import LONGEST, formulas_in


def found(text: str) -> list[tuple[str, bool]]:
    return [(formula.tex.strip(), formula.is_display) for formula in formulas_in(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"the root \(x = \frac{1}{2}\), yes", [(r"x = \frac{1}{2}", False)]),
        ("with $x_i^*$ and $y_j^*$:", [("x_i^*", False), ("y_j^*", False)]),
        ("\\[\nE = mc^2\n\\]", [("E = mc^2", True)]),
        ("$$\\int x$$", [(r"\int x", True)]),
        ("$$\nx\n$$", [("x", True)]),
        ("where \\[ a = b \\] holds", [("a = b", True)]),
        (
            "\\[ \\begin{matrix} 1 \\\\[2pt] 2 \\end{matrix} \\]",
            [(r"\begin{matrix} 1 \\[2pt] 2 \end{matrix}", True)],
        ),
        ("\\begin{align*}\na &= b\n\\end{align*}", [("\\begin{align*}\na &= b\n\\end{align*}", True)]),
        ("\\begin{a}\\begin{a}x\\end{a}\\end{a}", [(r"\begin{a}\begin{a}x\end{a}\end{a}", True)]),
        ("> \\[\n> x = 1\n> \\]", [("x = 1", True)]),
        ("- one \\(a\\)\n  \\[\n  b^2\n  \\]", [("a", False), ("b^2", True)]),
        ("the $x$-axis, the $n$th", [("x", False), ("n", False)]),
        ("| $|x| \\le 2$ | $P(A|B)$ |", [(r"|x| \le 2", False), ("P(A|B)", False)]),
        ("$10$ and $3 + 4 = 7$", [("10", False), ("3 + 4 = 7", False)]),
        (r"$\text{the cost in } \$ = 3$", [(r"\text{the cost in } \$ = 3", False)]),
        (r"**$\alpha$**, ($\beta$)", [(r"\alpha", False), (r"\beta", False)]),
    ],
)
def test_mathematics_is_found(text: str, expected: list[tuple[str, bool]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "It costs $2.50, then $0.80 or $4.10.",
        "Between $5 and $10, $5–$10, $5-$10, $5/$10, $5k–$7k.",
        "costs $5 or 5$ each",
        "US$100, HK$200, 5$, 6$ and A$7",
        "| tea | $5 | 6$ |\n| rice | $7 | 8$ |",
        "**$5** and **$6**",
        "($5), ($6)",
        "$ and $ and $",
        r"\$5 and \$6",
        'echo "$HOME"/"$PATH" and $HOME:$PATH and $HOME and $PATH',
        "restaurants: $$ is fair, $$$ is dear",
        "`$x$` and ``\\(a\\)``",
        "```\n$x$ \\[ y \\]\n```",
        "- ```sh\n  echo $A$\n  ```",
        "~~~\n\\begin{align}x\\end{align}\n~~~",
        r"see \[1\] and \[the text\](https://example.org) and \(optional\)",
        "https://example.org/?a=$b&c=$d",
        "[link](https://example.org/$a$)",
        r"a \\( b \\)",
        r"a \(  \) b \[ \] c $$ $$ d",
        "an open \\[ bracket and \\( one more",
        "$x\n\ny$ and \\(x\n\ny\\)",
        "",
    ],
)
def test_money_code_and_brackets_are_no_mathematics(text: str) -> None:
    assert found(text) == []


def test_a_formula_that_the_reply_does_not_finish_is_known_to_be_cut() -> None:
    text = "So:\n\\[ x = \\frac{1"
    (cut,) = formulas_in(text)
    assert (text[cut.start : cut.end], cut.is_whole) == (r"\[ x = \frac{1", False)


def test_what_is_longer_than_any_formula_is_none() -> None:
    assert found(f"$$x = {'1 + ' * LONGEST}2$$ and more\n\nend") == []


@given(
    st.lists(
        st.sampled_from(
            ["$", "$$", "\\(", "\\)", "\\[", "\\]", "`", "```", "\n", " ", "x", "5", "\\", "|", "> "]
        )
    )
)
def test_formulas_are_in_order_within_the_text_and_never_in_each_other(pieces: list[str]) -> None:
    text, end = "".join(pieces), 0
    for formula in formulas_in(text):
        assert end <= formula.start < formula.end <= len(text)
        assert formula.tex.strip()
        end = formula.end
