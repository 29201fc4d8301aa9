"""Blocks as the text of a card's back."""

from __future__ import annotations

from collections.abc import Iterable

from generator import reasons
from generator.asking.shapes.base import Entry
from generator.asking.shapes.looks import is_link
from generator.asking.shapes.vocabulary import SOURCE_HEADINGS, is_one_of
from generator.asking.shapes.wording import count_words, cut, is_blank, joined, lines, sentence_ends, trim, visible
from generator.blocks import (
    Block,
    CodeBlock,
    DefinitionList,
    Details,
    Flowchart,
    Formula,
    Item,
    ItemList,
    Paragraph,
    Quote,
    Statement,
    Subheading,
    Table,
)
from generator.facts import Status
from generator.inlines import Code, Inlines, Math, Styled, Text, text
from generator.source import Span


def said(block: Block) -> Inlines:
    """The words of a paragraph or of a labelled statement, label and all."""
    if isinstance(block, Paragraph):
        return block.content
    if isinstance(block, Statement):
        return (*block.label, Text(text=": "), *block.content)
    return ()


def listing(block: CodeBlock) -> Inlines:
    """A code block as one node; a single line counts as a listing too where it is all of an answer."""
    return (Code(text=block.text.strip("\n"), language=block.language),)


def answer_of(blocks: Iterable[Block]) -> Inlines:
    """All of `blocks` as text, without lists of sources."""
    pieces: list[Inlines] = []
    for block in without_sources(blocks):
        pieces += _pieces(block)
    return lines(map(trim, pieces))


def without_sources(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """`blocks` without lists that only point elsewhere and the lines that announce them."""
    kept: list[Block] = []
    for block in blocks:
        if isinstance(block, ItemList) and block.items and all(_points(item) for item in block.items):
            if kept and _announces(kept[-1]):
                kept.pop()
            continue
        kept.append(block)
    while kept and _announces(kept[-1]):
        kept.pop()
    return tuple(kept)


def _points(item: Item) -> bool:
    return is_link(item.content) and not item.blocks


def _announces(block: Block) -> bool:
    return isinstance(block, Paragraph | Subheading) and is_one_of(visible(block.content), SOURCE_HEADINGS)


def _pieces(block: Block) -> list[Inlines]:
    match block:
        case Paragraph(content=content):
            return [content]
        case Subheading(content=content):
            return [(Styled(style="strong", children=content),)]
        case Statement(label=label, content=content):
            return [(Styled(style="strong", children=(*label, Text(text=":"))), Text(text=" "), *content)]
        case CodeBlock():
            return [listing(block)]
        case Formula(tex=tex):
            return [(Math(tex=tex, display=True),)]
        case ItemList(ordered=ordered, start=start, items=items):
            return [
                piece
                for number, item in enumerate(items, start)
                for piece in _item_pieces(f"{number}. " if ordered else "• ", item)
            ]
        case Table(header=header, rows=rows):
            cells = [header, *(row.cells for row in rows)]
            return [joined((cell.content for cell in row if not is_blank(cell.content)), text(" · ")) for row in cells]
        case Quote(title=title, blocks=blocks) | Details(summary=title, blocks=blocks):
            return [title, *(piece for inner in without_sources(blocks) for piece in _pieces(inner))]
        case DefinitionList(definitions=definitions):
            return [
                (
                    *definition.term,
                    Text(text=": "),
                    *answer_of(inner for detail in definition.details for inner in detail),
                )
                for definition in definitions
            ]
        case Flowchart(nodes=nodes):
            return [joined((text(node.label) for node in nodes), text(" · "))]
    raise TypeError(block)


def _item_pieces(marker: str, item: Item) -> list[Inlines]:
    nested = [piece for block in item.blocks for piece in _pieces(block)]
    return [(*text(marker), *item.content), *((*text("\u2003"), *piece) for piece in nested)]


def entries_of(
    blocks: Iterable[Block], status: Status, reason: str = "", facts: tuple[int, ...] = ()
) -> tuple[Entry, ...]:
    """One entry for each row and item of `blocks`, however deep, all with the same fate."""

    def entry(kind: str, span: Span) -> Entry:
        return Entry(kind=kind, span=span, facts=facts, status=status, reason=reason)

    found: list[Entry] = []
    for block in blocks:
        match block:
            case Table(rows=rows):
                found += (entry("row", row.span) for row in rows)
            case ItemList(items=items):
                for item in items:
                    found.append(entry("item", item.span))
                    found += entries_of(item.blocks, status, reason, facts)
            case DefinitionList(definitions=definitions):
                for definition in definitions:
                    found.append(entry("definition", definition.span))
                    for detail in definition.details:
                        found += (
                            nested for nested in entries_of(detail, status, reason, facts) if nested.kind == "row"
                        )
            case Quote(blocks=inner) | Details(blocks=inner):
                found.append(entry(kind_of(block), block.span))
                found += entries_of(inner, status, reason, facts)
            case _:
                found.append(entry(kind_of(block), block.span))
    return tuple(found)


def answer_entries(blocks: Iterable[Block], facts: tuple[int, ...]) -> tuple[Entry, ...]:
    """One entry for each row and item of an answer; lists of sources are left out of it."""
    blocks = tuple(blocks)
    used = {id(block) for block in without_sources(blocks)}
    found: list[Entry] = []
    for block in blocks:
        if id(block) not in used:
            found += entries_of((block,), Status.SKIPPED, reasons.LINKS)
        elif isinstance(block, Quote | Details):
            found.append(Entry(kind=kind_of(block), span=block.span, facts=facts, status=Status.CARDED))
            found += answer_entries(block.blocks, facts)
        else:
            found += entries_of((block,), Status.CARDED, facts=facts)
    return tuple(found)


def kind_of(block: Block) -> str:
    """The word by which an account names a block."""
    match block:
        case Quote(kind=kind):
            return "callout" if kind else "quote"
        case Paragraph():
            return "paragraph"
        case Statement():
            return "statement"
        case CodeBlock():
            return "code"
        case Formula():
            return "formula"
        case Details():
            return "details"
        case Flowchart():
            return "flowchart"
        case Subheading():
            return "heading"
        case Table():
            return "table"
        case ItemList():
            return "list"
        case DefinitionList():
            return "definitions"
    raise TypeError(block)


# More is a paragraph to read: a reader called such answers of terms too long to recall, sound as they were.
MOST_WORDS_SAID, FEWEST_WORDS_SAID = 25, 3


def first_of_many(said: Inlines) -> tuple[Inlines, Inlines]:
    """The first sentence of a long explanation, and the rest; all of it where it is short or has one sentence only."""
    ends = sentence_ends(said) if count_words(visible(said)) > MOST_WORDS_SAID else ()
    if not ends:
        return said, ()
    first, rest = cut(said, ends[0])
    if count_words(visible(first)) < FEWEST_WORDS_SAID or visible(first).endswith(("?", "？", "؟", ":", "：")):
        return said, ()
    return trim(first), trim(rest)
