"""What a list names: whether its title says of what its items are all, or only what they are said of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.asking.checks.aspects import ASPECT_LABELS
from generator.asking.shapes.list_words import COLLECTIONS, GOVERNS, KINDS, LEADING_WORDS, SET_WORDS, WHOLE_SIDES
from generator.asking.shapes.looks import is_strong
from generator.asking.shapes.vocabulary import STEP_WORDS, bare, holds_one_of, is_one_of, listed, opens_with
from generator.asking.shapes.wording import count_words, is_ideographic, meaningful, visible
from generator.expressions import expression
from generator.inlines import Inlines

# Items as short as these are names; longer ones may as well say something of the title.
MOST_NAME_WORDS = 4
MOST_MEMBER_WORDS = 6  # below a title in the plural
DENSE_SIGNS_A_WORD = 3  # in scripts without spaces
LONGEST_ACRONYM = 5
FEWEST_CLAUSE_WORDS = 3

# It asks itself, and its items answer.
_ASKS = expression(
    r"[?？؟]\s*$|(?:how|why|when|where|what|which|who)\s|(?:wie|warum|wann|wo|was|welche[rs]?|wer)\s"
    r"|(?:comment|pourquoi|quand|où|quels?|quelles?)\s|(?:cómo|por qué|cuándo|qué|cuáles|dónde)\s"
    r"|(?:como|por que|quando|quais|onde)\s|(?:come|perché|quali|dove)\s|(?:hoe|waarom|wanneer|welke|waar)\s"
    r"|(?:jak|dlaczego|kiedy|jakie|gdzie)\s|(?:как|почему|когда|какие|где|зачем|что)\s|(?:як|чому|коли|які|де)\s"
    r"|.*(?:挙げよ|述べよ|挙げ|何か|どんな|いつ|なぜ|何を|哪些|什么|什麼|何时|何時|为什么|為什麼|如何|怎么|무엇|언제|어떤|왜)",
    re.IGNORECASE,
)
# What several things are called, by the end of a word; names and words that only look so are no plural.
_PLURALS = {
    "en": expression(r"(?<![\w'’-])[a-zà-ÿ]{2,}[^\Wsui]s(?![\w'’-])|\b(?:criteria|bacteria|phenomena|media|people"
                     r"|children|men|women|data|viruses|analyses|axes)\b"),
    "fr": expression(r"(?<![\w'’-])[a-zà-ÿ]{2,}[^\Wsui]e?[sx](?![\w'’-])"),
    "es": expression(r"(?<![\w-])[a-zà-ÿ]{3,}[aeo]s(?![\w-])"),
    "pt": expression(r"(?<![\w-])[a-zà-ÿ]{2,}(?:[aeo]|õe|ãe|i|n)s(?![\w-])"),
    "it": expression(r"(?:^|(?<=\s))(?:i|gli|le)\s|(?<![\w-])[a-zà-ÿ]{2,}(?:[bcdfghlmnprstvz]|n[td])[i](?![\w-])"),
    "de": expression(r"(?<![\w-])[a-zäöüß]{2,}(?:ungen|ionen|täten|heiten|keiten|schaften|oren|mittel|arten|fälle"
                     r"|rechte|stoffe|werte|gründe|regeln|formen|zeichen|merkmale|typen|ziele|teile|fehler|befehle"
                     r"|funktionen"
                     r"|wörter|verben)(?![\w-])"),
    "nl": expression(r"(?<![\w-])[a-zë]{3,}(?:en|ers|els|eren|ies|ties|ën)(?![\w-])"),
    "sv": expression(r"(?<![\w-])[a-zåäö]{3,}(?:ar|or|er|arna|orna|erna)(?![\w-])"),
    "ru": expression(r"(?<![\w-])[а-яё]{3,}[ыиая](?![\w-])"),
    "uk": expression(r"(?<![\w-])[а-яіїєґ]{3,}[иії](?![\w-])"),
    "pl": expression(r"(?<![\w-])[a-ząćęłńóśźż]{3,}(?:y|i|e|ów|ych|ich)(?![\w-])"),
    "cs": expression(r"(?<![\w-])[a-zá-žě]{3,}(?:[yeií]|ů|ých|ích)(?![\w-])"),
    "sk": expression(r"(?<![\w-])[a-zá-ž]{3,}(?:[yei]|ov|ých|ích)(?![\w-])"),
    "da": expression(r"(?<![\w-])[a-zæøå]{3,}(?:er|erne|ene)(?![\w-])"),
    "nb": expression(r"(?<![\w-])[a-zæøå]{3,}(?:er|ene)(?![\w-])"),
    "tr": expression(r"(?<![\w-])\w{2,}l[ae]r[ıiuü]?(?![\w-])"),
}  # fmt: skip
# English words and names that end as a plural does.
_NO_PLURALS = listed(
    """
    this, its, has, was, does, always, as, us, vs, versus, less, across, perhaps, sometimes, besides, towards, overseas,
    uses, series, process, access, class, address, success, news, physics, mathematics, economics, ethics, analytics,
    graphics, bias, gas, alias, canvas, atlas, kubernetes, jenkins, express, wordpress, postgres, pandas, redis
    """
)
_WORD = expression(r"\w[^\s/]*")
_ASIDE = expression(r"\s*[(（\[【][^()（）\[\]【】]*[)）\]】]")
# Half a sentence, or what goes on below.
_ENDS_OPEN = expression(
    r"[:：,，、]\s*$|\s(?:for|of|with|w/|to|from|by|and|or|the|für|mit|von|und|oder|der|pour|avec|de|des|du|et|ou|para|con"
    r"|por|del|y|com|da|do|e|per|di|voor|met|van|en|dla|для|с|от|и|или|для|з|та|för|med|och)\s*$"
)
_DENIES = expression(
    r"(?:not?|never|non|kein\w*|nicht|ne|pas|sin|sem|senza|geen|niet|nie|не|нет|без|ej|inte|không|tidak|bukan)\s"
    r"|[不没無未无]",
    re.IGNORECASE,
)
_DENSE_CLAUSE = expression(
    r"以下の|次の|下記の|(?:包括|包含|包括有|分为|分為|有|是|为|為|如下|以下|需要|可以|必须|用于|用於|は|が|を|に|の|ます|です|こと|とき|時|場合|로|은|는|이|가|다)$"
)
# “20+ options” are more than a few.
_MORE = expression(r"\d\s?\+(?!\w)")
_COUNT = expression(
    r"(?:^|\b(?:the|top|these|die|der|den|les|des|los|las|os|as|i|gli|le|de|all|alle|of)\s)(\d{1,2})\s+(?=[^\W\d]{3})",
    re.IGNORECASE,
)
# The numbers from two on, as words.
_NUMBERS = tuple(
    expression(
        rf"(?<!\w)(?:{spaced})(?!\w)|(?<![一二三四五六七八九十第]){dense}(?:つ|个|個|種|种|类|類|点|點|大|項|项|层|層|步|方面)",
        re.IGNORECASE,
    )
    for spaced, dense in (
        ("two|zwei|deux|dos|duas|dois|due|twee|dwa|dwie|два|две|дві|två|iki|hai|dua", "[二两兩]"),
        ("three|drei|trois|tres|três|tre|drie|trzy|три|tre|üç|ba|tiga", "三"),
        ("four|vier|quatre|cuatro|quatro|quattro|cztery|четыре|чотири|fyra|dört|bốn|empat", "四"),
        ("five|fünf|cinq|cinco|cinque|vijf|pięć|пять|п['’]ять|fem|beş|năm|lima", "五"),
        ("six|sechs|seis|sei|zes|sześć|шесть|шість|altı|sáu|enam", "六"),
        ("seven|sieben|sept|siete|sete|sette|zeven|siedem|семь|сім|yedi|bảy|tujuh", "七"),
    )
)
_SAYS = expression(r"[,;，；。=→⇒]|->|[<>]=?\s*\d")


def heads_sets(title: str) -> bool:
    """Whether what is below a title are sets of one kind: classes, causes, criteria."""
    return holds_one_of(_ASIDE.sub("", title), KINDS)


def _names_a_side(words: str) -> bool:
    if is_one_of(words, WHOLE_SIDES):
        return False
    if holds_one_of(words, SET_WORDS | KINDS | STEP_WORDS):
        return True
    sides = LEADING_WORDS | ASPECT_LABELS
    return is_one_of(words, sides) or opens_with(words, sides) or _ends_with(words, ASPECT_LABELS - WHOLE_SIDES)


def _ends_with(words: str, sides: frozenset[str]) -> bool:
    """Whether the last word is a side's name, as languages without spaces have it (“薬の作用”)."""
    return any(map(is_ideographic, words)) and bare(words).endswith(
        tuple(side for side in sides if max(side) >= "\u2e80")
    )


