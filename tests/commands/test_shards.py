"""A run shared out among machines, and its parts joined again: the bytes of a single build, or a reason why not."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from generator.request import Request
from generator.sharding import Shard, share_of

from .conftest import SHEET, holding

Run = Callable[..., Result]

EVERYTHING = Request(artifacts=frozenset({"anki", "pdf", "csv", "blank"}), now=0)
ROW = "| Sheet bend {n} | two ropes, the thicker one as a loop | {n} % |\n"


def write_sheets(source: Path, number: int) -> list[Path]:
    """Sheets of very different length; two of them share a deck, one is called like one in another folder."""
    paths = []
    for n in range(number):
        text = SHEET.replace("title: Knots", f"title: Knots {n}").replace("# Knots\n", f"# Knots {n}\n")
        text = text.replace("| Reef knot", "".join(ROW.format(n=row) for row in range(n * n)) + "| Reef knot")
        path = source / f"more/k{n}.md" if n == 3 else source / f"k{n % 5}.md"
        if n in (1, 4):
            text = text.replace("language: en", "language: en\ndeck: Shared")
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
        paths.append(path)
    return paths


@pytest.fixture
def sheets(folder: Path) -> list[Path]:
    """Six sheets more in `source`."""
    return write_sheets(folder / "source", 6)


def built_apart(folder: Path, run: Run, of: int, *options: str) -> list[Path]:
    """Every shard, built as on a machine of its own: from the same checkout, and only what it made is brought."""
    shutil.copytree(folder / "source", folder / "checkout")
    outs = []
    for number in range(1, of + 1):
        out = folder / f"shard-{number}"
        result = run("build", *options, "--shard", f"{number}/{of}", "--out", out.name)
        assert result.exit_code == 0, result.output
        outs.append(out)
        shutil.rmtree(folder / "source")
        shutil.copytree(folder / "checkout", folder / "source")
    return outs


def names(outs: list[Path]) -> list[str]:
    return [out.name for out in outs]


def test_merged_shards_are_the_bytes_of_one_build_ledgers_included(folder: Path, run: Run, sheets: list[Path]) -> None:
    outs = built_apart(folder, run, 3, "--only", "anki,csv,site")
    assert not (outs[0] / "site/index.html").exists()
    result = run("merge", *names(outs), "--out", "merged")
    assert result.exit_code == 0, result.output
    merged, ledgers = holding(folder / "merged"), holding(folder / "source")
    shutil.rmtree(folder / "source")
    shutil.copytree(folder / "checkout", folder / "source")
    run("build", "--only", "anki,csv,site", "--out", "one")
    assert (folder / "merged/site/index.html").exists()
    assert merged == holding(folder / "one")
    assert ledgers == holding(folder / "source")
    assert run("verify", "--out", "merged").exit_code == 0


def test_shards_with_pages_and_committed_ledgers_merge_to_one_build(
    folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "source/more.md").write_text(SHEET.replace("Knots", "More"), "utf-8")
    run("build", "--out", "one")
    monkeypatch.setenv("CI", "true")
    outs = built_apart(folder, run, 2)
    assert [sorted(path.name for path in out.iterdir()) for out in outs] == [
        ["knots", "manifest.json"],
        ["manifest.json", "more"],
    ]
    assert run("merge", *reversed(names(outs))).exit_code == 0
    assert holding(folder / "build") == holding(folder / "one")
    assert run("verify").exit_code == 0


def test_more_shards_than_sheets_leave_some_empty(folder: Path, run: Run) -> None:
    outs = built_apart(folder, run, 3, "--only", "csv")
    assert [len(holding(out)) for out in outs] == [7, 1, 1]
    assert run("merge", *names(outs)).exit_code == 0
    assert (folder / "build/knots/csv/facts.csv").is_file()


def test_the_shares_are_even_and_depend_on_the_text_alone(folder: Path, sheets: list[Path]) -> None:
    shares = [share_of(Shard(number=number, of=2), sheets, EVERYTHING) for number in (1, 2)]
    assert sorted(path for share in shares for path in share) == sorted(sheets)
    for path in sheets:
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert [share_of(Shard(number=number, of=2), sheets, EVERYTHING) for number in (1, 2)] == shares
    assert [share_of(Shard(number=number, of=2), sheets[::-1], EVERYTHING)[::-1] for number in (1, 2)] == shares


@pytest.mark.parametrize("part", ["0/2", "3/2", "2", "a/b", "1/0", "-1/2", "1/99999999"])
def test_a_part_of_no_whole_is_wrong_usage(folder: Path, run: Run, part: str) -> None:
    result = run("build", "--shard", part)
    assert result.exit_code == 2
    assert "is no part of a whole, such as 2/8" in result.output


def test_a_shard_is_told_by_its_manifest_and_holds_nothing_else(folder: Path, run: Run, sheets: list[Path]) -> None:
    run("build", "--only", "csv", "--shard", "1/2", "--out", "out")
    before = json.loads((folder / "out/manifest.json").read_text("utf-8"))["shard"]
    run("build", "--only", "csv", "--shard", "2/2", "--out", "out")
    after = json.loads((folder / "out/manifest.json").read_text("utf-8"))["shard"]
    assert (before["number"], after["number"], after["of"]) == (1, 2, 2)
    assert set(before["sheets"]).isdisjoint(after["sheets"])
    assert {path.name for path in (folder / "out").iterdir()} == {*after["sheets"], "manifest.json"}


def test_a_shard_leaves_a_whole_build_alone(folder: Path, run: Run, sheets: list[Path]) -> None:
    run("build", "--only", "csv")
    before = holding(folder / "build")
    result = run("build", "--only", "csv", "--shard", "1/2")
    assert (result.exit_code, "error[whole-build]" in result.stderr) == (1, True)
    assert holding(folder / "build") == before


def test_a_shard_that_is_built_again_still_brings_its_ledgers(folder: Path, run: Run) -> None:
    shutil.copytree(folder / "source", folder / "checkout")
    for options in ((), ("--force",), ()):
        run("build", "--only", "csv", "--shard", "1/1", "--out", "shard", *options)
    ledger = (folder / "source/knots.ledger.jsonl").read_bytes()
    (folder / "source/knots.ledger.jsonl").unlink()
    assert run("merge", "shard").exit_code == 0
    assert (folder / "source/knots.ledger.jsonl").read_bytes() == ledger


def test_facts_that_move_between_sheets_are_left_to_a_whole_build(folder: Path, run: Run) -> None:
    run("build", "--only", "csv")
    (folder / "source/knots.md").rename(folder / "source/ropes.md")
    result = run("build", "--only", "csv", "--shard", "1/1", "--out", "shard")
    assert (result.exit_code, "error[facts-move]" in result.stderr) == (1, True)
    assert not (folder / "shard").exists()
    assert not (folder / "source/ropes.ledger.jsonl").exists()


def test_a_sheet_with_an_error_is_named_by_the_merge_and_costs_no_other(folder: Path, run: Run) -> None:
    (folder / "source/broken.md").write_text("---\ntitle: [\n---\n", "utf-8")
    run("build", "--only", "csv", "--out", "one")
    for number in (1, 2):
        run("build", "--only", "csv", "--shard", f"{number}/2", "--out", f"shard-{number}")
    result = run("merge", "shard-1", "shard-2")
    assert (result.exit_code, "source/broken.md: note[not-made]" in result.stderr) == (0, True)
    assert holding(folder / "build") == holding(folder / "one")


# ---- what is not merged ----------------------------------------------------------------------------------------------


@pytest.fixture
def shards(folder: Path, run: Run, sheets: list[Path]) -> list[Path]:
    """Two shards of one run, whose ledgers were committed before."""
    run("build", "--only", "csv", "--out", "one")
    return built_apart(folder, run, 2, "--only", "csv")


def change(out: Path, edit: Callable[[dict[str, object]], None]) -> None:
    """Edit a shard's manifest."""
    path = out / "manifest.json"
    content = json.loads(path.read_text("utf-8"))
    edit(content)
    path.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", "utf-8")


