"""Drafts → facts, over the whole deck: every question has one answer, and none gives it away."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from generator import reasons
from generator.facts import Account, AnyFact, ClozeFact, Question, RowFact, SequenceFact, Status
from generator.fronts import REVERSE, Front, fronts, seen
from generator.inlines import Inlines, Link, Styled, Text, marks
from generator.reading.shapes.base import Draft, Reading
from generator.reading.shapes.wording import gives_away, has_letters, is_blank, lines, visible
from generator.source import SourceFile, Span


@dataclass(kw_only=True, slots=True)
class _Candidate:
    """A draft on its way: its fact as it is now (None when nothing is left to ask, with the reason)."""

    draft: Draft
    fact: AnyFact | None
    reason: str = ""
    merged_into: int | None = None
    _seen: tuple[AnyFact | None, tuple[Front, ...]] = (None, ())

    @property
    def fronts(self) -> tuple[Front, ...]:
        """The cards of the fact as it is now, each looked at once."""
        if self._seen[0] is not self.fact and self.fact is not None:
            self._seen = (self.fact, fronts(self.fact))
        return self._seen[1] if self.fact is not None else ()


def settle(title: str, source: SourceFile, reading: Reading) -> tuple[tuple[AnyFact, ...], tuple[Account, ...]]:
    """The facts that can be asked, and an account for each entry of `reading`; `title` stands on every front."""
    candidates = [_Candidate(draft=draft, fact=draft.fact) for draft in reading.drafts]
    for candidate in candidates:
        _keep_answers_secret(title, candidate)
    for step in (_drop_refrains, _tell_apart, _drop_repeated, _merge, _drop_ambiguous, _keep_sure_reverses):
        step(source, candidates)
    for candidate in candidates:
        _keep_answers_secret(title, candidate)
    return _numbered(reading, candidates)


def _numbered(reading: Reading, candidates: Sequence[_Candidate]) -> tuple[tuple[AnyFact, ...], tuple[Account, ...]]:
    facts: list[AnyFact] = []
    index: dict[int, int] = {}
    for number, candidate in enumerate(candidates):
        if candidate.fact is not None:
            index[number] = len(facts)
            facts.append(candidate.fact)
    accounts: list[Account] = []
    for entry in reading.entries:
        homes = dict.fromkeys(_home(candidates, number) for number in entry.facts)
        alive = [index[number] for number in homes if number in index]
        if alive:
            account = Account(kind=entry.kind, span=entry.span, status=Status.CARDED, facts=tuple(alive))
        elif entry.facts:
            reason = next((candidates[number].reason for number in entry.facts if candidates[number].reason), "")
            account = Account(
                kind=entry.kind, span=entry.span, status=Status.SKIPPED, reason=reason or reasons.NOTHING_LEFT
            )
        else:
            account = Account(kind=entry.kind, span=entry.span, status=entry.status, reason=entry.reason)
        accounts.append(account)
    return tuple(facts), tuple(accounts)


def _home(candidates: Sequence[_Candidate], number: int) -> int:
    """The candidate that asks what this one asked: itself, or the one that it was merged into."""
    while (target := candidates[number].merged_into) is not None:
        number = target
    return number


# ---- one fact by itself ----------------------------------------------------------------------------------------------


def _keep_answers_secret(title: str, candidate: _Candidate) -> None:
    """Drop the questions whose front is empty, says nothing, or holds the answer."""
    fact = candidate.fact
    match fact:
        case RowFact():
            told = {front.slot: front for front in candidate.fronts}
            kept: dict[str, Question] = {}
            for question in fact.questions:
                front = told[question.slot]
                reason = _fault(title, fact, front, candidate.draft.verbatim)
                candidate.reason = candidate.reason or reason
                if not reason and not is_blank(question.answer):
                    kept.setdefault(front.text, question)
            reverse = fact.reverse
            if reverse is not None and _fault(title, fact, told[REVERSE], verbatim=False):
                reverse = None
            candidate.fact = replace(fact, questions=tuple(kept.values()), reverse=reverse) if kept else None
        case ClozeFact():
            _hide_what_decides(candidate, fact)


def _fault(title: str, fact: RowFact, front: Front, verbatim: bool) -> str:
    """Why a question cannot be asked; empty where it can."""
    if is_blank(fact.key):
        return reasons.BARE_SIGN
    if not has_letters(front.question) and not any(map(has_letters, front.context)) and not _is_pictured(fact):
        return reasons.BARE_SIGN
    if verbatim:
        return reasons.GIVES_AWAY if front.answer.casefold() == front.question.casefold() else ""
    key = seen(fact.key)
    if front.answer.strip().casefold() == key.strip().casefold() and front.slot != REVERSE:
        return reasons.GIVES_AWAY
    if gives_away(front.answer, "\n".join((title, front.text))):
        return reasons.GIVES_AWAY
    return ""


def _is_pictured(fact: RowFact) -> bool:
    return not visible(fact.key) and not is_blank(fact.key)


def _hide_what_decides(candidate: _Candidate, fact: ClozeFact) -> None:
    """Leave marks only where something is left to read and something is hidden."""
    content = fact.content
    for front in candidate.fronts:
        if not any(map(str.isalnum, front.question.replace("[…]", ""))):
            content = _without_mark(content, front.slot)
    if any(marks(content)):
        candidate.fact = replace(fact, content=content)
    else:
        candidate.fact, candidate.reason = None, reasons.ALL_HIDDEN


def _without_mark(content: Inlines, slot: str) -> Inlines:
    """`content` with the marks of one name taken off, their words left."""
    nodes: list[object] = []
    for node in content:
        if isinstance(node, Styled) and node.style == "mark" and " ".join(seen((node,)).split()) == slot:
            nodes += node.children
        elif isinstance(node, Styled | Link):
            nodes.append(replace(node, children=_without_mark(node.children, slot)))
        else:
            nodes.append(node)
    return tuple(nodes)  # type: ignore[arg-type]


# ---- facts against each other ----------------------------------------------------------------------------------------

_Asked = dict[str, list[tuple[int, Front]]]


def _asked(candidates: Iterable[_Candidate]) -> _Asked:
    """Every forward question of the deck with who asks it."""
    found: _Asked = defaultdict(list)
    for number, candidate in enumerate(candidates):
        for front in candidate.fronts:
            if front.slot != REVERSE or not isinstance(candidate.fact, RowFact):
                found[front.text].append((number, front))
    return found


def _clashes(candidates: Iterable[_Candidate]) -> list[list[tuple[int, Front]]]:
    """The questions that more than one fact asks with different answers."""
    return [
        asking
        for asking in _asked(candidates).values()
        if len(asking) > 1
        and len({front.answer for _, front in asking}) > 1
        and len({number for number, _ in asking}) > 1
    ]


# So many words near a block at most join its context.
_MOST_SPARES = 3
# As often as that, a remark is the same for all.
_REFRAIN = 3


def _drop_refrains(_source: SourceFile, candidates: list[_Candidate]) -> None:
    """A term with the same explanation in many sections tells none of them from another."""
    said: dict[tuple[str, str], list[_Candidate]] = defaultdict(list)
    for candidate in candidates:
        fact = candidate.fact
        if isinstance(fact, RowFact) and fact.kind == "term":
            said[seen(fact.key), seen(fact.questions[0].answer)].append(candidate)
    for alike in said.values():
        sections = {candidate.draft.fact.section for candidate in alike}
        if len(sections) >= _REFRAIN:
            for candidate in alike:
                candidate.fact, candidate.reason = None, reasons.REFRAIN


def _tell_apart(_source: SourceFile, candidates: list[_Candidate]) -> None:
    """Where blocks ask the same, let the words near each of them join the context of all that it asks."""
    members: dict[Span, list[_Candidate]] = defaultdict(list)
    for candidate in candidates:
        members[_block(candidate)].append(candidate)
    told: set[tuple[Span, str]] = set()
    for _ in range(_MOST_SPARES):
        added: dict[Span, str] = {}
        for asking in _clashes(candidates):
            spares = {_block(candidates[number]): candidates[number].draft.spare for number, _ in asking}
            for block, words in _difference(spares).items():
                if (block, words) not in told:
                    added.setdefault(block, words)
        if not added:
            return
        told.update(added.items())
        for block, words in added.items():
            for candidate in members[block]:
                if candidate.fact is not None and words not in candidate.fact.context:
                    candidate.fact = replace(candidate.fact, context=(*candidate.fact.context, words))


def _block(candidate: _Candidate) -> Span:
    return candidate.draft.block or candidate.draft.fact.span


def _difference(spares: dict[Span, tuple[str, ...]]) -> dict[Span, str]:
    """The nearest words by which blocks differ, for those that have some; none where there are no such words."""
    for depth in range(max(map(len, spares.values()), default=0)):
        words = {block: spare[depth] if depth < len(spare) else "" for block, spare in spares.items()}
        if len(set(words.values())) > 1:
            return {block: word for block, word in words.items() if word}
    return {}


def _drop_repeated(source: SourceFile, candidates: list[_Candidate]) -> None:
    """The same question with the same answer is asked once, by the fact that comes first."""
    for asking in _asked(candidates).values():
        if len(asking) < 2 or len({number for number, _ in asking}) < 2:
            continue
        first: dict[str, int] = {}
        for number, front in asking:
            if front.answer in first and first[front.answer] != number:
                line = source.line_number(candidates[first[front.answer]].draft.fact.span)
                _drop(candidates[number], front.slot, reasons.repeated(line))
            else:
                first.setdefault(front.answer, number)


def _drop(candidate: _Candidate, slot: str, reason: str) -> None:
    """Ask `slot` no more; the fact goes with its last question."""
    fact = candidate.fact
    if fact is None:
        return
    match fact:
        case RowFact(questions=questions):
            kept = tuple(question for question in questions if question.slot != slot)
            candidate.fact = replace(fact, questions=kept) if kept else None
        case ClozeFact(content=content):
            left = _without_mark(content, slot)
            candidate.fact = replace(fact, content=left) if any(marks(left)) else None
        case SequenceFact():
            candidate.fact = None
    candidate.reason = candidate.reason or reason


def _merge(_source: SourceFile, candidates: list[_Candidate]) -> None:
    """Rows that still ask the same become one that asks for all their answers."""
    for asking in _clashes(candidates):
        numbers = list(dict.fromkeys(number for number, _ in asking))
        together = [
            number
            for number in numbers
            if isinstance(candidates[number].fact, RowFact) and candidates[number].draft.mergeable
        ]
        if len(together) < 2:
            continue
        first, *others = together
        facts = [fact for number in together if isinstance(fact := candidates[number].fact, RowFact)]
        candidates[first].fact = _together(facts)
        for number in others:
            candidates[number].fact, candidates[number].merged_into = None, first


def _together(facts: Sequence[RowFact]) -> RowFact:
    """One fact for all: each question has every answer that the rows give it."""
    answers: dict[str, list[Question]] = {}
    for fact in facts:
        for question in fact.questions:
            given = answers.setdefault(question.slot, [])
            if all(visible(question.answer) != visible(other.answer) for other in given):
                given.append(question)
    questions = tuple(
        given[0]
        if len(given) == 1
        else Question(
            slot=slot,
            prompt=(*given[0].prompt, Text(text=f" ({len(given)})" if given[0].prompt else f"({len(given)})")),
            answer=lines((Text(text="• "), *question.answer) for question in given),
        )
        for slot, given in answers.items()
    )
    first = facts[0]
    whole = [pair for fact in facts for pair in fact.whole]
    distinct = [pair for number, pair in enumerate(whole) if pair not in whole[:number]] if len(whole) < 200 else whole
    return replace(
        first,
        questions=questions[:6],
        whole=tuple(distinct),
        reverse=None,
        id=next((fact.id for fact in facts if fact.id), None),
    )


def _drop_ambiguous(source: SourceFile, candidates: list[_Candidate]) -> None:
    """What could be neither told apart nor merged is not asked."""
    for asking in _clashes(candidates):
        lines_of = [source.line_number(candidates[number].draft.fact.span) for number, _ in asking]
        for number, front in asking:
            own = source.line_number(candidates[number].draft.fact.span)
            other = next((line for line in lines_of if line != own), own)
            _drop(candidates[number], front.slot, reasons.ambiguous(other))


def _keep_sure_reverses(_source: SourceFile, candidates: list[_Candidate]) -> None:
    """A reverse stays only where its clue leads to one key in the whole sheet, and nothing else asks the same."""
    keys: dict[tuple[str, str], set[str]] = defaultdict(set)
    for candidate in candidates:
        drafted = candidate.draft.fact
        if not isinstance(drafted, RowFact):
            continue
        clues = [question.answer for question in drafted.questions] if len(drafted.questions) == 1 else []
        clues += [drafted.reverse.prompt] if drafted.reverse is not None else []
        for clue in clues:
            keys[seen(clue).casefold(), seen(drafted.key_header)].add(seen(drafted.key))
    asked = _asked(candidates)
    for candidate in candidates:
        fact = candidate.fact
        if not isinstance(fact, RowFact) or fact.reverse is None:
            continue
        name = seen(fact.reverse.prompt).casefold(), seen(fact.key_header)
        front = next(front for front in candidate.fronts if front.slot == REVERSE)
        if len(keys[name]) > 1 or front.text in asked:
            candidate.fact = replace(fact, reverse=None)
