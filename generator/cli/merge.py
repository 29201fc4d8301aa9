"""`cheatsheet merge`."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli import parameters
from generator.cli.printing import counts, numbered, say_waiting
from generator.cli.reporting import Telling, reporting


@click.command("merge", short_help="Join the parts that `build --shard` has made.")
@click.argument(
    "shards", nargs=-1, required=True, metavar="SHARD...", type=click.Path(path_type=Path, exists=True, file_okay=False)
)
@parameters.out
@parameters.templates
@reporting("text", "github")
def command(shards: tuple[Path, ...], out: Path, templates: Path | None, telling: Telling) -> None:
    """Join what `build --shard` has made in each folder SHARD, as one build would have made it."""
    from generator.merging import merge
    from generator.templates import Templates

    result = merge(shards, out, say_waiting, Templates(folders=(templates,) if templates else ()))
    telling.found(result.diagnostics)
    if result.sheets:
        parts = numbered(len(shards), "shard")
        sheets = numbered(result.sheets, "sheet")
        telling.say(f"{sheets} of {parts}, {result.files} files in {out.as_posix()}")
    for ledger in result.ledgers:
        telling.say(f"{ledger}: as its shard has left it; commit it with its sheet")
    results = {"out": out.as_posix(), "files": result.files, "shards": len(shards)}
    kept = "not everything could be merged" if result.files else f"nothing was written to {out.as_posix()}"
    telling.end("merge", result.diagnostics, results, f"{kept}: {counts(result.diagnostics)}")
