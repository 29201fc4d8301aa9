"""`cheatsheet pictures`."""

from __future__ import annotations

import codecs
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli import parameters
from generator.cli.parameters import FAULTS
from generator.cli.printing import counts, numbered, print_diagnostics
from generator.diagnostics import Diagnostic, error, has_errors, visible

if TYPE_CHECKING:
    from generator.facts import Sheet
    from generator.inlines import Image


@click.command("pictures", short_help="Download the pictures that sheets show from the web.")
@parameters.paths
@click.option("--dry-run", is_flag=True, help="Only list the pictures; no host is asked.")
@click.option("--allow-private", is_flag=True, help="Ask hosts of private networks too, and this machine.")
@click.pass_context
def command(ctx: click.Context, paths: tuple[Path, ...], dry_run: bool, allow_private: bool) -> None:
    """Download the pictures that sheets show from the web, and link to the files."""
    from generator.loading import load_sheet
    from generator.localising import remote_pictures

    found: list[Diagnostic] = []
    for path in parameters.sheets(paths):
        sheet, _, diagnostics = load_sheet(path)
        if sheet is None or has_errors(diagnostics):
            print_diagnostics(diagnostics)
            found += diagnostics
            continue
        remote = remote_pictures(sheet)
        if dry_run:
            for image in remote:
                click.echo(f"{path.as_posix()}:{sheet.source.line_number(image.span)}: {visible(image.url)}")
        elif remote:
            faults = _download(path, sheet, remote, private=allow_private)
            print_diagnostics(faults)
            found += faults
    if has_errors(found):
        click.echo(counts(found), err=True)
        ctx.exit(FAULTS)


def _download(path: Path, sheet: Sheet, remote: Sequence[Image], *, private: bool) -> list[Diagnostic]:
    """Bring the pictures of one sheet beside it, and write its links anew; what went wrong."""
    from generator import storage
    from generator.downloading import DownloadError, download
    from generator.loading import target_of, unusable
    from generator.localising import FOLDER, relinked
    from generator.media import MAX_BYTES, checked
    from generator.notes import Media

    files: dict[str, str] = {}
    faults: list[Diagnostic] = []
    path = target_of(path)
    try:
        with storage.Root(path.parent) as root, root.staging() as staging:
            for image in remote:
                url = f"https:{image.url}" if image.url.startswith("//") else image.url
                try:
                    picture = checked(image.url, image.url, download(url, MAX_BYTES, private=private))
                except DownloadError as fault:
                    faults.append(_failed(sheet, image, str(fault)))
                    continue
                if not isinstance(picture, Media):
                    faults.append(_failed(sheet, image, picture.message))
                    continue
                target = f"{FOLDER}/{picture.name}"
                root.check(target)
                if not root.holds(target, picture.content):
                    staging.move(staging.write(picture.content), target)
                files[image.url] = target
                click.echo(f"{target}: {visible(image.url)}")
        text, count = relinked(sheet, files)
        if count:
            mark = codecs.BOM_UTF8 if path.read_bytes().startswith(codecs.BOM_UTF8) else b""
            storage.replace(path, mark + text.encode())
        click.echo(f"{numbered(count, 'link')} changed in {path.as_posix()}")
    except OSError as fault:
        faults.append(unusable("unreadable", fault, path))
    return faults


def _failed(sheet: Sheet, image: Image, reason: str) -> Diagnostic:
    return error(
        code="picture-not-downloaded",
        message=f"the picture {image.url[:60]} is not downloaded: {reason}",
        help="save it beside the sheet by hand and link to that file, or remove it",
        source=sheet.source,
        span=image.span,
    )
