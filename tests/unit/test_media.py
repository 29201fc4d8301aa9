import os
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

from generator import reasons
from generator.asking import without_pictures
from generator.diagnostics import Severity, render
from generator.facts import RowFact, Sheet, Status
from generator.inlines import Image, plain
from generator.loading import read
from generator.media import load_media
from generator.reading import decode

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


def sheet(text: str) -> Sheet:
    source, _ = decode("sheet.md", text.encode())
    assert source is not None
    found, _ = read(source, "sheet")
    assert found is not None
    return found


def test_a_picture_is_named_by_its_content(tmp_path: Path) -> None:
    (tmp_path / "a b.png").write_bytes(PIXEL)
    (tmp_path / "same.png").write_bytes(PIXEL)
    media, diagnostics = load_media(sheet("# T\n\n![one](a%20b.png)\n\n![two](same.png)\n"), tmp_path)
    assert diagnostics == ()
    assert sorted(media) == ["a%20b.png", "same.png"]
    names = {picture.name for picture in media.values()}
    assert len(names) == 1
    assert names.pop().endswith(".png")


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("gone.png", "missing-image"),
        ("https://example.org/a.png", "remote-image"),
        ("//example.org/a.png", "remote-image"),
        ("../secret.png", "image-outside"),
        ("/etc/passwd", "image-outside"),
        ("link.png", "image-outside"),
        ("drawing.svg", "unsafe-svg"),
        ("folder", "missing-image"),
        ("a%00b.png", "missing-image"),
    ],
)
def test_a_picture_that_cannot_be_used_is_a_warning_at_its_place(url: str, code: str, tmp_path: Path) -> None:
    folder = tmp_path / "source"
    (folder / "folder").mkdir(parents=True)
    (tmp_path / "secret.png").write_bytes(PIXEL)
    (folder / "link.png").symlink_to(tmp_path / "secret.png")
    (folder / "drawing.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    media, diagnostics = load_media(sheet(f"# T\n\n![what it shows]({url})\n"), folder)
    assert media == {}
    assert [(fault.severity, fault.code) for fault in diagnostics] == [("warning", code)]
    assert render(diagnostics[0]).startswith("sheet.md:3:1: warning[")
    assert diagnostics[0].help.endswith("; until then its alternative text is shown, and no card asks for it")


def test_what_only_a_lost_picture_asks_or_answers_is_not_asked(tmp_path: Path) -> None:
    rows = "| one | first ![badge](gone.png) | 1 |\n| two | ![shape](gone.png) | 2 |\n| ![](a/key.png) | third | 3 |\n"
    text = f"# T\n\n## S\n\n| Thing | Is | Number |\n| --- | --- | --- |\n{rows}\nRule: it is ==![](gone.png)==.\n"
    read_sheet = sheet(text)
    media, diagnostics = load_media(read_sheet, tmp_path)
    assert {(fault.place[1], fault.severity) for fault in diagnostics} == {
        (line, Severity.WARNING) for line in (7, 8, 9, 11)
    }
    left = without_pictures(read_sheet, media.keys())
    asked = {
        (plain(fact.key), plain(question.answer))
        for fact in left.facts
        if isinstance(fact, RowFact)
        for question in fact.questions
    }
    assert asked == {("one", "first badge"), ("one", "1"), ("two", "2")}
    lost = {
        left.source.line_number(account.span): account.status
        for account in left.accounts
        if account.reason == reasons.LOST_PICTURE
    }
    assert lost == {9: Status.SHOWN, 11: Status.SHOWN}
    assert all(index < len(left.facts) for account in left.accounts for index in account.facts)
    assert {image.alt for image in images(left.sections)} == {"badge", "shape", "key.png", "gone.png"}


def images(node: object) -> list[Image]:
    if isinstance(node, Image):
        return [node]
    if is_dataclass(node):
        node = tuple(getattr(node, one.name) for one in fields(node))
    return [image for part in node for image in images(part)] if isinstance(node, tuple) else []


def test_a_sheet_whose_pictures_are_all_there_is_untouched() -> None:
    found = sheet("# T\n\n![one](a.png)\n")
    assert without_pictures(found, {"a.png"}) is found


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in the file system here")
def test_a_pipe_for_a_picture_is_a_missing_picture(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.png")
    media, (found,) = load_media(sheet("# T\n\n![one](a.png)\n"), tmp_path)
    assert (media, found.code) == ({}, "missing-image")


def test_a_picture_that_cannot_be_decoded_is_broken_for_the_deck_too(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(PIXEL[:40])
    media, (found,) = load_media(sheet("# T\n\n![one](a.png)\n"), tmp_path)
    assert (media, found.code) == ({}, "broken-image")


def test_pictures_on_other_hosts_share_one_warning(tmp_path: Path) -> None:
    badges = " ".join(f"![badge {number}](https://example.org/{number}.svg)" for number in range(4))
    _, (found,) = load_media(sheet(f"# T\n\n{badges}\n\ntext\n"), tmp_path)
    assert render(found).splitlines()[0] == (
        "sheet.md:3:1: warning[remote-image]: 4 pictures are on other hosts, and a build reads no host; "
        "the first is https://example.org/0.svg"
    )
