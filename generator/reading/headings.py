"""Headings: number, title, and the note in parentheses after it."""

from __future__ import annotations

from collections.abc import Iterable

from generator.expressions import expression
from generator.inlines import Inline, Inlines, Text, plain, text
from generator.reading.rules.attributes import attributes_at

# `2.3 Title`, `2) Title` and `2. Title` are numbered for sure; `2 Title` is where its neighbours are numbered too.
_NUMBER = expression(r"(\d{1,3}(?:\.\d{1,3})+)(?!\.?\d)(?:[.)]\s*|\s+)(?=\S)|(\d{1,3})[.)]\s+(?=\S)")
_BARE_NUMBER = expression(r"(\d{1,3})\s+(?=\S)")


def without_attributes(raw: str) -> str:
    """A heading's text without the `{#id}` or `{: .class}` that other tools read there."""
    brace = start = raw.rfind("{")
    if start < 0 or not raw.endswith("}"):
        return raw
    while start > 0 and raw[start - 1] in " \t":
        start -= 1
    attributes = attributes_at(raw, brace, len(raw))
    return raw[:start] if start and attributes is not None and attributes.end() == len(raw) else raw


def bare_number(content: Inlines) -> int | None:
    """The number without dot or parenthesis with which a heading starts, if one does."""
    match = _BARE_NUMBER.match(content[0].text) if content and isinstance(content[0], Text) else None
    return int(match[1]) if match else None


def runs(numbers: Iterable[int | None]) -> frozenset[int]:
    """Those numbers that count headings: each has a neighbour, unlike the one in `7 habits`."""
    found = frozenset(number for number in numbers if number is not None)
    return frozenset(number for number in found if number - 1 in found or number + 1 in found)


def split_heading(content: Inlines, counting: frozenset[int] = frozenset()) -> tuple[str, Inlines, Inlines]:
    """Number (without its dot or parenthesis), title and note; `counting` holds the bare numbers that count."""
    number = ""
    if content and isinstance(content[0], Text):
        match = _NUMBER.match(content[0].text)
        if match is None and bare_number(content) in counting:
            match = _BARE_NUMBER.match(content[0].text)
        if match:
            number = match[1] or match[match.lastindex or 1]
            content = (*text(content[0].text[match.end() :]), *content[1:])
    title, note = _split_note(content)
    return number, title, note


def _split_note(content: Inlines) -> tuple[Inlines, Inlines]:
    """Title and note around the parenthesis that the heading's last character closes."""
    last = content[-1] if content else None
    if not isinstance(last, Text) or last.text[-1] not in ")）":
        return content, ()
    depth = 0
    for index in range(len(content) - 1, -1, -1):
        node = content[index]
        if not isinstance(node, Text):
            continue
        for place in range(len(node.text) - 1, -1, -1):
            depth += (node.text[place] in ")）") - (node.text[place] in "(（")
            if depth == 0:
                return _cut(content, index, place)
            if depth < 0:
                return content, ()
    return content, ()


def _cut(content: Inlines, index: int, place: int) -> tuple[Inlines, Inlines]:
    """`content` around the parenthesis at `place` of its text `index`, unless that opens a call's arguments."""
    opened = _characters(content[index])
    before = opened[:place]
    called = opened[place] == "(" and (not before[-1].isspace() if before else index > 0)
    title: tuple[Inline, ...] = (*content[:index], *text(before.rstrip()))
    if index == len(content) - 1:
        note: tuple[Inline, ...] = text(opened[place + 1 : -1].strip())
    else:
        note = (*text(opened[place + 1 :]), *content[index + 1 : -1], *text(_characters(content[-1])[:-1]))
    return (content, ()) if called or not plain(title).strip() or not plain(note).strip() else (title, note)


def _characters(node: Inline) -> str:
    return node.text if isinstance(node, Text) else ""
