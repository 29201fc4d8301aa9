"""Sheets as text that a person can check, and the fixtures that hold them: title, Markdown, what must be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.blocks import (
    NO_DIRECTIVES,
    Block,
    CodeBlock,
    DefinitionList,
    Details,
    Directives,
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
from generator.inlines import Break, Code, Footnote, Image, Inline, Inlines, Link, Math, Styled, Text

HEADS = {"arrow": "->", "cross": "-x", "dot": "-o", "": "--"}
HEADS_BACK = {"arrow": "<", "cross": "x", "dot": "o", "": ""}
FIXTURES = Path(__file__).parent / "golden" / "reading"


@dataclass(frozen=True, kw_only=True, slots=True)
class Fixture:
    """One case: `expected` is what `given` must be read as."""

    title: str
    given: str
    expected: str


def fixtures(name: str) -> Iterator[Fixture]:
    """The cases of one file: a title, then Markdown and outline, each closed by a line with nothing but a dot."""
    parts = (FIXTURES / f"{name}.md").read_text("utf-8").split("\n.\n")
    for title, given, expected in zip(parts[0::3], parts[1::3], parts[2::3], strict=False):
        yield Fixture(title=title.strip(), given=given + "\n", expected=expected.strip("\n"))


def written(inlines: Inlines) -> str:
    """Inlines with their markup as tags."""
    return "".join(map(_written, inlines))


def _written(node: Inline) -> str:
    match node:
        case Text(text=text):
            return text
        case Code(text=text, language=language):
            return f"<code{' ' * bool(language)}{language}>{text!r}</code>" if "\n" in text else f"`{text}`"
        case Math(tex=tex, display=display):
            return f"<{'display' if display else 'math'}>{tex}</>"
        case Styled(style=style, children=children, hint=hint):
            return f"<{style}{' ' * bool(hint)}{hint}>{written(children)}</>"
        case Footnote(label=label, content=content):
            return f"<note {label}>{written(content)}</>"
        case Link(url=url, children=children):
            return f"<link {url}>{written(children)}</>"
        case Image(url=url, alt=alt):
            return f"<image {url} {alt!r}>"
        case Break():
            return "<br>"
    raise TypeError(node)


def outline(sheet: Sheet) -> str:
    """The sheet's title, sections and blocks, each with its line, then what is not shown and why."""
    lines = [f"title {sheet.title}"]
    lines += _blocks(sheet, sheet.preface, 0)
    for section in sheet.sections:
        lines += _section(sheet, section, 0)
    lines += [
        f"{_line(sheet, account)} {account.status} {account.kind}: {account.reason}" for account in sheet.accounts
    ]
    return "\n".join(lines)


def _line(sheet: Sheet, placed: object) -> int:
    return sheet.source.line_number(placed.span)  # type: ignore[attr-defined]


def _decided(directives: Directives) -> str:
    words = [
        f"{name}={value}"
        for name in ("cards", "key", "ask", "reverse", "id")
        if (value := getattr(directives, name)) is not None
    ]
    return f" [{' '.join(words)}]" if words else ""


def _section(sheet: Sheet, section: Section, depth: int) -> Iterator[str]:
    number = f" ({section.number})" if section.number else ""
    note = f" — {written(section.note)}" if section.note else ""
    title = written(section.title)
    mark = "#" * section.level
    yield f"{'  ' * depth}{_line(sheet, section)} {mark}{number} {title}{note}{_decided(section.directives)}"
    yield from _blocks(sheet, section.blocks, depth + 1)
    for inner in section.sections:
        yield from _section(sheet, inner, depth + 1)


def _blocks(sheet: Sheet, blocks: Iterable[Block], depth: int) -> Iterator[str]:
    for block in blocks:
        head, *body = _block(sheet, block)
        decided = _decided(getattr(block, "directives", NO_DIRECTIVES))
        yield f"{'  ' * depth}{_line(sheet, block)} {head}{decided}"
        yield from ("  " * (depth + 1) + line for line in body)


def _block(sheet: Sheet, block: Block) -> Iterator[str]:
    match block:
        case Paragraph(content=content):
            yield f"paragraph {written(content)}"
        case Statement(label=label, content=content):
            yield f"statement {written(label)} | {written(content)}"
        case Subheading(level=level, content=content):
            yield f"subheading {level} {written(content)}"
        case CodeBlock(language=language, text=text):
            yield f"code {language}".rstrip()
            yield from text.split("\n")
        case Formula(tex=tex):
            yield f"formula {tex!r}"
        case Table():
            yield from _table(block)
        case ItemList():
            yield from _list(sheet, block)
        case Quote(kind=kind, title=title, blocks=blocks):
            yield " ".join(word for word in ("quote", kind, written(title)) if word)
            yield from _blocks(sheet, blocks, 0)
        case Details(summary=summary, blocks=blocks):
            yield f"details {written(summary)}"
            yield from _blocks(sheet, blocks, 0)
        case DefinitionList(definitions=definitions):
            yield "definitions"
            for definition in definitions:
                yield written(definition.term) + (f" [id={definition.id}]" if definition.id else "")
                for detail in definition.details:
                    yield from (f"  {line}" for line in _blocks(sheet, detail, 0))
        case Flowchart():
            yield from _flowchart(block)


def _table(table: Table) -> Iterator[str]:
    align = " ".join(side or "-" for side in table.align)
    yield f"table {align}"
    for cells in (table.header, *(row.cells for row in table.rows)):
        yield " | ".join(written(cell.content) + (f" [id={cell.id}]" if cell.id else "") for cell in cells).rstrip()


def _list(sheet: Sheet, items: ItemList) -> Iterator[str]:
    yield f"list from {items.start}" if items.ordered else "list"
    for item in items.items:
        box = "" if item.checked is None else "[x] " if item.checked else "[ ] "
        yield f"- {box}{written(item.content)}{f' [id={item.id}]' if item.id else ''}".rstrip()
        yield from (f"  {line}" for line in _blocks(sheet, item.blocks, 0))


def _flowchart(chart: Flowchart) -> Iterator[str]:
    yield f"flowchart {chart.direction}"
    for node in chart.nodes:
        yield f"{node.name} {node.shape}: {node.label}"
    for edge in chart.edges:
        label = f" ({edge.label})" if edge.label else ""
        tail, head = HEADS_BACK[edge.tail], HEADS[edge.head]
        yield f"{edge.source} {edge.stroke} {tail}{head} {edge.target}{label}"
    for group in chart.groups:
        inside = f" in {group.parent}" if group.parent else ""
        yield f"group {group.title}{inside}: {', '.join(group.nodes)}"
