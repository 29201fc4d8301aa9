"""The Markdown that authors write, as ordered rules for markdown-it."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markdown_it import rules_block as block
from markdown_it import rules_inline as inline
from markdown_it.ruler import Ruler
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote.index import footnote_def, footnote_ref

from generator.expressions import expression
from generator.reading.rules.addresses import address
from generator.reading.rules.attributes import attributes, bracketed
from generator.reading.rules.callouts import admonitions, containers
from generator.reading.rules.clozes import cloze
from generator.reading.rules.comments import comment
from generator.reading.rules.depth import MAX_DEPTH, depth_limit
from generator.reading.rules.drawn_tables import drawn_table
from generator.reading.rules.elements import element, html_heading, style
from generator.reading.rules.emoji import emoji
from generator.reading.rules.emphasis import emphasis
from generator.reading.rules.fences import fence, highlight
from generator.reading.rules.headings import no_space_heading
from generator.reading.rules.lines import markup_line
from generator.reading.rules.links import image, link
from generator.reading.rules.marks import mark
from generator.reading.rules.mathematics import display_mathematics, mathematics
from generator.reading.rules.newlines import line_end
from generator.reading.rules.pipes import pipe_table
from generator.reading.rules.properties import property_line
from generator.reading.rules.remarks import block_id, inline_note, noteless, remark, remark_block, tags
from generator.reading.rules.simple_tables import simple_table
from generator.reading.rules.tags import escape, tag
from generator.reading.rules.wikilinks import block_reference, wikilink

BlockRule = Callable[[StateBlock, int, int, bool], bool]
InlineRule = Callable[[StateInline, bool], bool]

LINK_SCHEMES = ("", "http", "https", "mailto")
# Browsers pass over these before they look for a scheme.
_UNSEEN = expression(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\ufeff]")

CODE = 4  # spaces that make code of a line, where no paragraph goes on
_ENDS_ALL = ("paragraph", "reference", "blockquote", "list")
_ENDS_TEXT = ("paragraph", "reference", "blockquote")

# Name, the characters with which such a block begins (any, where there are none), rule, and the kinds of block that it
# ends where it follows them right away.
BLOCK_RULES: tuple[tuple[str, str, BlockRule, tuple[str, ...]], ...] = (
    ("depth", "", depth_limit, ()),
    ("comment", "<", comment, _ENDS_ALL),
    ("element", "<", element, _ENDS_ALL),
    ("style", "<", style, _ENDS_ALL),
    ("html_heading", "<", html_heading, _ENDS_ALL),
    ("highlight", "{", highlight, _ENDS_ALL),
    ("markup", "{:<[@#", markup_line, _ENDS_ALL),
    ("table", "", pipe_table, ("paragraph", "reference")),
    ("drawn_table", "+", drawn_table, ("paragraph", "reference")),
    ("simple_table", "", simple_table, ()),
    ("code", "", block.code, ()),
    ("fence", "`~", fence, _ENDS_ALL),
    ("blockquote", ">", block.blockquote, _ENDS_ALL),
    ("mathematics", "$\\", display_mathematics, _ENDS_ALL),
    ("remark", "%", remark_block, _ENDS_ALL),
    ("admonitions", "!?", admonitions, _ENDS_ALL),
    ("hr", "*-_", block.hr, _ENDS_ALL),
    ("list", "*+-0123456789", block.list_block, _ENDS_TEXT),
    ("footnote", "[", footnote_def, ("paragraph", "reference")),
    ("reference", "[", block.reference, ()),
    ("heading", "#", block.heading, _ENDS_TEXT),
    ("no_space_heading", "#", no_space_heading, _ENDS_TEXT),
    ("lheading", "", block.lheading, ()),
    ("paragraph", "", block.paragraph, ()),
)

# Those that put their rules in place themselves: definition lists before paragraphs, callouts before fences.
PLUGINS = (deflist_plugin, containers)

# The characters at which each rule of inline markup can begin; of several rules for one, the first that fits.
INLINE_RULES: tuple[tuple[str, InlineRule], ...] = (
    ("\n", property_line),
    ("\n", line_end),
    ("\\", mathematics),
    ("\\", escape),
    ("`", inline.backtick),
    ("~", inline.strikethrough.tokenize),
    ("*_", emphasis),
    ("=", mark),
    ("$", mathematics),
    ("{", attributes),
    ("{", cloze),
    ("[", link),
    ("[!", wikilink),
    ("[", bracketed),
    ("[", footnote_ref),
    ("[", noteless),
    ("!", image),
    ("<", inline.autolink),
    ("<", tag),
    (":", address),
    (":", emoji),
    ("%", remark),
    ("^", block_id),
    ("^", inline_note),
    ("#", tags),
    ("(", block_reference),
    ("&", inline.entity),
)


@cache
def grammar() -> MarkdownIt:
    """The one parser; it keeps no state between texts."""
    parser = MarkdownIt("commonmark", {"html": False, "typographer": False, "maxNesting": 2 * MAX_DEPTH})
    parser.block.ruler = Ruler()
    for name, _, rule, ends in BLOCK_RULES:
        parser.block.ruler.push(name, rule, {"alt": list(ends)})
    for plugin in PLUGINS:
        plugin(parser)
    beginnings = {name: characters for name, characters, _, _ in BLOCK_RULES}
    for known in parser.block.ruler.__rules__:
        if known.name == "deflist":
            known.fn = _next_terms(_not_code_below(known.fn))
        elif known.name == "list":
            known.fn = _noted(known.fn)
        known.fn = _located(known.fn, beginnings.get(known.name, ""))
    parser.inline.ruler = Ruler()
    parser.inline.ruler.push("text", _text)
    parser.inline.ruler.push("markup", _markup)
    parser.inline.ruler2.enable("strikethrough")
    parser.validateLink = allowed  # type: ignore[method-assign]  # markdown-it offers no other way to set it
    parser.normalizeLinkText = _as_written  # type: ignore[assignment, method-assign]
    return parser


_RULES_BY_CHARACTER: dict[str, tuple[InlineRule, ...]] = {
    character: tuple(rule for characters, rule in INLINE_RULES if character in characters)
    for character in "".join(characters for characters, _ in INLINE_RULES)
}


# Brackets are looked at one by one for the end of a link's words.
_WORDS = expression(f"[^{re.escape(''.join(_RULES_BY_CHARACTER) + ']')}]+")


def _text(state: StateInline, silent: bool) -> bool:
    """Everything up to the next character at which markup can begin."""
    match = _WORDS.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        state.pending += match[0]
    state.pos = match.end()
    return True


def _markup(state: StateInline, silent: bool) -> bool:
    """The first rule that fits at this place; asking only those that can begin here halves the time."""
    return any(rule(state, silent) for rule in _RULES_BY_CHARACTER.get(state.src[state.pos], ()))


def allowed(url: str) -> bool:
    """Whether a link may lead to `url`: web, mail, or a place beside the sheet."""
    try:
        return urlsplit(_UNSEEN.sub("", url)).scheme.lower() in LINK_SCHEMES
    except ValueError:
        return False


def _as_written(address: str) -> str:
    """The words of an address in angle brackets, `%20` and all, as everywhere else."""
    return address


def _not_code_below(rule: BlockRule) -> BlockRule:
    """`rule` for definitions, where the line below the term is not indented as code: `    ~ $ ls` is a prompt."""

    def run(state: StateBlock, first: int, last: int, silent: bool) -> bool:
        below = state.skipEmptyLines(first + 1)
        return not (below < last and state.is_code_block(below)) and rule(state, first, last, silent)

    return run


_DEFINES = expression(r"[:~][ \t]+\S")


def _next_terms(rule: BlockRule) -> BlockRule:
    """`rule` for definitions, where the next term follows its neighbour's definition without a blank line between."""

    def run(state: StateBlock, first: int, last: int, silent: bool) -> bool:
        if silent and state.ddIndent >= 0 and first + 1 < last:
            below = state.bMarks[first + 1] + state.tShift[first + 1]
            outside = max(state.sCount[first], state.sCount[first + 1]) < state.blkIndent
            if outside and not state.isEmpty(first) and _DEFINES.match(state.src, below):
                return True
        return rule(state, first, last, silent)

    return run


