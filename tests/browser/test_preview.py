"""The preview in a real Chromium: line, cards and place on the page lead to each other, and nothing of a sheet runs."""

from __future__ import annotations

import http.client
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import urlsplit

import pytest

from generator.previewing.server import Preview, Server
from generator.previewing.showing import Showing
from generator.previewing.view import View
from generator.request import Request
from generator.watching import Project, build_round

NOW = 1780000000
SHEET = """\
---
title: Weaving
language: en
---

# Weaving

## Weaves

| Weave | Mark | Cloth |
| --- | --- | --- |
| plain | over one and under one | batiste |
| twill | a slanting ridge | denim |
| satin | long floats | damask |

## Loom

- The ==shuttle== carries the weft through the shed.
"""
HOSTILE = """\
---
title: <script>parent.hacked = 1</script>
---

# <img src=x onerror="hacked = 1; fetch('http://outside.test/a')">

## </script><script>hacked = 1</script>

| Tag | What it does |
| --- | --- |
| <script>top.hacked = 1</script> | <img src="http://outside.test/b.png" onerror="top.hacked = 1"> |
| <iframe src="http://outside.test/c"></iframe> | <svg onload="hacked = 1"></svg> |
| <style>@import "http://outside.test/d"</style> | <link rel="stylesheet" href="http://outside.test/h"> |
| [click](javascript:hacked=1) | <a href="http://outside.test/e" target="_top">out</a> ![p](http://outside.test/f.png) |
| `</script><script>hacked=1</script>` | {{c1::<script>hacked=1</script>}} "onload="hacked=1 |
| '"><svg/onload=hacked=1> | <form action="http://outside.test/g"><button>send</button></form> |
"""


class Shown:
    """A preview of one sheet, served."""

    def __init__(self, text: str) -> None:
        self.sheet = Path("source/sheet.md")
        self.sheet.parent.mkdir()
        request = Request(artifacts=frozenset({"anki", "pdf"}), papers=("a4",), now=NOW)
        self.project = Project(named=(Path("source"),), exclude=(), request=request, jobs=1)
        preview = Preview()
        self.showing = Showing(self.project, preview)
        self.server = Server(preview, 0)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.save(text)

    def save(self, text: str) -> None:
        self.sheet.write_text(text, "utf-8")
        for step in build_round(self.project, NOW, lambda folder: pytest.fail(f"waits for {folder}")):
            self.showing.show(step)

    def get(self, path: str, host: str = "") -> http.client.HTTPResponse:
        address = urlsplit(self.server.address)
        connection = http.client.HTTPConnection(address.hostname, address.port, timeout=10)
        connection.request("GET", path, headers={"Host": host or address.netloc})
        return connection.getresponse()


@pytest.fixture
def serve(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], Shown]]:
    monkeypatch.chdir(tmp_path)
    started: list[Shown] = []

    def start(text: str) -> Shown:
        started.append(Shown(text))
        return started[-1]

    yield start
    for shown in started:
        shown.server.shutdown()
        shown.server.server_close()


@pytest.fixture
def window(chromium: Any) -> Iterator[Any]:
    page = chromium.new_page(viewport={"width": 1400, "height": 600})
    yield page
    page.close()


class Outside(BaseHTTPRequestHandler):
    """A server elsewhere that a preview must never ask."""

    asked: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        self.asked.append(self.path)
        self.send_error(404)

    def do_POST(self) -> None:
        self.do_GET()

    def log_message(self, *arguments: object) -> None:
        """Nothing."""


