"""Summaries of a fold: those that only say that there is more, and those that name a language."""

from __future__ import annotations

import re

from generator.asking.shapes.question_words import BARE_QUESTIONS, FOLDS, LANGUAGE_NAMES
from generator.asking.shapes.vocabulary import bare, is_one_of, listed
from generator.asking.shapes.wording import count_words
from generator.expressions import expression

# "Show the answer" is short in every language: a stem for the answer, and hardly anything beside it.
MOST_WORDS = 6
_MOST_LANGUAGE_WORDS = 4
_MOST_NAMED = 2
_ANSWER = expression(
    r"answer|solution|explanation|antwort|lösung|erklärung|auflösung|réponse|corrigé|respuesta|soluci[oó]n|resposta"
    r"|solução|gabarito|risposta|soluzione|antwoord|oplossing|odpowied|rozwiązan"
    r"|ответ|решени|відповід|розв'яз|cevap|cevab|yanıt"
    r"|çözüm|\bsvar|lösning|vastaus|ratkaisu|løsning|đáp án|lời giải|trả lời"
    r"|jawaban|penyelesaian|إجابة|الجواب|جواب|الحل|תשובה|פתרון|پاسخ"
    r"|उत्तर|समाधान|答案|解答|回答|答え|こたえ|正解|解説|解析|정답|해답|해설|풀이|답",
    re.IGNORECASE,
)


def is_fold(summary: str) -> bool:
    """Whether `summary` only says that there is more, or that the answer is below."""
    return is_one_of(summary, FOLDS) or is_answer_fold(summary)


def is_answer_fold(summary: str) -> bool:
    """Whether `summary` says that the answer is below, and nothing else."""
    words = bare(summary)
    if any(mark in words for mark in "?？؟") or count_words(words) > MOST_WORDS:
        return False
    match = _ANSWER.search(words)
    # What is after a colon is the answer, not the word for it.
    return match is not None and not re.search(r"[:：]\s*\S", words)


# What is beside the name of a language: “in English”, “po angielsku”, “the German version”.
_BESIDE_LANGUAGE = listed(
    """
    in, into, the, to, from, a, an, auf, ins, aus, dem, vom, en, em, au, la, le, el, o, no, na, al, het, naar, po, по,
    на, с, до, på, till, bằng, sang, dalam, ke, version, fassung, versión, versão, versione, versie, wersja, версия,
    версія, sürümü, text, texte, texto, testo, literal, literally, free, frei, freie, wörtlich, wörtliche, wortgetreu,
    libre, littérale, libera, show, see, view, reveal, click, for, here, zeigen, anzeigen, einblenden, aufdecken, voir,
    afficher, montrer, ver, mostrar, mostra, vedi, toon, bekijk, pokaż, zobacz, показать, посмотреть, показати, göster,
    gör, visa, xem, lihat, عرض, أظهر, देखें, दिखाएँ, 보기, 펼치기, من, إلى, في, به, में, का, से
    """
)
_DENSE_BESIDE = expression(
    r"^(?:查看|显示|顯示|展开|点击查看|点击)(?=.)|(?<=.)(?:を見る|を表示|보기)$|(?<=.)(?:への?|で|に|的|版|翻[译譯訳]|[译訳]文?|로|으로|에서|본)$"
)


def asks_of_above(summary: str) -> bool:
    """Whether `summary` asks something of the words above it: the name of a language, "Why?", "True or false?"."""
    return is_one_of(summary, LANGUAGE_NAMES | BARE_QUESTIONS) or _names_a_language(summary)


def _names_a_language(summary: str) -> bool:
    """Whether each word of `summary` says only into which language something was put."""
    words = re.split(r"[\s\-–:→/()（）]+", bare(summary))
    named = [_DENSE_BESIDE.sub("", word) for word in words if word and word not in _BESIDE_LANGUAGE]
    few = 0 < len(named) <= _MOST_NAMED and len(words) <= _MOST_LANGUAGE_WORDS
    return few and all(word in LANGUAGE_NAMES or word.removeprefix("ال") in LANGUAGE_NAMES for word in named)
