"""What a build begins with: all ledgers of a folder, those that git has, and which facts belong to which sheet now."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from generator import history, missing
from generator.diagnostics import Diagnostic, has_errors
from generator.discovery import ENDINGS, FOREIGN
from generator.facts import Sheet
from generator.identity import (
    NO_MOVES,
    Ledger,
    Moves,
    Traces,
    copies,
    find_moves,
    read_ledger,
    without_shared,
    write_ledger,
)
from generator.loading import LEDGER_ENDING, ledger_path, load_sheet
from generator.writing.manifest import sha256

_GUID = re.compile(rb'"guid"\s*:\s*"([^"]+)"')


@dataclass(frozen=True, kw_only=True, slots=True)
class Start:
    """What a sheet begins with instead of what its ledger's file holds; `told` says why, in one line."""

    ledger: Ledger
    told: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Recalled:
    """`starts` by sheet; `rewritten` are ledgers of sheets that are not built, `used_up` those to be deleted.

    Sheets that exchange facts are `partners`: none may be written without the others. Those that are `stopped` by an
    error among the `diagnostics` may not be built, or their learners would begin anew.
    """

    starts: Mapping[Path, Start] = field(default_factory=dict)
    rewritten: Mapping[Path, bytes] = field(default_factory=dict)
    used_up: tuple[Path, ...] = ()
    partners: Mapping[Path, frozenset[Path]] = field(default_factory=dict)
    stopped: frozenset[Path] = frozenset()
    diagnostics: tuple[Diagnostic, ...] = ()


NOTHING = Recalled()


def _nothing(_path: str) -> Collection[bytes]:
    return ()


