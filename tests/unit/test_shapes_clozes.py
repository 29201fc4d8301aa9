"""What an unmarked rule hides: a whole phrase that the rest of its sentence leads to, or nothing."""

from __future__ import annotations

import pytest

from generator import reasons
from generator.asking import ask, lint
from generator.facts import ClozeFact, RowFact, Sheet
from generator.fronts import fronts
from generator.loading import read
from generator.source import SourceFile


def sheet_of(words: str) -> Sheet:
    sheet, diagnostics = read(SourceFile.of("sheet.md", words), "sheet")
    assert sheet is not None, diagnostics
    return sheet


def gaps(rule: str) -> list[str]:
    """What could be hidden in a rule, sure or not."""
    sheet, _ = ask(sheet_of(f"# T\n## S\n\n> [!TIP]\n> {rule}\n"), proposing=True)
    return hidden_in(sheet)


def sure(rule: str) -> list[str]:
    """What a card hides of a rule without marks."""
    return hidden_in(sheet_of(f"# T\n## S\n\n{rule}\n"))


def hidden_in(sheet: Sheet) -> list[str]:
    return [front.answer for fact in sheet.facts if isinstance(fact, ClozeFact) for front in fronts(fact)]


@pytest.mark.parametrize(
    "rule",
    [
        "**Roots come first.** Then cut the twigs that grow inwards.",
        "**Racines d'abord.** Couper ensuite les branches vers le centre.",
        "**Zuerst die Wurzeln.** Danach schneide die Zweige im Inneren.",
    ],
)
def test_a_whole_sentence_is_never_hidden_among_others(rule: str) -> None:
    lead = rule.split("**")[1]
    assert lead not in gaps(rule)
    assert lead.rstrip(".") not in gaps(rule)


def test_a_long_bold_beginning_is_what_a_rule_is_about() -> None:
    assert gaps("**Trees that bear late fruit** are cut in `March`.") == ["March"]


def test_a_short_bold_subject_is_hidden() -> None:
    assert gaps("**Larches** lose their needles in winter.") == ["Larches"]


def test_what_stands_elsewhere_in_the_rule_is_no_secret() -> None:
    assert gaps("The bark of a `birch` peels, so nail nothing to a `birch` with an `awl` of steel.") == ["birch", "awl"]
    assert "moss" not in gaps("Where **moss** grows on stone, the moss drinks from the air alone.")


@pytest.mark.parametrize(
    "rule",
    [
        "The window is old (e.g. with `oak` frames) and has to be painted twice a year.",
        "Das Fenster ist alt (z. B. mit `Eiche` im Rahmen) und wird zweimal gestrichen.",
        "窓が古い場合は塗り直すこと（例：`oak` の枠など）",
    ],
)
def test_an_example_in_brackets_is_not_hidden(rule: str) -> None:
    assert not {"oak", "Eiche"} & set(gaps(rule))


@pytest.mark.parametrize("rule", ["Example: the frame of 12 panes is painted last.", "Beispiel: 12 Scheiben zuerst."])
def test_an_example_is_no_rule(rule: str) -> None:
    assert gaps(rule) == []


@pytest.mark.parametrize(
    ("rule", "hidden"),
    [
        ("Kiln 7 is never opened before it is cold.", "7"),
        ("Seite 3 ist nie leer.", "3"),
        ("v = √2 × u holds at the rim.", "2"),
        ("Exercise 2: fill the moulds with slip.", "2"),
        ("Consigne 2 : remplir les moules.", "2"),
    ],
)
def test_a_figure_that_names_or_counts_is_not_hidden(rule: str, hidden: str) -> None:
    assert hidden not in gaps(rule)


@pytest.mark.parametrize(
    ("rule", "hidden"),
    [
        ("The lamp draws up to 25W+ when cold.", "25W"),
        ("Fire it in a 12-hour cycle.", "12-hour cycle"),
        ("Heat for 30 minutes.", "30 minutes"),
    ],
)
def test_a_figure_is_hidden_with_its_unit_and_its_compound(rule: str, hidden: str) -> None:
    assert gaps(rule) == [hidden]


def test_half_a_compound_is_not_hidden() -> None:
    assert gaps("Use a **lead**-free glaze for cups.") != ["lead"]


