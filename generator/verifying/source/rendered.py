"""What a reader of the rendered file sees, block by block, and in which lines it was written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.verifying.source.words import Word


@dataclass(frozen=True, kw_only=True, slots=True)
class Seen:
    """One block's words as its readers see them; what is `free` may be anywhere (a footnote).

    `lines` are those of the words, each with the 1-based line that it stands in, or the one line of all.
    """

    texts: tuple[str, ...]
    lines: int | tuple[int, ...]
    free: bool = False

    @property
    def words(self) -> tuple[Word, ...]:
        """The words with their lines."""
        lines = (self.lines,) * len(self.texts) if isinstance(self.lines, int) else self.lines
        return tuple(map(Word, self.texts, lines))

    @property
    def first_line(self) -> int:
        """The line of the first word."""
        return self.lines if isinstance(self.lines, int) else self.lines[0]

    @property
    def last_line(self) -> int:
        """The line of the last word."""
        return self.lines if isinstance(self.lines, int) else self.lines[-1]


@dataclass(frozen=True, kw_only=True, slots=True)
class Rendered:
    """What GitHub shows of a file, in order, its front matter aside; `lines` are its words by 1-based line."""

    blocks: tuple[Seen, ...]
    lines: Mapping[int, str]

    def says(self, first: int, last: int) -> str:
        """What is in the lines from `first` to `last`, both 1-based and included."""
        return " ".join(self.lines[line] for line in range(first, last + 1) if line in self.lines)
