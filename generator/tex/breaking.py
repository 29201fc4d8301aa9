"""Where a long formula may be continued on another line: before its relations and operators, as TeX does it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from generator.tex.tokens import Token, tokens


def _names(names: str) -> frozenset[str]:
    return frozenset(names.split())


_RELATIONS = _names(r"""
    = < > : \le \leq \leqslant \ge \geq \geqslant \ne \neq \approx \equiv \sim \simeq \cong \propto \ll \gg \in \ni
    \notin \subset \subseteq \supset \supseteq \to \rightarrow \leftarrow \leftrightarrow \longrightarrow \mapsto
    \Rightarrow \Leftarrow \Leftrightarrow \Longrightarrow \Longleftrightarrow \implies \impliedby \iff \coloneqq
    \triangleq \doteq \perp \parallel \vdash \models \mid \prec \succ \preceq \succeq \gets \asymp \not
""")
_OPERATIONS = _names(r"""
    + - \pm \mp \cdot \times \div \ast \cup \cap \setminus \wedge \vee \land \lor \oplus \otimes \odot \circ \sqcup
    \sqcap \uplus \amalg \bullet \star
""")
_SEPARATORS = _names(r", ; \quad \qquad")
_OPENING = _names(r"( [ \{ \langle \lfloor \lceil \lbrace")
_CLOSING = _names(r") ] \} \rangle \rfloor \rceil \rbrace")
# After these a sign belongs to what follows, and a bar opens.
_BEFORE_SIGNED = _RELATIONS | _OPERATIONS | _SEPARATORS | _OPENING | _names(r"/ \lvert \lVert \, \: \; \!") | {""}
# They are about all that follows or precedes them: what holds one stays whole.
_FAR_REACHING = _names(r"""
    & \\ \cr \newline \over \atop \choose \brace \brack \root \buildrel \displaystyle \textstyle \scriptstyle
    \scriptscriptstyle \rm \mit \cal \it \bf \Bbb \frak \scr \sf \tt \color \tag \notag \nonumber \tiny \Tiny
    \scriptsize \small \normalsize \large \Large \LARGE \huge \Huge \middle % \hfil \hfill
""")


class Break(NamedTuple):
    """A place at which a line may begin; `depth` is in how many brackets it is, `mark` what is there."""

    place: int
    depth: int
    mark: str


def breaks(tex: str) -> tuple[Break, ...]:
    """Where a line of `tex` may begin, in order; nowhere where something in it reaches across."""
    flat = tuple(_outermost(tex))
    if any(token.text in _FAR_REACHING for token in flat):
        return ()
    return tuple(_places(flat))


def _outermost(tex: str) -> Iterator[Token]:
    r"""The tokens of `tex` that are in no braces, no `\left … \right` and no environment.

    The beginning and end of what is left out stand for it.
    """
    depth = 0
    delimiter = False
    for token in tokens(tex):
        if token.kind == "close" or token.text in (r"\right", r"\end"):
            depth -= 1
        if depth == 0 and token.kind != "space":
            if not delimiter:
                yield token
            delimiter = token.text == r"\right"
        if token.kind == "open" or token.text in (r"\left", r"\begin"):
            depth += 1


SCRIPT = "script"  # stands for whatever is set high or low


def _places(flat: tuple[Token, ...]) -> Iterator[Break]:
    brackets: list[str] = []
    before = ""
    for token, following in zip(flat, (*(one.text for one in flat[1:]), ""), strict=False):
        text = token.text
        if before in ("^", "_"):
            text = SCRIPT
        else:
            begins = before in _BEFORE_SIGNED
            if text in _CLOSING:
                while brackets and brackets.pop() == "|":
                    pass
            elif text == "|" and brackets[-1:] == ["|"] and not begins:
                brackets.pop()
            elif (text in _RELATIONS and before and before not in _RELATIONS) or (
                text in _OPERATIONS and not begins and following
            ):
                yield Break(token.start, len(brackets), text)
            elif text in _SEPARATORS and following and following not in _SEPARATORS:
                yield Break(token.end, len(brackets), text)
            elif text in _OPENING or (text == "|" and begins):
                brackets.append(text)
        before = text


def parts(tex: str, depth: int = 0) -> tuple[str, ...]:
    """`tex` in pieces that may be on lines of their own, broken in up to `depth` brackets.

    Side by side they take the room that it takes.
    """
    pieces: list[str] = []
    start, lead = 0, ""
    for place, _, mark in (*(one for one in breaks(tex) if one.depth <= depth), Break(len(tex), 0, "")):
        behind = r"\," if mark in (",", ";") else ""
        piece = tex[start:place].strip()
        if piece:
            pieces.append(f"{lead}{piece}{behind}")
        # An operator keeps the room before it only where something is before it.
        start, lead = place, "" if mark in _SEPARATORS else "{}"
    return tuple(pieces)
