"""The structure tree of a page's PDF, read with pdfium."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

import pypdfium2

from generator.writing.pdf import Page

RAW = pypdfium2.raw


class Element(NamedTuple):
    """An element of the tree: its depth, its type, what its attributes say."""

    depth: int
    kind: str
    scope: str
    language: str
    says: str
    stands_for: str


@contextmanager
def _tree(page: Page) -> Iterator[Any]:
    document = pypdfium2.PdfDocument(page.pdf)
    leaf = document[0]
    tree = RAW.FPDF_StructTree_GetForPage(leaf.raw)
    yield tree
    RAW.FPDF_StructTree_Close(tree)
    leaf.close()
    document.close()


def _text(read: Callable[..., int], element: Any) -> str:
    length = read(element, None, 0)
    buffer = ctypes.create_string_buffer(max(length, 2))
    read(element, buffer, length)
    return buffer.raw[:length].decode("utf-16-le").rstrip("\0")


def _scope(element: Any) -> str:
    attributes = RAW.FPDF_StructElement_GetAttributeAtIndex(element, 0)
    value = RAW.FPDF_StructElement_Attr_GetValue(attributes, b"Scope")
    buffer, length = ctypes.create_string_buffer(64), ctypes.c_ulong()
    if not value or not RAW.FPDF_StructElement_Attr_GetStringValue(value, buffer, 64, length):
        return ""
    return buffer.raw[: length.value].decode("utf-16-le").rstrip("\0")


def structure(page: Page) -> list[Element]:
    """Every element of the first page's structure tree, in order."""
    found: list[Element] = []

    def visit(element: Any, depth: int) -> None:
        if not element:
            return
        found.append(
            Element(
                depth,
                _text(RAW.FPDF_StructElement_GetType, element),
                _scope(element),
                _text(RAW.FPDF_StructElement_GetLang, element),
                _text(RAW.FPDF_StructElement_GetActualText, element),
                _text(RAW.FPDF_StructElement_GetAltText, element),
            )
        )
        for number in range(RAW.FPDF_StructElement_CountChildren(element)):
            visit(RAW.FPDF_StructElement_GetChildAtIndex(element, number), depth + 1)

    with _tree(page) as tree:
        for number in range(RAW.FPDF_StructTree_CountChildren(tree)):
            visit(RAW.FPDF_StructTree_GetChildAtIndex(tree, number), 0)
    return found
