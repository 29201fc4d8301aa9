"""WeasyPrint behind its own door: one document in, one laid-out page and its PDF out."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from generator.writing.press import labels, spelling
from generator.writing.press.bounds import spilt
from generator.writing.press.tagging import finish_tags

Place: TypeAlias = tuple[float, float, float, float]
POINTS_IN_PIXEL = 0.75
PDF_OPTIONS = {"pdf_variant": "pdf/ua-1"}

labels.install()
spelling.install()


@dataclass(kw_only=True, slots=True)
class Layout:
    """What one layout came to; `places` holds (left, top, right, bottom) in points by the id of an element.

    `cut` names the elements that do not end on the pages that there should be; `spilt` are the texts that run over the
    edge of their cell, block or paper.
    """

    pages: int
    places: Mapping[str, Place]
    cut: list[str]
    spilt: list[str] = field(default_factory=list)
    pdf: bytes = b""
    warnings: list[str] = field(default_factory=list)


class Shelf(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
    """Gives out what is on it, by URL, and nothing else: no file, no host."""

    def __init__(self, resources: Mapping[str, tuple[str, bytes]]) -> None:
        super().__init__(allowed_protocols=())
        self.resources = resources

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
        del headers
        if url not in self.resources:
            raise ValueError(f"the page may not read {url}")
        kind, content = self.resources[url]
        return URLFetcherResponse(url, body=content, headers={"Content-Type": kind})


class _Listener(logging.Handler):
    """Gathers what WeasyPrint has to say; on a page that is right it is silent."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())


def lay_out(html: str, resources: Mapping[str, tuple[str, bytes]], pages: int) -> Layout:
    """Lay `html` out once; the PDF is written if it has exactly `pages` pages, no warning, no text over an edge."""
    listener = _Listener()
    logger = logging.getLogger("weasyprint")
    logger.addHandler(listener)
    try:
        fonts = FontConfiguration()
        document = HTML(string=html, base_url=None, url_fetcher=Shelf(resources)).render(
            font_config=fonts, **PDF_OPTIONS
        )
        for page in document.pages:
            # One link, however many elements its words are in: within a link every element would be one of its own.
            page.links[:] = [link for link in page.links if link[3].element_tag == "a"]
        places: dict[str, Place] = {}
        cut: list[str] = []
        for number, page in enumerate(document.pages):
            for name, rectangle in page.anchors.items():
                if number < pages:
                    left, top, right, bottom = (round(length * POINTS_IN_PIXEL, 3) for length in rectangle)
                    places.setdefault(name, (left, top, right, bottom))
                else:
                    cut.append(name)
        over = [text for page in document.pages for text in spilt(page)]
        layout = Layout(pages=len(document.pages), places=places, cut=cut, spilt=over, warnings=listener.said)
        if layout.pages == pages and not listener.said and not over:
            layout.pdf = document.write_pdf(finisher=finish_tags, **PDF_OPTIONS)
        return layout
    finally:
        logger.removeHandler(listener)
