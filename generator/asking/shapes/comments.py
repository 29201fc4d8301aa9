"""Whether a comment says what its code does, so that it can ask for it."""

from __future__ import annotations

import re

from generator.asking.checks.words import REMARK_LABELS, SAMPLE_LABELS, TERMS_TOO, VERDICT_LABELS
from generator.asking.shapes.narration import narrates
from generator.asking.shapes.sentence_words import CONDITIONS, CONNECTIVES, IMPERATIVES, LIKENESS, PLACES
from generator.asking.shapes.tasks import counts_ways, points_on, says_where
from generator.asking.shapes.vocabulary import (
    FRAME_HEADINGS,
    SEE,
    WRONG_LABELS,
    bare,
    holds_one_of,
    is_one_of,
    listed,
    opens_with,
)
from generator.asking.shapes.wording import count_words, has_letters, is_ideographic
from generator.expressions import expression

LONGEST_COMMENT = 160
LONGEST_DENSE_COMMENT = 60  # characters, in scripts without spaces
MOST_LIKENESS_WORDS = 5
# In so few words a comment says only that its code is wrong.
MOST_VERDICT_WORDS = 2

_CODE_LIKE = expression(
    r"[;{}]\s*$|^\s*[\w.$]+\s*[=(]|^\s*(?:[./~$-]|https?:|[\w.-]+(?:/[\w.-]+)+$)|\w\(\)?.*\)\s*;?$|^\W*[\w-]+\.\w{1,8}$|^\s*<\w+\s"
    r"|\\\w|\S \? \S+ : \S|\s(?:>>|&&)\s|</?\w+[^<>]*>.*</\w+>|[❌⛔🚫✗✘👎]|^[^\W\d\u2e80-\uffff]+\s\d{1,2}$"
)


def asks(comment: str, *, alone: bool) -> bool:
    """Whether a comment says what its code does: words, no code and no pointer elsewhere; one word where it is `alone`.

    One word names a task above its code or behind a command; behind a value it only names a type.
    """
    comment = comment.strip()
    if not has_letters(comment) or _is_long(comment) or _CODE_LIKE.search(comment):
        return False
    if comment.startswith(("...", "…", "!", "TODO", "FIXME", "NOTE")) or _refers(comment) or _SAMPLE.match(comment):
        return False
    if is_one_of(comment, _SAY_NOTHING) or _TURNS.match(comment) or _DRAWN.search(comment):
        return False
    if is_one_of(comment, FRAME_HEADINGS | _HOW_MANY) or is_one_of(comment, CONNECTIVES) or _remarks(comment):
        return False
    if (
        narrates(comment)
        or _points(comment)
        or (count_words(comment) <= MOST_VERDICT_WORDS and holds_one_of(comment, WRONG_LABELS))
    ):
        return False
    letters = sum(map(str.isalpha, comment))
    return count_words(comment) > 1 or (alone and letters > (1 if any(map(is_ideographic, comment)) else 2))


