"""For any text: fields read like it and hold no markup of its own, clozes come apart again, CSVs read back equal."""

from __future__ import annotations

import csv
import html
import io
import re

from deck_samples import NOWHERE, identities, mark, row, section, sheet, statement, table
from hypothesis import given
from hypothesis import strategies as st

from generator.cards import describe_deck, make_notes
from generator.cards.fields import field_markup
from generator.inlines import Break, Code, Image, Inline, Inlines, Link, Math, Styled, Text
from generator.notetypes import field_of
from generator.slugs import MAX_SLUG, slug
from generator.tex import is_allowed
from generator.tex.commands import COMMANDS, REFUSED
from generator.verifying import verify_csvs
from generator.verifying.readings import read_clozes, read_html, read_inlines
from generator.writing.tables import csv_files

OWN_TAG = re.compile(
    r"</?(?:a|b|br|code|del|div|em|img|kbd|li|mark|ol|pre|s|small|span|strong|sub|sup|table|tbody|td|th|tr|u|wbr)\b"
)
HOSTILE = st.sampled_from(
    [
        *("<script>", "</style>", "<img src=x onerror=y>", "-->", "]]>", "&lt;", "&#58;", '"', "'", "{", "}", "{{c1::"),
        *("}}", "{{Front}}", ":", "::", "[", "[sound:a]", "[$]", "\\", "\\(", "\\)", "\x00", "\x1f", "\u202e", "\n"),
    ]
)
TEXTS = st.lists(HOSTILE | st.text(max_size=6), max_size=5).map("".join)


def inlines(depth: int = 2) -> st.SearchStrategy[Inlines]:
    leaves: st.SearchStrategy[Inline] = st.one_of(
        TEXTS.map(lambda text: Text(text=text)),
        TEXTS.map(lambda text: Code(text=text, language="python")),
        TEXTS.map(lambda tex: Math(tex=tex) if is_allowed(tex) else Code(text=tex)),
        TEXTS.map(lambda alt: Image(url="x", alt=alt, span=NOWHERE)),
        st.just(Break()),
    )
    if not depth:
        return st.lists(leaves, max_size=3).map(tuple)
    nested = inlines(depth - 1)
    styled = st.builds(
        lambda style, inner: Styled(style=style, children=inner), st.sampled_from(["strong", "kbd"]), nested
    )
    linked = st.builds(lambda inner: Link(url="https://example.org", children=inner), nested)
    return st.lists(leaves | styled | linked, max_size=4).map(tuple)


@given(inlines())
def test_a_field_reads_like_the_text(written: Inlines) -> None:
    field = field_markup({}).html(written)
    assert read_html(field).words == read_inlines(written, in_field=True)


TEX = st.lists(
    st.sampled_from(
        [*(f"\\{name}" for name in sorted(COMMANDS | REFUSED.keys())), *r"{}{}[]^_&%#$", " ", "x", "1em", "\n"]
    )
    | st.sampled_from([r"\begin{array}", r"\end{array}", r"\begin{align}", r"\end{align}", r"\)", r"\(", r"\]", "|"])
    | HOSTILE,
    max_size=12,
).map("".join)


@given(TEX)
def test_whatever_the_tex_a_field_holds_only_formulas_of_allowed_commands(tex: str) -> None:
    for math in (Math(tex=tex), Math(tex=tex, display=True)):
        field = field_markup({}).html((Text(text="a"), math, Text(text=r"\href{x}{y}\)")))
        words = html.unescape(re.sub(r"</?span>", "\0", field))
        formulas = re.findall(r"\\\((.*?)\\\)|\\\[(.*?)\\\]", words, re.DOTALL)
        assert len(formulas) == is_allowed(tex)
        for inner in map("".join, formulas):
            assert {found[1:] for found in re.findall(r"\\(?:[A-Za-z]+|.)", inner, re.DOTALL)} <= COMMANDS


@given(inlines())
def test_a_field_holds_no_tag_but_ours(written: Inlines) -> None:
    field = field_markup({}).html(written)
    assert "<" not in OWN_TAG.sub("", field)
    assert not re.search(r"<[^>]*\son\w+=", field)
    assert "\x1f" not in field
    assert "{{" not in field
    assert "[sound:" not in field


@given(inlines(1), inlines(1), inlines(1))
def test_a_cloze_hides_what_was_marked_and_nothing_else(before: Inlines, hidden: Inlines, after: Inlines) -> None:
    fact = statement("", *before, mark(hidden), *after)
    field = field_of(make_notes(sheet(fact), identities(fact), {})[0], "Text")
    opened, clozes = read_clozes(field)
    assert read_html(opened).words == read_inlines(fact.content, in_field=True)
    assert [read_html(cloze.html).words for cloze in clozes] == [read_inlines(hidden, in_field=True)]


@given(st.lists(st.tuples(TEXTS, TEXTS, TEXTS), min_size=1, max_size=4))
def test_tables_read_back_equal(rows: list[tuple[str, str, str]]) -> None:
    header, *body = rows
    made = sheet(row("a", ("b", "c")), sections=(section("Keys", table(header, *body)),))
    notes = make_notes(made, identities(*made.facts), {})
    files = csv_files(made, describe_deck(made), notes)
    assert [tuple(cells) for cells in csv.reader(io.StringIO(files["keys.csv"].decode(), newline=""))] == rows
    assert not verify_csvs(made, describe_deck(made), notes, files, "csv").diagnostics


@given(TEXTS, TEXTS, TEXTS, TEXTS)
def test_every_text_is_found_again_in_the_csvs(key: str, header: str, answer: str, rule: str) -> None:
    facts = (row(key, (header, answer)), statement(rule, key, mark(answer), header))
    made = sheet(*facts)
    notes = make_notes(made, identities(*facts), {})
    files = csv_files(made, describe_deck(made), notes)
    assert not verify_csvs(made, describe_deck(made), notes, files, "csv").diagnostics


@given(st.text())
def test_a_slug_is_one_short_word(title: str) -> None:
    made = slug(title, "none")
    assert 0 < len(made) <= MAX_SLUG
    assert made == slug(made, "none")
    assert not set(made) & set(" \t\n/\\:.\"'")


TAGS = st.sampled_from(
    ["<b>", "</b>", "<br>", '<a href="x&amp;y">', "</a>", "<tr>", "<td>", "</td>", "<script>", "< b>"]
)


@given(st.lists(TAGS | TEXTS | TEXTS.map(html.escape), max_size=8).map("".join))
def test_the_quick_reading_of_html_is_the_parsers(written: str) -> None:
    # The quick one gives up at a comment, which says nothing.
    assert read_html(written) == read_html(f"{written}<!---->")
