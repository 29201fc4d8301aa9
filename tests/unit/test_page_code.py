"""Code on the page: broken where a programmer would, or set smaller; what is drawn with letters keeps its grid."""

from __future__ import annotations

import re
from html import unescape

import pytest
from page_model import LAST, manuscript
from page_samples import page_of, says, sheet_of

from generator.blocks import CodeBlock
from generator.facts import blocks_of
from generator.writing.page.boxes import NEVER, Space
from generator.writing.page.codelines import broken, comment_start
from generator.writing.page.listings import beside_drawing, is_drawn

FRAME = "+------+   +------+\n| boil |-->| fry  |\n+------+   +------+"
ARROWS = "┌──────┐   ┌──────┐\n│ boil │──▶│ fry  │\n└──────┘   └──▲───┘"


def lines_of(code: str, width: int, indent: int = 2) -> list[str]:
    starts = broken(code, width, width - indent, lambda start, stop: len(code[start:stop].rstrip()))
    return [code[start:stop].rstrip() for start, stop in zip(starts, (*starts[1:], len(code)), strict=True)]


@pytest.mark.parametrize(
    ("code", "width", "lines"),
    [
        ("stir(pot, slowly, often)", 18, ["stir(pot, slowly,", "often)"]),
        ("heat = oven.preheat(200).bake(dough)", 26, ["heat = oven.preheat(200)", ".bake(dough)"]),
        ("bake --temperature 200 --minutes 40 bread", 26, ["bake --temperature 200", "--minutes 40 bread"]),
        ("fn rise(dough: Dough) -> Result<Loaf>", 30, ["fn rise(dough: Dough)", "-> Result<Loaf>"]),
        ("salted && boiled && drained || raw", 24, ["salted && boiled", "&& drained || raw"]),
        (r"use Oven\Bakery\Bread\RyeLoaf;", 22, [r"use Oven\Bakery\Bread", r"\RyeLoaf;"]),
        ("x" * 25, 10, ["x" * 10, "x" * 8, "x" * 7]),
        ("крошить(лук, чеснок, перец)", 20, ["крошить(лук, чеснок,", "перец)"]),
    ],
)
def test_a_line_is_broken_at_blanks_and_operators(code: str, width: int, lines: list[str]) -> None:
    assert lines_of(code, width) == lines


@pytest.mark.parametrize("width", range(12, 40))
def test_no_line_ends_behind_an_opening_bracket_or_within_a_sign(width: int) -> None:
    code = "mix(flour, water) -> knead(dough, times => 10) --rest-for one::Loaf"
    for line in lines_of(code, width)[:-1]:
        assert not re.search(r"[(\[{]$|-$|=$", line), line


def listing(code: str, language: str = "") -> tuple[Space, object]:
    (section,) = manuscript(f"# T\n\n## A\n\n```{language}\n{code}\n```\n{LAST}").sections[:1]
    return Space(1.0), section.children[1].box  # type: ignore[attr-defined]  # the frame keeps a distance from the heading


def test_a_broken_line_goes_on_behind_its_own_indent_with_a_sign() -> None:
    _, box = listing("mix:\n        knead(dough, minutes, rest, again)")
    html = box.html(Space(14.0))  # type: ignore[attr-defined]

    assert html.count("goes-on") == html.count("<br>") > 0
    assert 'style="padding-left:' in html


def test_a_comment_far_to_the_right_does_not_stand_in_a_strip_of_words() -> None:
    _, box = listing("bake()\n" + " " * 40 + "// not before the oven is as hot as it gets, and the bread has risen")
    html = box.html(Space(26.0))  # type: ignore[attr-defined]
    (indent,) = re.findall(r"padding-left:([\d.]+)em\"", html)

    assert float(indent) * 0.86 <= 13.0
    assert html.count("goes-on") <= 4
    assert "text-indent" not in html


def shown(html: str) -> list[tuple[float, list[str]]]:
    """The indent of the further lines of each line, and its lines."""
    found = []
    for style, inner in re.findall(r'<div class="line"([^>]*)>(.*?)</div>', html):
        indent = float((re.findall(r"padding-left:([\d.]+)em", style) or ["0"])[0])
        found.append((indent, [unescape(re.sub(r"<[^>]*>", "", one)) for one in inner.split("<br>")]))
    return found


