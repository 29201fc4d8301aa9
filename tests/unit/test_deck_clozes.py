"""Cloze notes: what is hidden under which number, and that nothing else gives it away."""

from __future__ import annotations

from dataclasses import replace

import pytest
from deck_samples import identities, mark, sequence, sheet, statement, words

from generator.cards import make_notes
from generator.facts import ClozeFact, SequenceFact, Step
from generator.inlines import Code, Footnote, Inlines, Link, Math, Styled, Text, text
from generator.notes import Note
from generator.notetypes import field_of


def note_of(fact: ClozeFact | SequenceFact, *slots: str) -> Note:
    identity = identities(fact)[0]
    if slots:
        identity = replace(identity, slots=slots)
    return make_notes(sheet(fact), (identity,), {})[0]


def text_of(fact: ClozeFact | SequenceFact, *slots: str) -> str:
    return field_of(note_of(fact, *slots), "Text")


RULE = statement("House rule", "grind ", mark("fresh"), ", weigh ", mark("every"), " dose")


def test_each_mark_is_hidden_on_its_own_card() -> None:
    note = note_of(RULE)
    assert field_of(note, "Text") == "grind {{c1::fresh}}, weigh {{c2::every}} dose"
    assert field_of(note, "Label") == "House rule"
    assert note.ordinals == (0, 1)


def test_a_hint_stands_in_the_gap_and_opens_no_second_one() -> None:
    hinted = replace(mark("fresh"), hint="how :: so")
    assert text_of(statement("", "grind ", hinted)) == "grind {{c1::fresh::how &#58;&#58; so}}"


def test_a_footnote_stands_below_the_statement() -> None:
    note = note_of(statement("", "grind ", mark("fresh"), Footnote(label="1", content=text("daily"))))
    assert field_of(note, "Text") == "grind {{c1::fresh}}<sup>1</sup>"
    assert field_of(note, "Extra") == "<div><sup>1</sup> daily</div>"


def test_a_mark_keeps_its_number_when_another_goes() -> None:
    note = note_of(statement("", "weigh ", mark("every"), " dose, ", mark("twice")), "", "every", "twice")
    assert field_of(note, "Text") == "weigh {{c2::every}} dose, {{c3::twice}}"
    assert note.ordinals == (1, 2)


def test_equal_marks_are_hidden_together() -> None:
    note = note_of(statement("", mark("Slow"), " is smooth, not ", mark("fast"), ", so ", mark("Slow"), " it is"))
    assert field_of(note, "Text") == "{{c1::Slow}} is smooth, not {{c2::fast}}, so {{c1::Slow}} it is"
    assert note.ordinals == (0, 1)


@pytest.mark.parametrize(
    ("hidden", "field"),
    [
        ("std::vector", "{{c1::std&#58;&#58;vector}}"),
        ("a}}b", "{{c1::a&#125;&#125;b}}"),
        ("{{c2::x}}", "{{c1::&#123;&#123;c2&#58;&#58;x&#125;&#125;}}"),
        ("<b>", "{{c1::&lt;b&gt;}}"),
        ((Code(text="a::b"),), "{{c1::<code>a&#58;&#58;b</code>}}"),
        ((Math(tex=r"\frac{a}{b}"),), r"{{c1::\(\frac&#123;a&#125;&#123;b&#125;\)}}"),
        (
            (Link(url="https://a.org/x::{y}", children=text("z")),),
            '{{c1::<a href="https&#58;//a.org/x&#58;&#58;&#123;y&#125;">z</a>}}',
        ),
    ],
)
def test_nothing_inside_a_cloze_ends_it_or_begins_a_hint(hidden: str | Inlines, field: str) -> None:
    assert text_of(statement("", mark(hidden))) == field


def test_braces_around_a_cloze_cannot_join_it() -> None:
    assert text_of(statement("", "{", mark("a"), "}")) == "&#123;{{c1::a}}&#125;"


def test_the_label_cannot_hold_a_cloze() -> None:
    assert field_of(note_of(statement("{{c9::x}}", mark("a"))), "Label") == "&#123;&#123;c9::x&#125;&#125;"


def test_a_mark_inside_a_mark_is_hidden_with_it() -> None:
    outer = Styled(style="mark", children=(Text(text="very "), mark("fresh")))
    assert text_of(statement("", outer)) == "{{c1::very fresh}}"


def test_a_mark_inside_a_style_is_hidden() -> None:
    strong = Styled(style="strong", children=(Text(text="very "), mark("fresh")))
    assert text_of(statement("", strong)) == "<strong>very {{c1::fresh}}</strong>"


def test_short_steps_are_boxes_along_a_path() -> None:
    assert text_of(sequence("", "Rinse", "Bloom")) == (
        '<ol class="path"><li><span class="step">{{c1::Rinse}}</span></li>'
        '<li><span class="pointer">→ </span><span class="step">{{c2::Bloom}}</span></li></ol>'
    )


def test_long_steps_are_a_list() -> None:
    long = "Pour the water in small circles, from the middle outwards"
    assert text_of(sequence("", "Rinse", long)) == (
        '<ol class="steps"><li><span class="step">{{c1::Rinse}}</span></li>'
        f'<li><span class="step">{{{{c2::{long}}}}}</span></li></ol>'
    )


def test_numbered_steps_keep_their_numbers() -> None:
    fact = replace(
        sequence("Brew", "a", "b"),
        steps=(Step(lead=words("3."), content=words("a")), Step(lead=words("4."), content=words("b"))),
    )
    assert text_of(fact) == (
        '<ol class="led"><li><span class="pointer"><span class="lead">3.</span> </span>'
        '<span class="step">{{c1::a}}</span></li>'
        '<li><span class="pointer"><span class="lead">4.</span> </span><span class="step">{{c2::b}}</span></li></ol>'
    )


def test_what_leads_back_is_asked_last_and_hides_with_the_step_that_it_names() -> None:
    field = text_of(sequence("", "Bloom", "Pour", back=(("too weak", "Bloom"),)))
    assert '<li><span class="step">{{c1::Bloom}}</span></li>' in field
    assert (
        '<li class="back"><span class="pointer">↩ <span class="lead">too weak</span> → </span>'
        '<span class="step">{{c3::{{c1::Bloom::=}}}}</span></li>'
    ) in field


def test_steps_that_say_the_same_are_hidden_together_but_asked_apart() -> None:
    note = note_of(sequence("", "Taste", "Pour", "taste"))
    field = field_of(note, "Text")
    assert "{{c1::{{c3::Taste::=}}}}" in field
    assert "{{c3::{{c1::taste::=}}}}" in field
    assert note.ordinals == (0, 1, 2)


def test_a_step_keeps_its_number_when_another_comes_before_it() -> None:
    field = text_of(sequence("", "Rinse", "Bloom", "Pour"), "Bloom", "Pour", "Rinse")
    assert field.index("{{c3::Rinse}}") < field.index("{{c1::Bloom}}") < field.index("{{c2::Pour}}")


def test_a_path_that_reads_to_the_left_points_there() -> None:
    note = note_of(sequence("", "اغسل", "اسكب"))
    assert "← " in field_of(note, "Text")
    assert field_of(note, "Direction") == "rtl"


def test_a_sequence_that_goes_by_its_section_does_not_say_it_twice() -> None:
    assert field_of(note_of(sequence("Brewing", "a", "b")), "Label") == ""
    assert field_of(note_of(sequence("Pour over", "a", "b")), "Label") == "Pour over"
