"""The author's text as the Markdown parser reads it, and the way back to the author's own offsets."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import Self

from generator.source import NEWLINE, SourceFile, Span


@dataclass(frozen=True, kw_only=True, slots=True)
class Manuscript:
    """`source` with one kind of line ending and without what is no Markdown.

    `text` has the same lines with the same columns as the source, so that a place in it is one in the file; `starts`
    holds the offset in `text` at which each line begins.
    """

    source: SourceFile
    text: str
    starts: tuple[int, ...]

    @classmethod
    def of(cls, source: SourceFile, hidden: int = 0) -> Self:
        """The manuscript of `source` whose first `hidden` characters (front matter) are blank."""
        text = source.text.replace("\0", "\ufffd")
        if text.startswith("\ufeff"):
            text = " " + text[1:]
        if hidden:
            text = "".join(c if c in "\r\n" else " " for c in text[:hidden]) + text[hidden:]
        if "\r" not in text:
            return cls(source=source, text=text, starts=source.starts)
        text = NEWLINE.sub("\n", text)
        starts = (0, *(match.end() for match in NEWLINE.finditer(text)))
        return cls(source=source, text=text, starts=starts)

    def offset(self, position: int) -> int:
        """Where the character at `position` of the text stands in the source."""
        if self.starts is self.source.starts:
            return position
        line = bisect_right(self.starts, position) - 1
        return self.source.starts[line] + position - self.starts[line]

    def span(self, start: int, end: int) -> Span:
        """The source's span for `text[start:end]`."""
        return Span(start=self.offset(start), end=self.offset(end))

    def trimmed(self, start: int, end: int) -> Span:
        """Like `span`, without the white space at both ends."""
        words = self.text[start:end]
        stripped = words.strip()
        if not stripped:
            return self.span(start, start)
        start += len(words) - len(words.lstrip())
        return self.span(start, start + len(stripped))

    def line_bounds(self, line: int) -> tuple[int, int]:
        """Where line `line` (0-based) starts and ends in the text, without its line ending."""
        if line >= len(self.starts):
            return len(self.text), len(self.text)
        start = self.starts[line]
        end = self.starts[line + 1] - 1 if line + 1 < len(self.starts) else len(self.text)
        return start, end

    def line(self, line: int) -> str:
        """The text of line `line` (0-based)."""
        start, end = self.line_bounds(line)
        return self.text[start:end]
