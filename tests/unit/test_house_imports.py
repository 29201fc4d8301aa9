"""Who may know whom: the walls between the stages, and one door for each library."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "generator"

# The types that the stages hand on. What is no name here, no stage and not below is a mistake.
CENTRE = (
    "values",
    "expressions",
    "source",
    "diagnostics",
    "accepting",
    "inlines",
    "brief",
    "blocks",
    "facts",
    "fronts",
    "reasons",
    "notes",
    "notetypes",
    "sent",
    "clozes",
    "ledger",
    "changes",
    "markup",
    "highlighting",
    "languages",
    "pictures",
    "svg",
    "files",
    "papers",
    "locks",
    "copies",
    "processes",
    "temporary",
    "scripts",
    "tex",
    "slugs",
    "anchors",
    "templates",
)
STAGES = (
    "reading",
    "asking",
    "media",
    "recordings",
    "identity",
    "diffing",
    "pushing",
    "occluding",
    "cards",
    "writing.anki",
    "writing.tables",
    "writing.page",
    "writing.pdf",
    "writing.cutting",
    "writing.coverage",
    "writing.facts_json",
    "writing.site",
    "writing.manifest",
    "writing.sarif",
    "writing.annotations",
    "writing.report_json",
    "verifying",
)
# What touches the disk, knows the order of the stages, or talks to a person.
SHELL = (
    "configuration",
    "storage",
    "workers",
    "building",
    "sharding",
    "making",
    "parcels",
    "engines",
    "naming",
    "gathering",
    "merging",
    "watching",
    "previewing",
    "discovery",
    "loading",
    "marking",
    "downloading",
    "localising",
    "publishing",
    "indexing",
    "history",
    "settling",
    "missing",
    "recalling",
    "preparing",
    "artifacts",
    "pipeline",
    "reports",
    "request",
    "freshness",
    "proof",
    "starting",
    "releases",
    "pushes",
    "cli",
    "entry",
    "__main__",
)
# Beside the centre: one stage's parts that another one is made from.
SHARED = {
    "wording": ("writing.pdf", "writing.site"),
    "media": ("recordings",),
    "flowchart": ("writing.page", "writing.site", "occluding"),
    "writing.typography": ("writing.page", "writing.pdf", "writing.cutting", "writing.site", "flowchart", "occluding"),
    "writing.page": ("writing.pdf", "writing.cutting", "writing.site"),
    "writing.press": ("writing.pdf", "writing.cutting"),
    "writing.pdf": ("writing.cutting",),
}
# The one module or package that imports each library; what aligns words serves two.
DOORS = {
    "PIL": "pictures",
    "chevron": "previewing",
    "click": "cli",
    "defusedxml": "svg",
    "distributed": "engines",
    "cmarkgfm": "verifying.source",
    "emoji": "reading",
    "filelock": "locks",
    "fontTools": "writing.typography",
    "genanki": "writing.anki",
    "jinja2": "templates",
    "markdown_it": "reading",
    "markupsafe": "templates",
    "mathra": "tex",
    "mdit_py_plugins": "reading",
    "mermaid_render": "writing.page",
    "pygments": "highlighting",
    "pypdf": "writing.pdf.imposing",
    "pypdfium2": "writing.pdf",
    "rapidfuzz": ("identity", "verifying.source"),
    "resvg_py": "svg",
    "rich": "cli",
    "segno": "writing.page.codes",
    "uharfbuzz": "writing.typography",
    "watchfiles": "watching",
    "weasyprint": "writing.press",
    "yaml": "reading",
}
HEAVY = ("cmarkgfm", "genanki", "weasyprint", "fontTools", "pypdf", "pypdfium2", "rapidfuzz", "jinja2")


def module_name(path: Path) -> str:
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_name(path): path for path in sorted(PACKAGE.rglob("*.py"))}


def doors(library: str) -> tuple[str, ...]:
    found = DOORS.get(library, ())
    return (found,) if isinstance(found, str) else found


def is_within(module: str, place: str) -> bool:
    return module == place or module.startswith(f"{place}.")


def home(module: str) -> str:
    """The stage or centre module that `module` belongs to."""
    places = (*CENTRE, *STAGES, *SHELL, *SHARED)
    return max((place for place in places if is_within(module, place)), key=len, default="")


def imported(path: Path) -> Iterator[str]:
    """The full names that a file imports anywhere, also inside functions."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            assert node.module is not None
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def own_imports(module: str) -> set[str]:
    """Which modules of the house `module` imports."""
    found = set()
    for name in imported(MODULES[module]):
        inside = name.removeprefix("generator.")
        if inside != name:
            found.add(inside if inside in MODULES else inside.rpartition(".")[0])
    return found - {""}


def test_every_module_has_its_place() -> None:
    assert [module for module in MODULES if module not in ("", "writing") and not home(module)] == []


@pytest.mark.parametrize("module", MODULES)
def test_libraries_come_in_by_their_own_door(module: str) -> None:
    names = {name.split(".")[0] for name in imported(MODULES[module])}
    libraries = names - set(sys.stdlib_module_names) - {"generator"}
    assert {library for library in libraries if not any(is_within(module, door) for door in doors(library))} == set()


@pytest.mark.parametrize("module", [module for module in MODULES if home(module) in (*CENTRE, *STAGES, *SHARED)])
def test_a_stage_knows_the_centre_and_itself(module: str) -> None:
    here = home(module)
    allowed = {*CENTRE, here, *(part for part, users in SHARED.items() if here in users)}
    if here in CENTRE:
        allowed -= {"templates"}
    assert {name for name in own_imports(module) if home(name) not in allowed} == set()


# The pipeline in two parts: what is written of a sheet is made of it as it was prepared.
HANDED_ON = {"pipeline": {"preparing", "artifacts"}, "artifacts": {"preparing"}}


@pytest.mark.parametrize(
    "module",
    [
        module
        for module in MODULES
        if home(module)
        not in ("building", "making", "parcels", "watching", "previewing", "cli", "proof", "pushes", "releases")
    ],
)
def test_only_commands_know_the_pipeline(module: str) -> None:
    assert {"pipeline", "preparing", "artifacts"} & own_imports(module) <= HANDED_ON.get(module, set())


@pytest.mark.parametrize("module", CENTRE)
def test_the_centre_has_no_cycles(module: str) -> None:
    """`facts` imports `source`, and nothing that `facts` is handed to is imported by it."""
    reached, ahead = set(), {module}
    while ahead:
        reached |= (found := set().union(*(own_imports(name) for name in ahead if name in MODULES)) - reached)
        ahead = found
    assert module not in reached


@pytest.mark.parametrize("arguments", [["--help"], ["build", "--help"], ["facts", "sheet.md"]])
def test_a_cheap_command_loads_no_heavy_library(arguments: list[str], tmp_path: Path) -> None:
    (tmp_path / "sheet.md").write_text("## Keys\n\n| Key | What it does |\n| --- | --- |\n| q | quits |\n", "utf-8")
    program = (
        "import sys; from generator.cli import main\n"
        f"sys.argv[1:] = {arguments!r}\n"
        "try: main()\n"
        "except SystemExit as stop: assert not stop.code, stop.code\n"
        f"print(sorted(set({HEAVY!r}) & set(sys.modules)), file=sys.stderr)"
    )
    run = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert run.stderr.splitlines()[-1] == "[]"