def test_the_last_member_is_left_where_nobody_knows_its_end() -> None:
    assert gaps("Glaze comes in red, blue and green at the far end.") == ["red", "blue", "green"]
    assert gaps("Der neue Ofen ist sauberer, schneller und dichter gegen Zugluft.") == ["sauberer", "schneller"]


def test_what_comes_before_a_first_comma_may_set_the_scene() -> None:
    assert gaps("For small jobs, use a brush or a sponge.") == []


@pytest.mark.parametrize(
    "rule",
    [
        "Name the longer side first: e.g. if the left one is cold, the right one.",
        "Glaze 4 is not the same as slip.",
        "Das Becken ist nicht dicht.",
    ],
)
def test_a_condition_or_a_denial_says_what_nobody_can_name(rule: str) -> None:
    assert gaps(rule) == []


def test_what_points_back_is_not_hidden() -> None:
    assert gaps("Let the kiln cool after making this change.") == []


@pytest.mark.parametrize(
    ("rule", "hidden"),
    [
        ("Choose the glaze early (as it is **what all will see)** for years.", "what all will see)"),
        ("Close the door by hand (eg `latch` at night) and keep the key.", "latch"),
    ],
)
def test_half_of_a_bracket_and_an_example_in_one_are_not_hidden(rule: str, hidden: str) -> None:
    assert hidden not in gaps(rule)


@pytest.mark.parametrize(
    "rule",
    [
        "In this guide the kiln is called `K1` and has 2 doors.",
        "In dieser Anleitung heißt der Ofen `K1`.",
        "이 가이드에서는 가마를 `K1` 이라고 합니다.",
        "A kiln has ..... doors and never a window.",
    ],
)
def test_what_a_sheet_says_of_itself_and_blanks_to_fill_are_no_rules(rule: str) -> None:
    assert gaps(rule) == []


@pytest.mark.parametrize(
    ("rule", "hidden"),
    [
        ("Rule: a glaze without lime, ash or salt is rare.", ["lime", "ash", "salt"]),
        ("Regla: al barro le faltan la arena, la cal y la sal.", ["arena", "cal", "sal"]),
        ("Правило: глазурь не держится без извести, золы и соли.", ["извести", "золы", "соли"]),
        ("规则：缺少石灰、木灰或盐的釉会流。", ["石灰", "木灰", "盐"]),
        ("Rule: bricks are for heat; tiles are for water.", ["bricks", "heat", "tiles", "water"]),
        ("Règle : préférez le bois plutôt que la paille.", ["bois", "paille"]),
        ("Tip: open the vent with `pull 2` and step back.", ["pull 2"]),
        ("Tipp: Schließe den Zug mit `push` ganz zu.", ["push"]),
        ("提示：先用`pull`命令打开窑炉的风门。", ["pull"]),
        ("Warnung: Der Ofen kühlt 12 Stunden ab.", ["12 Stunden"]),
        ("> [!WARNING]\n> O forno esfria durante 12 horas.", ["12 horas"]),
        ("Rule: bisque means a first firing.", ["a first firing"]),
        ("> [!TIP]\n> Stack the shelves **from the back** of the kiln.", ["from the back"]),
    ],
)
def test_a_rule_hides_what_only_one_answer_fits(rule: str, hidden: list[str]) -> None:
    assert sure(rule) == hidden


@pytest.mark.parametrize(
    "rule",
    [
        "Rule: a kiln is hot.",
        "Regel: der Ofen ist heiß.",
        "Rule: mind the shelves, the door and the vent.",
        "Regla: cuida los estantes, la puerta y además.",
        "Rule: a glaze without lime, ash or salt runs.",
        "> [!TIP]\n> **Close** the door with care.",
        "> [!NOTE]\n> The door shuts better since version `2`, see `door`.",
        "> [!TIP]\n> This takes 12 hours.",
        "> [!TIP]\n> Cela prend 12 heures.",
        "> [!NOTE]\n> 这需要12小时。",
        "Note: compare brick (C++17 and 3) with tile.",
        "Note: it holds `half` of it.",
        "> [!TIP]\n> 窑炉总是热的。",
        "## Best practices\n- Keep the shelves **quite clean** at all times",
        "## Reglas\n- Solo se abre después de la cena",
    ],
)
def test_a_gap_that_several_words_would_fit_is_not_asked_but_proposed(rule: str) -> None:
    assert sure(rule) == []
    accounts = sheet_of(f"# T\n## S\n\n{rule}\n").accounts
    assert {account.reason for account in accounts} & {reasons.COULD_BE_MARKED, reasons.NO_MARK}


