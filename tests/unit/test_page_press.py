"""The press: whatever ends it, nothing of it stays, and the next page is laid out."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from generator.writing.press.process import Press, PressError

PAGE = "<html lang='en'><title>x</title><p></p>"
PROGRAM = f"""\
import os, signal, sys
from generator.writing.press.process import PRESS
PRESS.lay_out({PAGE!r}, {{}}, {{}}, 1)
print("ready", flush=True)
"""


def is_empty_soon(folder: Path) -> bool:
    """Whether everything in `folder` goes away within some seconds."""
    for _ in range(100):
        if not any(folder.iterdir()):
            return True
        time.sleep(0.1)
    return False


@pytest.mark.parametrize(
    "ending",
    [
        "sys.exit()",
        "os._exit(0)",
        "os.kill(os.getpid(), signal.SIGTERM)",
        "os.kill(os.getpid(), signal.SIGKILL)",
        "os.kill(os.getpid(), signal.SIGINT)",
    ],
)
def test_nothing_stays_on_the_disk_however_a_build_ends(ending: str, tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM + ending],
        env={**os.environ, "TMPDIR": str(tmp_path)},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.stdout == "ready\n"
    assert is_empty_soon(tmp_path)


def test_a_process_that_is_killed_is_an_error_of_its_page_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    press = Press()
    press.start()
    assert press._worker is not None
    os.kill(press._worker.pid, signal.SIGKILL)
    press._worker.poll = lambda: None  # type: ignore[method-assign]  # it is not noticed before the job is sent
    with pytest.raises(PressError, match="ends the process that does it"):
        press.lay_out(PAGE, {}, {}, 1)
    assert press.lay_out(PAGE, {}, {}, 1).pages == 1
    press.stop()
    assert not any(tmp_path.iterdir())


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked only on Unix")
def test_a_forked_process_gets_a_press_of_its_own() -> None:
    program = (
        "import os\nfrom generator.writing.press.process import PRESS\n"
        f"PRESS.start()\nmine = PRESS._worker.pid\nchild = os.fork()\n"
        f"if not child:\n    PRESS.lay_out({PAGE!r}, {{}}, {{}}, 1)\n    os._exit(PRESS._worker.pid == mine)\n"
        f"assert os.waitpid(child, 0)[1] == 0\nPRESS.lay_out({PAGE!r}, {{}}, {{}}, 1)\n"
    )
    subprocess.run([sys.executable, "-c", program], cwd=Path(__file__).parents[2], check=True)
