"""The CSVs held against the sheet: every fact, every cell of every table, every field of every note."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.blocks import Table
from generator.facts import AnyFact, ChartFact, ClozeFact, RowFact, SequenceFact, Sheet, blocks_in
from generator.inlines import Image, Inlines, Link, Styled, walk
from generator.notes import Deck, Note, NoteType
from generator.notetypes import NOTETYPES
from generator.verifying.readings import read_inlines, squeezed
from generator.verifying.verdict import Tally, Verdict, together

FACTS = "facts.csv"
ANKI = {f"anki-{notetype}.csv": notetype for notetype in NOTETYPES}
FACT_COLUMNS = ["id", "kind", "section", "line", "question side", "answer side"]
# What a text import must leave alone: the learner's own.
UNTOUCHED = ("My notes", "Newer version", "Spare 2")
# What may be between the author's words on a side of facts.csv.
_BETWEEN = frozenset(" :→↩—[…]")

Rows = list[list[str]]


def verify_csvs(sheet: Sheet, deck: Deck, notes: Sequence[Note], files: Mapping[str, bytes], path: str) -> Verdict:
    """Hold `files`, the CSVs by their name in the folder `path`, against the sheet and its notes."""
    tables = {name: content for name, content in files.items() if name not in (FACTS, *ANKI)}
    return together(
        (
            _verify_facts(sheet, notes, files.get(FACTS), f"{path}/{FACTS}"),
            _verify_tables(sheet, tables, path),
            *_verify_notes(sheet, deck, notes, files, path),
        )
    )


def _rows(content: bytes | None, tally: Tally) -> Rows:
    """The rows of a file; none, and a report, where it is missing or no CSV."""
    if content is None:
        tally.report("csv-missing", "there is no such file")
        return []
    # A cell may be as long as its file; the module's own limit would take a long one for a broken table.
    csv.field_size_limit(max(csv.field_size_limit(), len(content)))
    try:
        return list(csv.reader(io.StringIO(content.decode("utf-8"), newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error) as fault:
        tally.report("unreadable-csv", f"cannot be read as CSV ({fault})")
        return []


# ---- facts.csv -------------------------------------------------------------------------------------------------------


def _verify_facts(sheet: Sheet, notes: Sequence[Note], content: bytes | None, path: str) -> Verdict:
    tally = Tally(sheet=sheet, path=path)
    header, *rows = _rows(content, tally) or [[]]
    if content is not None and header != FACT_COLUMNS:
        tally.report("csv-changed", f"the header row is not {', '.join(FACT_COLUMNS)}")
    by_id = {row[0]: row for row in rows if len(row) == len(FACT_COLUMNS)}
    for note in notes:
        if note.fact < 0:
            continue
        fact = sheet.facts[note.fact]
        row = by_id.pop(note.guid, None)
        whole = row is not None and _tells(row, fact, sheet)
        loss = f"the fact {note.guid} is {'gone' if row is None else 'not the one on the sheet any more'}"
        tally.hold("facts", whole, "csv-lost", loss, fact)
    expected = sum(note.fact >= 0 for note in notes)
    if by_id or len(rows) > expected:
        tally.report("csv-unplanned", "there are rows that come from no fact")
    return tally.verdict()


def _tells(row: Sequence[str], fact: AnyFact, sheet: Sheet) -> bool:
    """Whether a row of facts.csv says what `fact` says, and no word more."""
    _, kind, section, line, question, answer = row
    where = (kind, section, line) == (fact.kind, " › ".join(fact.section), str(sheet.source.line_number(fact.span)))
    asked, answered = _sides(fact)
    return where and _only((*fact.context, *asked), question) and _only(answered, answer)


def _sides(fact: AnyFact) -> tuple[list[str], list[str]]:
    """The author's words on the question side and on the answer side, piece by piece."""
    match fact:
        case RowFact(key=key, questions=(question,)):
            return [_said(key), _said(question.prompt)], [_said(question.answer)]
        case RowFact(key=key, questions=questions):
            return [_said(key)], [_said(part) for asked in questions for part in (asked.prompt, asked.answer)]
        case ClozeFact(label=label, content=content):
            return [_said(label), *_unmarked(content)], [_said(label), _said(content)]
        case SequenceFact(title=title, steps=steps, returns=returns):
            named = _said(title) or (fact.section[-1] if fact.section else "")
            return [named], [_said(part) for step in (*steps, *returns) for part in (step.lead, step.content)]
        case ChartFact(title=title):
            named = _said(title) or (fact.section[-1] if fact.section else "")
            return [named], [squeezed(words) for line in fact.lines() for words in line]
    raise TypeError(fact)


def _unmarked(inlines: Inlines) -> Iterator[str]:
    for node in inlines:
        if isinstance(node, Styled | Link) and not (isinstance(node, Styled) and node.style == "mark"):
            yield from _unmarked(node.children)
        elif not isinstance(node, Styled):
            yield _words((node,))


def _only(pieces: Iterable[str], side: str) -> bool:
    """Whether `side` holds the `pieces` in their order and nothing else that means anything."""
    rest = squeezed(side)
    for piece in map(squeezed, pieces):
        before, found, rest = rest.partition(piece) if piece else ("", "", rest)
        if (piece and not found) or not _BETWEEN.issuperset(before):
            return False
    return _BETWEEN.issuperset(rest)


