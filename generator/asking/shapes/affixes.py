"""Rules of word forms: `case + ending: example → example` asks for the ending, with the examples on the back."""

from __future__ import annotations

from generator.asking.shapes.term_split import Split
from generator.asking.shapes.wording import cut, is_blank, masked, trim, visible
from generator.expressions import expression

_ENDING = expression(r"(?:\s[-–—]\s+\S{1,6})?\s*(\+\s*[-–~]?\w{1,8})\s*$")
_EXAMPLES = expression(r"->|=>|[→⇒➜➔⟶|>]")


def split_affix(split: Split) -> Split | None:
    """The case and its ending; None where `split` is no such rule."""
    match = _ENDING.search(masked(split.term))
    if match is None or not _EXAMPLES.search(visible(split.explanation)):
        return None
    case, ending = trim(cut(split.term, match.start())[0]), trim(cut(split.term, match.start(1))[1])
    return None if is_blank(case) else Split(term=case, explanation=ending)
