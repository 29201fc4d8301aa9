"""Facts that went from one file to another: which entries of which ledger belong to which sheet now.

A file that was renamed leaves its ledger behind; a sheet that was split or merged takes facts out of one ledger and
into another. Here all sheets and ledgers of a folder are seen at once, before any of them is identified on its own.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from generator.facts import Sheet
from generator.identity.identifying import identify
from generator.identity.matching import match
from generator.identity.profiles import Profile, profile_of_entry, profile_of_fact
from generator.identity.wording import wording_of
from generator.ledger import Entry, Ledger

# Of the fewer (entries that are free, facts that are new) so many must move before those that are only alike do.
MOVED_TOGETHER = 0.3


@dataclass(frozen=True, kw_only=True, slots=True)
class Moves:
    """What to begin with instead of what the files hold: `ledgers` of the sheets that give or take, by name.

    `used_up` are the ledgers without a sheet whose facts went elsewhere, `told` what happened to each sheet in one
    line; `partners` are the sheets and ledgers that each of these exchanges facts with.
    """

    ledgers: Mapping[str, Ledger] = field(default_factory=dict)
    used_up: tuple[str, ...] = ()
    told: Mapping[str, str] = field(default_factory=dict)
    partners: Mapping[str, frozenset[str]] = field(default_factory=dict)


NO_MOVES = Moves()


def copies(ledgers: Mapping[str, Ledger], names: Mapping[str, str]) -> dict[str, str]:
    """Which of the `ledgers` (by path) were copied from which: two sheets that share a guid share a learner's notes.

    The original is the one that last went by the name of its own sheet (`names`, by path), else the first.
    """
    holders: dict[str, list[str]] = defaultdict(list)
    for path in sorted(ledgers):
        for entry in ledgers[path].entries:
            holders[entry.guid].append(path)
    found: dict[str, str] = {}
    for together in {tuple(paths) for paths in holders.values() if len(paths) > 1}:
        own = [path for path in together if ledgers[path].names[-1:] == (names[path],)]
        original = (own or list(together))[0]
        found.update({path: original for path in together if path != original})
    return found


def without_shared(copy: Ledger, original: Ledger) -> Ledger:
    """`copy` without what belongs to `original`: its facts are new."""
    shared = {entry.guid for entry in original.entries}
    return Ledger(entries=tuple(entry for entry in copy.entries if entry.guid not in shared))


def find_moves(sheets: Mapping[str, tuple[Sheet, Ledger]], orphans: Mapping[str, Ledger]) -> Moves:
    """What moved between `sheets`, each with its ledger, and out of `orphans`, the ledgers without a sheet; by path.

    Facts that say the same come first, wherever they went; of what is left, facts that are alike move where much of
    their ledger moved. What a ledger without a sheet has over follows the sheet that took most of it, as retired.
    """
    search = _Search.of(sheets, orphans)
    search.same()
    for taker in search.news:
        for giver in search.free:
            if giver != taker:
                search.alike(taker, giver, abandoned=giver in orphans)
    return _moves(search, sheets, orphans)


@dataclass(kw_only=True, slots=True)
class _Search:
    """`news` are the facts without an entry, by sheet and index; `free` the entries without a fact, by ledger and guid.

    `taken` pairs a sheet and the ledger that it took from with the entries that it took.
    """

    news: dict[str, dict[int, Profile]]
    free: dict[str, dict[str, Entry]]
    taken: defaultdict[tuple[str, str], list[Entry]]

    @classmethod
    def of(cls, sheets: Mapping[str, tuple[Sheet, Ledger]], orphans: Mapping[str, Ledger]) -> _Search:
        news: dict[str, dict[int, Profile]] = {}
        # Orphans first: theirs is the stronger claim.
        free = {path: {entry.guid: entry for entry in orphans[path].entries} for path in sorted(orphans)}
        for path in sorted(sheets):
            sheet, ledger = sheets[path]
            identified = identify(sheet, ledger)
            known = {entry.guid for entry in ledger.entries}
            news[path] = {
                index: profile_of_fact(fact, wording_of(fact))
                for index, (fact, entry) in enumerate(zip(sheet.facts, identified.entries, strict=True))
                if entry.guid not in known
            }
            free[path] = {entry.guid: entry for entry in identified.gone}
        return cls(news=news, free=free, taken=defaultdict(list))

    def same(self) -> None:
        """Take what says the same; live entries before retired ones."""
        waiting: dict[object, list[tuple[bool, str, Entry]]] = defaultdict(list)
        for giver, entries in self.free.items():
            for entry in entries.values():
                profile = profile_of_entry(entry)
                waiting[_content(profile)].append((entry.retired is not None, giver, entry))
        for taker, facts in self.news.items():
            for index, profile in list(facts.items()):
                found = [one for one in waiting[_content(profile)] if one[1] != taker]
                if found:
                    best = min(found, key=lambda one: one[0])
                    waiting[_content(profile)].remove(best)
                    self._take(taker, index, best[1], best[2])

    def alike(self, taker: str, giver: str, *, abandoned: bool) -> None:
        """Take what is alike, where enough moves together; from a sheet that is there only beside what is the same."""
        entries = [entry for entry in self.free[giver].values() if entry.retired is None]
        indices = list(self.news[taker])
        moved = len(self.taken[taker, giver])
        fewer = moved + min(len(entries), len(indices))
        if not entries or not indices or not (moved or abandoned):
            return
        pairs = match(
            [profile_of_entry(entry) for entry in entries], [self.news[taker][index] for index in indices]
        ).pairs
        if moved + len(pairs) >= fewer * MOVED_TOGETHER:
            for new, old in pairs.items():
                self._take(taker, indices[new], giver, entries[old])

    def _take(self, taker: str, index: int, giver: str, entry: Entry) -> None:
        del self.news[taker][index]
        del self.free[giver][entry.guid]
        self.taken[taker, giver].append(entry)


def _content(profile: Profile) -> object:
    return profile.notetype, profile.part, profile.content


def _moves(search: _Search, sheets: Mapping[str, tuple[Sheet, Ledger]], orphans: Mapping[str, Ledger]) -> Moves:
    went = {pair: entries for pair, entries in search.taken.items() if entries}
    if not went:
        return NO_MOVES
    most: dict[str, str] = {}
    for giver in orphans:
        counts = Counter({taker: len(entries) for (taker, source), entries in went.items() if source == giver})
        if counts:
            most[giver] = min(counts, key=lambda taker: (-counts[taker], taker))
    ledgers = {path: sheets[path][1] for pair in went for path in pair if path in sheets}
    partners: defaultdict[str, set[str]] = defaultdict(set)
    told: defaultdict[str, list[str]] = defaultdict(list)
    for (taker, giver), entries in went.items():
        guids = {entry.guid for entry in entries}
        heir = most.get(giver) == taker
        source = orphans[giver] if giver in orphans else ledgers[giver]
        moved = tuple(
            entry for entry in source.entries if entry.guid in guids or (heir and entry.guid in search.free[giver])
        )
        ledgers[taker] = _joined(ledgers[taker], moved, source, heir=heir)
        told[taker].append(f"{_counted(len(entries))} came from {_named(giver)}")
        if giver in ledgers:
            left = tuple(entry for entry in ledgers[giver].entries if entry.guid not in guids)
            ledgers[giver] = replace(ledgers[giver], entries=left)
            told[giver].append(f"{_counted(len(entries))} went to {_named(taker)}")
        partners[taker].add(giver)
        partners[giver].add(taker)
    return Moves(
        ledgers=ledgers,
        used_up=tuple(most),
        told={path: ", ".join(lines) for path, lines in told.items()},
        partners={path: frozenset(others) for path, others in partners.items()},
    )


def _joined(ledger: Ledger, moved: Sequence[Entry], source: Ledger, *, heir: bool) -> Ledger:
    """`ledger` with the entries that came from `source`; the heir of a ledger has its deck, unless it has its own."""
    names = tuple(dict.fromkeys((*(name for name in source.names if name not in ledger.names), *ledger.names)))
    home = source.home if heir and ledger.home is None else ledger.home
    return replace(ledger, entries=(*ledger.entries, *moved), names=names, home=home)


def _counted(facts: int) -> str:
    return "1 fact" if facts == 1 else f"{facts} facts"


def _named(path: str) -> str:
    return path.rsplit("/", 1)[-1]
