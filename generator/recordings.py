"""The recordings that a sheet links to: found below its folder, checked, and named by their content."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.diagnostics import Diagnostic, warning
from generator.facts import Sheet
from generator.files import DISK, Files, Wanted
from generator.inlines import Link
from generator.media import file_of, local, shown_nodes
from generator.notes import Media, is_recording
from generator.source import Span

MAX_BYTES = 5_000_000
# By their first bytes, as an MP3 begins with its tags or with a frame.
SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (rb"ID3|\xff[\xe2\xe3\xf2\xf3\xfa\xfb]", "mp3", "audio/mpeg"),
    (rb"OggS", "ogg", "audio/ogg"),
)
WAY_OUT = "until then it is only a word on the card, and nothing is played"


def load_recordings(
    sheet: Sheet, folder: Path, files: Files = DISK
) -> tuple[Mapping[str, Media], tuple[Diagnostic, ...]]:
    """Read each recording that `sheet` links to and that is below `folder`, by its URL as written.

    A link to another host stays a link. One to a file that cannot be used is a warning.
    """
    media: dict[str, Media] = {}
    found: list[Diagnostic] = []
    for url in _linked(sheet):
        one = _load(url, folder, files)
        if isinstance(one, Media):
            media[url] = one
            continue
        place = sheet.source.text.find(url)
        found.append(
            warning(
                code="unusable-recording",
                message=f"the recording {url[:60]} {one[0]}",
                help=f"{one[1]}; {WAY_OUT}",
                source=sheet.source,
                span=Span(start=place, end=place + len(url)) if place >= 0 else None,
            )
        )
    return media, tuple(found)


def recording_files(sheet: Sheet, folder: Path, files: Files = DISK) -> tuple[Path, ...]:
    """The files that the recordings of `sheet` are in, or would be."""
    return tuple(path for url in _linked(sheet) if (path := file_of(url, folder, files)) is not None)


def wanted_recordings(sheet: Sheet, folder: Path) -> Iterator[Wanted]:
    """What has to be read for the recordings of `sheet`, if it may be."""
    for url in _linked(sheet):
        if (path := local(url, folder)) is not None:
            yield Wanted(path=path, folder=folder, most=MAX_BYTES + 1)


def _linked(sheet: Sheet) -> tuple[str, ...]:
    urls = (node.url for node in shown_nodes(sheet) if isinstance(node, Link))
    return tuple(filter(is_recording, dict.fromkeys(urls)))


def _load(url: str, folder: Path, files: Files) -> Media | tuple[str, str]:
    """The recording, or what is wrong with it and what to do."""
    try:
        path = file_of(url, folder, files)
        if path is None:
            return "is outside the sheet's folder, and a build reads nothing there", "move it into the folder or below"
        content = files.read(path, MAX_BYTES + 1)
    except (OSError, ValueError):
        return "does not exist", "the path counts from the sheet's own folder"
    if len(content) > MAX_BYTES:
        return f"is larger than {MAX_BYTES // 1_000_000} MB", "cut it, or save it at a lower rate"
    for signature, ending, mime in SIGNATURES:
        if re.match(signature, content):
            name = f"{hashlib.sha256(content).hexdigest()[:24]}.{ending}"
            return Media(url=url, name=name, mime=mime, content=content)
    return "is no MP3 or Ogg file", "save it in one of these formats"
