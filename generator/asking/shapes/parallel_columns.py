"""Two things compared, a column for each, and nothing that names the rows: `Pros | Cons`, `Arteries | Veins`."""

from __future__ import annotations

from generator.asking.checks.aspects import ASPECT_LABELS
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
    """Each column is asked for all that is in it; no cell asks for its neighbour."""
    live = frame.live
    if len(live) < 2 or len(frame.facts) < 2 or not all(frame.names[index] for index in live):
        return None
    names = [frame.name(index) for index in live]
    contrast = any(all(is_one_of(name, words) for name in names) for words in CONTRASTS)
    if contrast or are_kinds(place, names):
        return Sides(columns=live)
    if len(live) == 2 and (_is_held_against(place, names) or _mirrors(frame)):
        return Sides(columns=live)
    return None


def are_kinds(place: Place, names: list[str]) -> bool:
    """Whether columns are called by kinds of one thing: `Dry season | Wet season` below “Seasons”, `Heating | Cooling`.

    What is said of one kind asks for nothing in the column of the next.
    """
    if len(set(names)) < len(names) or any(
        is_one_of(word, _ATTRIBUTES) for name in names for word in (name, *name.split())
    ):
        return False
    titles = [title.casefold() for title in (*place.context[-1:], *place.path[-1:], place.sheet)]
    counted = len(names) == _TWO and any(map(_TWO_KINDS.search, titles))
    return counted or _share_their_noun(names, titles) or _end_alike(names)


_TWO = 2
_TWO_KINDS = expression(
    r"(?<!\w)(?:two|both|zwei|beide|deux|dos|duas|dois|due|twee|dwa|два|две|два|дві|iki|två|hai|dua)\s"
    r"(?:kinds|types|sorts|sides|camps|forms|groups|classes|seasons|ways|phases|arten|typen|sorten|seiten|formen|gruppen"
    r"|sortes|types|formes|côtés|tipos|clases|formas|lados|tipi|specie|forme|soorten|typen|vormen|rodzaje|typy|вида|типа"
    r"|формы|види|типи|tür|slag|typer|loại|jenis)(?!\w)|两种|兩種|两类|兩類|二種類|2種類|두 종류|두 가지"
)


def _share_their_noun(names: list[str], titles: list[str]) -> bool:
    """Whether all names end with the same word, which the title is about."""
    words = [name.casefold().split() for name in names]
    noun = words[0][-1]
    if any(len(own) < _TWO or own[-1] != noun for own in words) or len(noun) <= _SHORTEST_ROOT:
        return False
    return any(_root(noun) in title for title in titles)


# What single words end with that name kinds of one thing, such as states, acts and beings.
_ENDINGS = ("ing", "therm", "osis", "tonic", "tive", "philic", "phobic", "vore", "pathic", "morphic", "morph")


def _end_alike(names: list[str]) -> bool:
    one_word = all(name.isalpha() and len(name) > len("string") for name in names)
    # Of three kinds and more one may be called otherwise: `Leading | Coincident | Lagging`.
    fewest = len(names) - (len(names) > _TWO)
    return one_word and any(sum(name.casefold().endswith(ending) for name in names) >= fewest for ending in _ENDINGS)


# Columns called so say something of the thing beside them: none of them is a kind.
_ATTRIBUTES = ASPECT_LABELS | listed(
    """
    name, names, word, words, term, terms, form, forms, value, values, unit, units, symbol, symbols, code, codes,
    command, commands, key, keys, file, files, path, version, date, year, number, no, id, type, kind, title, text,
    language, letter, sign, abbreviation, reading, spelling, meaning, translation, pronunciation, heading, setting,
    mapping, mining, rating, timing, string, encoding, alternative, adjective, derivative, infinitive, genitive,
    accusative, dative, nominative, objective, directive, primitive, input, output, option, result, answer, question,
    wert, begriff, wort, zeichen, zahl, einheit, datei, befehl, nom, mot, terme, valeur, unité, symbole, fichier,
    commande, nombre, palabra, término, valor, unidad, símbolo, archivo, comando, palavra, termo, unidade, arquivo,
    nome, parola, termine, valore, unità, simbolo, naam, woord, waarde, eenheid, nazwa, słowo, wartość, имя, слово,
    значение, знак
    """
)


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
