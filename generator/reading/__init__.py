"""Text → Sheet: what the author wrote, as blocks and facts with exact places."""

from __future__ import annotations

from dataclasses import replace

from generator.blocks import Meta
from generator.diagnostics import Diagnostic, has_errors, in_order
from generator.facts import Sheet
from generator.reading.blocks import READERS
from generator.reading.decoding import decode
from generator.reading.manuscript import Manuscript
from generator.reading.reader import Reader
from generator.reading.sections import read_sections
from generator.source import SourceFile

__all__ = ["decode", "parse", "read"]


def parse(source: SourceFile, name: str) -> tuple[Sheet | None, tuple[Diagnostic, ...]]:
    """The sheet that stands in `source`, not yet asked; None with errors. `name` is the file's stem."""
    reader = Reader(Manuscript.of(source), READERS)
    title, preface, sections = read_sections(reader, reader.nodes())
    sheet = Sheet(
        source=source, name=name, meta=Meta(), title=title or name, preface=preface, sections=sections, accounts=()
    )
    return None if has_errors(reader.found) else sheet, in_order(reader.found)


def read(source: SourceFile, name: str) -> tuple[Sheet | None, tuple[Diagnostic, ...]]:
    """The sheet with its facts and an account of every row: `parse`, then what can be asked."""
    from generator.reading.asking import ask

    sheet, found = parse(source, name)
    if sheet is None:
        return None, found
    asked, more = ask(sheet)
    found = in_order((*found, *more))
    accounts = sorted((*sheet.accounts, *asked.accounts), key=lambda account: account.span)
    return None if has_errors(found) else replace(asked, accounts=tuple(accounts)), found
