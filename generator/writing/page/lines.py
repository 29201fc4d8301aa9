"""Lines that an author wrote one below the other: Markdown joins them, a page shows them as they were meant."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate, pairwise

from generator.expressions import expression
from generator.inlines import Break, Inline, Inlines, Link, Styled, Text, plain

FEWEST = 3
EARLY = (
    0.8  # of the lines but the widest: the first word of the next would have had room on them, so no editor broke them
)
SHORT = 60  # columns: what is longer on average is prose
BEGINS = 0.8  # of the lines: they begin with no small letter
STOPS = 0.5  # of the lines at most: they end as a sentence does
_STOP = expression(r"[.!?,;。！？，；、…][\"'”’)]*$")
_MARKUP = "*_`~\\"
_MARKS = " \t>*_~="
_COLUMNS = expression(r"[^\s.!?:] {2,}\S|\S {3,}\S")  # typists put two spaces behind a sentence
CODE = 0.6  # of the lines: they begin or end as only those of code do
_CODE = expression(r"^[{}\])]|[{}\[(;]$|[}\])],$")


def as_written(content: Inlines, source: str, label: Inlines = ()) -> Inlines:
    """`content` with the line ends of its `source`, if these are meant: lyrics, commands, addresses; prose flows.

    In the source a `label` may be before it.
    """
    lines = [line for line in source.split("\n") if _letters(line)]
    # Addresses of links and the like are in the source alone: then nothing says where its lines end in the content.
    ahead = _letters(plain(label))
    if not _are_meant(lines) or sum(map(_letters, lines)) != ahead + _letters(plain(content)):
        return content
    ends = dict(zip(accumulate(map(_letters, lines[:-1])), map(_tail, lines), strict=False))
    return tuple(_Breaker(ends, ahead).broken(content))


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))


def _tail(line: str) -> int:
    """How many signs that are no letters and no markup end `line`."""
    tail = line[max(place for place, character in enumerate(line) if character.isalnum()) + 1 :]
    return sum(map(_is_sign, tail))


def _is_sign(character: str) -> bool:
    return not (character.isspace() or character.isalnum() or character in _MARKUP)


def _are_meant(lines: list[str]) -> bool:
    if len(lines) < FEWEST:
        return False
    if 2 * sum(bool(_COLUMNS.search(line.strip())) for line in lines) >= len(lines):
        return True
    if sum(bool(_CODE.search(line.strip())) for line in lines) >= CODE * len(lines):
        return True
    widths = [_columns(line.rstrip()) for line in lines]
    widest = max(widths)
    # Nothing has room behind the widest line.
    room = [
        width + 1 + _columns(after.split()[0]) <= widest
        for (_, after), width in zip(pairwise(lines), widths, strict=False)
        if width < widest
    ]
    if sum(room) < EARLY * len(room) or len(room) < FEWEST - 2 or sum(widths) > SHORT * len(lines):
        return False
    begins = sum(not line.lstrip(_MARKS)[:1].islower() or line.lstrip().startswith("`") for line in lines)
    stops = sum(bool(_STOP.search(line.rstrip())) for line in lines)
    return begins >= BEGINS * len(lines) and stops <= STOPS * len(lines)


def _columns(text: str) -> int:
    """How many columns `text` takes in an editor."""
    return sum(2 if unicodedata.east_asian_width(character) in "FW" else 1 for character in text)


class _Breaker:
    """Ends lines after so many letters and digits as `ends` say, and so many other signs: markup has none.

    So many letters are `ahead`.
    """

    def __init__(self, ends: dict[int, int], ahead: int) -> None:
        self.ends = ends
        self.count = ahead
        self.due = ahead in ends
        self.tail = 0

    def broken(self, content: Inlines) -> Iterator[Inline]:
        for node in content:
            match node:
                case Text(text=text):
                    yield from self._text(text)
                case Styled(children=children) | Link(children=children):
                    yield replace(node, children=tuple(self.broken(children)))
                case Break():
                    self.due = False
                    yield node
                case _:
                    if self.due and _letters(plain((node,))):
                        yield self._end()
                    self._pass(_letters(plain((node,))))
                    yield node

    def _text(self, text: str) -> Iterator[Inline]:
        start = 0
        for place, character in enumerate(text):
            self.tail -= self.due and _is_sign(character)
            if self.due and (character.isalnum() or (character.isspace() and self.tail <= 0)):
                if text[start:place]:
                    yield Text(text=text[start:place])
                yield self._end()
                start = place + character.isspace()
            if character.isalnum():
                self._pass(1)
        if text[start:]:
            yield Text(text=text[start:])

    def _pass(self, letters: int) -> None:
        self.count += letters
        if letters > 0 and self.count in self.ends:
            self.due, self.tail = True, self.ends[self.count]

    def _end(self) -> Break:
        self.due = False
        return Break()
