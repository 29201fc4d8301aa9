"""Nodes → blocks: one reader a kind of node."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from generator.blocks import (
    Block,
    CodeBlock,
    Definition,
    DefinitionList,
    Paragraph,
    Statement,
    Subheading,
)
from generator.inlines import Styled, Text, text
from generator.reading.drawn_tables import read_drawn_table, read_simple_table
from generator.reading.elements import read_details, read_html_code, read_html_table
from generator.reading.fences import read_fence, read_indented_code
from generator.reading.lists import read_list
from generator.reading.quotes import read_admonition, read_container, read_quote
from generator.reading.reader import BlockReader, Reader
from generator.reading.statements import read_paragraph
from generator.reading.tables import read_table
from generator.reading.tokens import Node


def read_heading(reader: Reader, node: Node) -> Iterable[Block]:
    """A heading inside another block; the sheet's own headings open sections."""
    yield Subheading(level=int(node.token.tag[1]), content=reader.heading(node), span=reader.block_span(node))


def read_definitions(reader: Reader, node: Node) -> Iterable[Block]:
    """Terms with their definitions."""
    definitions: list[Definition] = []
    explained: list[tuple[Node, list[Node]]] = []
    for child in node.children:
        if child.type == "dt":
            explained.append((child, []))
        else:
            explained[-1][1].append(child)
    for term, details in explained:
        term.token.meta["start"] = reader.manuscript.line_bounds(term.first)[0]
        term.last = term.first + 1
        end = reader.manuscript.line_bounds(details[-1].last - 1)[1]
        words, identifier = reader.leaf(term), reader.take_id()
        explanations = tuple(reader.blocks(detail.children) for detail in details)
        definitions.append(
            Definition(
                term=words,
                details=explanations,
                span=reader.manuscript.trimmed(term.start, end),
                id=identifier or _id_within(explanations),
            )
        )
    yield DefinitionList(definitions=tuple(definitions), span=reader.block_span(node))


def _id_within(explanations: tuple[tuple[Block, ...], ...]) -> str | None:
    """The id that is in an explanation rather than in its term."""
    paragraphs = (block for blocks in explanations for block in blocks if isinstance(block, Paragraph | Statement))
    return next((paragraph.directives.id for paragraph in paragraphs if paragraph.directives.id), None)


def read_footnote(reader: Reader, node: Node) -> Iterable[Block]:
    """A footnote where it is, its label in front."""
    label = (Styled(style="sup", children=text(node.token.meta["label"])), Text(text=" "))
    blocks = reader.blocks(node.children)
    match blocks[:1]:
        case (Paragraph(content=content) as first,):
            yield replace(first, content=(*label, *content), span=reader.block_span(node))
        case (Statement(label=words) as first,):
            yield replace(first, label=(*label, *words), span=reader.block_span(node))
        case _:
            yield Paragraph(content=label[:1], span=reader.block_span(node))
            yield from blocks[:1]
    yield from blocks[1:]


def read_formula(reader: Reader, node: Node) -> Iterable[Block]:
    """Display mathematics."""
    span = reader.block_span(node)
    yield reader.formula(node.token.content, CodeBlock(language="latex", text=node.token.markup, span=span, body=span))


def read_markup(reader: Reader, node: Node) -> Iterable[Block]:
    """A line that says nothing to a reader of the page."""
    reader.skip("markup", reader.block_span(node), node.token.meta["reason"])
    return ()


def read_nothing(_reader: Reader, _node: Node) -> Iterable[Block]:
    """A rule across the page carries no words."""
    return ()


READERS: dict[str, BlockReader] = {
    "pipe_table": read_table,
    "drawn_table": read_drawn_table,
    "simple_table": read_simple_table,
    "bullet_list": read_list,
    "ordered_list": read_list,
    "paragraph": read_paragraph,
    "heading": read_heading,
    "fence": read_fence,
    "code_block": read_indented_code,
    "blockquote": read_quote,
    "container_callout": read_container,
    "admonition": read_admonition,
    "dl": read_definitions,
    "footnote_reference": read_footnote,
    "math_block": read_formula,
    "details": read_details,
    "html_table": read_html_table,
    "html_code": read_html_code,
    "markup": read_markup,
    "hr": read_nothing,
}
