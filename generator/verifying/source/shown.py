"""What a sheet shows, in the order of its file, with the signs that its author wrote it with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.blocks import (
    Block,
    CodeBlock,
    DefinitionList,
    Details,
    Flowchart,
    Formula,
    ItemList,
    Paragraph,
    Quote,
    Statement,
    Subheading,
    Table,
)
from generator.facts import Section, Sheet
from generator.inlines import Break, Code, Image, Inlines, Link, Math, Styled, Text
from generator.verifying.source.words import HEADING, PICTURE, cleaned, picture, words_in

# What the page has no signs for: a cloze is blue, a formula drawn, a note beside its heading.
MARK = ("==", "==")
FORMULA = ("$$ \\(\\[ ", " \\)\\] $$")
NOTE = ("(（", ")）")
NUMBERED = ". )"
COLONS = ": ："
EDGE = "|"
DEFINITION = ":"
_EDGE = (EDGE,)


def shown_blocks(sheet: Sheet) -> Iterator[tuple[str, ...]]:
    """The words of each block, cell and item."""
    for text in _sheet(sheet):
        if text is EDGE:
            yield _EDGE
        elif words := words_in(cleaned(text)):
            yield tuple(words)


def _sheet(sheet: Sheet) -> Iterator[str]:
    yield f"{HEADING} {sheet.title}"
    yield from _blocks(sheet.preface)
    for section in sheet.sections:
        yield from _section(section)


def _section(section: Section) -> Iterator[str]:
    note = f" {NOTE[0]}{read(section.note)}{NOTE[1]}" if section.note else ""
    number = f"{section.number.rstrip('.')} {NUMBERED}" if section.number else ""
    yield f"{HEADING} {number} {read(section.title)}{note}"
    yield from _blocks(section.blocks)
    for inner in section.sections:
        yield from _section(inner)


def _blocks(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Table():
            for cells in (block.header, *(row.cells for row in block.rows)):
                for cell in cells:
                    yield EDGE
                    yield read(cell.content)
                yield EDGE
        case ItemList():
            for number, item in enumerate(block.items, start=block.start):
                yield f"{number}. {read(item.content)}" if block.ordered else read(item.content)
                yield from _blocks(item.blocks)
        case Paragraph():
            yield read(block.content)
        case Subheading():
            yield f"{HEADING} {read(block.content)}"
        case Statement():
            yield f"{read(block.label)} {COLONS} {read(block.content)}"
        case CodeBlock():
            yield block.text.replace(PICTURE, "")
        case Formula():
            yield f"{FORMULA[0]}{block.tex}{FORMULA[1]}"
        case Quote():
            yield read(block.title)
            yield from _blocks(block.blocks)
        case Details():
            yield read(block.summary)
            yield from _blocks(block.blocks)
        case DefinitionList():
            for definition in block.definitions:
                yield read(definition.term)
                for detail in definition.details:
                    yield DEFINITION
                    yield from _blocks(detail)
        case Flowchart():
            yield from (node.label for node in block.nodes)
            yield from (edge.label for edge in block.edges)
            yield from (group.title for group in block.groups)


def read(inlines: Inlines) -> str:
    """What `inlines` say; a picture counts as a word."""
    if len(inlines) == 1 and isinstance(only := inlines[0], Text | Code):
        return only.text.replace(PICTURE, "")
    return "".join(_pieces(inlines))


def _pieces(inlines: Inlines) -> Iterator[str]:
    for node in inlines:
        match node:
            case Text(text=text) | Code(text=text):
                yield text.replace(PICTURE, "")
            case Math(tex=tex):
                yield f"{FORMULA[0]}{tex}{FORMULA[1]}"
            case Image(url=url):
                yield picture(url)
            case Break():
                yield " "
            case Styled(style="mark", children=children):
                yield from (MARK[0], *_pieces(children), MARK[1])
            case Styled(children=children) | Link(children=children):
                yield from _pieces(children)
