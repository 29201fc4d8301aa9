"""Bytes → text: UTF-8, with or without a byte order mark."""

from __future__ import annotations

import codecs

from generator.diagnostics import Diagnostic, error
from generator.source import SourceFile, Span


def decode(path: str, content: bytes) -> tuple[SourceFile | None, tuple[Diagnostic, ...]]:
    """The text of the file that messages call `path`; None with an error that names the first wrong byte."""
    content = content.removeprefix(codecs.BOM_UTF8)
    try:
        return SourceFile.of(path, content.decode("utf-8")), ()
    except UnicodeDecodeError as fault:
        place = fault.start
    readable = SourceFile.of(path, content.decode("utf-8", errors="replace"))
    start = len(content[:place].decode("utf-8"))
    found = error(
        code="not-utf-8",
        message=f"the file is not UTF-8: byte {place + 1} is 0x{content[place]:02x}",
        help="save it as UTF-8; most editors ask for the encoding in `save as`",
        source=readable,
        span=Span(start=start, end=start + 1),
    )
    return None, (found,)
