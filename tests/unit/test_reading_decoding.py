"""Bytes → text."""

from __future__ import annotations

from generator.diagnostics import render
from generator.reading import decode


def test_text_is_decoded_as_it_stands() -> None:
    source, found = decode("tea.md", "# Grüner Tee\r\n茶\r\n".encode())
    assert source is not None
    assert (source.text, found) == ("# Grüner Tee\r\n茶\r\n", ())


def test_a_byte_order_mark_is_no_text() -> None:
    source, _ = decode("tea.md", b"\xef\xbb\xbf# Tea\n")
    assert source is not None
    assert source.text == "# Tea\n"


def test_a_wrong_byte_is_named_at_its_place() -> None:
    source, found = decode("tea.md", "# Tea\nGrüner".encode() + "für".encode("latin-1"))
    assert source is None
    assert [render(diagnostic) for diagnostic in found] == [
        "tea.md:2:8: error[not-utf-8]: the file is not UTF-8: byte 15 is 0xfc\n"
        "    2 | Grünerf\ufffdr\n"
        "      |        ^\n"
        "  help: save it as UTF-8; most editors ask for the encoding in `save as`"
    ]
