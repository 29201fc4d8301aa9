"""The members of an enumeration in running text: “versioning, lineage, or rollback”."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from generator.asking.shapes.cloze_words import RuleWords, is_filler
from generator.asking.shapes.sentence_words import CONDITIONS, PURPOSES
from generator.asking.shapes.vocabulary import opens_with
from generator.asking.shapes.wording import has_letters
from generator.expressions import expression

Range = tuple[int, int]

FEWEST_MEMBERS, MOST_MEMBERS = 3, 4
MOST_MEMBER_WORDS = 3
LONGEST_MEMBER = 12  # characters, in scripts without spaces
_UNSPACED = expression(r"[\u3040-\u30ff\u3400-\u9fff]")
# What Korean sets behind a noun.
_PARTICLE = expression(r"(?<=[\uac00-\ud7a3])[을를은는이가](?=$|\s)")
_CLAUSE = expression(r"(?:[^;:.!?()\n—–]|[.:](?=\S))+")
_WORD = expression(r"[^\s,;:!?()\"“”„«»]+")
# Adverbs and the like between commas, which are no members.
_ASIDE = expression(
    r"(?:however|too|therefore|then|also|for example|e\.g|i\.e|jedoch|also|donc|sin embargo|por tanto)\W*", re.I
)
_DENSE_CLAUSE = expression(r"[^。；：！？;:!?()（）\s]+")
# What is before the first member, and after the last one, where no spaces part words.
_DENSE_LEAD = expression(
    r"缺少|缺乏|包括|包含|分为|使用|需要|支持|检查|采用|避免|例如|比如|具有|提供|记录|放弃|选择|[有是为在对把将的用含如，,]|は|が|を|も|の|で|に|、、"
)
_DENSE_TAIL = expression(
    r"的|等|都|是|必须|应该|可以|这|三|两|四|几|，|,|の|を|が|は|に|で|も|へ|など|という|いずれ|を欠|である|です|から"
)
_DENSE_JOIN = expression(
    r"、|(?<=[^\u3041-\u3096])(?:または|あるいは|もしくは|および|及び|や|と|か)(?=[^\u3041-\u3096、])|以及|或者|还是|[和或与及]"
)


def members(hidden: str, row: RuleWords) -> list[Range]:
    """Where the members of the first enumeration of three or four are; `hidden` is a text with code made opaque."""
    if len(_UNSPACED.findall(hidden)) * 3 > len(hidden):
        return _dense(hidden)
    for clause in _CLAUSE.finditer(hidden):
        found = _spaced(clause[0], row)
        if found:
            places = [(start + clause.start(), end + clause.start()) for start, end in found]
            return [(start, end - 1) if _PARTICLE.search(hidden[start:end]) else (start, end) for start, end in places]
    return []


def _spaced(clause: str, row: RuleWords) -> list[Range]:
    """Members parted by commas, the last of them joined by a word."""
    parts = _parts(clause)
    joins = row.any_of("joins")
    for number in range(len(parts) - 1, 0, -1):
        start, end = parts[number]
        join = joins.search(clause, start, end)
        if join is None:
            continue
        before = clause[start : join.start()].strip()
        middle = [*parts[1:number], *([(start, join.start())] if before else [])]
        kept = _last_run(clause, middle, row)
        if not kept:
            return []
        own = [_trimmed(clause, one, row) for one in kept]
        width = max(len(_WORD.findall(clause[left:right])) for left, right in own)
        # “For small jobs, a script or a task”: what comes before the first comma sets the scene.
        if kept[0][0] == parts[1][0] and opens_with(clause, PURPOSES | CONDITIONS):
            return []
        first = parts[parts.index(kept[0]) - 1] if kept[0] in parts else parts[number - 1]
        found = [
            _tail(clause, first, width, row),
            *own,
            _head(
                clause,
                (join.end(), end),
                width,
                row,
                ends=bool(clause[: first[0]].strip(" ,")) or _leads(clause, first, width),
            ),
        ]
        # “red, blue and green at the far end”: nobody knows where the last member ends.
        if _words_in(clause, found[-1]) > width + 1:
            found.pop()
        sound = FEWEST_MEMBERS - 1 <= len(found) <= MOST_MEMBERS and all(left < right for left, right in found)
        return found if sound else []
    return []


def _parts(clause: str) -> list[Range]:
    """What is between the commas."""
    commas = [match.start() for match in re.finditer(r",(?!\d)", clause)]
    return [(left + 1, right) for left, right in pairwise((-1, *commas, len(clause)))]


def _last_run(clause: str, middle: Sequence[Range], row: RuleWords) -> list[Range]:
    """The members right before the last one, back to the first part that is too long to be one."""
    kept: list[Range] = []
    for one in reversed(middle):
        if not _is_member(clause, one, row):
            break
        kept.insert(0, one)
    return kept


def _is_member(clause: str, place: Range, row: RuleWords) -> bool:
    start, end = _trimmed(clause, place, row)
    words = _WORD.findall(clause[start:end])
    return 0 < len(words) <= MOST_MEMBER_WORDS and not _ASIDE.fullmatch(clause[start:end])


def _trimmed(clause: str, place: Range, row: RuleWords) -> Range:
    """A member without the small words before it."""
    words = [(match.start(), match.end()) for match in _WORD.finditer(clause, *place)]
    while words and is_filler([clause[slice(*words[0])]], row):
        words.pop(0)
    return (words[0][0], words[-1][1]) if words else (place[0], place[0])


def _tail(clause: str, place: Range, width: int, row: RuleWords) -> Range:
    """The last words of a part, as many as the other members have, and none before a small word."""
    words = [(match.start(), match.end()) for match in _WORD.finditer(clause, *place)]
    kept: list[Range] = []
    for word in reversed(words):
        if len(kept) == width or is_filler([clause[slice(*word)]], row):
            break
        kept.insert(0, word)
    return (kept[0][0], kept[-1][1]) if kept else (place[0], place[0])


def _words_in(clause: str, place: Range) -> int:
    return len(_WORD.findall(clause[slice(*place)]))


def _leads(clause: str, place: Range, width: int) -> bool:
    """Whether more words are before the first member than it has itself: the members are no subject."""
    return len(_WORD.findall(clause[slice(*place)])) > width + 1


def _head(clause: str, place: Range, width: int, row: RuleWords, *, ends: bool) -> Range:
    """The first words of the last part, without the small words before them, up to the next small word.

    Where the members end the clause, all of a short rest belongs to the last one.
    """
    rest = [match[0] for match in _WORD.finditer(clause, *place)]
    while rest and is_filler(rest[:1], row):
        rest.pop(0)
    if ends and len(rest) <= MOST_MEMBER_WORDS:
        width = MOST_MEMBER_WORDS
    kept: list[Range] = []
    for match in _WORD.finditer(clause, *place):
        small = is_filler([match[0]], row)
        if small and not kept:
            continue
        if small or len(kept) == width:
            break
        kept.append((match.start(), match.end()))
    return (kept[0][0], kept[-1][1]) if kept else (place[0], place[0])


def _dense(hidden: str) -> list[Range]:
    """Members in a script without spaces, parted by the enumeration comma."""
    for clause in _DENSE_CLAUSE.finditer(hidden):
        if "、" not in clause[0]:
            continue
        first = clause[0].find("、")
        joins = _joins(clause[0], first)
        cuts = [(match.start(), match.end()) for match in joins]
        places: list[Range] = []
        left = 0
        for start, end in (*cuts, (len(clause[0]), len(clause[0]))):
            places.append((left, start))
            left = end
        places = _without_gaps(places)
        if not FEWEST_MEMBERS <= len(places) <= MOST_MEMBERS:
            continue
        leads = list(_DENSE_LEAD.finditer(clause[0], *places[0]))
        places[0] = (leads[-1].end() if leads else places[0][0], places[0][1])
        tail = _DENSE_TAIL.search(clause[0], *places[-1])
        places[-1] = (places[-1][0], tail.start() if tail else places[-1][1])
        if all(left < right <= left + LONGEST_MEMBER and has_letters(clause[0][left:right]) for left, right in places):
            return [(left + clause.start(), right + clause.start()) for left, right in places]
    return []


def _joins(clause: str, first: int) -> list[re.Match[str]]:
    """The commas and the one word that join members; behind that word comes the last one (“校验和” holds no joint)."""
    found: list[re.Match[str]] = []
    for match in _DENSE_JOIN.finditer(clause, first):
        if found and found[-1][0] != "、":
            break
        found.append(match)
    return found


def _without_gaps(places: Sequence[Range]) -> list[Range]:
    """Without the empty place between a comma and a joining word."""
    return [(left, right) for left, right in places if left < right]
