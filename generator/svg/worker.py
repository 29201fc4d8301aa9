"""The process that draws one SVG picture: options as JSON come in, a PNG goes out. Run as a module."""

from __future__ import annotations

import json
import sys
from contextlib import suppress

MEMORY = 1024**3


def main() -> None:
    """Draw what standard input asks for."""
    with suppress(ImportError, ValueError, OSError):  # not on Windows; and not every system lets it be set
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY if hard < 0 else min(MEMORY, hard), hard))
    import resvg_py

    options = json.load(sys.stdin.buffer)
    try:
        sys.stdout.buffer.write(bytes(resvg_py.svg_to_bytes(**options)))
    except ValueError:
        sys.exit(1)


if __name__ == "__main__":
    main()
