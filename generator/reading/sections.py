"""The run of blocks → a tree of sections under the sheet's title."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from generator.blocks import Block
from generator.facts import Section
from generator.inlines import Inline, Inlines, Text, plain, text
from generator.reading.reader import Reader
from generator.reading.tokens import Node

_NUMBER = re.compile(r"(\d{1,3}(?:\.\d{1,3})*)(?:[.)]\s*|\s+)(?=\S)")


@dataclass(kw_only=True, slots=True)
class _Draft:
    """A section while its contents are still being gathered."""

    node: Node
    nodes: list[Node] = field(default_factory=list)
    sections: list[_Draft] = field(default_factory=list)

    @property
    def level(self) -> int:
        return int(self.node.token.tag[1])


def read_sections(reader: Reader, nodes: list[Node]) -> tuple[str, tuple[Block, ...], tuple[Section, ...]]:
    """Title (empty without one first-level heading above all), what stands before the sections, and the sections."""
    before: list[Node] = []
    top: list[_Draft] = []
    path: list[_Draft] = []
    for node in nodes:
        if node.type != "heading":
            (path[-1].nodes if path else before).append(node)
            continue
        draft = _Draft(node=node)
        while path and path[-1].level >= draft.level:
            path.pop()
        (path[-1].sections if path else top).append(draft)
        path.append(draft)
    title = ""
    if len(top) == 1 and top[0].level == 1:
        title = plain(reader.leaf(top[0].node))
        before += top[0].nodes
        top = top[0].sections
    return title, reader.blocks(before), tuple(_section(reader, draft) for draft in top)


def _section(reader: Reader, draft: _Draft) -> Section:
    number, title, note = split_heading(reader.leaf(draft.node))
    return Section(
        level=draft.level,
        number=number,
        title=title,
        note=note,
        span=reader.block_span(draft.node),
        blocks=reader.blocks(draft.nodes),
        sections=tuple(_section(reader, inner) for inner in draft.sections),
    )


def split_heading(content: Inlines) -> tuple[str, Inlines, Inlines]:
    """Number, title and the note in parentheses at the end of a heading."""
    number = ""
    if content and isinstance(content[0], Text):
        match = _NUMBER.match(content[0].text)
        if match:
            number = match[1]
            content = (*text(content[0].text[match.end() :]), *content[1:])
    title, note = _split_note(content)
    return number, title, note


def _split_note(content: Inlines) -> tuple[Inlines, Inlines]:
    if not content or not isinstance(content[-1], Text) or content[-1].text.rstrip()[-1:] not in ")）":
        return content, ()
    depth = 0
    for index in range(len(content) - 1, -1, -1):
        node = content[index]
        if not isinstance(node, Text):
            continue
        for place in range(len(node.text) - 1, -1, -1):
            character = node.text[place]
            if character in ")）":
                depth += 1
            elif character in "(（":
                depth -= 1
                if depth == 0:
                    return _cut(content, index, place)
    return content, ()


def _cut(content: Inlines, index: int, place: int) -> tuple[Inlines, Inlines]:
    """`content` around the parenthesis at `place` in its node `index`, if that opens a note rather than arguments."""
    node = content[index]
    last = content[-1]
    assert isinstance(node, Text)
    assert isinstance(last, Text)
    before = node.text[:place]
    if node.text[place] == "(" and before and not before[-1].isspace():
        return content, ()
    title: tuple[Inline, ...] = (*content[:index], *text(before.rstrip()))
    if index == len(content) - 1:
        note: tuple[Inline, ...] = text(last.text.rstrip()[place + 1 : -1].strip())
    else:
        note = (*text(node.text[place + 1 :]), *content[index + 1 : -1], *text(last.text.rstrip()[:-1]))
    return (title, note) if plain(title).strip() and plain(note).strip() else (content, ())
