"""The HTML that GitHub's parser writes, read block by block."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser
from itertools import groupby

from generator.expressions import expression
from generator.verifying.source.differences import DRAWN, SIGNS, in_drawing, in_text
from generator.verifying.source.rendered import Seen
from generator.verifying.source.words import HEADING, PICTURE, cleaned, picture, words_in

_FENCE = expression(r"[\s>*+\-\d.)]*(?:`{3,}|~{3,})")
_BARE_ITEM = expression(r"[\s>]*(?:[-*+]|\d{1,9}[.)])[ \t]*")  # whose words begin in the next line
_NUMBER = expression(r"\s*\d+\.\s*")
# Elements that begin and end what is read in one go.
_BLOCKS = frozenset([
    "blockquote", "center", "dd", "details", "div", "dl", "dt", "figcaption", "figure", "footer", "form", "h1", "h2",
    "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table",
    "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
])  # fmt: skip
MERMAID = "mermaid"
# Elements within a text that do not part words; others GitHub leaves out, or a lone tilde made them.
_WITHIN = frozenset(
    ["a", "b", "code", "em", "i", "ins", "kbd", "mark", "s", "small", "span", "strong", "sub", "sup", "u"]
)
FARTHEST = 500  # lines ahead that a word of raw HTML is looked for
_PLAIN = "p|h[1-6]|t(?:able|head|body|r|h|d)|[ou]l|li|em|strong|code"
_START = expression(rf'<(?P<name>{_PLAIN})(?: data-sourcepos="(?P<place>[\d:-]+)")?>')
_END = expression(rf"</(?P<name>{_PLAIN})>")
# A row of a table as cmark writes it, whose cells hold nothing but plain text, emphasis and code. Each step is final:
# a row of another kind is left at once.
_ENTITY = "&(?:amp|lt|gt|quot);"
_CELL_TEXT = (
    rf"(?:[^<&\n{PICTURE}{SIGNS}]++|{_ENTITY}|</?(?:em|strong)>|<code>(?:[^<&\n{PICTURE}]++|{_ENTITY})*+</code>)*+"
)
_ROW = re.compile(
    r'<tr(?: data-sourcepos="[\d:-]+")?>\n'
    rf'((?:<td(?: align="\w+")? data-sourcepos="[1-9]\d*:[\d:-]+">{_CELL_TEXT}</td>\n)++)</tr>'
)
_CELL = re.compile(r'data-sourcepos="(\d+):[\d:-]+">([^\n]*)</td>\n')
_MARKUP = re.compile(r"</?[a-z]+>")
_TAGS = expression(r"</?[A-Za-z][^<>]*>")
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_LEAVES = _HEADINGS | {"p", "pre", "table"}
_UNSEEN = frozenset({"head", "script", "style", "template", "title"})


class BlockReader(HTMLParser):
    """Reads the HTML that cmark writes; its blocks name the lines that they were written in."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__(convert_charrefs=True)
        self.lines = lines
        self.seen: list[Seen] = []
        self.told: dict[int, str] = {}
        self.line = 1
        self.header = 0  # the line of a table's header
        self.entered = False  # whether an item has just begun: cmark ends the line there, the file does not
        self.known = False  # whether the element that is read says its line
        self.until = 0  # and its last one, 0 if it says none
        self.ends: dict[str, int] = {}  # the last lines of open elements that hold no others
        self.passed = 0  # the last line of the last of them that was closed
        self.ended = 0  # lines of raw HTML that have ended since the last word, if the file has them too
        self.segments: list[tuple[str, int]] = []
        self.code = 0
        self.hidden: list[str] = []
        self.free = False
        self.numbers: list[int | None] = []
        self.language = ""

    def parse_starttag(self, i: int) -> int:
        """Read most tags of cmark's own in one step: for each, html.parser takes five times as long."""
        if self.rawdata.startswith("<tr", i) and (end := self._row(i)):
            return end
        tag = _START.match(self.rawdata, i)
        if tag is None or self.cdata_elem:
            return super().parse_starttag(i)
        self.handle_starttag(tag["name"], [("data-sourcepos", tag["place"])] if tag["place"] else [])
        return tag.end()

    def parse_endtag(self, i: int) -> int:
        """The same for the tags that end them."""
        tag = _END.match(self.rawdata, i)
        if tag is None or self.cdata_elem:
            return super().parse_endtag(i)
        self.handle_endtag(tag["name"])
        return tag.end()

    def _row(self, start: int) -> int:
        """Read a plain row of a table as a whole, as its tags and texts would be one by one; where it ends, 0 if none
        begins at `start`.
        """
        row = None if self.cdata_elem or self.hidden or self.code or self.language else _ROW.match(self.rawdata, start)
        if row is None:
            return 0
        cells = _CELL.findall(row[1])
        # A mark may be composed with what is before it, but not across a tag.
        if not row[1].isascii() and any("<" in inner and not inner.isascii() for _, inner in cells):
            return 0
        self.end_block()
        self.entered = self.known = False
        for place, inner in cells:
            self.line = int(place)
            text = _MARKUP.sub("", inner) if "<" in inner else inner
            text = cleaned(unescape(text) if "&" in text else text)
            if texts := words_in(text):
                line = min(self.line, len(self.lines))
                self._tell(text, line)
                free = self.free or DRAWN.fullmatch(self.lines[line - 1]) is not None
                self.seen.append(Seen(texts=tuple(texts), lines=line, free=free))
        return row.end()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        if tag in _BLOCKS and not (tag == "hr" and self._is_number()):
            self.end_block()
        self.entered = tag == "li"
        place = attributes.get("data-sourcepos")
        line, end = _lines(place) if place else (0, 0)
        if tag == "table":
            # Right below a paragraph, cmark gives a table's header that paragraph's place, and it none.
            self.header = max(line, self._behind()) if place else 0
        if place and tag not in ("ol", "ul", "table", "tr", "blockquote"):
            self.line, self.known = (self.header if tag == "th" else line) or self._behind(), True
            self.until = end if self.line == line else 0
        elif tag in _BLOCKS and tag != "li":
            self.known = False
        if tag in _LEAVES and end:
            self.ends[tag] = end
        if tag in _UNSEEN or "data-footnote-ref" in attributes or "data-footnote-backref" in attributes:
            self.hidden.append(tag)
        elif tag == "section" and "data-footnotes" in attributes:
            self.free = True
        elif tag in ("ol", "ul"):
            start = attributes.get("start") or "1"
            self.numbers.append(int(start) if tag == "ol" and start.isdecimal() and not self.free else None)
        elif tag == "li" and self.numbers and self.numbers[-1] is not None:
            number = f"{self.numbers[-1]}. "
            if self.known:
                self._add(number, code=True)
            else:  # no line has it, or another
                self.segments.append((number, self.line))
            self.numbers[-1] += 1
        elif tag in _HEADINGS:
            self.segments.append((HEADING, self.line))
        elif tag == "pre":
            self.language = attributes.get("lang") or ""
            if self.known and _FENCE.match(self.lines[min(self.line, len(self.lines)) - 1]):
                self.line += 1
        elif tag == "img" and attributes.get("src"):
            source, line = attributes.get("src") or "", self.line
            found = self._found(source)
            if not self.known or "src" in self.lines[found - 1].lower():  # a tag of several lines
                self.line = found
            self._add(picture(source), code=True)
            self.line = line if self.known else self.line
        elif tag not in _BLOCKS and tag not in _WITHIN:
            self._add(" ")
        if tag == "li" and self.known and self._begins_below():
            self.line += 1
        self.code += tag in ("code", "pre")

    def handle_endtag(self, tag: str) -> None:
        if self.hidden and tag == self.hidden[-1]:
            self.hidden.pop()
        if tag == "li" and self._is_number():
            self.segments = []  # of an item without words
        if tag in _BLOCKS:
            self.end_block()
            if end := self.ends.pop(tag, 0):
                self.passed, self.line = end, min(self.line, end)
            self.language = "" if tag == "pre" else self.language
            self.known = False
        elif tag not in _WITHIN:
            self._add(" ")
        if tag in ("ol", "ul") and self.numbers:
            self.numbers.pop()
        self.code = max(0, self.code - (tag in ("code", "pre")))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in ("br", "img", "hr", "input"):
            self.handle_endtag(tag)

    def handle_data(self, data: str) -> None:
        if self.entered:
            data, self.entered = data.removeprefix("\n"), False
        if self.hidden:
            return
        if self.code and " " in data and self.known and self.line < self.until and "pre" not in self.ends:
            data = self._with_line_ends(data)
        self._add(data.replace(PICTURE, ""), code=bool(self.code))

    def _with_line_ends(self, code: str) -> str:
        """Code in a text, with the line ends of the file that GitHub's parser made spaces of."""
        if code in self.lines[min(self.line, len(self.lines)) - 1]:
            return code
        pattern = "".join(r"(?: |\n[ \t>]*)" if sign == " " else re.escape(sign) for sign in code)
        last = min(self.until, self.line + code.count(" "))
        found = re.search(pattern, "\n".join(self.lines[self.line - 1 : last]))
        if found is None:
            return code
        return re.sub(r"\n[ \t>]*", "\n", found[0])

    def _add(self, text: str, *, code: bool = False) -> None:
        if self.known or "\n" not in text.strip():
            self._add_piece(text, code=code)
            return
        for line in text.splitlines(keepends=True):  # between raw lines may be others, which are not rendered
            self._add_piece(line, code=code)

    def _add_piece(self, text: str, *, code: bool) -> None:
        words = text.split(maxsplit=1)
        if words and not self.known:
            lead, line = text[: text.find(words[0])].count("\n"), self.line
            if lead and line <= self.passed:
                self.line = self.passed + 1
            self.line = max(line, self._found(words[0], self.ended) - lead)
            if len(self.segments) == 1 and self._is_number():
                self.segments = [(self.segments[0][0], self.line)]
        self.ended = 0 if words or self.known else self.ended + text.count("\n")
        if text:
            self.segments.append((cleaned(self._looked_for(text, code)), self.line))
            if words or self.known:  # between the tags of a table are line ends that the file has not
                self.line += text.count("\n")

    def _looked_for(self, text: str, code: bool) -> str:
        if self.language == MERMAID:
            return in_drawing(cleaned(text))
        return text if code else in_text(text, html=not self.known)

    def _behind(self) -> int:
        """The first line with words below those that were read last."""
        line = max(self.seen[-1].last_line if self.seen else 0, self.passed) + 1
        return next(
            (number for number in range(line, len(self.lines) + 1) if self.lines[number - 1].strip(" \t>")), line
        )

    def _found(self, word: str, ended: int = 0) -> int:
        """The line of raw HTML that `word` is in: the next that has it, one below those `ended` first."""
        last = min(len(self.lines), self.line + FARTHEST)
        if ended > 0 and self.line + ended <= last and _says(self.lines[self.line + ended - 1], word):
            return self.line + ended
        ahead = range(self.line, last + 1)
        if ended > 0:
            below = next((number for number in ahead[ended:] if _TAGS.sub("", self.lines[number - 1]).strip()), 0)
            if below and _says(self.lines[below - 1], word):
                return below
        return next((number for number in ahead if _says(self.lines[number - 1], word)), self.line)

    def _begins_below(self) -> bool:
        """Whether the words of the item that begins in this line are in the next."""
        if self.line >= len(self.lines) or not _BARE_ITEM.fullmatch(self.lines[self.line - 1]):
            return False
        mark, below = self.lines[self.line - 1].rstrip().expandtabs(4), self.lines[self.line].expandtabs(4)
        return len(below) - len(below.lstrip(" >")) > len(mark)

    def _is_number(self) -> bool:
        """Whether nothing was read of an item yet but its number."""
        return _NUMBER.fullmatch("".join(segment for segment, _ in self.segments)) is not None

    def end_block(self) -> None:
        """What was read since the last block began and ended is one."""
        if not self.segments:
            return
        texts, lines = self._words()
        self.segments = []
        if any(text != HEADING for text in texts):
            free = self.free or self.language == MERMAID or (not self.code and self._is_drawn(lines))
            self.seen.append(Seen(texts=texts, lines=lines, free=free))

    def _is_drawn(self, lines: int | tuple[int, ...]) -> bool:
        """Whether a block holds a drawn table, whose cells go over lines that GitHub reads across."""
        numbers = {lines} if isinstance(lines, int) else {*lines}
        return any(DRAWN.fullmatch(self.lines[line - 1]) for line in numbers)

    def _words(self) -> tuple[tuple[str, ...], int | tuple[int, ...]]:
        """The words of the segments with their lines; where two meet without a space, they are one."""
        # Not every line end that an element holds is one of the file: some are written as entities.
        last = min(self.until if self.known and self.until else len(self.lines), len(self.lines))
        first = min(self.segments[0][1], last)
        if all(line == first and "\n" not in segment for segment, line in self.segments):
            text = "".join(segment for segment, _ in self.segments)
            text = (
                text if len(self.segments) == 1 else cleaned(text)
            )  # a mark may be composed with what is before a tag
            self._tell(text, first)
            return tuple(words_in(text)), first
        said = ""
        lines: list[int] = []
        for segment, line in self.segments:
            for number, part in enumerate(segment.split("\n")):
                said += " " * (number > 0) + part
                lines += [min(line + number, last)] * (len(part) + (number > 0))
        words: list[str] = []
        places: list[int] = []
        start = 0
        for line, characters in groupby(lines):
            end = start + len(list(characters))
            text = cleaned(said[start:end])
            self._tell(text, line)
            found = words_in(text)
            words += found
            places += [line] * len(found)
            start = end
        return tuple(words), tuple(places)

    def _tell(self, text: str, line: int) -> None:
        """Note what a block says in a line."""
        said = " ".join((text.replace(HEADING, "").replace(PICTURE, "") if PICTURE in text else text).split())
        if said:
            self.told[line] = f"{self.told[line]} {said}" if line in self.told else said


def _says(line: str, word: str) -> bool:
    """Whether `word` is in a line of raw HTML, as it is written or as entities mean it."""
    return word in line or ("&" in line and word in unescape(line))


def _lines(place: str) -> tuple[int, int]:
    """The first and the last line of a place such as 3:1-4:7."""
    start, _, end = place.partition("-")
    return int(start.partition(":")[0]), int(end.partition(":")[0])