def refused(folder: Path, run: Run, *arguments: str) -> str:
    """What a merge says that writes nothing."""
    before = holding(folder)
    result = run("merge", *arguments, "--out", "merged")
    assert result.exit_code == 1, result.output
    assert holding(folder) == before
    assert not (folder / "merged").exists()
    return result.stderr


def test_missing_and_doubled_shards_are_refused(folder: Path, run: Run, shards: list[Path]) -> None:
    assert "error[missing-shard]: shard 2 of 2 is missing" in refused(folder, run, "shard-1")
    shutil.copytree(shards[0], folder / "copy")
    told = refused(folder, run, "shard-1", "copy", "shard-2")
    assert "copy: error[doubled-shard]: this is shard 1 of 2, as shard-1 is" in told
    assert "error[doubled-shard]: this shard is named twice" in refused(folder, run, "shard-1", "shard-1", "shard-2")


def test_another_version_is_refused(folder: Path, run: Run, shards: list[Path]) -> None:
    change(shards[1], lambda manifest: manifest.update(version="0.0.1"))
    assert "shard-2: error[other-version]: this shard was built by version 0.0.1" in refused(
        folder, run, *names(shards)
    )


def test_other_sources_and_options_are_refused(folder: Path, run: Run, shards: list[Path], sheets: list[Path]) -> None:
    run("build", "--only", "csv", "--shard", "2/2", "--out", "other", "--theme", "plain")
    told = refused(folder, run, "shard-1", "other")
    assert "error[other-run]: this shard is not of the run of shard-1: it was built with other options" in told
    run("build", "--only", "csv", "--shard", "2/3", "--out", "third")
    assert "it is one of 3, not of 2" in refused(folder, run, "shard-1", "third")
    sheets[0].write_text(sheets[0].read_text("utf-8").replace("65 %", "66 %"), "utf-8")
    run("build", "--only", "csv", "--shard", "2/2", "--out", "later")
    assert "it has other sources: k0" in refused(folder, run, "shard-1", "later")


