"""The reader itself is broken, rule by rule: whatever it then drops, moves or changes is named."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

import pytest
from page_samples import sheet_of

from generator import reasons
from generator.blocks import Block, CodeBlock, Details, ItemList, Paragraph, Quote, Table
from generator.inlines import Text
from generator.reading import inlines, lists, navigation, quotes, sections, tables
from generator.reading.reader import Reader
from generator.verifying.source import lost_words, render

HARBOUR = """\
# Harbour

Call `moor <berth>` at 1,5 knots & wait for <captain>'s word[^1], then *make fast*.

![chart](chart.png)

## Ropes (of the ship)

| Rope | Use |
| --- | --- |
| spring | fore and aft |
| spring | fore and aft |
| bow | ahead | spare |

1. Take the line

   Not the wet one.

2. Make it fast
2. Make it fast

!!! tip "Night rule"
    Show a light.

    Blow the horn.

<details>
<summary>How deep?</summary>

Four fathoms.

</details>

```sh
haul
haul
```

<table><tr><th>Wind</th><td>北風 &lt; 5</td></tr></table>

Back to [the quay](#ropes) of the town.

> Ebb
>
> > Flood

[^1]: The master's.
"""

Break = Callable[[pytest.MonkeyPatch], None]


def around(owner: Any, name: str, change: Callable[..., Any]) -> Break:
    """Give what a function of the reader returns, and what it was called with, to `change`."""

    def broken(monkeypatch: pytest.MonkeyPatch) -> None:
        whole = getattr(owner, name)
        monkeypatch.setattr(owner, name, lambda *given, **more: change(whole(*given, **more), *given))

    return broken


def each(kind: type, change: Callable[[Any], Any]) -> Callable[..., Any]:
    """`change` of the blocks of one kind."""

    def run(blocks: Iterable[Block], *_: Any) -> tuple[Block, ...]:
        return tuple(change(block) if isinstance(block, kind) else block for block in blocks)

    return run


def once(things: Iterable[Any]) -> tuple[Any, ...]:
    """Things without those that say what another one has said."""
    kept: dict[str, Any] = {}
    for thing in things:
        kept.setdefault(str(getattr(thing, "content", thing)), thing)
    return tuple(kept.values())


def words(change: Callable[[str], str]) -> Break:
    """Change all plain text."""
    return around(
        inlines, "joined",
        lambda nodes, *_: tuple(replace(one, text=change(one.text)) if isinstance(one, Text) else one for one in nodes),
    )  # fmt: skip


def blocks(kind: type, change: Callable[[Any], Any]) -> Break:
    """Change the blocks of one kind, wherever they stand."""

    def broken(monkeypatch: pytest.MonkeyPatch) -> None:
        for name in ("blocks", "content"):
            around(Reader, name, each(kind, change))(monkeypatch)

    return broken


def claims(reason: str) -> Callable[..., Any]:
    """A reader that leaves out each paragraph, and says that it was something else."""
    return lambda found, block, _: found or (((block.span, reason),) if isinstance(block, Paragraph) else ())


BROKEN: tuple[tuple[str, Break, str], ...] = (
    ("a cell beyond the header is dropped", around(tables, "split_row", lambda slots, *_: slots[:1]), "Use"),
    ("of an item only its first line is read", around(
        lists, "_read_item", lambda item, *_: replace(item, blocks=())), "Not"),
    ("items that say the same are read once", blocks(
        ItemList, lambda one: replace(one, items=once(one.items))), "Make"),
    ("the title of a callout is dropped", around(quotes, "_title", lambda *_: ()), "Night"),
    ("of a quote only its first block is read", blocks(Quote, lambda one: replace(one, blocks=one.blocks[:1])), "Blow"),
    ("what follows in a quote is dropped", blocks(Quote, lambda one: replace(one, blocks=one.blocks[:-1])), "Flood"),
    ("a heading's note is dropped", around(sections, "split_heading", lambda parts, *_: (*parts[:2], ())), "of"),
    ("lines of code that say the same are read once", blocks(
        CodeBlock, lambda one: replace(one, text="\n".join(once(one.text.split("\n"))))), "haul"),
    ("the parts of a text change places", around(inlines, "joined", lambda nodes, *_: nodes[::-1]), "Call"),
    ("commas in numbers are dropped", words(lambda text: text.replace(",", "")), ","),
    ("all is in small letters", words(str.lower), "Call"),
    ("all but ASCII is dropped", words(lambda text: text.encode("ascii", "ignore").decode()), "北風"),
    ("an apostrophe is dropped", words(lambda text: text.replace("'", "")), "'"),
    ("a summary is dropped", blocks(Details, lambda one: replace(one, summary=())), "How"),
    ("of rows that say the same one is dropped", blocks(Table, lambda one: replace(one, rows=one.rows[1:])), "spring"),
    ("every picture is taken for a badge", around(inlines, "is_badge", lambda *_: True), "chart.png"),
    ("a paragraph is taken for a table of contents", around(
        navigation, "navigation", claims(reasons.CONTENTS)), "Call"),
    ("a paragraph is taken for a way to the top", around(
        navigation, "navigation", claims(navigation.TO_THE_TOP)), "Call"),
)  # fmt: skip


def test_nothing_is_lost_of_the_harbour() -> None:
    assert lost_words(sheet_of(HARBOUR), render(HARBOUR)) == ()


@pytest.mark.parametrize(("broken", "word"), [one[1:] for one in BROKEN], ids=[one[0] for one in BROKEN])
def test_what_a_broken_reader_loses_is_named(monkeypatch: pytest.MonkeyPatch, broken: Break, word: str) -> None:
    broken(monkeypatch)
    lost = lost_words(sheet_of(HARBOUR), render(HARBOUR))
    assert word in [one.text.strip("\uf8ff") for one in lost]
