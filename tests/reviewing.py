"""A card as Anki's reviewer shows it: in a real Chromium, typeset by the MathJax that Anki ships."""

from __future__ import annotations

import mimetypes
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

# `make test` puts Anki's desktop program there for the files that it serves; it runs without Qt, so never whole.
WEB = Path(sys.prefix) / "aqt" / "_aqt" / "data" / "web"
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
HOME = "http://anki.test/"
PAGE = """<!doctype html><html><body class="card">
<script src="/_anki/js/mathjax.js"></script><script src="/_anki/js/vendor/mathjax/tex-chtml-full.js"></script>
<style>body { margin: 40px; font-size: 20px } #qa { overflow: visible }</style><div id="qa"></div></body></html>"""

SHOW = """async html => {
  document.getElementById("qa").innerHTML = html;
  MathJax.startup.output.clearCache();
  MathJax.typesetClear();
  await MathJax.typesetPromise([document.getElementById("qa")]);
}"""
"""As Anki's reviewer does it (`ts/reviewer/index.ts`): put the card in place, then typeset it."""

LOOK = """() => {
  const qa = document.getElementById("qa");
  const containers = [...qa.querySelectorAll("mjx-container")];
  const strays = containers.flatMap(container => {
    const box = container.querySelector("mjx-math").getBoundingClientRect();
    const slack = 14;
    return [...container.querySelectorAll("mjx-c, mjx-utext, mjx-line, mjx-rule, mjx-mspace")]
      .filter(one => getComputedStyle(one).visibility !== "hidden" && !one.closest("mjx-assistive-mml"))
      .map(one => one.getBoundingClientRect())
      .filter(one => one.width && one.height)
      .filter(one => one.left < box.left - slack || one.right > box.right + slack
        || one.top < box.top - slack || one.bottom > box.bottom + slack)
      .map(one => [one.left - box.left, one.right - box.right, one.top - box.top, one.bottom - box.bottom]);
  });
  const styled = [...qa.querySelectorAll("mjx-container *")].filter(one =>
    ["fixed", "absolute"].includes(one.style.position) || /url\\(/.test(one.getAttribute("style") || ""));
  return {
    formulas: containers.length,
    errors: [...qa.querySelectorAll("mjx-merror, [data-mjx-error]")].map(one => one.outerHTML),
    links: qa.querySelectorAll("mjx-container a, mjx-container [href]").length,
    named: qa.querySelectorAll("mjx-container [id]:not([id^='mjx-eqn']), mjx-container .hostile").length,
    styled: styled.length,
    strays,
    text: qa.innerText,
    widths: containers.map(one => one.getBoundingClientRect().width),
  };
}"""


@dataclass(frozen=True, kw_only=True)
class Reviewer:
    """A page as Anki's reviewer has it; `asked` are the addresses that it wanted beside Anki's own files."""

    page: Any
    asked: list[str] = field(default_factory=list)

    def show(self, html: str) -> dict[str, Any]:
        """What is seen of a card with this HTML."""
        self.page.evaluate(SHOW, html)
        seen: dict[str, Any] = self.page.evaluate(LOOK)
        return seen

    def run(self, script: str, *arguments: Any) -> Any:
        """What a script in the page answers."""
        return self.page.evaluate(script, *arguments)


def _route(asked: list[str], page: str) -> Callable[[Any], None]:
    def answer(route: Any) -> None:
        url: str = route.request.url
        file = WEB / url.removeprefix(HOME).removeprefix("_anki/")
        if url == HOME:
            route.fulfill(body=page, content_type="text/html; charset=utf-8")
        elif url.startswith(f"{HOME}_anki/") and file.is_file():
            route.fulfill(path=file, content_type=mimetypes.guess_type(file.name)[0] or "font/woff")
        else:
            asked.append(url)
            route.abort()

    return answer


@contextmanager
def opened(browser: Any, *, page: str = PAGE, width: int = 900) -> Iterator[Reviewer]:
    """A fresh window, `width` CSS pixels wide, with `page` in it, which has loaded MathJax."""
    window = browser.new_page(viewport={"width": width, "height": 700})
    reviewer = Reviewer(page=window)
    window.route("**/*", _route(reviewer.asked, page))
    window.goto(HOME)
    window.evaluate("() => MathJax.startup.promise")
    yield reviewer
    window.close()
