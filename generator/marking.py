"""`mark`: what the cards of a sheet's rules hide, written into the author's file as `==marks==`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.asking import ask
from generator.blocks import Block, ItemList, Paragraph, Statement
from generator.diagnostics import Diagnostic, note
from generator.expressions import expression
from generator.facts import AnyFact, ClozeFact, Sheet, blocks_in
from generator.fronts import Front, fronts
from generator.inlines import Break, Code, Inline, Link, Math, Styled, Text, marks
from generator.loading import read
from generator.source import SourceFile, Span

# How each style is written; what is not here is left unmarked rather than guessed at.
_STYLES = {"strong": r"(?:\*\*|__)", "emphasis": r"[*_]", "strike": r"~~?"}
_SPACE = expression(r"\s+")
# A line of a quote goes on behind its sign.
_BETWEEN_WORDS = r"(?:\s|(?<=\n)[ \t]*>)+"
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\u00a0": "&nbsp;"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Marking:
    """A sheet's text with the marks written in, how many rules got some, and a note for each that could not get any."""

    text: str
    marked: int
    unmarked: tuple[Diagnostic, ...]


def mark_rules(source: SourceFile, sheet: Sheet, name: str) -> Marking:
    """`source` with `==…==` around what the rules of its `sheet` hide, or would hide if they were asked.

    Nothing else changes: no card does, and none comes but those of rules that were not sure enough to be asked. The
    result is read again, and a mark with which any other card would come is taken back. Marking the result once more
    changes nothing. `name` is the file's stem.
    """
    proposed, _ = ask(sheet, proposing=True)
    asked = {fact.span for fact in sheet.facts}
    if _asked(sheet.facts) != _asked(fact for fact in proposed.facts if fact.span in asked):
        proposed = sheet
    authored = {span for block in blocks_in(sheet) for span in _marked_by_author(block)}
    rules = [
        fact for fact in proposed.facts if isinstance(fact, ClozeFact) and _is_rule(fact) and fact.span not in authored
    ]
    places = {fact.span: _places(source, fact) for fact in rules}
    wanted = [span for span, found in places.items() if found]

    def asks_no_more(spans: Sequence[Span]) -> bool:
        """Whether with marks at `spans` the sheet asks what it did, and what they propose."""
        expected = _asked(fact for fact in proposed.facts if fact.span in asked or fact.span in spans)
        return _asks(source, name, expected, (place for span in spans for place in places[span]))

    kept: list[Span] = []
    if wanted and asks_no_more(wanted):
        kept = wanted
    else:
        for span in wanted:
            if asks_no_more((*kept, span)):
                kept.append(span)
    return Marking(
        text=_with(source.text, (place for span in kept for place in places[span])),
        marked=len(kept),
        unmarked=tuple(_unmarked(source, span) for span in places if span not in kept),
    )


def _unmarked(source: SourceFile, span: Span) -> Diagnostic:
    return note(
        code="unmarkable-rule",
        message="this rule cannot be marked without changing what it asks",
        help="put ==…== around the words that its cards hide, and look what is asked then",
        source=source,
        span=span,
    )


def _is_rule(fact: ClozeFact) -> bool:
    """Whether a statement is one that an author can mark; a chart's clozes come from its arrows."""
    return fact.kind == "rule"


def _asked(facts: Iterable[AnyFact]) -> list[tuple[Front, ...]]:
    return [tuple(fronts(fact)) for fact in facts]


def _asks(source: SourceFile, name: str, expected: list[tuple[Front, ...]], places: Iterable[Span]) -> bool:
    """Whether the sheet asks what is `expected` with marks at `places`."""
    changed, _ = read(SourceFile.of(source.path, _with(source.text, places)), name)
    return changed is not None and _asked(changed.facts) == expected


def _with(text: str, places: Iterable[Span]) -> str:
    for place in sorted(places, reverse=True):
        text = f"{text[: place.start]}=={text[place.start : place.end]}=={text[place.end :]}"
    return text


def _marked_by_author(block: Block) -> Iterator[Span]:
    match block:
        case Paragraph(content=content) | Statement(content=content) if any(marks(content)):
            yield block.span
        case ItemList(items=items):
            yield from (item.span for item in items if any(marks(item.content)))


# ---- where the words of a rule are in the file ---------------------------------------------------------------------


def _places(source: SourceFile, fact: ClozeFact) -> tuple[Span, ...]:
    """Where the marks of `fact` belong; none where its words are not found as they were read."""
    pattern = _pattern(fact.content)
    found = re.search(pattern, source.slice(fact.span)) if pattern is not None else None
    if found is None:
        return ()
    start = fact.span.start
    return tuple(Span(start=start + left, end=start + right) for left, right in found.regs[1:])


def _pattern(content: Sequence[Inline]) -> str | None:
    """How `content` may be written, with a group around each mark; None where that cannot be said."""
    parts: list[str] = []
    for node in content:
        part = _node_pattern(node)
        if part is None:
            return None
        parts.append(part)
    return "".join(parts)


def _node_pattern(node: Inline) -> str | None:
    match node:
        case Text(text=characters):
            return _SPACE.sub(lambda _: _BETWEEN_WORDS, "".join(map(_character, characters)))
        case Code(text=characters):
            words = _SPACE.sub(lambda _: _BETWEEN_WORDS, re.escape(characters).replace("\\ ", " "))
            return rf"(?:`+ ?{words} ?`+)"
        case Math(tex=tex):
            return rf"\$+{re.escape(tex)}\$+"
        case Break():
            return r"(?:\\|[ \t]+|<br ?/?>)?" + _BETWEEN_WORDS
        case Styled(style="mark", children=children):
            inner = _pattern(children)
            return None if inner is None else f"({inner})"
        case Styled(style=style, children=children) if style in _STYLES:
            inner = _pattern(children)
            return None if inner is None else f"{_STYLES[style]}{inner}{_STYLES[style]}"
        case Link(children=children):
            inner = _pattern(children)
            return None if inner is None else rf"\[{inner}\](?:\([^)\n]*\)|\[[^\]\n]*\])?"
    return None


def _character(character: str) -> str:
    """How one character may be written; white space is seen to by the word."""
    if character.isspace():
        return " "
    plain = re.escape(character)
    if character in _ENTITIES:
        return rf"(?:\\?{plain}|{_ENTITIES[character]})"
    return plain if character.isalnum() else rf"\\?{plain}"
