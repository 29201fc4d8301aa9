"""Statements and sequences as cloze notes: each marked stretch, each step hidden on a card of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.cards.farewells import GONE, gone_clozes
from generator.cards.fields import FieldWriter, cloze_markup, without_colons
from generator.cards.places import places
from generator.expressions import expression
from generator.facts import ClozeFact, SequenceFact, Step, mark_slot
from generator.inlines import Code, Inline, Inlines, Link, Styled, plain, walk
from generator.notes import Identity

# What stands for a step that is hidden along with the asked one because it says the same.
_TWIN = "="
# Steps up to this length are shown as boxes along a path, longer ones as a list.
_BOX_LENGTH = 48
# Anki reads clozes in clozes only so deep.
_MOST_TWINS = 6
_NUMBER = expression(r"\d+[.)]?")


def cloze_text(fact: ClozeFact | SequenceFact) -> str:
    """All that the cards show, to tell their direction by."""
    if isinstance(fact, ClozeFact):
        return plain(fact.content)
    return " ".join(plain(step.content) for step in fact.steps)


def cloze_fields(
    fact: ClozeFact | SequenceFact, identity: Identity, writer: FieldWriter
) -> tuple[dict[str, str], tuple[int, ...]]:
    """The fields by name, and which cards exist (0-based). ValueError where a cloze has no place in `identity`."""
    numbers = places(fact, identity)
    clozes = replace(writer, markup=cloze_markup(writer.markup))
    if isinstance(fact, ClozeFact):
        fields = {"Text": _statement(fact.content, numbers, clozes), "Label": clozes.field(fact.label)}
    else:
        # A sequence that goes by its section's title has it in the context already.
        title = () if (plain(fact.title),) == fact.section[-1:] else fact.title
        fields = {"Text": _sequence(fact, tuple(numbers.values()), clozes), "Label": clozes.field(title)}
    for number, content in gone_clozes(identity.gone, clozes):
        fields["Text"] += f'<div class="former">{_hidden(content, number)}{GONE}</div>'
    return fields, tuple(sorted(number - 1 for number in numbers.values()))


def _hidden(html: str, number: int, along_with: Sequence[int] = (), hint: str = "") -> str:
    """`html` as cloze `number`, hidden as well, but not asked for, when one of `along_with` is asked."""
    inner = without_colons(html)
    for other in along_with[:_MOST_TWINS]:
        inner = f"{{{{c{other}::{inner}::{_TWIN}}}}}"
    return f"{{{{c{number}::{inner}{f'::{hint}' if hint else ''}}}}}"


def _statement(content: Inlines, numbers: dict[str, int], writer: FieldWriter) -> str:
    def mark(node: Styled, inner: str) -> str:
        hint = without_colons(writer.markup.text(node.hint))
        return _hidden(inner, numbers[mark_slot(node)], hint=hint)

    return replace(writer.markup, mark=mark).html(_dissolved(content))


def _dissolved(inlines: Inlines, *, inside: bool = False) -> Inlines:
    """`inlines` without the marks inside marks: a stretch is hidden as a whole."""
    nodes: list[Inline] = []
    for node in inlines:
        if isinstance(node, Styled) and node.style == "mark":
            children = _dissolved(node.children, inside=True)
            nodes += children if inside else (replace(node, children=children),)
        elif isinstance(node, Styled | Link):
            nodes.append(replace(node, children=_dissolved(node.children, inside=inside)))
        else:
            nodes.append(node)
    return tuple(nodes)


def _sequence(fact: SequenceFact, numbers: Sequence[int], writer: FieldWriter) -> str:
    """The whole sequence, each step a cloze; one that says the same as the asked step is hidden with it.

    A step that leads back names one of the others: it hides with that one, but that one stays when it is asked.
    """
    forward = len(fact.steps)
    labels = [_label(step) for step in (*fact.steps, *fact.returns)]
    boxes = _as_boxes(fact)
    arrow, back = ("←", "↪") if writer.direction == "rtl" else ("→", "↩")
    lines = []
    for index, step in enumerate((*fact.steps, *fact.returns)):
        twins = [numbers[n] for n in range(forward) if n != index and labels[n] == labels[index]]
        returning = index >= forward
        lead = f'<span class="lead">{writer.field(step.lead)}</span> ' if step.lead else ""
        pointer = f"{back} {lead}{arrow} " if returning else f"{lead}{arrow} " if boxes and index else lead
        hidden = _hidden(writer.field(step.content), numbers[index], twins)
        lines.append(
            ('<li class="back">' if returning else "<li>")
            + (f'<span class="pointer">{pointer}</span>' if pointer else "")
            + f'<span class="step">{hidden}</span></li>'
        )
    led = any(step.lead for step in fact.steps)
    return f'<ol class="{"path" if boxes else "led" if led else "steps"}">{"".join(lines)}</ol>'


def _label(step: Step) -> str:
    return " ".join(plain(step.content).split()).casefold()


def _as_boxes(fact: SequenceFact) -> bool:
    """Whether the steps are short enough, and not numbered, so that a path of boxes shows them best."""
    if any(_NUMBER.fullmatch(plain(step.lead).strip()) for step in fact.steps):
        return False
    return all(len(plain(step.content)) <= _BOX_LENGTH and not _has_listing(step) for step in fact.steps)


def _has_listing(step: Step) -> bool:
    return any(isinstance(node, Code) and "\n" in node.text for node in walk(step.content))
