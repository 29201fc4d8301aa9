"""Where the page differs from the rendered Markdown by design, in tables with a reason each."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.entities import html5
from typing import NamedTuple

from generator.expressions import expression
from generator.verifying.source.words import picture


class Difference(NamedTuple):
    """What GitHub shows of some syntax, what of it is looked for, and why the rest is not."""

    name: str
    shown: re.Pattern[str]
    kept: str | Callable[[re.Match[str]], str]
    reason: str


def _row(name: str, shown: str, kept: str | Callable[[re.Match[str]], str], reason: str) -> Difference:
    return Difference(name, expression(shown, re.MULTILINE), kept, reason)


_NAME = r"(?=[^\]|\n]{0,200}?[^\W\d_])[^\]|\n]{1,500}"  # of a page: it has a letter
# What a cloze hides: formulas, code and braces of its own are whole.
_HIDDEN = r"(?>\{\{[^{}\n]{0,500}\}\}|\$[^$\n]{0,500}\$|`[^`\n]{0,500}`|\{[^{}\n]{0,500}\}(?!\})|(?s:.)){0,2000}?"
_CIRCLED = r"\u2460-\u2473"
_ODD = "\u00a0\u2002-\u200a\u202f\u3000"
_SCHEME = expression(r"(?!https?:)[A-Za-z][\w+.-]{1,30}:", re.IGNORECASE)  # of addresses that no sheet follows


def _unclozed(match: re.Match[str]) -> str:
    """A cloze as a mark, those within it too; a hint is behind it."""
    inner = match.re.sub(_unclozed, match[1])
    return f"=={inner}==" + (f" {match[2]} " if match[2] else "")


# The names that a browser takes for entities without a semicolon, the longest first.
_GUESSED = sorted((name for name in html5 if not name.endswith(";")), key=lambda name: (-len(name), name))

ADMONITION = _row(
    "admonition",
    r"[ \t]*(?:!!!|\?\?\?\+?)[ \t]*[a-z][\w-]*(?:[ \t]+(?:inline|end|annotate))*(?:[ \t]+\"(?P<title>[^\n]*)\")?[ \t]*",
    "", "a callout of MkDocs, which holds the lines that are indented below it",
)  # fmt: skip
DEFINITION = _row(
    "definition", r" {0,3}[:~][ \t]+(?=\S)", "- ", "GitHub knows no definitions; what is in one is read as in an item",
)  # fmt: skip
INSTRUCTION = _row(
    "instruction without an end", r" {0,3}<\?", "&lt;?",
    "GitHub takes all below it for HTML; it is read as the example that it is",
)  # fmt: skip
COMMENT = _row(
    "comment without an end", r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t>]+)*<!--", "&lt;!--",
    "GitHub takes all below it for the comment; it is read as the slip that it is",
)  # fmt: skip
ODD_SPACE = _row(
    "odd space beside a mark",
    rf"[ \t{_ODD}]*(?:[-*+>]|\d{{1,9}}[.)]|#{{1,6}})(?:[ \t{_ODD}]+(?:[-*+>](?=[ \t{_ODD}]))?)+", "",
    "no mark to GitHub; read as one, and a warning names it",
)  # fmt: skip
CODE = _row(
    "code to the left of its item", r"[ \t]+(?:`{3,}|~{3,})", "",
    "GitHub ends the item there, and takes what follows for code; a warning names it",
)  # fmt: skip
RULER = _row(
    "table with an uneven head",
    r"(?P<margin>[ \t>]*)(?P<cells>\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*)", "",
    "no table to GitHub, as its line of dashes does not match its header; read as one, and a warning names it",
)  # fmt: skip
WIKILINK = _row(
    "wikilink with markup",
    r"(?<![`\w!])\[\[(?=[^\[\]|\n]{0,500}[*_`~])[^\[\]|\n]{1,500}\\?\|([^\[\]\n]{1,500})\]\](?!`)",
    r"\1", "an address is no word, and no markup",
)  # fmt: skip
EMBEDDING = _row(
    "embedding with markup", r"(?<!`)!\[\[(?=[^\[\]\n]{0,500}[*_`~])[^\[\]\n]{1,500}\]\](?!`)", " ",
    "a picture, or a note of another file; its name is no markup",
)  # fmt: skip
ESCAPED = _row(
    "escaped wikilink", r"\\\[(?=\[)", "\\[\u200b", "its backslash makes it text, which GitHub does not show",
)  # fmt: skip
BRACE = _row(
    "escaped cloze", r"(?<!\\)((?:\\\\){0,9})\\\{(\{?)(?=c?\d|cloze)", "\\1\\\\{\u200b\\2\u200b",
    "its backslash makes it text, which GitHub does not show",
)  # fmt: skip
SIGN = _row(
    "sign written as an entity", r"&(?:lbrace|lcub|lbrack|lsqb|#0{0,5}(?:123|91)|#[xX]0{0,5}(?:7[bB]|5[bB]));",
    "\\g<0>\u200b", "it is text, and begins neither cloze nor link",
)  # fmt: skip
LONE_TICK = _row(
    "lone backtick in a table", r" {0,3}\|[^\n]*\|[ \t]*", r"\`",
    "code ends with its row; where GitHub sees no table, it would go on in the next",
)  # fmt: skip
ENTITY = _row(
    "entity without its end", rf"&({'|'.join(_GUESSED)})(?![A-Za-z0-9]*;)", r"&amp;\1",
    "between HTML tags a browser guesses it; it is shown as it is written",
)  # fmt: skip
IN_FILE = (
    ADMONITION,
    DEFINITION,
    INSTRUCTION,
    COMMENT,
    ODD_SPACE,
    CODE,
    RULER,
    WIKILINK,
    EMBEDDING,
    ESCAPED,
    LONE_TICK,
    ENTITY,
)
"""What is written otherwise before GitHub's parser reads the file; the last, of HTML, in what it made."""

