"""What a line of the file may lack on the page by design, in a table with a reason each."""

from __future__ import annotations

import re
from typing import NamedTuple

from generator.expressions import expression
from generator.scripts import UNSPACED
from generator.tex.aliases import ALIASES


class Excuse(NamedTuple):
    """Words that a line of the file may lose: what `lost` finds in a match of `shown`, each as often as it is there.

    It counts only in lines of the kind `where`, if that says one. `signs` are what `differences` writes for it.
    """

    name: str
    shown: re.Pattern[str]
    lost: re.Pattern[str]
    reason: str
    where: str = ""
    signs: str = ""


def _excuse(name: str, shown: str, lost: str, reason: str, where: str = "", signs: str = "") -> Excuse:
    return Excuse(name, expression(shown), expression(lost), reason, where, signs)


_ODD = "\u00a0\u2002-\u200a\u202f\u3000"
_BEGINS = r"[-*+>]|#{1,6}|\d+[.)]"  # what an item, a quote or a heading begins with
_ITEM = r"(?:[-*+]|\d+[.)])\s+"
_CIRCLED = r"\u2460-\u2473"
_BULLETS = "•‣◦▪▫●○■□➢➤►▶⁃∙·"
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
        "markup in an address", r"(?:https?://|www\.)[^\s<]{0,2000}", r"[*_~`\[]|\]\([^()\s]{0,500}\)",
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
"""What may be missing of a line of the file, by what is in it."""

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
    r"!\[(?P<words>[^\[\]]{0,500})\](?:\((?=[^()\n]{0,500}[ \t])(?P<blanks>[^()\n]{0,500}\.\w{2,5})"
    r"(?:[ \t]+=[\dx%]*)?\)|\([ \t]{0,9}<?(?P<address>(?:[^\s()<>]|\([^\s()]{0,500}\)){1,2000})"
    r"|\[(?P<label>[^\]]{0,500})\])?|\bsrc(?:set)?\s*=\s*[\"']?(?P<source>[^\"'\s>]{1,2000})", re.IGNORECASE
)  # fmt: skip
"""A picture in a line, by its address, which may hold blanks, by the label of one, or in HTML."""
