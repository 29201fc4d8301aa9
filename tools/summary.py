"""The summary of a run, as Markdown: python tools/summary.py BUILD [PICTURES].

A table of what became of the lines of each sheet, from coverage.json. With PICTURES, every page is drawn into this
folder, so that a reviewer can look at it without a PDF reader.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

import pypdfium2

# Pixels for each point: 110 dots per inch, where a page's smallest text is legible.
SCALE = 110 / 72


def coverage(build: Path) -> str:
    """How many lines of each sheet are asked, only shown, or left out."""
    lines = ["| Sheet | asked | only shown | left out |", "| --- | ---: | ---: | ---: |"]
    for file in sorted(build.glob("*/coverage.json")):
        count = Counter(entry["status"] for entry in json.loads(file.read_text("utf-8")))
        name = file.parent.name.replace("|", "\\|")
        lines.append(f"| {name} | {count['carded']} | {count['shown']} | {count['skipped']} |")
    return "\n".join(lines)


def draw(build: Path, pictures: Path) -> int:
    """Each page of each PDF as a PNG in `pictures`; how many there are."""
    pictures.mkdir(parents=True, exist_ok=True)
    drawn = 0
    for file in sorted(build.glob("*/*.pdf")):
        document = pypdfium2.PdfDocument(file)
        for number, page in enumerate(document, 1):
            page.render(scale=SCALE).to_pil().save(pictures / f"{file.stem}-{number}.png")
            drawn += 1
        document.close()
    return drawn


def main(build: Path, pictures: Path | None = None) -> None:
    """Print the summary."""
    print(f"\n### What became of each line\n\n{coverage(build)}")
    if pictures is not None and (drawn := draw(build, pictures)):
        print(f"\n{drawn} pages are drawn as pictures in the artifact of this run.")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3]))
