"""What a cloze hides where the author marked nothing: the words that decide, never the filler."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import product, takewhile

from generator.asking.shapes.cloze_words import RuleWords, is_filler, rule_words
from generator.asking.shapes.contrasts import replaced, sides
from generator.asking.shapes.enumerated import Range, members
from generator.asking.shapes.vocabulary import TIP_LABELS, is_one_of
from generator.asking.shapes.wording import (
    WHOLE,
    cut,
    first_sentence,
    has_letters,
    is_ideographic,
    masked,
    sentences,
    visible,
)
from generator.inlines import Code, Inline, Inlines, Link, Math, Styled, marks, plain, walk

MOST_MARKS = 4
LONGEST_MARK = 60
# A front of which more is hidden cannot be understood any more.
MOST_HIDDEN = 0.6
LEAST_SHOWN = 8
MOST_DECIDING_WORDS = 5
LONGEST_PART = 4  # characters of a word that only together with its verb means something: way, care, part, room
LONGEST_DECIDING = 14  # characters, in scripts without spaces

_UNITS = (
    r"%|‰|°[CF]?|[kMGTP]i?B|[mnµ]?s|min|h|[kMG]?Hz|px|pt|r?em|[kcm]?m|[km]?g|bytes?|bits?|times|chars?|characters"
    r"|seconds?|minutes?|hours?|days?|weeks?|months?|years?|Sekunden?|Minuten?|Stunden?|Tagen?|Wochen?|Monaten?|Jahren?"
    r"|secondes?|heures?|jours?|semaines?|mois|ans|segundos?|minutos?|horas?|días?|semanas?|meses|años?|anos?"
    r"|секунд\w*|минут\w*|час\w*|д(?:ень|ня|ней)|лет|год\w*"
)
_AMOUNT = re.compile(
    r"(?<![A-Za-z0-9_.])[<>≤≥~≈±]?\s?\d+(?:[.,:/–-]\d+)*(?![A-Za-z]*\d)"
    rf"(?:\s?(?:{_UNITS})(?!\w)|\s?(?:天|小时|分钟|秒|年|个|個|次|台|份|时|日|時間|分|月|回|일|시간|분|초|년|개|번))?"
)
# The number after one of these says which, not how many.
_REFERS = re.compile(
    r"(?<!\w)(?:chromosom\w*|versions?|versión|versão|types?|typ|tipos?|levels?|grades?|class(?:es)?|stages?|phases?"
    r"|layers?"
    r"|documents?|doc\.?|figures?|figs?\.?|tables?|pages?|pp?\.|chapters?|sections?|lines?|steps?|parts?"
    r"|exercises?"
    r"|questions?|items?|appendix|abb(?:ildung(?:en)?)?\.?|tabellen?|seiten?|s\.|kapitel|abschnitt|zeilen?|schritt"
    r"|teil|aufgabe"
    r"|abs\.|absatz|tableaux?|chapitres?|lignes?|étapes?|exercices?|figuras?|tablas?|páginas?|págs?\.|capítulos?"
    r"|líneas?"
    r"|ejercicios?|documentos?|tabelas?|linhas?|exercícios?|tabelle|pagine|pagina|capitol[oi]|esercizi[o]?|afbeelding"
    r"|hoofdstuk"
    r"|rysun\w+|rys\.|tabel\w*|stron\w+|str\.|rozdział\w*|рис\w*\.?|табл\w*\.?|страниц\w+|стр\.|глав\w+|пункт\w*|п\."
    r"|шаг\w*"
    r"|şekil|tablo|sayfa|bölüm|hình|bảng|trang|chương|bước|gambar|halaman|bab|langkah|شكل|جدول|صفحة|איור|עמוד|图|圖|表|図"
    r"|그림|표)\s?(?:\d+\s?(?:,|&|-|–|/|and|und|et|y|e|en|i|и|ve|och|và|dan)\s?)*$",
    re.IGNORECASE,
)
# What a task counts for in a test.
_MARKS_GIVEN = re.compile(
    r"\s?(?:points?|pts?|marks?|punkte?|puntos?|pontos?|punti|punten|pkt|балл\w*|бал\w*|puan|poäng|分|点|점)\)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\s,;:!?()\"“”„«»。、，；：！？…]+")
_PHRASE_END = re.compile(r"[,;:!?()。、，；：！？—–]|\.(?=\s|$)")
_LABEL = re.compile(r"[:：→⇒](?=\s|\S)|->|=>")


def with_marks(content: Inlines) -> Inlines | None:
    """`content` with marks: the author's own, else those of the first of CHOOSERS that leaves enough to understand."""
    if any(marks(content)):
        return content
    if _plays_with_letters(content):
        return None
    rows = rule_words(masked(content).replace(WHOLE, " "))
    for choose, row in product(CHOOSERS, rows):
        chosen = choose(content, row)
        ranges = _grouped(content, _deciding(content, chosen, row)) if len(chosen) <= MOST_MARKS else []
        if ranges and _understandable(content, ranges):
            return _marked(content, ranges)
    return None


