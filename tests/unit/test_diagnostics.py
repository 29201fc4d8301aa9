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
