"""Words that an author writes for pages and sites: each slip has its file, line and way out."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.templates import BrokenTemplateError, Templates
from generator.wording import words_in

FILE = "site/words.toml"


def told(folder: Path, text: str, language: str = "en") -> tuple[str, dict[str, str]]:
    path = folder / FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    found, words = words_in(FILE, language, Templates(folders=(folder,)))
    return found, dict(words)


def test_what_an_author_leaves_out_stays_as_it_is(tmp_path: Path) -> None:
    found, words = told(tmp_path, '[sw]\ntest = "Jipime"\nfound = "{count} zimepatikana"\n', "sw")
    assert (found, words["test"], words["files"]) == ("sw", "Jipime", "Files")


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ('[en]\ntest = "a"\nserach = "b"\n', 3, "did you mean `search`?"),
        ('[en]\nxyzzyx = "b"\n', 2, "it has skip, "),
        ("[en]\ntest = 3\n", 2, "put its words between quotes"),
        ('test = "a"\n', 1, "write [en] above it"),
        ('[en]\nfound = "{total} found"\n', 2, "it takes {count}"),
        ('[en]\nfound = "{count.real} found"\n', 2, "it takes {count}"),
        ('[en]\nfound = "{count:9999}"\n', 2, "it takes {count}"),
        ('[en]\ntest = "{x}"\n', 2, "it takes no braces"),
        ('[en]\nfound = "{count"\n', 2, "expected '}'"),
        ("[en\n", 0, "Expected"),
    ],
)
def test_a_slip_is_told_with_its_line(text: str, line: int, reason: str, tmp_path: Path) -> None:
    with pytest.raises(BrokenTemplateError) as caught:
        told(tmp_path, text)
    assert caught.value.line == line
    assert reason in caught.value.reason
