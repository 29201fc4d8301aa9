"""Labels that only count: "First step", "2nd", "Schritt 3". They don't say of what."""

from __future__ import annotations

import re

from generator.expressions import expression

STEP_LABEL = expression(
    r"(?:step|schritt|étape|paso|passo|stap|krok|шаг|adım|steg|bước|langkah|ステップ|단계|步骤|item|topic"
    r"|point|punkt|thema|tópico|punto|ponto|tema|тема|пункт|madde|mục|consigne|exercise|exercice|aufgabe|übung|task"
    r"|ejercicio"
    r"|exercício|esercizio|opgave|oefening|zadanie|задание|задача|завдання|alıştırma|övning|bài tập|latihan|soal|練習"
    r"|項目|항목)\s*\d+"
    r"|(?:option|opción|opção|opzione|optie|opcja|вариант|варіант|seçenek|方案|选项|選択肢|옵션)\s*(?:\d{1,2}|[A-H])",
    re.IGNORECASE,
)
_FIGURE = r"\d{1,2}\s?(?:st|nd|rd|th|er|ère|re|e|è|ème|eme|º|ª|°|o|a|-?й|-?я|-?е|:a|:e)"
# They count by themselves.
_ADVERB = expression(
    rf"{_FIGURE}"
    r"|[一二三四五六七八九十]|第\s?[一二三四五六七八九十\d]+"
    r"|first(?:ly)?(?: of all)?|second(?:ly)?|third(?:ly)?|fourth(?:ly)?|next|then|finally|lastly"
    r"|last(?: but not least| of all)|to begin with"
    r"|erstens|zweitens|drittens|viertens|zuerst|zunächst|zuletzt|als (?:erstes|zweites|nächstes|letztes)"
    r"|zum schluss|schließlich|dann|danach"
    r"|premièrement|deuxièmement|troisièmement|(?:tout )?d['’]abord|ensuite|enfin|puis|pour finir"
    r"|en (?:premier|second|deuxième|troisième|dernier) lieu"
    r"|primero|segundo|tercero|luego|después|finalmente|por último|para (?:empezar|terminar)"
    r"|en (?:primer|segundo|tercer|último) lugar|primeiro|terceiro|depois|por fim|para começar"
    r"|em (?:primeiro|segundo|terceiro|último) lugar"
    r"|primo|secondo|terzo|prima|poi|dopo|infine|per (?:prima cosa|finire)|in (?:primo|secondo|terzo|ultimo) luogo"
    r"|eerst|daarna|ten (?:eerste|tweede|derde|slotte)|tot slot"
    r"|po (?:pierwsze|drugie|trzecie|czwarte)|najpierw|potem|następnie|na koniec|wreszcie"
    r"|во-первых|во-вторых|в-третьих|в-четв[её]ртых|сначала|затем|потом|наконец|по-перше|по-друге|по-третє|спочатку|потім"
    r"|birinci|ikinci|üçüncü|ilk olarak|önce(?:likle)?|sonra|son olarak|först|sedan|sist"
    r"|för det (?:första|andra|tredje)"
    r"|đầu tiên|tiếp theo|cuối cùng|pertama|kedua|ketiga|selanjutnya|terakhir"
    r"|أولاً?|ثانياً?|ثالثاً?|رابعاً?|أخيراً?|ثم|ראשית|שנית|שלישית|לבסוף|اول|دوم|سوم|در پایان|سپس"
    r"|पहले|फिर|अंत में|सबसे पहले|まず|最初に?|次に|続いて|最後に?|首先|其次|再次|然后|接着|接下来|最后"
    r"|먼저|우선|다음으로|그다음|마지막으로|첫째|둘째|셋째|넷째",
    re.IGNORECASE,
)
# They count together with the word for what is counted, before or after it.
_ADJECTIVE = (
    rf"(?:{_FIGURE}|\d{{1,2}}[.)]?|(?:erst|zweit|dritt|viert|fünft|nächst|letzt)e[rsn]?|eins|zwei|drei|vier"
    r"|first|second|third|fourth|fifth|next|last|final|one|two|three|four"
    r"|premi(?:er|ère)|deuxième|seconde?|troisième|quatrième|dernière?|finale?|suivante?|une?|deux|trois"
    r"|primer[oa]?|segund[oa]|tercer[oa]?|cuart[oa]|últim[oa]|siguiente|uno|dos|tres"
    r"|primeir[oa]|terceir[oa]|quart[oa]|seguinte|um|dois|três|prim[oa]|second[oa]|terz[oa]|ultim[oa]|successiv[oa]|due"
    r"|eerste|tweede|derde|vierde|volgende|laatste|pierwsz[yae]|drug[ia]|trzeci[ae]?|czwart[ya]|ostatni[ae]?|następny"
    r"|перв(?:ый|ая|ое)|втор(?:ой|ая|ое)|трет(?:ий|ья|ье)|четв[её]рт(?:ый|ая|ое)|последн(?:ий|яя|ее)|следующий"
    r"|перш(?:ий|а)|друг(?:ий|а)|трет(?:ій|я)|останн(?:ій|я)"
    r"|ilk|birinci|ikinci|üçüncü|dördüncü|son|sonraki|första|andra|tredje|fjärde|sista|nästa"
    r"|(?:thứ )?(?:nhất|hai|ba|tư)|cuối(?: cùng)?|đầu tiên|pertama|kedua|ketiga|terakhir"
    r"|(?:ال)?أول[ىي]?|(?:ال)?ثاني?ة?|(?:ال)?ثالثة?|(?:ال)?رابعة?|(?:ال)?أخيرة?|(?:ה)?(?:ראשון|שני|שלישי|אחרון)"
    r"|اول|نخست|دوم|سوم|آخر|पहल[ाी]|दूसर[ाी]|तीसर[ाी]|चौथ[ाी]|अंतिम|आखिरी"
    r"|最初の|次の|最後の|[一二三四五六七八九十\d]+(?:番目の|つ目の)|最后一?|第\s?[一二三四五六七八九十\d]+(?:の|个|個)?"
    r"|첫 ?번째|두 ?번째|세 ?번째|네 ?번째|다음|마지막)"
)
_COUNTED = (
    r"(?:step|phase|stage|point|part|thing|schritt|punkt|teil|phase|étape|partie|phase|paso|etapa|fase|parte|passo"
    r"|passaggio"
    r"|stap|deel|krok|etap|шаг|этап|крок|етап|adım|aşama|steg|del|bước|langkah|tahap|(?:ال)?خطوة|(?:ال)?مرحلة|(?:ה)?שלב"
    r"|گام|مرحله|चरण|कदम|步骤?|步驟|阶段|階段|点|點|段階|ステップ|手順|工程|단계)s?"
)
# “The first”, “La première”, “Der erste”.
_ARTICLE = r"(?:(?:the|der|die|das|le|la|les|el|los|il|lo|o|a|de|het|den|as a|als|в качестве)\s+)?"
_EITHER_ORDER = expression(rf"{_ARTICLE}(?:{_ADJECTIVE}\s*{_COUNTED}|{_COUNTED}\s+(?:{_ADJECTIVE}|\d+))", re.IGNORECASE)


def is_ordinal(words: str) -> bool:
    """Whether `words` only count."""
    words = words.strip(" :：.,、，·*_")
    return any(pattern.fullmatch(words) is not None for pattern in (STEP_LABEL, _ADVERB, _EITHER_ORDER))
