"""SVG pictures of strangers: what draws is kept, what does more is refused with a reason, and the work is bounded."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from xml.sax import saxutils

import pytest
from hypothesis import given
from hypothesis import strategies as st
from page_samples import sheet_of
from PIL import Image as Pillow

from generator import svg
from generator.media import load_media
from generator.notes import Media
from generator.svg import writing

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 60 40">'


def drawing(inner: str) -> bytes:
    return f"{HEAD}{inner}</svg>".encode()


def kept(inner: str) -> str:
    return svg.clean(drawing(inner)).content.decode()


def reason(content: bytes) -> str:
    with pytest.raises(svg.RefusedSvgError) as caught:
        svg.clean(content)
    return str(caught.value)


@pytest.mark.parametrize(
    ("inner", "why"),
    [
        ("<script>alert(1)</script>", "it holds a script"),
        ("<g><SCRIPT/></g>", "it holds a script"),
        ('<rect onclick="alert(1)"/>', "it holds a script"),
        ("<foreignObject><p>x</p></foreignObject>", "it holds HTML"),
        ('<image href="data:image/png;base64,AAAA"/>', "it holds another picture"),
        ('<use href="other.svg#a"/>', "it refers to something outside of itself"),
        ('<use xlink:href="https://example.org/a.svg#a"/>', "it refers to something outside of itself"),
        ('<rect fill="url(https://example.org/a)"/>', "it refers to something outside of itself"),
        ('<rect style="fill:url( file:///etc/passwd )"/>', "it refers to something outside of itself"),
        ('<style>@import "https://example.org/a.css";</style>', "its style sheet does more than colour it"),
        ("<style>.a{fill:u\\72l(https://example.org)}</style>", "it refers to something outside of itself"),
        ('<filter id="a"><feImage href="a.png"/></filter>', "it uses a filter"),
        ('<g id="a"><use href="#a"/></g>', "its part a repeats itself"),
        ("<g>" * 100 + "</g>" * 100, "its elements are nested more than 60 deep"),
        ("<rect/>" * 30_000, "it draws more than 20,000 elements"),
    ],
)
def test_what_does_more_than_draw_is_refused(inner: str, why: str) -> None:
    assert reason(drawing(inner)) == why


def test_what_repeats_itself_tenfold_on_each_level_is_refused_at_once() -> None:
    levels = "".join(f'<g id="a{n}">{f"<use href={chr(34)}#a{n - 1}{chr(34)}/>" * 10}</g>' for n in range(1, 15))
    assert reason(drawing(f'<rect id="a0"/>{levels}')) == "it draws more than 20,000 elements"


@pytest.mark.parametrize(
    "declared",
    ['<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">', '<!ENTITY b SYSTEM "file:///etc/passwd">', '<!ENTITY % b "c">'],
)
def test_entities_are_refused(declared: str) -> None:
    assert reason(f"<!DOCTYPE svg [{declared}]>{HEAD}<text>&b;</text></svg>".encode()) == "it declares entities"


def test_what_draws_is_kept_and_all_else_is_left_out() -> None:
    assert kept(
        '<metadata><x xmlns="urn:editor">author</x></metadata><title>t</title><a href="https://example.org">'
        '<rect data-x="1" id="a" width="4" style="fill:red;behavior:x"/></a><animate attributeName="x"/>'
        '<use xlink:href="#a"/><text>a &lt; b</text>'
    ) == (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" height="40" '
        'viewBox="0 0 60 40" width="60"><g><rect id="a" style="fill:red" width="4"></rect></g>'
        '<use xlink:href="#a"></use><text>a &lt; b</text></svg>'
    )


@given(st.text(alphabet="a&<>\"'\n\r\t é"))
def test_text_is_written_as_python_would(text: str) -> None:
    assert writing._escaped(text) == saxutils.escape(text)
    assert writing._quoted(text) == saxutils.quoteattr(text)


def test_a_cleaned_picture_is_clean() -> None:
    once = svg.clean(drawing('<style>.a{fill:#345}</style><rect class="a" width="9" height="9"/>'))
    assert svg.clean(once.content) == once


@pytest.mark.parametrize(
    ("root", "size"),
    [
        ('width="30" height="20"', (30, 20)),
        ('width="1in" height="2.54cm"', (96, 96)),
        ('width="100%" height="100%" viewBox="0 0 70 50"', (70, 50)),
        ('width="140" viewBox="0 0 70 50"', (140, 100)),
    ],
)
def test_the_size_is_the_one_that_it_says(root: str, size: tuple[int, int]) -> None:
    assert svg.clean(f'<svg xmlns="http://www.w3.org/2000/svg" {root}/>'.encode()).size == size


@pytest.mark.parametrize("root", ['width="1e300" height="5"', 'width="nan" height="5"', "", 'viewBox="0 0 0 0"'])
def test_a_size_that_is_none_is_refused(root: str) -> None:
    assert "it " in reason(f'<svg xmlns="http://www.w3.org/2000/svg" {root}/>'.encode())


def test_it_is_drawn_as_sharp_as_a_page_prints() -> None:
    picture = Pillow.open(BytesIO(svg.pixels(svg.clean(drawing('<rect width="30" height="40" fill="red"/>')))))
    assert picture.size == (240, 160)
    assert (picture.getpixel((9, 9)), picture.getpixel((200, 9))) == ((255, 0, 0, 255), (0, 0, 0, 0))


def test_what_would_take_all_memory_costs_only_the_picture() -> None:
    nested = '<g opacity=".5">' * 50 + '<rect x="-6000" y="-6000" width="18000" height="18000"/>' * 2 + "</g>" * 50
    with pytest.raises(svg.RefusedSvgError):
        svg.pixels(svg.clean(drawing(nested).replace(b"60 40", b"600 400")))


def test_a_sheet_shows_a_safe_one_and_says_why_it_does_not_show_another(tmp_path: Path) -> None:
    (tmp_path / "good.svg").write_bytes(drawing('<circle r="9"/>'))
    (tmp_path / "bad.svg").write_bytes(drawing("<script/>"))
    media, (found,) = load_media(sheet_of("# T\n\n![a](good.svg) ![b](bad.svg)\n"), tmp_path)
    picture = media["good.svg"]
    assert isinstance(picture, Media)
    assert (list(media), picture.mime, picture.name[24:]) == (["good.svg"], "image/svg+xml", ".svg")
    assert (found.code, found.message) == ("unsafe-svg", "the SVG picture bad.svg is not drawn: it holds a script")
