"""Drafts → facts, over the whole deck: every question has one answer, and none gives it away."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from generator import reasons
from generator.asking.candidates import Candidates
from generator.asking.gatekeeping import keep_what_asks, stops
from generator.asking.shapes.base import Entry, Reading
from generator.asking.shapes.wording import cut, lines, masked, visible
from generator.copies import shared
from generator.expressions import expression
from generator.facts import MAX_QUESTIONS, Account, AnyFact, Question, RowFact, Status
from generator.fronts import REVERSE, seen
from generator.inlines import Inlines, Text
from generator.source import SourceFile, Span

# So many words near a block at most join its context.
MOST_SPARES = 3
# As often as that, a remark is the same for all.
REFRAIN = 3


def settle(title: str, source: SourceFile, reading: Reading) -> tuple[tuple[AnyFact, ...], tuple[Account, ...]]:
    """The facts that can be asked, and an account for each entry of `reading`; `title` is on every front."""
    deck = Candidates(title, source, reading.drafts)
    for step in STEPS:
        step(deck)
    facts: list[AnyFact] = []
    places: dict[int, int] = {}
    for number, candidate in enumerate(deck.all):
        if candidate.fact is not None:
            places[number] = len(facts)
            facts.append(candidate.fact)
    return tuple(facts), tuple(_account(deck, entry, places) for entry in reading.entries)


def _account(deck: Candidates, entry: Entry, places: dict[int, int]) -> Account:
    """What became of one entry: the facts made of it, by their `places` among all."""
    homes = dict.fromkeys(deck.home(number) for number in entry.facts)
    alive = tuple(places[number] for number in homes if number in places)
    if alive:
        unasked = dict.fromkeys(reason for number in entry.facts for reason in deck.all[number].unasked)
        return Account(kind=entry.kind, span=entry.span, status=Status.CARDED, facts=alive, unasked=tuple(unasked))
    if entry.facts:
        reason = next((deck.all[number].reason for number in entry.facts if deck.all[number].reason), "")
        return Account(kind=entry.kind, span=entry.span, status=Status.SKIPPED, reason=reason or reasons.NOTHING_LEFT)
    return Account(kind=entry.kind, span=entry.span, status=entry.status, reason=entry.reason)


def _pass_gate(deck: Candidates) -> None:
    """Only what asks is asked; looked at again where the words around it have changed."""
    waiting = [number for number, candidate in enumerate(deck.all) if candidate.waits]
    stopped = shared(lambda places: [stops(deck, waiting[place]) for place in places], len(waiting))
    for number, of_one in zip(waiting, stopped, strict=True):
        keep_what_asks(deck, number, of_one)


def _drop_refrains(deck: Candidates) -> None:
    """A term with the same explanation in many sections tells none of them from another."""
    said: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, candidate in enumerate(deck.all):
        fact = candidate.fact
        if isinstance(fact, RowFact) and fact.kind == "term":
            said[seen(fact.key), seen(fact.questions[0].answer)].append(number)
    for alike in said.values():
        if len({deck.all[number].draft.fact.section for number in alike}) >= REFRAIN:
            for number in alike:
                deck.change(number, None, reasons.REFRAIN)


def _drop_turned_labels(deck: Candidates) -> None:
    """A term that neighbouring sections share is a label in each of them: nothing asks for it.

    Of 37 sheets, no card was lost so; where neighbours were not asked for, 31 were, most of them sound.
    """
    places: dict[tuple[str, tuple[str, ...]], set[tuple[str, ...]]] = defaultdict(set)
    terms: list[tuple[int, tuple[str, tuple[str, ...]]]] = []
    for number, candidate in enumerate(deck.all):
        fact = candidate.fact
        if isinstance(fact, RowFact) and fact.kind == "term":
            path = (*fact.section, *fact.context)
            label = (seen(fact.key).casefold(), path[:-1])
            places[label].add(path)
            if fact.reverse is not None:
                terms.append((number, label))
    for number, label in terms:
        if len(places[label]) >= REFRAIN:
            deck.drop(number, REVERSE, "")


def _tell_apart(deck: Candidates) -> None:
    """Where blocks ask the same, let the words near each of them join the context of all that it asks."""
    told: set[tuple[Span, str]] = set()
    for _ in range(MOST_SPARES):
        added: dict[Span, str] = {}
        for asking in deck.clashes():
            spares = {deck.all[number].block: deck.all[number].spare for number, _ in asking}
            for block, words in _difference(spares).items():
                if (block, words) not in told:
                    added.setdefault(block, words)
        if not added:
            return
        told.update(added.items())
        for number, candidate in enumerate(deck.all):
            words = added.get(candidate.block, "")
            if words and candidate.fact is not None and words not in candidate.fact.context:
                deck.change(number, replace(candidate.fact, context=(*candidate.fact.context, words)))


def _difference(spares: dict[Span, tuple[str, ...]]) -> dict[Span, str]:
    """The nearest words by which blocks differ, for those that have some; none where there are no such words."""
    for depth in range(max(map(len, spares.values()), default=0)):
        words = {block: spare[depth] if depth < len(spare) else "" for block, spare in spares.items()}
        if len(set(words.values())) > 1:
            return {block: word for block, word in words.items() if word}
    return {}


def _drop_repeated(deck: Candidates) -> None:
    """The same question with the same answer is asked once, by the fact that comes first."""
    for asking in deck.shared():
        first: dict[str, int] = {}
        for number, front in asking:
            if first.setdefault(front.answer, number) != number:
                deck.drop(number, front.slot, reasons.repeated(deck.line(first[front.answer])))


def _merge(deck: Candidates) -> None:
    """Rows that still ask the same become one that asks for all their answers."""
    for asking in deck.clashes():
        together = [number for number in dict.fromkeys(number for number, _ in asking) if _can_merge(deck, number)]
        if len(together) < 2:
            continue
        if _names_no_subject(deck, together):
            continue
        first, *others = together
        facts = [fact for number in together if isinstance(fact := deck.all[number].fact, RowFact)]
        for number in others:
            deck.merge(number, first)
        deck.change(first, _together(facts))


_SENTENCE_ENDS = (".", "!", "。", "！", "।", "۔", "؟")


def _names_no_subject(deck: Candidates, together: Sequence[int]) -> bool:
    """Whether one label is before several sentences, each in a paragraph of its own, under no heading.

    What each says is about something that the label does not name, such as “Note” in a language of which we know none.
    """
    facts = [deck.all[number].draft.fact for number in together]
    apart = len({fact.span.start for fact in facts}) == len(facts) and all(fact.kind == "term" for fact in facts)
    said = [seen(fact.questions[0].answer) for fact in facts if isinstance(fact, RowFact)]
    return (
        apart
        and not any(fact.section or fact.context for fact in facts)
        and all(answer.endswith(_SENTENCE_ENDS) for answer in said)
    )


def _can_merge(deck: Candidates, number: int) -> bool:
    candidate = deck.all[number]
    return isinstance(candidate.fact, RowFact) and candidate.draft.mergeable


def _together(facts: Sequence[RowFact]) -> RowFact:
    """One fact for all: each question has every answer that the rows give it."""
    answers: dict[str, dict[str, Question]] = {}
    for fact in facts:
        for question in fact.questions:
            answers.setdefault(question.slot, {}).setdefault(visible(question.answer), question)
    questions = tuple(_asking_for_all(slot, tuple(given.values())) for slot, given in answers.items())
    return replace(
        facts[0],
        questions=questions[:MAX_QUESTIONS],
        whole=tuple(dict.fromkeys(pair for fact in facts for pair in fact.whole)),
        reverse=None,
        id=next((fact.id for fact in facts if fact.id), None),
    )


def _asking_for_all(slot: str, given: tuple[Question, ...]) -> Question:
    """One question with every answer; how many there are is in the prompt."""
    first = given[0]
    if len(given) == 1:
        return first
    rows = _told_in_full(given)
    count = f" ({len(rows)})" if first.prompt else f"({len(rows)})"
    answer = lines((Text(text="• "), *row) for row in rows)
    return Question(slot=slot, prompt=(*first.prompt, Text(text=count)), answer=answer)


_BULLET = expression(r"[•·▪◦]\s+")


def _told_in_full(given: Iterable[Question]) -> list[Inlines]:
    """The answers, one for each that stands for itself: where some have a bullet, the others go on the one before."""
    answers = [question.answer for question in given]
    bullets = [_BULLET.match(masked(answer)) for answer in answers]
    if not any(bullets):
        return answers
    rows: list[Inlines] = []
    for answer, bullet in zip(answers, bullets, strict=True):
        if bullet is not None or not rows:
            rows.append(cut(answer, bullet.end())[1] if bullet is not None else answer)
        else:
            rows[-1] = (*rows[-1], Text(text=" "), *answer)
    return rows


def _drop_ambiguous(deck: Candidates) -> None:
    """What could be neither told apart nor merged is not asked."""
    for asking in deck.clashes():
        lines_of = [deck.line(number) for number, _ in asking]
        for number, front in asking:
            own = deck.line(number)
            other = next((line for line in lines_of if line != own), own)
            deck.drop(number, front.slot, reasons.ambiguous(other))


def _keep_sure_reverses(deck: Candidates) -> None:
    """A reverse stays only where its clue leads to one key in the whole sheet, and nothing else asks the same."""
    keys: dict[tuple[str, str], set[str]] = defaultdict(set)
    for candidate in deck.all:
        drafted = candidate.draft.fact
        if not isinstance(drafted, RowFact):
            continue
        clues = [question.answer for question in drafted.questions] if len(drafted.questions) == 1 else []
        if drafted.reverse is not None and drafted.reverse.prompt not in clues:
            clues.append(drafted.reverse.prompt)
        if clues:
            key, asked_as = seen(drafted.key), _asked_as(drafted)
            for clue in clues:
                keys[seen(clue).casefold(), asked_as].add(key)
    unsure: list[int] = []
    for number, candidate in enumerate(deck.all):
        fact = candidate.fact
        if isinstance(fact, RowFact) and fact.reverse is not None:
            clue_of = seen(fact.reverse.prompt).casefold(), _asked_as(fact)
            front = next(front for front in candidate.fronts if front.slot == REVERSE)
            if len(keys[clue_of]) > 1 or front.text in deck.asked:
                unsure.append(number)
    for number in unsure:
        fact = deck.all[number].fact
        assert isinstance(fact, RowFact)
        deck.change(number, replace(fact, reverse=None))


def _asked_as(fact: RowFact) -> str:
    """What a reverse asks for: the key's own name, else what its section is about."""
    return seen(fact.key_header) or "".join(fact.section[-1:])


STEPS: tuple[Callable[[Candidates], None], ...] = (
    _pass_gate,
    _drop_refrains,
    _drop_turned_labels,
    _tell_apart,
    _drop_repeated,
    _merge,
    _drop_ambiguous,
    _keep_sure_reverses,
    _pass_gate,
)
