"""The author's file, read by GitHub's parser, is held against the sheet: what the reader drops is named."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest
from page_samples import sheet_of

from generator.blocks import (
    CodeBlock,
    DefinitionList,
    Details,
    Flowchart,
    Formula,
    Item,
    ItemList,
    Paragraph,
    Quote,
    Statement,
    Table,
)
from generator.diagnostics import render as rendered_message
from generator.facts import Section, Sheet
from generator.inlines import Code, Link, Math, Styled, Text
from generator.verifying.source import hold_source, lost_words, render

GARDEN = """\
---
title: The garden
---

# Beds and borders

Sow in rows; water *early*.
Then wait <br> a week, R&D says so, for 5 &euro; or less.

## Soil

| Soil | Holds | pH |
| --- | --- | --- |
| clay | much water | 7 |
| sand | little<br>water | 6 |

The sum is $\\sum_{i=1}^{n} a_{i}$ and ==drainage== decides.[^1]

$$
V = \\frac{4}{3} \\pi r^{3}
$$

Rule: never dig wet ground.

[^1]: Ask the neighbours first.

## Work

3. rake
4. hoe
   - with a `long handle`
   - by hand

> Old gardeners plant by the moon.
> They may be right.

```sh
dig --deep bed
rest
```

Humus
: what is left of leaves

<details>
<summary>When to prune?</summary>

In late winter.

</details>

