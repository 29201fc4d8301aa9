"""The Markdown that authors write, as ordered rules for markdown-it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markdown_it import rules_block as block
from markdown_it import rules_inline as inline
from markdown_it.ruler import Ruler
from markdown_it.rules_block import StateBlock
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote.index import footnote_def, footnote_ref

from generator.reading.rules.addresses import address
from generator.reading.rules.attributes import attributes, bracketed
from generator.reading.rules.callouts import admonitions, containers
from generator.reading.rules.comments import comment
from generator.reading.rules.depth import MAX_DEPTH, depth_limit
from generator.reading.rules.elements import element, html_heading
from generator.reading.rules.fences import fence
from generator.reading.rules.lines import markup_line
from generator.reading.rules.links import image, link
from generator.reading.rules.marks import mark
from generator.reading.rules.mathematics import display_mathematics, mathematics
from generator.reading.rules.pipes import pipe_table
from generator.reading.rules.tags import tag

BlockRule = Callable[[StateBlock, int, int, bool], bool]

LINK_SCHEMES = ("", "http", "https", "mailto")

_ENDS_ALL = ("paragraph", "reference", "blockquote", "list")
_ENDS_TEXT = ("paragraph", "reference", "blockquote")

# Name, rule, and the kinds of block that the rule's first line ends.
BLOCK_RULES: tuple[tuple[str, BlockRule, tuple[str, ...]], ...] = (
    ("depth", depth_limit, ()),
    ("comment", comment, _ENDS_ALL),
    ("element", element, _ENDS_ALL),
    ("html_heading", html_heading, _ENDS_ALL),
    ("markup", markup_line, _ENDS_ALL),
    ("table", pipe_table, ("paragraph", "reference")),
    ("code", block.code, ()),
    ("fence", fence, _ENDS_ALL),
    ("blockquote", block.blockquote, _ENDS_ALL),
    ("mathematics", display_mathematics, _ENDS_ALL),
    ("admonitions", admonitions, _ENDS_ALL),
    ("hr", block.hr, _ENDS_ALL),
    ("list", block.list_block, _ENDS_TEXT),
    ("footnote", footnote_def, ("paragraph", "reference")),
    ("reference", block.reference, ()),
    ("heading", block.heading, _ENDS_TEXT),
    ("lheading", block.lheading, ()),
    ("paragraph", block.paragraph, ()),
)

# Those that put their rules in place themselves: definition lists before paragraphs, callouts before fences.
PLUGINS = (deflist_plugin, containers)

INLINE_RULES = (
    ("text", inline.text),
    ("newline", inline.newline),
    ("escape", inline.escape),
    ("backticks", inline.backtick),
    ("strikethrough", inline.strikethrough.tokenize),
    ("emphasis", inline.emphasis.tokenize),
    ("mark", mark),
    ("mathematics", mathematics),
    ("attributes", attributes),
    ("link", link),
    ("bracketed", bracketed),
    ("image", image),
    ("footnote_ref", footnote_ref),
    ("autolink", inline.autolink),
    ("address", address),
    ("tag", tag),
    ("entity", inline.entity),
)


@cache
def grammar() -> MarkdownIt:
    """The one parser; it keeps no state between texts."""
    parser = MarkdownIt("commonmark", {"html": False, "typographer": False, "maxNesting": 2 * MAX_DEPTH})
    parser.block.ruler = Ruler()
    for name, rule, ends in BLOCK_RULES:
        parser.block.ruler.push(name, rule, {"alt": list(ends)})
    for plugin in PLUGINS:
        plugin(parser)
    for known in parser.block.ruler.__rules__:
        known.fn = _located(known.fn)
    parser.inline.ruler = Ruler()
    for name, inline_rule in INLINE_RULES:
        parser.inline.ruler.push(name, inline_rule)
    parser.inline.ruler2.enable("strikethrough")
    parser.validateLink = allowed  # type: ignore[method-assign]
    return parser


def allowed(url: str) -> bool:
    """Whether a link may lead to `url`: web, mail, or a place beside the sheet."""
    try:
        return urlsplit(url.strip()).scheme.lower() in LINK_SCHEMES
    except ValueError:
        return False


def _located(rule: BlockRule) -> BlockRule:
    """`rule`, noting on the first token that it makes where the block starts; a definition makes none and is listed."""

    def run(state: StateBlock, first: int, last: int, silent: bool) -> bool:
        count = len(state.tokens)
        start = state.bMarks[first] + state.tShift[first]
        if not rule(state, first, last, silent):
            return False
        if not silent:
            if len(state.tokens) > count:
                state.tokens[count].meta["start"] = start
            else:
                state.env.setdefault("definitions", []).append((first, state.line))
        return True

    return run