def names_a_set(title: str) -> bool:
    """Whether a title says of what its items are all: a set or a side by its name, or a question."""
    words = _ASIDE.sub("", title).strip()
    return _ASKS.match(words) is not None or _names_a_side(words)


def is_plural(title: str, language: str) -> bool:
    """Whether a title names several things by its last letters."""
    words = _ASIDE.sub("", title)
    plural = _PLURALS.get(language[:2].lower())
    if plural is None:
        plural = _PLURALS["en"] if words.isascii() else None
    if plural is None:
        return False
    words = " ".join(word for word in words.split() if not (word.isupper() and len(word) <= LONGEST_ACRONYM)).lower()
    return any(match[0].strip() not in _NO_PLURALS for match in plural.finditer(words))


# Languages in whose titles the end of a word tells well whether it names one thing or several.
_PLURAL_TOLD = frozenset({"en", "fr", "es", "pt", "it"})
_AGAINST = expression(
    r"(?<!\w)(?:vs\.?|versus|contra|против|проти)(?!\w)|对比|對比|の違い|と比較|비교|مقابل", re.IGNORECASE
)
SHORT_NAME_WORDS = 2
NESTED_NAME_WORDS = 1


def most_words(title: str, lead: Inlines, language: str) -> int:
    """How many words a name may have in a list below `title`, where its words do not say that several follow.

    A title in the singular says what its items are about; only the shortest are surely what it has: “Float:
    float-left, float-right”. The words of an item right above those nested in it are no title at all. A colon says
    that the items are meant, and so may any title in a language whose plural is not told by its last letters.
    """
    led = visible(lead).endswith((":", "：")) or is_strong(meaningful(lead)[:1])
    told = language[:2].lower() in _PLURAL_TOLD and not any(map(is_ideographic, title))
    if led:
        return MOST_NAME_WORDS
    if visible(lead):
        return NESTED_NAME_WORDS
    return SHORT_NAME_WORDS if told else MOST_NAME_WORDS


