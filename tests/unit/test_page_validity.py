"""Every page is valid as PDF/UA-1, by a validator that is not ours."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import page as validator
import pytest
from page_samples import KITCHEN, page_of, sheet_of
from PIL import Image

from generator.loading import load_sheet
from generator.notes import Media
from generator.writing.pdf import Page

EXAMPLES = sorted((Path(__file__).parents[2] / "source").glob("*.md"))
HARD = {
    "links": "See [**the rules**](https://example.org/a), [*more* `here`](https://example.org/b) and <https://example.org>.",
    "a link over two lines": f"[{'words that go on and on ' * 20}](https://example.org/a)",
    "items with listings": "1. mix\n   ```sh\n   stir --slowly\n   ```\n2. rest\n\n   > in the dark\n\n"
    "3. | a | b |\n   | - | - |\n   | c | d |\n",
    "lists in lists": "- one\n  1. two\n     - three\n\n       and a paragraph\n  2. four\n- five\n",
    "tasks": "- [ ] open\n- [x] done\n- neither\n",
    "formulas": "$$ $$\n\n$\\,$ and $x^2$\n\n$$\\frac{a}{b}$$\n",
    "a chart": "```mermaid\nflowchart LR\n  a[Mix] --> b{Risen?}\n  b -- no --> a\n```\n",
    "a diagram": "```mermaid\nsequenceDiagram\n  Cook->>Oven: heat\n```\n",
    "terms": "Dough\n: flour and water\n\n  ```\n  mix\n  ```\n",
    "callouts": "> [!NOTE]\n> - one\n>\n>   ```\n>   two\n>   ```\n",
    "long code": "```\n" + "knead(dough, minutes, rest, again, until, smooth) " * 9 + "\n```\n",
}


def findings(page: Page, folder: Path) -> list[str]:
    file = folder / "page.pdf"
    file.write_bytes(page.pdf)
    report = validator.validate_pdf(str(file), profile=validator.ValidationProfile.PDF_UA_1)
    return [f"{one.rule_id}: {one.message}" for one in report.failures]


@pytest.mark.parametrize("body", HARD.values(), ids=HARD.keys())
@pytest.mark.parametrize("blank", [False, True], ids=["page", "blank"])
def test_what_is_hard_to_tag_is_valid(body: str, blank: bool, tmp_path: Path) -> None:
    sheet = sheet_of(f"# Bread\n\n## Bake\n\n{body}\n\n## Eat\n\n| a | b |\n| - | - |\n| c | d |\n")

    assert findings(page_of(sheet, blank=blank), tmp_path) == []


def test_a_sheet_whose_only_section_repeats_its_title_skips_no_heading(tmp_path: Path) -> None:
    sheet = sheet_of("# bread\n\n## Bread\n\n### Bake\n\nword\n\n#### Crust\n\nword\n\n### Eat\n\nword\n")

    assert findings(page_of(sheet), tmp_path) == []


@pytest.mark.parametrize("theme", ["default", "mono", "large", "forest", "tones"])
def test_the_kitchen_is_valid_in_each_theme(theme: str, tmp_path: Path) -> None:
    assert findings(page_of(sheet_of(KITCHEN), theme=theme, pages=2), tmp_path) == []


@pytest.mark.parametrize("theme", ["default", "forest", "tones"])
@pytest.mark.parametrize("blank", [False, True], ids=["page", "blank"])
def test_a_page_with_a_face_of_its_own_is_valid(blank: bool, theme: str, tmp_path: Path) -> None:
    picture = BytesIO()
    Image.new("RGB", (90, 60)).save(picture, "PNG")
    media = {"pot.png": Media(url="pot.png", name="0123.png", mime="image/png", content=picture.getvalue())}
    keys = "logo: pot.png\nqr: yes\nurl: https://example.org/kitchen\nsubtitle: at the stove\n"
    body = "## [Doughs](https://example.org/a) in $n$ steps\n\n==$$a^2$$==\n\n> $$b^2$$\n\n## Tools\n\nA pot.\n"
    page = page_of(
        sheet_of(f"---\n{keys}---\n# Bread\n\nRead it once.\n\n{body}"), media=media, blank=blank, theme=theme
    )

    assert findings(page, tmp_path) == []


@pytest.mark.parametrize("example", EXAMPLES, ids=[file.stem for file in EXAMPLES])
def test_the_examples_are_valid(example: Path, tmp_path: Path) -> None:
    sheet, _, _ = load_sheet(example)

    assert sheet is not None
    assert findings(page_of(sheet), tmp_path) == []


def test_the_validator_finds_a_page_without_tags(tmp_path: Path) -> None:
    picture = BytesIO()
    Image.new("L", (10, 10)).save(picture, "PDF")

    assert findings(replace(page_of(sheet_of(KITCHEN)), pdf=picture.getvalue()), tmp_path)
