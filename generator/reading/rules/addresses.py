"""Web addresses in running text, without brackets around them."""

from __future__ import annotations

from markdown_it.rules_inline import StateInline

from generator.expressions import expression

MAX_LENGTH = 2_000

_SCHEME = expression(r"(?<![A-Za-z0-9])https?\Z")
_ADDRESS = expression(r"://[A-Za-z0-9\[][^\s<>\"`|\\^{}\u3000-\u303f\uff00-\uff65]*")
_TRAILING = "?!.,:;*_~'"


def address(state: StateInline, silent: bool) -> bool:
    """Push a link for `https://…`, without the punctuation after it or a parenthesis that it does not open."""
    if silent or state.src[state.pos] != ":" or state.linkLevel:
        return False
    scheme = _SCHEME.search(state.pending[-6:])
    rest = _ADDRESS.match(state.src, state.pos, min(state.posMax, state.pos + MAX_LENGTH))
    if scheme is None or rest is None:
        return False
    words = rest[0]
    while words.endswith(tuple(_TRAILING)) or (words.endswith(")") and words.count("(") < words.count(")")):
        words = words[:-1]
    url = state.md.normalizeLink(scheme[0] + words)
    if not state.md.validateLink(url):
        return False
    state.pending = state.pending[: -len(scheme[0])]
    state.push("link_open", "a", 1).attrs = {"href": url}
    state.push("text", "", 0).content = scheme[0] + words
    state.push("link_close", "a", -1)
    state.pos += len(words)
    return True