@pytest.mark.parametrize("sign", ["#", "//", "--", "%", ";"])
def test_a_comment_beside_code_goes_on_below_itself(sign: str) -> None:
    _, box = listing(f"stir(pot)        {sign} slowly, and never against the clock", "text")
    ((indent, lines),) = shown(box.html(Space(22.0)))  # type: ignore[attr-defined]

    assert lines[0].startswith(f"stir(pot)        {sign} slowly")
    assert len(lines) == 2
    assert round(indent / 0.6) == 17 + 3


def test_a_comment_that_has_no_room_beside_its_code_is_whole_below_it() -> None:
    _, box = listing("dough = flour.mix(water, salt, yeast)  # knead it twice, ten minutes")
    ((_, lines),) = shown(box.html(Space(25.0)))  # type: ignore[attr-defined]

    assert lines == ["dough = flour.mix(water, salt, yeast)", "# knead it twice, ten minutes"]


@pytest.mark.parametrize("code", ["crumbs = loaves // slices_of_each_loaf", "url = 'https://bread.example/ # a crust'"])
def test_what_only_looks_like_a_comment_is_code(code: str) -> None:
    assert comment_start(code) == 0


@pytest.mark.parametrize("rule", ["#" + "-" * 90, "/" + "*" * 90, "# " + "=" * 90, "*" * 90 + "/"])
def test_a_rule_of_one_sign_is_made_smaller_and_not_broken(rule: str) -> None:
    _, box = listing(f"{rule}\nstir(pot)\n{rule}", "python")
    space = Space(20.0)
    lines = shown(box.html(space))  # type: ignore[attr-defined]

    assert [pieces for _, pieces in lines] == [[rule], ["stir(pot)"], [rule]]
    assert box.scale(space.width) == 1.0  # type: ignore[attr-defined]
    assert box.html(space).count("font-size") == 2  # type: ignore[attr-defined]
    assert box.narrowest < 12.0  # type: ignore[attr-defined]


def test_a_line_hardly_too_long_makes_the_listing_smaller() -> None:
    _, box = listing("knead(dough, minutes, rest)", "python")
    natural = box.natural + box.sides  # type: ignore[attr-defined]

    assert box.scale(natural) == 1.0  # type: ignore[attr-defined]
    assert 0.85 < box.scale(0.95 * natural) < 1.0  # type: ignore[attr-defined]
    assert box.scale(0.6 * natural) == 1.0  # type: ignore[attr-defined]
    assert "goes-on" not in box.html(Space(0.95 * natural))  # type: ignore[attr-defined]
    assert "goes-on" in box.html(Space(0.6 * natural))  # type: ignore[attr-defined]


def test_runs_of_blanks_are_kept() -> None:
    _, box = listing("stir(pot)          # slowly", "python")

    assert "          " in box.html(Space(30.0))  # type: ignore[attr-defined]


def test_one_line_far_longer_than_all_others_does_not_make_them_smaller() -> None:
    lines = [f"stir(pot[{number}], spoon)" for number in range(14)]
    _, usual = listing("\n".join(lines))
    _, box = listing("\n".join([*lines, "serve(" + ", ".join(f"plate[{number}]" for number in range(9)) + ")"]))
    width = usual.natural + usual.sides  # type: ignore[attr-defined]

    assert box.natural == usual.natural  # type: ignore[attr-defined]
    assert box.scale(width) == 1.0  # type: ignore[attr-defined]
    assert "goes-on" in box.html(Space(width))  # type: ignore[attr-defined]


@pytest.mark.parametrize("drawing", [FRAME, ARROWS])
def test_a_drawing_is_set_smaller_and_never_broken(drawing: str) -> None:
    _, box = listing(drawing)

    assert box.drawn  # type: ignore[attr-defined]
    assert "goes-on" not in box.html(Space(box.narrowest))  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "beside", ["$ {}\n" + FRAME, "sql> {}\n" + FRAME, "cook@oven:~$ {}\n" + FRAME, "{}\n\n" + FRAME, FRAME + "\n\n{}"]
)
def test_words_beside_a_drawing_are_broken_and_do_not_make_it_smaller(beside: str) -> None:
    _, box = listing(beside.format("boil the water before the potatoes, and fry them until they are golden brown"))
    _, alone = listing(FRAME)

    assert box.drawn  # type: ignore[attr-defined]
    assert box.natural == alone.natural  # type: ignore[attr-defined]
    assert "goes-on" in box.html(Space(20.0))  # type: ignore[attr-defined]


