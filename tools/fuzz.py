"""Build sheets that nobody would write, and hold what comes of them: `make fuzz`, or with --minutes and --seed by hand.

Each sheet is drawn by Hypothesis: constructs of Markdown in any order, characters of every plane, and lines of the
example sheets with parts of them changed. It must hold that

- a build ends with 0 or 1, and without a traceback or an internal error,
- whatever was built, `verify` finds it whole, and no page is refused by a fault of the tool,
- a second build changes no byte, of outputs and ledger,
- time and memory are bounded by the size of the sheet.

What breaks this is shrunk, printed, and written into the folder for findings. One seed gives the same sheets again.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from contextlib import chdir
from pathlib import Path
from types import FrameType

from click.testing import CliRunner
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from generator.cli import app

ROOT = Path(__file__).parents[1]
EXAMPLES = tuple(path.read_text("utf-8").splitlines() for path in sorted((ROOT / "source").glob("*.md")))

BATCH = 100  # sheets to one call of Hypothesis
SECONDS, SECONDS_A_KILOBYTE = 20.0, 2.0  # of the processor
MEMORY, MEMORY_A_KILOBYTE = 1024, 1  # MB
PATIENCE = 300  # seconds, for what hangs
FAULTS_OF_OURS = (
    "internal-error",
    "lost-on-page",
    "page-not-proven",
    "lost-word",
    "no-account",
    "page-failed",
    "process-ended",
)

PIECES = (
    "salt", "**bold**", "*it*", "***both***", "`code`", "``a`b``", "==mark==", "==", "~~no~~", "$x^2$",
    "$$\\sum_{i=1}^n i$$", "\\(a\\)", "$", "[words](https://example.org)", "[](x)", "[[page|words]]",
    "![alt](none.png)", "![](a b.png)", "<https://example.org>", "<kbd>K</kbd>", "<b>", "</b>",
    "<script>x</script>", "<br>", "<!-- x -->", "<!--", "&amp;", "&#0;", "&bogus;", "{{c1::cloze::hint}}",
    "{{c1::", "[sound:a.mp3]", "[latex]x[/latex]", "[$]x[/$]", "<anki-mathjax>x</anki-mathjax>", "{{Front}}",
    "=1+1", "@x", "-2", "|", "\\|", "\\", "a|b", "[^1]", "[^1]: note", ":smile:", "->", "→", "::", ":::", "?",
    ":", "- ", "1. ", "- [ ] ", "> ", "> [!NOTE]", "#", "##", "```", "~~~", "    ", "\t", "---", "===", "***",
    "| --- |", "%%x%%", "#tag", "^id", "key:: value", "<!-- cards: false -->", "<!-- id: a -->",
    "https://example.org/a_b", "www.example.org", "a@b.org", "\u202e", "\u2067", "\u200b", "\u0301", "\x00",
    "\x1f", "\x1b[31m", "\x07", "\ufeff", "\ud7ff", "\U0010ffff", "\u2028", "\x85", "漢字", "ه", "ไทย", "किताब",
    "👩\u200d🍳", "𝒜", "½", "\u00a0", "\u3000", "ﷺ",
)  # fmt: skip
FRONTS = (
    "", "", "", "---\ntitle: T\n---\n", "---\ncards: false\n---\n", "---\nlanguage: ar\n---\n",
    "---\ncolumns: 3\ntheme: mono\n---\n", "---\ntags: [a, 'b c']\n---\n", "+++\ntitle = 'T'\n+++\n",
    "---\na: &a [*a]\n---\n", "---\npages: 2\norientation: landscape\n---\n",
)  # fmt: skip
DIAGRAMS = (
    "A-->B",
    "A[x] -->|y| B{z}",
    "B[ ]",
    'B[""]',
    "subgraph s",
    "end",
    "click A href",
    "A --- A",
    "style A fill:#fff",
    "%% x",
)


class BrokenPromiseError(AssertionError):
    """What a sheet breaks."""


def _lines() -> st.SearchStrategy[str]:
    character = st.characters(exclude_categories=("Cs",))
    word = st.one_of(
        st.sampled_from(PIECES), st.text(character, min_size=1, max_size=6), st.sampled_from(("one", "two", "x"))
    )
    return st.builds(
        lambda joint, words: joint.join(words), st.sampled_from((" ", " ", "")), st.lists(word, max_size=6)
    )


def _blocks() -> st.SearchStrategy[str]:
    line = _lines()
    lines = st.lists(line, min_size=1, max_size=4)
    rows = st.integers(1, 5).flatmap(
        lambda width: st.lists(st.lists(line, min_size=1, max_size=width + 1), min_size=1, max_size=5).map(
            lambda cells: "\n".join(f"| {' | '.join(row)} |" for row in (cells[0], ["---"] * width, *cells[1:]))
        )
    )
    bullets = st.lists(
        st.tuples(st.integers(0, 3), st.sampled_from(("-", "*", "1.", "2)", "•")), line), min_size=1, max_size=6
    )
    nested = bullets.map(lambda items: "\n".join(f"{'  ' * deep}{sign} {words}" for deep, sign, words in items))
    charts = st.lists(st.one_of(st.sampled_from(DIAGRAMS), line), max_size=6)
    examples = st.sampled_from(EXAMPLES).flatmap(
        lambda sheet: st.integers(0, max(0, len(sheet) - 1)).map(lambda start: "\n".join(sheet[start : start + 12]))
    )
    changes = st.tuples(st.integers(0, 900), st.integers(0, 9), line)
    return st.one_of(
        line, rows, rows, nested, nested,
        lines.map("\n".join),
        lines.map(lambda some: "\n".join(f"> {one}" for one in some)),
        st.tuples(st.sampled_from(("```", "~~~sh", "```python")), lines).map(
            lambda fence: "\n".join((fence[0], *fence[1], fence[0][:3]))
        ),
        st.tuples(line, lines).map(lambda term: "\n: ".join((term[0], *term[1]))),
        charts.map(lambda rows: "\n".join(("```mermaid", "flowchart LR", *rows, "```"))),
        st.tuples(examples, st.lists(changes, max_size=3)).map(_changed),
    )  # fmt: skip


def _changed(parts: tuple[str, list[tuple[int, int, str]]]) -> str:
    """A piece of an example with other words in some places."""
    text, changes = parts
    for at, length, words in changes:
        text = text[: at % (len(text) + 1)] + words + text[at % (len(text) + 1) + length :]
    return text


def sheets() -> st.SearchStrategy[str]:
    """Markdown of every kind."""
    part = st.tuples(st.one_of(st.none(), st.integers(1, 6)), _lines(), st.lists(_blocks(), max_size=3))
    written = part.map(lambda one: "\n\n".join((f"{'#' * (one[0] or 0)} {one[1]}", *one[2])))
    ends = st.sampled_from(("\n", "\n", "\r\n", "\r"))
    return st.builds(
        lambda front, parts, end: (front + "\n\n".join(parts) + "\n").replace("\n", end),
        st.sampled_from(FRONTS), st.lists(written, min_size=1, max_size=5), ends,
    )  # fmt: skip


def hold(markdown: str, only: str) -> str:
    """Build a sheet twice; how that ended. Raises BrokenPromiseError where it breaks what must hold."""
    with tempfile.TemporaryDirectory() as name, chdir(name):
        folder = Path(name)
        (folder / "source").mkdir()
        (folder / "source/any.md").write_bytes(markdown.encode("utf-8", "surrogatepass"))
        begun = _used()
        code, said = _call("build", "--jobs", "1", "--only", only)
        kilobytes = len(markdown) / 1000
        if (took := _used() - begun) > SECONDS + SECONDS_A_KILOBYTE * kilobytes:
            raise BrokenPromiseError(f"takes {took:.0f} seconds")
        if (
            peak := resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        ) > MEMORY + MEMORY_A_KILOBYTE * kilobytes:
            raise BrokenPromiseError(f"takes {peak} MB")
        for fault in FAULTS_OF_OURS:
            if f"error[{fault}]" in said:
                raise BrokenPromiseError(f"build says {fault}:\n{said[:900]}")
        if "Traceback" in said or code not in (0, 1):
            raise BrokenPromiseError(f"build ends with {code}:\n{said[-900:]}")
        if code == 1:
            return "refused"
        first = _files(folder)
        code, said = _call("verify")
        if code != 0:
            raise BrokenPromiseError(f"verify ends with {code}:\n{said[-900:]}")
        _call("build", "--jobs", "1", "--only", only)
        second = _files(folder)
        if first != second:
            changed = sorted(path for path in first.keys() | second.keys() if first.get(path) != second.get(path))
            raise BrokenPromiseError(f"a second build changes {', '.join(changed)}")
        return "built"


def _files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _used() -> float:
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def _call(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, arguments, catch_exceptions=True)
    said = result.output
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        said += "".join(traceback.format_exception(result.exception))
    return result.exit_code, said


def _hangs(_signal: int, _frame: FrameType | None) -> None:
    raise BrokenPromiseError(f"takes more than {PATIENCE} seconds")


def _batch(number: int, only: str, counts: Counter[str], end: float) -> tuple[str, str] | None:
    """Try the sheets of one seed; the smallest that breaks a promise, and how."""
    broken: list[str] = []

    @seed(number)
    @settings(
        max_examples=BATCH, deadline=None, database=None, suppress_health_check=list(HealthCheck), print_blob=False,
        report_multiple_bugs=False, phases=(Phase.generate, Phase.shrink),
    )  # fmt: skip
    @given(sheets())
    def holds(markdown: str) -> None:
        if time.monotonic() > end and not broken:
            return  # the time is over, and nothing is being shrunk
        signal.alarm(PATIENCE)
        try:
            counts[hold(markdown, only)] += 1
        except BrokenPromiseError:
            broken.append(markdown)
            raise
        finally:
            signal.alarm(0)

    try:
        holds()
    except BrokenPromiseError as found:
        return broken[-1], str(found)
    return None


def fuzz(only: str, minutes: float, first: int, folder: Path) -> int:
    """Try sheets for so long; how many findings there were."""
    end = time.monotonic() + minutes * 60
    counts: Counter[str] = Counter()
    signal.signal(signal.SIGALRM, _hangs)
    number = first
    while time.monotonic() < end:
        found = _batch(number, only, counts, end)
        if found is not None:
            counts["findings"] += 1
            markdown, reason = found
            path = folder / f"{number}.md"
            folder.mkdir(parents=True, exist_ok=True)
            path.write_bytes(markdown.encode("utf-8", "surrogatepass"))
            print(f"seed {number}: {path}: {reason}", flush=True)
        number += 1
    total = counts["built"] + counts["refused"]
    print(
        f"{only}: {total} sheets, {counts['built']} built, {counts['refused']} refused, {counts['findings']} findings"
    )
    return counts["findings"]


def main() -> None:
    """Fuzz what the command line asks for; exit 1 with findings."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    parser.add_argument(
        "--deck", action="store_true", help="only the deck and the CSVs, which take a fraction of the time"
    )
    parser.add_argument("--page", action="store_true", help="only the page")
    parser.add_argument("--only", default="", help="what is built instead, such as cards or site")
    parser.add_argument("--findings", type=Path, default=ROOT / "build" / "fuzz")
    asked = parser.parse_args()
    os.environ.pop("CI", None)
    os.environ["SOURCE_DATE_EPOCH"] = "1780000000"
    print(f"seed {asked.seed}", flush=True)
    found = 0
    both = asked.deck == asked.page
    kinds = [asked.only] if asked.only else [*["anki,csv"] * (asked.deck or both), *["pdf"] * (asked.page or both)]
    for only in kinds:
        found += fuzz(only, asked.minutes / len(kinds), asked.seed, asked.findings.resolve())
    sys.exit(found > 0)


if __name__ == "__main__":
    main()
