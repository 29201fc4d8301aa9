"""Where the page differs from the rendered Markdown by design, in tables with a reason each."""

from __future__ import annotations

import re
from typing import NamedTuple

from generator.verifying.source.words import PICTURE


class Difference(NamedTuple):
    """What GitHub shows of some syntax, what of it is looked for, and why the rest is not."""

    name: str
    shown: re.Pattern[str]
    kept: str
    reason: str


def _row(name: str, shown: str, kept: str, reason: str) -> Difference:
    return Difference(name, re.compile(shown, re.MULTILINE), kept, reason)


_NAME = r"(?=[^\]|\n]{0,200}?[^\W\d_])[^\]|\n]{1,500}"  # of a page: it has a letter
_ODD = "\u00a0\u2002-\u200a\u202f\u3000"
_BEGINS = r"[-*+>]|#{1,6}|\d+[.)]"  # what an item, a quote or a heading begins with

# Each pattern is bounded: it begins at every sign of a hostile line, and must not go to its end each time.
IN_TEXT = (
    _row("cloze of Anki", r"\{\{(?:c?\d{1,3}::|cloze[ :])(.{0,2000}?)(?:::[^{}\n]*)?\}\}", r"==\1==", "read as a mark"),
    _row("cloze in braces", r"\{c\d{1,3}(?:::?|\|)(.{0,2000}?)(?:::[^{}\n]*)?\}", r"==\1==", "read as a mark"),
    _row("note in a line", r"\^\[([^\]\n]{0,500})\]", r" \1 ", "pandoc's; it stands in parentheses"),
    _row(
        "picture with blanks", r"!\[[^\]\n]{0,500}\]\([^()\n]{0,500}\.\w{2,5}(?:[ \t]+=[\dx%]*)?\)",
        "", "no address to GitHub",
    ),
    _row("link with blanks", r"\[([^\]\n]{0,500})\]\([^()\n]{0,500}\.\w{2,5}\)", r"\1", "an address is no word"),
    _row("tags", r"(?:(?:^|[ \t]+)#[^\W\d][\w/-]*)+[ \t]*$", "", "Obsidian's; they sort notes"),
    _row("circled number", r"^[ \t]*[\u2460-\u2473][ \t]*", "", "the number of an item"),
    _row("style sheet", r"(?is:<(style|script)\b.{0,20000}?</\1\s*>)", "", "speaks to a browser"),
    _row("reference of Logseq", r"\(\([0-9a-f-]{6,}\)\)", "", "points to another block"),
    _row("comment of Obsidian", r"(?<![\w%])%%(?=[\s\w])(?:[^%]|%(?!%))*?%%(?!\w)", "", "its readers do not see it"),
    _row("embedding", r"!\[\[[^\]\n]{0,500}\]\]", "", "a picture, or a note of another file"),
    _row("heading without a space", r"^[ \t]*#{1,6}(?=[^\W\d_])", " ", "GitHub shows its signs; it is a heading"),
    _row("wikilink", rf"(?<![\w\])])\[\[(?!\s)(?:[^\]|\n]{{0,500}}\|)?#?({_NAME})\]\]", r"\1", "an address is no word"),
    _row("block id", r"(?:^|[ \t])\^[\w-]+[ \t]*$", "", "names a place for links from other notes"),
    _row(
        "span", r"\[([^\]\n]{0,500})\]\{(?:[:.#]|[\w-]+=)[^}\n]{0,500}\}",
        r"\1", "pandoc's; the braces say how it looks",
    ),
    _row("attributes", r"\{(?:[:.#]|[\w-]+=)[^}\n]{0,500}\}", "", "say how a thing looks or is linked"),
    _row(
        "tag of a template", r"\{%.{0,2000}?%\}|^[ \t]*\{\{.*\}\}[ \t]*$",
        "", "tells a maker of web pages what to do",
    ),
    _row(
        "cloze of Anki", r"\{\{c\d+::(.{0,2000}?)(?:::[^{}\n]*)?\}\}",
        r"\1", "its words are looked for, its braces are not",
    ),
    _row("callout", r"^[ \t]*\[![\w-]+(?:\|[^\]\n]{0,500})?\][-+]?", "", "its kind is said by its colour and sign"),
    _row("admonition", r'^[ \t]*(?:!!!|\?\?\?)\+?[ \t]+[\w-]+[ \t]*"?([^"\n]*)"?', r"\1", "a callout of MkDocs"),
    _row("edge of a box", r"^[ \t]*:::.*$", "", "of site generators; the box holds the words"),
    _row("emoji shortcode", r"(?<![\w:]):[a-z0-9_+-]+:(?![\w:])", "", "shown as the sign that it names"),
    _row("property of Logseq", r"^[ \t]*[\w-]+::[ \t].*$", "", "a setting that its readers do not see"),
    _row("table of contents", r"^\[(?:toc|TOC)\][ \t]*$", "", "stands for links to headings that the page shows"),
)  # fmt: skip
"""What other tools write in text (code is taken as it is), in this order."""

IN_HTML = (
    _row(
        "mark in HTML",
        r"^[ \t]*(?:[-*+][ \t]|>+)|[`*_~]",
        " ",
        "between HTML tags GitHub shows it; it is read as a mark",
    ),
    *IN_TEXT,
)

_TASKS = "TODO|DOING|LATER|NOW|WAITING|WAIT|IN|PROGRESS|DONE|CANCELL?ED"

