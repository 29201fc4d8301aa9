"""What a fact is recognised by: its words made comparable, and where it is."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from generator.brief import bare
from generator.facts import AnyFact, RowFact
from generator.identity.wording import ALIKE, folded, notetype_of
from generator.ledger import Entry, Wording
from generator.notes import NoteType


@dataclass(frozen=True, kw_only=True, slots=True)
class Profile:
    """One fact of the sheet or one entry of the ledger, ready to be compared.

    `key` and `cells` are in one case and width, `folded_key` and `folded_cells` moreover without what typography
    changes. `content` and `folded_content` are the same for facts that say the same, in whatever order of columns.
    `guid` is an entry's, empty for a fact; `retired` is only ever true of entries.
    """

    notetype: NoteType
    id: str | None
    part: int
    section: tuple[str, ...]
    context: tuple[str, ...]
    slots: tuple[str, ...]
    key: str
    cells: tuple[str, ...]
    folded_key: str
    cased_key: str
    folded_cells: tuple[str, ...]
    content: tuple[str, ...]
    folded_content: tuple[str, ...]
    guid: str = ""
    retired: bool = False


def profile_of_fact(fact: AnyFact, wording: Wording) -> Profile:
    """What `fact` is recognised by, which says `wording`."""
    return _profile(
        wording,
        notetype=notetype_of(fact),
        id=fact.id,
        part=fact.part if isinstance(fact, RowFact) else 0,
        section=fact.section,
        context=fact.context,
    )


def profile_of_entry(entry: Entry) -> Profile:
    """What `entry` is recognised by."""
    return _profile(
        entry.wording,
        notetype=entry.notetype,
        id=entry.id,
        part=entry.part,
        section=entry.section,
        context=entry.context,
        guid=entry.guid,
        retired=entry.retired is not None,
    )


def _profile(
    wording: Wording,
    *,
    notetype: NoteType,
    id: str | None,
    part: int,
    section: tuple[str, ...],
    context: tuple[str, ...],
    guid: str = "",
    retired: bool = False,
) -> Profile:
    key = bare(wording.key)
    answers = (slot if notetype == "occlusion" else answer for slot, answer in wording.asked)
    told = (bare(answer) for answer in (*answers, *wording.also))
    # A statement's marks are words of its text, which is compared as a whole.
    cells = tuple(text for text in told if text and (notetype == "row" or text not in key))
    folded_cells = tuple(map(folded, cells))
    return Profile(
        notetype=notetype,
        id=id,
        part=part,
        section=section,
        context=context,
        slots=tuple(slot for slot, _ in wording.asked),
        key=_level(key),
        cells=tuple(map(_level, cells)),
        folded_key=folded(key),
        cased_key=folded(key, case=False),
        folded_cells=folded_cells,
        content=(key, *sorted(cells)),
        folded_content=(folded(key), *sorted(folded_cells)),
        guid=guid,
        retired=retired,
    )


def _level(text: str) -> str:
    return unicodedata.normalize("NFKC", text.translate(ALIKE)).casefold()
