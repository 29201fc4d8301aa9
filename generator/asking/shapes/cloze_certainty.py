"""Of what an unmarked rule could hide, what only one answer fits: the rest of its sentence asks for it alone.

Of 128 clozes that were chosen by structure alone, from 60 sheets in ten languages, 41 were sound: 7 of 14 amounts and
20 of 43 words in code, but 1 of 14 predicates, none of 11 enumerations in passing, and 3 of 15 phrases behind “only”.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from generator.asking.shapes.cloze_words import RuleWords, is_filler
from generator.asking.shapes.contrasts import MOST_SUBJECT_WORDS
from generator.asking.shapes.enumerated import FEWEST_MEMBERS, Range
from generator.asking.shapes.pointing_words import POINTS_BACK
from generator.asking.shapes.sentence_words import CONDITIONS
from generator.asking.shapes.vocabulary import listed, opens_with
from generator.asking.shapes.wording import WHOLE, count_words, is_ideographic, masked, sentence_ends, visible
from generator.expressions import expression
from generator.inlines import Code, Inlines, plain, walk

# A longer rule tells a story, of which a gap is one word among many.
LONGEST_RULE, LONGEST_DENSE_RULE = 160, 70
MOST_SENTENCES = 2
MOST_ALIKE = 2
# Fewer words before a gap do not lead to it.
FEWEST_BEFORE = 2
MOST_BOLD_WORDS, LONGEST_DENSE_BOLD = 4, 8
LONGEST_ORDER = 70

_WORD = expression(r"[^\s,;:!?()\[\]\"“”„«»、，；：！？]+")
# A sentence that begins so speaks of what was named before it, or goes on with it.
_GOES_ON = listed(
    """
    it, we, they, he, she, that, so, but, and, or, also, then, otherwise, instead, however, therefore, here, there,
    es, sie, er, dann, aber, und, oder, also, sonst, daher, hier, il, elle, ils, elles, on, mais, et, ou, donc,
    alors, sinon, ici, ello, ellos, pero, entonces, así, ele, ela, eles, mas, então, assim, esso, essa,
    ma, quindi, allora, het, ze, maar, en, dus, dan, on, ona, ono, ale, więc, он, она, оно, они, но, и, а,
    тогда, поэтому, він, вона, воно, вони, але, тоді, ama, ve, den, det, men, och, nó, và, nhưng, dan,
    tetapi, وهو, وهي, ثم, لكن, וזה, אבל, 但, 而, 所以, 因此, 然后, 其中,
    しかし, また, そして, ただし, 그리고, 하지만, 그러나
    """
)
# Right before code these say by what something is done; with what is done in sight, the code is asked for.
_MEANS = listed(
    """
    with, use, uses, using, by, via, through, run, call, press, type, enter, execute, mit, per, durch, nutze,
    verwende, benutze, nimm, drücke, avec, par, utilisez, utiliser, utilise, lancez, lancer, tapez, appuyez sur,
    con, usa, usar, use, utiliza, utilice, mediante, ejecuta, ejecutar, pulsa, com, utilize, execute, pressione,
    por meio de, usare, utilizza, tramite, esegui, premi, met, gebruik, via, door, druk op, voer, za pomocą,
    użyj, przez, naciśnij, uruchom, с помощью, используйте, через, нажмите, выполните, командой, за допомогою,
    використовуйте, натисніть, виконайте, ile, kullan, kullanın, med, använd, genom, tryck, bằng, dùng, với,
    dengan, gunakan, tekan, باستخدام, استخدم, اضغط, באמצעות, השתמש, equivalent to, same as, equals, 用, 使用, 通过,
    通過, 按, 执行, 執行, 运行, 等同于, 等价于
    """
)
_MEANS_AFTER = expression(r"\s*(?:で|を使|を用|を実行|을 사용|를 사용|으로|로\s)")
# Of the words that equate, those that say no more than that something is so.
_COPULAS = listed(
    """
    is, are, ist, sind, est, sont, es, son, é, são, è, sono, zijn, jest, są, to, это, —, есть, є, це, är, là,
    adalah, هو, هي, הוא, היא, است, है, 是, は, とは, 은, 는, 이란, 란
    """
)
# Between commas, none of these is a member of an enumeration.
_NO_MEMBERS = listed(
    """
    finally, then, first, second, next, last, lastly, moreover, furthermore, besides, too, more, others,
    zuletzt, schließlich, danach, zuerst, außerdem, ferner, andere, enfin, ensuite, puis, d'abord, en outre, de
    plus, autres, además, luego, finalmente, por último, después, primero, más, otros, além disso, depois, por
    fim, primeiro, mais, outros, infine, poi, inoltre, altri, prima, daarna, tenslotte, bovendien, anderen,
    potem, następnie, wreszcie, inne, затем, потом, наконец, кроме того, другие, потім, нарешті, інші, sonra,
    ayrıca, diğerleri, sedan, slutligen, andra, sau đó, cuối cùng, khác, kemudian, akhirnya, lainnya, ثم, أخيرا,
    וגם, לבסוף, 然后, 最后, 其他, 次に, 最後に, その他, 마지막으로, 기타
    """
)
# An enumeration beside one of these names all that there are, or all that is missing.
_CLOSING = listed(
    """
    without, lacks, lack, lacking, missing, neither, three, four, 3, 4, all of, any of, one of, ohne, fehlt,
    fehlen, mangelt, weder, drei, vier, sans, manque, ni, trois, quatre, sin, carece de, falta, faltan, tres,
    cuatro, sem, carece, faltam, três, quatro, senza, manca, mancano, né, tre, quattro, zonder, ontbreekt, mist,
    noch, drie, bez, brak, brakuje, ani, trzy, cztery, без, нет, ни, не хватает, три, четыре, трёх, четырёх,
    немає, бракує, чотири, olmadan, olmayan, üç, dört, utan, saknar, varken, tre, fyra, thiếu, không có, ba,
    bốn, tanpa, tiga, empat, بدون, ثلاثة, أربعة, בלי, ללא, שלוש, ארבע, بدون, سه, چهار, बिना, तीन, चार, 缺少, 缺乏,
    没有, 沒有, 三个, 三種, 三种, 三項, 三项, 四个, 四种, 四項, を欠く, 欠け, のない, なし, いずれ, どれか, 三つ,
    四つ, 없이, 없는, 빠진, 세 가지, 네 가지
    """
)
_SEMICOLON = expression("[;；]")
_AMOUNT_EDGE = frozenset("+[](){}<>*/\\_#$=")


def stands_alone(content: Inlines, ranges: Sequence[Range]) -> bool:
    """Whether a rule can be read without what is around it, and says in its first sentence what is hidden."""
    words, hidden = plain(content), masked(content)
    dense = any(map(is_ideographic, hidden))
    seen = visible(content)
    if len(seen) > (LONGEST_DENSE_RULE if dense else LONGEST_RULE) or seen.endswith((":", "：", "?", "？", "؟")):
        return False
    ends = sentence_ends(content)
    if len(ends) >= MOST_SENTENCES or (ends and max(end for _, end in ranges) > ends[0]):
        return False
    shown = hidden
    for start, end in ranges:
        shown = f"{shown[:start]}{'x' * (end - start)}{shown[end:]}"
    if POINTS_BACK.search(shown) or opens_with(hidden.strip().split(" ")[0], _GOES_ON):
        return False
    return not any(_in_brackets(words, start) for start, _ in ranges)


def is_led_to(content: Inlines, ranges: Sequence[Range], row: RuleWords) -> bool:
    """What an author set apart, behind words that lead to it, and not the beginning of the sentence."""
    hidden = masked(content)
    if len(ranges) > MOST_ALIKE or any(_is_long(hidden[start:end]) for start, end in ranges):
        return False
    return all(_words_before(hidden, start, row) > 0 for start, _ in ranges)


def are_set_apart(content: Inlines, ranges: Sequence[Range], row: RuleWords) -> bool:
    """Both sides of a contrast that a semicolon or a word parts, or of two clauses that go on with the same word."""
    hidden = masked(content)
    if len(ranges) < MOST_ALIKE:
        return False
    parted = _SEMICOLON.search(hidden) or any(
        row.any_of(column).search(hidden, ranges[0][1], ranges[-1][0]) for column in ("against", "instead")
    )
    if parted:
        return True
    equates = [match.end() for match in row.any_of("equates").finditer(hidden)]
    words = [found[0].casefold() for place in equates if (found := _WORD.search(hidden, place))]
    return len(words) == MOST_ALIKE and words[0] == words[1] and is_filler(words[:1], row)


def is_the_means(content: Inlines, ranges: Sequence[Range], _row: RuleWords) -> bool:
    """The only code of a rule, by which is done what the rule tells."""
    hidden = masked(content)
    if sum(isinstance(node, Code) for node in walk(content)) != 1 or len(ranges) != 1:
        return False
    start, end = ranges[0]
    if count_words(hidden.replace(WHOLE, " ")) < FEWEST_BEFORE or hidden[end : end + 1] == "/":
        return False
    if opens_with(hidden, CONDITIONS) and "," not in hidden[:start]:
        return False
    return _means().search(hidden[:start]) is not None or _MEANS_AFTER.match(hidden, end) is not None


def is_closed(content: Inlines, ranges: Sequence[Range], _row: RuleWords) -> bool:
    """An enumeration of which its sentence says that these are all: it counts them, or says what is missing."""
    words = plain(content)
    if len(ranges) < FEWEST_MEMBERS or any(words[start:end].strip().casefold() in _NO_MEMBERS for start, end in ranges):
        return False
    hidden = masked(content)
    sizes = [count_words(hidden[start:end]) for start, end in ranges]
    open_end = not any(map(is_ideographic, words)) or not words[ranges[-1][1] :].strip(" .。")
    # Nobody knows where a longer last one ends: “without lime, ash or salt runs”.
    if open_end and sizes[-1] > max(sizes[:-1]):
        return False
    return any(_closes().search(part) is not None for part in (words[: ranges[0][0]], words[ranges[-1][1] :]))


def is_measured(content: Inlines, ranges: Sequence[Range], _row: RuleWords) -> bool:
    """Amounts that the words before them lead to, and no figures of a name or an expression."""
    words = plain(content)
    return len(ranges) <= MOST_ALIKE and all(
        _led_to_amount(words, start) and not _is_bare(words, start, end) for start, end in ranges
    )


def is_an_order(content: Inlines, ranges: Sequence[Range], _row: RuleWords) -> bool:
    """What a short order is about, in a script that parts words."""
    words = plain(content)
    return len(ranges) == 1 and len(words) <= LONGEST_ORDER and not any(map(is_ideographic, words))


def is_defined(content: Inlines, _ranges: Sequence[Range], row: RuleWords) -> bool:
    """What a word means or stands for; that something “is” so, many things are."""
    hidden = masked(content)
    match = row.any_of("equates").search(hidden)
    if match is None or match[0].casefold() in _COPULAS:
        return False
    return len(_WORD.findall(hidden[: match.start()])) <= MOST_SUBJECT_WORDS


def _is_long(said: str) -> bool:
    """Whether it is a clause of its own, which many would say otherwise."""
    return len(said) > LONGEST_DENSE_BOLD if any(map(is_ideographic, said)) else count_words(said) > MOST_BOLD_WORDS


def _words_before(hidden: str, start: int, row: RuleWords) -> int:
    """How many words that say something are before a place, in the same sentence."""
    before = re.split(r"[.!?。！？](?:\s|$)|[。！？]", hidden[:start])[-1]
    if any(map(is_ideographic, before)):
        return len(before.strip())
    said = [word for word in _WORD.findall(before) if any(map(str.isalnum, word))]
    orders = row.any_of("orders")
    return sum(not is_filler([word], row) or orders.fullmatch(word) is not None for word in said)


def _led_to_amount(words: str, start: int) -> bool:
    before = words[:start]
    if any(map(is_ideographic, before)):
        return len(before.strip()) > FEWEST_BEFORE
    return bool(_WORD.search(before))


def _is_bare(words: str, start: int, end: int) -> bool:
    """Whether a figure counts nothing, or is part of a name, a formula or a pattern: `C++17`, `[0-9]`, `2.0-beta9`."""
    before, after = words[start - 1 : start], words[end : end + 1]
    if before in _AMOUNT_EDGE or after.isdigit():
        return True
    result = words[:start].rstrip().endswith("=") and not words[end:].strip(" .。")
    return words[end - 1].isdigit() and not result


def _in_brackets(words: str, place: int) -> bool:
    before = words[:place]
    return any(before.count(left) > before.count(right) for left, right in ("()", "（）", "[]"))


@cache
def _closes() -> re.Pattern[str]:
    return re.compile(_any_of(_CLOSING), re.IGNORECASE)


@cache
def _means() -> re.Pattern[str]:
    """One of the words that say by what, right before a place or an article's width from it."""
    return re.compile(rf"(?:{_any_of(_MEANS)})(?:\s+\w{{1,4}})?\s*$", re.IGNORECASE)


def _any_of(words: frozenset[str]) -> str:
    """Any entry as words of their own; between other letters where the script sets no spaces."""
    escaped = ((word, re.escape(word)) for word in sorted(words))
    return "|".join(word if max(whole) >= "\u2e80" else rf"(?<!\w){word}(?!\w)" for whole, word in escaped)
