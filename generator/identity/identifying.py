"""The facts of a sheet and the entries of its ledger become one: who each fact is, and what is gone."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.brief import bare, inlines_of
from generator.diagnostics import Diagnostic, note
from generator.facts import AnyFact, Question, RowFact, Sheet
from generator.identity.guids import guids
from generator.identity.keeping import keep_places, new_places, renamed_columns
from generator.identity.matching import match
from generator.identity.profiles import profile_of_entry, profile_of_fact
from generator.identity.wording import notetype_of, wording_of
from generator.inlines import Break, Inline, Inlines, text
from generator.ledger import Entry, Ledger, Place, Wording
from generator.notes import REVERSE_PLACE, Gone, Identity
from generator.values import changed

# More doubts than these are told as a number.
DOUBTS_TOLD = 10


@dataclass(frozen=True, kw_only=True, slots=True)
class Identified:
    """`identities` and `entries` are aligned with the facts of the `sheet`; `gone` are entries that no fact matches.

    The entries say what the facts say now. New ones have no note id, time or hash yet.
    """

    sheet: str
    identities: tuple[Identity, ...]
    entries: tuple[Entry, ...]
    gone: tuple[Entry, ...]
    diagnostics: tuple[Diagnostic, ...]


def identify(sheet: Sheet, ledger: Ledger) -> Identified:
    """Find each fact of `sheet` in `ledger`; what is not found gets a guid of its own, derived from what it says."""
    olds = [profile_of_entry(entry) for entry in ledger.entries]
    wordings = [wording_of(fact) for fact in sheet.facts]
    # A first build has nothing to know its facts by.
    news = [profile_of_fact(*each) for each in zip(sheet.facts, wordings, strict=True)] if olds else []
    matching = match(olds, news)
    known = {new: ledger.entries[old] for new, old in matching.pairs.items()}
    renames = renamed_columns((entry, wordings[new]) for new, entry in known.items())
    taken = {entry.guid for entry in ledger.entries}
    entries = []
    for index, (fact, wording) in enumerate(zip(sheet.facts, wordings, strict=True)):
        if index in known:
            entry, places = known[index], keep_places(known[index], wording, renames)
        else:
            entry, places = _new(sheet, fact, wording, taken), new_places(wording)
        taken.add(entry.guid)
        entries.append(_worded(entry, fact, wording, places))
    matched = {entry.guid for entry in known.values()}
    moved = _moved_sections(sheet.facts, known)
    gone = tuple(
        replace(entry, section=moved.get(entry.section, entry.section))
        for entry in ledger.entries
        if entry.guid not in matched
    )
    return Identified(
        sheet=sheet.name,
        identities=tuple(_identity(fact, entry) for fact, entry in zip(sheet.facts, entries, strict=True)),
        entries=tuple(entries),
        gone=gone,
        diagnostics=tuple(_doubts(sheet, ledger, matching.doubts)),
    )


def _new(sheet: Sheet, fact: AnyFact, wording: Wording, taken: set[str]) -> Entry:
    """An entry with a guid that none of `taken` has, and no words yet.

    The guid depends on the sheet's name and origin too: two sheets about one thing must not share notes.
    """
    origin = (sheet.name, sheet.meta.title, sheet.meta.author, sheet.meta.url)
    answers = (part for asked in wording.asked for part in asked)
    described = (*origin, notetype_of(fact), *fact.section, *fact.context, wording.key, *answers)
    return Entry(
        guid=next(guid for guid in guids(described) if guid not in taken),
        note_id=0,
        modified=0,
        seen="",
        notetype=notetype_of(fact),
        kind=fact.kind,
        section=fact.section,
        context=fact.context,
        id=fact.id,
        part=0,
        key="",
        places=(),
        also=(),
    )


def _worded(entry: Entry, fact: AnyFact, wording: Wording, places: tuple[Place, ...]) -> Entry:
    """`entry`, live, with the words and the place of `fact`; that its key was once asked stays known."""
    reversed_now = isinstance(fact, RowFact) and fact.reverse is not None
    return changed(
        entry,
        kind=fact.kind,
        section=fact.section,
        context=fact.context,
        id=fact.id,
        part=fact.part if isinstance(fact, RowFact) else 0,
        key=wording.key,
        places=places,
        also=wording.also,
        reverse=entry.reverse or reversed_now,
        reverse_gone=entry.reverse and not reversed_now,
        retired=None,
    )


def _identity(fact: AnyFact, entry: Entry) -> Identity:
    return Identity(
        guid=entry.guid,
        note_id=entry.note_id,
        slots=tuple("" if place.gone else place.slot for place in entry.places),
        gone=tuple(_gone_questions(fact, entry)),
    )


def _gone_questions(fact: AnyFact, entry: Entry) -> Iterator[Gone]:
    for index, place in enumerate(entry.places):
        if place.gone:
            answer = inlines_of(place.answer) if entry.notetype == "row" else text(place.answer)
            question = Question(slot=place.slot, prompt=text(place.slot), answer=answer)
            yield Gone(place=index, question=question)
    if entry.reverse_gone and isinstance(fact, RowFact):
        yield Gone(place=REVERSE_PLACE, question=Question(slot="", prompt=_clues(fact), answer=fact.key))


def _clues(fact: RowFact) -> Inlines:
    """What a row says beside its key, a line a cell: what its key is asked by where no other clue is left."""
    clues: list[Inline] = []
    for pair in fact.whole:
        if pair.value and pair.value != fact.key:
            clues += [*(() if not clues else (Break(),)), *pair.value]
    return tuple(clues) or text("…")


def _moved_sections(facts: Sequence[AnyFact], known: dict[int, Entry]) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Where the facts of each section that is gone are now: what was retired there stays beside them."""
    present = {fact.section for fact in facts}
    votes: dict[tuple[str, ...], Counter[tuple[str, ...]]] = defaultdict(Counter)
    for index, entry in known.items():
        if entry.section not in present:
            votes[entry.section][facts[index].section] += 1
    return {old: max(found, key=lambda new: (found[new], new)) for old, found in votes.items()}


def _doubts(sheet: Sheet, ledger: Ledger, doubts: tuple[tuple[int, int], ...]) -> Iterator[Diagnostic]:
    for new, old in doubts[:DOUBTS_TOLD]:
        entry = ledger.entries[old]
        yield note(
            code="doubtful-match",
            message=f"taken for a new fact, though it might be the one that read “{_shortened(bare(entry.key))}”",
            help=f"if it is the same, write <!-- id: {entry.guid} --> there, and learners keep its history",
            source=sheet.source,
            span=sheet.facts[new].span,
        )
    if len(doubts) > DOUBTS_TOLD:
        yield note(
            code="doubtful-match",
            message=f"{len(doubts) - DOUBTS_TOLD} more facts are taken for new ones, though each might be an old one",
            help="large changes keep more history when they are built step by step",
            source=sheet.source,
        )


def _shortened(words: str) -> str:
    return words if len(words) <= 60 else f"{words[:59]}…"
