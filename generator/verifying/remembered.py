"""A fact held against its note: what the author wrote must be what a learner gets to read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.brief import inlines_of
from generator.facts import AnyFact, ChartFact, ClozeFact, Question, RowFact, SequenceFact, Step, mark_slot
from generator.fronts import short_title, titles_above
from generator.inlines import Inlines, Link, marks, plain, walk
from generator.notetypes import (
    BACK_EXTRA,
    COMMENTS,
    EXTRA,
    HEADER,
    IMAGE,
    NOTETYPES,
    OCCLUSION_FIELD,
    REVERSE_ORDINAL,
    answer_field,
    ask_field,
)
from generator.verifying.packages import PackedNote
from generator.verifying.readings import (
    Hidden,
    HtmlReading,
    read_areas,
    read_clozes,
    read_drawing,
    read_html,
    read_inlines,
    squeezed,
)
from generator.verifying.verdict import Tally

# Anki opens links of these kinds; others lead nowhere from a card and are only text there.
_LINKED = ("http:", "https:", "mailto:")
# What begins the part of a text that only cards of former releases show.
_FORMER = '<div class="former">'


def hold_fact(fact: AnyFact, note: PackedNote, media: Mapping[str, bytes], tally: Tally) -> None:
    """Look for every word of `fact` in `note`, in the field where it belongs, or on the drawing that it shows."""
    spec = next((spec for spec in NOTETYPES.values() if spec.id == note.notetype), None)
    # Otherwise the note is not as planned, which has been reported.
    comparable = spec is not None and len(note.fields) == len(spec.fields) and spec.cloze != isinstance(fact, RowFact)
    before = len(tally.diagnostics)
    if spec is not None and comparable:
        fields = {field.name: html for field, html in zip(spec.fields, note.fields, strict=True)}
        pair = _FactAndNote(fact=fact, note=note, fields=fields, tally=tally)
        match fact:
            case RowFact():
                pair.hold_row(fact)
            case ClozeFact():
                pair.hold_statement(fact)
            case SequenceFact():
                pair.hold_sequence(fact)
            case ChartFact():
                pair.hold_chart(fact, media)
        pair.hold_context()
        pair.hold_extra()
    tally.count(f"facts: {fact.kind}", 1, int(comparable and len(tally.diagnostics) == before))


@dataclass(frozen=True, kw_only=True, slots=True)
class _FactAndNote:
    """One fact and its note; `fields` are the note's HTML by name."""

    fact: AnyFact
    note: PackedNote
    fields: Mapping[str, str]
    tally: Tally

    def hold_row(self, fact: RowFact) -> None:
        self._hold_field("keys", "Key", fact.key)
        header, named = self._read("Key header").words, _words(fact.key_header)
        self._hold("keys", _is_asked(named, header), named)
        free = list(range(1, REVERSE_ORDINAL + 1))
        for question in fact.questions:
            place = next((place for place in free if self._asks(place, question)), None)
            words = f"{plain(question.prompt)} {plain(question.answer)}".strip()
            if self._hold("questions", place is not None, words) and place is not None:
                free.remove(place)
        if fact.reverse is not None:
            asked = REVERSE_ORDINAL in self.note.cards and bool(self.fields["Clue"])
            self._hold("questions", asked, plain(fact.reverse.prompt))
            self._hold_field("questions", "Clue", fact.reverse.prompt)
            self._hold_field("questions", "Key", fact.reverse.answer)
        below = self._read(EXTRA).rows
        on_every_back = {_words(fact.key), *(_words(question.answer) for question in fact.questions)}
        for pair in fact.whole:
            cells = (_words(pair.header), _words(pair.value))
            self._hold("cells", cells in below or cells[1] in on_every_back or not cells[1], " ".join(cells))
        answers = [answer_field(place) for place in range(1, REVERSE_ORDINAL + 1)]
        self._hold_links((fact.key, *(pair.value for pair in fact.whole)), ("Key", EXTRA, *answers))

    def _asks(self, place: int, question: Question) -> bool:
        """Whether the card of `place` asks `question`."""
        return (
            place - 1 in self.note.cards
            and bool(self.fields[ask_field(place)])
            and _is_asked(_words(question.prompt), self._read(ask_field(place)).words)
            and self._read(answer_field(place)).words == _words(question.answer)
        )

    def hold_statement(self, fact: ClozeFact) -> None:
        html, clozes = self._clozes()
        hidden = list(marks(fact.content))
        numbers: dict[str, set[int]] = {}
        for mark, cloze in zip(hidden, clozes, strict=False):
            same = read_html(cloze.html).words == _words(mark.children)
            self._hold("clozes", same and cloze.number - 1 in self.note.cards, plain(mark.children))
            numbers.setdefault(mark_slot(mark), set()).add(cloze.number)
        words = _words(fact.content)
        whole = read_html(html).words == words and len(clozes) == len(hidden) and _one_to_one(numbers)
        self._hold("statements", whole, words)
        self._hold_field("statements", "Label", fact.label)
        self._hold_links((fact.content,), ("Text",))

    def hold_sequence(self, fact: SequenceFact) -> None:
        html, clozes = self._clozes()
        steps = (*fact.steps, *fact.returns)
        asked = [cloze for cloze in clozes if not cloze.nested]
        for step, cloze in zip(steps, asked, strict=False):
            same = read_html(cloze.html).words == _words(step.content)
            self._hold("clozes", same and cloze.number - 1 in self.note.cards, plain(step.content))
        apart = len({cloze.number for cloze in asked}) == len(asked) == len(steps)
        whole = apart and _in_order(steps, read_html(html).words)
        self._hold("statements", whole, " → ".join(plain(step.content) for step in steps))
        if (plain(fact.title),) != fact.section[-1:]:  # otherwise the context says it
            self._hold_field("statements", "Label", fact.title)
        self._hold_links([step.content for step in steps], ("Text",))

    def hold_chart(self, fact: ChartFact, media: Mapping[str, bytes]) -> None:
        """Every word is on the drawing, and every label has a mask on a card of its own."""
        pictures = read_html(self.fields[IMAGE]).pictures
        drawn = read_drawing(media.get(pictures[0], b"") if pictures else b"")
        for line in fact.lines():
            for words in line:
                self._hold("charts", "".join(squeezed(words).split()) in drawn, words)
        told = read_html(self.fields[COMMENTS]).words
        areas = read_areas(self.fields[OCCLUSION_FIELD])
        numbers = [number for number, count in areas.items() if number - 1 in self.note.cards]
        for mask in fact.masks:
            self._hold("clozes", squeezed(mask.slot) in told, mask.slot)
        parts = sum(len(mask.nodes) + len(mask.edges) + len(mask.groups) for mask in fact.masks)
        whole = len(numbers) == len(fact.masks) and sum(areas[number] for number in numbers) == parts
        self._hold("statements", whole, plain(fact.title))
        if (plain(fact.title),) != fact.section[-1:]:
            self._hold("statements", _words(fact.title) in self._read(HEADER).words, plain(fact.title))

    def hold_context(self) -> None:
        shown = self._read(HEADER if isinstance(self.fact, ChartFact) else "Context").words
        # A section that is called as the sheet is needs no second title.
        for words in (short_title(self.tally.sheet.title), *titles_above(self.fact), *self.fact.context):
            self._hold("contexts", squeezed(words) in shown, words)

    def hold_extra(self) -> None:
        below = self._read(BACK_EXTRA if isinstance(self.fact, ChartFact) else EXTRA).words
        for added in self.fact.extra:
            words = _words(inlines_of(added))
            self._hold("extras", words in below, words)

    def _clozes(self) -> tuple[str, tuple[Hidden, ...]]:
        """The text without what the fact asked once, which has no card any more."""
        return read_clozes(self.fields["Text"].partition(_FORMER)[0])

    def _read(self, field: str) -> HtmlReading:
        return read_html(self.fields[field])

    def _hold(self, what: str, found: bool, words: str) -> bool:
        loss = f"“{words[:80]}” is not among the {what} of the note {self.note.guid}, or not in this wording"
        return self.tally.hold(what, found, "text-lost", loss, self.fact)

    def _hold_field(self, what: str, field: str, inlines: Inlines) -> None:
        if inlines:
            self._hold(what, self._read(field).words == _words(inlines), plain(inlines))

    def _hold_links(self, texts: Sequence[Inlines], fields: Sequence[str]) -> None:
        found = {squeezed(link) for field in fields for link in self._read(field).links}
        for inlines in texts:
            for node in walk(inlines):
                if isinstance(node, Link) and node.url.lower().startswith(_LINKED):
                    self._hold("links", squeezed(node.url) in found, node.url)


def _words(inlines: Inlines) -> str:
    return read_inlines(inlines, in_field=True)


def _is_asked(prompt: str, asked: str) -> bool:
    """Whether `asked` is `prompt`, with a question mark or without; an element may end in a blank before it."""
    return asked.startswith(prompt) and len(asked[len(prompt) :].strip()) <= 1


def _one_to_one(numbers: Mapping[str, set[int]]) -> bool:
    """Whether each slot has one number, and no number two slots."""
    given = [number for several in numbers.values() for number in several]
    return len(given) == len(numbers) == len(set(given))


def _in_order(steps: Sequence[Step], words: str) -> bool:
    """Whether leads and steps are in `words` one after the other."""
    start = 0
    for step in steps:
        for part in (_words(step.lead), _words(step.content)):
            found = words.find(part, start)
            if found < 0:
                return False
            start = found + len(part)
    return True