def test_a_whole_build_or_nothing_is_no_shard(folder: Path, run: Run, shards: list[Path]) -> None:
    assert "one: error[no-shard]" in refused(folder, run, "shard-1", "one")
    assert "source: error[no-shard]" in refused(folder, run, "shard-1", "source")
    assert run("merge", "nowhere").exit_code == 2
    assert run("merge").exit_code == 2


def test_foreign_and_changed_files_are_refused(folder: Path, run: Run, shards: list[Path]) -> None:
    (shards[0] / "evil.html").write_text("<script>", "utf-8")
    assert "error[foreign-file]: there are files that no build made: evil.html" in refused(folder, run, *names(shards))
    (shards[0] / "evil.html").unlink()
    (shards[0] / "link").symlink_to(folder)
    assert "error[foreign-file]" in refused(folder, run, *names(shards))
    (shards[0] / "link").unlink()
    some = next(shards[1].glob("*/coverage.json"))
    content = some.read_bytes()
    some.write_bytes(content + b" ")
    assert "shard-2: error[damaged-shard]" in refused(folder, run, *names(shards))
    some.unlink()
    assert "shard-2: error[damaged-shard]" in refused(folder, run, *names(shards))
    (folder / "elsewhere.json").write_bytes(content)
    some.symlink_to(folder / "elsewhere.json")
    assert "shard-2: error[damaged-shard]" in refused(folder, run, *names(shards))


@pytest.mark.parametrize("path", ["../evil.pdf", "/etc/evil.pdf", "k0/../../evil.pdf", "evil.pdf"])
def test_a_manifest_whose_files_are_elsewhere_is_none(folder: Path, run: Run, shards: list[Path], path: str) -> None:
    (folder / "evil.pdf").write_bytes(b"evil")
    change(shards[0], lambda manifest: manifest["files"][0].update(path=path))  # type: ignore[index]
    assert "shard-1: error[no-shard]" in refused(folder, run, *names(shards))


