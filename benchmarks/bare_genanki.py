"""The floor of a deck: the notes of `sheets.parts` through genanki as its documentation shows it, three cards a note.

python benchmarks/bare_genanki.py ROWS PACKAGE
"""

import sys

import genanki

rows, package = int(sys.argv[1]), sys.argv[2]
model = genanki.Model(
    1_607_392_319,
    "Parts",
    fields=[{"name": "Part"}, {"name": "Use"}, {"name": "Weight"}],
    templates=[
        {"name": "Use", "qfmt": "{{Part}}: Use?", "afmt": "{{FrontSide}}<hr id=answer>{{Use}}"},
        {"name": "Weight", "qfmt": "{{Part}}: Weight?", "afmt": "{{FrontSide}}<hr id=answer>{{Weight}}"},
        {"name": "Part", "qfmt": "{{Use}}, {{Weight}}: Part?", "afmt": "{{FrontSide}}<hr id=answer>{{Part}}"},
    ],
)
deck = genanki.Deck(2_059_400_110, "Parts")
for number in range(rows):
    fields = [
        f"part <code>{number:06}</code>",
        f"holds <em>piece {number * 7919 % 104729}</em>",
        f"{number * 31 % 997} g",
    ]
    deck.add_note(genanki.Note(model=model, fields=fields, tags=["parts"]))
genanki.Package(deck).write_to_file(package)
