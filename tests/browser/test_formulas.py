"""Formulas on cards, typeset by Anki's own MathJax: nothing is asked for, linked, named or drawn elsewhere."""

from __future__ import annotations

import html
import time
from typing import Any

import pytest
from deck_samples import identities, row, sheet
from hostile_tex import HOSTILE
from reviewing import SHOW, Reviewer, opened

from generator.cards import make_notes
from generator.cards.fields import field_markup
from generator.inlines import Math, Text
from generator.notetypes import field_of
from generator.tex import is_allowed
from generator.tex.commands import COLOURS, COMMANDS, ENVIRONMENTS, SPACES

MARKUP = field_markup({})

FORMS = (
    r"\@", r"\@{x}", r"\@{x}{y}", r"a \@ b", r"\@ 1em", r"\@{red}{x}", r"\left\@ x \right.", r"\left. x \right\@",
    r"\begin{align}\@{a}&b\end{align}", r"\left( a \@| b \right)", r"\begin{array}{c}a\\ \@ b\end{array}", r"\sum\@ x",
)  # fmt: skip
"""Ways to use a command."""
NEEDS_MORE = frozenset({"begin", "end", "left", "right", "root", "buildrel", "shoveleft", "shoveright"})
FLAWLESS = """() => [...document.querySelectorAll("#qa p")].map(line =>
  line.querySelector("mjx-container") !== null && line.querySelector("mjx-merror, [data-mjx-error]") === null)"""
NESTED = 12  # deep: what doubles its argument takes 4,096 of them
BATCH = 40
MOST_SECONDS = 60
# Raw, these fill the memory of the browser rather than doing what is looked for.
HARMFUL = [tex for tex in HOSTILE if len(tex) < 120]

KNOWN = """names => {
  const handlers = MathJax.startup.document.inputJax[0].parseOptions.handlers;
  const known = (kind, name) => Boolean(handlers.get(kind).lookup(name));
  return names.commands.filter(name => !known("macro", name) && !known("delimiter", "\\\\" + name))
    .concat(names.environments.filter(name => !known("environment", name)));
}"""
"""Those of the names that MathJax has no entry for."""

FORMULAS = (
    r"\hat{\beta} = (X^\top X)^{-1} X^\top y",
    r"P(A \mid B) = \frac{P(B \mid A)\,P(A)}{P(B)}",
    r"\bar{x} \pm t_{\alpha/2,\,n-1} \cdot \frac{s}{\sqrt{n}}",
    r"f(x) = \begin{cases} 1 & \text{if } x > 0 \\ 0 & \text{otherwise} \end{cases}",
    r"\begin{aligned} \nabla \cdot E &= \frac{\rho}{\varepsilon_0} \\ \nabla \times B &= \mu_0 J \end{aligned}",
    r"\ce{2H2 + O2 -> 2H2O}",
    r"\ce{Hg^2+ ->[I-] HgI2 ->[I-] [Hg^{II}I4]^2-}",
    r"\begin{pmatrix} a_{11} & \cdots & a_{1n} \\ \vdots & \ddots & \vdots \\ a_{m1} & \cdots & a_{mn} \end{pmatrix}",
    r"\braket{\psi | \phi} = \int \psi^* \phi \, dx",
    r"\left\lfloor \frac{n}{2} \right\rfloor + \binom{n}{k}",
    r"\sum_{\substack{i<n \\ j<m}} a_{ij} \xrightarrow[n \to \infty]{d} \mathcal{N}(0, \sigma^2)",
    r"\textcolor{red}{x} + \underbrace{a+b}_{c} + \cancel{d}",
    r"E \to kT\ \text{（古典）}",
    r"\begin{array}{r|cc} x & 1 & 2 \\ \hline y & 3 & 4 \end{array}",
)


def test_anki_knows_every_command_of_the_list(reviewer: Reviewer) -> None:
    words = {"commands": sorted(name for name in COMMANDS if name != "\n"), "environments": sorted(ENVIRONMENTS)}
    assert reviewer.run(KNOWN, words) == []
    assert reviewer.run(KNOWN, {"commands": ["nosuchcommand"], "environments": ["nosuch"]}) == [
        "nosuchcommand",
        "nosuch",
    ]


