"""What changed, for a terminal: one line a fact, the words beneath."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.brief import inlines_of
from generator.diffing.release import SheetRelease, place_of, rewordings, told, waiting_words
from generator.inlines import Code, Inline, Math, plain
from generator.ledger import Entry


def as_text(releases: Sequence[SheetRelease]) -> str:
    """The releases as plain text; it says so where there are none."""
    return "\n".join(line for release in releases for line in _sheet(release)) + "\n" if releases else "no changes\n"


def _sheet(release: SheetRelease) -> Iterator[str]:
    changes = release.changes
    yield f"{release.name}: {release.summary}"
    for renamed in changes.renamed:
        facts = "1 fact" if renamed.facts == 1 else f"{renamed.facts} facts"
        yield f"  § {place_of(renamed.before)} ⇒ {place_of(renamed.after)} ({facts})"
    for sign, entries in (("+", changes.added), ("+", changes.back)):
        for entry in entries:
            yield f"  {sign} {_line(entry)}"
    for edited in changes.reworded:
        yield f"  ~ {_name(edited.after)}"
        for wording in rewordings(edited):
            part = f"{wording.part}: " if wording.part else ""
            yield f"      {part}{_shown(wording.before)} ⇒ {_shown(wording.after)}"
    for edited in changes.moved:
        yield f"  > {_shown(edited.after.key)}: {place_of(edited.before.section)} ⇒ {place_of(edited.after.section)}"
    for edited in changes.restyled:
        yield f"  ~ {_name(edited.after)} (markup, links or pictures)"
    for entry in changes.retired:
        yield f"  - {_line(entry)}"
    if changes.waiting:
        yield f"  … {waiting_words(len(changes.waiting))}"
    if release.farewell.notes:
        yield f"  delete what has left: {release.farewell.find_notes}"
    if release.farewell.cards:
        yield f"  suspend what is asked no more: {release.farewell.find_cards}"


def _name(entry: Entry) -> str:
    return " › ".join((*entry.section, _shown(entry.key)))


def _line(entry: Entry) -> str:
    asked = "; ".join(f"{slot}: {_shown(answer)}" for slot, answer in told(entry))
    return f"{_name(entry)} — {asked}" if asked else _name(entry)


def _shown(brief: str) -> str:
    """Brief text without its escapes; what is not there is a dash."""
    return "".join(map(_node, inlines_of(brief))) or "–"


def _node(node: Inline) -> str:
    match node:
        case Code(text=text):
            return f"`{text}`"
        case Math(tex=tex):
            return f"${tex}$"
    return plain((node,))
