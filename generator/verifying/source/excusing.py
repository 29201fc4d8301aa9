"""Which words each line of an author's file may lose by design: as many as the tables of differences say, no more."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from html import unescape

from generator.blocks import CodeBlock, Flowchart, Subheading
from generator.expressions import expression
from generator.facts import Account, Sheet, Status, blocks_in, walk_sections
from generator.source import NEWLINE, SourceFile, Span
from generator.verifying.source.differences import DRAWN, in_drawing, in_text
from generator.verifying.source.excuses import IN_LINES, PICTURE_PLACE, PICTURES
from generator.verifying.source.leaving_out import LOOKS, SKIPPED
from generator.verifying.source.rendered import Seen
from generator.verifying.source.words import HEADING, Word, cleaned, picture, words_in

_REFERENCE = expression(r"^[\s>]*\[([^\]\n]{1,500})\]:[ \t]*<?([^\s>]+)", re.MULTILINE)
_REFUSED = expression(r"^[\s>]*\[[^\]\n]{1,500}\]:\s*<?(?!https?:|mailto:)[A-Za-z][\w+.-]{1,30}:", re.MULTILINE)
_EDGE = expression(r"\s*[|+]")
_ITEM_NUMBER = expression(r"[\s>]*(?:[-*+][ \t]+)*(\d{1,9})[.)]")
_DEFINED = expression(r" {0,3}[:~][ \t]")
_TITLE = expression(r"<h[1-6]\b(?!.*</h[1-6]>.*\n)", re.IGNORECASE | re.DOTALL)
_OPEN_TAG = expression(r"<img\b[^<>]*<", re.IGNORECASE)
_NOTED = expression(r"^[ \t>:~*+-]*\[\^[^\]\s]{1,100}\]:", re.MULTILINE)
_LOOKS = {reason: expression(pattern, re.DOTALL) for reason, pattern in LOOKS.items()}
CONTENTS = "a table of contents"
WITHIN = "a link within the page"
BADGE = "a badge"
HINT = "the hint of a cloze: its card shows it"
_LONGEST_NAME = 80  # letters of a line that says that contents follow
_BELOW = 6  # lines that they follow in at most
_BETWEEN = expression(
    r"[ \t>]*(?:<!--(?:[^\n-]|-(?!->))*-->[ \t]*)?"
)  # nothing, or what a tool that makes contents writes
_FARTHEST = 200  # lines that a place is looked for above one


class Excuses:
    """What the lines of a sheet's file may lose."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._named = _named(sheet.source)
        self._skipped = _skipped(sheet, self._named)
        self._known: dict[int, Counter[str]] = {}

    def unexcused(self, words: Sequence[Word]) -> list[Word]:
        """`words` without those that their lines may lose, each as often as it may, in the same order."""
        spare: dict[int, Counter[str]] = {}
        found = []
        for word in words:
            if word.line not in spare:
                spare[word.line] = self._of(word.line).copy()
            if word.text == HEADING or not _taken(word.text, spare[word.line]):
                found.append(word)
        return found

    def is_left_out(self, block: Seen) -> bool:
        """Whether the account names all words of a block as left out."""
        if block.first_line not in self._skipped:
            return False
        left: dict[int, Counter[str]] = {}
        words = block.words
        # GitHub counts the items of a list, whatever numbers and signs they are written with.
        start = 0 if not self._is_number(words[0]) else 2 if words[1:] and words[1].text == "." else 1
        for word in words[start:]:
            if word.line not in self._skipped:
                return False
            if word.line not in left:
                left[word.line] = self._skipped[word.line].copy()
            if word.text != HEADING and not _taken(word.text, left[word.line]):
                return False
        return True

    def written_number(self, word: Word) -> str:
        """The number that the line of `word`, a number itself, begins its item with; empty where it does not."""
        item = _ITEM_NUMBER.match(self._line(word.line)) if word.text.isdecimal() else None
        return item[1].lstrip("0") or "0" if item else ""

    def _is_number(self, word: Word) -> bool:
        return bool(self.written_number(word))

    def is_heading(self, line: int) -> bool:
        """Whether a heading is in a line."""
        return line in self._headings

    def is_title(self, line: int) -> bool:
        """Whether the account says that the title is in a line."""
        return line in self._titles

    def is_written_title(self, line: int) -> bool:
        """Whether the account says that the title is written in a line, however."""
        return line in self._written_titles

    def _of(self, line: int) -> Counter[str]:
        if line not in self._known:
            self._known[line] = Counter(self._in_line(line)) + self._skipped.get(line, Counter())
        return self._known[line]

    def _in_line(self, number: int) -> Iterator[str]:
        line = self._sheet.source.line(number)
        if number in self._diagrams:
            yield from (Counter(words_in(cleaned(line))) - Counter(words_in(cleaned(in_drawing(line))))).elements()
        for excuse in IN_LINES:
            for match in excuse.shown.finditer(line):
                if excuse.where and not self._is(excuse.where, number):
                    break
                yield from words_in(excuse.signs)
                if excuse.name in PICTURES:
                    yield from _pictures(match[0], self._named)
                    continue
                for lost in excuse.lost.finditer(match[0]):
                    yield from words_in(cleaned(lost[0]))

    def _is(self, where: str, number: int) -> bool:
        match where:
            case "heading":
                return number in self._headings
            case "code":
                return number in self._fences
            case "text":
                return number not in self._code
            case "refused":
                return self._refuses
            case "titled":
                above = "\n".join(self._line(place) for place in range(max(1, number - _BELOW), number + 1))
                return _TITLE.search(above) is not None
            case "open":
                below = "\n".join(self._line(place) for place in range(number, number + _BELOW))
                return _OPEN_TAG.search(below) is not None
            case "noted":
                return _NOTED.search(self._sheet.source.text) is not None
            case "drawn":
                return any(DRAWN.fullmatch(line) for line in self._around(number))
            case _:
                return self._is_defined(number)

    def _around(self, number: int) -> Iterator[str]:
        """The lines above and below that begin as the rows of a drawn table do."""
        for step in (-1, 1):
            for place in range(number, number + step * _FARTHEST, step):
                line = self._line(place)
                if not _EDGE.match(line):
                    break
                yield line

    def _is_defined(self, number: int) -> bool:
        """Whether the line, or the nearest above that is indented less than four spaces, begins a definition."""
        for place in range(number, number - _FARTHEST, -1):
            line = self._line(place)
            if place < 1 or (line.strip() and not line.startswith(("    ", "\t"))):
                return _DEFINED.match(line) is not None
        return False

    def _line(self, number: int) -> str:
        source = self._sheet.source
        return source.line(number) if 1 <= number <= len(source.starts) else ""

    @cached_property
    def _refuses(self) -> bool:
        """Whether the target of a link is none that a sheet follows."""
        return _REFUSED.search(self._sheet.source.text) is not None

    @cached_property
    def _headings(self) -> frozenset[int]:
        sections = [section.span for _, section in walk_sections(self._sheet.sections)]
        inner = [block.span for block in blocks_in(self._sheet) if isinstance(block, Subheading)]
        return frozenset(self._sheet.source.line_number(span) for span in (*sections, *inner)) | self._titles

    @cached_property
    def _titles(self) -> frozenset[int]:
        """The line of the title: the account says that it is a heading, and no section does."""
        source = self._sheet.source
        return frozenset(
            source.line_number(one.span) for one in self._sheet.accounts if one.kind in ("heading", "title")
        )

    @cached_property
    def _written_titles(self) -> frozenset[int]:
        source = self._sheet.source
        return frozenset(source.line_number(one.span) for one in self._sheet.accounts if one.kind == "title")

    @cached_property
    def _diagrams(self) -> frozenset[int]:
        """All lines of diagrams that are drawn."""
        source = self._sheet.source
        spans = [block.span for block in blocks_in(self._sheet) if isinstance(block, Flowchart)]
        return frozenset(line for span in spans for line in range(*_lines(source, span)))

    @cached_property
    def _fences(self) -> frozenset[int]:
        """The first and the last line of each code block."""
        return frozenset(line for pair in self._code_blocks for line in pair)

    @cached_property
    def _code(self) -> frozenset[int]:
        """All lines of code blocks."""
        return frozenset(line for first, last in self._code_blocks for line in range(first, last + 1))

    @cached_property
    def _code_blocks(self) -> tuple[tuple[int, int], ...]:
        """The first and the last line of each."""
        source = self._sheet.source
        spans = [block.span for block in blocks_in(self._sheet) if isinstance(block, CodeBlock | Flowchart)]
        return tuple((first, behind - 1) for first, behind in (_lines(source, span) for span in spans))


