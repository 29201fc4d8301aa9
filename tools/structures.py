"""Make pages of sheets of every structure, and say which are refused: `python tools/structures.py --sheets 500`.

Each number is one sheet: title and H1, one section with many parts, parts without a section, deep nesting, packed
tables, several pages; in every theme, in one to five columns, in several scripts at once. None of them has a fault, so
none may lose a word, and no page may be refused by a fault of the tool.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter
from collections.abc import Callable

from generator.loading import read
from generator.source import SourceFile
from generator.verifying.source import hold_source, render
from generator.writing.pdf import PageOptions, make_page

THEMES = ("default", "mono", "large", "dense", "tones", "forest", "plum")
REFUSED = ("does-not-fit", "page-too-costly")  # more than was asked for
WORDS = {
    "latin": ("salt", "flour", "by hand", "slow", "a longer phrase", "crème brûlée", "Größe", "naïve", "œuf"),
    "signs": ("R&D", "5 €", "a → b", "x ≥ y", "½ cup", "№ 7", "m<sup>2</sup>", "H<sub>2</sub>O", "100 %", "a_b", "2~3"),
    "cyrillic": ("соль", "мука", "вручную", "медленно"),
    "greek": ("αλάτι", "αλεύρι", "σιγά"),
    "arabic": ("ملح", "دقيق", "كَتَبَ", "◌َ", "٣", "خبز ≠ ماء"),
    "hebrew": ("מלח", "קמח", "לחם (טרי)"),
    "indic": ("नमक", "किताब", "क्षत्रिय", "நீர்"),
    "thai": ("เกลือ", "ช้าๆ", "น้ำ"),
    "cjk": ("漢字", "小麦粉", "소금", "ひらがな", "、次"),
    "markup": ("`code --x`", "**bold**", "*it*", "==mark==", "<kbd>Ctrl</kbd>", "[w](https://a.org)", "$x^2$", "~~s~~"),
    "odd": ("a\u00adb", "x\u200by", "<kbd>K</kbd>\ufeff", "👩\u200d🍳", "𝒜", "e\u0301", "ﬁ", "\u2067l\u2069"),
}  # fmt: skip


class Author:
    """Writes one sheet; the same number gives the same one."""

    def __init__(self, number: int) -> None:
        self.random = random.Random(number)
        scripts = self.random.sample(sorted(WORDS), self.random.randint(1, 4))
        self.words = tuple(word for script in scripts for word in WORDS[script])

    def say(self, most: int = 4) -> str:
        """Some words."""
        return " ".join(self.random.choice(self.words) for _ in range(self.random.randint(1, most)))

    def table(self, rows: int = 4) -> str:
        """A table of any width."""
        width = self.random.randint(1, 6)
        lines = [[self.say(2) for _ in range(width)] for _ in range(self.random.randint(1, rows) + 1)]
        return "\n".join(f"| {' | '.join(line)} |" for line in (lines[0], ["---"] * width, *lines[1:]))

    def items(self, depth: int = 0) -> str:
        """A list, nested or not, counted or not."""
        first = self.random.randint(1, 9)
        signs = [f"{first + place}." for place in range(4)] if self.random.random() < 0.4 else ["-"] * 4
        lines = []
        for sign in signs[: self.random.randint(1, 4)]:
            lines.append(f"{' ' * 3 * depth}{sign} {self.say(2)}: {self.say(5)}")
            if depth < 4 and self.random.random() < 0.3:
                lines.append(self.items(depth + 1))
        return "\n".join(lines)

    def block(self) -> str:
        """Any block."""
        kinds: tuple[Callable[[], str], ...] = (
            self.table,
            self.table,
            self.items,
            self.items,
            lambda: self.say(25),
            lambda: f"{self.random.choice(('Rule', 'Note'))}: {self.say(9)} and no more",
            lambda: (
                f"> [!{self.random.choice(('NOTE', 'TIP', 'WARNING'))}]\n> {self.say(8)}\n>\n> {self.items()}".replace(
                    "\n   ", "\n>    "
                )
            ),
            lambda: (
                f"```{self.random.choice(('', 'sh', 'python'))}\nrun --fast {self.random.randint(1, 99)}  # now\nx\n```"
            ),
            lambda: f"{self.say(2)}\n: {self.say(6)}\n: {self.say(3)}",
            lambda: f"<details>\n<summary>{self.say(2)}</summary>\n\n{self.say(6)}\n\n</details>",
            lambda: "$$\n\\frac{a}{b} = \\sum_{i=1}^{n} x_i\n$$",
            lambda: "```mermaid\nflowchart LR\n  a[Salt] -->|stir| b{Done?}\n  b -->|no| a\n```",
        )
        return self.random.choice(kinds)()

    def part(self, level: int, most: int = 3) -> str:
        """A heading and what is below it."""
        number = f"{self.random.randint(1, 9)}. " if self.random.random() < 0.2 else ""
        blocks = (self.block() for _ in range(self.random.randint(0, most)))
        return "\n\n".join((f"{'#' * level} {number}{self.say(3)}", *blocks))

    def sheet(self) -> str:
        """Front matter and parts in one of the structures."""
        draw = self.random
        front = [f"theme: {draw.choice(THEMES)}"]
        front += [f"title: {draw.choice(('Bread', 'Salt and flour', 'لحم وخبز', '漢字'))}"] * (draw.random() < 0.6)
        front += [f"columns: {draw.randint(1, 5)}"] * (draw.random() < 0.7)
        front += [f"pages: {draw.choice(('auto', '2', '4'))}"] * (draw.random() < 0.4)
        front += ["orientation: landscape"] * (draw.random() < 0.2)
        front += [f"language: {draw.choice(('en', 'ar', 'ja', 'de'))}"] * (draw.random() < 0.3)
        structures: tuple[Callable[[], list[str]], ...] = (
            lambda: [self.part(1), *(self.part(2) for _ in range(draw.randint(1, 6)))],
            lambda: [self.part(2, 1), *(self.part(3) for _ in range(draw.randint(3, 14)))],
            lambda: [self.part(3) for _ in range(draw.randint(1, 8))],
            lambda: [self.part(level, 2) for level in range(1, 7) for _ in range(draw.randint(0, 2))] or [self.part(2)],
            lambda: [self.part(draw.randint(1, 6)) for _ in range(draw.randint(1, 9))],
            lambda: [self.part(2), *("\n\n".join(self.table(12) for _ in range(6)) for _ in range(draw.randint(1, 2)))],
            lambda: [self.part(2, 6) for _ in range(draw.randint(8, 16))],
            lambda: [self.block() for _ in range(draw.randint(1, 6))],
        )
        return "---\n" + "\n".join(front) + "\n---\n\n" + "\n\n".join(draw.choice(structures)()) + "\n"


def judged(markdown: str, *, pages: bool) -> tuple[str, ...]:
    """What is wrong with what comes of a sheet; nothing where it is read and its page is made."""
    sheet, found = read(SourceFile.of("any.md", markdown), "any")
    if sheet is None:
        return tuple(one.code for one in found)
    wrong = [f"{one.code}: {one.message}" for one in hold_source(sheet, render(markdown))]
    if pages:
        page, found = make_page(sheet, paper="a4", media={}, options=PageOptions())
        wrong += [f"{one.code}: {one.message}" for one in found if page is None and one.code not in REFUSED]
        wrong += [one.code for one in found if one.code == "other-columns"]
    return tuple(wrong)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--sheets", type=int, default=500)
    parser.add_argument("--first", type=int, default=0, help="the number of the first sheet")
    parser.add_argument("--minutes", type=float, default=600.0, help="stop after so long")
    parser.add_argument("--deck", action="store_true", help="only read, make no page")
    parser.add_argument("--show", action="store_true", help="print the first sheet, and do no more")
    asked = parser.parse_args()
    if asked.show:
        print(Author(asked.first).sheet())
        return
    counts: Counter[str] = Counter()
    end = time.monotonic() + asked.minutes * 60
    for number in range(asked.first, asked.first + asked.sheets):
        if time.monotonic() > end:
            break
        wrong = judged(Author(number).sheet(), pages=not asked.deck)
        counts["wrong" if wrong else "right"] += 1
        for one in wrong:
            print(f"sheet {number}: {one[:300]}", flush=True)
    print(f"{counts.total()} sheets, {counts['wrong']} of them with a finding")
    sys.exit(counts["wrong"] > 0)


if __name__ == "__main__":
    main()
