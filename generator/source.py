"""The author's file as text, and places in it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from generator.expressions import expression
from generator.values import quick

# markdown-it ends a line at each of these; any other rule would shift our line numbers against its own.
NEWLINE = expression(r"\r\n?|\n")


@quick
@dataclass(frozen=True, kw_only=True, slots=True, order=True)
class Span:
    """A stretch of a source's text: offsets in code points, `end` excluded."""

    start: int
    end: int


@dataclass(frozen=True, kw_only=True, slots=True)
class SourceFile:
    """One sheet's Markdown, decoded and otherwise as it is on disk.

    `path` is how messages name the file; `starts` holds the offset at which each line begins.
    """

    path: str
    text: str
    starts: tuple[int, ...]

    @classmethod
    def of(cls, path: str, text: str) -> SourceFile:
        """Index `text` by line."""
        starts = (0, *(match.end() for match in NEWLINE.finditer(text)))
        return cls(path=path, text=text, starts=starts)

    def position(self, offset: int) -> tuple[int, int]:
        """The 1-based line and column of `offset`."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1

    def line_number(self, span: Span) -> int:
        """The 1-based line on which `span` starts."""
        return self.position(span.start)[0]

    def line(self, number: int) -> str:
        """Line `number` (1-based) without its line ending."""
        return self.slice(self.line_span(number))

    def line_span(self, number: int) -> Span:
        """Where line `number` (1-based) is, without its line ending."""
        start = self.starts[number - 1]
        end = self.starts[number] if number < len(self.starts) else len(self.text)
        while end > start and self.text[end - 1] in "\r\n":
            end -= 1
        return Span(start=start, end=end)

    def slice(self, span: Span) -> str:
        """The text that `span` covers."""
        return self.text[span.start : span.end]
