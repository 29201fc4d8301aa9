"""The run of blocks → a tree of sections under the sheet's title."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from generator import reasons
from generator.blocks import NO_DIRECTIVES, Block, Directives
from generator.facts import Section
from generator.inlines import Inlines, plain
from generator.reading.directives import merged
from generator.reading.headings import bare_number, runs, split_heading
from generator.reading.navigation import names_contents
from generator.reading.reader import Reader
from generator.reading.tokens import Node


@dataclass(frozen=True, kw_only=True, slots=True)
class Outline:
    """What the headings make of a sheet; `title` is empty without one first-level heading above all others."""

    title: str
    directives: Directives
    preface: tuple[Block, ...]
    sections: tuple[Section, ...]


@dataclass(kw_only=True, slots=True)
class _Draft:
    """A section while its contents are still being gathered; `before` are the comments right above."""

    node: Node
    content: Inlines
    id: str | None
    before: list[Node]
    nodes: list[Node] = field(default_factory=list)
    sections: list[_Draft] = field(default_factory=list)

    @property
    def level(self) -> int:
        return int(self.node.token.tag[1])


def read_outline(reader: Reader, nodes: list[Node], given_title: str) -> Outline:
    """Sections nested by the levels of their headings, whichever levels those are.

    A single first-level heading above all others is the sheet's title, unless front matter gives another.
    """
    preface, top = _gathered(reader, nodes)
    title, directives = "", NO_DIRECTIVES
    if len(top) == 1 and top[0].level == 1 and _names_the_sheet(top[0], given_title):
        title = plain(top[0].content)
        directives = _decided(reader, top[0])
        reader.show("title", reader.block_span(top[0].node), "the sheet's title")
        preface += top[0].nodes
        top = top[0].sections
    return Outline(title=title, directives=directives, preface=reader.content(preface), sections=_sections(reader, top))


def _gathered(reader: Reader, nodes: list[Node]) -> tuple[list[Node], list[_Draft]]:
    """What is before the first heading, and the sections of the highest level with all that is below."""
    preface: list[Node] = []
    top: list[_Draft] = []
    path: list[_Draft] = []
    for node in nodes:
        run = path[-1].nodes if path else preface
        if node.type != "heading":
            run.append(node)
            continue
        before: list[Node] = []
        while run and run[-1].type == "comment":
            before.insert(0, run.pop())
        content = reader.heading(node)
        draft = _Draft(node=node, content=content, id=reader.take_id(), before=before)
        while path and path[-1].level >= draft.level:
            path.pop()
        (path[-1].sections if path else top).append(draft)
        path.append(draft)
    return preface, top


def _names_the_sheet(draft: _Draft, given_title: str) -> bool:
    words = plain(draft.content).split()
    return bool(words) and (not given_title or [w.casefold() for w in words] == given_title.casefold().split())


def _sections(reader: Reader, drafts: list[_Draft]) -> tuple[Section, ...]:
    counting = runs(bare_number(draft.content) for draft in drafts)
    found = ((draft, _section(reader, draft, counting)) for draft in drafts)
    return tuple(section for draft, section in found if not _only_leads(reader, draft, section))


def _only_leads(reader: Reader, draft: _Draft, section: Section) -> bool:
    """Account for the heading of what was a table of contents and nothing else; whether it was."""
    if not draft.nodes or section.blocks or section.sections or not names_contents(plain(section.title)):
        return False
    reader.skip("navigation", section.span, reasons.CONTENTS)
    return True


def _section(reader: Reader, draft: _Draft, counting: frozenset[int]) -> Section:
    number, title, note = split_heading(draft.content, counting)
    directives = _decided(reader, draft)
    return Section(
        level=draft.level,
        number=number,
        title=title,
        note=note,
        span=reader.block_span(draft.node),
        blocks=reader.content(draft.nodes),
        sections=_sections(reader, draft.sections),
        directives=directives,
    )


def _decided(reader: Reader, draft: _Draft) -> Directives:
    """What the comments right above a heading, and an id within it, decide about its section."""
    directives = replace(NO_DIRECTIVES, id=draft.id)
    for node in draft.before:
        directives = merged(directives, reader.comment(node) or NO_DIRECTIVES)
    return directives
