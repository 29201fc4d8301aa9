"""Whether a comment says what its code does, so that it can ask for it."""

from __future__ import annotations

import re

from generator.asking.shapes.sentence_words import CONDITIONS, CONNECTIVES, IMPERATIVES, LIKENESS, PLACES
from generator.asking.shapes.tasks import points_on, says_where
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

LONGEST_COMMENT = 160
LONGEST_DENSE_COMMENT = 60  # characters, in scripts without spaces
MOST_LIKENESS_WORDS = 5
# In so few words a comment says only that its code is wrong.
MOST_VERDICT_WORDS = 2

_CODE_LIKE = re.compile(
    r"[;{}]\s*$|^\s*[\w.$]+\s*[=(]|^\s*(?:[./~$-]|https?:|[\w-]+/[\w-]+$)|\w\(\)?.*\)\s*;?$|^\s*[\w-]+\.\w{1,8}$"
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
    if is_one_of(comment, FRAME_HEADINGS | _HOW_MANY) or is_one_of(comment, CONNECTIVES) or _remarks(comment):
        return False
    if _points(comment) or (count_words(comment) <= MOST_VERDICT_WORDS and holds_one_of(comment, WRONG_LABELS)):
        return False
    letters = sum(map(str.isalpha, comment))
    return count_words(comment) > 1 or (alone and letters > (1 if any(map(is_ideographic, comment)) else 2))


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
_SAMPLE = re.compile(
    r"(?:e\.\s?g\.|eg[:.]\s|i\.\s?e\.|for (?:example|instance)[,:]|z\.\s?b\.|zum beispiel[,:]|par exemple[,:]"
    r"|p\. ?ex\.|p\. ?ej\."
    r"|por ejemplo[,:]|por exemplo[,:]|ad esempio[,:]|per es\.|bijv\.|bv\.|np\.|например[,:]|наприклад[,:]"
    r"|örn\.|t\.ex\."
    r"|例[:：]|例如|例えば|比如|예[:：]|예를 들어)",
    re.IGNORECASE,
)
# What stands before the verb of a remark, and the verb.
_SAYS_SO = re.compile(
    r"(?:optional(?:ly)?:\s)?(?:that['’]s|it['’]s|this\s(?:is|will|means)|(?!what|who|where|which"
    r"|how)(?:\w+\s){1,3}?(?:is|are|ist|sind|est|sont|es"
    r"|son|é|são|è|sono|zijn|är))\s",
    re.IGNORECASE,
)


# The verb right after one word, or what has to be so after any: no task, whatever the first word is elsewhere.
_THEY_ARE = re.compile(
    r"\w+\s(?:is|are|was|were|ist|sind|est|sont|son|é|são|sono|zijn)\s|(?!(?:\w+\s){0,2}(?:that|which|who|whose|where"
    r"|if|when)\s)"
    r"(?:\w+[\s,]+){1,8}?(?:must|should|needs? to|has to|have to)\s(?:be|have|not|match|start|end|contain)\b",
    re.IGNORECASE,
)
_ASKING = re.compile(r"(?:what|who|where|which|how|why|when|if|as)\s", re.IGNORECASE)
# “See the pods of a node” is a task, “see the manual” is not.
_SEE_WHAT = re.compile(r"see\s+(?!also\b|https?:|man\b|#|\[)\w", re.IGNORECASE)
_SOURCES = re.compile(
    r"\b(?:docs?|documentation|manual|guide|page|section|chapter|readme|link|issue|rfc|wiki|post|article)s?\b",
    re.IGNORECASE,
)


def _refers(comment: str) -> bool:
    """Whether a comment only says where more is to be read."""
    if _SEE_WHAT.match(comment) and not _SOURCES.search(comment) and "://" not in comment:
        return bare(comment).rpartition(" ")[2] in PLACES
    return SEE.match(comment) is not None


# What has to be so before, and not what the code does.
_WARNS = re.compile(
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
_SAYS_WHY = re.compile(
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


_OTHER_CODE = re.compile(
    r"\b(?:the (?:above|below|previous|preceding|following)|(?:above|previous) (?:code|command|function|example)"
    r"|obig\w+|vorherig\w+|ci-dessus|précédente?|anterior|precedente|bovenstaande|powyższ\w+|предыдущ\w+)\b|上述|上面的|前の",
    re.IGNORECASE,
)


def _points(comment: str) -> bool:
    """Whether a comment says that its code is like other code, or points at it."""
    words = bare(comment)
    if holds_one_of(words, PLACES) and any(words.endswith(place) for place in PLACES):
        return True
    if points_on(words) or says_where(words) or _OTHER_CODE.search(words):
        return True
    return count_words(words) <= MOST_LIKENESS_WORDS and holds_one_of(words, LIKENESS)
