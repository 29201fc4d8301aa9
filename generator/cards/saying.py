"""What the questions and answers of a fact say, apart from where they are and how they look."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from generator.expressions import expression
from generator.facts import AnyFact, ChartFact, ClozeFact, RowFact, SequenceFact, mark_slot
from generator.inlines import Break, Code, Image, Inlines, Link, Math, Styled, Text, plain
from generator.notes import REVERSE_PLACE, Identity, Media
from generator.values import quick

# A step's number follows its place among the others.
_NUMBER = expression(r"\W*\d+\W*")
# Facts that are what is below a title; of a term, the title is the question.
_NAMED_BY_TITLES = ("list", "sequence", "flowchart")
# What is between the parts of a clue.
_JOINT = " · "
# Styles without which the same letters say something else: 10² is not 102.
_TELLING = ("sub", "sup", "strike")
_SAID_PLAINLY = frozenset({Text, Code, Math, Break})


def sayings(
    fact: AnyFact,
    places: Mapping[str, int],
    identity: Identity,
    media: Mapping[str, Media],
    titles: Collection[str],
) -> tuple[str, ...]:
    """The words of `fact`, those of each question with its place (by slot, from 1).

    A picture of `media` (by URL) goes by its name, which changes with what it shows. Where a fact goes by the title of
    its section, or a list by one of the sheet's `titles`, that says where it is, not what is asked.
    """
    around = (*fact.section, *titles) if fact.kind in _NAMED_BY_TITLES else fact.section
    words = _Words(media=media, places=places if isinstance(fact, ClozeFact) else {})

    def own(inlines: Inlines) -> str:
        return "" if " ".join(plain(inlines).split()) in around else words.of(inlines)

    gone = (f"{former.place + 1} is gone" for former in identity.gone if former.place != REVERSE_PLACE)
    match fact:
        case RowFact(key=key, key_header=header, questions=questions, reverse=reverse):
            asked = ((places[each.slot], words.of(each.prompt), words.of(each.answer)) for each in questions)
            # The clue's parts follow the columns of the table, whose order says nothing.
            clue = sorted(words.of(reverse.prompt).split(_JOINT)) if reverse is not None else ()
            turned = ("turned", *clue, own(header)) if reverse is not None else ()
            return (own(key), *(str(part) for each in sorted(asked) for part in each), *turned, *gone)
        case ClozeFact(label=label, content=content):
            return (own(label), words.of(content), *gone)
        case SequenceFact(title=title, steps=steps, returns=returns):
            told = []
            for step, place in zip((*steps, *returns), places.values(), strict=True):
                lead = words.of(step.lead)
                told += [str(place), "" if _NUMBER.fullmatch(lead) else lead, words.of(step.content)]
            return (own(title), *told, *gone)
        case ChartFact(title=title, masks=masks):
            told = [f"{places[mask.slot]}: {mask.slot}" for mask in masks]
            return (own(title), *sorted(told), *sorted(" → ".join(line) for line in fact.lines()), *gone)
    raise TypeError(fact)


def _is_said_plainly(inlines: Inlines) -> bool:
    """Whether nothing in it is said in another way than it is read."""
    for node in inlines:
        if type(node) in _SAID_PLAINLY:
            continue
        if not isinstance(node, Styled | Link) or (isinstance(node, Styled) and node.style in ("mark", *_TELLING)):
            return False
        if not _is_said_plainly(node.children):
            return False
    return True


@quick
@dataclass(frozen=True, kw_only=True, slots=True)
class _Words:
    """Reads inlines; each mark of a statement with the number of its gap, by `places`."""

    media: Mapping[str, Media]
    places: Mapping[str, int]

    def of(self, inlines: Inlines) -> str:
        return plain(inlines) if _is_said_plainly(inlines) else "".join(self._parts(inlines))

    def _parts(self, inlines: Inlines) -> Iterator[str]:
        for node in inlines:
            if isinstance(node, Image) and node.url in self.media:
                yield self.media[node.url].name
            elif isinstance(node, Styled) and node.style == "mark" and mark_slot(node) in self.places:
                yield f"[{self.places[mark_slot(node)]}: {self.of(node.children)}]"
            elif isinstance(node, Styled) and node.style in _TELLING:
                yield f"<{node.style} {self.of(node.children)}>"
            elif isinstance(node, Styled | Link):
                yield from self._parts(node.children)
            else:
                yield plain((node,))
