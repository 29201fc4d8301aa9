"""Lists as boxes: bullets, numbers and boxes to tick, each item with what is below it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from generator.blocks import Block, Item, ItemList
from generator.inlines import Image, Inlines, Styled, Text, plain, walk
from generator.writing.page.blanks import Blanks
from generator.writing.page.boxes import Box, Leaf, Stack
from generator.writing.page.design import DESIGN
from generator.writing.page.lettering import Lettering
from generator.writing.page.paragraphs import COLUMN, PLAIN
from generator.writing.typography.prose import LineEnd, prose

MOST_KEY_WORDS = 7
TASKS: Mapping[bool | None, str] = {True: "done", False: "open"}


def item_list(
    block: ItemList,
    lettering: Lettering,
    blanks: Blanks,
    below: Callable[[Item], Iterable[Box]],
    *,
    nested: bool = False,
) -> Stack:
    """The items of `block`, each with what is `below` its text; answers are left blank."""
    d = DESIGN
    indent = d.number if block.ordered else d.bullet
    items: list[Box] = []
    for number, item in enumerate(block.items, start=block.start):
        if not block.ordered and _is_empty(item):
            continue
        content = _keyed(item.content)
        shown, answer = blanks.parted(item.span, content)
        # On a page from right to left all bullets are on the right; what is in another script keeps its order.
        turned = lettering.direction(content) if lettering.tongue.direction == "rtl" else ""
        text = Leaf(
            content=lettering.prose(shown),
            markup=lettering.html(shown),
            tag="div" if turned else "",
            attributes=turned,
        )
        if answer:
            markup, pieces = lettering.rules(answer, COLUMN)
            said = (*lettering.pieces(shown, PLAIN), LineEnd()) if shown else ()
            text = Leaf(
                content=prose((*said, *pieces), lettering.ruler),
                markup=f"{text.markup}<br>{markup}" if shown else markup,
                tag=text.tag,
                attributes=text.attributes,
            )
        items.append(
            Stack(
                children=(text, *below(item)) if content else tuple(below(item)),
                tag="li",
                name=TASKS.get(item.checked, ""),
                sides=d.task if item.checked in TASKS else indent,
                above=d.item_pad,
                below=d.item_pad,
                continued="continued",
                attributes=(f' style="counter-set:list-item {number}"' if block.ordered else "")
                + ("" if turned else lettering.direction(content)),
            )
        )
    around = 0.0 if nested else d.text_pad - d.item_pad
    return Stack(
        children=tuple(items),
        tag="ol" if block.ordered else "ul",
        above=around,
        below=around,
    )


def _is_empty(item: Item) -> bool:
    """Whether nothing is behind a bullet, or only bullets with nothing behind them."""
    pictured = any(isinstance(node, Image) for node in walk(item.content))
    return not (plain(item.content).strip() or pictured) and all(map(_is_bare, item.blocks))


def _is_bare(block: Block) -> bool:
    return isinstance(block, ItemList) and not block.ordered and all(map(_is_empty, block.items))


def _keyed(content: Inlines) -> Inlines:
    """`term: explanation` with its term in bold, unless the author set off the term already."""
    if not content or not isinstance(content[0], Text):
        return content
    term, colon, rest = content[0].text.partition(": ")
    if not colon or not rest.strip() or len(term.split()) > MOST_KEY_WORDS:
        return content
    key = Styled(style="strong", children=(Text(text=f"{term}:"),))
    return (key, Text(text=f" {rest}"), *content[1:])
