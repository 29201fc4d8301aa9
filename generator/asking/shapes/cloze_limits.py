"""What a cloze may hide: stretches that the rest of their own sentence leads to, and no more than it can spare."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.asking.shapes.amounts import Range
from generator.asking.shapes.clauses import names_examples
from generator.asking.shapes.cloze_words import RuleWords, is_filler
from generator.asking.shapes.pointing_words import POINTS_BACK
from generator.asking.shapes.wording import count_words, is_ideographic, masked, sentence_ends, visible
from generator.expressions import expression
from generator.inlines import Inlines, plain

MOST_MARKS = 4
LONGEST_MARK = 60
# A front of which more is hidden cannot be understood any more.
MOST_HIDDEN = 0.6
LEAST_SHOWN = 8
# Of 104 rules of 27 sheets, 12 hid a whole sentence among others, or its bold beginning: nobody could name it.
FEWEST_LEFT = 2
MOST_LEADING_WORDS = 3
# A shorter one may be by chance in another word.
_SHORTEST_REPEATED = 3
_WORD = expression(r"[^\s,;:!?()\"“”„«»。、，；：！？…]+")
# No phrase begins with one of these.
_CLOSED = frozenset(";,.:)]}；，。：）、")
_LETTERS = expression(r"\w+")
_PART = expression(r"[-‑_]\w")
_JOINT = expression(r"\w[-‑_]$")


def deciding(content: Inlines, ranges: Sequence[Range], row: RuleWords) -> list[Range]:
    """The stretches that hold more than filler, are short enough to be said, and can be told from what is left."""
    words = plain(content)
    kept = []
    for start, end in sorted(ranges):
        said = words[start:end]
        # In capitals, a small word is what the author stresses: “protects the cloud, OF and IN”.
        small = is_filler(_WORD.findall(said), row) and (not said.isupper() or row.any_of("decides").fullmatch(said))
        # “**before** the summer, **after** it”: what the author set apart decides.
        small = small and row.any_of("limits").fullmatch(said) is None
        if said.strip() and len(said) <= LONGEST_MARK and not small and _can_be_told(content, (start, end)):
            kept.append((start, end))
    return [stretch for stretch in kept if not _stands_elsewhere(words, stretch, kept)]


def grouped(content: Inlines, ranges: Sequence[Range]) -> list[Range]:
    """Stretches that fall together as one."""
    words = plain(content)
    found: list[Range] = []
    for start, end in ranges:
        if found and start <= found[-1][1] + 1 and not words[found[-1][1] : start].strip():
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def understandable(content: Inlines, ranges: Sequence[Range]) -> bool:
    """Whether enough is left to read around the stretches."""
    total = len(visible(content))
    longest = max(end - start for start, end in ranges)
    hidden = sum(end - start for start, end in ranges)
    return (
        len(ranges) <= MOST_MARKS
        and longest <= MOST_HIDDEN * total
        and total - longest >= LEAST_SHOWN
        and hidden < total - 2 * len(ranges)
    )


def words_left(words: str, stretch: Range, ends: Sequence[int]) -> int:
    """How many words the sentences around a stretch have besides it; `ends` are where the sentences end."""
    start = max((end for end in ends if end <= stretch[0]), default=0)
    # A full stop within the stretch ends the sentence that it hides.
    stop = min((end for end in ends if end >= stretch[1]), default=len(words))
    around = (words[start : stretch[0]], words[stretch[1] : stop])
    return sum(count_words(" ".join(_LETTERS.findall(part))) for part in around)


def _can_be_told(content: Inlines, stretch: Range) -> bool:
    """Whether a stretch is a whole phrase of a sentence that says more, and no example."""
    words = plain(content)
    start, end = stretch
    if POINTS_BACK.search(masked(content), start, end) or words[start] in _CLOSED:
        return False
    if any(words.count(left, start, end) != words.count(right, start, end) for left, right in ("()", "（）", "[]")):
        return False
    if _PART.match(words, end) or (
        start > 1 and _PART.match(words[start - 1 : start + 1]) and words[start - 2].isalnum()
    ):
        return False
    opened = max(words.rfind("(", 0, start), words.rfind("（", 0, start))
    if opened > max(words.rfind(")", 0, start), words.rfind("）", 0, start)) and names_examples(
        words[opened + 1 : start]
    ):
        return False
    if not words[:start].strip() and _is_long_lead(words[start:end]):
        return False
    return words_left(words, stretch, sentence_ends(content)) >= FEWEST_LEFT


def _is_long_lead(said: str) -> bool:
    """Whether what begins a rule is more than the name of its subject."""
    dense = any(map(is_ideographic, said))
    return count_words(said) > MOST_LEADING_WORDS * (2 if dense else 1)


def _stands_elsewhere(words: str, stretch: Range, hidden: Sequence[Range]) -> bool:
    """Whether what a stretch hides is left to be read in another place."""
    said = words[slice(*stretch)].strip().casefold()
    if len(said) < _SHORTEST_REPEATED and not all(map(is_ideographic, said)):
        return False
    if len(said) < 2:
        return False
    spaced = max(said) < "\u2e80"
    pattern = rf"(?<!\w){re.escape(said)}(?!\w)" if spaced else re.escape(said)
    return any(
        not any(start <= match.start() < end for start, end in hidden)
        for match in re.finditer(pattern, words.casefold())
    )