def _deciding(content: Inlines, ranges: Sequence[Range], row: RuleWords) -> list[Range]:
    """The stretches that hold more than filler and are short enough to be said."""
    words = plain(content)
    kept = []
    for start, end in sorted(ranges):
        said = words[start:end]
        # In capitals, a small word is what the author stresses: “protects the cloud, OF and IN”.
        small = is_filler(_WORD.findall(said), row) and (not said.isupper() or row.any_of("decides").fullmatch(said))
        # “**before** the summer, **after** it”: what the author set apart decides.
        small = small and row.any_of("limits").fullmatch(said) is None
        if said.strip() and len(said) <= LONGEST_MARK and not small:
            kept.append((start, end))
    return kept


def _grouped(content: Inlines, ranges: Sequence[Range]) -> list[Range]:
    """Stretches that fall together as one."""
    words = plain(content)
    found: list[Range] = []
    for start, end in ranges:
        if found and start <= found[-1][1] + 1 and not words[found[-1][1] : start].strip():
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _understandable(content: Inlines, ranges: Sequence[Range]) -> bool:
    total = len(visible(content))
    longest = max(end - start for start, end in ranges)
    hidden = sum(end - start for start, end in ranges)
    return (
        len(ranges) <= MOST_MARKS
        and longest <= MOST_HIDDEN * total
        and total - longest >= LEAST_SHOWN
        and hidden < total - 2 * len(ranges)
    )


def _marked(content: Inlines, ranges: Sequence[Range]) -> Inlines:
    """`content` with a mark around each stretch."""
    pieces = cut(content, *(place for stretch in ranges for place in stretch))
    nodes: list[Inline] = []
    for number, piece in enumerate(pieces):
        nodes += (Styled(style="mark", children=piece),) if number % 2 and piece else piece
    return tuple(nodes)


# ---- what decides ----------------------------------------------------------------------------------------------------


def _bold(content: Inlines, _row: RuleWords) -> list[Range]:
    return list(_nodes(content, lambda node: isinstance(node, Styled) and node.style in ("strong", "underline")))


def _plays_with_letters(content: Inlines) -> bool:
    """Whether bold starts or ends inside a word, as in mnemonics."""
    words = plain(content)
    return any(
        re.fullmatch(r"[A-Za-z0-9]{2}", words[max(0, place - 1) : place + 1])
        for stretch in _nodes(content, lambda node: isinstance(node, Styled))
        for place in stretch
    )


def _code(content: Inlines, _row: RuleWords) -> list[Range]:
    return list(_nodes(content, lambda node: isinstance(node, Code)))


def _nodes(content: Inlines, wanted: Callable[[Inline], bool], at: int = 0) -> Iterator[Range]:
    """Where the wanted nodes stand, as far as they fit into a mark."""
    for node in content:
        length = len(plain((node,)))
        if wanted(node) and _fits(node):
            yield at, at + length
        elif isinstance(node, Styled):
            yield from _nodes(node.children, wanted, at)
        at += length


def _fits(node: Inline) -> bool:
    words = visible((node,))
    return 0 < len(words) <= LONGEST_MARK and not is_one_of(words, TIP_LABELS) and not words.endswith((":", "："))


def _members(content: Inlines, row: RuleWords) -> list[Range]:
    return members(masked(content), row)


def _sides(content: Inlines, row: RuleWords) -> list[Range]:
    return sides(masked(content), row) or replaced(masked(content), row)


def _amounts(content: Inlines, row: RuleWords) -> list[Range]:
    """Figures with their unit, or with what they count where they are not part of a name (“Python 3”)."""
    hidden = masked(content)
    found = []
    for match in _AMOUNT.finditer(hidden):
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        end = match.end()
        if _REFERS.search(hidden, 0, start) or _MARKS_GIVEN.match(hidden, end):
            continue
        before = _WORD.findall(hidden[:start])
        free = not before or is_filler(before[-1:], row) or match[0].strip()[:1] in "<>≤≥~≈±"
        counted = re.compile(r"\s([^\W\d_]{2,})").match(hidden, end)
        if free and match[0].strip()[-1:].isdigit() and counted and not is_filler([counted[1]], row):
            end = counted.end()
        found.append((start, end))
    return found


