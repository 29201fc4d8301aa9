"""Where Chromium or Anki's MathJax is missing, these tests are skipped and say why."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from reviewing import ARGUMENTS, CHROMIUM, WEB, Reviewer, opened


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine (Debian: apt-get install chromium)")
    api = pytest.importorskip("playwright.sync_api", reason="the group `browser` is not installed")
    with api.sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def browser(chromium: Any) -> Any:
    """The browser for cards as Anki shows them, with its MathJax."""
    if not (WEB / "js" / "vendor" / "mathjax").is_dir():
        pytest.skip("Anki's MathJax is missing: `make test` installs it")
    return chromium


@pytest.fixture(scope="module")
def reviewer(browser: Any) -> Iterator[Reviewer]:
    """One page for many cards, as in a learner's session."""
    with opened(browser) as page:
        yield page