@pytest.fixture
def outside() -> Iterator[str]:
    """The address of a server that notes in Outside.asked what it is asked for."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Outside)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    connection = http.client.HTTPConnection("127.0.0.1", server.server_address[1], timeout=10)
    connection.request("GET", "/seen")
    connection.getresponse()
    assert Outside.asked.pop() == "/seen"
    yield f"127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()
    Outside.asked.clear()


def number(text: str, sheet: str = SHEET) -> int:
    """The line of the sheet with `text`."""
    return next(number for number, line in enumerate(sheet.splitlines(), 1) if text in line)


def card_texts(window: Any) -> list[str]:
    frames = window.locator("#cards iframe")
    return [frames.nth(index).content_frame.locator("body").inner_text() for index in range(frames.count())]


def test_a_line_its_cards_and_its_place_lead_to_each_other(serve: Callable[[str], Shown], window: Any) -> None:
    window.goto(serve(SHEET).server.address)
    twill, shuttle = number("twill"), number("shuttle")
    window.click(f"#lines button[data-line='{twill}']")
    texts = card_texts(window)
    assert len(texts) == 6
    assert all("twill" in text for text in texts[1::2])
    assert window.locator(f".place[data-line='{twill}'].chosen").count() == 1
    window.click(f".place[data-line='{shuttle}']")
    assert window.locator(f"#lines button[data-line='{shuttle}'].chosen").is_visible()
    front, back = card_texts(window)
    assert "[...]" in front
    assert "shuttle" not in front
    assert "The shuttle carries" in back


def test_a_place_is_where_the_page_shows_the_words(serve: Callable[[str], Shown], window: Any) -> None:
    window.goto(serve(SHEET).server.address)
    boxes = [
        window.locator(f".place[data-line='{number(word)}']").bounding_box() for word in ("plain", "twill", "satin")
    ]
    tops = [box["y"] for box in boxes]
    assert tops == sorted(tops)
    lefts = [box["x"] for box in boxes]
    assert max(lefts) - min(lefts) < 3
    page = window.locator(".page img").bounding_box()
    assert all(page["y"] <= box["y"] and box["width"] < page["width"] for box in boxes)


def test_lines_without_a_card_say_why_and_findings_are_at_their_lines(
    serve: Callable[[str], Shown], window: Any
) -> None:
    sheet = SHEET + "\n##Yarn\n\n- wool: warm\n"
    window.goto(serve(sheet).server.address)
    header = window.locator(f"#lines button[data-line='{number('| Weave', sheet)}']")
    assert "a header row" in header.inner_text()
    assert "no-space-heading" in window.locator(f"#lines button[data-line='{number('##Yarn', sheet)}']").inner_text()
    assert "filled to" in window.locator("#fit").inner_text()


def test_a_save_is_shown_and_the_place_is_kept(serve: Callable[[str], Shown], window: Any) -> None:
    shown = serve(SHEET)
    window.goto(shown.server.address)
    twill = number("twill")
    window.click(f"#lines button[data-line='{twill}']")
    window.evaluate("() => { document.getElementById('source').scrollTop = 40; }")
    before = window.evaluate("() => document.getElementById('source').scrollTop")
    shown.save(SHEET.replace("a slanting ridge", "a diagonal ridge"))
    window.wait_for_function("() => document.getElementById('lines').innerText.includes('diagonal')")
    assert window.locator(f"#lines button[data-line='{twill}'].chosen").count() == 1
    assert any("a diagonal ridge" in text for text in card_texts(window))
    assert window.evaluate("() => document.getElementById('source').scrollTop") == before


def test_a_sheet_with_an_error_shows_it_and_what_it_was(serve: Callable[[str], Shown], window: Any) -> None:
    shown = serve(SHEET)
    window.goto(shown.server.address)
    window.wait_for_selector(".page img")
    shown.save("")
    window.wait_for_function("() => document.getElementById('findings').innerText.includes('empty-file')")
    assert window.locator(".page img").count() == 1


def test_cards_are_shown_by_night_and_as_wide_as_a_phone(serve: Callable[[str], Shown], window: Any) -> None:
    window.goto(serve(SHEET).server.address)
    window.click(f"#lines button[data-line='{number('shuttle')}']")
    colour = "body => getComputedStyle(body).backgroundColor"
    by_day = window.locator("#cards iframe").first.content_frame.locator("body").evaluate(colour)
    window.check("#night")
    window.check("#phone")
    frame = window.locator("#cards iframe").first
    assert frame.content_frame.locator("body").evaluate(colour) != by_day
    assert round(frame.bounding_box()["width"]) in range(358, 364)


def test_nothing_of_a_hostile_sheet_runs_or_asks(serve: Callable[[str], Shown], window: Any, outside: str) -> None:
    shown = serve(HOSTILE.replace("outside.test", outside))
    window.goto(shown.server.address)
    window.wait_for_selector("#lines button")
    lines = [int(one.get_attribute("data-line")) for one in window.locator("#lines button").all()]
    seen = 0
    for line in lines:
        window.click(f"#lines button[data-line='{line}']")
        window.wait_for_load_state("load")
        for text in card_texts(window):
            seen += bool(text.strip())
        for frame in window.frames:
            assert frame.evaluate("() => window.hacked") is None
    assert seen >= 8
    assert Outside.asked == []
    assert window.url == shown.server.address


def test_markup_that_got_into_a_card_can_do_nothing(window: Any, outside: str) -> None:
    evil = (
        "<script>top.hacked = window.hacked = 1</script><img src='http://outside.test/a' onerror='hacked = 1'>"
        "<iframe src='http://outside.test/b'></iframe><link rel=stylesheet href='http://outside.test/c'>"
        "<style>body { background: url(http://outside.test/d) }</style><meta http-equiv=refresh content='0;http://outside.test/e'>"
        "<form action='http://outside.test/f'><button>send</button></form><a href='http://outside.test/g'>out</a>"
    ).replace("outside.test", outside)
    line = {"number": 1, "text": "</script>", "cards": ["x-0"], "reasons": [], "place": None}
    told = {"name": "x", "path": "x.md", "fit": "", "pages": 0, "lines": [line]}
    preview = Preview()
    preview.show({"x.md": View(told=told, cards={"x-0": (evil, evil)})}, {})
    server = Server(preview, 0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        window.goto(server.address)
        window.click("#lines button")
        card = window.locator("#cards iframe").first.content_frame
        card.locator("button").click()
        card.locator("a").click(no_wait_after=True)
        window.wait_for_timeout(500)
        here = [frame for frame in window.frames if frame.url.startswith(server.address)]
        assert len(here) >= 2
        assert [frame.evaluate("() => window.hacked") for frame in here] == [None] * len(here)
        assert Outside.asked == []
        assert window.url == server.address
    finally:
        server.shutdown()
        server.server_close()


def test_every_answer_forbids_what_a_page_needs_not(serve: Callable[[str], Shown]) -> None:
    shown = serve(SHEET)
    for path in ("/", "/preview.js", "/preview.css", "/state.json", "/page/source%2Fsheet.md/0", "/events"):
        answer = shown.get(path)
        assert answer.status == 200, path
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
        assert "unsafe" not in answer.headers["Content-Security-Policy"]
        assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_strangers_names_and_paths_are_refused(serve: Callable[[str], Shown]) -> None:
    shown = serve(SHEET)
    port = urlsplit(shown.server.address).port
    assert shown.get("/state.json", host=f"outside.test:{port}").status == 421
    assert shown.get("/state.json", host="127.0.0.1").status == 421
    assert shown.get("/state.json", host=f"localhost:{port}").status == 200
    for path in ("/../pyproject.toml", "/page/source%2Fsheet.md/9", "/page/..%2F..%2Fetc%2Fpasswd/0", "/card/a/b/c/d"):
        assert shown.get(path).status == 404
    assert shown.server.server_address[0] == "127.0.0.1"
