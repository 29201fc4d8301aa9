"""How long our package takes beside genanki's own for the same notes: same note types, same fields, same run."""

from __future__ import annotations

import io
import statistics
import sys
import time
from collections.abc import Callable

import genanki

from generator import templates
from generator.blocks import Meta
from generator.cards import describe_deck, make_notes
from generator.facts import Pair, Question, RowFact, Sheet, slots
from generator.inlines import text
from generator.notes import Identity, Note
from generator.notetypes import ROW, STYLE_SHEET
from generator.source import SourceFile, Span
from generator.verifying import verify_package
from generator.writing.anki import anki_package, card_faces

ROWS = 10_000
ROUNDS = 3


def large_sheet(rows: int) -> Sheet:
    """A sheet of one table: a key and three columns, each of them asked."""
    facts = []
    for number in range(rows):
        values = [
            ("Means", f"what number {number} is about"),
            ("Since", f"{number % 300 + 1700}"),
            ("See", f"§ {number}"),
        ]
        pairs = tuple(Pair(header=text(header), value=text(value)) for header, value in values)
        facts.append(
            RowFact(
                kind="row",
                section=(f"Part {number // 500}",),
                context=(),
                span=Span(start=0, end=0),
                key_header=text("Number"),
                key=text(f"number {number}"),
                questions=tuple(
                    Question(slot=header, prompt=text(header), answer=text(value)) for header, value in values
                ),
                whole=(Pair(header=text("Number"), value=text(f"number {number}")), *pairs),
            )
        )
    return Sheet(
        source=SourceFile.of("large.md", ""),
        name="large",
        meta=Meta(),
        title="Large",
        preface=(),
        sections=(),
        facts=tuple(facts),
    )


def plain_package(notes: tuple[Note, ...]) -> bytes:
    """The same notes as genanki's documentation writes them."""
    faces = [card_faces(template) for template in ROW.templates]
    model = genanki.Model(
        ROW.id,
        ROW.name,
        fields=[{"name": field.name} for field in ROW.fields],
        templates=[
            {"name": template.name, "qfmt": front, "afmt": back}
            for template, (front, back) in zip(ROW.templates, faces, strict=True)
        ],
        css=templates.read(STYLE_SHEET),
    )
    deck = genanki.Deck(1_234_567_890, "Large")
    for note in notes:
        deck.add_note(genanki.Note(model=model, fields=list(note.fields), tags=list(note.tags), guid=note.guid))
    out = io.BytesIO()
    genanki.Package(deck).write_to_file(out)
    return out.getvalue()


def timed(action: Callable[[], object]) -> float:
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def main() -> None:
    sheet = large_sheet(ROWS)
    identities = tuple(
        Identity(guid=f"n{number}", note_id=1_700_000_000_000 + number * 512, slots=slots(fact))
        for number, fact in enumerate(sheet.facts)
    )
    deck = describe_deck(sheet)
    notes = make_notes(sheet, identities, {})
    ours, plain = anki_package(deck, notes, ()), plain_package(notes)
    # In turns, so that a busy moment of the machine meets both.
    rounds = [
        (timed(lambda: anki_package(deck, notes, ())), timed(lambda: plain_package(notes))) for _ in range(ROUNDS)
    ]
    own, floor = (statistics.median(times) for times in zip(*rounds, strict=True))
    out = sys.stdout.write
    out(f"{ROWS:,} notes, {sum(len(note.ordinals) for note in notes):,} cards, median of {ROUNDS} rounds\n")
    out(f"  our package         {own:6.2f} s  {len(ours) / 1e6:5.2f} MB\n")
    out(f"  genanki's own       {floor:6.2f} s  {len(plain) / 1e6:5.2f} MB\n")
    out(f"  ratio               {own / floor:6.2f}\n")
    out(f"  facts to notes      {timed(lambda: make_notes(sheet, identities, {})):6.2f} s\n")
    out(f"  reading it back     {timed(lambda: verify_package(sheet, deck, notes, ours, 'large.apkg')):6.2f} s\n")


if __name__ == "__main__":
    main()