# Each pattern is bounded: it begins at every sign of a hostile line, and must not go to its end each time.
IN_TEXT = (
    _row(
        "cloze of Anki", rf"\{{\{{(?:c?\d{{1,3}}::|cloze[ :])(?!\s*\}})({_HIDDEN})(?:::([^{{}}\n]*))?\}}\}}",
        _unclozed, "read as a mark; the hint is on its card",
    ),
    _row(
        "cloze in braces", rf"(?<!\{{)\{{c\d{{1,3}}(?:::?|\|)(?!\s*\}})({_HIDDEN})(?:::([^{{}}\n]*))?\}}", r"==\1== \2",
        "read as a mark",
    ),
    _row("note in a line", r"\^\[([^\]\n]{0,500})\]", r" \1 ", "pandoc's; it stands in parentheses"),
    _row(
        "picture with blanks",
        r"!\[[^\]\n]{0,500}\]\((?=[^()\n]{0,500}[ \t])([^()\n]{0,500}\.\w{2,5})(?:[ \t]+=[\dx%]*)?\)",
        lambda match: match[0] if _SCHEME.match(match[1]) else picture(match[1]), "no address to GitHub",
    ),
    _row(
        "link with blanks",
        r"\[([^\]\n]{0,500})\]\((?=[^()\n]{0,500}[ \t])[^()\n]{0,500}\.\w{2,5}(?:#[^()\s]{0,500})?\)",
        r"\1", "an address is no word",
    ),
    _row("embedding", r"!\[\[[^\]\n]{0,500}\]\]", " ", "a picture, or a note of another file"),
    _row(
        "wikilink", rf"(?<![A-Za-z0-9\])])\[\[(?!\s)(?:[^\]|\n]{{0,500}}\|)?#?({_NAME})\]\]", r"\1",
        "an address is no word",
    ),
    _row(
        "wikilink in other words", r"(?<![A-Za-z0-9\])])\[\[(?!\s)" + _NAME + r"\|([^\]|\n]{1,500})\]\]", r"\1",
        "an address is no word",
    ),
    _row("span", r"\[([^\]\n]{0,500})\](?=\{(?:[:.#]|[\w-]+=))", r"\1", "pandoc's; what follows says how it looks"),
    _row("circled number", rf"^[ \t]*[{_CIRCLED}]", r"\g<0> ", "the number of an item, no letter of a word"),
    _row(
        "callout", r"^((?:[:~][ \t]+)?(?:>[ \t]*)*)[ \t]*\[![A-Za-z][\w -]{0,30}(?:\|[^\]\n]{0,500})?\][-+]?",
        r"\1", "its kind is said by its colour and sign",
    ),
)  # fmt: skip
"""What other tools write in text (code is taken as it is), in this order."""