def _noted(rule: BlockRule) -> BlockRule:
    """`rule` for lists, noting meanwhile how far in the block is that holds the list."""

    def run(state: StateBlock, first: int, last: int, silent: bool) -> bool:
        if silent:
            return rule(state, first, last, silent)
        indents = state.env.setdefault("indents", [])
        indents.append(state.blkIndent)
        found = rule(state, first, last, silent)
        indents.pop()
        return found

    return run


def _is_far_in(state: StateBlock, line: int) -> bool:
    """Whether `line`, outside of the item that is read, is four spaces inside the nearest one around that holds it.

    No block begins there: such a line goes on with the paragraph above, in CommonMark and on GitHub. markdown-it
    looks at one list around only.
    """
    around = (indent for indent in reversed(state.env.get("indents", ())) if indent <= state.sCount[line])
    return state.sCount[line] - next(around, state.sCount[line]) >= CODE


def _located(rule: BlockRule, characters: str) -> BlockRule:
    """`rule`, where one of `characters` is, noting on the first token that it makes where the block starts.

    A definition makes no token and is listed.
    """

    def run(state: StateBlock, first: int, last: int, silent: bool) -> bool:
        start = state.bMarks[first] + state.tShift[first]
        if characters and state.src[start : start + 1] not in characters:
            return False
        if silent and state.sCount[first] < state.blkIndent and _is_far_in(state, first):
            return False
        count = len(state.tokens)
        if not rule(state, first, last, silent):
            return False
        if not silent:
            if len(state.tokens) > count:
                state.tokens[count].meta["start"] = start
            else:
                state.env.setdefault("definitions", []).append((first, state.line))
        return True

    return run