# They say when or how else, what kind of thing the code is, or what comes out of it, and not what it does.
_SAY_NOTHING = (
    (REMARK_LABELS - TERMS_TOO)
    | SAMPLE_LABELS
    | VERDICT_LABELS
    | listed(
        """
        optional, optionally, alternatively, again, finally, first, next, now, once, later, afterwards, one liner,
        one-liner, hello world, then, recommended, not recommended, unsafe, vulnerable, insecure, deprecated, obsolete,
        outdated, loglines, log, logs, prints, printed, optionaler schritt, zunächst, zuletzt, einzeiler, empfohlen,
        veraltet, unsicher, gibt aus, facultatif, en option,
        enfin, d'abord, ensuite, recommandé, déconseillé, obsolète, affiche,
        opcional, opcionalmente, finalmente, primero, después, recomendado, obsoleto, imprime, opcionais, por fim,
        primeiro, depois, facoltativo, opzionale, infine, prima, poi, consigliato, sconsigliato, stampa, optioneel,
        tenslotte, eerst, daarna, aanbevolen, verouderd, opcjonalnie, najpierw, potem, zalecane, przestarzałe,
        volitelné,
        nakonec, nejprve, необязательно, опционально, наконец, сначала, потом, рекомендуется, устарело, выводит,
        спочатку, рекомендовано, застаріло, isteğe bağlı, son olarak, önce, sonra, önerilen, valfritt, till sist, först,
        tùy chọn, cuối cùng, opsional, terakhir, اختياري, أخيرا, أولا, ثم, 可选, 可選, 最后, 首先, 然后, 推荐,
        不推荐, 打印, 輸出,
        任意, 最後に, 最初に, 次に, 推奨, 非推奨, 表示結果, 선택 사항, 마지막으로, 먼저, 다음, 권장, 출력 결과
        """
    )
)
# It goes on with what was done before (“then test”), or says what its code is not (“not a good way”).
_TURNS = expression(
    r"(?:then|and then|dann|danach|puis|ensuite|luego|después|então|depois|poi|quindi|dan|daarna|potem|затем|потом"
    r"|потім|sonra|sedan|sau đó|lalu|ثم)\s(?!\S+(?:\s\S+){3})"
    r"|(?:not|nicht|pas|no es|não é|non è|niet)\s(?:a|an|the|very|really"
    r"|particularly|recommended|needed|necessary|required|ein\w*|sehr|besonders|nötig|empfohlen|très|un|une|nécessaire"
    r"|muy|un[ao]?|molto|necessario|recomendad\w|heel|een)\b|(?:vulnerable|unsafe|insecure|bad|wrong|unsicher|schlecht"
    r"|vulnérable|mauvais|inseguro|vulnerabile|уязвимо|плохо|небезпечно|不安全|脆弱|危険|취약)\s?[:：]",
    re.IGNORECASE,
)
_DRAWN = expression(r"[↑↓↖↗↘↙│┃├└┌┐┘]")


# One that starts so offers another way to do what was said before.
_OR = expression(
    r"(?:or|oder|ou|o bien|oppure|of|lub|albo|nebo|или|або|veya|eller|hoặc|atau|أو)\s|(?:或|或者|または|あるいは|또는)",
    re.IGNORECASE,
)
MOST_OTHER_WORDS = 4


def offers_other(words: str) -> bool:
    """Whether a comment only offers another way: “or several files”."""
    return _OR.match(words) is not None and count_words(words) <= MOST_OTHER_WORDS


# They say of how many, and not what is done.
_HOW_MANY = listed(
    """
    all, some, both, several, many, alle, eins, einige, beide, keine, tous, un,
    certains, aucun, todos, uno, algunos, ninguno, ambos, um, alguns, nenhum, tutti, alcuni, nessuno, wszystkie,
    jeden, все, один, некоторые, всі, один, hepsi, biri, alla, en, tất cả, một, semua, satu, 全部, 一个, 所有,
    すべて, 全て, 모두, 하나
    """
)


def _is_long(comment: str) -> bool:
    return len(comment) > (LONGEST_DENSE_COMMENT if any(map(is_ideographic, comment)) else LONGEST_COMMENT)


# One value or use of many.
_SAMPLE = expression(
    r"(?:e\.\s?g\.|eg[:.]\s|i\.\s?e\.|for (?:example|instance)[,:]|z\.\s?b\.|zum beispiel[,:]|par exemple[,:]"
    r"|p\. ?ex\.|p\. ?ej\."
    r"|por ejemplo[,:]|por exemplo[,:]|ad esempio[,:]|per es\.|bijv\.|bv\.|np\.|например[,:]|наприклад[,:]"
    r"|örn\.|t\.ex\."
    r"|例[:：]|例如|例えば|比如|예[:：]|예를 들어)",
    re.IGNORECASE,
)
# What is before the verb of a remark, and the verb.
_SAYS_SO = expression(
    r"(?:optional(?:ly)?:\s)?(?:that['’]s|it['’]s|this\s(?:is|will|means)|(?!what|who|where|which"
    r"|how)(?:\w+\s){1,3}?(?:is|are|ist|sind|est|sont|es"
    r"|son|é|são|è|sono|zijn|är))\s",
    re.IGNORECASE,
)


# The verb right after one word, or what has to be so after any: no task, whatever the first word is elsewhere.
_THEY_ARE = expression(
    r"\w+\s(?:is|are|was|were|ist|sind|est|sont|son|é|são|sono|zijn)\s|(?!(?:\w+\s){0,2}(?:that|which|who|whose|where"
    r"|if|when)\s)"
    r"(?:\w+[\s,]+){1,8}?(?:must|should|needs? to|has to|have to)\s(?:be|have|not|match|start|end|contain)\b",
    re.IGNORECASE,
)
_ASKING = expression(r"(?:what|who|where|which|how|why|when|if|as)\s", re.IGNORECASE)
# “See the pods of a node” is a task, “see the manual” is not.
_SEE_WHAT = expression(r"see\s+(?!also\b|https?:|man\b|#|\[)\w", re.IGNORECASE)
_SOURCES = expression(
    r"\b(?:docs?|documentation|manual|guide|page|section|chapter|readme|link|issue|rfc|wiki|post|article)s?\b",
    re.IGNORECASE,
)


