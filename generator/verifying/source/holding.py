"""The author's file held against the sheet that was read of it: every word, number and sign, in order."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence
from html import unescape
from itertools import groupby
from typing import NamedTuple

from generator.diagnostics import Diagnostic, error
from generator.facts import Sheet, Status
from generator.source import NEWLINE, SourceFile, Span
from generator.verifying.source.accounting import without_account
from generator.verifying.source.differences import SKIPPED, excused
from generator.verifying.source.github import Rendered
from generator.verifying.source.shown import shown_blocks
from generator.verifying.source.words import HEADING, PICTURE, Word, cleaned, picture, words_in

_ADDRESS = re.compile(r"\((\S+?)[\s)]")
MOST_NAMED = 12  # words of a line
MOST_COMPARED = 400_000_000  # of one side times those of the other: about fifty megabytes


class _Apart(NamedTuple):
    """What differs between two things that are equal on both sides of it."""

    theirs: slice
    ours: slice


def hold_source(sheet: Sheet, rendered: Rendered) -> tuple[Diagnostic, ...]:
    """An error at each line of the author's file that `sheet` does not show whole, or does not account for."""
    source = sheet.source
    lost = (
        error(
            code="lost-word",
            message=f"this line says “{_quoted(words)}” to readers of the Markdown, and nowhere in what is made of it",
            help="this is a fault of the tool, and worth a report; written another way, it may be read",
            source=source,
            span=_place(source, line, [word.text for word in words]),
        )
        for line, words in ((line, list(words)) for line, words in groupby(lost_words(sheet, rendered), _line))
    )
    return (*lost, *without_account(sheet, rendered))


def _line(word: Word) -> int:
    return word.line


def _quoted(words: Sequence[Word]) -> str:
    said = " ".join(word.text.replace(PICTURE, "") for word in words[:MOST_NAMED])
    return said if len(words) <= MOST_NAMED else f"{said} …"


def _place(source: SourceFile, line: int, words: Sequence[str]) -> Span:
    """Where the first of `words` stands in `line`; the whole line where markup divides it."""
    whole = source.line_span(line)
    place = source.text.find(words[0], whole.start, whole.end)
    return Span(start=place, end=place + len(words[0])) if place >= 0 else whole


def lost_words(sheet: Sheet, rendered: Rendered) -> tuple[Word, ...]:
    """The words of the author's file, as GitHub shows it, that `sheet` does not show, or not in this order."""
    source, seen, skipped = sheet.source, rendered.blocks, _skipped(sheet)
    ordered = [
        block
        for block in seen
        if not block.free and any(word.text not in skipped.get(word.line, ()) for word in block.words)
    ]
    shown = list(shown_blocks(sheet))
    # The title stands above all others on the page, wherever its author wrote it.
    heading = next((place for place, block in enumerate(ordered) if shown[:1] == [_texts(block.words)]), None)
    if heading is not None:
        del ordered[heading], shown[0]
    lost: list[Word] = []
    left: Counter[str] = Counter()
    for part in _differing([_texts(block.words) for block in ordered], shown):
        words = [word for block in ordered[part.theirs] for word in block.words]
        said = [word for block in shown[part.ours] for word in block]
        for inner in _differing(_texts(words), said):
            missing, extra = words[inner.theirs], said[inner.ours]
            # What stands with a space on one side only is the same word.
            if "".join(_texts(missing)) not in "".join(extra):
                lost += missing
            left.update(extra)
    for block in seen:
        if block.free:
            lost += (word for word in block.words if not _taken(word.text, left))
    # Once for each line: one may be as long as its file.
    excuses = {line: excused(source.line(line)) for line in {word.line for word in lost}}
    lost = [
        word
        for word in lost
        if not (
            word.text == HEADING
            or word.text in skipped.get(word.line, ())
            or any(re.fullmatch(pattern, word.text) for pattern in excuses[word.line])
        )
    ]
    return tuple(sorted(lost, key=lambda word: word.line))


def _skipped(sheet: Sheet) -> dict[int, set[str]]:
    """The words of each line that the account names as left out with good reason."""
    source = sheet.source
    skipped: dict[int, set[str]] = defaultdict(set)
    for account in sheet.accounts:
        if account.status is Status.SKIPPED and account.reason in SKIPPED:
            first = source.line_number(account.span)
            for line, text in enumerate(NEWLINE.split(source.slice(account.span)), start=first):
                words = (*words_in(cleaned(text)), *words_in(cleaned(unescape(text))))
                skipped[line] |= {*words, *map(str.strip, map(picture, _ADDRESS.findall(text)))}
    return skipped


def _texts(words: Sequence[Word]) -> tuple[str, ...]:
    return tuple(word.text for word in words)


def _differing(theirs: Sequence[Hashable], ours: Sequence[Hashable]) -> Iterator[_Apart]:
    """The stretches of `theirs` that `ours` does not have in this order, and what `ours` has in their place."""
    from rapidfuzz.distance import LCSseq

    if theirs == ours:
        return
    if len(theirs) * len(ours) > MOST_COMPARED:
        yield from _differing_in_halves(theirs, ours)
        return
    begun: _Apart | None = None
    for kind, first, last, start, end in LCSseq.opcodes(theirs, ours):
        if kind != "equal":
            begun = _Apart(
                slice(begun.theirs.start if begun else first, last), slice(begun.ours.start if begun else start, end)
            )
        elif begun:
            yield begun
            begun = None
    if begun:
        yield begun


def _differing_in_halves(theirs: Sequence[Hashable], ours: Sequence[Hashable]) -> Iterator[_Apart]:
    """The same of long ones: without what they begin and end with alike, which halves would tear apart."""
    shorter = min(len(theirs), len(ours))
    start = next((place for place in range(shorter) if theirs[place] != ours[place]), shorter)
    left = shorter - start
    end = next((place for place in range(left) if theirs[-1 - place] != ours[-1 - place]), left)
    some, others = theirs[start : len(theirs) - end], ours[start : len(ours) - end]
    half = len(some) // 2, len(others) // 2
    if not some or not others or len(some) * len(others) <= MOST_COMPARED:
        parts = [(some, others, 0, 0)]
    else:
        parts = [(some[: half[0]], others[: half[1]], 0, 0), (some[half[0] :], others[half[1] :], *half)]
    for one, other, before, behind in parts:
        for part in _differing(one, other):
            yield _Apart(_moved(part.theirs, start + before), _moved(part.ours, start + behind))


def _moved(part: slice, by: int) -> slice:
    return slice(part.start + by, part.stop + by)


def _taken(word: str, left: Counter[str]) -> bool:
    """Whether `left` has `word`, which is then taken out of it."""
    left[word] -= 1
    return left[word] >= 0
