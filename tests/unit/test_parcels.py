"""A sheet that is made from a parcel, where none of its files are, is the sheet that is made here."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from generator import parcels
from generator.loading import ledger_path, target_of
from generator.parcels import OtherToolError, identity, pack, unpack, work
from generator.pipeline import Made, make
from generator.request import Request
from generator.templates import Templates

SHEET = """\
# Ropes

| Rope | Use |
| --- | --- |
| hemp | moorings, [said](hemp.mp3) |
| nylon ![a coil](coil%20blue.png) | anchors |

![gone](gone.png) ![outside](../outside.png) ![a folder](folder) ![on the web](https://example.org/a.png)
"""


@pytest.fixture
def sheet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "source/folder").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    Path("source/ropes.md").write_text(SHEET, "utf-8")
    Path("source/hemp.mp3").write_bytes(b"ID3 rope")
    Image.new("RGB", (4, 4), "blue").save("source/coil blue.png")
    Image.new("RGB", (4, 4), "red").save("outside.png")
    theme = Path("mine/page/themes/mine.toml")
    theme.parent.mkdir(parents=True)
    theme.write_text('[colours]\naccent = "#123456"\n', "utf-8")
    return Path("source/ropes.md")


@pytest.fixture(autouse=True)
def _no_process_left() -> Iterator[None]:
    yield
    for worker, timer in parcels._idle:
        timer.cancel()
        worker.stop()
    parcels._idle.clear()


def request(*artifacts: str) -> Request:
    return Request(
        artifacts=frozenset(artifacts), now=1_780_000_000, papers=("a4",), templates=Templates(folders=(Path("mine"),))
    )


def elsewhere(sheet: Path, wanted: Request, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Made:
    """What is made of a parcel in an empty folder."""
    parcel = pack(sheet, None, wanted)
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path / "empty")
    made = unpack(work(identity(), parcel))
    monkeypatch.chdir(tmp_path)
    assert list((tmp_path / "empty").iterdir()) == []
    assert made.output is not None
    return dataclasses.replace(made, output=dataclasses.replace(made.output, ledger_path=target_of(ledger_path(sheet))))


def test_a_parcel_makes_what_its_files_make(sheet: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    wanted = request("anki", "csv")
    here = make(sheet, wanted)
    assert here.output is not None
    assert elsewhere(sheet, wanted, monkeypatch, tmp_path) == here
    assert {found.code for found in here.diagnostics} >= {"missing-image", "image-outside", "remote-image"}
    assert [path.name for path in here.pictures] == ["coil blue.png", "gone.png", "folder", "hemp.mp3"]


def test_templates_travel_with_the_parcel(sheet: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    page = Path("mine/page/page.html")
    page.write_text("{% broken", "utf-8")
    wanted = request("pdf")
    here = make(sheet, wanted)
    assert [found.path for found in here.diagnostics if found.code == "broken-template"] == ["mine/page/page.html"]
    assert elsewhere(sheet, wanted, monkeypatch, tmp_path) == here


def test_a_ledger_that_leads_out_is_not_sent(sheet: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("a secret", "utf-8")
    ledger_path(sheet).symlink_to(secret)
    parcel = pack(sheet, None, request("csv"))
    assert b"a secret" not in parcel
    assert [found.code for found in unpack(work(identity(), parcel)).diagnostics if found.severity == "error"] == [
        "ledger-outside"
    ]


def test_another_tool_opens_no_parcel(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(OtherToolError, match="version"):
        unpack(work("0.0.0 3.11 0", b"not even a parcel"))
