"""Each difference from the rendered Markdown that is by design excuses only what it must: a loss beside it is found."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from page_samples import sheet_of

from generator.inlines import Code, Image, Text
from generator.source import NEWLINE
from generator.verifying.source import hold_source, lost_words, render
from generator.verifying.source.differences import IN_FILE, IN_HTML
from generator.verifying.source.excuses import IN_LINES
from generator.verifying.source.leaving_out import SKIPPED
from generator.verifying.source.rendered import Rendered

PROOF = Path(__file__).parents[2] / "docs" / "proof.md"


def test_the_document_lists_every_difference_with_its_reason() -> None:
    rows = re.findall(r"^\| ([^|]+) \| ([^|]+) \|$", PROOF.read_text("utf-8"), re.MULTILINE)
    known = {*((one.name, one.reason) for one in (*IN_FILE, *IN_HTML, *IN_LINES)), *SKIPPED.items()}
    assert {row for row in rows if row in known} == known
    assert len(known) == len({name for name, _ in known})


def forgetting(words: str) -> Any:
    """Readers that forget `words` wherever they come first in a text."""

    def change(value: Any) -> Any:
        if isinstance(value, tuple):
            return tuple(change(part) for part in value)
        if isinstance(value, Text | Code) and words in value.text:
            return replace(value, text=value.text.replace(words, "", 1))
        if hasattr(value, "__dataclass_fields__"):
            names = set(value.__dataclass_fields__) - {"source", "facts", "accounts", "span", "directives", "meta"}
            return replace(value, **{name: change(getattr(value, name)) for name in names})
        return value

    return change


def table(row: str) -> str:
    return f"# A\n\n| a | b |\n|---|---|\n{row}\n"


@pytest.mark.parametrize(
    ("markdown", "word"),
    [
        ("# A\n\n- x: [[n]] y #tag\n", "y"),
        ("---\n\n# A\n\nWords and *more\n\n---\n\nend\n", "Words"),
        ("<!--\n\n# A\n\nsalt *pot*\n", "pot"),
        ("# A\n\n| ` | b |\n| --- |\n| ` c | d | e |\n", "e"),
        ("# A\n\n> | a ```b |\n> | --- | --- |\n> | ``` | d |\n", "d"),
        ("# A\n\n- x\n\n  | a | b |\n  |---|\n  | c | d |\n", "c"),
        ("# A\n\nuse #define here #define\n", "#define"),
        ('!!! tip "Tea *time*"\n    Warm **the pot**.\n\n    ```sh\n    brew *all*\n    ```\n', "time"),
        ('!!! tip "Tea *time*"\n    Warm **the pot**.\n\n    ```sh\n    brew *all*\n    ```\n', "pot"),
        ("!!!tip\n\n    Warm it.\n\n    ??? note\n        Or not.\n", "not"),
        ("# A\n\n:::tip[Tea time]\nWarm it.\n:::\n", "time"),
        ("# A\n\n> [!Green leaves] Fresh\n> Wash them.\n", "Fresh"),
        ("# A\n\n<?php\n\ngo \\#on\n\n## B *c*\n", "go"),
        ("# A\n\n<img src='https://a.org/b.png'>\n### soup #\n\nx\n", "soup"),
        ("# A\n\n~~🍵 **green**~~🍵 tea ~ cup\n", "~"),
        ("# A\n\nThe area is $a*b$ and $c*d$, so $n_r*n_s$.\n", "so"),
        ("# A\n\n[[n]]\n\nsalt tag #tag\n", "tag"),
        ("# A\n\nthe #include\n\nend #include\n", "#include"),
        ("# A\n\n##Soup pot\n\nx\n", "Soup"),
        ("# A\n\n#1 is best # x\n", "#"),
        ("# A\n\n## Salt $x^2$ is\n\nx\n", "is"),
        ("# A\n\n- - x - y\n", "y"),
        ("# A\n\nsee www.a.org*b* word\n", "word"),
        ("# A\n\nsee https://a.org/*b* c\n", "b"),
        ("# A\n\nsalt\n: - [ ] boil it\n", "boil"),
        (table("| see [[p|w]] and more | z |"), "more"),
        (table("| see [[p|w]] and more | z |"), "w"),
        (table("| p see [[p|w]] and more | z |"), "p"),
        ("# A\n\n- x ```sh words``` y\n", "words"),
        ("# A\n\n```sh words``` y `z`\n", "sh"),
        ("# A\n\nset {x} and {y} (a) x\n", "(a)"),
        ("# A\n\nset {x y} and y\n", "x"),
        (table("| 5 - 3 | 2 * 3 + 1 |"), "-"),
        (table("| 5 - 3 | 2 * 3 + 1 |"), "*"),
        (table("| 5 - 3 | 2 * 3 + 1 |"), "+"),
        (table("| `a|b` | a |"), "a|b"),
        ("# A\n\nTODO in a line TODO\n", "TODO"),
        ("# A\n\nw %% remark %% tail remark\n", "remark"),
        ("# A\n\nw %% remark %% tail remark\n", "tail"),
        ("# A\n\nx • y • z\n", "•"),
        ("# A\n\nsmile :smile: smile\n", " smile"),
        ("# A\n\na \\| b and c | d\n", "b"),
        ("# A\n\n{{c1::x::hint}} and hint\n", "hint"),
        ("# A\n\n{{c1::*salt* `a{b}`::sea}} and sea\n", "and sea"),
        ("# A\n\n{{c1::*salt* pot::sea}} and pot\n", "pot"),
        ("# A\n\n{{c1::a {{c2::b}} c}} b\n", "b"),
        ("# A\n\n## {{c1::pot}} of == c1\n\nx\n", "of"),
        ("# A\n\n- tea\n- [ ]\n+ - [x] x [x]\n", "x [x]"),
        ("# A\n\n<div>\n```js title=a\nx\n```\nthe title\n</div>\n", "title"),
        ("# A\n\ntea\n: green\n\n    second *pot* of\n", "pot"),
        ("# A\n\n<div>\n- [ ] tea [ ]\n</div>\n", "[ ]"),
        ("# A\n\nsalt `open\n| a | b |\n| c` | d | `e\n", "e"),
        ("tea\n\n# <b>green\n\npot\n", "tea"),
        ("# A\n\nx {.cls} cls y\n", "cls y"),
        ("# A\n\n[w]{.cls} cls y\n", "w"),
        ("# A\n\nkey:: v\n\n- id:: 3\n- v: salt\n", "v"),
        ("# A\n\na -- b > c\n", ">"),
        ("# A\n\na ^abcd1 b ^abcd1\n", "b"),
        ("# A\n\na ((1234567)) 1234567\n", " 1234567"),
        ("# A\n\n:::note\nnote\n:::\n", "note"),
        ("# A\n\nsee [^[x]] [[y]\n", "x"),
        ("# A\n\nx [toc]\n", "[toc]"),
        ("# A\n\n① red ① x\n", "x"),
        ("# A\n\nx <iframe src='u'>src</iframe> src\n", "src"),
        ("# A\n\n- [x] x\n", "x"),
        ("# A\n\n##Soup # pot##\n\nx\n", "pot"),
        ("salt\n\n# ==tea== time\n\n## x ==y== = z\n\nw\n", "= z"),
        ("# A\n\nsee <in:a\\> and b\\c\n", "\\"),
        ("# A\n\n**~ 5** cups * 6 and ~~a (~5) b~~ ~ 7\n", "* 6"),
        ("# A\n\n**~ 5** cups * 6 and ~~a (~5) b~~ ~ 7\n", "~ 7"),
        ("# A\n\n- tea\n  <details><summary>More</summary>\n\ncup\n\n      </details>\n", "cup"),
        ("# A\n\n| cup `c | 1 |\n| `d` pot | 2 |\n", "pot"),
        ("# A\n\n| cup `c | 1 |\n| `d` pot | 2 |\n", "`"),
        ("# A\n\n![[my_tea_cups|cups]] and _tea_ cups\n", "cups"),
        ("# A\n\nsee ([[Green tea#^1a2b|1]]) or 2\n", "1"),
        ("# A\n\n1. $$a = b$$\n2. $$c = d$$\nNow:\n1. tea\n2. cup\n", "tea"),
        ("# A\n\n<p>\n  <a href='#b'>B</a>\n  ·\n  <a href='#c'>C</a>\n</p>\n\n## B\n\nx · y\n\n## C\n\nx\n", "·"),
        ("# A\n\n<table><tr><td>a &lt b</td></tr></table>\n", "lt"),
        ("# A\n\n<p>a <code>\\</code> <code>x*y*</code></p>\n", "*"),
    ],
)
def test_a_loss_beside_what_is_excused_is_found(markdown: str, word: str) -> None:
    sheet = sheet_of(markdown)
    rendered = render(markdown)
    assert lost_words(sheet, rendered) == ()
    mutant = forgetting(word)(sheet)
    assert mutant != sheet
    assert lost_words(mutant, rendered)


@pytest.mark.parametrize(
    "markdown",
    [
        "# A\n\n    | a | b |\n    |---|\n    | c | d |\n",
        "# A\n\n| a | b |\n---\n\nc\n",
        " <!--\n\n# salt\n",
        "www.a.org\\(b\\)\n",
        "| {{c1:: | {{Front}} |\n| --- |\n",
        "salt\n # salt ^id\n",
        "- a\n\n # salt #tag\n",
        "# {{c1::cloze::hint}}\n\nsalt\n",
        " salt\n\n# $$\\sum_{i=1}^n i$$\n",
        "{{c1:: $$\\sum_{i=1}^n i$$\n",
        "{{c1:: a}\n",
        "- {{c1::$\\frac{a}{b_{c}}$ x}} y\n- {c1:: $x_{a}$ y} z\n",
        "- {{c1::{a}b}} y {{c1::{a}}} z\n",
        "x {{c1::**b**}} y {c1:**b**} z {{c1::[w](http://a.org)}}\n",
        "| a | b |\n|---|---|\n| {{c1::*x*::h}} | `y` |\n",
        "x {{c1::a\nb}} y\n",
        "{c1:} {{c1::}}\n",
        "salt\n: >x\n\nb\n: ```!\n",
        "tea\n# <b>green\n",
        "tea\n: first\n\n    second *para* with `code`\n\n    ```js\n    let a\n    ```\n",
        "tea\n: first\n: second <b>x</b>\n\n    <p>y</p>\n\n    - a\n    - [ ] b\n",
        "a\n: [1]:n\n",
        "<details>\n<summary>s</summary>\n- [ ] a\n- [x] b\n</details>\n",
        "<div>\n```mermaid\nflowchart LR\nA[one]-->B[two]\n```\n</div>\n",
        "<div>\n| a | b | c |\n|---|---|\n| c | d |\n</div>\n",
        "<div>\n[^1]: a\n\nx[^1]\n</div>\n",
        "`\n|`|\n",
        "|---|---|\n| `a|*b*` | c |\n| d | e |\n",
        "| a | b |\n| `x | *y*` | z |\n",
        "> ```\n> x\n\n!!! note\n    | a\n",
        "# {c1:{a}}\n\nx\n",
        "salt\n# $$i$$\\(a\\)\n",
        "<div>\n!!! note\n    salt\nAB>\n",
        "    ```o\n",
        " `code`\u0301 **salt**\u0301\n",
        "salt[^1]\n\n[^1]: note ~~no~~salt and\nsalt~~no~~\n",
        "salt\n\n- [^1]: note salt ~~no~~salt\n",
        "| a |\n|---|\n| salt<anki-mathjax>x</anki-mathjax>saltsalt | salt |\n",
        "<p>a &AMP b &QUOT &LT &hellip &rarr; &eacute &times &frac12 &notin;</p>\n",
        "- ![a](b.png){:height 231, :width 545} after\n",
        "ã\\[[page|words]]\n",
        "salt `open\n| a | b |\n| c` | d |\n",
        "a\n: salt\n\n    - one\n",
        "- \n  - \n  • salt\n",
        "| 0 | 1\n |  |\n| --- |\n",
        "| a | b |\n| |\n|---|\n| c |\n",
        "|  |  |\n| --- |\n| salt |\n",
        "| salt | == |\n| --- | --- |\n| a | b |\n",
        "a[^]\n\n[^]: note\n",
        "| a\n| ---\n| b\n|\n",
        "- <!--\n\nwords\n",
        " <script>x</script> **bold**\n",
        "<script>a</script>\n\n<style>x{}</style>\n\nw\n",
        "```mermaid\nflowchart LR\nA[x] -->|y| B{z}\nA[x] -->|y| B{z}\n```\n",
        "```mermaid\nflowchart LR\nA[x &gt; 0] -->|y &#62; z| B{a #lt; b}\n```\n",
        "# A\n\n## :zap:内容\n\n:star:か。\n",
        " \n\n- \n1. </b>\n",
        "# A {#b}\n\n> [!NOTE]\n> - [ ] x {.c}\n",
        "# A\n\n`v`<pur>i</pur> {.c} and \\!\\[alt\\]\\(image.jpg\\)\n",
        "# A\n\n![alt](javascript:alert(1)) ![](data:image/png;base64,AA==) ![x][r]\n\n[r]: javascript:b\n",
        "<details>\n<summary>[w](https://a.org) ![x](y.png)</summary>\n\nx\n\n</details>\n",
        "# A\n\n- tea\n\t- <iframe src='https://a.org' width='5'></iframe>\n\n<iframe src='u'></iframe>\n\nend\n",
        "| a | b |\n|---|---|\n| <iframe src='x'></iframe> | |\n| <svg></svg> | c |\n",
        "<svg id='a'></svg>\n<script src='x'></script><script>(() => {a[1](2)})()</script>\n\nw\n",
        "# A\n\nsee <path fill='no' ... /> and\n\n<label ...>{{x}}</label>\n",
        "# A\n\nThe product $a*b$ is $c*d$,\nand $x = a*b*c*d$ is $2*2 + 3*1$.\n",
        "---\ntitle: green tea\n---\n# Green Tea\n\nx\n",
        "<https://a.org/%D8%AA%20b> and https://a.org/%D8%AA\n",
        "- ![a tea](file://b/a green tea.png)\n",
        "**차**![[green.svg#icon]]를 마신다\n",
        "<div>\n    <a href='#'>Leaf 1</a>\n    <a href='#'>Leaf 2</a>\n</div>\n\nend\n",
        "[![x](https://img.shields.io/badge/lang-a%20(WIP)-blue.svg)](#x)\n\nw\n",
        "![w](https://img.shields.io/a.svg)\n\n# Tea ![l](logo.png)\n\n[x](#y)\n",
        "<?php\n\nuse \\#tea\n\n### Tea *time*\n\n- **green**\n",
        "- 1. ---\n- 2. a\n",
        "<h1 align='center'>\n\t<br>\n\t<img width='3' src='media/tea.svg' alt='Tea'>\n\t<br>\n</h1>\n\n> Leaves\n",
        "> [!example] x\n>\n> ![[a_tea.png|center|600]]\n\n![[b_tea.png|center|400]]\n",
        "See [[Tea, __iter__ and `b_c`|brewing]] and [[03 - A, `b_c`|cups]].\n",
        "# A\n\n<div>\n  <ol>\n    <li>Item 1</li>\n    <li>Item *2*</li>\n  </ol>\n</div>\n",
        "<ol start='3'>\n\n<li>p\n<ul>\n<li>x</li>\n</ul>\n</li>\n\n<li>q</li>\n</ol>\n",
        "| a | b |\n|---|---|\n| <ol><li>x</li><li>y <ul><li>z</li></ul></li><li>w</li></ol> | c |\n",
        "3. #todo\n4. a\n\n<mark>ab</mark>cd and cd<mark>ab</mark>\n",
        ":::info{Example}\n\nwords\n\n:::\n\n- _[**C**](color:red)onsist_\n\n# Head { .x }\n",
        "<br/>\n- a `b`\n---\n>- c **d** [e]()\n",
        "![x](y.png)\n<!-- a -- > b\n\n| c | -->\nend\n",
        "- see [words](a tea.md#in-a-pot)\n- <img/> x\n",
        "tea\n: [^1]: note\n\nw[^1]\n",
        "- tea:\n\n  ```\nf(key) = 1\n  ```\n\n- cups:\n\n```\ng *x*\n```\n\nSome **words**.\n\n#### End\n",
        "~5 cups, ~6 spoons and ~~7~~ ~8~\n\n- ~9 of 10\n- ~10 min: tea ~ milk\n\n2) two\n3) three\n",
        "six\n: flour\n: salt\n\n| salt | flour |\n| --- | --- |\n| a | b |\n",
        "# A\n\na <iframe src='u'>in</iframe> <xmp>b</xmp> <plaintext> <noembed>c</noembed>\n",
        "salt\n\n# green~~tea~~\n",
        "```mermaid\nflowchart LR\nA[one] --> te\u00ef\U000f0000\u0097\U000a76e1\u00fba] --> B[two]\n```\n",
        "| a cup | `<kbd>Esc</kbd> tea |\n| a pot | `![what it shows](pot.png)` |\n",
        "- **~ 3** cups\n- ~~a (~5) b~~ gone\n- *tea ~* is it\n",
        "<table><tr><td>a &lt b</td><td>&ltdiv&gt</td></tr></table>\n\n<p>x &amp y &copy 2</p>\n",
        "- tea\n    - deep\n      <details><summary>x</summary>\n\n```sh\nbrew\n```\n\n- cup\n\n      </details>\n- c",
        "1. $$a = b$$\n2. Then\n   $$c = d$$\nNow the other:\n1. tea\n2. cup\n",
        "# A\n\n## Contents\n\n9. [B](#b)\n10. [C](#c)\n    1. [D](#d)\n10. [E](#e)\n\n## B\n\nx\n",
        "# A\n\n## Table of Contents\n\n[1) B](#b)\n\n[2) C](#c)\n\n## B\n\nx\n\n## C\n\ny\n",
        "\\[tea\\]\\(www.tea.org\\)\n\n<p>\n  <img src='pot.svg'\n  align='middle'\n</p>\n\nend\n",
        "<ul>\n<li>\\</li>\n<li>?</li>\n</ul>\n<p>A <code>\\</code> <samp>a*b*c</samp></p>\n",
        "<table><tr><td><code>\\</code></td><td><code>[a-z]*b*</code></td></tr></table>\n",
        "The version is\n\n<tea-pot.version>5.2</tea-pot.version>\n\nand <x:cup name='a'/> and <my_b>c</my_b>.\n",
        "| a | b |\n|---|---|\n| c | `d |\n|---\n| e | f |\n",
        "# ==tea== time\n\nsalt\n",
        "* in <file\\> : a file\n* at <hh:mm\\> : a time\n",
        "# A\n\n##Cups ##\n\nx\n\n##Pots##\n\ny\n",
        "![[Tea --- 13/Green tea#_definition_ a tea, hot|Green tea]] and ([[Tea#^1a2b|1]])\n",
    ],
)
def test_odd_markdown_is_no_false_alarm(markdown: str) -> None:
    sheet = sheet_of(markdown)
    assert hold_source(sheet, render(markdown)) == ()


def test_only_the_picture_of_the_badge_or_title_itself_may_be_missing() -> None:
    markdown = (
        "[![state][s]][t] ![map](map.png)\n\n# Tea ![cup](cup.png)\n\n"
        "<p><img src='https://a.org/far.png' alt='far'> <img src='near.png'></p>\n\n"
        "[s]: https://img.shields.io/npm/v/tea.svg\n[t]: https://a.org\n"
    )
    sheet = sheet_of(markdown)
    assert lost_words(sheet, render(markdown)) == ()
    for name, line in (("map.png", 1), ("near.png", 5)):
        without = without_picture(sheet, name)
        assert without != sheet
        assert [word.line for word in lost_words(without, render(markdown))] == [line]


def without_picture(value: Any, name: str) -> Any:
    """Readers that forget one picture."""
    if isinstance(value, tuple):
        return tuple(
            without_picture(part, name) for part in value if not (isinstance(part, Image) and part.url == name)
        )
    if hasattr(value, "__dataclass_fields__"):
        names = set(value.__dataclass_fields__) - {"source", "facts", "accounts", "span", "directives", "meta"}
        return replace(value, **{field: without_picture(getattr(value, field), name) for field in names})
    return value


def places(markdown: str) -> dict[int, str]:
    rendered: Rendered = render(markdown)
    return dict(sorted(rendered.lines.items()))


@pytest.mark.parametrize(
    "markdown",
    [
        "ab\n\nsome words\nc\n| h |\n| --- |\n| x |\n| y |\n",
        "> q\n> r\n> | a | b |\n> | --- | --- |\n> | c | d |\n",
        "- q\n  r\n  | a | b |\n  | --- | --- |\n  | c | d |\n",
        "<script>a</script>\n\n<style>b</style>\n",
    ],
)
def test_each_line_says_what_stands_in_it(markdown: str) -> None:
    lines = NEWLINE.split(markdown)
    for number, said in places(markdown).items():
        assert set(said.split()) <= set(re.split(r"[\s|>]+", lines[number - 1])) or said in lines[number - 1]
    assert len(places(markdown)) == sum(bool(line.strip(" |->")) for line in lines)


@pytest.mark.parametrize(
    ("markdown", "line", "said"),
    [
        ("<my-b>\n  <my-cup>Tea and cups</my-cup>\n\n  <my-p>\n    Tea pots\n  </my-p>\n</my-b>\n", 5, "Tea pots"),
        ("-\n  {{c1::tea::hint}}\n", 2, "==tea== hint"),
        ("<ol>\n<li>cups\n<pre>x</pre>\n</li>\n</ol>\n\nsee 1. and 2.\n", 2, "1. cups"),
    ],
)  # fmt: skip
def test_words_between_tags_are_told_of_their_own_line(markdown: str, line: int, said: str) -> None:
    assert places(markdown)[line] == said
