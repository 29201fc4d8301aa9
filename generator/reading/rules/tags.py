"""HTML tags within text: which are markup, and which are words in angle brackets."""

from __future__ import annotations

import html
import re
from functools import lru_cache

from markdown_it import rules_inline
from markdown_it.rules_inline import StateInline
from markdown_it.utils import EnvType

from generator.expressions import expression
from generator.reading.rules.asides import find, hide

MAX_TAG_LENGTH = 2_000

# Elements that need no end tag, or whose end is commonly in another paragraph.
OPEN_ENDED = frozenset(
    """
    blockquote br center dd details div dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr img li ol p summary table tbody
    td tfoot th thead tr ul wbr
    """.split()  # noqa: SIM905 - a list of quoted words would take a page
)

# What a browser would run, load or fill in stays text, whoever closes it.
NEVER = frozenset(
    """
    base body button canvas form frame frameset head html input link math meta noembed noframes noscript object
    option plaintext script select style svg template textarea title xmp
    """.split()  # noqa: SIM905 - a list of quoted words would take a page
)

FRAME = "iframe"
RAW = "raw"
"""The key in a parser's environment that says whether a text is between HTML tags, where GitHub reads no markup."""

TAG = expression(
    r"<(?P<closing>/)?(?P<name>[A-Za-z][\w.:-]*+)"
    r"(?P<attributes>(?:\s++[A-Za-z_:][\w.:-]*+(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s\"'<>`]++))?+)*+)"
    r"\s*+(?P<empty>/)?>"
)
_NO_NAME = expression(r"[.:_]")  # XML's, which CommonMark takes for text: `<app.version>5</app.version>`
_ATTRIBUTE = expression(r"([^\s\"'<>/=`]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'<>`]+))")
_CLOSED = expression(r"</([A-Za-z][\w.:-]*)\s*>")


_LISTING = expression(r"<pre\b[^<>]*>([^<]*+(?:<(?!/pre\s*>)[^<]*+)*)</pre\s*>", re.IGNORECASE)
_CODE = expression(r"<(code|samp|tt)\b[^<>]*>([^<]*+(?:<(?!/?\1\b)[^<]*+)*)</\1\s*>", re.IGNORECASE)
_BLOCK_TAG = expression(
    r"\s*</?(?:blockquote|center|dd|details|div|dl|dt|figcaption|figure|h[1-6]|li|ol|p|summary|table|tbody|td|th|thead|tr|ul)\b",
    re.IGNORECASE,
)
_LISTING_END = expression(r"</pre\s*>", re.IGNORECASE)
_ANY_TAG = expression(r"</?[A-Za-z][^<>]*>")
_LINE_END = expression(r"<br\b[^<>]*>(?:[ \t]*\n)?|</(?:div|p|li|tr)\s*>(?=[^\n])", re.IGNORECASE)


def closed_names(text: str) -> frozenset[str]:
    """The elements that end somewhere in `text`."""
    return frozenset(name.lower() for name in _CLOSED.findall(text))


@lru_cache(maxsize=4)
def _last_comment_end(text: str) -> int:
    return text.rfind("-->")


@lru_cache(maxsize=4)
def _last_listing_end(text: str) -> int:
    return max((match.start() for match in _LISTING_END.finditer(text)), default=-1)


def _listing(state: StateInline, start: int) -> re.Match[str] | None:
    """The `<pre>` that starts here, up to its end."""
    return _LISTING.match(state.src, start, state.posMax) if start < _last_listing_end(state.src) else None


def is_raw(text: str) -> bool:
    """Whether a text begins with a tag of those below which, up to an empty line, GitHub reads no markup."""
    return _BLOCK_TAG.match(text) is not None


def escape(state: StateInline, silent: bool) -> bool:
    """A backslash before a sign; before a tag that ends an element between others, it is one itself."""
    if state.env.get(RAW) and state.src.startswith("</", state.pos + 1):
        return False
    return rules_inline.escape(state, silent)


def preformatted(raw: str) -> str:
    """The characters between `<pre>` and `</pre>`: tags only colour them, or end a line."""
    return html.unescape(_ANY_TAG.sub("", _LINE_END.sub("\n", raw)))


def is_markup(match: re.Match[str], env: EnvType) -> bool:
    """Whether a tag is markup rather than a placeholder such as `<branch>`.

    It is where its element needs no end, or ends somewhere in the sheet (the environment's `closed_names`), or where
    it has attributes.
    """
    name = match["name"].lower()
    if name in NEVER or (not env.get(RAW) and _NO_NAME.search(name)):
        return False
    if match["closing"] or name in OPEN_ENDED or "=" in match["attributes"]:
        return True
    return bool("-" in name and match["empty"]) or name in env["closed_names"]


def attributes(match: re.Match[str]) -> dict[str, str]:
    """The tag's attributes by lower-case name, as written."""
    found = _ATTRIBUTE.findall(match["attributes"])
    return {name.lower(): double or single or bare for name, double, single, bare in found}


def _frame(state: StateInline, match: re.Match[str], silent: bool) -> bool:
    """Leave out a tag of `<iframe>`, and name the first: no page shows another page."""
    if not silent:
        hide(state, match.start(), match.end(), "a frame of another page")
        if not match["closing"]:
            find(state, match.start(), match.end(), "embedded-page")
    state.pos = match.end()
    return True


def tag(state: StateInline, silent: bool) -> bool:
    """Push `tag` for a tag that is markup, `comment` and `listing` (`<pre>`) for theirs, all with their place."""
    start = state.pos
    if state.src[start] != "<":
        return False
    if state.src.startswith("<!--", start):
        if _last_comment_end(state.src) < start + 4:
            return False
        end = state.src.find("-->", start + 4, state.posMax)
        if end < 0:
            return False
        kind, content, end = "comment", state.src[start + 4 : end], end + 3
        described: dict[str, object] = {}
    else:
        match = TAG.match(state.src, start, min(state.posMax, start + MAX_TAG_LENGTH))
        if match is None or not is_markup(match, state.env):
            return False
        kind, content, end = "tag", match["name"].lower(), match.end()
        if content == FRAME:
            return _frame(state, match, silent)
        described = {"closing": bool(match["closing"]), "attributes": attributes(match)}
        listing = _listing(state, start) if content == "pre" else None
        if listing is None and state.env.get(RAW) and (code := _CODE.match(state.src, start, state.posMax)):
            kind, content, end = "listing", html.unescape(_ANY_TAG.sub("", code[2])), code.end()
        if listing:
            kind, content, end = "listing", preformatted(listing[1]).strip("\n"), listing.end()
    if not silent:
        token = state.push(kind, "", 0)
        token.content = content
        token.meta = {**described, "start": start, "end": end}
    state.pos = end
    return True
