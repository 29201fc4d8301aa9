"""What facts carry beside their questions: section, context, whole row, ids, slots, places."""

from __future__ import annotations

from generator.diagnostics import has_errors
from generator.facts import ClozeFact, RowFact, SequenceFact, Sheet, Status
from generator.inlines import plain
from generator.loading import read
from generator.source import SourceFile


def sheet_of(text: str) -> Sheet:
    sheet, diagnostics = read(SourceFile.of("sheet.md", text), "sheet")
    assert sheet is not None, diagnostics
    assert not has_errors(diagnostics)
    return sheet


TREES = """# Trees

## Wood

### Hard

| Tree | Wood | Example |
| --- | --- | --- |
| Oak | brown | a ship |
| <!-- id: fir --> Fir | white | a roof |
"""


def test_a_row_knows_its_sections_its_line_and_its_whole() -> None:
    sheet = sheet_of(TREES)
    oak = sheet.facts[0]
    assert isinstance(oak, RowFact)
    assert oak.section == ("Wood", "Hard")
    assert sheet.source.slice(oak.span) == "| Oak | brown | a ship |"
    assert [(plain(pair.header), plain(pair.value)) for pair in oak.whole] == [
        ("Tree", "Oak"),
        ("Wood", "brown"),
        ("Example", "a ship"),
    ]


def test_an_id_in_a_cell_names_its_row() -> None:
    assert [fact.id for fact in sheet_of(TREES).facts] == [None, "fir"]


def test_slots_are_the_headers_each_once() -> None:
    sheet = sheet_of("# T\n## S\n| Key | A | A |\n| --- | --- | --- |\n| k | first | second |\n")
    fact = sheet.facts[0]
    assert isinstance(fact, RowFact)
    assert [question.slot for question in fact.questions] == ["A", "A (2)"]


def test_a_very_wide_row_is_several_facts_that_say_which_part_they_are() -> None:
    head = " | ".join("ABCDEFGHI")
    sheet = sheet_of(f"# T\n## S\n| {head} |\n|{' --- |' * 9}\n| k | b1 | c1 | d1 | e1 | f1 | g1 | h1 | i1 |\n")
    parts = [(fact.part, len(fact.questions)) for fact in sheet.facts if isinstance(fact, RowFact)]
    assert parts == [(0, 6), (1, 2)]


def test_a_heading_that_asks_does_not_stand_above_itself() -> None:
    fact = sheet_of("# Shell\n## Files\n### Count lines\n```sh\nwc -l\n```\n").facts[0]
    assert isinstance(fact, RowFact)
    assert (fact.section, plain(fact.key)) == (("Files",), "Count lines")


def test_kinds_are_lasting_words() -> None:
    sheet = sheet_of(
        "# T\n## Row\n| a | b |\n|---|---|\n| oak | acorn |\n## Term\n- oak: a tree\n"
        "## Rule\nTip: cut in ==May== only.\n## Steps\n1. dig\n2. set\n3. water\n"
        "## List\n- moss\n- fern\n## Ask\nQ: what?\n\nA: that\n## List files\n```sh\nls\n```\n"
    )
    assert [fact.kind for fact in sheet.facts] == ["row", "term", "rule", "sequence", "list", "question", "command"]
    assert isinstance(sheet.facts[2], ClozeFact)
    assert isinstance(sheet.facts[3], SequenceFact)


def test_every_body_row_has_one_account_at_its_line() -> None:
    text = "# T\n## S\n| a | b |\n| --- | --- |\n| k | v |\n| | |\n| x | |\n> | a | b |\n> | --- | --- |\n> | q | r |\n"
    sheet = sheet_of(text)
    rows = [sheet.source.line_number(account.span) for account in sheet.accounts if account.kind == "row"]
    assert rows == [5, 6, 7, 10]


def test_accounts_without_a_card_have_a_reason_and_no_fact() -> None:
    for account in sheet_of(TREES + "\nSome words.\n\n- lone phrase\n").accounts:
        assert (account.status is Status.CARDED) == bool(account.facts) == (not account.reason)


def test_every_line_with_words_is_accounted_for() -> None:
    text = (
        "---\ntitle: T\n---\n# T\n\nwords\n\n## S\n<!-- note -->\n[a]: https://example.org\n\n"
        "```sh\ncode\n```\n\n> quote\n"
    )
    sheet = sheet_of(text)
    lines: set[int] = set()
    for account in sheet.accounts:
        first = sheet.source.line_number(account.span)
        lines.update(range(first, sheet.source.position(max(account.span.start, account.span.end - 1))[0] + 1))
    worded = {number for number, line in enumerate(text.split("\n"), 1) if any(map(str.isalnum, line))}
    assert worded <= lines


def test_a_directive_of_the_sheet_holds_everywhere_and_one_of_a_block_there() -> None:
    sheet = sheet_of(
        "---\nreverse: no\n---\n# T\n## S\n| a | b |\n| --- | --- |\n| oak | acorn |\n\n"
        "<!-- reverse: yes -->\n| a | b |\n| --- | --- |\n| fir | cone |\n"
    )
    assert [fact.reverse is not None for fact in sheet.facts if isinstance(fact, RowFact)] == [False, True]


def test_asking_twice_gives_the_same() -> None:
    assert sheet_of(TREES) == sheet_of(TREES)


def test_a_subgraph_that_arrows_lead_to_is_a_step_by_its_title() -> None:
    chart = "flowchart LR\n  a[Ask] --> s --> z[Answer]\n  subgraph s [Think]\n    b[Weigh] --> c[Choose]\n  end"
    sheet = sheet_of(f"# T\n## S\n<!-- cards: clozes -->\n```mermaid\n{chart}\n```\n")
    steps = [[plain(step.content) for step in fact.steps] for fact in sheet.facts if isinstance(fact, SequenceFact)]
    assert steps == [["Ask", "Think", "Answer"], ["Weigh", "Choose"]]
