"""`cheatsheet serve`."""

from __future__ import annotations

import os
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli import parameters
from generator.cli.configuring import configuration_of
from generator.cli.parameters import FAULTS, Whole
from generator.cli.printing import say_waiting, stop
from generator.cli.requesting import requesting
from generator.cli.watch import Screen

if TYPE_CHECKING:
    from generator.request import Request


@click.command("serve", short_help="Build at every save, and show page and cards in a browser.")
@requesting
@click.option(
    "--port",
    type=Whole(0, 65535),
    default=8000,
    show_default=True,
    metavar="N",
    help="Where the preview is on this machine; 0 takes any port that is free.",
)
def command(paths: tuple[Path, ...], request: Request, jobs: int, port: int) -> None:
    """Build at every save, and show page and cards in a browser on this machine."""
    from generator.previewing.server import Preview, Server
    from generator.previewing.showing import Showing
    from generator.watching import Project, build_round, moments

    configuration = configuration_of(click.get_current_context())
    named = paths or configuration.sources or (parameters.SOURCE,)
    project = Project(named=named, exclude=configuration.exclude, request=request, jobs=jobs or os.cpu_count() or 1)
    preview = Preview()
    showing = Showing(project, preview)
    try:
        server = Server(preview, port)
    except OSError as fault:
        stop(FAULTS, f"port {port} cannot be used: {fault.strerror}; say another one with --port")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    click.echo(f"the preview is {server.address}")
    screen = Screen(f"{', '.join(path.as_posix() for path in named)}, shown at {server.address}")
    try:
        for _ in moments(project, threading.Event()):
            for step in build_round(project, parameters.now(), say_waiting):
                showing.show(step)
                screen.show(step)
    except KeyboardInterrupt:
        click.echo("stopped")
    finally:
        server.shutdown()
