"""Bytes → text: UTF-8, with or without a byte order mark."""

from __future__ import annotations

import codecs

from generator.diagnostics import Diagnostic, error
from generator.source import SourceFile


def decode(path: str, content: bytes) -> tuple[SourceFile | None, tuple[Diagnostic, ...]]:
    """The text of the file that messages call `path`; None with an error that names the first wrong byte."""
    content = content.removeprefix(codecs.BOM_UTF8)
    try:
        return SourceFile.of(path, content.decode("utf-8")), ()
    except UnicodeDecodeError as fault:
        place = fault.start
    line = content.count(b"\n", 0, place) + 1
    found = error(
        code="not-utf-8",
        message=f"not UTF-8 text: byte 0x{content[place]:02x} in line {line}",
        help="save the file as UTF-8",
        path=path,
    )
    return None, (found,)
