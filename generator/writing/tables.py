"""Facts, tables and notes as CSV, for people who work with something else than Anki.

`facts.csv` and the tables are plain RFC 4180: UTF-8, a header row, cells as they read on the page and nothing added. A
cell that begins with `=`, `+`, `-` or `@` stays as it is: a sheet of commands and formulas is about such words, and an
apostrophe before them would change them in every program but one, and so would a byte order mark their first header.
Every cell is in quotes: a spreadsheet that is told to take quoted cells as text then runs no formula, and keeps `0022`
and `3/4`.
`anki-row.csv` and its like are in the dialect of Anki's importer.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from generator.blocks import Block, Table, walk_blocks
from generator.facts import AnyFact, ChartFact, ClozeFact, RowFact, SequenceFact, Sheet, Step, walk_sections
from generator.inlines import Image, Inline, Inlines, Link, Styled, Text, plain, walk
from generator.notes import Deck, Note, NoteType
from generator.notetypes import NOTETYPES
from generator.slugs import slug

FACT_COLUMNS = ("id", "kind", "section", "line", "question side", "answer side")

# Names that are taken in the folder, and those that Windows keeps for devices.
_TAKEN = (
    "facts",
    *(f"anki-{notetype}" for notetype in NOTETYPES),
    "con",
    "prn",
    "aux",
    "nul",
    *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)),
)

_BLANK = "[…]"


def csv_files(sheet: Sheet, deck: Deck, notes: Sequence[Note]) -> dict[str, bytes]:
    """All CSVs of a sheet by file name; `notes` may hold some (retired ones) that comes from no fact any more."""
    files = {"facts.csv": facts_csv(sheet, notes)}
    for name, table in named_tables(sheet):
        rows = (table.header, *(row.cells for row in table.rows))
        files[f"{name}.csv"] = _csv([_cell(cell.content) for cell in cells] for cells in rows)
    for notetype in NOTETYPES:
        of_type = [note for note in notes if note.notetype == notetype]
        if of_type:
            files[f"anki-{notetype}.csv"] = anki_csv(deck, notetype, of_type)
    return files


# ---- facts -----------------------------------------------------------------------------------------------------------


def facts_csv(sheet: Sheet, notes: Iterable[Note]) -> bytes:
    """One row for each fact, under FACT_COLUMNS; the id is the guid of its note."""
    guids = {note.fact: note.guid for note in notes}
    rows = (
        (
            guids[index],
            fact.kind,
            " › ".join(fact.section),
            str(sheet.source.line_number(fact.span)),
            "\n".join((*fact.context, _question_side(fact))),
            _answer_side(fact),
        )
        for index, fact in enumerate(sheet.facts)
    )
    return _csv((FACT_COLUMNS, *rows))


def _question_side(fact: AnyFact) -> str:
    match fact:
        case RowFact(key=key, questions=(question,)) if question.prompt:
            return f"{_cell(key)} — {_cell(question.prompt)}"
        case RowFact(key=key):
            return _cell(key)
        case ClozeFact(label=label, content=content):
            return _labelled(label, _cell(_blanked(content)))
        case SequenceFact(title=title, section=section):
            return _cell(title) or (section[-1] if section else "")
        case ChartFact(title=title, section=section):
            return _cell(title) or (section[-1] if section else "")
    raise TypeError(fact)


def _answer_side(fact: AnyFact) -> str:
    match fact:
        case RowFact(questions=(question,)):
            return _cell(question.answer)
        case RowFact(questions=questions):
            return "\n".join(_labelled(question.prompt, _cell(question.answer)) for question in questions)
        case ClozeFact(label=label, content=content):
            return _labelled(label, _cell(content))
        case SequenceFact(steps=steps, returns=returns):
            path = " → ".join(map(_step, steps))
            back = (" → ".join(filter(None, (_cell(step.lead), _cell(step.content)))) for step in returns)
            return "\n".join((path, *(f"↩ {way}" for way in back)))
        case ChartFact():
            return "\n".join(" → ".join(filter(None, line)) for line in fact.lines())
    raise TypeError(fact)


def _labelled(label: Inlines, words: str) -> str:
    return f"{_cell(label)}: {words}" if label else words


def _step(step: Step) -> str:
    return f"{_cell(step.lead)} {_cell(step.content)}".strip()


def _blanked(inlines: Inlines) -> Inlines:
    """`inlines` with each marked stretch as a blank."""
    nodes: list[Inline] = []
    for node in inlines:
        if isinstance(node, Styled) and node.style == "mark":
            nodes.append(Text(text=_BLANK))
        elif isinstance(node, Styled | Link):
            nodes.append(replace(node, children=_blanked(node.children)))
        else:
            nodes.append(node)
    return tuple(nodes)


# ---- tables ----------------------------------------------------------------------------------------------------------


def named_tables(sheet: Sheet) -> Iterator[tuple[str, Table]]:
    """Every table of the sheet with the name of its file: the slug of its section, counted where it has several.

    Sections of one title are told apart by the titles around them.
    """
    taken = set(_TAKEN)
    for titles, blocks in _sections(sheet):
        tables = [block for block in walk_blocks(blocks) if isinstance(block, Table)]
        if not tables:
            continue
        alone = slug(titles[-1], sheet.name)
        with_others = slug(" ".join(titles if len(titles) > 1 else (sheet.title, *titles)), sheet.name)
        section = _free(with_others if alone in taken else alone, taken)
        for count, table in enumerate(tables, start=1):
            yield (section if count == 1 else _free(section, taken, count)), table


def _sections(sheet: Sheet) -> Iterator[tuple[tuple[str, ...], tuple[Block, ...]]]:
    """The titles down to each section, and its blocks; the preface goes by the sheet's own title."""
    yield (sheet.title,), sheet.preface
    for path, section in walk_sections(sheet.sections):
        yield tuple(plain(part.title) for part in (*path, section)), section.blocks


