"""Text → Sheet: what the author wrote, as blocks with exact places."""

from __future__ import annotations

import re
from dataclasses import replace

from generator.diagnostics import Diagnostic, error, has_errors, in_order
from generator.facts import Account, Sheet, walk_sections
from generator.inlines import plain
from generator.languages import language_written
from generator.reading.blocks import READERS
from generator.reading.decoding import decode
from generator.reading.directives import merged
from generator.reading.frontmatter import FrontMatter, read_front_matter, read_settings
from generator.reading.frontmatter.keys import WrongValueError
from generator.reading.manuscript import Manuscript
from generator.reading.reader import Reader
from generator.reading.sections import Outline, read_outline
from generator.source import SourceFile, Span

__all__ = ["WrongValueError", "decode", "parse", "read_settings"]


def parse(source: SourceFile, name: str) -> tuple[Sheet | None, tuple[Diagnostic, ...]]:
    """The sheet that is in `source`, not yet asked; None with errors. `name` is the file's stem.

    Its accounts name the words that no block shows, each with the reason.
    """
    front = read_front_matter(source)
    reader, outline = _read(source, front, navigation=front.meta.navigation)
    if not (outline.preface or outline.sections) and any(account.kind == "navigation" for account in reader.accounts):
        reader, outline = _read(source, front, navigation=True)  # there is nothing that it leads around
    sheet = _sheet(source, name, front, outline, reader)
    found = in_order((*front.found, *reader.found, *_emptiness(sheet)))
    return None if has_errors(found) else sheet, found


def _read(source: SourceFile, front: FrontMatter, *, navigation: bool) -> tuple[Reader, Outline]:
    reader = Reader(Manuscript.of(source, hidden=front.length), READERS, navigation=navigation)
    if front.length:
        reader.skip("front-matter", Span(start=0, end=front.length), "front matter")
    return reader, read_outline(reader, reader.nodes(), _words_of(reader, front.meta.title))


def _sheet(source: SourceFile, name: str, front: FrontMatter, outline: Outline, reader: Reader) -> Sheet:
    meta = replace(
        front.meta,
        title=_words_of(reader, front.meta.title),
        subtitle=_words_of(reader, front.meta.subtitle),
        description=_words_of(reader, front.meta.description),
        directives=merged(front.meta.directives, outline.directives),
    )
    title = meta.title or outline.title or readable(name)
    if not meta.language:
        titles = " ".join((title, *(plain(section.title) for _, section in walk_sections(outline.sections))))
        meta = replace(meta, language=language_written(titles, source.text[front.length :]))
    return Sheet(
        source=source,
        name=name,
        meta=meta,
        title=title,
        preface=outline.preface,
        sections=outline.sections,
        accounts=_sorted(reader.accounts, ()),
        extras=tuple(reader.extras),
    )


def _words_of(reader: Reader, written: str) -> str:
    """The words of a title in front matter, without HTML around them."""
    if "<" not in written and "&" not in written:
        return written
    return " ".join(plain(reader.inlines(written, lambda _: 0)).split()) or written


def _sorted(first: list[Account] | tuple[Account, ...], second: tuple[Account, ...]) -> tuple[Account, ...]:
    return tuple(sorted((*first, *second), key=lambda account: account.span))


def readable(name: str) -> str:
    """A file's stem as a title: `git-cheat_sheet` → `Git cheat sheet`."""
    words = " ".join(re.sub(r"[-_]+", " ", name).split()) or name
    return words[:1].upper() + words[1:]


def _emptiness(sheet: Sheet) -> tuple[Diagnostic, ...]:
    """An error for a file that says nothing."""
    if sheet.preface or sheet.sections:
        return ()
    fault = error(
        code="empty-file",
        message="the file has no content",
        help="write a heading and a table, a list or a rule below it",
        source=sheet.source,
    )
    return (fault,)