See [the almanac](https://example.org/almanac).

```mermaid
flowchart LR
  seed[Seed] -->|water| leaf[Leaf]
```
"""


def lost(sheet: Sheet) -> list[tuple[str, int]]:
    return [(word.text, word.line) for word in lost_words(sheet, render(sheet.source.text))]


def line_of(words: str) -> int:
    return next(number for number, line in enumerate(GARDEN.split("\n"), start=1) if words in line)


def test_nothing_is_lost_of_a_good_reading() -> None:
    assert lost(sheet_of(GARDEN)) == []


# ---- readers that lose something -------------------------------------------------------------------------------------


def changed(value: Any, change: Callable[[Any], Any]) -> Any:
    """`value` with what `change` makes of each part of it, innermost first; None takes a part out of a tuple."""
    if isinstance(value, tuple):
        parts = (changed(part, change) for part in value)
        return tuple(part for part in parts if part is not None)
    if is_dataclass(value) and not isinstance(value, type):
        kept = {field.name: getattr(value, field.name) for field in fields(value)}
        new = {
            name: changed(part, change)
            for name, part in kept.items()
            if name not in ("source", "facts", "accounts", "span", "directives", "meta")
        }
        return change(replace(value, **new))
    return value


def mutant(kind: type, change: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda part: change(part) if isinstance(part, kind) else part


def dropped(_part: Any) -> None:
    """The reader that forgets it."""


def without(words: str) -> Callable[[Any], Any]:
    return lambda text: replace(text, text=text.text.replace(words, ""))


MUTANTS: Sequence[tuple[str, Callable[[Any], Any], str, str]] = (
    ("a brace", mutant(Math, lambda math: replace(math, tex=math.tex.replace("{n}", "n"))), "{", "sum_"),
    ("a subscript", mutant(Math, lambda math: replace(math, tex=math.tex.replace("_{i}", ""))), "i", "sum_"),
    ("a piece of display mathematics", mutant(Formula, lambda one: replace(one, tex="V = r^{3}")), "4", "frac"),
    ("a list's number", mutant(ItemList, lambda one: replace(one, start=1)), "3", "3. rake"),
    ("a line of a fence", mutant(CodeBlock, lambda one: replace(one, text=one.text[:-5])), "rest", "rest"),
    ("an option in code", mutant(CodeBlock, lambda one: replace(one, text=one.text.replace("--", ""))), "-", "dig --"),
    ("a cell", mutant(Table, lambda table: replace(table, rows=table.rows[:1])), "sand", "sand"),
    ("a header", mutant(Table, lambda table: replace(table, header=table.header[:2])), "pH", "pH"),
    ("what follows a break in a cell", mutant(Text, without("little")), "little", "little"),
    ("a nested list", mutant(Item, lambda item: replace(item, blocks=())), "with", "with a"),
    ("code in an item", mutant(Code, dropped), "long", "with a"),
    ("an emphasised word", mutant(Styled, lambda one: None if one.style == "emphasis" else one), "early", "early"),
    ("a marked word", mutant(Styled, lambda one: None if one.style == "mark" else one), "drainage", "drainage"),
    ("an entity", mutant(Text, without("€")), "€", "euro"),
    ("an ampersand", mutant(Text, without("&")), "&", "R&D"),
    ("a heading", mutant(Section, lambda one: replace(one, title=()) if one.level == 2 else one), "Soil", "## Soil"),
    ("a link's text", mutant(Link, dropped), "the", "See ["),
    ("a line of a quote", mutant(Text, without("They may be right.")), "They", "They may"),
    ("a quote", mutant(Quote, dropped), "Old", "Old gardeners"),
    ("a definition", mutant(DefinitionList, dropped), "Humus", "Humus"),
    ("the body of details", mutant(Details, lambda one: replace(one, blocks=())), "In", "In late"),
    ("a summary", mutant(Details, lambda one: replace(one, summary=())), "When", "When to"),
    ("a rule's label", mutant(Statement, lambda one: replace(one, label=())), "Rule", "Rule:"),
    ("a label of a chart", mutant(Flowchart, lambda one: replace(one, edges=())), "water", "-->|water|"),
    ("a footnote", mutant(Text, without("neighbours")), "neighbours", "neighbours"),
    ("a paragraph", mutant(Paragraph, dropped), "Sow", "Sow in"),
    ("a number", mutant(Text, without("5")), "5", "for 5"),
    ("a semicolon", mutant(Text, without(";")), ";", "rows;"),
)  # fmt: skip


@pytest.mark.parametrize(("mutation", "word", "place"), [one[1:] for one in MUTANTS], ids=[one[0] for one in MUTANTS])
def test_what_a_reader_drops_is_named_with_its_line(mutation: Callable[[Any], Any], word: str, place: str) -> None:
    assert (word, line_of(place)) in lost(changed(sheet_of(GARDEN), mutation))


def test_what_changes_places_is_lost_from_its_own() -> None:
    swap = mutant(Table, lambda table: replace(table, rows=table.rows[::-1]))
    assert {line for _, line in lost(changed(sheet_of(GARDEN), swap))} & {line_of("clay"), line_of("sand")}


def test_words_that_meet_are_still_there_and_those_that_part_are_too() -> None:
    assert lost(sheet_of("# A\n\n## B\n\nun**break**able and H<sub>2</sub>O<foo>x</foo>y 2~3 and 4~5\n")) == []


def test_the_message_names_line_and_words() -> None:
    sheet = changed(sheet_of(GARDEN, "garden"), mutant(Quote, dropped))
    first, _ = hold_source(sheet, render(sheet.source.text))
    assert rendered_message(first) == (
        "garden.md:34:3: error[lost-word]: this line says “Old gardeners plant by the moon .” to readers of the "
        "Markdown, and nowhere in what is made of it\n"
        "   34 | > Old gardeners plant by the moon.\n"
        "      |   ^^^\n"
        "  help: this is a fault of the tool, and worth a report; written another way, it may be read"
    )


def test_what_other_tools_write_is_no_loss_where_the_account_names_it() -> None:
    assert lost(sheet_of(
        "# A\n\n- [B](#b)\n- [C](#c)\n\n## B [↑](#a)\n\n- x: y #tag ^id\n"
        "- see [[note|the note]] and {{c1::this::hint}}\n\n"
        "[Back to top](#a)\n\n##C\n\n![two](a b.png)\n\n{% raw %}\n\nw #tag\n\n"
        "[![ci](https://img.shields.io/x.svg)](https://a.org)\n"
    )) == []  # fmt: skip


def test_signs_part_the_words_of_a_label() -> None:
    text = '# Loop\n\n```mermaid\nflowchart LR\n  a["Run (rate/speed)"] --> b[Stop]\n```\n'
    assert lost(sheet_of(text)) == []


@pytest.mark.parametrize(
    "markdown",
    [
        "# A\n\n- [x &lt; y](#b)\n- [R&amp;D](#c)\n\n## B\n\nb\n\n## C\n\nc\n",
        "# A\n\n<p align='center'>\n  >>> <a href='https://a.org'>try it</a> <<<\n</p>\n",
        "# A\n\nSee:\n\n<img src='https://a.org/assets/7f0af' width='70'>\n\nMore.\n",
        "# A\n\n<p>\n<img src='https://a.org/1.gif' alt='one'><img src='https://a.org/2.gif' alt='two'>\n</p>\n",
        "# A\n\n<div>\n<img alt='one'\n     src='https://a.org/1.svg'\n     width='9'>\n</div>\n",
        "# A\n\n<div>\n<source srcset='https://a.org/1.svg'>\n<img alt='one'\n src='https://a.org/1.svg'>\n</div>\n",
        "# A\n\nA ✊__fist__ or ❤_heart_.\n",
        "# A\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n<p>\n<img src='https://a.org/1.gif' alt='one'>\n</p>\n\nEnd.\n",
        '- tea: hot\n\n<pre>\n"a&lt;b" is <a href="#x"><b>less</b></a>.\n</pre>\n',
        "{{c1::cloze::hint}}salt\n",
        "salt<b>salt\n",
        "salt\n: ```sh\n  boil *x* m<sup>2</sup>\n  ```\n: ~~~\n  stir\n  ~~~\n",
        "> - a\n>       - b\n",
        "> 10. a\n>       - b\n>          - c\n>             - d\n>       - m<sup>2</sup>\n>    11. e\n",
        "> 10. a\n>       - b\n>          - c\n>             - d\n>       # m<sup>2</sup>\n>    11. e\n",
        "nail\n\n: salt :smile:\n: salt\n",
        "salt\n: - [ ] boil\n: - stir\n: 2. wait\n: - [ ]\n",
        "| a |\n| --- | --- |\n| [[page|words]]salt |\n",
        "| ` | ``a`b`` |\n| --- | --- | --- |\n",
        "salt\n: > \n\n\u2003> \n\n   - > - x\n",
        "# 1. Salt $x^2$ ~~s~~\n\nx\n",
        "漢字[[page|words]]\n",
        "salt\n: > [!NOTE]\n  > boil\n",
        "salt\n\n#tag salt\n",
        "salt\n\n- <script>x</script> salt\n- <div>a\n  b</div>\n",
        "See www.example.org**bold** and https://example.org/`a`*b*.\n",
        "# A\n\nLet $x \\rarr 0$ and $y \\in \\R$.\n",
        '# A\n\n**"낮음"**으로 간다\n',
    ],
    ids=[
        "entities in a table of contents",
        "signs around a link in HTML",
        "a picture in HTML",
        "two pictures in HTML",
        "an attribute in each line",
        "a picture for dark screens",
        "emphasis right after a symbol",
        "a picture below a table",
        "entities in HTML",
        "a hint right before a word",
        "a tag that is never closed",
        "fences in a definition",
        "a list that is too far in for a quote",
        "a line that is too far in for the quote and for no item",
        "a heading that is",
        "colons of an emoji beside those of definitions",
        "items in definitions",
        "a wikilink cut by a pipe",
        "backticks that another table pairs",
        "signs of blocks without words",
        "a formula in the title",
        "a wikilink right behind a letter of no alphabet",
        "a callout in a definition",
        "a title without its space below text",
        "HTML that begins an item",
        "markup right behind an address",
        "other names of commands in TeX",
        "emphasis beside CJK",
    ],
)
def test_nothing_is_said_to_be_lost_that_is_there_or_left_out_with_reason(markdown: str) -> None:
    sheet = sheet_of(markdown)
    assert [rendered_message(found) for found in hold_source(sheet, render(sheet.source.text))] == []


def test_a_control_character_is_no_word_that_could_be_lost() -> None:
    assert lost(sheet_of("# A\n\n\x1b[31m **bold** \x07 words\n")) == []
