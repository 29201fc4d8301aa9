"""The site in a real Chromium: read without scripts, on any screen, by anybody; searched, printed and tried."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from generator.cli import app

ROOT = Path(__file__).parents[2]
KINDS = """\
---
title: All kinds
language: en
subtitle: A sheet with everything that a site shows
---

# All kinds

Words before the first section, with a [link](#2-rules) and `code`.

## 1 Rows (with a note)

| Knot | Use | Strength | Origin | Year |
| --- | :-: | --: | --- | --- |
| Bowline | a loop that holds | 65 % | ships | 1627 |
| Clove hitch | a rope on a post | 60 % | ships | 1769 |
| Sheet bend | $\\frac{a}{b} + \\text{水}$ | 55 % | nets | 1794 |

## 2 Rules

Safety rule: never join two ropes for climbing with a ==reef knot== or a ==granny knot==.

> [!WARNING]
> Wet rope is ==weaker== than dry rope.

- wet rope: dry it in the shade
- frayed end: whip it
  - or seal it with ~~fire~~ heat

1. Make a loop.
2. Lead the end through.

Term
: What it means, with a note[^1].

<details><summary>More</summary>

Hidden words.

</details>

```python
def tie(rope):  # a knot
    return f"{rope} is tied in a very long line that no telephone can show in one piece, and more"
```

$$\\sum_{i=1}^n x_i^2 = \\left(\\frac{1}{n}\\right)$$

```mermaid
flowchart LR
  a[Take a rope] --> b[Make a loop] --> c{Does it hold?} --> d[Pull it tight] --> e[Cut the end]
  c -->|no| a
```

### Deeper

Last words.

[^1]: In a footnote.
"""
HOSTILE = """\
---
title: <script>hacked = 1</script>
subtitle: "<img src=x onerror='hacked=1'>"
author: "'\\"><script>hacked=1</script>"
---

# <img src=x onerror="hacked = 1; fetch('http://outside.test/a')">

## </script><script>hacked = 1</script>

| Tag | What it does |
| --- | --- |
| <script>hacked = 1</script> | <img src="http://outside.test/b.png" onerror="hacked = 1"> |
| x <svg onload="hacked = 1"></svg> | y <style>* { background: url(http://outside.test/c) }</style> |
| [click](javascript:hacked=1) | ![p](http://outside.test/f.png) |
| `</script><script>hacked=1</script>` | {{c1::<script>hacked=1</script>}} "onload="hacked=1 |
| '"><svg/onload=hacked=1> | "' onload=hacked=1 x=' |

```mermaid
flowchart LR
  A["<script>hacked=1</script>"] --> B["x' onload=hacked=1"]
```
"""
MODES = ("light", "dark")
WIDTHS = (360, 768, 1280)


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *arguments: object) -> None:
        """Nothing."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site of three sheets."""
    folder = tmp_path_factory.mktemp("site")
    (folder / "source").mkdir()
    (folder / "source/kinds.md").write_text(KINDS, "utf-8")
    (folder / "source/hostile.md").write_text(HOSTILE, "utf-8")
    (folder / "source/space.md").write_text((ROOT / "source/examples/space.md").read_text("utf-8"), "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("SOURCE_DATE_EPOCH", "1780000000")
        patch.delenv("CI", raising=False)
        built = CliRunner().invoke(app, ["build", "--only", "site,anki,csv", "--jobs", "1"], catch_exceptions=False)
        assert built.exit_code == 0, built.output
        assert CliRunner().invoke(app, ["verify"], catch_exceptions=False).exit_code == 0
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder / "build/site")))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()


class Window:
    """A page in a context of its own, with what it asked for and complained of."""

    def __init__(self, browser: Any, **options: Any) -> None:
        self.context = browser.new_context(**options)
        self.page = self.context.new_page()
        self.asked: list[str] = []
        self.said: list[str] = []
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))


