"""How long it takes to know 10,000 rows again, 500 of them edited, beside the time to read them, in one run."""

from __future__ import annotations

import random

from harness import timed

from generator.cards import make_notes
from generator.facts import Sheet
from generator.identity import Identified, Ledger, identify, read_ledger, stamp, write_ledger
from generator.loading import read
from generator.notes import Note
from generator.source import SourceFile

ROWS = 10_000
EDITED = 500
NOW = 1_800_000_000


def table(chance: random.Random, edited: frozenset[int]) -> str:
    """A sheet of fifty tables; each word is drawn, so that no two rows are alike by construction."""
    syllables = [first + second for first in "bdfgklmnprst" for second in ("a", "e", "i", "o", "u")]
    lines = ["# Large"]
    for number in range(ROWS):
        if number % (ROWS // 50) == 0:
            lines += ["", f"## Part {number}", "", "| Term | Means | See |", "| --- | --- | --- |"]
        words = ["".join(chance.choices(syllables, k=3)) for _ in range(12)]
        other = "".join(chance.choices(syllables, k=3))
        if number in edited:
            words[number % len(words)] = other
        lines.append(f"| {words[0]} {words[1]} | {' '.join(words[2:10])} | {words[10]} {words[11]} |")
    return "\n".join((*lines, ""))


def sheet_of(text: str) -> Sheet:
    sheet, _ = read(SourceFile.of("large.md", text), "large")
    assert sheet is not None
    return sheet


def main() -> None:
    edited = frozenset(random.Random(1).sample(range(ROWS), EDITED))
    before = sheet_of(table(random.Random(0), frozenset()))
    after, reading = timed(lambda: sheet_of(table(random.Random(0), edited)))
    identified = identify(before, Ledger())
    _, ledger, _ = stamp(make_notes(before, identified.identities, {}), identified, Ledger(), NOW)
    text = write_ledger(ledger)

    def known() -> Identified:
        return identify(after, read_ledger(text, "large.ledger.jsonl")[0])

    def written(notes: tuple[Note, ...], found: Identified) -> str:
        return write_ledger(stamp(notes, found, ledger, NOW + 1)[1])

    found, matching = timed(known)
    notes = make_notes(after, found.identities, {})
    _, stamping = timed(lambda: written(notes, found))
    kept = {note.guid for note in notes} & {entry.guid for entry in ledger.entries}
    print(f"{len(notes):,} facts, {EDITED} edited: {len(kept):,} known again")
    print(f"read the sheet                        {reading:6.2f} s   1.00")
    for what, seconds in (("read the ledger and match", matching), ("stamp and write the ledger", stamping)):
        print(f"{what:<36}  {seconds:6.2f} s   {seconds / reading:.2f}")


if __name__ == "__main__":
    main()
