"""The pictures that a sheet declares: found below its folder, checked, and named by their content."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from generator import svg
from generator.blocks import (
    Block,
    DefinitionList,
    Details,
    ItemList,
    Paragraph,
    Quote,
    Statement,
    Subheading,
    Table,
    walk_blocks,
)
from generator.diagnostics import Diagnostic, warning
from generator.facts import Sheet, walk_sections
from generator.files import DISK, Files, Wanted
from generator.inlines import Image, Inline, walk
from generator.notes import Media
from generator.pictures import MOST_PIXELS, decoded

MAX_BYTES = 10_000_000
LONGEST_URL = 60  # characters of it that a message shows
REMOTE = "remote-image"
STAND_IN = "its alternative text is shown, and no card asks for it"

# By their first bytes, not by their names. SVG has no such: it can hold scripts and links to other files.
SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (rb"\x89PNG\r\n\x1a\n", "png", "image/png"),
    (rb"\xff\xd8\xff", "jpg", "image/jpeg"),
    (rb"GIF8[79]a", "gif", "image/gif"),
    (rb"RIFF....WEBP", "webp", "image/webp"),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Refusal:
    """Why a picture cannot be used, in words for the author."""

    code: str
    message: str
    help: str


def load_media(sheet: Sheet, folder: Path, files: Files = DISK) -> tuple[Mapping[str, Media], tuple[Diagnostic, ...]]:
    """Read each picture of `sheet` that is below `folder`, by its URL as written.

    Where one cannot be used, its alternative text or its file's name is used, with a warning.
    """
    media: dict[str, Media] = {}
    refused: list[tuple[Image, Refusal]] = []
    for image in shown_images(sheet):
        found = media.get(image.url) or _load(image.url, folder, files)
        if isinstance(found, Media):
            media[image.url] = found
        else:
            refused.append((image, found))
    return media, tuple(_reported(sheet, refused))


def picture_files(sheet: Sheet, folder: Path, files: Files = DISK) -> tuple[Path, ...]:
    """The files that the pictures of `sheet` are in, or would be."""
    urls = dict.fromkeys(image.url for image in shown_images(sheet))
    return tuple(path for url in urls if (path := file_of(url, folder, files)) is not None)


def wanted_pictures(sheet: Sheet, folder: Path) -> Iterator[Wanted]:
    """What has to be read for the pictures of `sheet`, if it may be."""
    for image in shown_images(sheet):
        if (path := local(image.url, folder)) is not None:
            yield Wanted(path=path, folder=folder, most=MAX_BYTES + 1)


def local(url: str, folder: Path) -> Path | None:
    """The file that `url` names, wherever that leads; None for one on another host, and for what is no address."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return None if parts.scheme or parts.netloc else folder / unquote(parts.path)


def file_of(url: str, folder: Path, files: Files = DISK) -> Path | None:
    """The file below `folder` that `url` names; None for one elsewhere. Raises no error for what is no address."""
    path = local(url, folder)
    try:
        return path if path is not None and files.is_below(path, folder) else None
    except (OSError, ValueError):
        return None


def _reported(sheet: Sheet, refused: Sequence[tuple[Image, Refusal]]) -> Iterator[Diagnostic]:
    """A warning at each picture that cannot be shown; those on the web, mostly badges, share one."""
    remote = [image for image, refusal in refused if refusal.code == REMOTE]
    for image, refusal in refused:
        if image in remote[1:]:
            continue
        message = refusal.message
        if image in remote and len(remote) > 1:
            message = f"{len(remote)} pictures are on other hosts, and a build reads no host"
            message += f"; the first is {_short(image.url)}"
        yield warning(
            code=refusal.code,
            message=message,
            help=f"{refusal.help}; until then {'the page goes without it' if image is sheet.meta.logo else STAND_IN}",
            source=sheet.source,
            span=image.span,
        )


def _short(url: str) -> str:
    return url if len(url) <= LONGEST_URL else f"{url[:LONGEST_URL]}…"


