"""Which place of its note each question keeps: a learner's card hangs on the place, not on the question's name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from generator.brief import bare
from generator.facts import MAX_QUESTIONS
from generator.identity.assignment import assign
from generator.identity.likeness import similarity
from generator.identity.wording import folded
from generator.ledger import Entry, Place, Wording
from generator.notes import NoteType

# From here on two marks of a statement, or two answers of a row, are one that was edited.
LIKE = 0.6

# Of the rows that lost one column and gained another, the share that must agree that it is one with a new name: most
# where they agree in telling answers, nearly all where a column holds little but yes and no.
MOST = 0.5
NEARLY_ALL = 0.9

# Bytes: shorter answers are equal too often to tell one row's columns apart.
TELLING = 6

Columns = tuple[str, ...]
Renames = Mapping[tuple[Columns, Columns], Mapping[str, str]]


def renamed_columns(matched: Iterable[tuple[Entry, Wording]]) -> Renames:
    """For the rows of one table before and after, named by their columns: the new names of columns that were renamed.

    A column goes by its answers: its name changes on every row at once, its answers on few.
    """
    votes: dict[tuple[Columns, Columns], dict[tuple[str, str], list[str]]] = defaultdict(lambda: defaultdict(list))
    rows: Counter[tuple[Columns, Columns]] = Counter()
    for entry, wording in matched:
        lost, gained = _changed(entry, wording)
        if entry.notetype != "row" or not lost or not gained:
            continue
        table = _columns(entry), tuple(slot for slot, _ in wording.asked)
        rows[table] += 1
        for place in lost:
            for slot, answer in gained:
                if folded(bare(place.answer)) == folded(bare(answer)):
                    votes[table][place.slot, slot].append(answer)
    return {table: _renames(votes[table], rows[table]) for table in rows}


def _renames(votes: Mapping[tuple[str, str], list[str]], rows: int) -> dict[str, str]:
    renames: dict[str, str] = {}
    for (old, new), answers in sorted(votes.items(), key=lambda vote: (-len(vote[1]), vote[0])):
        needed = MOST if len(set(filter(_tells, answers))) > 1 else NEARLY_ALL
        if len(answers) < rows * needed:
            continue
        if old not in renames and new not in renames.values():
            renames[old] = new
    return renames


def _tells(answer: str) -> bool:
    return len(answer.encode("utf-8", "surrogatepass")) >= TELLING


def _columns(entry: Entry) -> Columns:
    return tuple(place.slot for place in entry.places if not place.gone)


def _changed(entry: Entry, wording: Wording) -> tuple[list[Place], list[tuple[str, str]]]:
    """The places that ask nothing of what they asked, and what has no place of its name."""
    slots = {slot for slot, _ in wording.asked}
    known = {place.slot for place in entry.places}
    lost = [place for place in entry.places if not place.gone and place.slot not in slots]
    return lost, [(slot, answer) for slot, answer in wording.asked if slot not in known]


def keep_places(entry: Entry, wording: Wording, renames: Renames) -> tuple[Place, ...]:
    """The places of a fact that was known as `entry` and now says `wording`.

    What kept its name keeps its place, also when it comes back; what was renamed or edited takes its place along; what
    is new takes the next one that was never used. A row has MAX_QUESTIONS places: when all are used, a gone one is.
    """
    asked = dict(wording.asked)
    lost, gained = _changed(entry, wording)
    if entry.notetype == "row":
        known = renames.get((_columns(entry), tuple(asked)), {})
        follows = {place.slot: known[place.slot] for place in lost if place.slot in known}
    elif entry.notetype == "occlusion":
        follows = _on_the_same(lost, gained)
        lost, gained = [replace(place, answer=place.slot) for place in lost], [(slot, slot) for slot, _ in gained]
    else:
        follows = {}
    follows |= _edited(entry, wording, lost, gained, follows)
    places = []
    for place in entry.places:
        slot = follows.get(place.slot, place.slot)
        stays = slot in asked
        places.append(Place(slot=slot, answer=asked.get(slot, place.answer), gone=not stays))
    held = {place.slot for place in places}
    for slot, answer in wording.asked:
        if slot not in held:
            _add(places, Place(slot=slot, answer=answer), entry.notetype)
    return tuple(places)


def _on_the_same(lost: Sequence[Place], gained: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Labels that left a chart by those that are now on what has the same name there, and only one is on."""
    found: dict[str, str] = {}
    for place in lost:
        now = [slot for slot, names in gained if names == place.answer]
        if len(now) == 1 and sum(other.answer == place.answer for other in lost) == 1:
            found[place.slot] = now[0]
    return found


def new_places(wording: Wording) -> tuple[Place, ...]:
    """The places of a new fact: in the order of its questions."""
    return tuple(Place(slot=slot, answer=answer) for slot, answer in wording.asked)


def _add(places: list[Place], place: Place, notetype: NoteType) -> None:
    if notetype != "row" or len(places) < MAX_QUESTIONS:
        places.append(place)
        return
    free = next(index for index, other in enumerate(places) if other.gone)
    places[free] = place


def _edited(
    entry: Entry,
    wording: Wording,
    lost: Sequence[Place],
    gained: Sequence[tuple[str, str]],
    settled: Mapping[str, str],
) -> dict[str, str]:
    """Which of the gained questions is which of the lost ones: by likeness, then by standing at the same place."""
    olds = [place for place in lost if place.slot not in settled]
    news = [(slot, answer) for slot, answer in gained if slot not in settled.values()]
    likely = {}
    for row, place in enumerate(olds):
        for column, (_, answer) in enumerate(news):
            alike = similarity(folded(bare(place.answer)), folded(bare(answer)))
            if alike >= LIKE and (entry.notetype != "row" or _tells(answer)):
                likely[row, column] = alike
    found = {olds[row].slot: news[column][0] for row, column in assign(likely).items()}
    if entry.notetype != "row" or (len(_columns(entry)) == 1 and len(wording.asked) == 1):
        found |= _between_the_same(entry, wording, {**settled, **found})
    return found


def _between_the_same(entry: Entry, wording: Wording, settled: Mapping[str, str]) -> dict[str, str]:
    """Lost and gained ones that are between the same neighbours, where there are as many of both."""
    new_of = {slot: settled.get(slot, slot) for slot in _columns(entry)}
    present = {slot for slot, _ in wording.asked}
    held = {new for new in new_of.values() if new in present}
    old_gaps = _gaps((slot if new_of[slot] not in present else None, new_of[slot]) for slot in _columns(entry))
    new_gaps = _gaps((slot if slot not in held else None, slot) for slot, _ in wording.asked)
    found: dict[str, str] = {}
    for before, olds in old_gaps.items():
        news = new_gaps.get(before, [])
        if len(olds) == len(news):
            found |= dict(zip(olds, news, strict=True))
    return found


def _gaps(slots: Iterable[tuple[str | None, str]]) -> dict[tuple[str, str], list[str]]:
    """The open ones (None where settled) by the settled ones around them."""
    gaps: dict[tuple[str, str], list[str]] = {}
    before, waiting = "", list[str]()
    for open_slot, name in slots:
        if open_slot is not None:
            waiting.append(open_slot)
            continue
        gaps[before, name] = waiting
        before, waiting = name, []
    gaps[before, ""] = waiting
    return gaps
