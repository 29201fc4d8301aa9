"""What git knows of files: read with plumbing alone, so that no hook, filter or monitor of a repository runs.

Nor is anything fetched: what a repository calls a remote may name a program to run, and git asks it for whatever object
is not there.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

_ALONE = {"GIT_NO_LAZY_FETCH": "1", "GIT_ALLOW_PROTOCOL": "", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}


def git(folder: Path, *arguments: str) -> bytes | None:
    """What git prints for `arguments` in `folder`; None where it fails or is not there."""
    command = ["git", "-c", "core.fsmonitor=false", *arguments]
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, check=False, env={**os.environ, **_ALONE})
    except OSError:
        return None
    return None if done.returncode else done.stdout


def commit_of(folder: Path, revision: str) -> str | None:
    """The full name of a commit; None where `revision` names none."""
    found = git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    return None if found is None else found.decode().strip()


def files_in(folder: Path, commit: str, ending: str) -> Iterator[tuple[Path, str]]:
    """The files at or below `folder` in `commit` whose names have this ending, each with the hash of its content."""
    listed = git(folder, "ls-tree", "-r", "-z", commit) or b""
    for line in listed.decode("utf-8", "surrogateescape").split("\0"):
        attributes, _, name = line.partition("\t")
        if name.endswith(ending):
            yield folder / name, attributes.split(" ")[2]


def content_of(folder: Path, blob: str) -> bytes | None:
    """The content that git has under this hash."""
    return git(folder, "cat-file", "blob", blob)


def is_content(blob: str, content: bytes) -> bool:
    """Whether `content` has this hash in git."""
    kind = hashlib.sha256 if len(blob) == 64 else hashlib.sha1
    return kind(b"blob %d\0%b" % (len(content), content), usedforsecurity=False).hexdigest() == blob
