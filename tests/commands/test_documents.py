"""What the documents tell to type works as printed: each is followed in an empty folder, from top to bottom.

A `console` block holds commands and what they print; `…` is for any text. A comment `<!-- file: NAME -->` before a
block says that the reader writes it into this file.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCUMENTS = [ROOT / "README.md", ROOT / "docs/tutorial.md", *sorted((ROOT / "docs/how-to").glob("*.md"))]
BLOCK = re.compile(
    r"^(?:<!-- file: (?P<file>\S+) -->\n)?(?P<fence>`{3,})(?P<kind>\w*)\n(?P<body>.*?)^(?P=fence)$",
    re.MULTILINE | re.DOTALL,
)
# These install things, or need the whole checkout.
ELSEWHERE = ("pipx install ./", "uv tool install ./", "make ", "make\n")
END = "== end of a command =="


def steps(document: Path) -> tuple[str, list[tuple[str, str]]]:
    """A shell script that does what the document says, and each command with what it should print."""
    script, commands = ["set -e", "exec 2>&1"], []
    for block in BLOCK.finditer(document.read_text("utf-8")):
        if block["file"]:
            place = f'mkdir -p "$(dirname {block["file"]})"'
            script.append(f"{place}; cat > {block['file']} <<'END OF FILE'\n{block['body']}END OF FILE")
        elif block["kind"] == "console":
            for command, printed in re.findall(r"^\$ (.*\n)((?:(?!\$ ).*\n)*)", block["body"], re.MULTILINE):
                if not command.startswith(ELSEWHERE):
                    commands.append((command.strip(), printed))
                    script.append(f"{command.strip()}\necho '{END}'")
    return "\n".join(script), commands


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_what_a_document_tells_to_type_works(document: Path, tmp_path: Path) -> None:
    script, commands = steps(document)
    if "git " in script and shutil.which("git") is None:
        pytest.skip("git is not installed here")
    path = os.pathsep.join((Path(sys.executable).parent.as_posix(), os.environ["PATH"]))
    person = {f"GIT_{who}_{what}": "a@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    environment = {name: value for name, value in os.environ.items() if name not in ("CI", "SOURCE_DATE_EPOCH")}
    environment |= person | {"PATH": path, "HOME": tmp_path.as_posix(), "LC_ALL": "C.UTF-8"}
    folder = tmp_path / "empty"
    folder.mkdir()
    done = subprocess.run(
        ["bash", "-c", script], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    *printed, rest = done.stdout.split(f"{END}\n")
    assert (done.returncode, rest) == (0, ""), done.stdout
    for (command, expected), output in zip(commands, printed, strict=True):
        pattern = "".join("(?:.|\n)*" if part == "…" else re.escape(part) for part in re.split("(…)", expected))
        assert not expected or re.fullmatch(pattern, output), f"$ {command}\n{output}"


def test_the_documents_have_commands() -> None:
    assert {document.name for document in DOCUMENTS if steps(document)[1]} >= {"README.md", "tutorial.md", "ci.md"}


def test_targets_of_make_that_the_readme_names_exist() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    named = re.findall(r"^\$ make ?(\w*)", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE)
    assert named
    assert [target for target in named if target and not re.search(rf"^{target}:", makefile, re.MULTILINE)] == []