@pytest.mark.parametrize("path", ["", ".", "..", "/", "source/..", "a\0b.md"])
def test_a_manifest_whose_source_is_no_file_is_none(folder: Path, run: Run, shards: list[Path], path: str) -> None:
    change(shards[0], lambda manifest: manifest["sources"][0].update(path=path))  # type: ignore[index]
    assert "shard-1: error[no-shard]" in refused(folder, run, *names(shards))
    change(shards[0], lambda manifest: manifest["sources"][0].update(path="source/k0.md"))  # type: ignore[index]
    change(shards[0], lambda manifest: manifest["shard"]["sources"][0].update(path=path))  # type: ignore[call-overload]
    assert "shard-1: error[no-shard]" in refused(folder, run, *names(shards))


@pytest.mark.parametrize("path", ["knots/evil.html", "other/facts.csv", ".git/csv/config", "k1/evil.ledger.jsonl"])
def test_files_of_no_sheet_of_the_shard_are_refused(folder: Path, run: Run, shards: list[Path], path: str) -> None:
    def move(manifest: dict[str, list[dict[str, str]]]) -> None:
        entry = manifest["files"][0]
        (shards[0] / path).parent.mkdir(exist_ok=True, parents=True)
        (shards[0] / entry["path"]).rename(shards[0] / path)
        entry["path"] = path

    change(shards[0], move)  # type: ignore[arg-type]
    assert "error[foreign-file]: the manifest names files that are of no sheet" in refused(folder, run, *names(shards))


def test_an_output_of_an_earlier_build_is_refused(
    folder: Path, run: Run, shards: list[Path], sheets: list[Path]
) -> None:
    for path in sheets:
        path.write_text("---\ntitle: [\n---\n", "utf-8")
    for number in (1, 2):
        assert run("build", "--only", "csv", "--shard", f"{number}/2", "--out", f"shard-{number}").exit_code == 1
    assert "error[older-output]" in refused(folder, run, *names(shards))


def test_a_merge_into_one_of_the_shards_is_refused(folder: Path, run: Run, shards: list[Path]) -> None:
    for out in ("shard-1", "shard-1/inside", "."):
        result = run("merge", *names(shards), "--out", out)
        assert (result.exit_code, "error[shard-in-the-way]" in result.stderr) == (1, True), out


def test_a_ledger_goes_only_in_place_of_the_one_that_the_shard_began_with(folder: Path, run: Run) -> None:
    (out,) = built_apart(folder, run, 1, "--only", "csv")
    ledger = folder / "source/knots.ledger.jsonl"
    ledger.write_text("", "utf-8")
    assert "source/knots.ledger.jsonl: error[ledger-changed]" in refused(folder, run, out.name)
    ledger.unlink()
    (folder / "source/knots.md").write_text(SHEET + "\n", "utf-8")
    assert "source/knots.md: error[stale-build]" in refused(folder, run, out.name)


def test_a_ledger_outside_of_the_current_folder_is_refused(
    folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    (out,) = built_apart(folder, run, 1, "--only", "csv")
    change(out, lambda manifest: _elsewhere(manifest, (folder / "source/knots.md").as_posix()))
    (folder / "work").mkdir()
    monkeypatch.chdir(folder / "work")
    assert "error[source-outside]" in refused(folder, run, out.as_posix())
    monkeypatch.chdir(folder)
    assert run("merge", out.name).exit_code == 0
    assert (folder / "source/knots.ledger.jsonl").is_file()


def _elsewhere(manifest: dict[str, object], path: str) -> None:
    shard = manifest["shard"]
    assert isinstance(shard, dict)
    assert isinstance(manifest["sources"], list)
    for source in (*manifest["sources"], *shard["sources"]):
        source["path"] = path
