"""The author's file as GitHub's own parser reads it: what a reader of the rendered Markdown sees, line by line."""

from __future__ import annotations

import re

from generator.expressions import expression
from generator.source import NEWLINE
from generator.verifying.source.cmark_html import BlockReader
from generator.verifying.source.differences import ENTITY
from generator.verifying.source.rendered import Rendered
from generator.verifying.source.rewriting import rewritten

# Its first line that says something is a key, a list or its end.
_FRONT_MATTER = expression(
    r"\A\ufeff?(---|\+\+\+)[ \t]*\n(?=(?:[ \t]*(?:\#[^\n]*)?\n)*[ \t]*(?:[^\n:=]{1,200}[:=]|[-+.\[{]))"
    r"(?:.*?\n)?(?:\1|\.\.\.)[ \t]*(?:\n|\Z)",
    re.DOTALL,
)
_PLACE = 'data-sourcepos="'
_EXTENSIONS = ("table", "autolink", "tagfilter", "strikethrough", "tasklist")
MOST_OPEN = 100  # tags, or sections of SGML


def render(text: str, *, as_it_is: bool = False, addresses: bool = True) -> Rendered:
    """Read an author's file as GitHub does, what its parser cannot know written for it; or all of it `as_it_is`.

    Without `addresses`, one that stands in a text is text: it is no link that takes all markup to the next space.
    """
    from cmarkgfm.cmark import Options, markdown_to_html_with_extensions

    text = NEWLINE.sub("\n", text.replace("\0", "\ufffd"))
    front = _FRONT_MATTER.match(text)
    if front:
        text = "\n" * front[0].count("\n") + text[front.end() :]
    html = markdown_to_html_with_extensions(
        text.removeprefix("\ufeff") if as_it_is else rewritten(text.removeprefix("\ufeff")),
        Options.CMARK_OPT_SOURCEPOS
        | Options.CMARK_OPT_UNSAFE
        | Options.CMARK_OPT_FOOTNOTES
        | Options.CMARK_OPT_GITHUB_PRE_LANG,
        [one for one in _EXTENSIONS if addresses or one != "autolink"],
    )
    reader = BlockReader(text.split("\n"))
    html = ENTITY.shown.sub(ENTITY.kept, _without_comments(html))
    reader.feed(_without_open_ends(html))
    reader.close()
    reader.end_block()
    return Rendered(blocks=tuple(reader.seen), lines=reader.told)


def _without_open_ends(html: str) -> str:
    """`html` in which what often begins and never ends is text: html.parser looks for each end in the whole file."""
    for opening, closing in (("<![", "]]>"), ("<", ">")):
        last = html.rfind(closing) + 1
        if html.count(opening, last) > MOST_OPEN:
            html = html[:last] + html[last:].replace(opening, f"&lt;{opening[1:]}")
    return html


def _without_comments(html: str) -> str:
    """`html` without comments; those that end outside of the block that they begin in, or never, are text."""
    pieces, end = [], 0
    start = html.find("<!--")
    while start >= 0:
        close = html.find("-->", start)
        inner = html[start : close if close >= 0 else len(html)]
        if close < 0 or _PLACE in inner:
            pieces += [html[end:start], "&lt;!--"]
            end = start + 4
        else:
            pieces.append(html[end:start])
            end = close + len("-->")
        start = html.find("<!--", max(end, start + 4))
    return "".join((*pieces, html[end:]))