# ---- the tables ------------------------------------------------------------------------------------------------------


def _verify_tables(sheet: Sheet, files: Mapping[str, bytes], path: str) -> Verdict:
    """Each table is looked for by what it says, not by how its file is called; two that say the same need two files."""
    tallies = {name: Tally(sheet=sheet, path=f"{path}/{name}") for name in files}
    contents = {name: [list(map(squeezed, row)) for row in _rows(files[name], tallies[name])] for name in files}
    missing = Tally(sheet=sheet, path=path)
    changed: list[tuple[Table, Rows]] = []
    for table in _all_tables(sheet):
        expected = [
            [_said(cell.content) for cell in cells] for cells in (table.header, *(row.cells for row in table.rows))
        ]
        name = next((name for name, rows in contents.items() if rows == expected), None)
        if name is None:
            changed.append((table, expected))
        else:
            _hold_table(expected, contents.pop(name), tallies[name])
    for table, expected in changed:
        # Among the files that are left, the one with most of the table shows best what is lost.
        name = max(contents, key=lambda name: _agreement(expected, contents[name]), default=None)
        if name is None or not _agreement(expected, contents[name]):
            line = sheet.source.line_number(table.span)
            missing.count("cells", sum(map(len, expected)), 0)
            missing.report("csv-missing", f"no file holds the table of line {line}")
        else:
            _hold_table(expected, contents.pop(name), tallies[name])
    for name in contents:
        tallies[name].report("csv-unplanned", "this file comes from no table of the sheet")
    return together(tally.verdict() for tally in (missing, *tallies.values()))


def _hold_table(expected: Rows, found: Rows, tally: Tally) -> None:
    for number, cells in enumerate(expected, start=1):
        row = found[number - 1] if number <= len(found) else []
        tally.count("rows", 1, int(row == cells))
        for column, cell in enumerate(cells, start=1):
            same = column <= len(row) and row[column - 1] == cell
            loss = f"row {number}, cell {column}: “{cell[:80]}” is gone or changed"
            tally.hold("cells", same, "csv-changed", loss)
        if len(row) > len(cells):
            tally.report("csv-unplanned", f"row {number} has cells that the table has not")
    if len(found) > len(expected):
        tally.report("csv-unplanned", f"{len(found) - len(expected)} rows more than the table has")


def _agreement(expected: Rows, found: Rows) -> int:
    """How many cells are the same in the same place."""
    lines = zip(expected, found, strict=False)
    return sum(cell == other for cells, others in lines for cell, other in zip(cells, others, strict=False))


def _all_tables(sheet: Sheet) -> Iterator[Table]:
    return (block for block in blocks_in(sheet) if isinstance(block, Table))


def _said(inlines: Inlines) -> str:
    """The author's words; a table has the names of pictures where there are none."""
    pictures = " ".join(node.url for node in walk(inlines) if isinstance(node, Image))
    return _words(inlines) or squeezed(pictures)


def _words(inlines: Inlines) -> str:
    return read_inlines(inlines, in_field=False)


# ---- the notes -------------------------------------------------------------------------------------------------------


def _verify_notes(
    sheet: Sheet, deck: Deck, notes: Sequence[Note], files: Mapping[str, bytes], path: str
) -> Iterator[Verdict]:
    """One file for each note type that has notes."""
    for name, notetype in ANKI.items():
        of_type = [note for note in notes if note.notetype == notetype]
        if of_type or name in files:
            yield _verify_anki(sheet, deck, notetype, of_type, files.get(name), f"{path}/{name}")


def _verify_anki(
    sheet: Sheet, deck: Deck, notetype: NoteType, notes: Sequence[Note], content: bytes | None, path: str
) -> Verdict:
    tally = Tally(sheet=sheet, path=path)
    spec = NOTETYPES[notetype]
    columns = [field.name for field in spec.fields if field.name not in UNTOUCHED]
    expected_settings = {
        "separator": "Comma",
        "html": "true",
        "notetype": spec.name,
        "deck": deck.name,
        "columns": ",".join(("GUID", *columns)),
        "guid column": "1",
    }
    lines = (content or b"").decode("utf-8", "replace").split("\r\n")[: len(expected_settings)]
    settings = dict(line[1:].split(":", 1) for line in lines if line[:1] == "#" and ":" in line)
    if content is not None and settings != expected_settings:
        tally.report("csv-changed", "the lines that tell Anki how to read the file have changed")
    rows = [row for row in _rows(content, tally) if row and not row[0].startswith("#")]
    by_guid = {row[0]: row for row in rows}
    if len(by_guid) != len(rows):
        tally.report("guid-twice", "two rows have the same guid")
    for note in notes:
        row = by_guid.pop(note.guid, [])
        named = zip(spec.fields, note.fields, strict=True)
        fields = [content for field, content in named if field.name in columns]
        fact = sheet.facts[note.fact] if note.fact >= 0 else None
        tally.count("fields", len(fields), sum(cell == field for cell, field in zip(row[1:], fields, strict=False)))
        loss = f"the note {note.guid} is {'not the one of the deck any more' if row else 'gone'}"
        tally.hold("notes", row == [note.guid, *fields], "csv-lost", loss, fact)
    for guid in by_guid:
        tally.report("csv-unplanned", f"there is a note {guid} that comes from no fact")
    return tally.verdict()
