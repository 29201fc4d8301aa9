"""The page is held against the author's file by two proofs, the file against the sheet and the sheet against the page.

So the second must look for all that the first finds in the sheet, and find out what a page writer leaves out.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from page_samples import sheet_of

from generator.blocks import (
    Block,
    CodeBlock,
    DefinitionList,
    Details,
    Item,
    ItemList,
    Paragraph,
    Quote,
    Statement,
    Table,
)
from generator.verifying.source.shown import shown_blocks
from generator.verifying.source.words import HEADING
from generator.writing.page import building, head, lettering
from generator.writing.page.building import Builder
from generator.writing.pdf import PageOptions, make_page, proof

SHED = """\
# The shed

Sweep it in March.

## 1 Tools

| Tool | Use | Price |
| --- | --- | --- |
| rake | leaves | 12 |
| hoe | weeds | 19 |

3. sharpen the blade
4. oil it
   - with linseed
   - by hand

### 1.1 Rust

Rule: never store wet iron.

Patina
: what protects copper

## 2 Help

> [!TIP]
> Ask the smith.
>
> He knows.

```sh
dig --deep bed
rest
```

<details>
<summary>When to grind?</summary>

In winter.

</details>

```mermaid
flowchart LR
  seed[Seed] -->|water| leaf[Leaf]
```
"""


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def test_the_page_is_asked_for_all_that_the_file_is_held_against() -> None:
    sheet = sheet_of(SHED)
    shown = ["".join(words).replace(HEADING, "") for words in shown_blocks(sheet)]
    # Bullets are drawn; callouts of a kind are named by it.
    assert _letters("".join(shown)) == _letters("".join(proof.looked_for(sheet)))


@pytest.mark.parametrize("helper", ["says_nothing", "repeats_title"])
def test_what_proof_and_writer_share_cannot_hide_a_loss(helper: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proof, helper, lambda *_: True)
    sheet = sheet_of("# A\n\n## B\n\n| a | b |\n| --- | --- |\n| c | d |\n")
    shown = ["".join(words).replace(HEADING, "") for words in shown_blocks(sheet)]
    assert _letters("".join(shown)) != _letters("".join(proof.looked_for(sheet)))


def _of(kind: type[Any], change: Callable[[Any], Block | None]) -> Callable[[pytest.MonkeyPatch], None]:
    """A writer that makes something else of each block of a `kind`, or nothing."""
    plain, plain_list = Builder.block, Builder._list

    def mutate(patch: pytest.MonkeyPatch) -> None:
        def block(self: Builder, one: Block) -> Any:
            changed = change(one) if isinstance(one, kind) else one
            return () if changed is None else plain(self, changed)

        patch.setattr(building, "grids", lambda *_: {})
        patch.setattr(Builder, "block", block)
        if kind is ItemList:
            patch.setattr(Builder, "_list", lambda self, one, **nested: plain_list(self, change(one), **nested))

    return mutate


def _instead(
    where: Any, name: str, change: Callable[[Any], Callable[..., Any]]
) -> Callable[[pytest.MonkeyPatch], None]:
    return lambda patch: patch.setattr(where, name, change(getattr(where, name)))


def _items(change: Callable[[Item], Item]) -> Callable[[ItemList], ItemList]:
    return lambda one: replace(one, items=tuple(map(change, one.items)))


MUTANTS: dict[str, Callable[[pytest.MonkeyPatch], None]] = {
    "drops a row": _of(Table, lambda one: replace(one, rows=one.rows[:-1])),
    "drops a header": _of(Table, lambda one: replace(one, header=())),
    "turns rows around": _of(Table, lambda one: replace(one, rows=one.rows[::-1])),
    "turns cells around": _of(
        Table, lambda one: replace(one, rows=tuple(replace(row, cells=row.cells[::-1]) for row in one.rows))
    ),
    "drops an item": _of(ItemList, lambda one: replace(one, items=one.items[1:], start=one.start + 1)),
    "counts from one": _of(ItemList, lambda one: replace(one, start=1)),
    "drops what is in an item": _of(ItemList, _items(lambda item: replace(item, blocks=()))),
    "drops a paragraph": _of(Paragraph, lambda _: None),
    "drops a line of code": _of(CodeBlock, lambda one: replace(one, text=one.text.replace("rest", ""))),
    "drops a label": _of(Statement, lambda one: replace(one, label=())),
    "drops a definition": _of(
        DefinitionList,
        lambda one: replace(one, definitions=tuple(replace(part, details=()) for part in one.definitions)),
    ),
    "drops a summary": _of(Details, lambda one: replace(one, summary=())),
    "drops what is below a summary": _of(Details, lambda one: replace(one, blocks=())),
    "drops the end of a quote": _of(Quote, lambda one: replace(one, blocks=one.blocks[:1])),
    "drops a section within": _instead(Builder, "_inside", lambda plain: lambda self, one, depth: (
        plain(self, replace(one, sections=()), depth)
    )),
    "drops a badge": _instead(building, "band", lambda plain: lambda one, *rest, **more: (
        plain(replace(one, number=""), *rest, **more)
    )),
    "drops a number within": _instead(building, "subheading", lambda plain: lambda one, *rest: (
        plain(replace(one, number=""), *rest)
    )),
    "moves what is in a section to the next": _instead(Builder, "section", lambda plain: lambda self, one: (
        plain(self, replace(one, blocks=one.blocks[1:] + one.blocks[:1]))
    )),
    "drops a digit": _instead(lettering.Lettering, "text_html", lambda plain: lambda self, text: (
        plain(self, text.replace("19", "9"))
    )),
    "drops a title": _instead(head, "_heading", lambda plain: lambda _, *rest: plain("", *rest)),
}  # fmt: skip


@pytest.mark.parametrize("mutant", MUTANTS.values(), ids=MUTANTS.keys())
def test_a_page_that_lacks_something_is_not_made(
    mutant: Callable[[pytest.MonkeyPatch], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    mutant(monkeypatch)
    page, found = make_page(sheet_of(SHED), paper="a4", media={}, options=PageOptions(columns=1))
    assert page is None
    assert {one.code for one in found} <= {"lost-on-page", "page-not-proven"}


def test_the_page_of_a_whole_writer_is_made() -> None:
    page, _ = make_page(sheet_of(SHED), paper="a4", media={}, options=PageOptions(columns=1))
    assert page is not None
