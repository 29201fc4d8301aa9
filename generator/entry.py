"""Where the program begins: by any of its names, and before anything of it is loaded."""

from __future__ import annotations

import signal
import sys


def main(name: str = "cheatsheet") -> None:
    """Load the command line and run it; `name` is how it was called.

    Who interrupts it while it loads, works or ends wants no traceback.
    """
    usual = signal.signal(signal.SIGINT, signal.SIG_DFL)
    from generator.cli import main as run

    try:
        signal.signal(signal.SIGINT, usual)
        run(name)
    except KeyboardInterrupt:
        sys.exit(128 + signal.SIGINT)
    finally:
        # Nothing is left but to end, which takes no longer than another interruption of it.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
