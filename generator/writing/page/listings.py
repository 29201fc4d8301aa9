"""Listings: code highlighted and measured, and told from what is drawn with letters."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby

from generator.expressions import expression
from generator.highlighting import highlight
from generator.writing.page.codebox import CodeLine, Listing
from generator.writing.page.design import DESIGN
from generator.writing.page.lettering import Lettering
from generator.writing.typography.ruler import Ruler, Setting
from generator.writing.typography.shaping import is_shaped
from generator.writing.typography.substitutes import presentable

MONO = Setting(mono=True)
MOST_WIDENED = 1.3  # times that a letter of another face is made larger to be as wide as a column
ADVANCE = "0"  # as wide as every character of the face
# What makes a listing a drawing or a table, which says something by what is below what: each row, and how many lines
# it must be found in. Seen in real sheets: frames, trees of folders, memory layouts, output of commands.
DRAWN = (
    ("frames and trees", expression("[\u2500-\u259f]"), 2),
    ("frames in ASCII", expression(r"\+[-=]{3,}|[-=]{3,}\+|\|\s{2,}\||^\s*\|.*\|\s*$"), 2),
    ("arrows in ASCII", expression(r"\S\s*[-=]{3,}>|<[-=]{3,}"), 2),
    ("dumps in hexadecimal", expression(r"^\s*(?:0x)?[0-9a-fA-F]{4,16}:?\s+(?:[0-9a-fA-F]{2,8}\s+){4,}"), 2),
    # `Become / Stash / Wait` in a comment is none: both slopes, or nothing else in the line.
    (
        "slopes in ASCII",
        expression(r"(?:^|\s)(?:/(?:\s.*)?\s\\|\\(?:\s.*)?\s/)(?:\s|$)|^\s*[/\\](?:\s+[/\\|])+\s*$"),
        1,
    ),
)
# Columns of words in what is no program; in one, what is lined up are mostly comments.
COLUMNS = expression(r"\S {2,}\S.*\S {2,}\S|\S {4,}\S")
FEWEST_IN_COLUMNS = 3
PLAIN_LANGUAGES = ("", "text", "txt", "plain", "plaintext", "console", "output", "ascii")
COMMENT = expression(r" {2,}(?:#|//|--|;|%|/\*|<!--|←|<-|\()")
# What was typed, above what it showed: `$ ls`, `mysql> select`, `root@host:~# ls`; `a -> b` is an arrow.
COMMAND = expression(r"[\w@:~/.\\()\[\]+-]{0,40}(?<![-=])[$#>%] +\S")
_BLANK_EDGES = expression(r"\A(?:[ \t]*\n)+|\s+\Z")  # they say nothing, and take room
_OTHER = expression(r"[^\x20-\x7e]+|[\x20-\x7e]+")


def listing(text: str, language: str, lettering: Lettering) -> Listing:
    """The lines of `text`, highlighted as `language`."""
    ruler, missing = lettering.ruler, lettering.missing
    shown = _BLANK_EDGES.sub("", text.expandtabs(4))
    lines = [presentable(line, ruler, missing, mono=True) for line in shown.split("\n")]
    highlighted = highlight("\n".join(lines), language).split("\n")
    drawn = is_drawn(lines, language)
    return Listing(
        lines=tuple(_line(line, markup, ruler, drawn=drawn) for line, markup in zip(lines, highlighted, strict=False)),
        drawn=drawn,
        beside=frozenset(beside_drawing(lines)) if drawn else frozenset(),
    )


def beside_drawing(lines: Sequence[str]) -> Iterator[int]:
    """The lines that are no part of what `lines` draw, and so may be broken: a command, a paragraph of words alone."""
    place = 0
    for is_blank, paragraph in groupby(lines, key=lambda line: not line.strip()):
        members = list(paragraph)
        words_alone = not any(sign.search(line) for _, sign, _ in DRAWN for line in members)
        in_columns = any(COLUMNS.search(line.strip()) for line in members)
        for number, line in enumerate(members, start=place):
            if not is_blank and ((words_alone and not in_columns) or COMMAND.match(line)):
                yield number
        place += len(members)


def is_drawn(lines: Sequence[str], language: str) -> bool:
    """Whether `lines` draw something with letters, or set it in columns."""
    if any(sum(bool(sign.search(line)) for line in lines) >= fewest for _, sign, fewest in DRAWN):
        return True
    if language.lower() not in PLAIN_LANGUAGES:
        return False
    aligned = sum(bool(COLUMNS.search(line.strip())) and not COMMENT.search(line) for line in lines)
    return aligned >= FEWEST_IN_COLUMNS and 2 * aligned >= sum(bool(line.strip()) for line in lines)


def _line(line: str, markup: str, ruler: Ruler, *, drawn: bool) -> CodeLine:
    cells: dict[str, float] = {}
    widths: list[float] = []
    for run in _OTHER.findall(line):
        widths += _widths(run, ruler, cells, drawn=drawn)
    return CodeLine(
        text=line,
        markup=markup,
        ends=tuple(accumulate(widths, initial=0.0)),
        cells=cells,
        mixed=ruler.words(MONO)[line].mixed,
    )


def _widths(run: str, ruler: Ruler, cells: dict[str, float], *, drawn: bool) -> Iterator[float]:
    """The width of each character of `run`, in em of the page's text; to `cells` is added what is made to fit."""
    words, size = ruler.words(MONO), DESIGN.code_size
    column = words[ADVANCE].width
    for character in run if _stands_alone(run, ruler) else ():
        extent = words[character]
        wanted = column * (2 if unicodedata.east_asian_width(character) in "FW" else 1)
        # A raised letter is narrow: as wide as a column it would be high above its line.
        raised = extent.width * MOST_WIDENED < wanted and unicodedata.category(character)[0] in "LN"
        if extent.mixed and extent.width and (drawn or wanted == column) and not raised:
            cells[character] = wanted / extent.width
            yield wanted * size
        else:
            yield extent.width * size
    if not _stands_alone(run, ruler):
        # What is joined is as wide as it is as a whole.
        yield from (0.0 for _ in run[1:])
        yield words[run].width * size


def _stands_alone(run: str, ruler: Ruler) -> bool:
    """Whether each character of `run` is a sign of its own."""
    return not is_shaped(run) or not any(ruler.words(MONO)[one].mixed for one in run)
