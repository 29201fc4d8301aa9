"""The author's file held against the sheet that was read of it: every word, number and sign, in order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from typing import TypeAlias

from generator.diagnostics import Diagnostic, error
from generator.expressions import expression
from generator.facts import Sheet
from generator.source import SourceFile, Span
from generator.verifying.source.accounting import lines_without_account, without_account
from generator.verifying.source.aligning import Apart, differing
from generator.verifying.source.excusing import Excuses
from generator.verifying.source.github import render
from generator.verifying.source.rendered import Rendered, Seen
from generator.verifying.source.shown import EDGE, shown_blocks
from generator.verifying.source.words import HEADING, PICTURE, Word, joined

# Signs that part words on the page where GitHub shows a tag, a link or emphasis: a<b>c, code, [[page|a]]b cut by a
# pipe, the products and subscripts of a formula.
_PARTING = expression(r"</?[A-Za-z][^<>]{0,500}>|\]\([^()\s]{1,500}\)|[\[\]`*_~=]")

PARTING = (("[", "]", "`"), ("*", "_", "~", "$"))

MOST_JOINED = 4  # words that are one on the page
MOST_NAMED = 12  # words of a line

# What two readings differ in, and how many edges of cells are between what they have in common.
Pairing: TypeAlias = tuple[list[Apart], int]


def hold_source(sheet: Sheet, rendered: Rendered) -> tuple[Diagnostic, ...]:
    """An error at each line of the author's file that `sheet` does not show whole, or does not account for."""
    source = sheet.source
    words, lines = lost_words(sheet, rendered), lines_without_account(sheet, rendered)
    # What is written otherwise for GitHub's parser may be meant as it is, and what it takes into an address may be
    # markup: one reading of a line has to be whole.
    for as_it_is, addresses in ((True, True), (False, False)):
        if (words or lines) and (other := render(source.text, as_it_is=as_it_is, addresses=addresses)) != rendered:
            also = {word.line for word in lost_words(sheet, other)} if words else set()
            words = tuple(word for word in words if word.line in also)
            lines &= lines_without_account(sheet, other)
    lost = (
        error(
            code="lost-word",
            message=f"this line says “{_quoted(words)}” to readers of the Markdown, and nowhere in what is made of it",
            help="this is a fault of the tool, and worth a report; written another way, it may be read",
            source=source,
            span=_place(source, line, [word.text for word in words]),
        )
        for line, words in ((line, list(words)) for line, words in groupby(words, _line))
    )
    return (*lost, *without_account(sheet, rendered, lines))


def _line(word: Word) -> int:
    return word.line


def _quoted(words: Sequence[Word]) -> str:
    said = " ".join(word.text.replace(PICTURE, "") for word in words[:MOST_NAMED])
    return said if len(words) <= MOST_NAMED else f"{said} …"


def _place(source: SourceFile, line: int, words: Sequence[str]) -> Span:
    """Where the first of `words` is in `line`; the whole line where markup divides it."""
    whole = source.line_span(line)
    place = source.text.find(words[0], whole.start, whole.end)
    return Span(start=place, end=place + len(words[0])) if place >= 0 else whole


def lost_words(sheet: Sheet, rendered: Rendered) -> tuple[Word, ...]:
    """The words of the author's file, as GitHub shows it, that `sheet` does not show, or not in this order."""
    excuses = Excuses(sheet)
    ordered = [
        part
        for block in rendered.blocks
        if not block.free
        for part in _without_headings(block, excuses)
        if not excuses.is_left_out(part)
    ]
    shown = list(shown_blocks(sheet))
    # The title is above all others on the page, wherever its author wrote it.
    heading = next((place for place, block in enumerate(ordered) if _is_title(block, shown, excuses)), None)
    if heading is not None:
        del ordered[heading], shown[0]
    else:
        ordered.sort(key=lambda block: not excuses.is_written_title(block.first_line))
    free = [block for block in rendered.blocks if block.free]
    # Each way of pairing proves what it finds; short blocks may be paired with others that say the same.
    lost: list[Word] | None = None
    for pairing in (_loosely, _strictly, _not_at_all):
        for first in (False, True):
            if lost is None or lost:
                found = _lost(ordered, free, shown, excuses, pairing(ordered, shown, excuses), first)
                lost = found if lost is None else min(lost, found, key=len)
    return tuple(sorted(lost or (), key=lambda word: word.line))


def _without_headings(block: Seen, excuses: Excuses) -> Sequence[Seen]:
    """A block in parts, where a line of it is a heading to the account: without its space, GitHub takes it for text."""
    if isinstance(block.lines, int) or not any(map(excuses.is_heading, {*block.lines})):
        return (block,)
    parts: list[list[Word]] = []
    for _, words in groupby(block.words, lambda word: word.line if excuses.is_heading(word.line) else 0):
        parts.append([*words])
    return [Seen(texts=_texts(part), lines=tuple(map(_line, part))) for part in parts]


def _loosely(ordered: Sequence[Seen], shown: Sequence[tuple[str, ...]], excuses: Excuses) -> Pairing:
    """What is left where blocks are paired by what of them may not be missing, whatever their spaces."""
    ours = ["".join(words) for words in shown]
    known = set(ours)
    theirs = []
    for block in ordered:
        whole = "".join(block.texts)
        theirs.append(whole if whole in known else "".join(_texts(excuses.unexcused(block.words))))
    return differing(theirs, ours, besides=EDGE)


