"""Code as it is set: a line a box, broken where a programmer would break it, never torn apart by its alignment."""

from __future__ import annotations

import re

from generator.highlighting import highlight
from generator.writing.page.boxes import Box, Either, Leaf, Stack
from generator.writing.page.design import DESIGN
from generator.writing.page.divisible import divisible_line
from generator.writing.page.lettering import Lettering
from generator.writing.typography.prose import verbatim
from generator.writing.typography.ruler import Setting

# What lines comments up: once a line is broken, it lines up nothing and leaves a hole.
_ALIGNMENT = re.compile(r" {3,}")
_INDENT = re.compile(r" *")
# A broken line would rather end before a first element than within it, if what is before it can stand alone.
_BEFORE_ELEMENT = re.compile(r"^( +)(<[^>]*>)")
_INDENT_IN_HTML = re.compile(r"(?:<[^>]*>| )*")


def listing(text: str, language: str, lettering: Lettering) -> Stack:
    """The lines of `text`, highlighted as `language`; at a division at least two of them stay together."""
    d = DESIGN
    shown = "\n".join(lettering.show(line, mono=True) for line in text.expandtabs(4).rstrip("\n").split("\n"))
    highlighted = highlight(shown, language).split("\n")
    lines = [_line(line, markup, lettering) for line, markup in zip(shown.split("\n"), highlighted, strict=False)]
    return Stack(
        children=tuple(lines),
        tag="div",
        name="code",
        sides=2 * d.box_side,
        above=d.code_pad,
        below=d.code_pad,
        glued=1 if len(lines) > 3 else len(lines),
        tail=1,
    )


def _line(line: str, markup: str, lettering: Lettering) -> Box:
    whole = _leaf(line, markup, lettering)
    narrowed = _narrowed(line, _INDENT)
    if narrowed == line:
        return whole
    return Either(first=whole, second=_leaf(narrowed, _narrowed(markup, _INDENT_IN_HTML), lettering))


def _narrowed(line: str, indent: re.Pattern[str]) -> str:
    """`line` with long runs of spaces behind its `indent` cut down."""
    start = indent.match(line)
    place = start.end() if start else 0
    return line[:place] + _ALIGNMENT.sub("  ", line[place:])


def _leaf(line: str, markup: str, lettering: Lettering) -> Leaf:
    d = DESIGN
    text, shown = divisible_line(line, _BEFORE_ELEMENT.sub(r"\2\1", markup), lettering.code_text)
    return Leaf(
        content=verbatim(text, Setting(mono=True, size=d.code_size), lettering.ruler, d.code_size),
        markup=shown or "&#8203;",
        tag="div",
        name="line",
        sides=d.code_hang * d.code_size,
        fixed=0.0 if line else d.code_size * 1.25,
        verbatim=True,
    )
