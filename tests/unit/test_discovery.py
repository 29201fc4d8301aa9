import os
from pathlib import Path

import pytest

from generator.diagnostics import render
from generator.discovery import find_sheets, same_names, sheet_names


def test_a_folder_means_its_markdown_files_sorted_and_hidden_ones_left_out(tmp_path: Path) -> None:
    for name in ("b.md", "a.MD", "deep/c.markdown", ".hidden/d.md", "notes.txt", "b.ledger.jsonl"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("# x")
    sheets, diagnostics = find_sheets([tmp_path])
    assert [sheet.relative_to(tmp_path).as_posix() for sheet in sheets] == ["a.MD", "b.md", "deep/c.markdown"]
    assert diagnostics == ()


def test_a_file_named_twice_is_built_once(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# x")
    assert find_sheets([tmp_path, tmp_path / "a.md"])[0] == (tmp_path / "a.md",)


def test_every_fault_of_a_path_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    found = find_sheets([tmp_path / "nowhere", tmp_path / "empty"])[1]
    assert "\n".join(map(render, found)).replace(tmp_path.as_posix(), "…") == (
        "…/nowhere: error[missing-path]: there is no such file or folder\n"
        "  help: name a Markdown file or a folder of them; without a path, the folder source is built\n"
        "…/empty: error[no-markdown]: this folder holds no Markdown file\n"
        "  help: put a sheet into it, such as …/empty/my-sheet.md"
    )


def written(folder: Path, *names: str) -> tuple[Path, ...]:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("# x")
    return find_sheets([folder])[0]


def test_sheets_of_one_file_name_are_called_by_their_folders(tmp_path: Path) -> None:
    sheets = written(tmp_path, "one/Git.md", "two/git.md", "two/other.md")
    names = sheet_names(sheets)
    assert {Path(path).relative_to(tmp_path).as_posix(): name for path, name in names.items()} == {
        "one/Git.md": "one-Git",
        "two/git.md": "two-git",
    }
    assert same_names(sheets, names) == ()


def test_as_many_folders_are_named_as_it_takes(tmp_path: Path) -> None:
    sheets = written(tmp_path, "a/x/git.md", "b/x/git.md")
    assert sorted(sheet_names(sheets).values()) == ["a-x-git", "b-x-git"]


def test_sheets_of_one_folder_that_only_case_tells_apart_are_a_fault(tmp_path: Path) -> None:
    sheets = written(tmp_path, "Git.md", "git.md")
    found = same_names(sheets, sheet_names(sheets))
    assert "\n".join(map(render, found)).replace(tmp_path.as_posix(), "…") == (
        "…/Git.md: error[same-name]: this sheet is built into the same folder as …/git.md\n"
        "  help: rename one of the two files; until then neither is built\n"
        "…/git.md: error[same-name]: this sheet is built into the same folder as …/Git.md\n"
        "  help: rename one of the two files; until then neither is built"
    )


def test_a_link_in_a_folder_is_not_followed_out_of_it(tmp_path: Path) -> None:
    (tmp_path / "away.md").write_text("# x")
    (tmp_path / "source").mkdir()
    (tmp_path / "source/real.md").write_text("# x")
    (tmp_path / "source/near.md").symlink_to("real.md")
    (tmp_path / "source/far.md").symlink_to(tmp_path / "away.md")
    sheets, (found,) = find_sheets([tmp_path / "source"])
    assert [sheet.name for sheet in sheets] == ["near.md", "real.md"]
    assert (found.code, found.severity, Path(found.path).name) == ("link-outside", "warning", "far.md")
    # Whoever names it wants it.
    assert find_sheets([tmp_path / "source/far.md"]) == ((tmp_path / "source/far.md",), ())


def test_a_folder_that_cannot_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "locked").mkdir()
    (tmp_path / "sheet.md").write_text("# x")
    scan = os.scandir

    def refuse(path: str) -> object:
        if str(path).endswith("locked"):
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    sheets, (found,) = find_sheets([tmp_path])
    assert [sheet.name for sheet in sheets] == ["sheet.md"]
    assert (found.code, Path(found.path).name) == ("unreadable", "locked")
