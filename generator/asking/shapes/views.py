"""A cell of a table as a reader sees it."""

from __future__ import annotations

from dataclasses import dataclass

from generator.asking.shapes.looks import is_code, is_link
from generator.asking.shapes.wording import is_blank, visible
from generator.blocks import Cell
from generator.inlines import Inlines
from generator.values import quick


@quick
@dataclass(frozen=True, kw_only=True, slots=True)
class View:
    """A cell as a reader sees it; `code` where it is nothing but code and keys."""

    content: Inlines
    text: str
    blank: bool
    code: bool = False

    @property
    def link(self) -> bool:
        """Nothing but links."""
        return is_link(self.content)


BLANK = View(content=(), text="", blank=True)


def look_at(cell: Cell) -> View:
    """A cell as a reader sees it."""
    text = visible(cell.content)
    if not text and is_blank(cell.content):
        return BLANK
    return View(content=cell.content, text=text, blank=False, code=is_code(cell.content))
