"""What a page shows: tables, lists, statements, code, diagrams, and what the author decided about them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from generator.inlines import Image, Inlines
from generator.source import Span
from generator.values import quick

# ---- what the author decided -----------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True, slots=True)
class Directives:
    """What `<!-- name: value -->` before a block (or, for `id`, in a cell) says; None where it says nothing.

    With `clozes`, `cards` are made and those of a flowchart are text. `key` is the 1-based key column, `ask` the
    1-based columns to ask, `extra` what is below each answer.
    """

    cards: bool | Literal["clozes"] | None = None
    key: int | None = None
    ask: tuple[int, ...] | None = None
    reverse: bool | None = None
    id: str | None = None
    extra: str | None = None


NO_DIRECTIVES = Directives()


@dataclass(frozen=True, kw_only=True, slots=True)
class Meta:
    """Front matter: what the author says of the whole sheet; empty where the author says nothing.

    `font_size` and `largest` are in points, `accent` is `#rgb` or `#rrggbb`; `pages` is 0 for as many as it takes, None
    for one, or where that is not possible as few. `booklet` and `pocket` are None where that is open.
    `card_format` and `flip` are for cards to cut out. With `qr` the page shows its `url` as a code.
    """

    title: str = ""
    subtitle: str = ""
    deck: str = ""
    description: str = ""
    language: str = ""
    tags: tuple[str, ...] = ()
    version: str = ""
    author: str = ""
    url: str = ""
    paper: tuple[str, ...] = ()
    orientation: str = ""
    columns: int = 0
    order: str = ""
    font_size: float = 0.0
    largest: float = 0.0
    accent: str = ""
    licence: str = ""
    date: str = ""
    logo: Image | None = None
    qr: bool = False
    pages: int | None = None
    booklet: bool | None = None
    pocket: bool | None = None
    theme: str = ""
    card_format: str = ""
    flip: str = ""
    draft: bool = False
    navigation: bool = False
    subdecks: bool = False
    speak: tuple[tuple[str, str], ...] = ()
    typed: bool = False
    directives: Directives = NO_DIRECTIVES


# ---- blocks: what the page shows -------------------------------------------------------------------------------------


@quick
@dataclass(frozen=True, kw_only=True, slots=True)
class Cell:
    """One table cell; `span` covers its source text without the padding, empty at the place of a missing cell."""

    content: Inlines
    span: Span
    id: str | None = None


@quick
@dataclass(frozen=True, kw_only=True, slots=True)
class TableRow:
    """One row as wide as its table's header."""

    cells: tuple[Cell, ...]
    span: Span


@dataclass(frozen=True, kw_only=True, slots=True)
class Table:
    """A table as it is; `align` holds `left`, `right`, `center` or the empty string for each column."""

    header: tuple[Cell, ...]
    rows: tuple[TableRow, ...]
    align: tuple[str, ...]
    span: Span
    directives: Directives = NO_DIRECTIVES


@dataclass(frozen=True, kw_only=True, slots=True)
class Item:
    """One list item: its first paragraph, then what is nested below; `checked` for a task list.

    `asks` says that its author tagged it as a card.
    """

    content: Inlines
    blocks: tuple[Block, ...]
    span: Span
    checked: bool | None = None
    id: str | None = None
    asks: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class ItemList:
    """A bullet list, or an ordered one that counts from `start`."""

    ordered: bool
    start: int
    items: tuple[Item, ...]
    span: Span
    directives: Directives = NO_DIRECTIVES


@dataclass(frozen=True, kw_only=True, slots=True)
class Paragraph:
    """Running text."""

    content: Inlines
    span: Span
    directives: Directives = NO_DIRECTIVES


@dataclass(frozen=True, kw_only=True, slots=True)
class Statement:
    """A labelled rule such as `Exam rule: …`; `label` is without its colon."""

    label: Inlines
    content: Inlines
    span: Span
    directives: Directives = NO_DIRECTIVES


@dataclass(frozen=True, kw_only=True, slots=True)
class CodeBlock:
    """Fenced or indented code; `body` covers the code alone, so that its lines can be named."""

    language: str
    text: str
    span: Span
    body: Span
    directives: Directives = NO_DIRECTIVES


@dataclass(frozen=True, kw_only=True, slots=True)
class Formula:
    """Display mathematics in TeX."""

    tex: str
    span: Span
    directives: Directives = NO_DIRECTIVES


@dataclass(frozen=True, kw_only=True, slots=True)
class Quote:
    """A block quote, or a callout where `kind` (`note`, `tip`, `warning` …) is not empty."""

    kind: str
    title: Inlines
    blocks: tuple[Block, ...]
    span: Span
    directives: Directives = NO_DIRECTIVES


@dataclass(frozen=True, kw_only=True, slots=True)
class Definition:
    """A term and its explanations, from a definition list."""

    term: Inlines
    details: tuple[tuple[Block, ...], ...]
    span: Span
    id: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class DefinitionList:
    """Terms with their definitions."""

    definitions: tuple[Definition, ...]
    span: Span
    directives: Directives = NO_DIRECTIVES


@dataclass(frozen=True, kw_only=True, slots=True)
class Details:
    """A `<details>` element: a summary that opens on what it hides."""

    summary: Inlines
    blocks: tuple[Block, ...]
    span: Span
    directives: Directives = NO_DIRECTIVES


NODE_SHAPES = (
    "rect", "round", "stadium", "diamond", "circle", "double-circle", "cylinder", "hexagon", "subroutine", "leaning",
    "leaning-back", "trapezoid", "funnel", "flag",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class Node:
    """A box of a flowchart; `shape` is one of NODE_SHAPES."""

    name: str
    label: str
    shape: str
    span: Span


@dataclass(frozen=True, kw_only=True, slots=True)
class Edge:
    """A line between nodes, or groups, by name; `stroke` is `solid`, `dotted` or `thick`.

    `head`, at the target, and `tail`, at the source, are `arrow`, `cross`, `dot`, or empty where the line just ends.
    """

    source: str
    target: str
    label: str
    stroke: str
    head: str
    tail: str
    span: Span


@dataclass(frozen=True, kw_only=True, slots=True)
class Group:
    """A flowchart's subgraph: a titled frame around nodes by name; those of the groups whose `parent` it is besides."""

    name: str
    title: str
    nodes: tuple[str, ...]
    span: Span
    parent: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Flowchart:
    """A mermaid flowchart that was understood; `direction` is `LR`, `RL`, `TD` or `BT`."""

    direction: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    groups: tuple[Group, ...]
    span: Span
    directives: Directives = NO_DIRECTIVES


@dataclass(frozen=True, kw_only=True, slots=True)
class Subheading:
    """A heading inside a quote or a `<details>`; the sheet's own headings open sections. `level` is 1 to 6."""

    level: int
    content: Inlines
    span: Span


Block: TypeAlias = (
    Table
    | ItemList
    | Paragraph
    | Statement
    | CodeBlock
    | Formula
    | Quote
    | DefinitionList
    | Details
    | Flowchart
    | Subheading
)


def walk_blocks(blocks: Iterable[Block]) -> Iterator[Block]:
    """Every block, also those inside items, definitions, quotes and details; parents before what they hold."""
    for block in blocks:
        yield block
        match block:
            case Quote(blocks=inner) | Details(blocks=inner):
                yield from walk_blocks(inner)
            case ItemList(items=items):
                for item in items:
                    yield from walk_blocks(item.blocks)
            case DefinitionList(definitions=definitions):
                for definition in definitions:
                    for detail in definition.details:
                        yield from walk_blocks(detail)
