"""Several terms in one line: “**Updraft**: rises. **Downdraft**: falls.” asks for each of them by itself."""

from __future__ import annotations

from collections.abc import Iterator

from generator.asking.shapes.term_split import Split
from generator.asking.shapes.vocabulary import TIP_LABELS, is_one_of
from generator.asking.shapes.wording import cut, is_blank, masked, trim, visible, without_colon
from generator.expressions import expression
from generator.inlines import Inlines, Styled, plain

# What ends the explanation before the next term.
_ENDED = expression(r"[.;。；|·]\s*$")
_COLON = expression(r"\s*[:：]\s*")
LONGEST_NEXT = 40


def apart(split: Split) -> tuple[Split, ...]:
    """`split` with its explanation as far as it is about its term, and a split for each bold label behind that."""
    places = [*_labels(split.explanation)]
    if not places or is_one_of(visible(split.term), TIP_LABELS):
        return (split,)
    pieces = cut(split.explanation, *(place for start, end, said in places for place in (start, end, said)))
    found = [Split(term=split.term, explanation=trim(pieces[0]))]
    for number in range(len(places)):
        _, label, _, said = pieces[number * 3 : number * 3 + 4]
        found.append(Split(term=without_colon(_bare(label)), explanation=trim(said)))
    whole = all(not is_blank(part.term) and not is_blank(part.explanation) for part in found)
    return tuple(found) if whole else (split,)


def _labels(said: Inlines) -> Iterator[tuple[int, int, int]]:
    """Where each bold label with a colon starts and ends, and where what is said after it starts."""
    hidden = masked(said)
    end = 0
    for node in said:
        start, end = end, end + len(plain((node,)))
        if not isinstance(node, Styled) or node.style != "strong" or not _ENDED.search(hidden[:start]):
            continue
        colon = _COLON.match(hidden, end)
        inside = hidden[start:end].rstrip().endswith((":", "："))
        if (inside or colon is not None) and len(hidden[start:end]) <= LONGEST_NEXT:
            yield start, end, end if colon is None else colon.end()


def _bare(label: Inlines) -> Inlines:
    node = label[0]
    return node.children if isinstance(node, Styled) else label