def recall(
    paths: Sequence[Path],
    built: Mapping[str, str],
    given: Callable[[str], Collection[bytes]] = _nothing,
    *,
    forget: bool,
    locked: bool,
) -> Recalled:
    """What the sheets at `paths` begin with, where it is not what their ledgers hold.

    `built` are the hashes of the sheets as they were built last, by path: what has not changed has lost nothing and
    needs no look; where all is `locked`, sheets that have their ledgers need none either. `given` says which guids the
    last build of a path made notes of. A ledger that is missing, or lacks facts of the last commit, is an error that
    stops its sheet, unless the author would `forget` them; where no commit has it, it may lack none of the last build.
    """
    folder = _Folder.of(paths)
    starts, told = folder.originals(paths)
    moves = folder.moves(paths, {} if forget else built, {path: start.ledger for path, start in starts.items()}, locked)
    losses = {} if forget else dict(folder.losses(paths, {*built} - {*moves.ledgers}, given))
    if losses:
        losses |= folder.takers_of_lost(paths, built, losses)
    for name, ledger in moves.ledgers.items():
        starts[Path(name)] = Start(ledger=ledger, told=moves.told[name])
    wanted = set(paths)
    return Recalled(
        starts={path: start for path, start in starts.items() if path in wanted},
        rewritten={
            ledger_path(path): write_ledger(start.ledger).encode()
            for path, start in starts.items()
            if path not in wanted and path.as_posix() in moves.ledgers
        },
        used_up=tuple(Path(name) for name in moves.used_up if Path(name).is_file()),
        partners={
            Path(name): frozenset(Path(other) for other in others if Path(other) in wanted)
            for name, others in moves.partners.items()
        },
        stopped=frozenset(losses),
        diagnostics=(*told, *losses.values()),
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class _Folder:
    """`contents` are the ledgers that are there, `committed` those that the last commit has otherwise or alone.

    `known` are all that it has. `sheets` pairs each ledger that has one with its sheet.
    """

    contents: Mapping[Path, bytes]
    committed: Mapping[Path, bytes]
    known: frozenset[Path]
    sheets: Mapping[Path, Path]

    @classmethod
    def of(cls, paths: Sequence[Path]) -> _Folder:
        roots = sorted({path.parent for path in paths})
        deep = any(not ledger_path(path).exists() for path in paths)
        if deep and len(roots) > 1:
            roots = [Path(os.path.commonpath(roots))]  # a sheet may have come from a folder that holds no other
        contents: dict[Path, bytes] = {}
        committed: dict[Path, bytes] = {}
        known: set[Path] = set()
        for root in roots:
            contents |= {found: _content(found) for found in sorted(_ledgers_in(root, deep=deep)) if found.is_file()}
            listed = dict(history.files_in(root, "HEAD", LEDGER_ENDING))
            known |= listed.keys()
            committed |= _committed(root, listed, contents)
        sheets = {where: sheet for where in contents if (sheet := _sheet_of(where)) is not None}
        return cls(contents=contents, committed=committed, known=frozenset(known), sheets=sheets)

    def losses(
        self, paths: Sequence[Path], built: Collection[str], given: Callable[[str], Collection[bytes]]
    ) -> Iterable[tuple[Path, Diagnostic]]:
        """Sheets with an error: the last commit had their ledger with facts that no ledger has now, or, of one that no
        commit has, the last build; or it is gone though they are among the `built`.

        What was built may be of another branch than what is here: a commit is the better witness.
        """
        present = {guid for content in self.contents.values() for guid in _GUID.findall(content)}
        ledgers = {ledger_path(path): path for path in paths}
        for where, content in self.committed.items():
            lost = len(set(_GUID.findall(content)) - present)
            if lost and where in ledgers:
                yield ledgers[where], missing.loss(where, lost, missing=where not in self.contents)
        for path in paths:
            where = ledger_path(path)
            if where in self.known and where not in self.committed and not where.exists():
                yield path, missing.gone(where)  # git lacks what it had in it
            if path.as_posix() not in built or where in self.known:
                continue
            if where not in self.contents:
                yield path, missing.gone(where)
            elif lost := len({*given(path.as_posix())} - present):
                yield path, missing.lacks(where, lost)

    def takers_of_lost(
        self, paths: Sequence[Path], built: Mapping[str, str], losses: Collection[Path]
    ) -> dict[Path, Diagnostic]:
        """Sheets with facts that went there from sheets whose ledgers are missing: built now, they would be new."""
        absent = {
            where.as_posix(): _read(self.committed[where], where)
            for where in map(ledger_path, losses)
            if where in self.committed and where not in self.contents
        }
        takers = {
            path.as_posix(): found
            for path in paths
            if absent and path not in losses and (found := self._changed(path, built, {})) is not None
        }
        moves = find_moves(takers, absent) if takers else NO_MOVES
        return {Path(name): missing.waits(name, moves.told[name]) for name in moves.ledgers if name in takers}

    def originals(self, paths: Sequence[Path]) -> tuple[dict[Path, Start], tuple[Diagnostic, ...]]:
        """The sheets whose ledgers are copies, to begin without what belongs to the original."""
        guids: dict[bytes, Path] = {}
        shared: set[Path] = set()
        for where in self.sheets:
            for guid in set(_GUID.findall(self.contents[where])):
                if guids.setdefault(guid, where) != where:
                    shared |= {where, guids[guid]}
        ledgers = {where.as_posix(): self._ledger(where) for where in shared}
        found = copies(ledgers, {where.as_posix(): self.sheets[where].stem for where in shared})
        starts, told = {}, []
        for copy, original in found.items():
            sheet = self.sheets[Path(copy)]
            starts[sheet] = Start(
                ledger=without_shared(ledgers[copy], ledgers[original]), told=f"copied from {Path(original).name}"
            )
            if sheet in paths:
                told.append(missing.copied(Path(copy), Path(original)))
        return starts, tuple(told)

    def moves(
        self, paths: Sequence[Path], built: Mapping[str, str], starts: Mapping[Path, Ledger], locked: bool
    ) -> Moves:
        """What went from one ledger to another."""
        orphans = self._orphans()
        newcomers = [path for path in paths if ledger_path(path) not in self.contents]
        if not orphans and (not self.sheets or (locked and not newcomers)):
            return NO_MOVES
        asked = {*paths}
        # A copy that is not built now stays as it is: another folder's sheet may only look like one.
        others = [path for path in self.sheets.values() if path not in starts and path not in asked]
        takers = self._all_changed(paths, built, starts)
        if others:
            traces = Traces.of({path.as_posix(): found for path, found in takers.items()}, orphans)
            takers |= self._all_changed((path for path in others if self._has(traces, path)), built, starts)
        if not takers or (not orphans and len(takers) < 2):
            return NO_MOVES
        return find_moves({path.as_posix(): found for path, found in takers.items()}, orphans)

    def _has(self, traces: Traces, path: Path) -> bool:
        """Whether it is worth reading a sheet that is not built: its ledger or its words may be in an exchange."""
        ledger = self.contents[ledger_path(path)].decode("utf-8", "replace")
        return traces.gives(ledger) or traces.takes(_content(path).decode("utf-8", "replace"))

    def _all_changed(
        self, paths: Iterable[Path], built: Mapping[str, str], starts: Mapping[Path, Ledger]
    ) -> dict[Path, tuple[Sheet, Ledger]]:
        return {path: found for path in paths if (found := self._changed(path, built, starts)) is not None}

    def _changed(
        self, path: Path, built: Mapping[str, str], starts: Mapping[Path, Ledger]
    ) -> tuple[Sheet, Ledger] | None:
        """A sheet that is not as it was built, with its ledger; None for others, and for those with faults."""
        where = ledger_path(path)
        known = where in self.contents
        if known and built.get(path.as_posix()) == sha256(_content(path)):
            return None
        sheet, _, faults = load_sheet(path)
        ledger = starts.get(path) or (self._ledger(where) if known else Ledger())
        return None if sheet is None or has_errors(faults) else (sheet, ledger)

    def _orphans(self) -> dict[str, Ledger]:
        """The ledgers without a sheet, here or in the last commit, without what another ledger has taken since."""
        held = {guid for where in self.sheets for guid in _GUID.findall(self.contents[where])}
        found = {}
        for where, content in {**self.committed, **self.contents}.items():
            if where in self.sheets or _sheet_of(where) is not None:
                continue
            ledger = _read(content, where)
            entries = tuple(entry for entry in ledger.entries if entry.guid.encode() not in held)
            if entries:
                found[where.as_posix()] = Ledger(entries=entries, names=ledger.names, home=ledger.home)
        return found

    def _ledger(self, where: Path) -> Ledger:
        return _read(self.contents[where], where)


def _ledgers_in(root: Path, *, deep: bool) -> Iterator[Path]:
    """The ledgers in `root`, and where it is `deep` below it: in no folder that is hidden or holds what others made.

    A folder that goes away meanwhile, or cannot be read, costs only what is in it.
    """
    for place, folders, names in os.walk(root):
        folders[:] = [name for name in folders if deep and not name.startswith(".") and name not in FOREIGN]
        yield from (Path(place, name) for name in names if name.endswith(LEDGER_ENDING) and not name.startswith("."))


def _read(content: bytes, where: Path) -> Ledger:
    """A ledger as far as it can be read; what is wrong with it is told where it is built."""
    text = content.decode("utf-8", "replace").replace("\r\n", "\n")
    ledger, faults = read_ledger(text, where.as_posix())
    return Ledger() if faults else ledger


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _sheet_of(where: Path) -> Path | None:
    """The sheet beside which a ledger is."""
    stem = where.name.removesuffix(LEDGER_ENDING)
    beside = (where.with_name(stem + ending) for ending in (*ENDINGS, *map(str.upper, ENDINGS)))
    return next((path for path in beside if path.is_file()), None)


def _committed(root: Path, listed: Mapping[Path, str], contents: Mapping[Path, bytes]) -> dict[Path, bytes]:
    """Those `listed` ledgers of the last commit at or below `root` that are not now as it has them."""
    found = {}
    for where, blob in listed.items():
        present = contents.get(where)
        if present is None and where.is_file():
            continue  # in a folder that is not looked at
        if present is None or not history.is_content(blob, present):
            content = history.content_of(root, blob)
            if content is not None:
                found[where] = content
    return found
