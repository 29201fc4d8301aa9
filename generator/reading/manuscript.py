"""The author's text as the Markdown parser reads it, and the way back to the author's own offsets."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import Self

from generator.expressions import expression
from generator.source import NEWLINE, SourceFile, Span


@dataclass(frozen=True, kw_only=True, slots=True)
class Manuscript:
    """`source` with one kind of line ending and without what is no Markdown.

    `text` has the same lines with the same columns as the source, so that a place in it is one in the file; `starts`
    holds the offset in `text` at which each line begins, `odd` the places of spaces that are read as plain ones.
    """

    source: SourceFile
    text: str
    starts: tuple[int, ...]
    odd: tuple[int, ...] = ()

    @classmethod
    def of(cls, source: SourceFile, hidden: int = 0) -> Self:
        """The manuscript of `source` whose first `hidden` characters (front matter) are blank."""
        text = source.text.replace("\0", "\ufffd")
        if text.startswith("\ufeff"):
            text = " " + text[1:]
        if hidden:
            text = "".join(c if c in "\r\n" else " " for c in text[:hidden]) + text[hidden:]
        text, odd = _with_plain_spaces(text)
        if "\r" not in text:
            return cls(source=source, text=text, starts=source.starts, odd=odd)
        text = NEWLINE.sub("\n", text)
        starts = (0, *(match.end() for match in NEWLINE.finditer(text)))
        return cls(source=source, text=text, starts=starts)  # of such a file, no odd space is named

    def offset(self, position: int) -> int:
        """Where the character at `position` of the text is in the source."""
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


# Spaces that look like the plain one and are none: some keyboards give them with a slip of a finger, and others are the
# usual space of their script.
_ODD = "\u00a0\u2002-\u200a\u202f\u3000"
_MARKED = expression(rf"^[ \t{_ODD}]*(?:[-*+>]|\d{{1,9}}[.)]|#{{1,6}})(?:[ \t]*[{_ODD}])", re.MULTILINE)
_INDENTED = expression(rf"^(?=[ \t]*[{_ODD}])[ \t{_ODD}]+(?:[-*+>]|\d{{1,9}}[.)])[ \t]", re.MULTILINE)
_BLANK = expression(rf"^(?=[ \t]*[{_ODD}])[ \t{_ODD}]+$", re.MULTILINE)
_FENCE = expression(r"^[ \t>]*(`{3,}|~{3,})", re.MULTILINE)
_ANY_ODD = expression(f"[{_ODD}]")


def _with_plain_spaces(text: str) -> tuple[str, tuple[int, ...]]:
    """`text` with plain spaces around the marks that begin its lines, and the places of those that were none."""
    if not _ANY_ODD.search(text):
        return text, ()
    fences = [match.start() for match in _FENCE.finditer(text)]
    odd: list[int] = []

    def plain(match: re.Match[str]) -> str:
        if bisect_right(fences, match.start()) % 2:
            return match[0]
        if match[0].strip():
            odd.append(match.start() + next(place for place, sign in enumerate(match[0]) if _ANY_ODD.match(sign)))
        return _ANY_ODD.sub(" ", match[0])

    for pattern in (_MARKED, _INDENTED, _BLANK):
        text = pattern.sub(plain, text)
    return text, tuple(sorted(odd))
