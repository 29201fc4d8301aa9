r"""Other names of commands: those that KaTeX and Wikipedia's TeX have, and Typora, VS Code and GitHub draw.

MathJax on cards knows none of them. Source: KaTeX 0.16, "Macros" of its `macros.js` (texvc and others), and the sets of
numbers, which authors define for themselves after the example of `\R`.
"""

from __future__ import annotations

from collections.abc import Mapping

from generator.tex.checking import is_allowed
from generator.tex.commands import COMMANDS
from generator.tex.tokens import tokens

_NAMES = r"""
    alef \aleph  alefsym \aleph  and \land  or \lor  bull \bullet  clubs \clubsuit  diamonds \diamondsuit
    hearts \heartsuit  spades \spadesuit  Dagger \ddagger  empty \emptyset  exist \exists  image \Im  real \Re
    infin \infty  isin \in  lang \langle  rang \rangle  part \partial  plusmn \pm  sdot \cdot  sect \S
    sub \subset  sube \subseteq  supe \supseteq  thetasym \vartheta  weierp \wp
    larr \leftarrow  lArr \Leftarrow  Larr \Leftarrow  rarr \rightarrow  rArr \Rightarrow  Rarr \Rightarrow
    uarr \uparrow  uArr \Uparrow  Uarr \Uparrow  darr \downarrow  dArr \Downarrow  Darr \Downarrow
    harr \leftrightarrow  hArr \Leftrightarrow  Harr \Leftrightarrow
    lrarr \leftrightarrow  lrArr \Leftrightarrow  Lrarr \Leftrightarrow
    N \mathbb{N}  Z \mathbb{Z}  Q \mathbb{Q}  R \mathbb{R}  C \mathbb{C}  natnums \mathbb{N}  reals \mathbb{R}
    Reals \mathbb{R}  cnums \mathbb{C}  Complex \mathbb{C}
    argmin \operatorname*{argmin}  argmax \operatorname*{argmax}  plim \operatorname*{plim}
    bold \mathbf  bm \boldsymbol  mathds \mathbb
    Alpha \mathrm{A}  Beta \mathrm{B}  Epsilon \mathrm{E}  Zeta \mathrm{Z}  Eta \mathrm{H}  Iota \mathrm{I}
    Kappa \mathrm{K}  Mu \mathrm{M}  Nu \mathrm{N}  Omicron \mathrm{O}  Rho \mathrm{P}  Tau \mathrm{T}  Chi \mathrm{X}
"""
ALIASES: Mapping[str, str] = dict(zip(_NAMES.split()[::2], _NAMES.split()[1::2], strict=True))
"""What stands for each, by its name without the backslash."""


def in_common_names(tex: str) -> str:
    """`tex` with the names that are known everywhere, if it can be shown with them; else as it is."""
    written = list(tokens(tex))
    after = [*(token.text for token in written[1:]), ""]
    renamed = "".join(_renamed(token.text, following) for token, following in zip(written, after, strict=True))
    return renamed if is_allowed(renamed) else tex


def _renamed(token: str, following: str) -> str:
    common = ALIASES.get(token[1:]) if token.startswith("\\") and token[1:] not in COMMANDS else None
    if common is None:
        return token
    # A command ends at the first character that is no letter.
    return f"{common} " if common[-1].isalpha() and following[:1].isalpha() else common
