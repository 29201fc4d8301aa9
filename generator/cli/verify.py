"""`cheatsheet verify`."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli import parameters
from generator.cli.printing import counts
from generator.cli.reporting import Telling, reporting


@click.command("verify", short_help="Check that what was built lacks nothing of the sheets.")
@parameters.paths
@parameters.out
@reporting("text", "github")
def command(paths: tuple[Path, ...], out: Path, telling: Telling) -> None:
    """Read the built files back and check that nothing of the sheets was lost."""
    from dataclasses import asdict

    from generator import proof

    result = proof.verify(out, paths)
    telling.found(result.diagnostics)
    width = max((len(count.artifact) for count in result.counts), default=0)
    for count in result.counts:
        mark = "ok" if count.found == count.expected else "LOST"
        telling.say(f"{count.artifact:<{width}}  {count.found:>6} of {count.expected:>6} {count.what:<16} {mark}")
    results = {"counts": [asdict(count) for count in result.counts]}
    telling.end("verify", result.diagnostics, results, f"not proven: {counts(result.diagnostics)}")
