"""What a PDF says that is not drawn as text: the words for pictures, and where links lead."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import unquote

from generator.writing.pdf.reading_back import squeeze


def unseen_texts(pdf: bytes) -> frozenset[str]:
    """The alternative texts and the addresses of links in `pdf`, squeezed; the latter without percent signs."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as fault:
        raise ValueError(str(fault)) from fault
    try:
        return frozenset(
            squeeze(text) for page in document for text in (*_alternatives(page), *map(unquote, _links(document, page)))
        )
    finally:
        document.close()


def _alternatives(page: Any) -> Iterator[str]:
    from pypdfium2 import raw

    tree = raw.FPDF_StructTree_GetForPage(page)
    ahead = [
        raw.FPDF_StructTree_GetChildAtIndex(tree, place) for place in range(raw.FPDF_StructTree_CountChildren(tree))
    ]
    while ahead:
        element = ahead.pop()
        if text := _string(raw.FPDF_StructElement_GetAltText, element):
            yield text
        children = range(raw.FPDF_StructElement_CountChildren(element))
        ahead += filter(None, (raw.FPDF_StructElement_GetChildAtIndex(element, place) for place in children))
    raw.FPDF_StructTree_Close(tree)


def _links(document: Any, page: Any) -> Iterator[str]:
    from pypdfium2 import raw

    place, link = ctypes.c_int(0), raw.FPDF_LINK()
    while raw.FPDFLink_Enumerate(page, ctypes.byref(place), ctypes.byref(link)):
        action = raw.FPDFLink_GetAction(link)
        size = raw.FPDFAction_GetURIPath(document, action, None, 0) if action else 0
        if size > 1:
            buffer = ctypes.create_string_buffer(size)
            raw.FPDFAction_GetURIPath(document, action, buffer, size)
            yield buffer.raw[: size - 1].decode("utf-8", "replace")


def _string(read: Callable[..., int], element: Any) -> str:
    size = read(element, None, 0)
    if size <= 2:
        return ""
    buffer = ctypes.create_string_buffer(size)
    read(element, buffer, size)
    return buffer.raw[: size - 2].decode("utf-16-le", "replace")
