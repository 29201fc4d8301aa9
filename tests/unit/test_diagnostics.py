import ast
import re
from collections import defaultdict
from pathlib import Path

from generator.diagnostics import error, in_order, render, warning
from generator.source import SourceFile, Span


def test_the_carets_stand_under_the_span() -> None:
    source = SourceFile.of("source/git.md", "# Git\n\n| `git rm` |  |\n")
    fault = error(
        code="missing-answer",
        message="row has a command but no answer",
        help="fill the second cell or delete the row",
        source=source,
        span=Span(start=19, end=21),
    )
    assert render(fault) == (
        "source/git.md:3:13: error[missing-answer]: row has a command but no answer\n"
        "    3 | | `git rm` |  |\n"
        "      |             ^^\n"
        "  help: fill the second cell or delete the row"
    )


def test_wide_and_combining_characters_keep_the_carets_in_place() -> None:
    source = SourceFile.of("a.md", "日本e\u0301x")
    assert render(warning(code="c", message="m", source=source, span=Span(start=4, end=5))) == (
        "a.md:1:5: warning[c]: m\n    1 | 日本e\u0301x\n      |      ^"
    )


def test_a_long_line_is_cut_around_the_carets() -> None:
    source = SourceFile.of("a.md", "x" * 300 + "HERE" + "y" * 300)
    lines = render(error(code="c", message="m", source=source, span=Span(start=300, end=304))).split("\n")
    assert len(lines[1]) == len("    1 | ") + 102
    assert lines[1][lines[2].index("^") : lines[2].rindex("^") + 1] == "HERE"


def test_control_characters_do_not_reach_the_terminal() -> None:
    source = SourceFile.of("a.md", "a\x1b[31mb\tc")
    assert "\x1b" not in render(error(code="c", message="m", source=source, span=Span(start=0, end=1)))


def test_a_span_over_several_lines_marks_the_first() -> None:
    source = SourceFile.of("a.md", "one\r\ntwo\r\n")
    assert render(error(code="c", message="m", source=source, span=Span(start=1, end=9))).endswith(
        "1 | one\n      |  ^^"
    )


def test_diagnostics_are_sorted_by_file_and_place() -> None:
    one, two = SourceFile.of("a.md", "x\ny"), SourceFile.of("b.md", "x")
    first = error(code="1", message="", source=one, span=Span(start=0, end=1))
    second = warning(code="2", message="", source=one, span=Span(start=2, end=3))
    third = error(code="3", message="", source=two, span=Span(start=0, end=1))
    assert in_order([third, second, first]) == (first, second, third)


def test_every_line_ending_of_markdown_ends_a_line() -> None:
    source = SourceFile.of("a.md", "a\r\nb\rc\nd")
    assert [source.line(number) for number in (1, 2, 3, 4)] == ["a", "b", "c", "d"]
    assert source.position(3) == (2, 1)
    assert source.position(7) == (4, 1)


def test_nothing_in_a_message_is_obeyed_by_a_terminal_or_a_code_host() -> None:
    fault = error(
        code="x",
        message="no \x1b[2Jfile\n::error::gotcha \u202etxt.exe",
        help="see\r\n::set-env::x\x9b1m",
        path="::add-mask::a\x07.md",
    )
    assert render(fault) == (
        "./::add-mask::a\\x07.md: error[x]: no \\x1b[2Jfile\\n::error::gotcha \\u202etxt.exe\n"
        "  help: see\\r\\n::set-env::x\\x9b1m"
    )


def test_what_turns_a_line_around_is_not_printed_and_the_carets_stay_right() -> None:
    source = SourceFile.of("a.md", "a \u202eb wrong\n")
    assert render(error(code="x", message="m", source=source, span=Span(start=5, end=10))).splitlines()[1:] == [
        "    1 | a \ufffdb wrong",
        "      |      ^^^^^",
    ]


def test_a_message_of_megabytes_is_cut() -> None:
    assert len(render(error(code="x", message="m" * 5_000_000, help="h" * 5_000_000))) < 1500


# ---- docs/diagnostics.md ---------------------------------------------------------------------------------------------

ROOT = Path(__file__).parents[2]
CODE = re.compile(r"[a-z]+(?:-[a-z0-9]+)*")
# Where these are called, codes are positional.
REPORTERS = {"unusable", "report", "hold"}
SEVERITIES = {"error", "warning", "note"}


def documented() -> dict[str, set[str]]:
    """The severities of each code in the list."""
    found: dict[str, set[str]] = {}
    for line in (ROOT / "docs/diagnostics.md").read_text("utf-8").splitlines():
        cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        for code in re.findall(r"`([a-z0-9-]+)`", cells[0]) if len(cells) == 4 else ():
            assert code not in found, f"{code} is listed twice"
            found[code] = set(cells[1].split(", "))
    return found


def in_the_code() -> dict[str, set[str]]:
    """Every code that the package can say, with the severities that are plain to see where it is said."""
    found: dict[str, set[str]] = defaultdict(set)
    for path in (ROOT / "generator").rglob("*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        constants = {
            target.id: node.value.value
            for node in tree.body
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
            for target in node.targets
            if isinstance(target, ast.Name)
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                values = [keyword.value for keyword in node.keywords if keyword.arg == "code"]
                told = {"message", "help"} & {keyword.arg for keyword in node.keywords}
                codes = strings(values, constants) if told else set()
                for code in codes:
                    found[code] |= {name} & SEVERITIES
                if name in REPORTERS:
                    for code in strings(node.args, constants):
                        if "-" in code or name == "unusable":
                            found[code].add("error")
            elif isinstance(node, ast.Dict):
                # A table of findings by their codes.
                for key, value in zip(node.keys, node.values, strict=True):
                    if isinstance(value, ast.Call) and getattr(value.func, "id", "") == "Finding" and key is not None:
                        (code,) = strings([key], constants)
                        severity = next(one.value for one in value.keywords if one.arg == "severity")
                        found[code].add(ast.unparse(severity).partition(".")[2].lower())
            elif isinstance(node, ast.Assign) and any(map(_is_code, node.targets)):
                for code in strings([node.value], constants):
                    if "-" in code:
                        found[code] |= set()
    return found


def _is_code(target: ast.expr) -> bool:
    return "code" in ast.unparse(target).strip("()").split(", ")


def strings(nodes: list[ast.expr], constants: dict[str, object]) -> set[str]:
    """The codes that the expressions can be."""
    found: set[str] = set()
    for node in nodes:
        match node:
            case ast.Constant(value=str(value)):
                found.add(value)
            case ast.Name(id=name) if isinstance(constants.get(name), str):
                found.add(str(constants[name]))
            case ast.IfExp(body=body, orelse=orelse):
                found |= strings([body, orelse], constants)
            case ast.Tuple(elts=elements):
                found |= strings(elements, constants)
    return {code for code in found if CODE.fullmatch(code)}


def test_every_code_is_documented_and_none_besides() -> None:
    listed, said = documented().keys(), in_the_code().keys()
    assert (said - listed, listed - said) == (set(), set())  # not in the list; only in the list


def test_the_documented_severities_are_those_of_the_code() -> None:
    said = documented()
    assert {code: severities for code, severities in said.items() if severities - SEVERITIES} == {}
    wrong = {code: plain - said[code] for code, plain in in_the_code().items() if code in said and plain - said[code]}
    assert wrong == {}
