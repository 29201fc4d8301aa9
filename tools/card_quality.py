"""How good are the cards of a folder of sheets: python tools/card_quality.py FOLDER > docs/card-quality.md

One line a sheet: rows of its tables and what became of them, other items, facts, cards, and faults among the cards.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from generator.asking import lint
from generator.facts import Account, Sheet, Status
from generator.fronts import Front, fronts
from generator.loading import read
from generator.reading import decode

# Accounts of what frames a sheet rather than stands in it.
FRAME = ("heading", "title", "front-matter", "comment", "markup", "line")


@dataclass(kw_only=True, slots=True)
class Quality:
    """What was counted in one sheet, or in all."""

    rows: Counter[Status] = field(default_factory=Counter)
    others: Counter[Status] = field(default_factory=Counter)
    reasons: Counter[tuple[str, Status, str]] = field(default_factory=Counter)
    facts: int = 0
    cards: int = 0
    ambiguous: int = 0
    blank: int = 0
    given_away: int = 0
    long: int = 0
    crowded: int = 0

    def add(self, other: Quality) -> None:
        """Count `other` in."""
        self.rows += other.rows
        self.others += other.others
        self.reasons += other.reasons
        for name in ("facts", "cards", "ambiguous", "blank", "given_away", "long", "crowded"):
            setattr(self, name, getattr(self, name) + getattr(other, name))

    def line(self, name: str) -> str:
        """A row of the table."""
        rows = self.rows.total()
        share = f"{100 * self.rows[Status.CARDED] / rows:.0f} %" if rows else "–"
        numbers = (
            *(rows, share, self.rows[Status.SHOWN], self.rows[Status.SKIPPED]),
            *(self.others.total(), self.others[Status.CARDED], self.facts, self.cards),
            *(self.ambiguous, self.blank, self.given_away, self.long, self.crowded),
        )
        return f"| {name} | {' | '.join(map(str, numbers))} |"


def quality_of(sheet: Sheet) -> Quality:
    """The counts of one sheet."""
    found = Quality(facts=len(sheet.facts))
    for account in sheet.accounts:
        _count(found, account)
    answers: dict[str, set[str]] = defaultdict(set)
    for fact in sheet.facts:
        for front in fronts(fact):
            found.cards += 1
            found.blank += not front.question.strip() or not front.answer.strip()
            found.given_away += fact.kind != "question" and _gives_away(front)
            answers[front.text].add(front.answer)
    found.ambiguous = sum(len(given) > 1 for given in answers.values())
    codes = Counter(diagnostic.code for diagnostic in lint(sheet))
    found.long, found.crowded = codes["long-answer"], codes["many-answers"]
    return found


def _count(found: Quality, account: Account) -> None:
    if account.kind in FRAME:
        return
    (found.rows if account.kind == "row" else found.others)[account.status] += 1
    if account.status is not Status.CARDED:
        kind = "row" if account.kind == "row" else "other"
        found.reasons[kind, account.status, re.sub(r"line \d+", "line N", account.reason)] += 1


def _gives_away(front: Front) -> bool:
    answer = " ".join(front.answer.casefold().split())
    question = " ".join(front.question.casefold().split())
    return len(answer) > 3 and re.search(rf"(?<!\w){re.escape(answer)}(?!\w)", question) is not None


HEAD = (
    "| sheet | rows | carded | shown | skipped | other items | carded | facts | cards | two answers | blank "
    "| given away | long answers | many answers |\n|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|"
)


INTRODUCTION = """\
What becomes of real cheatsheets, written by others for other uses. Every row of a table and every other item is asked
(*carded*), stands on the page only (*shown*), or is left out with a reason (*skipped*). *Two answers* counts questions
that have more than one right answer, *given away* those that hold it, *long* answers of more than 300 characters, and
*many* three and more answers on one back; the last two are the authors' own, and `lint` names them.

Made by `python tools/card_quality.py FOLDER > docs/card-quality.md`."""


def main() -> int:
    """Print the table for the sheets of the folder given; 1 where a sheet was refused."""
    if len(sys.argv) != 2:
        print(__doc__, file=sys.stderr)  # noqa: T201
        return 2
    total, refused = Quality(), []
    lines = ["# Card quality", "", INTRODUCTION, "", HEAD]
    for path in sorted(Path(sys.argv[1]).glob("*.md")):
        source, _ = decode(path.name, path.read_bytes())
        sheet = read(source, path.stem)[0] if source is not None else None
        if sheet is None:
            refused.append(path.name)
            continue
        found = quality_of(sheet)
        total.add(found)
        lines.append(found.line(path.stem))
    lines += [total.line("**all**"), "", "## Why not", ""]
    lines += ["| what | became | reason | how many |", "|---|---|---|--:|"]
    lines += [
        f"| {kind} | {status} | {reason.replace('|', chr(92) + '|')} | {count} |"
        for (kind, status, reason), count in sorted(total.reasons.items(), key=lambda entry: (-entry[1], entry[0]))
    ]
    if refused:
        lines += ["", f"Refused: {', '.join(refused)}"]
    print("\n".join(lines))  # noqa: T201
    return 1 if refused else 0


if __name__ == "__main__":
    sys.exit(main())
