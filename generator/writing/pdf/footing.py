"""What the footer says: as much as there is room for in one line."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from generator.facts import Sheet
from generator.papers import called
from generator.writing.pdf.folding import Fold
from generator.writing.pdf.geometry import Paper
from generator.writing.typography.ruler import Ruler, Setting
from generator.writing.typography.substitutes import presentable

WORDS = "page/words.toml"
SIZE = 0.5115  # of the footer's height, as in page.css: 5.8 points
BETWEEN = " · "
NUMBER = " · 99 / 99"
ORDER = ("title", "version", "date", "author", "licence", "url", "made")
"""What is in the footer, from first to last."""
WORTH = ("title", "made", "licence", "author", "date", "version", "url")
"""The same by how much it would be missed: on narrow paper the last of these go first."""


def footing(
    sheet: Sheet, paper: str, fold: Fold | None, size: Paper, ruler: Ruler, words: Mapping[str, str]
) -> tuple[str, ...]:
    """The parts of the footer on a page of that `size`, in `words`; they say what it is printed on, and how."""
    meta = sheet.meta
    # Most pages say it in signs, which every reader knows; the way round one sees.
    on = called(paper.partition("-")[0])
    made = words[fold.name].replace("{paper}", on) if fold else f"{on}, 100 %"
    notes = {
        "title": sheet.title,
        "version": words["version"].replace("{version}", meta.version) if meta.version else "",
        "date": meta.date,
        "author": meta.author,
        "licence": meta.licence,
        "url": meta.url,
        "made": made,
    }
    missing: set[str] = set()
    shown = {name: presentable(note, ruler, missing) for name, note in notes.items() if note}

    def fits(parts: Sequence[str]) -> bool:
        # Measured also so that the faces that it needs are declared.
        return ruler.width(BETWEEN.join(parts) + NUMBER, Setting()) * SIZE * size.footer <= size.room[0]

    for least in reversed(WORTH[1:]):
        if fits(list(shown.values())):
            break
        shown.pop(least, None)
    kept = [shown[name] for name in ORDER if name in shown]
    return tuple(kept) if fits(kept) else (_shortened(shown["title"], lambda title: fits([title])),)


def _shortened(title: str, fits: Callable[[str], bool]) -> str:
    """As much of `title` as there is room for."""
    length = next((length for length in range(len(title) - 1, 0, -1) if fits(f"{title[:length].rstrip()}…")), 0)
    return f"{title[:length].rstrip()}…"
