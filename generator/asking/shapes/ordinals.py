"""Labels that only count: "First step", "2nd", "Schritt 3". They don't say of what."""

from __future__ import annotations

import re

STEP_LABEL = re.compile(
    r"(?:step|schritt|étape|paso|passo|stap|krok|шаг|adım|steg|bước|langkah|ステップ|단계|步骤|item|topic"
    r"|point|punkt|thema|tópico|punto|ponto|tema|тема|пункт|madde|mục|consigne|exercise|exercice|aufgabe|übung|task"
    r"|ejercicio"
    r"|exercício|esercizio|opgave|oefening|zadanie|задание|задача|завдання|alıştırma|övning|bài tập|latihan|soal|練習"
    r"|項目|항목)\s*\d+",
    re.IGNORECASE,
)
# They count by themselves.
_ADVERB = re.compile(
    r"\d{1,2}\s?(?:st|nd|rd|th|er|ère|re|e|è|ème|eme|º|ª|°|o|a|-?й|-?я|-?е|:a|:e)"
    r"|[一二三四五六七八九十]|第\s?[一二三四五六七八九十\d]+"
    r"|first(?:ly)?|second(?:ly)?|third(?:ly)?|fourth(?:ly)?|next|then|finally|lastly"
    r"|erstens|zweitens|drittens|viertens|zuerst|zuletzt|dann|danach|premièrement|deuxièmement|troisièmement"
    r"|d'abord|ensuite|enfin|puis|primero|segundo|tercero|luego|finalmente|primeiro|terceiro|depois"
    r"|primo|secondo|terzo|poi|infine|eerst|daarna|ten eerste|ten tweede|po pierwsze|po drugie|najpierw|potem"
    r"|во-первых|во-вторых|в-третьих|сначала|затем|birinci|ikinci|üçüncü|först|sedan|sist|đầu tiên|pertama|kedua|ketiga"
    r"|أولاً?|ثانياً?|ثالثاً?|ראשית|שנית|שלישית|最初に?|次に|最後に?|首先|其次|然后|最后|첫째|둘째|셋째",
    re.IGNORECASE,
)
# They count together with the word for what is counted.
_ADJECTIVE = re.compile(
    r"\d{1,2}[.)]?|(?:erst|zweit|dritt|viert|letzt|nächst)e[rsn]?|premi(?:er|ère)|deuxième|second[eo]?|troisième"
    r"|dernière?"
    r"|primer[oa]?|segund[oa]|tercer[oa]?|últim[oa]|primeir[oa]|terceir[oa]|prim[oa]|second[oa]|terz[oa]|ultim[oa]"
    r"|eerste|tweede|derde|laatste|pierwsz[yae]|drugi|druga|trzeci|trzecia|ostatni|last"
    r"|перв(?:ый|ая|ое)|втор(?:ой|ая|ое)|трет(?:ий|ья|ье)|последн(?:ий|яя)|ilk|son|första|andra|tredje|sista"
    r"|الأول[ىي]?|الثانية?|الثالثة?|첫 ?번째|두 ?번째|마지막",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\s*(?:step|phase|stage|point|part|thing|schritt|punkt|teil|étape|partie|paso|parte|passo|passaggio|stap|deel"
    r"|krok|etap|шаг|этап|adım|aşama|steg|bước|langkah|خطوة|الخطوة|步骤?|个|段階|ステップ|手順|단계)s?",
    re.IGNORECASE,
)
# Languages that set the ordinal after what it counts.
_COUNTED_FIRST = re.compile(
    r"(?:bước thứ (?:nhất|hai|ba|tư|\d)|langkah (?:pertama|kedua|ketiga)|الخطوة (?:الأولى|الثانية|الثالثة)"
    r"|(?:ה)?שלב (?:ה)?(?:ראשון|שני|שלישי))",
    re.IGNORECASE,
)


def is_ordinal(words: str) -> bool:
    """Whether `words` only count."""
    words = words.strip(" :：.,、，·*_")
    if STEP_LABEL.fullmatch(words) or _COUNTED_FIRST.fullmatch(words) or _ADVERB.fullmatch(words):
        return True
    return any(
        (start := ordinal.match(words)) is not None and _COUNTED.fullmatch(words, start.end()) is not None
        for ordinal in (_ADVERB, _ADJECTIVE)
    )