def _strictly(ordered: Sequence[Seen], shown: Sequence[tuple[str, ...]], _: Excuses) -> Pairing:
    """What is left where blocks are paired that say the same."""
    return differing([block.texts for block in ordered], shown, besides=(EDGE,))


def _not_at_all(ordered: Sequence[Seen], shown: Sequence[tuple[str, ...]], _: Excuses) -> Pairing:
    """All words of all blocks."""
    return [Apart(slice(0, len(ordered)), slice(0, len(shown)))], 0


def _lost(
    ordered: Sequence[Seen],
    free: Sequence[Seen],
    shown: Sequence[tuple[str, ...]],
    excuses: Excuses,
    pairing: Pairing,
    excused_first: bool,
) -> list[Word]:
    """The words of what is left `apart`, and of `free` blocks, that are not `shown`.

    What may be missing is taken out before the rest is looked for, if it is `excused_first`.
    """
    lost: list[Word] = []
    apart, edges = pairing
    left: Counter[str] = Counter({EDGE: edges})
    for part in apart:
        words = [word for block in ordered[part.theirs] for word in block.words]
        said = [word for block in shown[part.ours] for word in block]
        if not words:
            # As the edges of cells, which are on the page for those that GitHub leaves out: two for each cell.
            left.update(said)
            continue
        missing, extra = (words, []) if excused_first else _missing(words, said)
        if unexcused := excuses.unexcused(missing):
            # Signs that may be missing can be found at the place of others, so that words seem to be out of order.
            for some in (excuses.unexcused(words), excuses.unexcused(words[::-1])[::-1]):
                for theirs, ours in ((some, said), *(_without(signs, some, said) for signs in PARTING)):
                    others, besides = _missing(theirs, ours)
                    if len(others) < len(unexcused):
                        unexcused, extra = others, besides
        left.update(extra)
        # Where a formula or table ends a list for us and not for GitHub, GitHub counts on, and the page begins again.
        lost += (word for word in unexcused if not _taken(excuses.written_number(word), left))
    for block in free:
        lost += excuses.unexcused(_not_there(block.words, left))
    return lost


def _not_there(words: Sequence[Word], left: Counter[str]) -> list[Word]:
    """The words that are not `left`, alone or, where markup parts them for GitHub only, with those behind them."""
    lost: list[Word] = []
    place = 0
    while place < len(words):
        for count in range(min(MOST_JOINED, len(words) - place), 0, -1):
            if _taken(joined(_texts(words[place : place + count])), left):
                place += count
                break
        else:
            lost.append(words[place])
            place += 1
    return lost


def _is_title(block: Seen, shown: Sequence[tuple[str, ...]], excuses: Excuses) -> bool:
    """Whether a block is the heading that `shown` begins with."""
    if not shown or (block.texts[0] != HEADING and not excuses.is_title(block.first_line)):
        return False
    words = block.words
    if words[0].text != HEADING:  # written without its space
        return shown[0][1:] == _texts(excuses.unexcused(words))
    title = [word.casefold() for word in shown[0][1:]]
    some = [text.casefold() for text in _texts(excuses.unexcused(words[1:]))]
    # What is with a space on one side only, as beside words that are struck out, is the same.
    if "".join(title) in ("".join(some), "".join(_texts(words[1:])).casefold()):
        return True
    # In a title, a picture is the words that describe it.
    return any(word.text.startswith(PICTURE) for word in words[1:]) and _stand_in(some, title)


def _stand_in(some: Sequence[str], title: Sequence[str]) -> bool:
    """Whether there are `some` words, all in `title` in this order, with pictures between their letters or not."""
    rest = "".join(title)
    for word in some:
        _, found, rest = rest.partition(word)
        if not found:
            return False
    return bool(some)


def _missing(words: Sequence[Word], said: Sequence[str]) -> tuple[list[Word], list[str]]:
    """The words that are not among those said, or not in this order; and what is said besides."""
    lost: list[Word] = []
    left: list[str] = []
    texts = _texts(words)
    whole, there = joined(texts), joined(said)
    if whole in there or whole in _PARTING.sub("", there):
        # Words that are said twice may be found at the wrong place.
        return [], [*(Counter(said) - Counter(texts)).elements()]
    for inner in differing(texts, said)[0]:
        missing, extra = words[inner.theirs], said[inner.ours]
        # What is with a space on one side only is the same word, and so is what signs part.
        there, whole = joined(extra), joined(_texts(missing))
        if whole not in there and whole not in _PARTING.sub("", there):
            lost += (word for word in missing if word.text != HEADING)
        left += extra
    return lost, left


def _without(
    parting: Sequence[str], words: Sequence[Word], said: Sequence[str]
) -> tuple[Sequence[Word], Sequence[str]]:
    """Both without signs that may part words elsewhere, such as those of code and links, where all of them are said."""
    signs = Counter(word.text for word in words if word.text in parting)
    if signs - Counter(said):
        return words, said
    return [word for word in words if word.text not in parting], [word for word in said if word not in parting]


def _texts(words: Sequence[Word]) -> tuple[str, ...]:
    return tuple(word.text for word in words)


def _taken(word: str, left: Counter[str]) -> bool:
    """Whether `left` has `word`, which is then taken out of it."""
    if not word or left[word] <= 0:
        return False
    left[word] -= 1
    return True
