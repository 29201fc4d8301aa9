"""What a stranger's sheet tries: nothing of it runs, links or leaves its place in what is built."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from click.testing import Result

Run = Callable[..., Result]

WAYS = (
    "<script>alert(1)</script>",
    '<img src=x onerror="alert(1)">',
    '<p style="position:fixed">x</p>',
    "<iframe src=//a.org>",
    "<svg onload=alert(1)>",
    "[go](javascript:alert(1))",
    "[go](data:text/html,x)",
    "[go](file:///etc/passwd)",
    "[go](vbscript:x)",
    "[go](JaVaScRiPt:alert(1))",
    "[go](java&#10;script:alert(1))",
    "<javascript:alert(1)>",
    "{{Front}}",
    "{{type:Front}}",
    "{{c1::",
    "[sound:a.mp3]",
    "[latex]x[/latex]",
    "[$]x[/$]",
    "[$$]x[/$$]",
    "<anki-mathjax>x</anki-mathjax>",
    "[anki:play:q:0]",
    "<a href='javascript:alert(1)'>x</a>",
    "<style>*{display:none}</style>",
    "<object data=x>",
    "<form action=//a.org><input></form>",
    "<meta http-equiv=refresh content=0>",
    "<link rel=stylesheet href=//a.org>",
    "\x1f",
    "\u202egnp.exe",
    "\x1b[31mred",
    "=cmd|' /C calc'!A0",
    "![x](javascript:alert(1))",
    "![x](data:image/png;base64,AA)",
)
TAGS = frozenset(
    [
        "a",
        "b",
        "blockquote",
        "br",
        "code",
        "del",
        "details",
        "div",
        "em",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "i",
        "img",
        "kbd",
        "li",
        "mark",
        "ol",
        "p",
        "pre",
        "s",
        "small",
        "span",
        "strong",
        "sub",
        "summary",
        "sup",
        "table",
        "tbody",
        "td",
        "th",
        "thead",
        "tr",
        "u",
        "ul",
    ]
)
TAG = re.compile(r"<(/?)([A-Za-z][\w-]*)([^>]*)>")
ATTRIBUTES = frozenset(("class", "dir", "href", "src", "alt", "start", "lang", "title", "open"))


def fields_of(package: Path, folder: Path) -> list[str]:
    """The fields of every note of a deck."""
    with zipfile.ZipFile(package) as archive:
        name = next(name for name in archive.namelist() if name.startswith("collection.anki2"))
        (folder / "collection").write_bytes(archive.read(name))
    with sqlite3.connect(folder / "collection") as base:
        rows = base.execute("select flds from notes").fetchall()
    base.close()
    return [field for (fields,) in rows for field in fields.split("\x1f")]


def hostile(folder: Path) -> Path:
    rows = "\n".join(f"| key {number} {way.replace('|', chr(92) + '|')} | says {way.replace('|', chr(92) + '|')} word |"
                     for number, way in enumerate(WAYS))  # fmt: skip
    rules = "\n\n".join(f"Rule {number}: it is ==hidden {number}== near {way}" for number, way in enumerate(WAYS))
    path = folder / "source/hostile.md"
    text = (
        f"---\npaper: [a4]\npages: auto\n---\n# Ways\n\n## Rows\n\n| Key | Says |\n|---|---|\n{rows}\n\n"
        f"## Rules\n\n{rules}\n"
    )
    path.write_text(text, "utf-8")
    return path


@pytest.fixture
def built(folder: Path, run: Run) -> Path:
    """The folder of a build of all ways at once."""
    result = run("build", str(hostile(folder)), "--out", "out")
    # Words of HTML that GitHub shows and a page does not may be named as lost: that is said, and harms nobody.
    assert set(re.findall(r"error\[([\w-]+)\]", result.stderr)) <= {"lost-word"}
    return folder / "out/hostile"


def test_no_field_of_the_deck_holds_what_runs_or_loads(built: Path, tmp_path: Path) -> None:
    fields = fields_of(built / "hostile.apkg", tmp_path)
    assert len(fields) > len(WAYS)
    for field in fields:
        for _, name, attributes in TAG.findall(field):
            assert name.lower() in TAGS, field
            names = set(re.findall(r"([\w-]+)=", re.sub(r'"[^"]*"', '""', attributes)))
            assert names <= ATTRIBUTES, field
            for address in re.findall(r'href="([^"]*)"', attributes):
                assert re.match(r"https?://|mailto:", address), field
        for sign in ("[sound:", "[latex]", "[$]", "[$$]", "[anki:", "{{Front}}", "{{type:", "<anki-mathjax"):
            assert sign not in field, field
        assert not {"\x1f", "\x00"} & set(field)


def test_the_page_has_links_to_the_web_only_and_nothing_that_runs(built: Path) -> None:
    pdf = (built / "hostile-a4.pdf").read_bytes()
    for name in (
        b"/JavaScript",
        b"/JS",
        b"/Launch",
        b"/EmbeddedFile",
        b"/OpenAction",
        b"/AA",
        b"/SubmitForm",
        b"/GoToR",
    ):
        assert not re.search(name + rb"\b", pdf)
    document = pypdfium2.PdfDocument(pdf)
    assert document.count_attachments() == 0
    document.close()
    for address in re.findall(rb"/URI \(([^)]*)\)", pdf):
        assert re.match(rb"https?:|mailto:", address)


def test_tables_hold_the_words_as_they_are(built: Path) -> None:
    """Formulas stay as written: docs/commands.md says why, and how to open such tables."""
    words = "".join(path.read_text("utf-8") for path in sorted((built / "csv").glob("*.csv")))
    assert "=cmd|" in words
    assert "\x00" not in words


def test_the_terminal_obeys_nothing(folder: Path, run: Run) -> None:
    path = folder / "source/terminal.md"
    path.write_text(
        '---\n"\x1b[31m": 1\n---\n# \x1b]0;x\x07T\n\n![\x1b[2J](\x1b[31m.png)\n\n<!-- \x1b[1m: x -->\n', "utf-8"
    )
    result = run("lint", str(path))
    assert not {"\x1b", "\x07"} & set(result.output)


@pytest.mark.parametrize(
    "title", ["CON", "NUL", "x.", "../x", "..", "a/b", "aux.csv", "\u202ex", "COM1", "." * 300, "ü" * 300]
)
def test_no_title_is_the_name_of_a_file_elsewhere(folder: Path, run: Run, title: str) -> None:
    path = folder / "source/titles.md"
    path.write_text(
        f"# {title}\n\n## {title}\n\n| Knot | Use |\n|---|---|\n| bowline | a loop |\n| reef | two ends |\n", "utf-8"
    )
    before = {one for one in folder.rglob("*") if "out" not in one.parts}
    assert run("build", str(path), "--only", "csv,anki", "--out", "out").exit_code == 0
    after = {one for one in folder.rglob("*") if "out" not in one.parts}
    assert {one.name for one in after - before} == {"titles.ledger.jsonl"}
    names = [one.stem.lower() for one in (folder / "out").rglob("*.csv")]
    assert names
    assert not {"con", "nul", "aux", "com1"} & set(names)
    assert all(len(name) < 120 and re.fullmatch(r"[\w-]+", name) for name in names)


@pytest.mark.parametrize(
    "front",
    [
        "a: &a [*a]", "a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]", "a: !!python/object/apply:os.system ['touch gone']",
        "title: !!python/name:os.system", "title: " + "[" * 5000,
        "? " * 3000, "title: 1" + "0" * 6000, 'title: "\\ud800"',
        "title: 2001-01-01T00:00:00Z", "<<: *x",
    ],
    ids=range(10),
)  # fmt: skip
def test_front_matter_is_read_as_words_or_named(folder: Path, run: Run, front: str) -> None:
    path = folder / "source/front.md"
    path.write_text(f"---\n{front}\n---\n# T\n\n- a: b\n", "utf-8")
    result = run("build", str(path), "--only", "csv")
    assert result.exit_code in (0, 1)
    assert "internal-error" not in result.output
    assert not (folder / "gone").exists()


@pytest.mark.parametrize(
    "front", ["a = 1" + "0" * 6000, "a = " + "[" * 3000, "a = '\udcff'", "a." * 3000 + "b = 1", "a = 1\na = 2"]
)
def test_toml_is_read_or_named(folder: Path, run: Run, front: str) -> None:
    path = folder / "source/front.md"
    path.write_bytes(f"+++\n{front}\n+++\n# T\n\n- a: b\n".encode("utf-8", "surrogateescape"))
    result = run("build", str(path), "--only", "csv")
    assert result.exit_code in (0, 1)
    assert "internal-error" not in result.output


@pytest.mark.parametrize(
    "line", ["[" * 100_000, '{"a":' * 5000, '{"guid":"\\ud800"}', "1" * 6000, '{"v":1e999}', "null", "\x00", "{}"]
)
def test_a_damaged_ledger_is_named(folder: Path, run: Run, line: str) -> None:
    assert run("build", "source/knots.md", "--only", "csv").exit_code == 0
    ledger = folder / "source/knots.ledger.jsonl"
    ledger.write_text(ledger.read_text("utf-8") + line + "\n", "utf-8")
    result = run("build", "source/knots.md", "--only", "csv")
    assert result.exit_code == 1
    assert "ledger-" in result.stderr
    assert "internal-error" not in result.output


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in the file system here")
def test_pipes_and_devices_are_not_waited_for(folder: Path, run: Run) -> None:
    os.mkfifo(folder / "source/pipe.png")
    (folder / "source/zero.png").symlink_to("/dev/zero")
    path = folder / "source/wait.md"
    path.write_text("# T\n\n- a: b\n\n![one](pipe.png) ![two](zero.png)\n", "utf-8")
    result = run("build", str(path), "--only", "csv")
    assert result.exit_code == 0
    assert "missing-image" in result.stderr
    assert "image-outside" in result.stderr


def test_a_template_of_a_stranger_reaches_nothing(folder: Path, run: Run) -> None:
    (folder / "mine/page").mkdir(parents=True)
    (folder / "mine/page/page.html").write_text(
        "{{ ''.__class__.__mro__[1].__subclasses__() }}{{ cycler.__init__.__globals__.os.popen('touch gone').read() }}",
        "utf-8",
    )
    result = run("build", "source/knots.md", "--only", "pdf", "--templates", "mine")
    assert result.exit_code == 1
    assert "broken-template" in result.stderr
    assert not (folder / "gone").exists()


def test_diagrams_link_to_nothing(folder: Path, run: Run) -> None:
    path = folder / "source/chart.md"
    path.write_text(
        "---\npaper: [a4]\n---\n# T\n\n```mermaid\n"
        "%%{init: {'securityLevel': 'loose', 'themeCSS': '*{background:url(//a.org)}'}}%%\n"
        "flowchart LR\nA[start]-->B[\"<img src=x onerror=alert(1)>end\"]\nclick A href \"javascript:alert(1)\"\n"
        "click B call x()\n```\n\n"
        "```mermaid\nsequenceDiagram\nA->>B: <script>x</script>\nlink A: D @ javascript:alert(1)\n```\n",
        "utf-8",
    )  # fmt: skip
    assert run("build", str(path), "--out", "out").exit_code == 0
    pdf = (folder / "out/chart/chart-a4.pdf").read_bytes()
    assert b"/URI" not in pdf
    assert b"javascript:" not in pdf


def test_no_program_that_a_repository_names_is_run(folder: Path, run: Run) -> None:
    assert run("build", "--only", "anki").exit_code == 0
    ran = folder / "ran"
    program = folder / "program.sh"
    program.write_text(f"#!/bin/sh\necho ran >> '{ran}'\n", "utf-8")
    program.chmod(0o755)
    identity = ("-c", "user.name=T", "-c", "user.email=t@example.org")
    for arguments in (("init", "-q"), ("add", "source"), (*identity, "commit", "-q", "-m", "one")):
        subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True)
    for blob in (folder / ".git/objects").glob("??/*"):
        kind = subprocess.run(
            ["git", "cat-file", "-t", blob.parent.name + blob.name], cwd=folder, check=True, capture_output=True
        )
        if kind.stdout == b"blob\n":
            blob.unlink()  # git would ask the remote for it
    with (folder / ".git/config").open("a") as config:
        config.write(f"""
[core]
  repositoryformatversion = 1
  fsmonitor = {program}
  pager = {program}
[extensions]
  partialClone = x
[remote "x"]
  promisor = true
  url = {folder}
  uploadpack = {program}
[diff]
  external = {program}
""")
    ledger = next((folder / "source").glob("*.ledger.jsonl"))
    ledger.unlink()
    shutil.rmtree(folder / "build")
    result = run("build", "--only", "anki")
    assert run("diff", "--against", "HEAD").exit_code in (0, 1)
    assert not ran.exists()
    assert result.exit_code == 1  # nobody knows what the ledger held
    assert not ledger.exists()
