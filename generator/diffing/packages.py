"""A deck that was released, as a state to compare with."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from html.parser import HTMLParser

from generator.brief import bare, brief
from generator.clozes import CLOZE, uncovered
from generator.expressions import expression
from generator.facts import MAX_QUESTIONS
from generator.inlines import text
from generator.ledger import Entry, Ledger, Place
from generator.notes import Note
from generator.notetypes import COMMENTS, HEADER, answer_field, ask_field, field_of

_MATH = expression(r"\\[()\[\]]")
_CALLED = expression(r"<b>(.*?)</b>", re.DOTALL)
_ANSWER = expression(r'<li value="(\d+)"[^>]*>(.*?)</li>', re.DOTALL)
_TITLE = expression(r"<span[^>]*>(.*?)</span>", re.DOTALL)


def released(notes: Iterable[Note], present: Ledger) -> Ledger:
    """The facts that a package holds as `notes`, where `present` is the ledger of today.

    A note that has not changed since says what the ledger says; of the others the words are read from the fields.
    """
    known = {entry.guid: entry for entry in present.entries}
    entries = []
    for note in notes:
        entry = known.get(note.guid)
        if entry is None:
            entries.append(_unknown(note))
        elif entry.retired is not None or (entry.modified == note.modified and not entry.waits):
            entries.append(replace(entry, retired=None))
        else:
            entries.append(_former(note, entry))
    return Ledger(entries=tuple(entries))


def _unknown(note: Note) -> Entry:
    """What `note` says, of which no ledger knows."""
    return Entry(
        guid=note.guid,
        note_id=note.note_id,
        modified=note.modified,
        seen="",
        notetype=note.notetype,
        kind="",
        section=_section(note),
        context=(),
        id=None,
        part=0,
        key=_key(note),
        places=_places(note),
        also=(),
    )


def _former(note: Note, today: Entry) -> Entry:
    """What `note` says, in the words of `today` wherever they are the same but for markup."""
    section = _section(note)
    stays = today.section[max(0, len(today.section) - len(section)) :] == section
    former = _places(note)
    if today.notetype == "row":
        former = tuple(
            Place(slot=_slot(now.slot, then.slot), answer=_either(now.answer, then.answer))
            for now, then in zip(today.places, former, strict=False)
        )
    return replace(
        today,
        modified=note.modified,
        says="",
        # Built before the note changed in its look alone, or after: learners were told of neither.
        waits=today.waits and note.seen != today.seen,
        section=today.section if stays else section,
        key=_either(today.key, _label(note) if _is_sequence(today) else _key(note)),
        places=former,
    )


def _slot(today: str, former: str) -> str:
    """The slot's name; a question that needs no words of its own (a term's) shows none on its face."""
    return today if not former or _same(today, former) else former


def _either(today: str, former: str) -> str:
    return today if _same(bare(today), bare(former)) else former


def _same(one: str, other: str) -> bool:
    return "".join(one.split()).rstrip("?？؟") == "".join(other.split()).rstrip("?？؟")


def _section(note: Note) -> tuple[str, ...]:
    """The titles on the face below that of the sheet."""
    context = field_of(note, HEADER if note.notetype == "occlusion" else "Context")
    return tuple(_brief(title) for title in _TITLE.findall(context))[1:]


def _key(note: Note) -> str:
    if note.notetype == "row":
        return _brief(field_of(note, "Key"))
    if note.notetype == "occlusion":
        return _label(note)
    return ": ".join(filter(None, (_label(note), _brief(uncovered(field_of(note, "Text"))))))


def _label(note: Note) -> str:
    """What a statement or a chart is called."""
    if note.notetype == "occlusion":
        called = _CALLED.search(field_of(note, HEADER))
        return _brief(called[1]) if called else "".join(_section(note)[-1:])
    return _brief(field_of(note, "Label"))


def _is_sequence(entry: Entry) -> bool:
    """Whether a cloze entry has a title alone for its key; a statement's marks are words of its key."""
    return entry.notetype != "row" and not any(place.slot in bare(entry.key) for place in entry.places)


def _places(note: Note) -> tuple[Place, ...]:
    if note.notetype == "cloze":
        hidden: dict[int, str] = {}
        for number, html in CLOZE.findall(field_of(note, "Text")):
            hidden.setdefault(int(number), _brief(html))
        return tuple(Place(slot=hidden[number], answer=hidden[number]) for number in sorted(hidden))
    if note.notetype == "occlusion":
        names = {int(number): _brief(words) for number, words in _ANSWER.findall(field_of(note, COMMENTS))}
        return tuple(Place(slot=names[number], answer=names[number]) for number in sorted(names))
    asked = (
        (_brief(field_of(note, ask_field(n))), field_of(note, answer_field(n))) for n in range(1, MAX_QUESTIONS + 1)
    )
    return tuple(
        Place(slot=question.rstrip("?？؟"), answer=_brief(answer), gone=index not in note.ordinals)
        for index, (question, answer) in enumerate(asked)
        if question or answer
    )


def _brief(html: str) -> str:
    """What a reader sees of `html`, as brief text without code and mathematics."""
    reader = _Reader()
    reader.feed(_MATH.sub("", html))
    reader.close()
    return brief(text(" ".join("".join(reader.words).split())))


class _Reader(HTMLParser):
    """Collects the words, without what a face says about questions that are gone."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.gone = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.gone = self.gone or ("class", "gone") in attrs
        self.words += " " * (tag in ("br", "li", "tr", "td", "div", "p"))

    def handle_endtag(self, tag: str) -> None:
        self.gone = self.gone and tag != "div"

    def handle_data(self, data: str) -> None:
        if not self.gone:
            self.words.append(data)
