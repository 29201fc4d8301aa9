"""What changed, for a release page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.brief import inlines_of
from generator.diffing.release import SheetRelease, place_of, rewordings, told, waiting_words
from generator.expressions import expression
from generator.inlines import Code, Inline, Math, plain
from generator.ledger import Entry

_SPECIAL = expression(r"[\\`*_\[\]<>#|~$]")
_TICKS = expression(r"`+")

# Longer lists fold up, so that the page can be read.
LONG = 20


def as_markdown(releases: Sequence[SheetRelease]) -> str:
    """The releases as Markdown that GitHub shows; what authors wrote cannot become markup of the page."""
    return "\n".join(line for release in releases for line in _sheet(release)) + "\n" if releases else "No changes.\n"


def _sheet(release: SheetRelease) -> Iterator[str]:
    changes, farewell = release.changes, release.farewell
    yield from (f"## {_text(release.title)}", "", f"{release.summary[:1].upper()}{release.summary[1:]}.", "")
    if changes.renamed:
        yield from _list(
            "Sections renamed",
            [f"{_path(section.before)} is now {_path(section.after)}" for section in changes.renamed],
        )
    yield from _list("New", [_line(entry) for entry in changes.added])
    yield from _list("Back again", [_line(entry) for entry in changes.back])
    yield from _list(
        "Reworded",
        [
            "\n".join(
                (
                    _name(edited.after),
                    *(
                        f"  - {_text(wording.part) + ': ' if wording.part else ''}"
                        f"{_marked('~~', wording.before)} → {_marked('', wording.after)}"
                        for wording in rewordings(edited)
                    ),
                )
            )
            for edited in changes.reworded
        ],
    )
    yield from _list(
        "Moved",
        [
            f"{_bold(edited.after)}: {_path(edited.before.section)} → {_path(edited.after.section)}"
            for edited in changes.moved
        ],
    )
    yield from _list("Other markup, links or pictures", [_name(edited.after) for edited in changes.restyled])
    yield from _list("Retired", [_line(entry) for entry in changes.retired])
    if changes.waiting:
        words = waiting_words(len(changes.waiting))
        yield from (f"{words[:1].upper()}{words[1:]}.", "")
    if farewell.notes:
        yield from (
            "An import deletes nothing. To delete the notes of all that has ever left this sheet, search for this in "
            "Anki’s browser, select all, delete; it finds none of your own:",
            "",
            *_listing(farewell.find_notes),
        )
    if farewell.cards:
        yield from (
            "Cards of questions that are asked no more say so. To suspend them, search for this:",
            "",
            *_listing(farewell.find_cards),
        )


def _list(title: str, lines: Sequence[str]) -> Iterator[str]:
    if not lines:
        return
    yield from (f"### {title}", "")
    if len(lines) > LONG:
        yield from (f"<details><summary>{len(lines)}</summary>", "")
    yield from (f"- {line}" for line in lines)
    yield ""
    if len(lines) > LONG:
        yield from ("</details>", "")


def _listing(search: str) -> tuple[str, ...]:
    return ("```text", search, "```", "")


def _line(entry: Entry) -> str:
    asked = "; ".join(f"{_text(slot)}: {_text(answer)}" for slot, answer in told(entry))
    return (
        f"{_bold(entry)} — {asked} *({_path(entry.section)})*"
        if asked
        else f"{_bold(entry)} *({_path(entry.section)})*"
    )


def _name(entry: Entry) -> str:
    return f"{_bold(entry)} *({_path(entry.section)})*"


def _bold(entry: Entry) -> str:
    return _marked("**", entry.key) if entry.notetype == "row" else _marked("", entry.key)


def _marked(mark: str, brief: str) -> str:
    return f"{mark}{_text(brief)}{mark}" if brief else "–"


def _path(section: tuple[str, ...]) -> str:
    return _text(place_of(section))


def _text(brief: str) -> str:
    """Brief text as Markdown that reads the same."""
    return "".join(map(_node, inlines_of(brief))).strip()


def _node(node: Inline) -> str:
    match node:
        case Code(text=text) | Math(tex=text):
            return _code(text)
    return _escaped(plain((node,)))


def _escaped(text: str) -> str:
    # GitHub takes a name after an at sign for a person to tell of the release.
    return _SPECIAL.sub(r"\\\g<0>", text.replace("&", "&amp;")).replace("@", "&#64;")


def _code(text: str) -> str:
    fence = "`" * (1 + max((len(ticks) for ticks in _TICKS.findall(text)), default=0))
    pad = " " if text[:1] == "`" or text[-1:] == "`" else ""
    return f"{fence}{pad}{text}{pad}{fence}" if text.strip() else text
