from pathlib import Path

import pytest

from generator.diagnostics import render
from generator.facts import Sheet
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
    media, diagnostics = load_media(sheet("# T\n\n![one](a%20b.png)\n\n![two](same.png)\n"), tmp_path, for_deck=True)
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
        ("drawing.svg", "unknown-image"),
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
    media, diagnostics = load_media(sheet(f"# T\n\n![what it shows]({url})\n"), folder, for_deck=False)
    assert media == {}
    assert [(fault.severity, fault.code) for fault in diagnostics] == [("warning", code)]
    assert render(diagnostics[0]).startswith("sheet.md:3:1: warning[")
    assert diagnostics[0].help.endswith("; until then its alternative text stands in")


def test_a_deck_can_do_without_a_picture_that_stands_beside_words(tmp_path: Path) -> None:
    rows = "| one | first ![badge](gone.png) |\n| two | ![shape](gone.png) |\n"
    text = f"# T\n\n## S\n\n| Thing | Is |\n| --- | --- |\n{rows}"
    _, diagnostics = load_media(sheet(text), tmp_path, for_deck=True)
    assert [(fault.place[1], fault.severity) for fault in diagnostics] == [(7, "warning"), (8, "error")]


def test_pictures_on_other_hosts_share_one_warning(tmp_path: Path) -> None:
    badges = " ".join(f"![badge {number}](https://example.org/{number}.svg)" for number in range(4))
    _, (found,) = load_media(sheet(f"# T\n\n{badges}\n\ntext\n"), tmp_path, for_deck=True)
    assert render(found).splitlines()[0] == (
        "sheet.md:3:1: warning[remote-image]: 4 pictures are on other hosts, and a build reads no host; "
        "the first is https://example.org/0.svg"
    )
