"""Where the page differs from the rendered Markdown by design, in tables with a reason each."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.entities import html5
from typing import NamedTuple

from generator.expressions import expression
from generator.scripts import UNSPACED
from generator.tex.aliases import ALIASES
from generator.verifying.source.words import picture


class Difference(NamedTuple):
    """What GitHub shows of some syntax, what of it is looked for, and why the rest is not."""

    name: str
    shown: re.Pattern[str]
    kept: str | Callable[[re.Match[str]], str]
    reason: str


class Excuse(NamedTuple):
    """Words that a line of the file may lose: what `lost` finds in a match of `shown`, each as often as it is there.

    It counts only in lines of the kind `where`, if that says one. `signs` are those that the tables below write for it.
    """

    name: str
    shown: re.Pattern[str]
    lost: re.Pattern[str]
    reason: str
    where: str = ""
    signs: str = ""


def _row(name: str, shown: str, kept: str | Callable[[re.Match[str]], str], reason: str) -> Difference:
    return Difference(name, expression(shown, re.MULTILINE), kept, reason)


def _excuse(name: str, shown: str, lost: str, reason: str, where: str = "", signs: str = "") -> Excuse:
    return Excuse(name, expression(shown), expression(lost), reason, where, signs)


_NAME = r"(?=[^\]|\n]{0,200}?[^\W\d_])[^\]|\n]{1,500}"  # of a page: it has a letter
_ODD = "\u00a0\u2002-\u200a\u202f\u3000"
_BEGINS = r"[-*+>]|#{1,6}|\d+[.)]"  # what an item, a quote or a heading begins with
# What a cloze hides: formulas, code and braces of its own are whole.
_HIDDEN = r"(?>\{\{[^{}\n]{0,500}\}\}|\$[^$\n]{0,500}\$|`[^`\n]{0,500}`|\{[^{}\n]{0,500}\}(?!\})|(?s:.)){0,2000}?"
_ITEM = r"(?:[-*+]|\d+[.)])\s+"
_CIRCLED = r"\u2460-\u2473"
_SCHEME = expression(r"(?!https?:)[A-Za-z][\w+.-]{1,30}:", re.IGNORECASE)  # of addresses that no sheet follows
_BULLETS = "•‣◦▪▫●○■□➢➤►▶⁃∙·"


def _unclozed(match: re.Match[str]) -> str:
    """A cloze as a mark, those within it too; a hint stands behind it."""
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
    "comment without an end", r" {0,3}<!--", "&lt;!--",
    "GitHub takes all below it for the comment; it is read as the slip that it is",
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
LONE_TICK = _row(
    "lone backtick in a table", r" {0,3}\|[^\n]*\|[ \t]*", r"\`",
    "code ends with its row; where GitHub sees no table, it would go on in the next",
)  # fmt: skip
ENTITY = _row(
    "entity without its end", rf"&({'|'.join(_GUESSED)})(?![A-Za-z0-9]*;)", r"&amp;\1",
    "between HTML tags a browser guesses it; it is shown as it is written",
)  # fmt: skip
IN_FILE = (ADMONITION, DEFINITION, INSTRUCTION, COMMENT, CODE, RULER, WIKILINK, EMBEDDING, ESCAPED, LONE_TICK, ENTITY)
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

_ALIASES = "|".join(sorted(ALIASES))

IN_LINES = (
    _excuse("divider", r"^[\s>|:=+*_~–—-]*$", r"[|:=+*_~–—-]", "a line without words parts what is above from below"),
    _excuse(
        "code cut by a pipe", r"(`+)(?:(?!\1).){0,500}?\|(?:(?!\1).){0,500}?\1", "`",
        "GitHub ends a cell within code; the code is read whole",
    ),
    _excuse("edge of a cell", r"^[\s>*+-]*\|.*", r"\|", "in a table that GitHub does not see it is a sign"),
    _excuse(
        "heading without a space", r"^[\s>]*#{1,6}(?=[^\s#])", "#",
        "read as a heading; GitHub shows its signs", "heading",
    ),
    _excuse(
        "end of a heading without a space", r"^[\s>]*#{1,6}(?=[^\s#]).*?(?<!#)#++[ \t]*+$", r"(?<!#)#++[ \t]*+$",
        "the signs that such a heading may end with", "heading",
    ),
    _excuse(
        "attributes of a heading", r"\{[ \t]*(?:[:.#]|[\w-]+=)[^{}]{0,500}\}[\s#]*$", r".+",
        "say how it looks or is linked", "heading",
    ),
    _excuse("odd space", rf"^\s*(?:{_BEGINS})[ \t]*[{_ODD}]|^[ \t]*[{_ODD}]\s*[-*+]", r"[-*+>#]", "read as plain"),
    _excuse(
        "sign of a link", r"(?:\[\[|\^\[).{0,500}?(?:\]\]?|$)", r"[\[\]#^]",
        "where other markup parts it from its end",
    ),
    _excuse(
        "wikilink cut by a pipe", r"^[^|]*\|.*\[\[[^\]|]{0,500}\|.*", r"\[\[[^\]|]{0,500}\||\]\]",
        "GitHub ends a cell within it",
    ),
    _excuse(
        "edge of a code block", rf"^[\s>]*(?:{_BEGINS}|[:~])?\s*(?:`{{3,}}[^`]*|~{{3,}}.*)$", r"\S+",
        "GitHub sees code end elsewhere; no reader sees what it is written in", "code",
    ),
    _excuse(
        "box to tick",
        rf"^\s*(?:[>:~][\s>:~]*(?:{_ITEM})+|(?:{_ITEM}){{2,}}|{_ITEM}(?=\[.\]\s*$))\[[ xX]\](?:\s|$)",
        r"\[|\]|[xX]",
        "it is drawn; GitHub sees none in a quote, in an item in an item, and where nothing follows",
    ),
    _excuse(
        "sign of a block", r"^(?:\s*(?:[-*+:~](?=\s|$)|>))+", r"[-*+>:~]",
        "GitHub sees no quote, item or definition where it is too far in; it is read as one", "text",
    ),
    _excuse(
        "formula in a heading", r"\${1,2}[^$]{1,500}\${1,2}|\\[(\[].{1,500}?\\[)\]]", r"\$|^\\[(\[]|\\[)\]]$",
        "the sheet's title is words, without the signs of a formula",
        "heading",
    ),
    _excuse(
        "end of an element far in", r"^(?: {4}|\t)[ \t]*+</[A-Za-z]+>[ \t]*$", r".+",
        "code to GitHub, for which the item around it has ended", "text",
    ),
    _excuse(
        "mark in a heading", r"==[^=]{1,500}==", "=", "the sheet's title is words, without the signs of a mark",
        "heading",
    ),
    _excuse(
        "cloze with markup",
        r"(?<!\{)\{(?:\{(?:c?\d{1,3}::|cloze[ :])|c\d{1,3}(?:::?|\|))(?=[^\n]{0,500}[*_`~\[<$\\])"
        r"(?>\{\{[^{}\n]{0,500}\}\}|\{[^{}\n]{0,500}\}(?!\})|`[^`\n]{0,500}`|[^\n]){0,2000}?\}\}?",
        r"^\{\{?(?:c?\d{1,3}(?:::?|\|)|cloze[ :])|::(?=[^:{}]*\}+$)|\}+$",
        "GitHub sees its signs apart from each other; it is read as a mark",
    ),
    _excuse(
        "cloze in a heading",
        r"\{\{(?:c?\d{1,3}::|cloze[ :])[^{}]{1,500}\}\}|\{c\d{1,3}(?:::?|\|)(?!\})[^}]{1,500}\}",
        "", "the sheet's title is words, there too", "heading", "====",
    ),
    _excuse("odd bullet", rf"^\s*[{_BULLETS}]", f"[{_BULLETS}]", "read as a list's bullet"),
    _excuse("odd number", rf"^\s*(?:\d{{1,3}}[、．.)]|[{_CIRCLED}])", rf"[、．.){_CIRCLED}]", "the number of an item"),
    _excuse(
        "title of a box", r"^[\s>]*:{3,}[ \t]*[\w-]*(?:\[.*\]|\{.*\})\s*$", r"^[\s>]*:{3,}[ \t]*[\w-]*[\[{]|[\]}]\s*$",
        "of site generators; its words are the title",
    ),
    _excuse(
        "edge of a box", r"^[\s>]*:{3,}[ \t]*(?:\{[^{}]{0,500}\}|[\w-]*)", r".+",
        "of site generators; the box holds the words",
    ),
    _excuse("edge of a drawn table", r"^\s*\|.*\|\s*$", r"[|*+-]", "a row may take several lines", "drawn"),
    _excuse(
        "item of a definition", r"^(?:\s{4,}|\s{0,3}[:~]\s+)(?:[-*+]|\d+[.)])\s", r"[-*+.)]|\d+",
        "code to GitHub, which knows no definitions", "definition",
    ),
    _excuse(
        "mark of a footnote", r"\[\^[^\]\s]{1,100}\]:?", r".+",
        "GitHub takes a note in a definition or between tags for text",
        "noted",
    ),
    _excuse("word in braces", r"(?<![\w$\\^]){[^\W_][^{}$_=\\,]*}", r"[{}]", "a cloze where all braces are"),
    _excuse("escaped pipe", r"\\\|", r"[|\\]", "in a table that GitHub does not see, its backslash is no sign"),
    _excuse(
        "escape in an address", r"(?:://|\bwww\.|<[A-Za-z][\w+.-]{1,30}:)\S{0,2000}\\", r"\\",
        "GitHub takes the backslash into the address",
    ),
    _excuse(
        "markup in an address", r"(?:https?://|www\.)[^\s<]{0,2000}", r"[*_~`]",
        "GitHub takes it into the address; it is read as markup",
    ),
    _excuse(
        "sign before emphasis", r"[^\w\s\x00-\x7f](_{1,2})\w[^_]{0,500}\1", "_",
        "CommonMark 0.31 takes symbols for punctuation",
    ),
    _excuse("strike beside a sign", r"(?:^|(?<=[\s(]))~~(?! ).{1,500}?~~(?=[^\w\s])|~~[^\w\s].{0,500}?~~", r"~~",
        "GitHub's parser lets it not begin or end there",
    ),
    _excuse(
        "emphasis beside a tilde", r"(\*{1,3}|_{1,3})(?:~{1,9}\s[^*_]{0,500}|[^*_]{1,500}\s~{1,9})\1", r"[*_]",
        "GitHub's parser passes over the tilde, and sees a space where emphasis begins or ends",
    ),
    _excuse(
        "strike around a tilde", r"~~[^~]{1,500}(?:(?<!~)~(?!~)[^~]{0,500}){1,9}~~", r"~~",
        "GitHub's parser takes the single one for the beginning of the end",
    ),
    _excuse(
        "emphasis beside CJK",
        rf"(?<={UNSPACED})(\*{{1,3}})[^*]{{1,500}}\1|(\*{{1,3}})[^*]{{1,500}}\2(?={UNSPACED})", r"\*",
        "CommonMark does not let it begin or end there; it is read as it is meant",
    ),
    _excuse("other name in TeX", rf"\\(?:{_ALIASES})(?![A-Za-z])", r"[A-Za-z]+", "drawn by the name that all know"),
    _excuse("emoji shortcode", r"(?<![\w:]):[a-z0-9_+-]+:(?![A-Za-z0-9:])", r".+", "shown as the sign that it names"),
    _excuse(
        "picture of no address", r"!\[[^\]]{0,500}\](?:\[[^\]]{0,500}\])?(?!\()", "",
        "named elsewhere by an address that is refused, such as javascript:, it is shown as text", "refused",
    ),
    _excuse("picture in a heading", r"^#.*", "", "a title is words; those of the picture are in it"),
    _excuse("picture in an HTML heading", r"^.*\bsrc\s*=.*", "", "a title is words, there too", "titled"),
    _excuse(
        "picture in a tag without an end", r"<img\b[^<>]*$", "",
        "a browser finds the end where the next tag ends; the tag is shown as it is written", "open",
    ),
    _excuse(
        "picture in HTML", r"\b[Ss][Rr][Cc](?:set)?\s*=\s*[\"']?(?:https?:)?//[^\"'\s>]{1,2000}[\"']?", "",
        "of one on the web, the words are shown that describe it",
    ),
)  # fmt: skip
"""What may be missing of a line of the file, by what stands in it."""

PICTURES = frozenset(
    {
        "picture in a tag without an end",
        "picture of no address",
        "picture in a heading",
        "picture in an HTML heading",
        "picture in HTML",
    }
)
"""Those that excuse the pictures that they find, by name, and no words."""

PICTURE_PLACE = expression(
    r"!\[(?P<words>[^\[\]]{0,500})\](?:\(<?(?P<address>(?:[^\s()<>]|\([^\s()]{0,500}\)){1,2000})|\[(?P<label>[^\]]{0,500})\])?"
    r"|\bsrc(?:set)?\s*=\s*[\"']?(?P<source>[^\"'\s>]{1,2000})", re.IGNORECASE
)  # fmt: skip
"""A picture in a line, by its address, by the label of one, or in HTML."""

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
    """What is looked for of `text`, which may stand between HTML tags."""
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
