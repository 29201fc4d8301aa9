"""Both names of the program are one program, and neither imports what is in the current folder."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from generator import __version__

CHEATSHEET = Path(sys.executable).with_name("cheatsheet")
NAMES = [(sys.executable, "-m", "generator"), (CHEATSHEET.as_posix(),)]
# Names that this program, its libraries or Python itself import.
HOSTILE = ("yaml", "random", "generator", "typing", "click", "multiprocessing", "pickle", "genanki", "weasyprint")


def call(folder: Path, *command: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run in `folder`, with nothing that could lend the checkout."""
    environment = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "CI")}
    return subprocess.run(command, cwd=folder, env=environment | variables, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("name", NAMES, ids=["python -m generator", "cheatsheet"])
def test_the_program_has_two_names(name: tuple[str, ...], tmp_path: Path) -> None:
    assert call(tmp_path, *name, "--version").stdout == f"cheatsheet-generator {__version__}\n"


@pytest.mark.parametrize("name", NAMES, ids=["python -m generator", "cheatsheet"])
def test_nothing_is_imported_from_the_current_folder(name: tuple[str, ...], folder: Path) -> None:
    shutil.copy(folder / "source/knots.md", folder / "source/ropes.md")
    for module in HOSTILE:
        (folder / f"{module}.py").write_text(f"open('ran-{module}', 'w').close()\n", "utf-8")
    done = call(folder, *name, "build", "--jobs", "2")
    assert done.returncode == 0, done.stderr
    assert list(folder.glob("ran-*")) == []


INTERRUPTED = """
import os, runpy, signal, sys
from importlib.abc import MetaPathFinder

class Finder(MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name == "generator.cli":
            os.kill(os.getpid(), signal.SIGINT)

sys.meta_path.insert(0, Finder())
sys.path.insert(0, "")
runpy.run_module("generator", run_name="__main__")
"""


def test_whoever_interrupts_it_while_it_loads_sees_no_traceback(tmp_path: Path) -> None:
    done = call(tmp_path, sys.executable, "-c", INTERRUPTED)
    assert (done.returncode, done.stderr) == (-signal.SIGINT, "")


LATE = """
import atexit, os, runpy, signal, sys

atexit.register(os.kill, os.getpid(), signal.SIGINT)
sys.path.insert(0, "")
sys.argv = ["cheatsheet", "--version"]
runpy.run_module("generator", run_name="__main__")
"""


def test_whoever_interrupts_it_while_it_ends_changes_nothing(tmp_path: Path) -> None:
    done = call(tmp_path, sys.executable, "-c", LATE)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("word", "advice"),
    [("buidl", "Did you mean 'build'?"), ("tea.md", "To build it: cheatsheet build tea.md"), ("xyz", "")],
)
def test_an_unknown_command_says_what_was_meant(word: str, advice: str, tmp_path: Path) -> None:
    (tmp_path / "tea.md").write_text("# Tea\n", "utf-8")
    done = call(tmp_path, CHEATSHEET.as_posix(), word)
    assert done.returncode == 2
    assert done.stderr.endswith(f"Error: No such command '{word}'.{advice and ' '}{advice}\n")


# How each shell is asked what it would offer after `cheatsheet bu`.
SHELLS = {
    "bash": 'eval "$(_CHEATSHEET_COMPLETE=bash_source cheatsheet)"; COMP_WORDS=(cheatsheet bu); COMP_CWORD=1; '
    '_cheatsheet_completion cheatsheet; echo "${COMPREPLY[@]}"; python3 -c "print(41 + 1)"',
    "zsh": "autoload -Uz compinit; compinit -u -d .zcompdump; "
    'eval "$(_CHEATSHEET_COMPLETE=zsh_source cheatsheet)"; [[ -n $_comps[cheatsheet] && -z $_comps[python3] ]] && '
    'COMP_WORDS="cheatsheet bu" COMP_CWORD=1 _CHEATSHEET_COMPLETE=zsh_complete cheatsheet; python3 -c "print(41 + 1)"',
    "fish": "env _CHEATSHEET_COMPLETE=fish_source cheatsheet | source; complete -C 'cheatsheet bu'; "
    'python3 -c "print(41 + 1)"',
}


@pytest.mark.parametrize("shell", SHELLS)
def test_a_shell_completes_commands(shell: str, tmp_path: Path) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed here")
    path = os.pathsep.join((CHEATSHEET.parent.as_posix(), os.environ["PATH"]))
    done = call(tmp_path, shell, "-c", SHELLS[shell], PATH=path, HOME=tmp_path.as_posix())
    assert done.returncode == 0, done.stderr
    assert "build" in done.stdout
    assert "42" in done.stdout