# ---- cards of note tools ---------------------------------------------------------------------------------------------


def asked(words: str) -> list[tuple[str, str]]:
    return [
        (front.question, front.answer)
        for fact in sheet_of(words).facts
        if isinstance(fact, RowFact)
        for front in fronts(fact)
        if front.slot != "reverse"
    ]


@pytest.mark.parametrize(
    "words",
    [
        "The tree that loses all of its needles in the\nlong winter ::: larch\n",
        "The tree that loses its needles in the long winter ::: the\nlarch\n",
        "- The tree that loses its needles in the\n  long winter ::: larch\n",
    ],
)
def test_a_flashcard_may_be_wrapped(words: str) -> None:
    ((question, answer),) = asked(f"# Trees\n## Needles\n\n{words}")
    assert question.startswith("The tree") and question.endswith("winter")
    assert answer.endswith("larch")


def test_lines_that_each_are_a_flashcard_are_not_joined() -> None:
    assert asked("# T\n## S\n\nox :: big\ncow :: bigger\n") == [("ox", "big"), ("cow", "bigger")]
    assert asked("# T\n## S\n\nSome words of the herd.\nsheep ::: small\n") == [("sheep", "small")]


def test_three_colons_part_a_term_of_a_list() -> None:
    assert asked("# T\n## S\n- oak ::: acorn\n- fir ::: cone\n") == [("oak", "acorn"), ("fir", "cone")]


def test_an_item_tagged_as_a_card_asks_without_a_question_mark() -> None:
    assert asked("- # Leaves\n- Chlorophyll #card\n\t- makes leaves green\n") == [
        ("Chlorophyll", "• makes leaves green")
    ]


# ---- what is about the sheet -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        "Kiln version: 2.3, May 2017",
        "- Author: Ann Potter\n- Level: beginners",
        "**Datum:** 3. Mai\n**Autor:** A. Töpfer",
        "作者：陶工花子",
    ],
)
def test_opening_lines_about_the_sheet_are_not_asked(words: str) -> None:
    assert asked(f"# Kilns\n\n{words}\n\n## Heat\n- Bisque: 1000 °C\n") == [("Bisque", "1000 °C")]


def test_the_same_words_are_asked_below_a_heading() -> None:
    assert asked("# HTTP\n\n## Headers\n- Date: when it was sent\n- Author: who wrote it\n") == [
        ("Date", "when it was sent"),
        ("Author", "who wrote it"),
    ]


@pytest.mark.parametrize(
    ("words", "turned"),
    [
        ("- Beta: The best measure is an index of the whole land.\n- Alpha: first letter\n- Omega: last letter\n", 2),
        ("- Beta: risk beside that of the land\n- Alpha: first letter\n- Omega: last letter\n", 3),
    ],
)
def test_a_sentence_about_something_else_leads_to_no_term(words: str, turned: int) -> None:
    facts = sheet_of(f"# T\n## S\n{words}").facts
    assert sum(isinstance(fact, RowFact) and fact.reverse is not None for fact in facts) == turned


@pytest.mark.parametrize(("words", "found"), [("The vowel ==o== is round.", False), ("Cut ==the== twig.", True)])
def test_a_letter_is_filler_only_in_its_language(words: str, found: bool) -> None:
    codes = [diagnostic.code for diagnostic in lint(sheet_of(f"# T\n## S\n{words}\n"))]
    assert ("cloze-hides-filler" in codes) is found


@pytest.mark.parametrize("title", ["7. Recommended resources", "📘 3. Lesetipps", "Fuentes de información"])
def test_what_is_to_be_looked_up_is_not_asked(title: str) -> None:
    assert asked(f"# Kilns\n\n## {title}\n- Fire and Clay: Ann Potter\n- Slip: Ben Bowl\n") == []


@pytest.mark.parametrize(
    "rule", ["Rule: always ==close the door.", "Regel: schließe immer ==die Tür mit dem `Riegel`."]
)
def test_where_a_mark_is_never_closed_nobody_knows_what_to_hide(rule: str) -> None:
    assert (sure(rule), gaps(rule)) == ([], [])