def _lines(source: SourceFile, span: Span) -> tuple[int, int]:
    """The first line of a span, and that behind its last."""
    return source.line_number(span), source.position(max(span.start, span.end - 1))[0] + 1


def _skipped(sheet: Sheet, named: Mapping[str, str]) -> dict[int, Counter[str]]:
    """The words of each line that the account names as left out with good reason."""
    source = sheet.source
    skipped: dict[int, Counter[str]] = defaultdict(Counter)
    links = frozenset(
        source.line_number(one.span)
        for one in sheet.accounts
        if one.reason in (CONTENTS, WITHIN) and _LOOKS[one.reason].fullmatch(source.slice(one.span).strip())
    )
    for account in sheet.accounts:
        if account.status is Status.SKIPPED and account.reason in SKIPPED and _looks_so(source, account, links, named):
            first = source.line_number(account.span)
            before, _, behind = source.line(first).partition(source.slice(account.span).split("\n")[0])
            if (number := _ITEM_NUMBER.fullmatch(before.rstrip())) and not behind.strip():
                skipped[first].update((number[1].lstrip("0") or "0", "."))  # nothing of the item is shown
            for line, text in enumerate(NEWLINE.split(source.slice(account.span)), start=first):
                said: Counter[str] = Counter()
                for read in (text, unescape(text), in_text(text, html=False), in_text(text, html=True)):
                    said |= Counter(words_in(cleaned(read)))
                skipped[line] += said
                skipped[line].update(_pictures(text, named))
    return dict(skipped)


