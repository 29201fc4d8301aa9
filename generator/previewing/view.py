"""What a preview shows of one sheet: its lines, the cards and the place on the page of each, what was found."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from generator.asking import lint
from generator.diagnostics import Diagnostic
from generator.files import read_regular
from generator.preparing import Prepared, prepare
from generator.previewing.faces import faces
from generator.reports import PageReport
from generator.request import Request
from generator.writing.pdf.placing import find_places, page_pictures


@dataclass(frozen=True, kw_only=True, slots=True)
class View:
    """One sheet as it is shown: `told` is plain values for the browser, the rest is asked for piece by piece.

    `cards` are front and back by name, `pages` PNGs, `advice` is what makes bad cards.
    """

    told: Mapping[str, Any]
    cards: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    pages: tuple[bytes, ...] = ()
    advice: tuple[Diagnostic, ...] = ()


def view_of(path: Path, request: Request, page: PageReport | None) -> View | None:
    """The sheet at `path` as it is now, with the `page` that was made last; None where it has an error."""
    prepared, _ = prepare(path, request.now)
    if prepared is None:
        return None
    pdf = _pdf(prepared.sheet.name, page, request)
    cards = {
        f"{note.guid}-{ordinal}": faces(note, ordinal, prepared.carried)
        for note in prepared.notes
        for ordinal in note.ordinals
    }
    pictures = page_pictures(pdf) if pdf else ()
    lines = _lines(prepared, pdf)
    fit = f"{page.file}: {_fit(page, prepared, lines)}" if page is not None and pdf else "no page"
    told = {"name": prepared.sheet.name, "path": path.as_posix(), "fit": fit, "pages": len(pictures), "lines": lines}
    return View(told=told, cards=cards, pages=pictures, advice=lint(prepared.sheet))


def findings(path: Path, diagnostics: Sequence[Diagnostic]) -> list[dict[str, Any]]:
    """What was found in the sheet at `path`, and what is no sheet's own."""
    return [
        {
            "line": one.source.line_number(one.span) if one.source is not None and one.span is not None else 0,
            "severity": one.severity.value,
            "code": one.code,
            "message": one.message,
            "help": one.help,
        }
        for one in diagnostics
        if (one.source.path if one.source is not None else one.path) == path.as_posix()
    ]


def _pdf(name: str, page: PageReport | None, request: Request) -> bytes:
    """The file of `page`, empty where there is none."""
    if page is None:
        return b""
    try:
        return read_regular(request.out / name / page.file)
    except OSError:
        return b""


def _fit(page: PageReport, prepared: Prepared, lines: Sequence[Mapping[str, Any]]) -> str:
    """In words: the size of the type, how far down the page is filled, and the section that takes most of it."""
    sheet = prepared.sheet
    heads = {sheet.source.line_number(one.span) for one in sheet.accounts if one.kind == "heading"}
    areas: Counter[str] = Counter()
    lowest, section = 0.0, ""
    for line in lines:
        if line["number"] in heads:
            section = line["text"].strip("# ")
        if (place := line["place"]) is not None:
            areas[section] += (place["right"] - place["left"]) * (place["bottom"] - place["top"])
            if place["page"] == page.pages - 1:
                lowest = max(lowest, place["bottom"])
    words = f"{page.pages} page{'s' * (page.pages != 1)}, {page.font_size:.2f} pt, filled to {lowest:.0%} of its height"
    if not (total := areas.total()):
        return words
    name, most = areas.most_common(1)[0]
    return f"{words}; most is “{name}”, {most / total:.0%} of the text"


def _lines(prepared: Prepared, pdf: bytes) -> list[dict[str, Any]]:
    """Each line of the source with what became of it."""
    sheet = prepared.sheet
    notes = {note.fact: note for note in prepared.notes}
    accounts = sorted(
        zip(sheet.accounts, prepared.told, strict=True), key=lambda one: (one[0].span.start, one[0].span.end)
    )
    places = find_places(pdf, [says for _, (says, _) in accounts]) if pdf else (None,) * len(accounts)
    cards: dict[int, list[str]] = defaultdict(list)
    reasons: dict[int, list[str]] = defaultdict(list)
    where: dict[int, dict[str, Any]] = {}
    for (account, _), place in zip(accounts, places, strict=True):
        line = sheet.source.line_number(account.span)
        made = [notes[fact] for fact in account.facts if fact in notes]
        cards[line] += [f"{note.guid}-{ordinal}" for note in made for ordinal in note.ordinals]
        reasons[line] += filter(None, (account.reason, *account.unasked))
        if place is not None:
            where[line] = asdict(place)
    return [
        {
            "number": number,
            "text": text,
            "cards": list(dict.fromkeys(cards[number])),
            "reasons": list(dict.fromkeys(reasons[number])),
            "place": where.get(number),
        }
        for number, text in enumerate(sheet.source.text.splitlines(), 1)
    ]
