"""Two things compared, a column for each, and nothing that names the rows: `Pros | Cons`, `Arteries | Veins`."""

from __future__ import annotations

from generator.asking.shapes.base import Place
from generator.asking.shapes.columns import Plan, Sides
from generator.asking.shapes.table_frame import Frame
from generator.asking.shapes.table_words import CONTRASTS, compares
from generator.asking.shapes.vocabulary import is_one_of, listed
from generator.asking.shapes.wording import common_start, count_words, is_ideographic
from generator.expressions import expression
from generator.inlines import Math, walk

_WORDS = expression(r"\w+")


def plan(frame: Frame, place: Place) -> Plan | None:
    """Each column is asked for all that stands in it; no cell asks for its neighbour."""
    live = frame.live
    if len(live) < 2 or len(frame.facts) < 2 or not all(frame.names[index] for index in live):
        return None
    names = [frame.name(index) for index in live]
    contrast = any(all(is_one_of(name, words) for name in names) for words in CONTRASTS)
    if contrast or (len(live) == 2 and (_is_held_against(place, names) or _mirrors(frame))):
        return Sides(columns=live)
    return None


def _is_held_against(place: Place, names: list[str]) -> bool:
    """Whether the words above say that both are compared, and name them."""
    titles = [title for title in (*place.context[-1:], *place.path[-1:], place.sheet) if compares(title)]
    own = [{_root(word) for word in _WORDS.findall(name)} for name in names]
    return any(
        all(
            any(len(root) >= _SHORTEST_ROOT and root in title.casefold() for root in roots - others)
            for roots, others in ((own[0], own[1]), (own[1], own[0]))
        )
        for title in titles
    )


_SHORTEST_ROOT = 2


def _root(name: str) -> str:
    """A word as far as a plural or a case leaves it alone."""
    name = name.casefold()
    return name[: max(3, len(name) - 2)]


def _mirrors(frame: Frame) -> bool:
    """Whether most rows say the same of both but for one word, which is another word and not a form of the first."""
    first, second = frame.live
    rows = [(line.cells[first], line.cells[second]) for line in frame.facts]
    if any(view.code or any(isinstance(node, Math) for node in walk(view.content)) for row in rows for view in row):
        return False
    mirrored = sum(_differ_in_one(left.text.casefold(), right.text.casefold()) for left, right in rows)
    return mirrored > 1 and mirrored * 5 >= len(rows) * 3


def _differ_in_one(left: str, right: str) -> bool:
    if any(map(is_ideographic, left)):
        return _differ_inside(left, right)
    if count_words(left) < 2:
        return False
    ours, theirs = _WORDS.findall(left), _WORDS.findall(right)
    if len(ours) != len(theirs):
        return False
    other = [(one, two) for one, two in zip(ours, theirs, strict=True) if one != two]
    return len(other) == 1 and len(ours) > 1 and len(common_start(*other[0])) < 2


# Signs that say the opposite of each other, at the end of what is said of both.
_OPPOSITES = frozenset(
    pair
    for both in listed(
        """
        多少, 大小, 高低, 长短, 長短, 快慢, 强弱, 強弱, 有无, 有無, 内外, 內外, 上下, 前后, 前後, 正负, 正負, 早晚,
        新旧, 新舊, 好坏, 好壞, 增减, 增減, 升降, 入出, 易难, 易難, 远近, 遠近, 深浅, 深淺, 轻重, 輕重, 冷热, 冷熱,
        贵贱, 左右, 粗细, 粗細, 厚薄, 宽窄, 寬窄, 松紧, 鬆緊
        """
    )
    for pair in (both, both[::-1])
)


def _differ_inside(left: str, right: str) -> bool:
    """Whether both begin and end alike and say something else between; no spaces tell their words apart."""
    if left[:-1] == right[:-1] and len(left) > _SHORTEST_ROOT and left[-1:] + right[-1:] in _OPPOSITES:
        return True
    start = len(common_start(left, right))
    end = len(common_start(left[:start:-1], right[:start:-1]))
    inner = max(len(left), len(right)) - start - end
    return bool(start and end) and left != right and inner * 2 <= min(len(left), len(right))