def _free(name: str, taken: set[str], count: int = 1) -> str:
    """`name`, or with the first count from `count` on under which it is free; from now on it is taken."""
    candidate = name if count == 1 else f"{name}-{count}"
    while candidate in taken:
        count += 1
        candidate = f"{name}-{count}"
    taken.add(candidate)
    return candidate


# ---- notes, for Anki's importer --------------------------------------------------------------------------------------


def anki_csv(deck: Deck, notetype: NoteType, notes: Iterable[Note]) -> bytes:
    """The notes of one type as Anki imports text: by the guid they are the notes of the package.

    There is no column for tags, nor for the fields that authors leave alone: an import keeps what learners have there.
    Every cell is quoted, since Anki drops a row that begins with a bare `#`.
    """
    spec = NOTETYPES[notetype]
    header = (
        "#separator:Comma",
        "#html:true",
        f"#notetype:{spec.name}",
        f"#deck:{deck.name}",
        f"#columns:{','.join(('GUID', *(spec.fields[index].name for index in spec.authored)))}",
        "#guid column:1",
    )
    rows = ((note.guid, *(note.fields[index] for index in spec.authored)) for note in notes)
    return "\r\n".join((*header, "")).encode() + _csv(rows)


# ---- cells -----------------------------------------------------------------------------------------------------------


def _cell(inlines: Inlines) -> str:
    """What a reader sees; a picture without words is named by its file."""
    words = plain(inlines)
    return words or " ".join(node.url for node in walk(inlines) if isinstance(node, Image))


def _csv(rows: Iterable[Sequence[str]]) -> bytes:
    content = io.BytesIO()
    # Row by row: as text, all of it would take four bytes for each character.
    stream = io.TextIOWrapper(content, "utf-8", "replace", newline="")
    csv.writer(stream, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerows(rows)
    stream.flush()
    return content.getvalue()
