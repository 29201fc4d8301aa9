"""Paper by the words that authors have for it: `a4`, `a5-landscape`, `148x210mm`, `5.5x8.5in`.

Everywhere else a paper is its name as it is read here, which is also a part of file names.
"""

from __future__ import annotations

import re

from generator.expressions import expression

SIZES = {
    "a3": (297.0, 420.0),
    "a4": (210.0, 297.0),
    "a5": (148.0, 210.0),
    "letter": (215.9, 279.4),
    "legal": (215.9, 355.6),
    "tabloid": (279.4, 431.8),
}
"""Width and height of each, upright, in mm."""
USUAL = ("a4", "letter")
"""What a sheet is made on where nobody says anything."""
MILLIMETRES = {"mm": 1.0, "cm": 10.0, "in": 25.4}
SMALLEST, LARGEST = 50, 1200  # mm: a card to carry about, and a little more than A0
MOST_PAPERS = 12
_OWN = "a size of your own such as 148x210mm or 5.5x8.5in"
ADVICE = f"{', '.join(SIZES)}, or {_OWN}; each also with -landscape or -portrait"
WITH_UNIT = "its unit, as in 148x210mm, 14.8x21cm or 5.5x8.5in"
SIDES = f"sides from {SMALLEST} to {LARGEST} mm ({SMALLEST / 25.4:.0f} to {LARGEST / 25.4:.0f} in)"

_NUMBER = r"\d{1,5}(?:\.\d{1,3})?"
_UNIT = "mm|cm|in"
_WORD = expression(
    rf"(?:(?P<name>[a-z]+\d?)"
    rf"|(?P<width>{_NUMBER})\s*(?P<first>{_UNIT})?\s*[x×]\s*(?P<height>{_NUMBER})\s*(?P<unit>{_UNIT})?)"
    r"(?:[-\s]\s*(?P<way>landscape|portrait))?(?:[,\s]+|$)"
)


class UnknownPaperError(ValueError):
    """A word that is no paper, or a size that no page can have; `advice` is what can be written."""

    def __init__(self, reason: str, advice: str) -> None:
        super().__init__(reason)
        self.advice = advice


def read_papers(words: str) -> tuple[str, ...]:
    """The papers that are named, between commas or spaces, each once. Raises UnknownPaperError."""
    text, place = words.strip(", \t\r\n").lower(), 0
    papers: dict[str, None] = {}
    while place < len(text):
        found = _WORD.match(text, place)
        if found is None or (found["name"] and found["name"] not in SIZES):
            unknown = found["name"] if found else re.split(r"[,\s]", text[place:], maxsplit=1)[0]
            raise UnknownPaperError(f"{unknown[:40]!r} is none of {ADVICE}", ADVICE)
        papers[_named(found)] = None
        place = found.end()
    if len(papers) > MOST_PAPERS:
        raise UnknownPaperError(f"these are more than {MOST_PAPERS} papers", f"at most {MOST_PAPERS} papers")
    return tuple(papers)


def is_paper(name: str) -> bool:
    """Whether that is what a paper is called here."""
    try:
        return read_papers(name) == (name,)
    except UnknownPaperError:
        return False


def _named(found: re.Match[str]) -> str:
    way = f"-{found['way']}" if found["way"] else ""
    if found["name"]:
        return found["name"] + way
    unit = found["unit"]
    if unit is None or found["first"] not in (None, unit):
        wrong = found[0].strip(", ")
        raise UnknownPaperError(f"{wrong!r} says no unit, or two: write {WITH_UNIT}", WITH_UNIT)
    sides = [float(found[side]) for side in ("width", "height")]
    if not all(SMALLEST <= side * MILLIMETRES[unit] <= LARGEST for side in sides):
        raise UnknownPaperError(f"{found[0].strip(' ,')!r} is no size of a page: write {SIDES}", SIDES)
    if unit == "cm":
        unit, sides = "mm", [side * 10 for side in sides]
    return own_size(*sides, unit=unit) + way


def own_size(width: float, height: float, *, unit: str = "mm") -> str:
    """The name of a paper of this size."""
    return f"{round(width, 3):g}x{round(height, 3):g}{unit}"


def size_of(paper: str) -> tuple[float, float]:
    """Width and height in mm: of a paper with a name upright, of another as it is written. KeyError for no paper."""
    name = paper.partition("-")[0]
    if not name[0].isdigit():
        return SIZES[name]
    unit = MILLIMETRES[name[-2:]]
    width, height = name[:-2].split("x")
    return float(width) * unit, float(height) * unit


def way_of(paper: str) -> str:
    """`portrait` or `landscape` where its name says so; nothing where that is open."""
    return paper.partition("-")[2]


def shape_of(paper: str) -> str:
    """Which way round a size of one's own is written; nothing for paper with a name, which can be turned."""
    if not paper[0].isdigit():
        return ""
    width, height = size_of(paper)
    return "portrait" if width <= height else "landscape"


def called(paper: str) -> str:
    """What people call it: `A4`, `Letter landscape`, `148 × 210 mm`."""
    name, _, way = paper.partition("-")
    if name[0].isdigit():
        width, height = name[:-2].split("x")
        name = f"{width} × {height} {name[-2:]}"
    return f"{name[0].upper()}{name[1:]}{' ' * bool(way)}{way}"
