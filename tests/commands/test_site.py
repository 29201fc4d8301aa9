"""`build --only site`: what is published, that it stays whole, and that `verify` reads it back."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click.testing import Result

from generator import making
from generator.cards.sources import Sources
from generator.loading import load_sheet

from .conftest import SHEET, holding

Run = Callable[..., Result]
ROOT = Path(__file__).parents[2]
# A page without pictures of a sheet of usual length.
MOST_BYTES = 150_000


@pytest.fixture
def site(folder: Path, run: Run) -> Path:
    """The site of two sheets, with tables to download."""
    (folder / "source/ropes.md").write_text(SHEET.replace("Knots", "Ropes").replace("Bowline", "Sheet bend"), "utf-8")
    result = run("build", "--only", "site,csv,anki")
    assert result.exit_code == 0, result.output
    return folder / "build/site"


class Tags(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


# ---- what is there ---------------------------------------------------------------------------------------------------


def test_a_site_has_an_index_two_pages_for_each_sheet_and_what_they_offer(site: Path) -> None:
    names = {re.sub(r"\.[0-9a-f]{16}\.", ".#.", name) for name in holding(site)}
    assert names >= {"index.html", "site.#.css", "site.#.js"}
    for name in ("knots", "ropes"):
        assert {f"{name}/index.html", f"{name}/test.html", f"{name}/{name}.apkg", f"{name}/csv/facts.csv"} <= names
    assert (site / "knots/knots.apkg").read_bytes() == (site.parent / "knots/knots.apkg").read_bytes()
    index = (site / "index.html").read_text("utf-8")
    assert 'href="knots/index.html"' in index
    assert "Facts: 6 · Cards: 12" in index


def test_what_is_offered_has_its_size(site: Path) -> None:
    page = (site / "knots/index.html").read_text("utf-8")
    size = (site / "knots/csv/facts.csv").stat().st_size
    assert f'<a href="csv/facts.csv" download>csv/facts.csv</a> <span class="size">table (CSV), {size} B' in page
    assert "Anki deck, " in page
    assert ".pdf" not in page


def test_alone_a_site_offers_everything_and_shows_the_page_in_the_index(folder: Path, run: Run) -> None:
    assert run("build", "--only", "site").exit_code == 0
    names = set(holding(folder / "build"))
    assert {"site/knots/knots-a4.pdf", "site/knots/knots-blank-a4.pdf", "site/knots/knots.apkg"} <= names
    assert not {"knots/knots-a4.pdf", "knots/knots.apkg"} & names
    (picture,) = (name for name in names if re.fullmatch(r"site/knots/page\.[0-9a-f]{16}\.png", name))
    assert f'src="{picture.removeprefix("site/")}"' in (folder / "build/site/index.html").read_text("utf-8")
    assert run("verify").exit_code == 0


def test_the_manifest_has_every_file_of_a_site(site: Path) -> None:
    listed = {file["path"] for file in json.loads((site.parent / "manifest.json").read_text("utf-8"))["files"]}
    assert {f"site/{name}" for name in holding(site)} <= listed


def test_places_are_called_as_the_links_on_cards(site: Path, folder: Path) -> None:
    sheet, _, _ = load_sheet(folder / "source/knots.md", "")
    assert sheet is not None
    page = (site / "knots/index.html").read_text("utf-8")
    places = [place.fragment for place in Sources(sheet).places]
    assert "1-which-knot-for-what-sailing" in places
    assert [place for place in places if f'<section id="{place}">' not in page] == []


def test_a_page_forbids_what_it_needs_not_and_has_no_script_or_style_in_it(site: Path) -> None:
    for path in site.rglob("*.html"):
        tags = Tags(path.read_text("utf-8")).found
        (policy,) = (told["content"] for tag, told in tags if told.get("http-equiv") == "Content-Security-Policy")
        assert policy is not None
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert [told for tag, told in tags if "style" in told or any(name.startswith("on") for name in told)] == []
        assert [tag for tag, told in tags if tag == "style" or (tag == "script" and not told.get("src"))] == []
        outside = [told for tag, told in tags if (told.get("src") or "").startswith(("http", "//"))]
        assert outside == []


def test_a_page_says_what_it_is_about_to_those_who_list_it(site: Path) -> None:
    said = {}
    for path in site.rglob("*.html"):
        tags = Tags(path.read_text("utf-8")).found
        (said[path.relative_to(site).as_posix()],) = (
            told["content"] for tag, told in tags if told.get("name") == "description"
        )
    assert all(said.values())
    assert len({*said.values()}) == len(said)


def test_a_picture_in_the_index_has_its_size(folder: Path, run: Run) -> None:
    run("build", "--only", "site,pdf", "--orientation", "landscape")
    (told,) = (told for tag, told in Tags((folder / "build/site/index.html").read_text("utf-8")).found if tag == "img")
    assert int(told["width"]) > int(told["height"]) > 0
    assert told.get("loading") is None  # the first ones are what a reader sees first


@pytest.mark.parametrize("sheet", sorted((ROOT / "source").rglob("*.md")), ids=lambda path: path.stem)
def test_a_page_of_a_usual_sheet_is_small(sheet: Path, folder: Path, run: Run) -> None:
    shutil.rmtree(folder / "source")
    shutil.copytree(sheet.parent, folder / "source")
    result = run("build", "--only", "site,csv", f"source/{sheet.name}")
    assert result.exit_code == 0, result.output
    sizes = {path.name: path.stat().st_size for path in (folder / "build/site" / sheet.stem).glob("*.html")}
    assert len(sizes) == 2
    assert max(sizes.values()) < MOST_BYTES
    assert run("verify").exit_code == 0


def test_what_changed_is_told_by_day(site: Path, folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "the first edition" in (site / "knots/index.html").read_text("utf-8")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(1_780_000_000 + 3 * 86_400))
    text = SHEET.replace("a loop that holds", "a loop that does not slip").replace("- frayed end: whip it\n", "")
    (folder / "source/knots.md").write_text(text + "- new end: seal it\n", "utf-8")
    assert run("build", "--only", "site,csv,anki").exit_code == 0
    page = (site / "knots/index.html").read_text("utf-8")
    changes = page[page.index("uiChanges") :]
    assert "reworded: 1 · <a" in changes
    assert ">Bowline</a>" in changes


def test_a_site_speaks_the_language_of_its_sheet(folder: Path, run: Run) -> None:
    sheet = folder / "source/knots.md"
    sheet.write_text(SHEET.replace("language: en", "language: ar"), "utf-8")
    assert run("build", "--only", "site,csv").exit_code == 0
    for name in ("index.html", "knots/index.html", "knots/test.html"):
        page = (folder / "build/site" / name).read_text("utf-8")
        assert '<html lang="ar" dir="rtl"' in page
        assert "All sheets" not in page
    assert run("verify").exit_code == 0
    (folder / "source/ropes.md").write_text(SHEET.replace("Knots", "Ropes").replace("Bowline", "Bend"), "utf-8")
    assert run("build", "--only", "site,csv").exit_code == 0
    # Sheets in several languages share an index in English.
    assert '<html lang="en" dir="ltr"' in (folder / "build/site/index.html").read_text("utf-8")


# ---- it stays whole --------------------------------------------------------------------------------------------------


def test_the_same_bytes_whatever_the_order(site: Path, folder: Path, run: Run) -> None:
    before = holding(site)
    shutil.rmtree(folder / "build")
    run("build", "--only", "site,csv,anki", "source/ropes.md")
    run("build", "--only", "site,csv,anki", "source/knots.md")
    assert holding(site) == before
    run("build", "--only", "site,csv,anki", "--jobs", "2", "--force")
    assert holding(site) == before


def test_one_sheet_of_many_keeps_the_index_whole(site: Path, folder: Path, run: Run) -> None:
    path = folder / "source/knots.md"
    path.write_text(path.read_text("utf-8").replace("title: Knots", "title: All knots"), "utf-8")
    assert run("build", "--only", "site", "source/knots.md").exit_code == 0
    index = (site / "index.html").read_text("utf-8")
    assert "All knots" in index
    assert 'href="ropes/index.html"' in index


def test_a_sheet_that_is_gone_leaves_the_site(site: Path, folder: Path, run: Run) -> None:
    (folder / "source/ropes.md").unlink()
    assert run("build", "--only", "site,csv,anki").exit_code == 0
    assert not (site / "ropes").exists()
    assert "ropes" not in (site / "index.html").read_text("utf-8")
    assert (folder / "build/ropes/ropes.apkg").exists()


def test_what_is_no_more_offered_goes(site: Path, run: Run) -> None:
    assert run("build", "--only", "site,csv").exit_code == 0
    assert not (site / "knots/knots.apkg").exists()
    assert (site.parent / "knots/knots.apkg").exists()


def test_a_site_that_is_up_to_date_is_not_made_again(site: Path, run: Run) -> None:
    before = {path: path.stat().st_mtime_ns for path in site.rglob("*")}
    assert "2 sheets unchanged" in run("build", "--only", "site,csv,anki").stdout
    assert {path: path.stat().st_mtime_ns for path in site.rglob("*")} == before


@pytest.mark.parametrize("damage", [Path.unlink, lambda path: path.write_text("damaged", "utf-8")])
def test_a_damaged_index_is_made_again_and_no_sheet(
    damage: Callable[[Path], object], site: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = holding(site)
    damage(site / "index.html")
    monkeypatch.setattr(making, "make", lambda *_: pytest.fail("a sheet was made"))
    assert run("build", "--only", "site,csv,anki").exit_code == 0
    assert holding(site) == before


def test_a_damaged_page_is_made_again(site: Path, run: Run) -> None:
    before = holding(site)
    (site / "ropes/index.html").write_text("damaged", "utf-8")
    run("build", "--only", "site,csv,anki")
    assert holding(site) == before


def test_other_kinds_are_built_without_touching_the_site(site: Path, run: Run) -> None:
    before = holding(site)
    assert run("build", "--only", "csv", "--force").exit_code == 0
    assert holding(site) == before


def test_a_sheet_called_site_gets_the_name_of_its_folder(folder: Path, run: Run) -> None:
    (folder / "source/site.md").write_text(SHEET, "utf-8")
    assert run("build", "--only", "site,csv").exit_code == 0
    assert (folder / "build/source-site/csv/facts.csv").exists()
    assert 'href="source-site/index.html"' in (folder / "build/site/index.html").read_text("utf-8")
    assert run("verify").exit_code == 0


def test_a_dry_run_writes_no_site(folder: Path, run: Run) -> None:
    result = run("build", "--only", "site,csv", "--dry-run")
    assert result.exit_code == 0
    assert not (folder / "build").exists()
    expected = re.search(r"(\d+) files would be written", result.stdout)
    made = re.search(r"(\d+) files in", run("build", "--only", "site,csv").stdout)
    assert expected is not None
    assert made is not None
    assert expected[1] == made[1]


# ---- an author's own look --------------------------------------------------------------------------------------------


def test_an_author_changes_one_template(folder: Path, run: Run) -> None:
    (folder / "mine/site").mkdir(parents=True)
    (folder / "mine/site/index.html").write_text(
        "{% extends 'site/base.html' %}{% block content %}<main id='uiContent'>"
        "{% for one in sheets %}<a href='{{ one.address }}'>{{ one.entry.title }}!</a>{% endfor %}</main>"
        "{% endblock %}",
        "utf-8",
    )
    assert run("build", "--only", "site,csv", "--templates", "mine").exit_code == 0
    assert "Knots!" in (folder / "build/site/index.html").read_text("utf-8")
    assert run("verify").exit_code == 0


@pytest.mark.parametrize("name", ["sheet.html", "index.html", "site.css"])
def test_a_broken_template_is_an_error_at_its_line(name: str, folder: Path, run: Run) -> None:
    # What was read of a folder is kept by its name.
    mine = f"broken-{name}"
    (folder / mine / "site").mkdir(parents=True)
    (folder / mine / "site" / name).write_text("\n{{ nobody_knows }}", "utf-8")
    result = run("build", "--only", "site,csv", "--templates", mine)
    assert result.exit_code == 1
    assert f"{mine}/site/{name}: error[broken-template]: line 2: 'nobody_knows' is undefined" in result.stderr
    assert (folder / "build/knots/csv/facts.csv").exists()


# ---- the proof -------------------------------------------------------------------------------------------------------


def test_a_site_is_proven(site: Path, run: Run) -> None:
    result = run("verify")
    assert (result.exit_code, result.stderr) == (0, "")
    assert re.search(r"build/site/knots +6 of +6 places", result.stdout)
    assert re.search(r"build/site/index.html +2 of +2 sheets", result.stdout)


@pytest.mark.parametrize(
    ("page", "before", "after", "loss"),
    [
        ("index.html", "a rope on a post", "a rope on a pole", "“aropeonapost” is not in its section"),
        ("index.html", 'id="Fact-', 'id="Fict-', "there is no place for the fact"),
        ("index.html", 'id="2-care"', 'id="2-cure"', "is not in its section"),
        ("test.html", "65 %", "66 %", "“65%” is not on the cards of its fact"),
        ("test.html", 'data-fact="', 'data-fict="', "the test asks 0 of"),
        ("index.html", 'href="csv/facts.csv"', 'href="csv/fact.csv"', "links to csv/fact.csv, which is not there"),
        ("test.html", "index.html#Fact-", "index.html#Fict-", "which is not there"),
    ],
)
def test_a_loss_is_named(page: str, before: str, after: str, loss: str, site: Path, run: Run) -> None:
    path = site / "knots" / page
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after), "utf-8")
    result = run("verify")
    assert result.exit_code == 1
    assert loss in result.stderr
    assert "error[changed-artifact]" in result.stderr


def test_a_sheet_that_the_index_lacks_is_named(site: Path, run: Run) -> None:
    index = site / "index.html"
    index.write_text(index.read_text("utf-8").replace("ropes/index.html", "rope/index.html"), "utf-8")
    result = run("verify")
    assert result.exit_code == 1
    assert "there is no link to ropes/index.html" in result.stderr


def test_a_file_that_no_build_made_is_named(site: Path, run: Run) -> None:
    (site / "knots/notes.txt").write_text("mine", "utf-8")
    result = run("verify")
    assert result.exit_code == 1
    assert "build/site/knots/notes.txt: error[foreign-on-site]" in result.stderr


def test_a_missing_page_is_named(site: Path, run: Run) -> None:
    (site / "knots/test.html").unlink()
    result = run("verify")
    assert result.exit_code == 1
    assert "build/site/knots/test.html: error[missing-artifact]" in result.stderr


def test_a_site_of_an_older_sheet_says_how_to_build_it(site: Path, folder: Path, run: Run) -> None:
    path = folder / "source/knots.md"
    path.write_text(path.read_text("utf-8").replace("65 %", "64 %"), "utf-8")
    run("build", "--only", "csv,anki")
    result = run("verify")
    assert result.exit_code == 1
    assert result.stderr.count("error[") == 1
    assert "source/knots.md: error[stale-artifact]: build/site/knots/" in result.stderr
    assert "run `cheatsheet build --only site`" in result.stderr
