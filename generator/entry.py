"""Where the program begins: by any of its names, and before anything of it is loaded."""

from __future__ import annotations

import signal


def main(name: str = "cheatsheet") -> None:
    """Load the command line and run it; `name` is how it was called.

    Loading takes a moment, and who interrupts it then wants no traceback.
    """
    usual = signal.signal(signal.SIGINT, signal.SIG_DFL)
    from generator.cli import main as run

    signal.signal(signal.SIGINT, usual)
    run(name)
