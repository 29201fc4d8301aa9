"""Where Pango is missing, make installs it if it may, and otherwise says what to run."""

import os
import subprocess
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "tools" / "ensure_pango.sh"
LINE_TO_RUN = "sudo apt-get install --yes libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"


class Machine:
    """A folder of pretended commands, the only ones on the path; what they are called with is noted."""

    def __init__(self, folder: Path) -> None:
        self.bin = folder / "bin"
        self.bin.mkdir()
        self.calls = folder / "calls"
        self.calls.touch()
        for name in ("sh", "cat", "mktemp", "rm"):
            (self.bin / name).symlink_to(Path("/bin") / name)
        self.command("python", f'[ -e "{folder}/pango" ]')
        self.pango = folder / "pango"

    def command(self, name: str, script: str) -> None:
        path = self.bin / name
        path.write_text(f'#!/bin/sh\necho "{name} $*" >> "{self.calls}"\n{script}\n', encoding="utf-8")
        path.chmod(0o755)

    def has_apt(self) -> None:
        self.command("apt-cache", "")
        self.command("apt-get", f'case "$1" in install) : > "{self.pango}";; esac')

    def run(self) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "PATH": str(self.bin)}
        return subprocess.run(
            ["/bin/sh", str(SCRIPT), str(self.bin / "python")],
            env=environment, capture_output=True, text=True, check=False,
        )  # fmt: skip

    def installs(self) -> list[str]:
        return [line for line in self.calls.read_text("utf-8").splitlines() if " install " in line]


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_nothing_is_said_or_done_where_pango_is_there(machine: Machine) -> None:
    machine.pango.touch()
    machine.has_apt()
    run = machine.run()
    assert (run.returncode, run.stdout, run.stderr, machine.installs()) == (0, "", "", [])


def test_root_installs_it(machine: Machine) -> None:
    machine.has_apt()
    machine.command("id", "echo 0")
    run = machine.run()
    assert (run.returncode, run.stdout, run.stderr) == (0, "Installing Pango\n", "")
    assert machine.installs() == [
        "apt-get install --yes --quiet --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
    ]


def test_what_apt_does_not_know_is_not_asked_for(machine: Machine) -> None:
    machine.has_apt()
    machine.command("apt-cache", 'case "$2" in *subset*) exit 100;; esac')
    machine.command("id", "echo 0")
    assert machine.run().returncode == 0
    assert machine.installs() == [
        "apt-get install --yes --quiet --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0"
    ]


def test_sudo_without_a_password_installs_it(machine: Machine) -> None:
    machine.has_apt()
    machine.command("id", "echo 1000")
    machine.command("sudo", 'shift; "$@"')
    assert machine.run().returncode == 0
    assert machine.installs()[0].startswith("sudo -n apt-get install ")


@pytest.mark.parametrize("sudo", [None, "exit 1"], ids=["no sudo", "sudo with a password"])
def test_otherwise_the_line_to_run_is_printed(machine: Machine, sudo: str | None) -> None:
    machine.has_apt()
    machine.command("id", "echo 1000")
    if sudo is not None:
        machine.command("sudo", sudo)
    run = machine.run()
    assert (run.returncode, run.stdout, machine.installs()) == (1, "", [])
    assert run.stderr == f"Pango is missing. Run this line, then make again:\n  {LINE_TO_RUN}\n"


def test_without_apt_other_package_managers_are_named(machine: Machine) -> None:
    run = machine.run()
    assert run.returncode == 1
    assert "brew install pango" in run.stderr


def test_a_failed_installation_shows_what_apt_said(machine: Machine) -> None:
    machine.has_apt()
    machine.command("apt-get", 'case "$1" in install) echo "E: no space left" >&2; exit 100;; esac')
    machine.command("id", "echo 0")
    run = machine.run()
    assert run.returncode == 1
    assert run.stderr.startswith("E: no space left\nPango could not be installed")