def is_collection(title: str) -> bool:
    """Whether a title says that things were collected, of which there always are more: books, tools."""
    return is_one_of(title, COLLECTIONS)


def compares(title: str) -> bool:
    """Whether a title sets two things against each other: a list below it says something of one of them."""
    return _AGAINST.search(title) is not None


def is_clause(lead: Inlines) -> bool:
    """Whether the words before a list are half a sentence, which each item completes."""
    led = visible(lead)
    words = _ASIDE.sub("", led.rstrip(":： "))
    if any(map(is_ideographic, words)):
        return led != words and _DENSE_CLAUSE.search(words) is not None
    last = words.rpartition(" ")[2]
    if " " in words and last.lower() in GOVERNS:
        return True
    return led != words and not is_strong(lead) and count_words(words) >= FEWEST_CLAUSE_WORDS and last[:1].islower()


# What a reader is told to do, or what is told of him: the items are what is typed, chosen or found there.
_TOLD = expression(
    r"(?:you|we|i|i'm|let's|please|go to|open|click|navigate|add|create|copy|paste|move|delete|edit|replace|fill"
    r"|enter"
    r"|download|upload|rename|save|drag|du|wir|ich|öffne|klicke|erstelle|kopiere|füge|gehe|lösche|tu|vous|nous|je"
    r"|ouvrez|ouvrir|cliquez|cliquer|ajoutez|ajouter|créez|créer|copiez|allez|aller|yo|nosotros|abre|abrir|haz clic"
    r"|añade"
    r"|añadir|crea|crear|copia|copiar|ve a|eu|nós|abra|clique|adicione|crie|copie|apri|clicca|aggiungi|copia|vai|ik|wij"
    r"|klik|voeg|maak|ga naar|kliknij|otwórz|dodaj|utwórz|я|мы|вы|откройте|открыть|нажмите|добавьте|добавить|создайте"
    r"|создать|перейдите|відкрийте|натисніть|додайте|створіть)\s(?=\S)|[^,]{3,},\s(?:type|select|choose|click|add"
    r"|enter)\b"
    r"|.*\b(?:these|this|diese[nrs]?|ces|cet|estos|estas|estes|queste|questi|deze|эти|этих|ці|цих)\s",
    re.IGNORECASE,
)


def is_told(title: str) -> bool:
    """Whether a title is a step of a walkthrough, or a story."""
    return _TOLD.match(title) is not None


def counts_otherwise(title: str, count: int) -> bool:
    """Whether a title says how many there are, and that is another number; or that there are more."""
    told = _counts_in(title)
    return _MORE.search(title) is not None or (bool(told) and count not in told)


def counts(title: str, count: int) -> bool:
    """Whether a title says that there are `count`: “two patterns of communication”."""
    return count in _counts_in(title)


def _counts_in(title: str) -> set[int]:
    told = {int(match[1]) for match in _COUNT.finditer(title)}
    return told | {number for number, words in enumerate(_NUMBERS, 2) if words.search(title)}


def are_names(items: Sequence[str], *, most: int = MOST_NAME_WORDS) -> bool:
    """Whether each item is so short (up to `most` words) that it names something, and none says or denies something."""
    names = [_ASIDE.sub("", item).strip(" .;,") or item for item in items]
    if any(_SAYS.search(item) or _DENIES.match(item) for item in names):
        return False
    return all(_is_name(item, most) for item in names) and _start_alike(names)


def _is_name(item: str, most: int) -> bool:
    dense = sum(map(is_ideographic, item))
    return dense <= DENSE_SIGNS_A_WORD * most if dense else len(_WORD.findall(item)) <= most


def _start_alike(items: Sequence[str]) -> bool:
    """Whether all of more than one word start with a capital, or none: names of one list are written alike."""
    cased = [item[0].isupper() for item in items if " " in item and item[0].lower() != item[0].upper()]
    return len(set(cased)) < 2


def is_cut(items: Sequence[str]) -> bool:
    """Whether an item only leads in to what is not on the card."""
    return any(map(_ENDS_OPEN.search, items))


def are_clauses(items: Sequence[str]) -> bool:
    """Whether half of the items are several clauses each, in a script whose sentences end without a mark."""
    clauses = sum(
        any(map(is_ideographic, item)) and re.search("[，；。]", _ASIDE.sub("", item)) is not None for item in items
    )
    return clauses * 2 >= len(items) > 0