def _load(url: str, folder: Path, files: Files) -> Media | Refusal:
    shown = _short(url)
    try:
        parts = urlsplit(url)
        if parts.scheme not in ("", "http", "https"):
            return Refusal(
                code="image-address",
                message=f"a sheet shows pictures that are files, and {shown} names none",
                help="save it as a file beside the sheet, and link to that",
            )
        if parts.scheme or parts.netloc:
            return Refusal(
                code=REMOTE,
                message=f"the picture {shown} is on another host, and a build reads no host",
                help="run `cheatsheet pictures` on the sheet, which brings it, or remove it",
            )
        path = folder / unquote(parts.path)
        if not files.is_below(path, folder):
            return Refusal(
                code="image-outside",
                message=f"the picture {shown} is outside the sheet's folder, and a build reads nothing there",
                help="move it into the sheet's folder or below",
            )
        return checked(url, shown, files.read(path, MAX_BYTES + 1))
    except (OSError, ValueError):
        return Refusal(
            code="missing-image",
            message=f"there is no picture {shown}",
            help="the path counts from the sheet's own folder",
        )


def checked(url: str, shown: str, content: bytes) -> Media | Refusal:
    """A picture of one of the kinds that both Anki and a page show."""
    if len(content) > MAX_BYTES:
        return _too_large(shown)
    for signature, ending, mime in SIGNATURES:
        if re.match(signature, content, re.DOTALL):
            if decoded(content, mime) is None:
                return Refusal(
                    code="broken-image",
                    message=f"the picture {shown} is broken, or more than {MOST_PIXELS // 1_000_000} million pixels",
                    help="export it again, smaller if it is large: a page prints 300 dots an inch",
                )
            return _named(url, content, ending, mime)
    if svg.is_svg(content):
        return _drawing(url, shown, content)
    return Refusal(
        code="unknown-image",
        message=f"{shown} is no PNG, JPEG, GIF, WebP or SVG picture",
        help="export it in one of these formats",
    )


def _drawing(url: str, shown: str, content: bytes) -> Media | Refusal:
    """An SVG picture without all that does not draw."""
    try:
        vector = svg.clean(content)
        svg.pixels(vector)
    except svg.RefusedSvgError as fault:
        return Refusal(
            code="unsafe-svg",
            message=f"the SVG picture {shown} is not drawn: {fault}",
            help="export it as plain SVG, or as PNG",
        )
    return _named(url, vector.content, "svg", svg.MIME)


def _named(url: str, content: bytes, ending: str, mime: str) -> Media:
    name = f"{hashlib.sha256(content).hexdigest()[:24]}.{ending}"
    return Media(url=url, name=name, mime=mime, content=content)


def _too_large(shown: str) -> Refusal:
    return Refusal(
        code="image-too-large",
        message=f"the picture {shown} is larger than {MAX_BYTES // 1_000_000} MB",
        help="save it smaller: a page prints 300 dots an inch",
    )


def shown_images(sheet: Sheet) -> Iterator[Image]:
    """Every picture of a sheet, in its order: its logo first."""
    if sheet.meta.logo is not None:
        yield sheet.meta.logo
    yield from (node for node in shown_nodes(sheet) if isinstance(node, Image))


def shown_nodes(sheet: Sheet) -> Iterator[Inline]:
    """All that is in the texts of `sheet`."""
    for block in walk_blocks(sheet.preface):
        yield from _own_nodes(block)
    for _, section in walk_sections(sheet.sections):
        yield from walk(section.title + section.note)
        for block in walk_blocks(section.blocks):
            yield from _own_nodes(block)


def _own_nodes(block: Block) -> Iterator[Inline]:
    """What is in the texts of a block, without those of the blocks inside it."""
    match block:
        case Paragraph(content=content) | Subheading(content=content) | Quote(title=content) | Details(summary=content):
            yield from walk(content)
        case Statement(label=label, content=content):
            yield from walk(label + content)
        case Table(header=header, rows=rows):
            for cell in (*header, *(cell for row in rows for cell in row.cells)):
                yield from walk(cell.content)
        case ItemList(items=items):
            for item in items:
                yield from walk(item.content)
        case DefinitionList(definitions=definitions):
            for definition in definitions:
                yield from walk(definition.term)