def _refers(comment: str) -> bool:
    """Whether a comment only says where more is to be read."""
    if _SEE_WHAT.match(comment) and not _SOURCES.search(comment) and "://" not in comment:
        return bare(comment).rpartition(" ")[2] in PLACES
    return SEE.match(comment) is not None


# What has to be so before, and not what the code does.
_WARNS = expression(
    r"(?:needs?\s(?:to\b|a\b|an\b|the\b)|must\b|requires?\b|note that\b|make sure\b|be careful\b|beware\b|remember\b"
    r"|you\s(?:need|must|should)\b"
    r"|do not\b|don['’]t\b|achtung\b|muss\b|müssen\b|benötigt\b|braucht\b|nicht vergessen|il faut\b|attention\b"
    r"|nécessite\b|n['’]oublie"
    r"|hay que\b|requiere\b|necesita\b|no olvid|cuidado\b|é preciso\b|requer\b|precisa\b|não esque|bisogna\b"
    r"|richiede\b|serve\b"
    r"|attenzione\b|moet\b|vereist\b|let op\b|trzeba\b|wymaga\b|uwaga\b|нужно\b|надо\b|требует|не забудь|внимание\b"
    r"|треба\b|потрібно\b"
    r"|gerekir\b|dikkat\b|kräver\b|cần\b|phải\b|perlu\b|harus\b|需要|必须|必須|注意|記得|记得|주의|필요)",
    re.IGNORECASE,
)
# A reason or a condition first, then what follows from it.
_SAYS_WHY = expression(
    r"(?:since|because|as|if (?:you|we|it|i)|when (?:you|we|it)|wenn (?:man|du|wir|es)|si (?:on|vous|tu)|da|weil"
    r"|puisque|comme|parce que|ya que|como|porque|poiché|siccome|omdat|ponieważ)\s",
    re.IGNORECASE,
)


def _remarks(comment: str) -> bool:
    """Whether a comment says how something is (“All attributes are optional”), and not what is to be done."""
    if (_SAYS_WHY.match(comment) and "," in comment) or _WARNS.match(comment):
        return True
    if _THEY_ARE.match(comment) and not _ASKING.match(comment):
        return True
    return _SAYS_SO.match(comment) is not None and not opens_with(comment, IMPERATIVES | CONDITIONS)


# One that starts so says another way of doing what the code above it does; “OR” is a sign of logic.
_OTHERWISE = expression(
    r"(?:[Oo]r|[Oo]der|[Oo]u|[Oo] bien|[Oo]ppure|[Ll]ub|[Aa]lbo|[Ии]ли|[Аа]бо|[Vv]eya|[Yy]a da|[Ee]ller|[Hh]oặc|[Aa]tau"
    r"|أو|או|یا|या)(?:\s*[,:]\s*|\s+(?!logi|lógi|operat|opérat|логич|логіч)(?=[^\W\d]{2}|`))"
    r"|或者(?:是|写|用)?|または|もしくは|또는|혹은"
)
_OTHER_CODE = expression(
    r"\b(?:the (?:above|below|previous|preceding|following)|(?:above|previous) (?:code|command|function|example)"
    r"|obig\w+|vorherig\w+|ci-dessus|précédente?|anterior|precedente|bovenstaande|powyższ\w+|предыдущ\w+)\b|上述|上面的|前の",
    re.IGNORECASE,
)


def _points(comment: str) -> bool:
    """Whether a comment says that its code is like other code, or points at it."""
    words = bare(comment)
    if holds_one_of(words, PLACES) and any(words.endswith(place) for place in PLACES):
        return True
    if (
        points_on(words)
        or says_where(words)
        or counts_ways(words)
        or _OTHER_CODE.search(words)
        or _OTHERWISE.match(comment.strip())
    ):
        return True
    return count_words(words) <= MOST_LIKENESS_WORDS and holds_one_of(words, LIKENESS)
