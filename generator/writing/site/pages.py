"""The files of a site: two pages for each sheet, and what all sheets share."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote

from generator.anchors import SectionPlace, fact_fragment, place_of, section_places
from generator.facts import Sheet
from generator.inlines import plain
from generator.languages import DEFAULT
from generator.ledger import Ledger
from generator.notes import Media, Note
from generator.templates import Markup, Templates
from generator.writing.page.frames import repeats_title
from generator.writing.page.tongue import Tongue
from generator.writing.site.cards import TestCard, test_cards
from generator.writing.site.changes import days
from generator.writing.site.drawing import shared_outlines
from generator.writing.site.entries import ENTRY, Entry, write_entry
from generator.writing.site.interface import Interface
from generator.writing.site.rendering import Renderer

# What all pages share is called by its content, so that no browser shows a new page with an old look.
ASSETS = ("site.css", "site.js")
EAGER = 4  # pictures of the index that are loaded at once: most screens show no more at first
MOST_SECTIONS = 8  # of a sheet without a picture, in the index
# What the words of the interface call a download, by a part of its name or by its ending.
PRINTED = {"-blank-": "blank", "-cards-": "cut", "-booklet-": "fold", "-pocket-": "fold"}
KINDS = {"apkg": "deck", "csv": "table"}
Files = Mapping[str, bytes]


@dataclass(frozen=True, kw_only=True, slots=True)
class Subject:
    """All that a site shows of one sheet: `downloads` are files by path, `picture` a PNG of its page, or empty."""

    sheet: Sheet
    notes: Sequence[Note]
    ledger: Ledger
    media: Mapping[str, Media]
    downloads: Files = field(default_factory=dict)
    picture: bytes = b""


def sheet_files(subject: Subject, templates: Templates) -> dict[str, bytes]:
    """The files of one sheet by path below its folder of the site. Raises BrokenTemplateError."""
    picture = _hashed("page.png", subject.picture) if subject.picture else ""
    pages = _Pages(subject=subject, templates=templates)
    files = {
        **subject.downloads,
        **{media.name: media.content for media in subject.media.values()},
        "index.html": pages.sheet_page().encode("utf-8", "replace"),
        "test.html": pages.test_page().encode("utf-8", "replace"),
        ENTRY: write_entry(pages.entry(picture)),
    }
    return files | ({picture: subject.picture} if picture else {})


def common_files(entries: Iterable[Entry], templates: Templates) -> dict[str, bytes]:
    """What all sheets share: the index, the style sheet and the script. Raises BrokenTemplateError."""
    entries = sorted(entries, key=lambda entry: (entry.title.casefold(), entry.name))
    shown = [
        {
            "entry": entry,
            "address": f"{quote(entry.name)}/index.html",
            "picture": quote(f"{entry.name}/{entry.picture}"),
        }
        for entry in entries
    ]
    languages = {entry.language for entry in entries}
    interface = Interface.of(languages.pop() if len(languages) == 1 else DEFAULT, templates)
    html = templates.render("site/index.html", **_assets(templates, ""), ui=interface, sheets=shown, eager=EAGER)
    files = {"index.html": html.encode("utf-8", "replace")}
    return files | {_hashed(name, content): content for name, content in _shared(templates)}


def _shared(templates: Templates) -> tuple[tuple[str, bytes], ...]:
    """The style sheet, which is filled in, and the script, which stays as it is."""
    style, script = ASSETS
    return (style, templates.render(f"site/{style}").encode()), (script, templates.read(f"site/{script}").encode())


def _assets(templates: Templates, up: str) -> dict[str, str]:
    """The addresses of what all pages share, seen from a page that is `up` so many folders."""
    style, script = (f"{up}{_hashed(name, content)}" for name, content in _shared(templates))
    return {"style": style, "script": script, "home": f"{up}index.html"}


def _hashed(name: str, content: bytes) -> str:
    path = PurePosixPath(name)
    return f"{path.stem}.{hashlib.sha256(content).hexdigest()[:16]}{path.suffix}"


@dataclass(frozen=True, kw_only=True)
class _Pages:
    subject: Subject
    templates: Templates

    @property
    def interface(self) -> Interface:
        """The words of the pages themselves, in the sheet's language."""
        return Interface.of(Tongue.of(self.subject.sheet).language, self.templates)

    def sheet_page(self) -> str:
        """The sheet to read."""
        sheet, places = self.subject.sheet, section_places(self.subject.sheet)
        renderer, interface = self._renderer(places), self.interface
        preface = renderer.preface(sheet.preface)
        # The one section that repeats the title is the sheet itself.
        only = sheet.sections[0] if len(sheet.sections) == 1 and repeats_title(sheet, sheet.sections[0]) else None
        body = "".join(renderer.section(section, 2, headed=only is None) for section in sheet.sections)
        listed = only.sections if only is not None else sheet.sections
        fragments = {place.start: place.fragment for place in places}
        html = self._render(
            "site/sheet.html",
            renderer,
            contents=[
                (plain(section.title), quote(fragments[section.span.start]))
                for section in listed
                if fragments[section.span.start]
            ],
            body=Markup(preface + body),
            downloads=[
                {"address": quote(path), "name": path, "kind": _kind(path, interface), "size": _size(len(content))}
                for path, content in sorted(self.subject.downloads.items())
            ],
            days=days(self.subject.ledger),
            fact=fact_fragment,
        )
        return shared_outlines(html)

    def test_page(self) -> str:
        """The cards to try."""
        sheet, places = self.subject.sheet, section_places(self.subject.sheet)
        renderer = self._renderer(places)
        # A link within a question would be a thing to press within another one.
        markup = replace(renderer.markup, link=lambda _, inner: inner)
        groups: dict[tuple[str, str], list[TestCard]] = defaultdict(list)
        for note in self.subject.notes:
            fact = sheet.facts[note.fact]
            place = place_of(places, fact.span.start)
            group = (place.title, place.fragment) if place is not None else (sheet.title, "")
            groups[group] += test_cards(fact, note.guid, markup)
        html = self._render(
            "site/test.html",
            renderer,
            groups=[
                {"title": title, "fragment": quote(fragment), "cards": list(map(_marked, cards))}
                for (title, fragment), cards in groups.items()
            ],
            count=sum(map(len, groups.values())),
            fact=fact_fragment,
        )
        return shared_outlines(html)

    def entry(self, picture: str) -> Entry:
        """What the index says."""
        sheet, tongue = self.subject.sheet, Tongue.of(self.subject.sheet)
        only = len(sheet.sections) == 1
        sections = sheet.sections[0].sections if only and sheet.sections[0].sections else sheet.sections
        changed = days(self.subject.ledger)
        width, height = _extent(self.subject.picture) if picture else (0, 0)
        return Entry(
            name=sheet.name,
            title=sheet.title,
            subtitle=sheet.meta.subtitle or sheet.meta.description,
            language=tongue.language,
            direction=tongue.direction,
            facts=len(self.subject.notes),
            cards=sum(len(note.ordinals) for note in self.subject.notes),
            changed=changed[0].date if changed else "",
            picture=picture,
            width=width,
            height=height,
            sections=tuple(plain(section.title) for section in sections[:MOST_SECTIONS]),
        )

    def _renderer(self, places: Sequence[SectionPlace]) -> Renderer:
        sheet = self.subject.sheet
        facts: dict[int, list[str]] = defaultdict(list)
        for note in self.subject.notes:
            facts[sheet.facts[note.fact].span.start].append(note.guid)
        return Renderer(
            media=self.subject.media,
            tongue=Tongue.of(sheet),
            places={place.start: place for place in places},
            link=self.interface["link"],
            facts=dict(sorted(facts.items())),
        )

    def _render(self, name: str, renderer: Renderer, **values: Any) -> str:
        sheet, tongue = self.subject.sheet, renderer.tongue
        return self.templates.render(
            name,
            **_assets(self.templates, "../"),
            ui=self.interface,
            title=sheet.title,
            subtitle=Markup(renderer.text(sheet.meta.subtitle)),
            meta=sheet.meta,
            sheet=sheet.name,
            language=tongue.language,
            direction=tongue.direction,
            **values,
        )


def _marked(card: TestCard) -> dict[str, object]:
    """A card for the template, which takes its HTML as it is."""
    html = {"context": card.context, "question": card.question, "answer": card.answer}
    return {"name": card.name, "fact": card.fact, **{name: Markup(words) for name, words in html.items()}}


def _extent(png: bytes) -> tuple[int, int]:
    """The width and height of a PNG: two numbers in its first chunk."""
    return int.from_bytes(png[16:20]), int.from_bytes(png[20:24])


def _kind(path: str, interface: Interface) -> str:
    ending = path.rpartition(".")[2]
    if ending != "pdf":
        return interface[KINDS.get(ending, "file")]
    return next((interface[name] for sign, name in PRINTED.items() if sign in path), "PDF")


def _size(count: int) -> str:
    """A size for people."""
    if count < 1000:
        return f"{count} B"
    return f"{count / 1000:.0f} kB" if count < 999_500 else f"{count / 1_000_000:.1f} MB"