IN_LINES = (
    _row("divider", r"^[\s>|:=+*_~–—-]*$", r"[|:=+*_~–—-]", "a line without words parts what is above from below"),
    _row("code cut by a pipe", r"`[^`|]*\|", "`", "GitHub ends a cell within code; the code is read whole"),
    _row("edge of a cell", r"^[\s>*+-]*\|", r"\|", "in a table that GitHub does not see it is a sign"),
    _row("heading without a space", r"^ {0,3}#{1,6}[^\s#]", "#", "read as a heading; GitHub shows its signs"),
    _row("odd space", rf"^\s*(?:{_BEGINS})[ \t]*[{_ODD}]|^[ \t]*[{_ODD}]\s*[-*+\d]", "[-*+>#]", "read as plain"),
    _row("sign of a link", r"\[\[|\^\[", r"[\[\]#^]", "where other markup parts it from its end"),
    _row("wikilink cut by a pipe", r"^[^|]*\|.*\[\[[^\]|\n]*\|", r"[|]|\w+", "GitHub ends a cell within it"),
    _row("edge of a code block", rf"^[\s>]*(?:{_BEGINS})?\s*(?:`{{3,}}|~{{3,}})", r"[`~+-]|\w+", "code ends elsewhere"),
    _row("odd bullet", r"^\s*[•‣◦▪▫●○■□➢➤►▶⁃∙·]", r"[•‣◦▪▫●○■□➢➤►▶⁃∙·]", "read as a list's bullet"),
    _row("odd number", r"^\s*(?:\d{1,3}[、．.)]|[\u2460-\u2473])", r"[、．.)\u2460-\u2473]", "the number of an item"),
    _row("task of Logseq", rf"^\s*(?:[-*+]\s+)?(?:{_TASKS})\b", _TASKS, "shown as a box"),
    _row("edge of a drawn table", r"^\s*\|.*\|\s*$", r"[|*+-]", "a row may take several lines"),
    _row("word in braces", r"(?<![\w$\\^]){[^\W_][^{}$_=\\,\n]*}", r"[{}]", "a cloze where all braces are"),
    _row("escaped pipe", r"\\\|", r"[|\\]", "in a table that GitHub does not see, its backslash is no sign"),
    _row("escape in an address", r"://\S{0,2000}\\", r"\\", "GitHub takes the backslash into the address"),
    _row("sign before emphasis", r"[^\w\s\x00-\x7f]_{1,2}\w", "_", "CommonMark 0.31 takes symbols for punctuation"),
    _row("picture in a heading", r"^#", f"{PICTURE}.*", "a title is words; those of the picture are in it"),
    _row("picture in HTML", r"<img\b|^\s*(?:src=|</?(?:p|div|center|a|picture|source)\b)", f"{PICTURE}.*", "a badge"),
)  # fmt: skip
"""What may be missing of a line of the file: by what stands in it (`shown`), and which words (`kept`)."""

SKIPPED = {
    "a badge": "says how a project is doing, and nothing of its subject",
    "a table of contents": "the page shows the headings themselves",
    "a link within the page": "on paper there is nothing to follow it to",
    "a link for those who edit the page": "leads to the file, not to what it says",
    "tags": "they sort the sheet for its author",
    "the id of a block": "names a place for links from other notes",
    "a reference to another block": "what it shows is in another note",
    "a box to tick": "a task's state, which the page draws",
    "a property of another tool": "a setting that its readers do not see",
    "a remark": "its readers do not see it",
    "a template tag": "tells a maker of web pages what to do",
    "a container's fence": "the edge of a box, which holds the words",
    "attributes for another tool": "say how a thing looks or is linked",
    "the hint of a cloze: its card shows it": "a hint is for who is asked",
}
"""What the account names as left out, with the words that it left out, and why that is right."""

# Most text holds none of these, which all of the above begin or end with; in HTML there are marks besides.
_SIGNS = re.compile(r"[%\[\]{}^:!?#(<\u2460-\u2473]")
_SIGNS_IN_HTML = re.compile(r"[%\[\]{}^:!?#(<\u2460-\u2473*+`_~>-]")

# A border that is drawn around the cells of a table.
DRAWN = re.compile(r"[\s>]*\+(?:[-=:]+\+)+\s*")

_LABEL = re.compile(r"[\[({|\">]+([^\[\](){}|\"<>\n]+)[\])}|\"<]+")
_NO_LABEL = re.compile(r"^\s*(?:%%|click\b|style\b|classDef\b|class\b|linkStyle\b).*$|#\w+;|[^\w\s]", re.MULTILINE)


def in_text(text: str, *, html: bool) -> str:
    """What is looked for of `text`, which may stand between HTML tags."""
    if not (_SIGNS_IN_HTML if html else _SIGNS).search(text):
        return text
    for difference in IN_HTML if html else IN_TEXT:
        text = difference.shown.sub(difference.kept, text)
    return text


def in_drawing(source: str) -> str:
    """What is looked for of a mermaid diagram: the words of its labels; arrows, names and keywords are the drawing."""
    return "\n".join(
        _NO_LABEL.sub(" ", " ".join(_LABEL.findall(line))) if not _NO_LABEL.match(line) else ""
        for line in source.split("\n")
    )


def excused(line: str) -> tuple[str, ...]:
    """Patterns of the words of this `line` of the file that are by design not shown."""
    return tuple(difference.kept for difference in IN_LINES if difference.shown.search(line))
