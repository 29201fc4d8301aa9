"""Figures that say how much or how many: “30 seconds”, “at least 3 nodes”; not those that are part of a name."""

from __future__ import annotations

import re

from generator.asking.shapes.cloze_words import RuleWords, is_filler
from generator.expressions import expression

Range = tuple[int, int]

_UNITS = (
    r"%|‰|°[CF]?|[kMGTP]i?B|[mnµ]?s|min|h|[kMG]?Hz|px|pt|r?em|[kcm]?m|[km]?g|bytes?|bits?|times|chars?|characters"
    r"|seconds?|minutes?|hours?|days?|weeks?|months?|years?|Sekunden?|Minuten?|Stunden?|Tagen?|Wochen?|Monaten?|Jahren?"
    r"|secondes?|heures?|jours?|semaines?|mois|ans|segundos?|minutos?|horas?|días?|semanas?|meses|años?|anos?"
    r"|[kM]?W|[mk]?V|[mµ]?A|k?J|k?cal|[kM]?Pa|bar|mol|m?L|ml|cl|dl|dB|eV|rpm|fps"
    r"|секунд\w*|минут\w*|час\w*|д(?:ень|ня|ней)|лет|год\w*"
)
_AMOUNT = expression(
    r"(?<![A-Za-z0-9_.])[<>≤≥~≈±]?\s?\d+(?:[.,:/–-]\d+)*(?![A-Za-z]*\d)"
    rf"(?:\s?(?:{_UNITS})(?!\w)|\s?(?:天|小时|分钟|秒|年|个|個|次|台|份|时|日|時間|分|月|回|일|시간|분|초|년|개|번))?"
)
# The number after one of these says which, not how many.
_REFERS = expression(
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
_MARKS_GIVEN = expression(
    r"\s?(?:points?|pts?|marks?|punkte?|puntos?|pontos?|punti|punten|pkt|балл\w*|бал\w*|puan|poäng|分|点|점)\)",
    re.IGNORECASE,
)
# “Task 2: …” says which one it is.
_COUNTS_ITSELF = expression(r"\W*[^\W\d]+\s\d{1,3}\s?[:：.]")
# Right beside one of these a figure is a part of a formula; it is a part of a name right after a capital one.
_IN_A_FORMULA = frozenset("√∛^_×·∙*/\\")
_NAME = expression(r"(?<!\w)[A-Z][\w.-]*\s?$")
_COMPOUND = expression(r"(?:[-‑][^\W\d_]+)+")
_WORD = expression(r"[^\s,;:!?()\"“”„«»。、，；：！？…]+")


def amounts(hidden: str, row: RuleWords) -> list[Range]:
    """Where figures are with their unit, or with what they count; `hidden` is a text with code made opaque."""
    found = []
    for match in _AMOUNT.finditer(hidden):
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        end = match.end()
        if _REFERS.search(hidden, 0, start) or _MARKS_GIVEN.match(hidden, end) or _is_a_part(hidden, start, end):
            continue
        before = _WORD.findall(hidden[:start])
        free = not before or is_filler(before[-1:], row) or match[0].strip()[:1] in "<>≤≥~≈±"
        bare = match[0].strip()[-1:].isdigit()
        if bare and not free and start and _NAME.search(hidden, 0, start):
            continue
        if bare and (compound := _COMPOUND.match(hidden, end)):
            end = compound.end()
        counted = re.compile(r"\s([^\W\d_]{2,})").match(hidden, end)
        if free and bare and counted and not is_filler([counted[1]], row):
            end = counted.end()
        found.append((start, end))
    return found


def _is_a_part(hidden: str, start: int, end: int) -> bool:
    """Whether a figure is a part of a formula, or the number of what its line is."""
    label = _COUNTS_ITSELF.match(hidden)
    if label is not None and start < label.end():
        return True
    beside = (hidden[start - 1 : start], hidden[end : end + 1])
    return any(sign in _IN_A_FORMULA for sign in beside if sign) or "\u0370" <= beside[1] < "\u0400"
