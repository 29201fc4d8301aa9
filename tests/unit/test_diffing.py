"""Release notes: what learners will see, in three formats, and from a package that was released."""

from __future__ import annotations

import json

import pytest
from deck_samples import mark, row, sequence, statement
from identity_samples import DAY, NOW, Release, elsewhere, release, roast, roasting

from generator.changes import change_summary, compare
from generator.diffing import FORMATS, SheetRelease, released
from generator.identity import Ledger, farewell
from generator.inlines import Code, Link, Math, Text


def told(before: Release | Ledger, after: Release) -> SheetRelease:
    ledger = before if isinstance(before, Ledger) else before.ledger
    return SheetRelease(
        name="coffee",
        title="Coffee",
        summary=change_summary(ledger, after.ledger),
        changes=compare(ledger, after.ledger),
        farewell=farewell(after.ledger),
    )


@pytest.fixture(scope="module")
def versions() -> tuple[Release, Release]:
    """Everything that can change, at once."""
    see = Text(text="there")
    first = release(
        *roasting(),
        elsewhere(row("Crema", ("What", "the foam"), ("Extra", "on espresso alone")), "Cups"),
        elsewhere(row("Tamper", ("See", (Link(url="https://example.org/a", children=(see,)),))), "Cups"),
        elsewhere(statement("Rule", "grind ", mark("fresh"), " and ", mark("evenly")), "Rules"),
        elsewhere(sequence("Cleaning", "rinse", "wipe"), "Rules"),
    )
    facts = roasting()
    second = release(
        facts[0],
        roast("Second snap", "oil comes to the surface, in quieter snaps", "around 224 °C"),
        *facts[2:5],
        elsewhere(row("Crema", ("What", "the foam")), "Cups"),
        elsewhere(row("Tamper", ("See", (Link(url="https://example.org/b", children=(see,)),))), "Cups"),
        elsewhere(row((Code(text="a|b"),), ("Means", (Text(text="*this* @you "), Math(tex="n^2")))), "Cups"),
        elsewhere(statement("Rule", "grind ", mark("freshly"), " and ", mark("evenly")), "Laws"),
        elsewhere(sequence("Cleaning", "rinse", "wipe"), "Laws"),
        after=first,
        now=NOW + DAY,
    )
    return first, second


TEXT = """\
coffee: 1 new, 3 reworded, 2 moved, 1 restyled, 1 retired
  § Rules ⇒ Laws (2 facts)
  + Cups › `a|b` — Means: *this* @you $n^2$
  ~ Brewing › Second snap
      Second crack ⇒ Second snap
      What it is: oil comes to the surface, quieter snaps ⇒ oil comes to the surface, in quieter snaps
  ~ Cups › Crema
      Extra: on espresso alone ⇒ –
  ~ Laws › Rule: grind freshly and evenly
      Rule: grind fresh and evenly ⇒ Rule: grind freshly and evenly
      asks: fresh ⇒ freshly
  ~ Cups › Tamper (markup, links or pictures)
  - Brewing › Chaff — What it is: the silver skin that flies off; When: swept from the tray
  … 2 notes changed in place, tags, links or look alone and wait for the next change of their question or answer, \
or for `build --refresh`
  delete what has left: tag:coffee nid:1799997632110
  suspend what is asked no more: tag:coffee nid:1799997632622 card:2
"""

