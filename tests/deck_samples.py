"""Sheets built by hand, for tests of what comes after reading."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from generator.blocks import Cell, Meta, Table, TableRow
from generator.facts import AnyFact, ClozeFact, Pair, Question, RowFact, Section, SequenceFact, Sheet, Step, slots
from generator.inlines import Inlines, Styled, text
from generator.notes import Identity, Note
from generator.source import SourceFile, Span

NOWHERE = Span(start=0, end=0)
SECTION = ("Brewing",)


def words(content: str | Inlines) -> Inlines:
    """Inlines as they are, or a plain text as inlines."""
    return text(content) if isinstance(content, str) else content


def mark(content: str | Inlines) -> Styled:
    return Styled(style="mark", children=words(content))


def row(
    key: str | Inlines,
    *cells: tuple[str, str | Inlines],
    key_header: str = "Bean",
    clue: str | Inlines = (),
    extra: tuple[tuple[str, str], ...] = (),
    **more: Any,
) -> RowFact:
    """A row whose `cells` (header, value) are asked, those of `extra` only shown; with `clue` it is reversed."""
    more = {"kind": "row", "section": SECTION, "context": (), "span": NOWHERE, **more}
    return RowFact(
        key_header=words(key_header),
        key=words(key),
        questions=tuple(Question(slot=header, prompt=words(header), answer=words(value)) for header, value in cells),
        whole=tuple(
            Pair(header=words(header), value=words(value)) for header, value in ((key_header, key), *cells, *extra)
        ),
        reverse=Question(slot="reverse", prompt=words(clue), answer=words(key)) if clue else None,
        **more,
    )


def statement(label: str, *content: Any, **more: Any) -> ClozeFact:
    """A rule made of strings and nodes."""
    more = {"kind": "rule", "section": SECTION, "context": (), "span": NOWHERE, **more}
    nodes = tuple(node for part in content for node in (words(part) if isinstance(part, str) else (part,)))
    return ClozeFact(label=words(label), content=nodes, **more)


def sequence(title: str, *steps: str, back: tuple[tuple[str, str], ...] = (), **more: Any) -> SequenceFact:
    """Steps in order; `back` holds (lead, step) pairs that lead back."""
    more = {"kind": "sequence", "section": SECTION, "context": (), "span": NOWHERE, **more}
    return SequenceFact(
        title=words(title),
        steps=tuple(Step(content=words(step)) for step in steps),
        returns=tuple(Step(lead=words(lead), content=words(step)) for lead, step in back),
        **more,
    )


def table(header: tuple[str, ...], *rows: tuple[str | Inlines, ...]) -> Table:
    def cells(values: tuple[str | Inlines, ...]) -> tuple[Cell, ...]:
        return tuple(Cell(content=words(value), span=NOWHERE) for value in values)

    return Table(
        header=cells(header),
        rows=tuple(TableRow(cells=cells(values), span=NOWHERE) for values in rows),
        align=("",) * len(header),
        span=NOWHERE,
    )


def section(title: str, *blocks: Any, sections: tuple[Section, ...] = ()) -> Section:
    return Section(
        level=2, number="", title=words(title), note=(), span=NOWHERE, blocks=tuple(blocks), sections=sections
    )


def sheet(*facts: AnyFact, sections: tuple[Section, ...] = (), **meta: Any) -> Sheet:
    return Sheet(
        source=SourceFile.of("coffee.md", "# Coffee\n"),
        name="coffee",
        meta=Meta(**{"title": "Coffee", "language": "en", "tags": ("barista",), **meta}),
        title="Coffee",
        preface=(),
        sections=sections,
        facts=tuple(facts),
    )


def identities(*facts: AnyFact) -> tuple[Identity, ...]:
    """Identities as a first build gives them."""
    return tuple(
        Identity(guid=f"guid{number:04}", note_id=1_700_000_000_000 + number * 1024, slots=slots(fact))
        for number, fact in enumerate(facts)
    )


def stamped(notes: tuple[Note, ...], modified: int = 1_700_000_000) -> tuple[Note, ...]:
    return tuple(replace(note, modified=modified) for note in notes)


def coffee() -> Sheet:
    """A small sheet with every kind of fact, its rows and table in agreement."""
    beans = (
        ("Arabica", "floral, bright", "steep hills"),
        ("Robusta", "bitter, heavy", "lowland"),
        ("Liberica", "smoky, woody", "coast"),
    )
    header = ("Bean", "Taste", "Grows")
    return sheet(
        *(row(bean, ("Taste", taste), ("Grows", place), clue=taste) for bean, taste, place in beans),
        row("Crema", ("", "the foam of an espresso"), key_header="", kind="term"),
        row("When is the water too hot?", ("", "above 96 °C"), key_header="", kind="question"),
        statement("House rule", "grind ", mark("fresh"), ", weigh ", mark("every"), " dose"),
        sequence(
            "Pour over", "Rinse the filter", "Bloom", "Pour", "Taste", back=(("too weak", "Bloom"), ("again", "Pour"))
        ),
        sections=(section("Brewing", table(header, *beans)),),
        version="2",
        description="What a barista knows.",
    )
