"""How well facts are known again after edits that are drawn: python benchmarks/matching.py [FOLDER OR SHEET …]

Each sheet is read, edited line by line and read again. Printed is, for each kind of edit, the share of facts that kept
their guid, and last the share of rows that were taken out whose history went to a row that came in beside them.
"""

from __future__ import annotations

import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.discovery import find_sheets
from generator.facts import Sheet
from generator.identity import Identified, Ledger, identify
from generator.loading import read
from generator.reading import decode

EPISODES = 150
LETTERS = re.compile(r"[^\W\d_]{4,}")
# A row or an item: a fence or a heading would change what all lines below it are.
ROW = re.compile(r"\s*(?:\||[-*+] |\d+[.)] )")

Edit = Callable[[random.Random, str, list[str]], str]


def typed(chance: random.Random, line: str, _: list[str]) -> str:
    """A letter lost."""
    word = chance.choice(list(LETTERS.finditer(line)))
    at = chance.randrange(word.start() + 1, word.end())
    return line[:at] + line[at + 1 :]


def reworded(share: float) -> Edit:
    """This share of the words is replaced."""

    def edit(chance: random.Random, line: str, words: list[str]) -> str:
        found = list(LETTERS.finditer(line))
        for word in sorted(chance.sample(found, max(1, int(len(found) * share))), key=lambda one: -one.start()):
            line = line[: word.start()] + chance.choice(words) + line[word.end() :]
        return line

    return edit


def extended(chance: random.Random, line: str, words: list[str]) -> str:
    """A few words more at the end."""
    end = re.search(r"\s*\|?\s*$", line)
    assert end is not None
    return f"{line[: end.start()]} {' '.join(chance.choices(words, k=4))}{end[0]}"


EDITS: dict[str, Edit] = {
    "as it was": lambda _, line, __: line,
    "a typing error": typed,
    "a fifth of the words": reworded(0.2),
    "half of the words": reworded(0.5),
    "four words more": extended,
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """A line of both states: what it says before and after (None where it is not there), and what was done to it."""

    before: str | None
    after: str | None
    edit: str


def episode(chance: random.Random, text: str, carrying: frozenset[int]) -> list[Line]:
    """The lines of `text`, some edited, some only before and some only after; those of `carrying` hold facts."""
    words = LETTERS.findall(text)
    rate, swapped = chance.choice((0.02, 0.1, 0.3)), chance.choice((0.0, 0.05, 0.2))
    lines = []
    for number, line in enumerate(text.split("\n"), 1):
        edit = "as it was"
        before: str | None = line
        after: str | None = line
        if number in carrying and ROW.match(line) and LETTERS.search(line):
            drawn = chance.random()
            if drawn < swapped:
                before, after = (line, None) if drawn < swapped / 2 else (None, line)
            elif chance.random() < rate:
                edit = chance.choice(list(EDITS))
                after = EDITS[edit](chance, line, words)
        lines.append(Line(before=before, after=after, edit=edit))
    return lines


def sheet_of(text: str) -> Sheet | None:
    source, _ = decode("sheet.md", text.encode())
    return read(source, "sheet")[0] if source is not None else None


def guids_by_line(sheet: Sheet, identified: Identified) -> dict[int, frozenset[str]]:
    guids: defaultdict[int, set[str]] = defaultdict(set)
    for account in sheet.accounts:
        guids[sheet.source.line_number(account.span)] |= {identified.identities[fact].guid for fact in account.facts}
    return {line: frozenset(found) for line, found in guids.items() if found}


def judged(chance: random.Random, text: str) -> Iterator[tuple[str, bool]]:
    """For each line that holds facts before and after: the edit, and whether it kept a guid."""
    whole = sheet_of(text)
    if whole is None:
        return
    carrying = frozenset(guids_by_line(whole, identify(whole, Ledger())))
    lines = episode(chance, text, carrying)
    states = [[line for line in lines if line.before is not None], [line for line in lines if line.after is not None]]
    before = sheet_of("\n".join(line.before or "" for line in states[0]))
    after = sheet_of("\n".join(line.after or "" for line in states[1]))
    if before is None or after is None:
        return
    first = identify(before, Ledger())
    second = identify(after, Ledger(entries=first.entries))
    olds, news = guids_by_line(before, first), guids_by_line(after, second)
    old_of = {id(line): olds.get(number, frozenset()) for number, line in enumerate(states[0], 1)}
    new_of = {id(line): news.get(number, frozenset()) for number, line in enumerate(states[1], 1)}
    came_in = frozenset[str]().union(*(new_of[id(line)] for line in lines if line.before is None))
    stayed = frozenset[str]().union(*(old_of[id(line)] for line in lines if None not in (line.before, line.after)))
    for line in lines:
        old, new = old_of.get(id(line)), new_of.get(id(line))
        if old and new:
            yield line.edit, bool(old & new)
        elif old and new is None and line.before not in {other.after for other in lines}:
            yield "taken out", bool((old - stayed) & came_in)


def main() -> None:
    paths, faults = find_sheets([Path(name) for name in sys.argv[1:] or ("source",)])
    assert not faults, faults
    chance = random.Random(0)
    kept, of = Counter[str](), Counter[str]()
    for _ in range(EPISODES):
        path = chance.choice(paths)
        for edit, keeps in judged(chance, path.read_text("utf-8-sig").replace("\r\n", "\n")):
            of[edit] += 1
            kept[edit] += keeps
    print(f"{'edit':<24}{'facts':>8}{'kept':>10}")
    for edit in (*EDITS, "taken out"):
        if of[edit]:
            print(f"{edit:<24}{of[edit]:>8,}{100 * kept[edit] / of[edit]:>8.1f} %")


if __name__ == "__main__":
    main()
