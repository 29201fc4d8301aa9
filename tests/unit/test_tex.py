"""What TeX a card may hold, and what of it is named when it may not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.tex import is_allowed, unreadable
from generator.tex.aliases import ALIASES, in_common_names
from generator.tex.checking import MOST_DEPTH, MOST_LETTERS, fault_in
from generator.tex.commands import COMMANDS, ENVIRONMENTS, GROWTH, REFUSED, SPACES, WORDS
from generator.tex.tokens import group_at, tokens

GOOD = (
    r"E = mc^2",
    r"\sum_{i=1}^{n} i = \frac{n(n+1)}{2}",
    r"\begin{pmatrix} a & b \\[2pt] c & d \end{pmatrix}",
    r"f(x) = \begin{cases} 1 & \text{if $x > 0$} \\ 0 & \text{otherwise} \end{cases}",
    r"\begin{array}{r|cc} x & 1 & 2 \\ \hline y & 3 & 4 \end{array}",
    r"\begin{aligned} a &= b \\ &= c \end{aligned}",
    r"\ce{2H2 + O2 -> 2H2O}",
    r"\hat{\theta} \sim \mathcal{N}(\mu, \sigma^2)",
    r"\left\{ x \mid x \ge 0 \right\}",
    r"\textcolor{red}{x} + \color{#0a0}y",
    r"5\,\% \text{ of } \$3 \& \#1",
    "a % why\n+ b",
    r"a \hspace{1em} b \kern-.1em c",
    r"\xrightarrow[\text{cold}]{H_2SO_4}",
)

REFUSALS = {
    r"\href{javascript:alert(1)}{x}": "link",
    r"\style{position:fixed;inset:0}{x}": "styles",
    r"\class{answer}{x}": "styles",
    r"\cssId{qa}{x}": "styles",
    r"\bbox[background:url(http://host.test/x)]{x}": "styles",
    r"\mmlToken{mi}[href=javascript:alert(1)]{x}": "styles",
    r"\enclose{box}[mathcolor=red]{x}": "styles",
    r"\require{html}": "loads",
    r"\def\frac#1#2{no}": "other formulas",
    r"\newcommand{\x}{y}": "other formulas",
    r"\let\sum\prod": "other formulas",
    r"\unicode[style=x]{x41}": "the character itself",
    r"\label{one} x": "another place",
    r"\raise 300em {x}": "outside",
    r"\rlap{x}": "outside",
    r"\rule{99em}{99em}": "outside",
    r"\cancel[href=x]{y}": "options",
    r"\!" * 5: "goes back",
    r"\Huge\Huge\Huge x": "enlarges",
}

UNREAD = {
    r"\frac{1": "never closed",
    r"1}": "not open",
    r"\foo": "no command",
    r"\begin{align} a": "no end",
    r"\end{align}": "did not begin",
    r"\begin{theorem} x \end{theorem}": "no environment",
    r"\begin{array}{>{\bf}c} x \end{array}": "columns",
    r"\begin{array} x \end{array}": "columns",
    r"a \) <b>": "no command",
    r"50%": r"\%",
    r"#1": r"\#",
    r"a &= b": r"\&",
    r"a $ b $ c": r"\$",
    r"\text{a $ b}": "partner",
    r"\hspace{200em}": "length",
    r"a \\[99em] b": "length",
    r"\color{url(http://host.test)}x": "colour",
    "x" * (MOST_LETTERS + 1): "characters",
    "{" * (MOST_DEPTH + 1) + "}" * (MOST_DEPTH + 1): "deep",
    " ": "empty",
}


@pytest.mark.parametrize("tex", GOOD)
def test_common_formulas_are_shown(tex: str) -> None:
    assert unreadable(tex, display=False) is None
    assert unreadable(tex, display=True) is None


@pytest.mark.parametrize(("tex", "reason"), REFUSALS.items())
def test_what_loads_links_styles_defines_or_moves_is_refused(tex: str, reason: str) -> None:
    fault = fault_in(tex)
    assert fault is not None
    assert fault.refused
    assert reason in fault.reason


@pytest.mark.parametrize(("tex", "reason"), UNREAD.items())
def test_what_is_no_whole_formula_says_why(tex: str, reason: str) -> None:
    fault = fault_in(tex)
    assert fault is not None
    assert not fault.refused
    assert reason in fault.reason


@pytest.mark.parametrize("tex", [r"\overunderset{a}{b}{c}", r"x_1_2", r"\left( x"])
def test_what_the_page_cannot_draw_is_unread(tex: str) -> None:
    assert is_allowed(tex)
    assert unreadable(tex, display=False) is not None


@pytest.mark.parametrize("tex", [r"\text如果", r"\frac如果"])
def test_letters_that_the_face_lacks_need_braces_where_they_are_an_argument(tex: str) -> None:
    fault = unreadable(tex, display=False)
    assert fault is not None
    assert "braces" in fault.reason
    assert unreadable(r"\text{如果} = \frac{如}{果}", display=False) is None


def test_a_fault_has_its_place() -> None:
    tex = r"x + \href{y}{z}"
    fault = fault_in(tex)
    assert fault is not None
    assert tex[fault.start : fault.end] == r"\href"


def test_a_line_that_ends_before_a_letter_is_a_line_end() -> None:
    assert unreadable(r"\begin{cases}a\\b\\c\end{cases}", display=True) is None


@pytest.mark.parametrize(
    "tex",
    ["\\begin{align}\ne&=1\\\\\nu&=2\n\\end{align}", "a\nu+\tau", r"\forall x\space y\nobreakspace z", "a =\nabla"],
)
def test_a_new_line_or_a_space_before_a_letter_is_no_lost_command(tex: str) -> None:
    assert unreadable(tex, display=True) is None


def test_the_table_is_of_one_mind() -> None:
    assert COMMANDS & REFUSED.keys() == set()
    assert GROWTH.keys() | SPACES | WORDS <= COMMANDS
    assert not any(name.startswith("\\") for name in COMMANDS | REFUSED.keys() | ENVIRONMENTS if len(name) > 1)


@given(st.text(alphabet=st.sampled_from("\\{}[]$%#&ab1^_ \n") | st.characters()))
def test_tokens_are_the_whole_text(tex: str) -> None:
    assert "".join(token.text for token in tokens(tex)) == tex
    assert all(tex[token.start : token.end] == token.text for token in tokens(tex))


def test_a_group_is_what_its_braces_hold() -> None:
    assert group_at(r"\a {b{c}\}} d", 2) == (r"b{c}\}", 3, 10)
    assert group_at("a{b", 1) is None
    assert group_at("ab", 0) is None


@pytest.mark.parametrize(
    ("written", "common"),
    [
        (r"\forall x\in\R", r"\forall x\in\mathbb{R}"),
        (r"x \rarr 0", r"x \rightarrow 0"),
        (r"A\sub B \sube C", r"A\subset B \subseteq C"),
        (r"\infin x", r"\infty x"),
        (r"\argmin_x f", r"\operatorname*{argmin}_x f"),
        (r"\subset", r"\subset"),
        (r"\R \unheardof", r"\R \unheardof"),
    ],
)
def test_other_names_of_commands_become_those_that_are_known_everywhere(written: str, common: str) -> None:
    assert in_common_names(written) == common


def test_each_alias_stands_for_what_a_card_may_hold() -> None:
    assert [name for name in ALIASES if name in COMMANDS or not is_allowed(in_common_names(f"\\{name} {{x}}"))] == []
