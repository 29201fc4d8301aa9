"""Two branches, one ledger: real merges by git."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from identity_samples import DAY, NOW, PATH, Release, elsewhere, release, roast, roasting

from generator.facts import RowFact
from generator.identity import Ledger, read_ledger, reconcile
from generator.identity.guids import SPACING
from generator.settling import settle_conflicts

Edit = Callable[[list[RowFact]], list[RowFact]]

SECTIONS = ("Sounds", "Sounds", "Colours", "Colours", "Waste", "Waste")


def git(folder: Path, *arguments: str, style: str = "merge") -> int:
    names = ("-c", "user.name=author", "-c", "user.email=author@example.org", "-c", f"merge.conflictStyle={style}")
    return subprocess.run(["git", *names, *arguments], cwd=folder, capture_output=True, check=False).returncode


def rows() -> list[RowFact]:
    return [elsewhere(fact, section) for fact, section in zip(roasting(), SECTIONS, strict=True)]


def merged(
    folder: Path, ours: Edit, theirs: Edit, style: str = "merge"
) -> tuple[bool, str, tuple[Release, Release, Release]]:
    """Whether git merged the two edits, the ledger that it left, and the three releases."""
    base = release(*rows())
    ledger = folder / "coffee.ledger.jsonl"

    def commit(made: Release) -> None:
        ledger.write_text(made.text, "utf-8")
        assert not git(folder, "add", ".")
        assert not git(folder, "commit", "-qm", "a release")

    assert not git(folder, "init", "-q", "-b", "main")
    commit(base)
    left = release(*ours(rows()), after=base, now=NOW + DAY)
    right = release(*theirs(rows()), after=base, now=NOW + DAY)
    assert not git(folder, "checkout", "-qb", "side")
    commit(right)
    assert not git(folder, "checkout", "-q", "main")
    commit(left)
    clean = not git(folder, "merge", "-q", "side", style=style)
    return clean, ledger.read_text("utf-8"), (base, left, right)


def add(index: int, key: str) -> Edit:
    """A new row before the row at `index`, in the section of the row at that end."""

    def edit(facts: list[RowFact]) -> list[RowFact]:
        at = facts[index - 1] if index else facts[0]
        return [*facts[:index], elsewhere(roast(key, f"{key} is new", "now"), *at.section), *facts[index:]]

    return edit


def first_of(section_start: int, key: str) -> Edit:
    def edit(facts: list[RowFact]) -> list[RowFact]:
        new = elsewhere(roast(key, f"{key} is new", "now"), *facts[section_start].section)
        return [*facts[:section_start], new, *facts[section_start:]]

    return edit


def reword(index: int, what: str) -> Edit:
    def edit(facts: list[RowFact]) -> list[RowFact]:
        key = facts[index].key[0].text  # type: ignore[union-attr]
        return [*facts[:index], elsewhere(roast(key, what, "now"), *facts[index].section), *facts[index + 1 :]]

    return edit


def drop(index: int) -> Edit:
    return lambda facts: [*facts[:index], *facts[index + 1 :]]


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (add(1, "Snap"), add(5, "Dust")),
        (add(2, "Snap"), first_of(2, "Amber")),
        (first_of(2, "Amber"), add(4, "Umber")),
        (reword(0, "a pop"), drop(5)),
        (drop(1), first_of(2, "Amber")),
        (add(6, "Dust"), first_of(0, "Snap")),
    ],
    ids=["far apart", "on both sides of a heading", "both ends", "edit and retire", "retire and add", "top and bottom"],
)
def test_edits_in_different_sections_merge_cleanly(ours: Edit, theirs: Edit, tmp_path: Path) -> None:
    clean, text, (base, left, right) = merged(tmp_path, ours, theirs)
    assert clean
    ledger, faults = read_ledger(text, PATH)
    assert not faults
    assert {entry.guid for entry in ledger.entries} == {
        entry.guid for made in (base, left, right) for entry in made.ledger.entries
    }


def test_after_a_clean_merge_both_branches_facts_keep_their_guids(tmp_path: Path) -> None:
    ours, theirs = add(1, "Snap"), add(5, "Dust")
    _, text, (_, left, right) = merged(tmp_path, ours, theirs)
    both = release(*ours(theirs(rows())), after=text, now=NOW + 2 * DAY)
    assert both.guids == {**left.guids, **right.guids}
    assert len({note.note_id // SPACING for note in both.notes}) == 8


def test_a_conflict_stops_the_build_and_its_way_out_loses_nothing(tmp_path: Path) -> None:
    ours, theirs = reword(3, "what comes after"), reword(3, "time that is left")
    clean, text, (base, left, _) = merged(tmp_path, ours, theirs)
    assert not clean
    _, faults = read_ledger(text, PATH)
    assert {fault.code for fault in faults} == {"ledger-conflict"}
    sides = [line for line in text.splitlines() if not line.startswith(("<<<", "===", ">>>"))]
    _, faults = read_ledger("\n".join(sides), PATH)
    assert [fault.code for fault in faults] == ["ledger-duplicate"]
    del sides[next(number for number, line in enumerate(sides) if "time that is left" in line)]
    assert release(*rows(), after="\n".join(sides)).guids == base.guids == left.guids


@pytest.mark.parametrize("style", ["merge", "diff3"])
@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (reword(3, "what comes after"), reword(3, "time that is left")),
        (add(1, "Snap"), add(1, "Pop")),
        (reword(1, "snaps"), drop(1)),
        (drop(4), add(5, "Dust")),
    ],
    ids=["both reword", "both add in one place", "one rewords and one drops", "one drops and one adds beside it"],
)
def test_conflicts_are_settled_and_no_fact_is_lost(ours: Edit, theirs: Edit, style: str, tmp_path: Path) -> None:
    clean, text, (base, left, right) = merged(tmp_path, ours, theirs, style)
    ledger = tmp_path / "coffee.ledger.jsonl"
    if not clean:
        assert settle_conflicts(ledger) == ()
        text = ledger.read_text("utf-8")
    settled, faults = read_ledger(text, PATH)
    assert not faults
    guids = [entry.guid for entry in settled.entries]
    assert len(set(guids)) == len(guids)
    assert set(guids) == {entry.guid for made in (base, left, right) for entry in made.ledger.entries}
    both = release(*ours(rows()), after=text, now=NOW + 2 * DAY)
    assert both.guids == left.guids


def test_a_conflict_in_which_both_reworded_keeps_the_later_time(tmp_path: Path) -> None:
    _, _, (_, left, _) = merged(tmp_path, reword(3, "what comes after"), reword(3, "time that is left"))
    assert settle_conflicts(tmp_path / "coffee.ledger.jsonl") == ()
    again = release(*left.sheet.facts, after=(tmp_path / "coffee.ledger.jsonl").read_text("utf-8"), now=NOW + 2 * DAY)
    assert again.guids == left.guids
    assert again.modified["Development time"] >= left.modified["Development time"]


def test_git_can_be_told_to_merge_ledgers_so(tmp_path: Path) -> None:
    (tmp_path / ".gitattributes").write_text("*.ledger.jsonl merge=cheatsheet\n", "utf-8")
    driver = f"{sys.executable} -m generator ledger driver %O %A %B"
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "config", "merge.cheatsheet.driver", driver)
    clean, text, (base, _, _) = merged(tmp_path, reword(3, "what comes after"), reword(3, "time that is left"))
    assert clean
    ledger, faults = read_ledger(text, PATH)
    assert not faults
    assert {entry.guid for entry in ledger.entries} == {entry.guid for entry in base.ledger.entries}


def test_what_one_branch_moved_to_another_ledger_stays_out() -> None:
    base = release(*rows()).ledger
    left = Ledger(entries=base.entries[1:], names=base.names)
    assert reconcile(left, base, base).entries == base.entries[1:]
    assert set(reconcile(left, base, None).entries) == set(base.entries)


@pytest.mark.parametrize("text", ["", "no marker\n", "<<<<<<< a\n=======\n", "=======\n", "<<<<<<< a\n<<<<<<< b\n"])
def test_without_whole_conflicts_nothing_is_settled(text: str, tmp_path: Path) -> None:
    ledger = tmp_path / "coffee.ledger.jsonl"
    ledger.write_text(text, "utf-8")
    assert [fault.code for fault in settle_conflicts(ledger)] == ["no-conflict"]
    assert ledger.read_text("utf-8") == text
