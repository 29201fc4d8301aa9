"""The cards of a sheet to try on a screen: what each asks, and the answer that a tap shows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from generator.facts import AnyFact, ChartFact, ClozeFact, RowFact, SequenceFact, mark_slot, slots
from generator.fronts import REVERSE
from generator.inlines import Inlines, Styled, plain
from generator.markup import Markup, escape
from generator.notes import hash_of

GAP = '<span class="gap">[…]</span>'


@dataclass(frozen=True, kw_only=True, slots=True)
class TestCard:
    """One question as HTML with its answer; `name` lasts as long as the fact is asked it, `fact` is the fact's guid."""

    name: str
    fact: str
    context: str
    question: str
    answer: str


def test_cards(fact: AnyFact, guid: str, markup: Markup) -> Iterator[TestCard]:
    """The cards of `fact`, in the order of what it asks."""
    context = "".join(f"<span>{escape(line)}</span>" for line in fact.context if line)

    def card(slot: str, question: str, answer: str) -> TestCard:
        name = f"{guid}-{hash_of([slot])[:6]}"
        return TestCard(name=name, fact=guid, context=context, question=question, answer=answer)

    match fact:
        case RowFact():
            for asked in fact.questions:
                prompt = _words(markup.html(asked.prompt), "prompt")
                yield card(asked.slot, _key(fact, markup) + prompt, markup.html(asked.answer))
            if fact.reverse is not None:
                clue = markup.html(fact.reverse.prompt)
                header = _words(markup.html(fact.key_header), "prompt")
                yield card(REVERSE, f"<b>{clue}</b>{header}", markup.html(fact.reverse.answer))
        case ClozeFact(label=label, content=content):
            named = _words(markup.html(label), "label")
            for slot in slots(fact):
                question = replace(markup, mark=_gap(slot)).html(content)
                answer = replace(markup, mark=_answer(slot)).html(content)
                yield card(slot, named + question, answer)
        case SequenceFact():
            yield from (card(*told) for told in _steps(fact, markup))
        case ChartFact():
            yield from (card(*told) for told in _arrows(fact, markup))


def _key(fact: RowFact, markup: Markup) -> str:
    header = markup.html(fact.key_header)
    return (f'<span class="label">{header}</span>' if header else "") + f"<b>{markup.html(fact.key)}</b>"


def _words(html: str, name: str) -> str:
    return f'<span class="{name}">{html}</span>' if html.strip() else ""


def _gap(slot: str) -> Callable[[Styled, str], str]:
    """How a marked stretch is written in the question that hides those of `slot`."""

    def mark(node: Styled, inner: str) -> str:
        if mark_slot(node) != slot:
            return inner
        return f'<span class="gap">[{escape(node.hint) or "…"}]</span>'

    return mark


def _answer(slot: str) -> Callable[[Styled, str], str]:
    """How it is written in the answer."""

    def mark(node: Styled, inner: str) -> str:
        return f"<mark>{inner}</mark>" if mark_slot(node) == slot else inner

    return mark


def _steps(fact: SequenceFact, markup: Markup) -> Iterator[tuple[str, str, str]]:
    """Each step hidden once, with those that say the same."""
    steps = (*fact.steps, *fact.returns)
    titled = () if (plain(fact.title),) == fact.section[-1:] else fact.title
    title = _words(markup.html(titled), "label")
    for index, slot in enumerate(slots(fact)):
        hides = [
            number == index or (index < len(fact.steps) and _same(step.content, steps[index].content))
            for number, step in enumerate(steps)
        ]
        shown = "".join(
            f"<li>{f'<i>{markup.html(step.lead)}</i> ' if step.lead else ''}"
            f"{GAP if hidden else markup.html(step.content)}</li>"
            for step, hidden in zip(steps, hides, strict=True)
        )
        yield slot, f'{title}<ol class="steps">{shown}</ol>', markup.html(steps[index].content)


def _arrows(fact: ChartFact, markup: Markup) -> Iterator[tuple[str, str, str]]:
    """Each label hidden once, with the arrows at it."""
    titled = () if (plain(fact.title),) == fact.section[-1:] else fact.title
    title = _words(markup.html(titled), "label")
    hidden = "\0"  # no label holds it
    for mask in fact.masks:
        lines = (" → ".join(filter(None, line)) for line in fact.lines(mask, hidden))
        shown = "".join(f"<li>{escape(line).replace(hidden, GAP)}</li>" for line in lines if hidden in line)
        yield mask.slot, f'{title}<ul class="steps">{shown}</ul>', escape(mask.slot)


def _same(one: Inlines, other: Inlines) -> bool:
    return " ".join(plain(one).split()).casefold() == " ".join(plain(other).split()).casefold()
