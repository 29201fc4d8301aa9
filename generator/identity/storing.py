"""The ledger as a file: one JSON object a line, so that git shows and merges it fact by fact.

Facts are below a line that names their section. That line is the same on both sides of a merge and keeps rows
that two branches add on both sides of a heading apart. Nothing in the file counts or refers to other lines.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.diagnostics import Diagnostic, error
from generator.ledger import Entry, Home, Ledger, Place
from generator.notes import NoteType
from generator.source import SourceFile, Span

VERSION = 1
MOST = 2**53  # Anki's numbers go through JavaScript
HEADER = {"ledger": VERSION, "about": "who each fact is for good: commit this file together with the sheet"}
FOOTER = {"end": True}

# Under which name a fact's own words are, by which its note type is known.
_KEYS: Mapping[NoteType, str] = {"row": "key", "cloze": "text", "occlusion": "chart"}

CONFLICT_MARKERS = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")


def write_ledger(ledger: Ledger) -> str:
    """`ledger` as text; equal ledgers give equal text."""
    lines: list[dict[str, Any]] = [HEADER]
    if ledger.names or ledger.home is not None:
        home = {} if ledger.home is None else {"deck": ledger.home.name, "deck_id": ledger.home.deck_id}
        below = {"subdecks": dict(ledger.home.subdecks)} if ledger.home and ledger.home.subdecks else {}
        lines.append({"sheet": list(ledger.names), **home, **below})
    section: tuple[str, ...] = ()
    for entry in ledger.entries:
        if entry.section != section:
            section = entry.section
            lines.append({"section": list(section)})
        lines.append(_line(entry))
    lines.append(FOOTER)
    encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
    return "".join([f"{encode(line)}\n" for line in lines])


def _line(entry: Entry) -> dict[str, Any]:
    """The members of one line: first what a person looks for, and nothing that goes without saying."""
    asks: Any = [place.slot for place in entry.places]
    if entry.notetype != "cloze":
        asks = {place.slot: place.answer for place in entry.places}
    members = {
        "guid": entry.guid,
        "kind": entry.kind,
        "id": entry.id,
        "part": entry.part,
        "context": list(entry.context),
        _KEYS[entry.notetype]: entry.key,
        "asks": asks,
        "also": list(entry.also),
        "gone": [place.slot for place in entry.places if place.gone],
        "reverse": "gone" if entry.reverse_gone else entry.reverse,
        "note": entry.note_id,
        "mod": entry.modified,
        "says": entry.says,
        "seen": entry.seen,
        "waits": entry.waits,
        "retired": entry.retired,
    }
    optional = ("id", "part", "context", "also", "gone", "reverse", "says", "waits", "retired")
    return {name: member for name, member in members.items() if member or name not in optional}


# ---- reading ---------------------------------------------------------------------------------------------------------


def read_ledger(text: str, path: str) -> tuple[Ledger, tuple[Diagnostic, ...]]:
    """The ledger that `text` holds; every fault is an error at its line.

    With an error the ledger is not to be built on: facts would lose the guids that are in the damaged lines.
    """
    source = SourceFile.of(path, text)
    faults = tuple(_conflicts(source)) or tuple(_version(source))
    if faults:
        return Ledger(), faults
    reader = _Reader(source=source, entries=[], faults=[], lines={})
    reader.read()
    return Ledger(entries=tuple(reader.entries), names=reader.names, home=reader.home), tuple(reader.faults)


def _lines(source: SourceFile) -> Iterator[tuple[int, str]]:
    """The lines of `source` with their numbers, without what an editor may leave empty at the end."""
    for number in range(1, len(source.starts) + 1):
        line = source.line(number)
        if line.strip():
            yield number, line


def _conflicts(source: SourceFile) -> Iterator[Diagnostic]:
    for number, line in _lines(source):
        if line.startswith(CONFLICT_MARKERS[0]):
            yield error(
                code="ledger-conflict",
                message="a merge has left a conflict in the ledger",
                help=f"run `cheatsheet ledger merge {source.path}`, then build again; by hand: keep the lines of both "
                "sides, of two with one guid either, and delete the marker lines (<<<<<<< ======= >>>>>>>)",
                source=source,
                span=source.line_span(number),
            )
    for number, line in _lines(source):
        if line.startswith(CONFLICT_MARKERS[1:]):
            yield error(
                code="ledger-conflict",
                message="a marker of a merge conflict is left in the ledger",
                help="delete this line; of two lines with one guid keep either; then build again",
                source=source,
                span=source.line_span(number),
            )


def _version(source: SourceFile) -> Iterator[Diagnostic]:
    number, line = next(_lines(source), (1, ""))
    try:
        header = json.loads(line.removeprefix("\ufeff"))
        version = header["ledger"]
    except (ValueError, KeyError, TypeError):
        yield _damage(source, source.line_span(number), "the ledger does not begin with its header")
        return
    if version != VERSION:
        yield error(
            code="ledger-version",
            message=f"the ledger has format {json.dumps(version)}; this version reads format {VERSION}",
            help="install the version of the generator that wrote it, or a newer one",
            source=source,
            span=source.line_span(number),
        )


def _damage(source: SourceFile, span: Span, message: str) -> Diagnostic:
    return error(
        code="ledger-damaged",
        message=message,
        help=f"take the file back from git: git checkout HEAD -- {source.path}; a fact whose line is lost gets a new "
        "guid, and its learners begin it anew",
        source=source,
        span=span,
    )


class _MalformedError(Exception):
    """A line that is JSON and still no line of a ledger."""


@dataclass(kw_only=True, slots=True)
class _Reader:
    """Reads line by line and collects what is wrong; `lines` holds the line of each guid."""

    source: SourceFile
    entries: list[Entry]
    faults: list[Diagnostic]
    lines: dict[str, int]
    names: tuple[str, ...] = ()
    home: Home | None = None

    def read(self) -> None:
        section: tuple[str, ...] = ()
        ended = False
        numbered = list(_lines(self.source))
        for number, line in numbered[1:]:
            span = self.source.line_span(number)
            if ended:
                self.faults.append(_damage(self.source, span, "there is a line after the end of the ledger"))
                break
            try:
                members = json.loads(line)
                if members == FOOTER:
                    ended = True
                elif isinstance(members, dict) and "sheet" in members:
                    self.names, self.home = _texts(members, "sheet"), _home(members)
                elif isinstance(members, dict) and "section" in members:
                    section = _texts(members, "section")
                else:
                    self._add(_entry(members, section), number)
            except json.JSONDecodeError as fault:
                at = min(span.start + fault.pos, span.end)
                self.faults.append(_damage(self.source, Span(start=at, end=at), f"not JSON: {fault.msg}"))
            except _MalformedError as fault:
                self.faults.append(_damage(self.source, span, str(fault)))
        if not ended and not self.faults:
            span = self.source.line_span(numbered[-1][0])
            self.faults.append(_damage(self.source, span, "the ledger breaks off: its last line is missing"))

    def _add(self, entry: Entry, number: int) -> None:
        first = self.lines.setdefault(entry.guid, number)
        if first != number:
            self.faults.append(
                error(
                    code="ledger-duplicate",
                    message=f"guid {entry.guid} is on line {first} too",
                    help="a guid is one fact's for good: delete one of the two lines (after a merge: either), then "
                    "build again",
                    source=self.source,
                    span=self.source.line_span(number),
                )
            )
            return
        self.entries.append(entry)


def _home(members: dict[str, Any]) -> Home | None:
    if "deck" not in members:
        return None
    subdecks = _member(members, "subdecks", dict) if "subdecks" in members else {}
    if not all(isinstance(level, str) and level for level in subdecks.values()):
        raise _MalformedError("not the line of a sheet: `subdecks` must pair titles with names")
    return Home(name=_filled(members, "deck"), deck_id=_number(members, "deck_id"), subdecks=tuple(subdecks.items()))


def _entry(members: Any, section: tuple[str, ...]) -> Entry:
    """The entry of one line. _MalformedError where a member is missing or of another type."""
    if not isinstance(members, dict):
        raise _MalformedError("not a fact: the line is no JSON object")
    named = (notetype for notetype, name in _KEYS.items() if name in members)
    notetype: NoteType = next(named, "cloze")
    gone = frozenset(_texts(members, "gone"))
    if notetype != "cloze":
        asks = _member(members, "asks", dict)
        if not all(isinstance(answer, str) for answer in asks.values()):
            raise _MalformedError("not a fact: `asks` must pair names with text")
    else:
        asks = {slot: slot for slot in _texts(members, "asks")}
    reverse = members.get("reverse", False)
    if reverse not in (True, False, "gone"):
        raise _MalformedError("not a fact: `reverse` must be true or gone")
    return Entry(
        guid=_printable(members, "guid"),
        note_id=_number(members, "note"),
        modified=_number(members, "mod"),
        seen=_member(members, "seen", str),
        notetype=notetype,
        kind=_filled(members, "kind"),
        section=section,
        context=_texts(members, "context"),
        id=_member(members, "id", str) if "id" in members else None,
        part=_number(members, "part") if "part" in members else 0,
        key=_member(members, _KEYS[notetype], str),
        places=tuple(Place(slot=slot, answer=answer, gone=slot in gone) for slot, answer in asks.items()),
        also=_texts(members, "also"),
        reverse=bool(reverse),
        reverse_gone=reverse == "gone",
        retired=_number(members, "retired") if "retired" in members else None,
        says=_member(members, "says", str) if "says" in members else "",
        waits=_member(members, "waits", bool) if "waits" in members else False,
    )


def _member(members: dict[str, Any], name: str, kind: type) -> Any:
    if name not in members:
        raise _MalformedError(f"not a fact: `{name}` is missing")
    if not isinstance(members[name], kind):
        raise _MalformedError(f"not a fact: `{name}` is of the wrong type")
    return members[name]


def _filled(members: dict[str, Any], name: str) -> str:
    text: str = _member(members, name, str)
    if not text:
        raise _MalformedError(f"not a fact: `{name}` is empty")
    return text


def _printable(members: dict[str, Any], name: str) -> str:
    text = _filled(members, name)
    if not text.isprintable():  # a control sign would part the fields of a note
        raise _MalformedError(f"not a fact: `{name}` holds signs that nobody sees")
    return text


def _number(members: dict[str, Any], name: str) -> int:
    number: int = _member(members, name, int)
    if number < 0 or isinstance(number, bool):
        raise _MalformedError(f"not a fact: `{name}` must be a whole number, not negative")
    if number > MOST:
        raise _MalformedError(f"not a fact: `{name}` is too large for Anki")
    return number


def _texts(members: dict[str, Any], name: str) -> tuple[str, ...]:
    texts = members.get(name, [])
    if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
        raise _MalformedError(f"not a fact: `{name}` must be a list of text")
    return tuple(texts)
