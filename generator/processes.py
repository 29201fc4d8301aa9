"""What processes that we start have in common: they find this package, and end when the one that started them does."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

LOOKING = 0.25  # seconds between two looks at whether the parent is there


def environment(**more: str) -> Mapping[str, str]:
    """The environment for a process of ours: it imports this very package, from any folder."""
    root = str(Path(__file__).parents[1])
    path = os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH", ""))))
    return {**os.environ, "PYTHONPATH": path, **more}


def start(module: str, *arguments: str, **options: Any) -> subprocess.Popen[bytes]:
    """Start a process of ours that runs `module`; `options` are Popen's. Raises OSError.

    Ctrl-C reaches all processes of a terminal, and the one that the author started ends the others: theirs never see
    it, not even while they load.
    """
    command = [sys.executable, "-m", module, *arguments]
    if os.name != "posix":
        return subprocess.Popen(command, **options)
    # What a thread blocks, the process that it starts blocks too.
    usual = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        return subprocess.Popen(command, **options)
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, usual)


def end_with(parent: int, last: Callable[[], None] = lambda: None) -> None:
    """End this process when `parent` is no more, after it has done something `last`.

    The end of standard input says the same, but not to a process that is at work, nor where others hold the pipe.
    """

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(LOOKING)
        try:
            last()
        finally:
            os._exit(1)

    if os.name == "posix":
        threading.Thread(target=watch, daemon=True).start()
