"""The press: whatever ends it, nothing of it stays, and the next page is laid out."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
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


HIDING = """
import cffi
real = cffi.FFI.dlopen
def dlopen(self, name, *arguments, **options):
    if "pango" in str(name):
        raise OSError(f"cannot load library {name!r}: cannot open shared object file: No such file or directory")
    return real(self, name, *arguments, **options)
cffi.FFI.dlopen = dlopen
"""


def test_without_pango_a_build_says_so_in_one_line_and_makes_the_rest(tmp_path: Path) -> None:
    (tmp_path / "hiding").mkdir()
    (tmp_path / "hiding/sitecustomize.py").write_text(HIDING)
    for name in ("oven", "stove"):
        (tmp_path / f"{name}.md").write_text(f"# The {name}\n\n| Dough | Water |\n| --- | --- |\n| Pasta | 30 % |\n")
    root = Path(__file__).parents[2].as_posix()
    done = subprocess.run(
        [sys.executable, "-m", "generator", "build", "--jobs", "2", "oven.md", "stove.md"],
        env={**os.environ, "PYTHONPATH": f"{root}{os.pathsep}{tmp_path / 'hiding'}"},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    head, advice, end = done.stderr.splitlines()
    assert head.startswith("error[missing-library]: text cannot be set: cannot load library")
    assert "apt-get install libpango-1.0-0" in advice
    assert end == "not everything could be made: 1 error"
    assert {path.name for path in tmp_path.glob("build/*/*.apkg")} == {"oven.apkg", "stove.apkg"}


def test_a_system_that_sets_no_limit_lays_pages_out_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    import resource

    from generator.writing.press import worker

    def refuse(*_arguments: object) -> None:
        raise ValueError("current limit exceeds maximum limit")

    monkeypatch.setattr(resource, "setrlimit", refuse)
    worker.limit_memory()


def test_a_press_ends_with_the_process_that_started_it_also_at_work(tmp_path: Path) -> None:
    program = PROGRAM.replace(
        "PRESS.lay_out", "print(os.getpid()); PRESS.start(); print(PRESS._worker.pid, flush=True); PRESS.lay_out"
    )
    program = program.replace(repr(PAGE), f"{PAGE!r} + '<p>' + '<table><tr><td>' * 12 + 'x ' * 200_000")
    with subprocess.Popen(
        [sys.executable, "-c", program],
        env={**os.environ, "TMPDIR": str(tmp_path)},
        cwd=Path(__file__).parents[2],
        stdout=subprocess.PIPE,
        text=True,
    ) as build:
        assert build.stdout is not None
        build.stdout.readline()
        press = int(build.stdout.readline())
        time.sleep(1.0)
        build.kill()
    for _ in range(60):
        try:
            os.kill(press, 0)
        except ProcessLookupError:
            break
        time.sleep(0.1)
    else:
        pytest.fail("the press lives on")
    assert is_empty_soon(tmp_path)


def test_work_decides_whether_a_page_is_too_costly() -> None:
    press = Press(patience=0.0)
    with pytest.raises(PressError, match="takes 24,002 elements, and 24,000 are the most"):
        press.lay_out("<html lang='en'><p>" + "<b>x</b>" * 24_000, {}, {}, 2)
    assert press._worker is None


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="the system does not say what a process has worked")
def test_a_page_that_waits_for_a_busy_machine_is_laid_out_all_the_same() -> None:
    press = Press()
    page = "<html lang='en'><title>x</title><p></p>"
    press.lay_out(page, {}, {}, 1)
    worker = press._worker
    assert worker is not None
    press.patience = 1.0
    os.kill(worker.pid, signal.SIGSTOP)
    later = threading.Timer(2.0, os.kill, (worker.pid, signal.SIGCONT))
    later.start()
    assert press.lay_out(page, {}, {}, 1).pages == 1
    later.join()
    press.stop()