@pytest.mark.parametrize("line", ["boil -> fry", "a => b", "<- back", "| x |"])
def test_an_arrow_is_no_prompt(line: str) -> None:
    assert list(beside_drawing([line, *FRAME.split("\n")])) == []


def test_smaller_type_strains_a_little() -> None:
    space, box = Space(1.0), listing(FRAME)[1]

    assert box.strain(space._replace(width=box.natural + 2.0)) == 0.0  # type: ignore[attr-defined]
    assert box.strain(space._replace(width=0.8 * box.natural)) > 0.0  # type: ignore[attr-defined]


def test_the_signs_of_a_drawing_are_as_wide_as_its_letters() -> None:
    _, box = listing(ARROWS)
    lines = box.lines  # type: ignore[attr-defined]

    assert len({round(line.natural, 6) for line in lines}) == 1
    assert "font-size" in box.html(Space(30.0))  # type: ignore[attr-defined]


@pytest.mark.parametrize("raised", ["ⁿ", "ˣ"])
def test_a_raised_letter_in_code_is_not_made_larger(raised: str) -> None:
    html = listing(f"x{raised} dx = 1", "text")[1].html(Space(30.0))  # type: ignore[attr-defined]
    sizes = [float(size) for size in re.findall(r"font-size:([\d.]+)em", html)]

    assert raised in html
    assert all(size <= 1.3 for size in sizes)


@pytest.mark.parametrize(
    ("text", "language", "drawn"),
    [
        (FRAME, "", True),
        ("src\n├── a\n└── b", "", True),
        ("00000000: 4265 7274 6861 0a00  Bertha..\n00000010: 62 72 65 61 64 0a 00 00  bread...", "", True),
        ("PID    TTY    TIME\n1      ?      0:01\n2      ?      0:02\n3      ?      0:01", "text", True),
        ("x = 1        # one\ny = 2        # two\nzz = 3       # three", "python", False),
        ("a || b || c\nd || e", "js", False),
        ("// rise / bake / cool\nbake()  // MySQL / PostgreSQL / SQLite", "js", False),
        ("  4\n / \\\n2   6", "js", True),
        ("  4   8\n /   /\n2   6", "js", True),
        ("stir(pot)", "", False),
    ],
)
def test_what_is_drawn_is_told_from_code(text: str, language: str, drawn: bool) -> None:
    assert is_drawn(text.split("\n"), language) == drawn


def test_a_listing_that_a_column_holds_is_not_divided() -> None:
    _, short = listing("\n".join(f"step {number}" for number in range(20)))
    _, long = listing("\n\n".join("\n".join(f"step {number}" for number in range(9)) for _ in range(5)))

    assert len(short.parts(Space(30.0)).heights) == 1  # type: ignore[attr-defined]
    parts = long.parts(Space(30.0))  # type: ignore[attr-defined]
    assert [place for place, lead in enumerate(parts.leads) if 0 < lead < NEVER] == [10, 20, 30, 40]


def test_broken_code_and_drawings_are_on_the_page() -> None:
    code = "preheat(oven, degrees, minutes).then(bake(bread, crust, steam)).finally(cool, slice, butter, serve)"
    page = page_of(sheet_of(f"# Bread\n\n## Bake\n\n```js\n{code}\n```\n\n```\n{ARROWS}\n```\n{LAST}"), columns=4)

    assert says(page, code.replace(" ", ""))
    assert says(page, "▶")


@pytest.mark.parametrize("listing", ["    ~/bread $ ls", "    : nothing"])
def test_an_indented_listing_stays_one_whatever_it_begins_with(listing: str) -> None:
    sheet = sheet_of(f"# Bread\n\n## Bake\n\nFirst do this\n\n{listing}\n    more\n{LAST}")

    assert [block.text for block in blocks_of(sheet.sections[0]) if isinstance(block, CodeBlock)] == [
        f"{listing.strip()}\nmore"
    ]


def test_code_spans_beside_each_other_stay_apart() -> None:
    (section,) = manuscript(f"# T\n\n## A\n\nUse `a` `b`, or `c` and `d`.\n{LAST}").sections[:1]

    assert section.html(Space(40.0)).count("\u00a0") == 1


def test_blank_lines_at_both_ends_take_no_room() -> None:
    shown = manuscript(f"# A\n\n## B\n\n```\n\n\nfirst\n\nlast\n\n\n```\n{LAST}").sections[0].html(Space(40.0))
    assert shown.count('class="line"') == 3