@pytest.mark.parametrize("tex", FORMULAS)
def test_a_common_formula_is_typeset_in_its_place(reviewer: Reviewer, tex: str) -> None:
    for display in (False, True):
        seen = reviewer.show(MARKUP.html((Text(text="a "), Math(tex=tex, display=display), Text(text=" z"))))
        assert (seen["formulas"], seen["errors"], seen["strays"], seen["links"]) == (1, [], [], 0)
    assert reviewer.asked == []


def test_every_command_of_the_list_can_be_used(reviewer: Reviewer) -> None:
    names = [name for name in sorted(COMMANDS) if name.isalpha() and name not in NEEDS_MORE]
    for batch in (names[start : start + BATCH] for start in range(0, len(names), BATCH)):
        written = [form.replace("@", name) for name in batch for form in FORMS]
        reviewer.run(SHOW, "".join(f"<p>\\({html.escape(tex)}\\)</p>" for tex in written))
        flawless = reviewer.run(FLAWLESS)
        worked = {tex for tex, good in zip(written, flawless, strict=True) if good}
        assert [name for name in batch if worked.isdisjoint(form.replace("@", name) for form in FORMS)] == []


# ---- hostile formulas ------------------------------------------------------------------------------------------------


def test_a_hostile_formula_does_nothing_and_changes_no_later_one(reviewer: Reviewer) -> None:
    half = Math(tex=r"\frac{1}{2}")
    (alone,) = reviewer.show(MARKUP.html((half,)))["widths"]
    for tex in HOSTILE:
        written = (Text(text="before "), Math(tex=tex), Text(text=" behind \\) "), half)
        seen = reviewer.show(MARKUP.html(written))
        assert (seen["links"], seen["named"], seen["styled"], seen["strays"]) == (0, 0, 0, []), tex
        assert seen["widths"][-1] == alone, tex
        assert "before" in seen["text"]
    assert reviewer.show(MARKUP.html((half,)))["widths"] == [alone]
    assert reviewer.asked == []


def test_the_same_formulas_would_do_harm_if_they_reached_the_card(browser: Any) -> None:
    """What is looked for above is there to be seen."""
    done = set()
    with opened(browser) as reviewer:
        for tex in HARMFUL:
            seen = reviewer.show(f"before \\({html.escape(tex)}\\) behind \\(\\frac{{1}}{{2}}\\)")
            done |= {kind for kind in ("links", "named", "styled", "strays") if seen[kind]}
            done |= {"asked"} if reviewer.asked else set()
    assert done == {"links", "named", "styled", "strays", "asked"}


def _uses(name: str, depth: int) -> str:
    """A formula that uses a command in itself."""
    if name in SPACES:
        return rf"a\{name} 1em b"
    opening = rf"\{name}{{red}}{{" if name in COLOURS else rf"\{name}{{"
    return opening * depth + "x" + "}" * depth


def test_no_command_of_the_list_hangs_links_or_leaves_its_place_however_nested(reviewer: Reviewer) -> None:
    names = [name for name in sorted(COMMANDS) if name.isalpha() and is_allowed(_uses(name, NESTED))]
    assert len(names) > 600
    for batch in (names[start : start + BATCH] for start in range(0, len(names), BATCH)):
        written = [part for name in batch for part in (Math(tex=_uses(name, NESTED)), Text(text=" and "))]
        begun = time.monotonic()
        seen = reviewer.show(MARKUP.html(tuple(written)))
        assert time.monotonic() - begun < MOST_SECONDS, batch
        assert (seen["links"], seen["named"], seen["styled"], seen["strays"]) == (0, 0, 0, []), batch
    assert reviewer.asked == []


# ---- whole cards -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words", ["[latex]\\input{/etc/passwd}[/latex]", "[$]x[/$]", "[$$]x[/$$]", "<anki-mathjax>x</anki-mathjax>"]
)
def test_what_old_ankis_would_run_is_text(reviewer: Reviewer, words: str) -> None:
    fact = row("Key", ("What", words))
    (note,) = make_notes(sheet(fact), identities(fact), {})
    field = field_of(note, "Answer 1")
    assert "[latex]" not in field
    assert "[$" not in field
    seen = reviewer.show(field)
    assert seen["formulas"] == 0
    assert seen["text"].strip() == words