def _after_deciding_words(content: Inlines, row: RuleWords) -> list[Range]:
    """What follows “never”, “only”, “at least” and the like, up to the next mark or the next of these words."""
    hidden = masked(content)
    words = row.any_of("decides")
    found = []
    for match in words.finditer(hidden):
        if match[0] in ("のみ", "だけ"):
            start = max((at.end() for at in re.finditer(r"[はがを、。]", hidden[: match.start()])), default=0)
            found.append((start, match.start()))
            continue
        ends = [at.start() for at in (_PHRASE_END.search(hidden, match.end()), words.search(hidden, match.end())) if at]
        found.append(_phrase(hidden, match.end(), min(ends, default=len(hidden)), row))
    return [stretch for stretch in found if stretch[0] < stretch[1]][:MOST_MARKS]


def _objects_of_orders(content: Inlines, row: RuleWords) -> list[Range]:
    """What follows the verb behind such a word, up to the next small word: “never delete *a released version*”."""
    hidden = masked(content)
    found = []
    for match in row.any_of("orders").finditer(hidden):
        end = _PHRASE_END.search(hidden, match.end())
        words = [
            (at.start(), at.end()) for at in _WORD.finditer(hidden, match.end(), end.start() if end else len(hidden))
        ]
        while words and is_filler([hidden[slice(*words[0])]], row):
            words.pop(0)
        after = words[1:]
        while after and is_filler([hidden[slice(*after[0])]], row):
            after.pop(0)
        said = list(takewhile(lambda word: not is_filler([hidden[slice(*word)]], row), after))
        if len(said) == 1:
            said = after[: _end_of_phrase(hidden, after, row)]
        if 0 < len(said) <= MOST_DECIDING_WORDS:
            found.append((said[0][0], said[-1][1]))
    return found[:MOST_MARKS]


def _end_of_phrase(hidden: str, words: Sequence[Range], row: RuleWords) -> int:
    """How many of `words` belong to a short word that is no object by itself, as in “give *way to trams*”."""
    small = [is_filler([hidden[slice(*word)]], row) for word in words]
    limits = row.any_of("limits")
    short = words[0][1] - words[0][0] <= LONGEST_PART
    if not short or len(words) < 3 or not small[1] or limits.match(hidden, words[1][0]):
        return 1
    end = 2
    while end < len(words) and small[end]:
        end += 1
    while end < len(words) and not small[end]:
        end += 1
    return end if end <= MOST_DECIDING_WORDS and not small[end - 1] else 1


def _phrase(hidden: str, start: int, end: int, row: RuleWords) -> Range:
    """The words from `start` on, without small ones at either end; none where they are too many."""
    if any(map(is_ideographic, hidden[start:end])):
        said = hidden[start:end]
        left = start + len(said) - len(said.lstrip())
        return (left, start + len(said.rstrip())) if len(said) <= LONGEST_DECIDING else (start, start)
    words = [(match.start(), match.end()) for match in _WORD.finditer(hidden, start, end)]
    while words and is_filler([hidden[slice(*words[0])]], row):
        words.pop(0)
    while words and is_filler([hidden[slice(*words[-1])]], row):
        words.pop()
    if not 0 < len(words) <= MOST_DECIDING_WORDS:
        return (start, start)
    return words[0][0], len(hidden[: words[-1][1]].rstrip("."))


def _predicate(content: Inlines, row: RuleWords) -> list[Range]:
    """What the first sentence says of its subject, after “is” or its like, a colon or an arrow."""
    sentence = first_sentence(content)
    hidden = masked(sentence)
    match = row.any_of("equates").search(hidden) or (_LABEL.search(hidden) if sentences(content) == 1 else None)
    if match is None or not has_letters(hidden[: match.start()]):
        return []
    start = match.end() + len(hidden[match.end() :]) - len(hidden[match.end() :].lstrip())
    end = len(hidden.rstrip(" .!。！"))
    if end - start > MOST_HIDDEN * len(hidden):
        start, end = _last_words(hidden, start, end, row)
    said = cut(sentence, start, end)[1]
    if not has_letters(visible(said)) or any(isinstance(node, Link | Math) for node in walk(said)):
        return []
    return [(start, end)]


def _last_words(hidden: str, start: int, end: int, row: RuleWords) -> Range:
    """What stands behind the last small word; all of it where there is none."""
    words = [(match.start(), match.end()) for match in _WORD.finditer(hidden, start, end)]
    last = list(takewhile(lambda word: not is_filler([hidden[slice(*word)]], row), reversed(words)))
    return (last[-1][0], last[0][1]) if 0 < len(last) < len(words) else (start, end)


Chooser = Callable[[Inlines, RuleWords], list[Range]]

# The first that finds something decides; what the author set apart comes before what we look for.
CHOOSERS: tuple[Chooser, ...] = (
    _bold,
    _members,
    _sides,
    _code,
    _amounts,
    _after_deciding_words,
    _objects_of_orders,
    _predicate,
)
