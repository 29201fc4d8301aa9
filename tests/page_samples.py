"""Sheets for tests of the page, read from Markdown of our own."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from generator.facts import Sheet
from generator.loading import read
from generator.notes import Media
from generator.source import SourceFile
from generator.writing.pdf import Page, PageOptions, make_page
from generator.writing.pdf.reading_back import page_texts, squeeze

KITCHEN = """\
---
subtitle: what to remember at the stove
version: "3"
url: https://example.org/kitchen
---
# The kitchen

Read it once, then cook.

## 1 From grain to loaf (the long way)

```mermaid
flowchart LR
  mix[Mix flour and water] --> rest[Let it rest] --> bake{Risen?}
  bake -- yes --> oven[Bake]
  bake -- no --> rest
```

Baker's rule: ==patience== beats yeast.

## 2 Doughs

| Dough | Water | Used for |
| --- | ---: | --- |
| Baguette | 68 % | crusty loaves with an open crumb |
| Brioche | 20 % | soft rolls, sweet or savoury |
| Pasta | 30 % | ribbons, sheets and filled shapes |

- Too dry: add water by the spoon
- Too wet: wait before you add flour
- Too sour: feed the leaven twice a day

## 3 Tools

```python
for tray in oven.trays:  # every one of them
    tray.turn(degrees=180)
```

> [!TIP]
> A cast-iron pot keeps the steam.
"""


def sheet_of(markdown: str, name: str = "kitchen") -> Sheet:
    sheet, found = read(SourceFile.of(f"{name}.md", markdown), name)
    assert sheet is not None, found
    return sheet


@cache
def kitchen() -> Sheet:
    return sheet_of(KITCHEN)


def page_of(sheet: Sheet, paper: str = "a4", media: Mapping[str, Media] | None = None, **options: object) -> Page:
    page, found = make_page(sheet, paper=paper, media=media or {}, options=PageOptions(**options))  # type: ignore[arg-type]
    assert page is not None, found
    return page


@cache
def kitchen_page(paper: str = "a4", *, blank: bool = False) -> Page:
    return page_of(kitchen(), paper, blank=blank)


def said(page: Page) -> str:
    """Everything that the pages say, without white space."""
    return "".join(page_texts(page.pdf))


def says(page: Page, text: str) -> bool:
    return squeeze(text) in said(page)
