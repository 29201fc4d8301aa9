"""The pictures that a sheet declares: found below its folder, checked, and named by their content."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

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
from generator.diagnostics import Diagnostic, Severity
from generator.facts import AnyFact, ClozeFact, RowFact, SequenceFact, Sheet, walk_sections
from generator.inlines import Image, Inlines, plain, walk
from generator.notes import Media

MAX_BYTES = 10_000_000

# By their first bytes, not by their names. SVG is not among them: it can hold scripts and links to other files.
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


def load_media(
    sheet: Sheet, folder: Path, *, for_page: bool, for_deck: bool
) -> tuple[Mapping[str, Media], tuple[Diagnostic, ...]]:
    """Read each picture of `sheet` that lies below `folder`, by its URL as written.

    A picture that cannot be used is an error where an output that is being built cannot do without it (the page shows
    it, a card asks with it), else a warning: then its alternative text stands in.
    """
    shown = {image.span: image for image in _shown_images(sheet)}
    asked = {image.span for fact in sheet.facts for image in _asked_images(fact)}
    media: dict[str, Media] = {}
    diagnostics: list[Diagnostic] = []
    for span, image in shown.items():
        found = media.get(image.url) or _load(image.url, folder)
        if isinstance(found, Media):
            media[image.url] = found
            continue
        needed = for_page or (for_deck and span in asked)
        diagnostics.append(
            Diagnostic(
                severity=Severity.ERROR if needed else Severity.WARNING,
                code=found.code,
                message=found.message,
                help=found.help,
                source=sheet.source,
                span=span,
            )
        )
    return media, tuple(diagnostics)


def _load(url: str, folder: Path) -> Media | Refusal:
    parts = urlsplit(url)
    if parts.scheme or parts.netloc:
        return Refusal(
            code="remote-image",
            message=f"the picture {url} is on another host, and a build reads no host",
            help="save it beside the sheet and name that file, or remove the picture",
        )
    path = folder / unquote(parts.path)
    try:
        if not path.resolve().is_relative_to(folder.resolve()):
            return Refusal(
                code="image-outside",
                message=f"the picture {url} lies outside the sheet's folder",
                help="move it into the sheet's folder or below",
            )
        if path.stat().st_size > MAX_BYTES:
            return Refusal(
                code="image-too-large",
                message=f"the picture {url} is larger than {MAX_BYTES // 1_000_000} MB",
                help="save it smaller: a page prints 300 dots an inch",
            )
        content = path.read_bytes()
    except (OSError, ValueError):
        return Refusal(
            code="missing-image",
            message=f"there is no picture {url}",
            help="the path counts from the sheet's own folder",
        )
    for signature, ending, mime in SIGNATURES:
        if re.match(signature, content, re.DOTALL):
            name = f"{hashlib.sha256(content).hexdigest()[:24]}.{ending}"
            return Media(url=url, name=name, mime=mime, content=content)
    return Refusal(
        code="unknown-image",
        message=f"{url} is no PNG, JPEG, GIF or WebP picture",
        help="export it in one of these formats",
    )


def _asked_images(fact: AnyFact) -> Iterator[Image]:
    """Pictures that alone are a key, an answer or a step; beside words the alternative text can stand in."""
    match fact:
        case RowFact():
            asked = [fact.key, *(question.answer for question in fact.questions)]
        case ClozeFact():
            asked = [fact.content]
        case SequenceFact():
            asked = [step.content for step in (*fact.steps, *fact.returns)]
    for inlines in asked:
        pictures = tuple(_images(inlines))
        # The plain text holds the alternative texts, in order; what is longer has words of its own.
        if len(plain(inlines).split()) == sum(len(picture.alt.split()) for picture in pictures):
            yield from pictures


def _shown_images(sheet: Sheet) -> Iterator[Image]:
    for block in walk_blocks(sheet.preface):
        yield from _own_images(block)
    for _, section in walk_sections(sheet.sections):
        yield from _images(section.title + section.note)
        for block in walk_blocks(section.blocks):
            yield from _own_images(block)


def _own_images(block: Block) -> Iterator[Image]:
    """The pictures of a block, without those of the blocks inside it."""
    match block:
        case Paragraph(content=content) | Subheading(content=content) | Quote(title=content) | Details(summary=content):
            yield from _images(content)
        case Statement(label=label, content=content):
            yield from _images(label + content)
        case Table(header=header, rows=rows):
            for cell in (*header, *(cell for row in rows for cell in row.cells)):
                yield from _images(cell.content)
        case ItemList(items=items):
            for item in items:
                yield from _images(item.content)
        case DefinitionList(definitions=definitions):
            for definition in definitions:
                yield from _images(definition.term)


def _images(inlines: Inlines) -> Iterator[Image]:
    return (node for node in walk(inlines) if isinstance(node, Image))