def _looks_so(source: SourceFile, account: Account, links: frozenset[int], named: Mapping[str, str]) -> bool:
    """Whether what is left out looks like what the account says of it; a line above `links` may name the contents."""
    text = source.slice(account.span).strip()
    if account.reason == HINT:
        return source.text.endswith("::", 0, account.span.start)
    if account.reason == BADGE and not any("//" in address for address in _addresses(text, named)):
        return False  # no badge is a file beside the sheet
    if _LOOKS[account.reason].fullmatch(text):
        return True
    if account.reason != CONTENTS or len(text) > _LONGEST_NAME:
        return False
    line = source.position(max(account.span.start, account.span.end - 1))[0]
    below = range(line + 1, min(line + _BELOW, len(source.starts)) + 1)
    lines = (number for number in below if not _BETWEEN.fullmatch(source.line(number).rstrip()))
    return next(lines, 0) in links


def _pictures(text: str, named: Mapping[str, str]) -> Iterator[str]:
    """The words that the pictures of a text count as; `named` are the addresses of references."""
    return (picture(unescape(address)).strip() for address in _addresses(text, named))


def _addresses(text: str, named: Mapping[str, str]) -> Iterator[str]:
    """The addresses of the pictures of a text."""
    for match in PICTURE_PLACE.finditer(text):
        address = match["source"] or match["blanks"] or match["address"]
        if address := address or named.get(_label(match["label"] or match["words"] or ""), ""):
            yield address


def _label(words: str) -> str:
    return " ".join(words.split()).casefold()


def _named(source: SourceFile) -> dict[str, str]:
    """The addresses that references of a file are names of, the first of each."""
    found = _REFERENCE.findall(source.text) if "]:" in source.text else []
    return {_label(label): address for label, address in reversed(found)}


def _taken(word: str, left: Counter[str]) -> bool:
    """Whether `left` has `word`, which is then taken out of it."""
    left[word] -= 1
    return left[word] >= 0
