"""The two sides of a contrast: “runs are for experiments; the registry is for releases”, “queues instead of locks”."""

from __future__ import annotations

from collections.abc import Sequence

from generator.asking.shapes.cloze_words import RuleWords, is_filler
from generator.asking.shapes.enumerated import Range
from generator.asking.shapes.wording import is_ideographic
from generator.expressions import expression

MOST_SUBJECT_WORDS = 3
LONGEST_SUBJECT = 10  # characters, in scripts without spaces
_WORD = expression(r"[^\s,;:!?()\"“”„«».。、，；：！？]+")
_SEMICOLON = expression(r"[;；]\s*")
_COMMA = expression(r"[,，](?!\d)")
_END = expression(r"[,;:!?()。、，；：！？]|\.(?=\s|$)")
_PARTICLE = expression(r"[をがはにでの]|使|用")


def sides(hidden: str, row: RuleWords) -> list[Range]:
    """Where the subjects of two clauses of one build are, and what is said of them where that is one word each."""
    clauses = _two_clauses(hidden, row)
    verbs = _verbs(hidden, clauses, row) if clauses else []
    built = [
        _verb_second(hidden, clause, verb, row) for clause, verb in zip(clauses if verbs else [], verbs, strict=True)
    ]
    subjects = [_short(hidden, (clause[0], verb[0]), row, MOST_SUBJECT_WORDS) for clause, verb in built]
    if not subjects or not all(start < end for start, end in subjects) or _same(hidden, subjects):
        return []
    said = [_short(hidden, (verb[1], clause[1]), row, 1) for clause, verb in built]
    if all(start < end for start, end in said) and not _same(hidden, said):
        return sorted((*subjects, *said))
    return subjects


def _same(hidden: str, places: Sequence[Range]) -> bool:
    return len({hidden[slice(*place)].casefold() for place in places}) < len(places)


def _two_clauses(hidden: str, row: RuleWords) -> list[Range]:
    """Two clauses, parted by a semicolon, or by a comma and a word of contrast; none where there are more or fewer."""
    end = len(hidden.rstrip(" .。!！"))
    cuts = [(match.start(), match.end()) for match in _SEMICOLON.finditer(hidden, 0, end)]
    if not cuts:
        cuts = [
            (max(comma, 0), match.end())
            for match in row.any_of("against").finditer(hidden, 0, end)
            if (comma := _comma_before(hidden, match.start())) >= 0
        ]
    if not cuts:
        # A comma alone parts two clauses where both say what something is.
        commas = [match.start() for match in _COMMA.finditer(hidden, 0, end)]
        equates = row.any_of("equates")
        if len(commas) == 1 and all(equates.search(hidden, *part) for part in ((0, commas[0]), (commas[0], end))):
            cuts = [(commas[0], commas[0] + 1)]
    return [(0, cuts[0][0]), (cuts[0][1], end)] if len(cuts) == 1 else []


def _comma_before(hidden: str, place: int) -> int:
    before = hidden[:place].rstrip()
    return len(before) - 1 if before.endswith((",", "，", "、")) else -1


def _verbs(hidden: str, clauses: Sequence[Range], row: RuleWords) -> list[Range]:
    """Where the two clauses say the same word of two things: “is”, or any verb that both have; else none."""
    equates = row.any_of("equates")
    found = [equates.search(hidden, *clause) for clause in clauses]
    if all(found):
        return [(match.start(), match.end()) for match in found if match]
    words = [[(match.start(), match.end()) for match in _WORD.finditer(hidden, *clause)][1:] for clause in clauses]
    for one in words[0]:
        for other in words[1]:
            if _inflected(hidden[slice(*one)], hidden[slice(*other)], row):
                return [one, other]
    return []


def _inflected(one: str, other: str, row: RuleWords) -> bool:
    """Whether two words are forms of one: equal but for a short ending."""
    if is_filler([one], row) or min(len(one), len(other)) < 4:
        return False
    length = max(4, min(len(one), len(other)) - 1)
    return one[:length].casefold() == other[:length].casefold() and abs(len(one) - len(other)) <= 2


def _verb_second(hidden: str, clause: Range, verb: Range, row: RuleWords) -> tuple[Range, Range]:
    """Clause and verb as if the verb came second: where it comes last, at the first small word after the subject."""
    if hidden[verb[1] : clause[1]].strip(" .,"):
        return clause, verb
    words = [(match.start(), match.end()) for match in _WORD.finditer(hidden, clause[0], verb[0])]
    small = [is_filler([hidden[slice(*word)]], row) for word in words]
    inner = next((number for number in range(1, len(words)) if small[number] and not small[number - 1]), None)
    return (clause, verb) if inner is None else ((clause[0], verb[0]), words[inner])


def _short(hidden: str, place: Range, row: RuleWords, most: int) -> Range:
    """The words of `place` without small ones around them, where they are few enough; else nothing."""
    words = [(match.start(), match.end()) for match in _WORD.finditer(hidden, *place)]
    while words and is_filler([hidden[slice(*words[0])]], row):
        words.pop(0)
    while words and is_filler([hidden[slice(*words[-1])]], row):
        words.pop()
    if not 0 < len(words) <= most:
        return (place[0], place[0])
    start, end = words[0][0], words[-1][1]
    dense = any(map(is_ideographic, hidden[start:end]))
    return (place[0], place[0]) if dense and end - start > LONGEST_SUBJECT else (start, end)


def replaced(hidden: str, row: RuleWords) -> list[Range]:
    """Where what is used and what it is used instead of are: “use queues instead of locks”."""
    match = row.any_of("instead").search(hidden)
    if match is None:
        return []
    begin = max((at.end() for at in _END.finditer(hidden, 0, match.start())), default=0)
    after = _END.search(hidden, match.end())
    end = after.start() if after else len(hidden)
    if any(map(is_ideographic, hidden[begin:end])):
        return _dense_replaced(hidden, (begin, match.start()), (match.end(), end))
    words = [(at.start(), at.end()) for at in _WORD.finditer(hidden, begin, match.start())]
    used = _short(hidden, (words[1][0], words[-1][1]), row, 4) if len(words) > 1 else (0, 0)
    avoided = _short(hidden, (match.end(), end), row, MOST_SUBJECT_WORDS)
    return [one for one in (used, avoided) if one[0] < one[1]] if used[0] < used[1] else []


def _dense_replaced(hidden: str, before: Range, after: Range) -> list[Range]:
    """The same between particles, where no spaces part words."""
    start = max((at.end() for at in _PARTICLE.finditer(hidden, *before)), default=before[0])
    stop = _PARTICLE.search(hidden, *after)
    places = [(start, before[1]), (after[0], stop.start() if stop else after[1])]
    return places if all(0 < right - left <= LONGEST_SUBJECT for left, right in places) else []
