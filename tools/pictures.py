"""Draw the pictures of README and docs: pages from built PDFs, cards as Anki and a browser show them.

    python tools/pictures.py [NAME …]

It builds each sheet of `PICTURES` in a temporary folder and writes `docs/images/NAME.png` and `NAME-card.png`, and one
sheet in each of `THEMES` as `theme-NAME.png`. It needs what `make test` installs, and Chromium for cards.
"""

from __future__ import annotations

import base64
import io
import mimetypes
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path[:0] = [ROOT.as_posix(), (ROOT / "tests").as_posix()]

import pypdfium2  # noqa: E402
from deck_engine import collection, import_package  # noqa: E402
from fontTools.subset import Subsetter  # noqa: E402
from fontTools.ttLib import TTFont  # noqa: E402
from PIL import Image  # noqa: E402
from playwright.sync_api import sync_playwright  # noqa: E402
from reviewing import ARGUMENTS, CHROMIUM, SHOW, opened  # noqa: E402

from generator.writing.typography.faces import face_file  # noqa: E402

IMAGES = ROOT / "docs" / "images"
PAGE_WIDTH, CARD_WIDTH, CARD_HEIGHT = 760, 400, 250  # pixels


@dataclass(frozen=True, kw_only=True)
class Picture:
    """The sheet that is drawn, and the card of it: the first one that has `front` among the words of its front."""

    sheet: str
    front: str


PICTURES: Mapping[str, Picture] = {
    "tea": Picture(sheet="templates/start/tea.md", front="Oolong Time?"),
    "git": Picture(sheet="source/examples/git.md", front="file staged by mistake Command?"),
    "regex": Picture(sheet="source/examples/regex.md", front="(?:…) What it is for?"),
    "chemistry": Picture(sheet="source/examples/chemistry.md", front="self-ionization of water Equation?"),
    "heart": Picture(sheet="source/examples/heart.md", front="mitral Between?"),
    "japanese": Picture(sheet="source/examples/japanese.md", front="出口 Meaning?"),
    "kubernetes": Picture(sheet="source/examples/kubernetes.md", front="CrashLoopBackOff Mostly means?"),
    "statistics": Picture(sheet="source/examples/statistics.md", front="geometric Variance?"),
    "space": Picture(sheet="source/examples/space.md", front="landing on a comet Date?"),
}


THEMES = ("default", "light", "tones", "dense", "forest", "plum", "mono", "large")
THEME_SHEET, THEME_WIDTH, THEME_HEIGHT = "source/examples/kubernetes.md", 560, 420  # pixels: the upper part of a page


def draw_theme(theme: str) -> None:
    """Write the picture of one theme."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        source = ROOT / THEME_SHEET
        shutil.copy(source, folder / source.name)
        build(folder, source.name, "--only", "pdf", "--theme", theme, "--paper", "a4-landscape")
        drawn = page(folder / "build" / source.stem / f"{source.stem}-a4-landscape.pdf", THEME_WIDTH)
        save(drawn.crop((0, 0, THEME_WIDTH, min(drawn.height, THEME_HEIGHT))), IMAGES / f"theme-{theme}.png")


def build(folder: Path, *arguments: str) -> None:
    """Build a sheet in `folder`."""
    command = [Path(sys.executable).with_name("cheatsheet"), "build", *arguments, "--no-locked"]
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)


def draw(name: str, picture: Picture, browser: Any) -> None:
    """Write both pictures of one sheet."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        source = ROOT / picture.sheet
        for path in (source, source.with_suffix(".ledger.jsonl"), *source.parent.glob("*.png")):
            if path.exists():
                shutil.copy(path, folder / path.name)
        build(folder, source.name, "--paper", "a4", "--only", "anki,pdf")
        built = folder / "build" / source.stem
        save(page(built / f"{source.stem}-a4.pdf"), IMAGES / f"{name}.png")
        card(built / f"{source.stem}.apkg", picture.front, IMAGES / f"{name}-card.png", browser)


def page(pdf: Path, width: int = PAGE_WIDTH) -> Image.Image:
    """The first page."""
    with pypdfium2.PdfDocument(pdf) as document:
        first = document[0]
        drawn: Image.Image = first.render(scale=width / first.get_width()).to_pil()
    return drawn


def card(package: Path, front: str, target: Path, browser: Any) -> None:
    """Front and back of one card beside each other, by Anki's own engine."""
    with collection(package.parent / "anki") as col:
        import_package(col, package.read_bytes())
        found = [card for card in map(col.get_card, col.find_cards("")) if has(card.question(), front)]
        if not found:
            raise SystemExit(f"{package.name} has no card with “{front}” on its front")
        style = found[0].note_type()["css"]
        media = Path(col.media.dir())
        sides = [embedded(side, media) for side in (found[0].question(), found[0].answer())]
    layout = (
        "body { margin: 0; background: #f3f4f6 } #qa { display: flex; gap: 14px; padding: 14px;"
        " width: max-content }"
        f" #qa > .card {{ width: {CARD_WIDTH}px; min-height: {CARD_HEIGHT}px; border: 1px solid #d5dae3;"
        " border-radius: 8px; overflow: hidden; box-sizing: border-box }"
    )
    with opened(browser) as reviewer:
        panels = "".join(f'<div class="card">{side}</div>' for side in sides)
        reviewer.run(SHOW, f"<style>{chinese_characters(panels)}{style}{layout}</style>{panels}")
        reviewer.page.evaluate("() => document.fonts.ready")
        reviewer.page.locator("#qa").screenshot(path=target)
    save(Image.open(target), target)


def has(html: str, words: str) -> bool:
    shown = re.sub(r"<style.*?</style>|<[^>]+>", " ", html, flags=re.DOTALL).replace("[...]", "[…]")
    return words.replace(" ", "") in "".join(shown.split())


def embedded(html: str, media: Path) -> str:
    """With its pictures in it, so that nothing is asked of any host."""

    def data(match: re.Match[str]) -> str:
        kind = mimetypes.guess_type(match[1])[0]
        return f'src="data:{kind};base64,{base64.b64encode((media / match[1]).read_bytes()).decode()}"'

    return re.sub(r'src="([^":]+)"', data, html)


def chinese_characters(html: str) -> str:
    """A face for the Chinese characters and kana of a card, which few machines that draw pictures have."""
    wanted = {ord(sign) for sign in html if "\u2e80" <= sign <= "\u9fff"}
    if not wanted:
        return ""
    font = TTFont(face_file("Noto CJK", "regular"))
    subsetter = Subsetter()
    subsetter.populate(unicodes=wanted)
    subsetter.subset(font)
    written = io.BytesIO()
    font.save(written)
    data = base64.b64encode(written.getvalue()).decode()
    # "Noto Sans" is one of the names that the cards' own style sheet asks for.
    return f'@font-face {{ font-family: "Noto Sans"; src: url("data:font/otf;base64,{data}") }}'


def save(image: Image.Image, target: Path) -> None:
    """As a small file: pages and cards have few colours."""
    image.convert("RGB").quantize(48, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(
        target, optimize=True
    )


def main(names: list[str]) -> None:
    for theme in THEMES if not names else [name.removeprefix("theme-") for name in names if name.startswith("theme-")]:
        draw_theme(theme)
    names = [name for name in names if not name.startswith("theme-")] or ([] if names else list(PICTURES))
    if not names:
        return
    if CHROMIUM is None:
        raise SystemExit("no Chromium on this machine")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
        for name in names:
            draw(name, PICTURES[name], browser)


if __name__ == "__main__":
    main(sys.argv[1:])