@pytest.fixture
def open_window(chromium: Any) -> Iterator[Any]:
    windows: list[Window] = []

    def opened(**options: Any) -> Window:
        windows.append(Window(chromium, **options))
        return windows[-1]

    yield opened
    for window in windows:
        window.context.close()


PAGES = ("index.html", "kinds/index.html", "kinds/test.html", "space/index.html", "hostile/index.html")


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("width", WIDTHS)
def test_pages_are_accessible_and_no_wider_than_the_screen(width: int, mode: str, site: str, open_window: Any) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="the group `browser` is not installed")
    window = open_window(viewport={"width": width, "height": 800}, color_scheme=mode)
    for path in PAGES:
        window.page.goto(site + path)
        if path.endswith("test.html"):
            window.page.click("details.card:not(.off) summary")
        found = axe.Axe().run(window.page, options={"preload": False}).response
        assert len(found["passes"]) > 20
        assert [(one["id"], one["nodes"][0]["html"]) for one in found["violations"]] == [], path
        assert window.page.evaluate("document.documentElement.scrollWidth") <= width, path
    assert window.said == []


SHIFTED = """new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => { for (const one of list.getEntries()) sum += one.value; })
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(sum), 300);
})"""


@pytest.mark.parametrize("width", (390, 1200))
def test_nothing_moves_under_the_readers_eyes(width: int, site: str, open_window: Any) -> None:
    window = open_window(viewport={"width": width, "height": 800})
    for path in PAGES:
        window.page.goto(site + path, wait_until="load")
        assert window.page.evaluate(SHIFTED) < 0.05, path  # what browsers call good is below 0.1


def test_nothing_is_asked_of_other_hosts_and_nothing_of_a_sheet_runs(site: str, open_window: Any) -> None:
    window = open_window()
    for path in ("index.html", "hostile/index.html", "hostile/test.html"):
        window.page.goto(site + path)
        assert window.page.evaluate("window.hacked") is None
    for card in window.page.locator("details.card").all():
        card.evaluate("card => { card.open = true; card.classList.remove('off'); }")
    assert window.page.evaluate("window.hacked") is None
    assert all(url.startswith(site) for url in window.asked)
    assert window.said == []


def test_a_page_can_be_read_without_scripts(site: str, open_window: Any) -> None:
    window = open_window(java_script_enabled=False)
    window.page.goto(f"{site}kinds/index.html")
    text = window.page.inner_text("main")
    for words in ("Words before the first section", "Clove hitch", "Hidden words.", "In a footnote.", "Last words."):
        assert words in text
    assert not window.page.is_visible("#uiSearch")
    assert not window.page.is_visible("#uiTheme")
    window.page.goto(f"{site}kinds/test.html")
    card = window.page.locator("details.card").first
    answer = card.locator(".answer")
    assert not answer.is_visible()
    card.locator("summary").click()
    assert answer.is_visible()


def test_search_shows_what_has_the_words_and_its_section(site: str, open_window: Any) -> None:
    window = open_window()
    page = window.page
    page.goto(f"{site}kinds/index.html")
    page.keyboard.press("/")
    page.keyboard.type("CLOVE hitch")
    assert page.is_visible("text=a rope on a post")
    assert not page.is_visible("text=a loop that holds")
    assert not page.is_visible("text=Hidden words.")
    assert page.inner_text("#uiFound") == "1 found"
    page.fill("#uiWords", "deeper")
    assert page.is_visible("text=Last words.")
    page.fill("#uiWords", "nowhere to be found")
    assert page.inner_text("#uiFound") == "0 found"
    page.keyboard.press("Escape")
    assert page.is_visible("text=a loop that holds")