MARKDOWN = """\
## Coffee

1 new, 3 reworded, 2 moved, 1 restyled, 1 retired.

### Sections renamed

- Rules is now Laws

### New

- **`a|b`** — Means: \\*this\\* &#64;you `n^2` *(Cups)*

### Reworded

- **Second snap** *(Brewing)*
  - ~~Second crack~~ → Second snap
  - What it is: ~~oil comes to the surface, quieter snaps~~ → oil comes to the surface, in quieter snaps
- **Crema** *(Cups)*
  - Extra: ~~on espresso alone~~ → –
- Rule: grind freshly and evenly *(Laws)*
  - ~~Rule: grind fresh and evenly~~ → Rule: grind freshly and evenly
  - asks: ~~fresh~~ → freshly

### Other markup, links or pictures

- **Tamper** *(Cups)*

### Retired

- **Chaff** — What it is: the silver skin that flies off; When: swept from the tray *(Brewing)*

2 notes changed in place, tags, links or look alone and wait for the next change of their question or answer, \
or for `build --refresh`.

An import deletes nothing. To delete the notes of all that has ever left this sheet, search for this in Anki’s \
browser, select all, delete; it finds none of your own:

```text
tag:coffee nid:1799997632110
```

Cards of questions that are asked no more say so. To suspend them, search for this:

```text
tag:coffee nid:1799997632622 card:2
```

"""


def test_release_notes_as_text(versions: tuple[Release, Release]) -> None:
    assert FORMATS["text"]([told(*versions)]) == TEXT


def test_release_notes_as_markdown(versions: tuple[Release, Release]) -> None:
    assert FORMATS["markdown"]([told(*versions)]).rstrip("\n") == MARKDOWN.rstrip("\n")


def test_release_notes_as_json(versions: tuple[Release, Release]) -> None:
    (sheet,) = json.loads(FORMATS["json"]([told(*versions)]))["sheets"]
    assert {kind: len(found) for kind, found in sheet.items() if isinstance(found, list)} == {
        "renamed": 1,
        "added": 1,
        "back": 0,
        "reworded": 3,
        "moved": 0,
        "restyled": 1,
        "waiting": 2,
        "retired": 1,
    }
    assert sheet["retired"][0]["guid"] == versions[0].guids["Chaff"]
    assert sheet["reworded"][1]["parts"] == [{"part": "Extra", "before": "on espresso alone", "after": ""}]
    assert sheet["farewell"]["notes"] == 1


def test_nothing_new_is_said_of_the_same_state(versions: tuple[Release, Release]) -> None:
    first, _ = versions
    assert change_summary(first.ledger, first.ledger) == "nothing that learners see"


def test_a_row_in_another_section_has_moved() -> None:
    first = release(*roasting(), elsewhere(roast("Scale", "weighs", "always"), "Tools"))
    moved = [elsewhere(roasting()[0], "Tools"), *roasting()[1:]]
    after = release(*moved, elsewhere(roast("Scale", "weighs", "always"), "Tools"), after=first)
    text = FORMATS["text"]([told(first, after)])
    assert text.startswith("coffee: 1 moved\n  > First crack: Brewing ⇒ Tools\n  … 1 note changed in place")


def test_what_was_retired_before_is_back_rather_than_new() -> None:
    first = release(*roasting())
    without = release(*roasting()[:5], after=first)
    assert change_summary(without.ledger, release(*roasting(), after=without).ledger) == "1 back"


def test_a_long_list_folds_up() -> None:
    before = release(*roasting())
    after = release(*roasting(), *(row(f"Bean {n}", ("Taste", f"{n} notes")) for n in range(30)), after=before)
    assert "<details><summary>30</summary>" in FORMATS["markdown"]([told(before, after)])


# ---- against a package -----------------------------------------------------------------------------------------------


def test_a_package_tells_what_its_ledger_would_have_told(versions: tuple[Release, Release]) -> None:
    first, second = versions
    assert FORMATS["text"]([told(released(first.notes, second.ledger), second)]) == TEXT


def test_a_package_of_today_holds_nothing_new(versions: tuple[Release, Release]) -> None:
    _, second = versions
    assert change_summary(released(second.notes, second.ledger), second.ledger) == "nothing that learners see"


def test_a_package_whose_ledger_was_lost_is_still_told_in_words() -> None:
    first = release(*roasting(), statement("Rule", "grind ", mark("fresh")))
    text = FORMATS["text"]([told(released(first.notes, Ledger()), release(*roasting()[:1]))])
    assert "  - Brewing › Chaff — What it is: the silver skin that flies off; When: swept from the tray\n" in text
    assert "  - Brewing › Rule: grind fresh\n" in text