IN_HTML = (
    _row(
        "box to tick between tags",
        r"^[ \t]*(?:[-*+]|\d+[.)])[ \t]+\[[ xX]\](?=\s)",
        " ",
        "GitHub shows its signs; it is drawn",
    ),
    _row(
        "footnote between tags",
        r"\[\^[^\]\s]{1,100}\]:?",
        " ",
        "GitHub shows its signs; a number of a footnote is no word",
    ),
    _row(
        "mark in HTML",
        r"^(?:[ \t]*(?:[-*+](?=[ \t])|#{1,6}(?=[ \t])|>))+|[ \t]#+[ \t]*$|[`*_~]|\\(?=[!-/:-@\[-`{-~])",
        " ",
        "between HTML tags GitHub shows it; it is read as a mark",
    ),
    _row(
        "picture between tags",
        r"!\[[^\]\n]{0,500}\]\(([^()\s]{1,500})\)",
        lambda match: picture(match[1]),
        "GitHub shows its signs; it is read as a picture",
    ),
    _row(
        "link between tags",
        r"(?<!!)\[([^\[\]\n]{0,500})\]\([^()\s]{0,500}\)",
        r"\1",
        "GitHub shows its signs; it is read as a link",
    ),
    *IN_TEXT,
)

# Most text holds none of these, which all of the above begin or end with; in HTML there are marks besides.
SIGNS = r"\[\]{}!?\u2460-\u2473"
_SIGNS = expression(rf"[{SIGNS}]")
_SIGNS_IN_HTML = re.compile(rf"[{SIGNS}*+`_~>#\\-]")

# A border that is drawn around the cells of a table.
DRAWN = re.compile(r"[\s>]*\+(?:[-=:]+\+)+\s*")

_LABEL = expression(r"(\w*)[\[({|\">]+([^\[\](){}|\"<>\n]+)[\])}|\"<]+")
_NO_LABEL = expression(
    r"^\s*(?:%%|click\b|style\b|classDef\b|class\b|linkStyle\b).*$|(?:&#?|#)\w+;|[^\w\s]", re.MULTILINE
)


def in_text(text: str, *, html: bool) -> str:
    """What is looked for of `text`, which may be between HTML tags."""
    if not (_SIGNS_IN_HTML if html else _SIGNS).search(text):
        return text
    for difference in IN_HTML if html else IN_TEXT:
        text = difference.shown.sub(difference.kept, text)
    return text


def in_drawing(source: str) -> str:
    """What is looked for of a mermaid diagram: the words of its labels; arrows, names and keywords are the drawing.

    A box that is written again in the same words is the same box.
    """
    known: set[str] = set()
    lines = []
    for line in source.split("\n"):
        labels = []
        for match in () if _NO_LABEL.match(line) else _LABEL.finditer(line):
            if not (match[1] and match[0] in known):
                labels.append(match[2])
            known.add(match[0])
        lines.append(_NO_LABEL.sub(" ", " ".join(labels)))
    return "\n".join(lines)