def test_what_is_searched_prints_whole(site: str, open_window: Any) -> None:
    window = open_window(color_scheme="dark")
    page = window.page
    page.goto(f"{site}kinds/index.html")
    page.fill("#uiWords", "clove")
    page.evaluate("document.querySelector('details').open = false")
    page.emulate_media(media="print")
    for words in ("a loop that holds", "Hidden words.", "Last words.", "whip it"):
        assert page.is_visible(f"text={words}"), words
    assert not page.is_visible("#uiSearch")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_the_look_that_was_chosen_stays(site: str, open_window: Any) -> None:
    window = open_window(color_scheme="light")
    page = window.page
    colour = "getComputedStyle(document.body).backgroundColor"
    page.goto(f"{site}index.html")
    bright = page.evaluate(colour)
    page.click("#uiTheme")
    dark = page.evaluate(colour)
    assert dark != bright
    page.goto(f"{site}kinds/index.html")
    assert page.evaluate(colour) == dark
    assert page.inner_text("#uiTheme") == "Light"


def test_the_test_repeats_what_was_missed_and_remembers_it(site: str, open_window: Any) -> None:
    window = open_window()
    page = window.page
    page.goto(f"{site}kinds/test.html")
    shown = page.locator("details.card:not(.off)")
    count = page.locator("details.card").count()
    missed = set()
    for number in range(count):
        assert shown.count() == 1
        assert not shown.locator(".answer").is_visible()
        shown.locator("summary").click()
        assert shown.locator(".answer").is_visible()
        if number % 4 == 0:
            missed.add(shown.get_attribute("id"))
        shown.get_by_role("button", name="I missed it" if number % 4 == 0 else "I knew it").click()
        if number == 2:
            page.reload()
    assert page.inner_text("#uiTold") == f"{count} of {count} answered, {len(missed)} missed"
    assert shown.count() == 0
    page.click("#uiMissed")
    assert page.inner_text("#uiTold") == f"0 of {len(missed)} answered, 0 missed"
    again = set()
    for _ in missed:
        again.add(shown.get_attribute("id"))
        shown.locator("summary").click()
        shown.get_by_role("button", name="I knew it").click()
    assert again == missed
    assert page.is_disabled("#uiMissed")
    page.click("#uiAll")
    assert page.inner_text("#uiTold") == f"0 of {count} answered, 0 missed"
    assert window.said == []


def test_damaged_memory_costs_only_itself(site: str, open_window: Any) -> None:
    window = open_window()
    page = window.page
    page.goto(f"{site}kinds/test.html")
    for saved in ("{", "null", "[]", '{"given": 3, "round": ["nobody"]}', '{"given": {"x": "right"}, "round": 7}'):
        page.evaluate("saved => localStorage.setItem('cheatsheet test kinds', saved)", saved)
        page.reload()
        assert page.inner_text("#uiTold").startswith("0 of "), saved
    assert window.said == []


def test_a_link_to_a_place_leads_there(site: str, open_window: Any) -> None:
    window = open_window(viewport={"width": 400, "height": 500})
    page = window.page
    page.goto(f"{site}kinds/index.html#deeper")
    assert page.locator("h3:has-text('Deeper')").evaluate("one => one.getBoundingClientRect().top") < 500
    page.goto(f"{site}kinds/test.html")
    page.click("details.card:not(.off) summary")
    page.click("details.card:not(.off) .where a")
    page.wait_for_url("**/kinds/index.html#Fact-*")
    assert page.locator(".spot:target").evaluate("one => one.getBoundingClientRect().top") < 500


def test_it_works_from_the_disk(tmp_path: Path, open_window: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "source").mkdir()
    (tmp_path / "source/kinds.md").write_text(KINDS, "utf-8")
    assert CliRunner().invoke(app, ["build", "--only", "site,csv"], catch_exceptions=False).exit_code == 0
    window = open_window()
    window.page.goto((tmp_path / "build/site/index.html").as_uri())
    window.page.click("text=All kinds")
    window.page.wait_for_url("**/kinds/index.html")
    window.page.wait_for_load_state()
    assert window.page.is_visible("#uiSearch")
    assert window.page.evaluate("getComputedStyle(document.body).margin") == "0px"
    assert window.said == []
