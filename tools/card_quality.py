"""How good are the cards of a folder of sheets: python tools/card_quality.py FOLDER > docs/card-quality.md

One line a sheet: rows of its tables and what became of them, other items, facts, cards, and faults among the cards;
then what each check of the gate stops and doubts, by shape, and why the rest is not asked.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from generator.asking import lint
from generator.asking.checks.card import Verdict, cards_of
from generator.asking.checks.code_signs import CODE_SIGNS
from generator.asking.checks.gate import GATE, doubts_about
from generator.asking.checks.list_signs import LIST_SIGNS
from generator.asking.checks.signs import SIGNS
from generator.asking.checks.signs import Sign as TermSign
from generator.asking.checks.step_signs import STEP_SIGNS
from generator.asking.checks.weighing import Sign
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
    checked: Counter[tuple[str, str]] = field(default_factory=Counter)
    shapes: Counter[str] = field(default_factory=Counter)
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
        self.checked += other.checked
        self.shapes += other.shapes
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
            found.shapes[fact.kind] += 1
        for card in cards_of(fact, sheet.title):
            found.checked.update((check.code, fact.kind) for check in doubts_about(card))
    found.ambiguous = sum(len(given) > 1 for given in answers.values())
    codes = Counter(diagnostic.code for diagnostic in lint(sheet))
    found.long, found.crowded = codes["long-answer"], codes["many-answers"]
    return found


STOPS = {check.reason: check.code for check in GATE if check.verdict is Verdict.STOP}


def _count(found: Quality, account: Account) -> None:
    for reason in {account.reason, *account.unasked} & STOPS.keys():
        found.checked[STOPS[reason], account.kind] += 1
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


def checked_lines(total: Quality) -> list[str]:
    """A table of the checks: what each of them stops or doubts, by shape."""
    lines = ["| check | verdict | how many | of them |", "|---|---|--:|---|"]
    for check in GATE:
        shapes = Counter({kind: count for (code, kind), count in total.checked.items() if code == check.code})
        lines.append(f"| {check.code} | {check.verdict} | {shapes.total()} | {_by_number(shapes) or '–'} |")
    return [*lines, "", f"Cards made, by shape: {_by_number(total.shapes)}."]


def _by_number(counts: Counter[str]) -> str:
    """The greatest first: `row 12, term 3`."""
    return ", ".join(f"{kind} {count}" for kind, count in sorted(counts.items(), key=lambda one: (-one[1], one[0])))


HEAD = (
    "| sheet | rows | carded | shown | skipped | other items | carded | facts | cards | two answers | blank "
    "| given away | long answers | many answers |\n|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|"
)


INTRODUCTION = """\
What becomes of real cheatsheets, written by others for other uses. Every row of a table and every other item is asked
(*carded*), is on the page only (*shown*), or is left out with a reason (*skipped*). *Two answers* counts questions
that have more than one right answer, *given away* those that hold it, *long* answers of more than 300 characters, and
*many* three and more answers on one back; the last two are the authors' own, and `lint` names them.

What these figures do not know: whether a card is worth learning, whether its answer is true, and whether a reader who
knows the subject would understand the question. [Cards read by hand](cards-read.md) tells of that. The folder is of 37
sheets, mostly on programming, in English, Chinese, Japanese and Spanish; what the checks do in other languages is held
by the tests' own short samples only.

Made by `python tools/card_quality.py FOLDER > docs/card-quality.md`."""

GATED = """\
A check that *stops* keeps a card from being made: counted are the lines (by kind of line) of which a question is not
asked. A check that *doubts* lets the card through, and `lint` names it: counted are cards (by shape). A line is counted
once for each check; turned questions that are left out count nowhere. A check that finds nothing here guards against
what other sheets do: most such faults are kept from arising by the shapes themselves."""


SIGNED = """\
## What tells of a term

The signs by which a line `term: meaning` is judged: what each is worth, and how many of the cards that showed it were
sound, in the draws that showed it first. A grave one must be there for no card to be made: without one 43 % of 42
cards of the last six draws were sound."""


WEIGHED = """\
## What tells of code, a list, or steps

The same for what asks for code, for all items of a list, and for steps. In a sheet of fewer than 25 lines a grave sign
must be there for no card to be made."""

WEIGHED_SIGNS = (("code", CODE_SIGNS), ("list", LIST_SIGNS), ("steps", STEP_SIGNS))
HEAD_OF_SIGNS = "|---|--:|---|--:|--:|"


def _sign(sign: TermSign | Sign) -> str:
    """One row of a table of signs."""
    grave = "yes" if sign.grave else ""
    return f"| {sign.name} | {sign.worth:+} | {grave} | {sign.of} | {sign.sound:.0%} |".replace("%", " %")


def _signs_of(title: str, signs: Iterable[Sign]) -> tuple[str, ...]:
    """A table of signs, below a blank line."""
    return ("", f"| {title} | worth | grave | cards | sound |", HEAD_OF_SIGNS, *map(_sign, signs))


def main() -> int:
    """Print the tables for the sheets of the folder given; 1 where a sheet was refused."""
    if len(sys.argv) != 2:
        print(__doc__, file=sys.stderr)
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
    lines += [
        total.line("**all**"),
        "",
        SIGNED,
        "",
        "| sign | worth | grave | cards | sound |",
        "|---|--:|---|--:|--:|",
        *map(_sign, SIGNS),
        "",
        WEIGHED,
        "",
        *(
            line
            for title, signs in WEIGHED_SIGNS
            for line in ("", f"| {title} | worth | grave | cards | sound |", HEAD_OF_SIGNS, *map(_sign, signs))
        ),
        "",
        "## What the gate says",
        "",
        GATED,
        "",
        *checked_lines(total),
    ]
    lines += ["", "## Why not", ""]
    lines += ["| what | became | reason | how many |", "|---|---|---|--:|"]
    lines += [
        f"| {kind} | {status} | {reason.replace('|', chr(92) + '|')} | {count} |"
        for (kind, status, reason), count in sorted(total.reasons.items(), key=lambda entry: (-entry[1], entry[0]))
    ]
    if refused:
        lines += ["", f"Refused: {', '.join(refused)}"]
    print("\n".join(lines))
    return 1 if refused else 0


if __name__ == "__main__":
    sys.exit(main())
