"""Names told from sentences, and whole lists from open ones: what may be counted as "all N"."""

from __future__ import annotations

import re
import unicodedata

from generator.asking.shapes.wording import count_words, is_ideographic
from generator.expressions import expression
from generator.inlines import Inlines, Math, walk

# What is listed with unlike things is a name only where it is as short as one.
LONGEST_UNLIKE = 6
# Fewer words than that are a name even with a full stop after them.
SHORTEST_SENTENCE = 3

# A clause of fewer words may be a phrase that a phrase book translates.
FEWEST_CLAUSE_WORDS = 4

_STOP = expression(r"[.!。！।][\"'”’»)\]）」』]*$")
_ABBREVIATED = expression(r"(?:\b(?:etc|usw|ecc|itd|itp|osv|enz|approx|no|nr)|\b\w)\.[)\]]*$", re.IGNORECASE)
_POINTS_BACK = expression(
    r"(?:it|they|this|these|you|we|he|she|es|sie|er|wir|man|dies|diese|il|elle|ils|elles|ce|cela|esto|esta|ello|isso"
    r"|isto"
    r"|esso|essa|het|ze|dit|deze|to|on|ona|oni|это|он|она|оно|они|bu|det|den|detta|nó|ini|itu|هو|هي|هذا|هذه|הוא|היא"
    r"|זה)\s",
    re.IGNORECASE,
)
# Words that make a sentence of what they are in, unless a word such as "which" is before them.
_FINITE = expression(
    r"(?<!\S)(?:is|are|was|were|cannot|can|must|should|will|would|might|has|does|doesn't|don't|isn't|aren't|won't|can't"
    r"|ist|sind|kann|können|muss|müssen|soll|sollte|darf|dürfen|wird|werden|hat|haben"
    r"|est|sont|n'est|peut|peuvent|doit|doivent|está|están|puede|pueden|debe|deben|tiene|tienen"
    r"|è|può|possono|deve|devono|é|são|estão|pode|podem|devem|tem|têm|moet|moeten|kan|kunnen|wordt|worden|heeft"
    r"|hebben|zal|zullen|jest|są|może|mogą|musi"
    r"|является|являются|может|могут|должен|должна|должны|är|måste|ska|har|є|може|можуть|має|мають|adalah)(?=\s+\S)"
)
_RELATIVE = expression(
    r"\b(?:who|whom|whose|which|that|where|when|whether|if|how|what|why|warum|wieso|pourquoi|por qué|perché|waarom"
    r"|dlaczego|почему|чому|varför|der|die|das|den|dem|wenn|dass|ob|was|wie|wo"
    r"|qui|que|qu|dont|où|si|quien|cuando|donde|cuyo|quem|quando|onde|che|cui|dove|se|die|dat|wat|als|waar"
    r"|który|która|które|że|gdy|котор\w+|что|если|когда|где|som|att|när|om|yang|mà)\b",
    re.IGNORECASE,
)
_DENSE_END = expression(
    r"(?:です|でしょう|ます|ません|でした|ました|ましょう|ください|である|だった|らない|できない|がある|にする|니다|한다|된다|이다|세요|어요|아요)$"
)
# In German and Dutch an article is a relative too, but for one that begins a sentence.
_ARTICLE = expression(r"(?:der|die|das|den|dem)\s", re.IGNORECASE)
# "Keeps several versions": said of a thing that is not named. A preposition after the word shows a plural noun.
_PREDICATE = expression(
    r"[A-Z]?[a-z]+(?:[^suioa\W]s|ies|oes)\s+(?!of|in|for|and|or|to|with|without|on|at|by|from|during|after|before"
    r"|over|under"
    r"|vs|between|as|per|than|via|like|due|not\b)(?:[a-zA-Z]|\d)"
)
_RELATES = expression(r"[^\\&]=|[<>≤≥≠≈]|\\(?:[lg]eq?|neq?|approx|equiv|Rightarrow|iff|to)(?![A-Za-z])")
_OPEN_END = expression(
    r"(?:(?:^|\s|,)(?:etc|et cetera|and so on|and (?:many )?(?:more|others)|among others"
    r"|usw|u\. ?v\. ?m|und so weiter|und andere"
    r"|entre otr[oa]s|y (?:otros|más)|entre outr[oa]s|e outros|e mais|et autres|ecc|e altri|enz"
    r"|itd|itp|i inne|и т\. ?д|и т\. ?п|и др"
    r"|и другие|osv|m\.m|vb|ve diğerleri|vân vân|v\.v|dll|dan lain-lain"
    r"|وغيرها|إلخ|וכו'?|ועוד)|(?:など)+|等等?|등등?|…|\.\.\.)[.)\s]*$",
    re.IGNORECASE,
)
_OPEN_LEAD = expression(
    r"(?<!\w)(?:e\.\s?g|eg|for example|for instance|such as|including|among others"
    r"|z\.\s?b|zum beispiel|beispielsweise|unter anderem|wie etwa"
    r"|par exemple|p\. ?ex|notamment|por ejemplo|p\. ?ej|tales como|entre otr[oa]s|por exemplo"
    r"|tais como|ad esempio|per esempio"
    r"|tra cui|bijvoorbeeld|zoals|na przykład|np|m\.in|например|в том числе|örneğin|till exempel|t\.ex|bland annat"
    r"|ví dụ|misalnya|seperti|مثل|مثلا|למשל|כגון"
    r"|examples|beispiele|exemples|ejemplos|exemplos|esempi|voorbeelden|przykłady|примеры|приклади|örnekler|exempel"
    r"|(?:like|wie|comme|como|come|zoals|jak|как|як|som)(?=\W*$))(?!\w)|例えば|たとえば|例如|比如|예를 들어",
    re.IGNORECASE,
)


# “Some services that run there” are not all.
_SOME = (
    r"(?:some|a few|a couple of|certain|einige|ein paar|manche|gewisse|quelques|certaine?s|algun[oa]s|ciert[oa]s"
    r"|cert[oa]s|alcun[ie]|qualche|cert[ie]|sommige|enkele|een paar|niektóre|kilka|některé|několik|некоторые|несколько"
    r"|деякі|кілька|bazı|birkaç|några|vissa|nogle|noen|một số|vài|beberapa|بعض|برخی|چند|כמה|कुछ)"
)
_OF_MORE = expression(
    rf"\W*{_SOME}\s\S|.*(?<!\w){_SOME}(?:\s(?!cases|Fällen|cas\b|casos|casi|случаях|випадках)\S+){{1,6}}\W*$"
    r"|\W*(?:一些|某些|部分|若干|一部の|一部 |몇 가지|몇몇|일부)",
    re.IGNORECASE,
)


def is_sentence(words: str, *, completes: bool, language: str) -> bool:
    """Whether an item says something instead of naming it.

    An item that `completes` the words before its list may start with a verb.
    """
    dense = any(map(is_ideographic, words))
    if count_words(words) < SHORTEST_SENTENCE:
        return False
    if _STOP.search(words) and not _ABBREVIATED.search(words):
        return True
    if completes:
        return False
    if dense:
        return _DENSE_END.search(words) is not None
    if _POINTS_BACK.match(words):
        return True
    finite = _FINITE.search(words[:1].lower() + words[1:])
    if finite is not None and _RELATIVE.search(words, 0, finite.start()) is None:
        return True
    return language[:2].lower() == "en" and _PREDICATE.match(words) is not None


def names_examples(words: str) -> bool:
    """Whether `words` lead in to examples."""
    return _OPEN_LEAD.search(words) is not None or _EXAMPLE.match(words) is not None


_EXAMPLE = expression(
    r"\W*(?:example|beispiel|exemple|ejemplo|exemplo|esempio|voorbeeld|przykład|пример|приклад|örnek|exempel|ví dụ"
    r"|contoh"
    r"|مثال|例|예)s?\W*[:：]",
    re.IGNORECASE,
)


def points_back(words: str) -> bool:
    """Whether a sentence starts with a pronoun, so that its subject is what was named before it."""
    return _POINTS_BACK.match(words) is not None


def is_clause(words: str) -> bool:
    """Whether `words` say that something is so: a subject and a verb that no "which" or "if" makes part of a name."""
    if count_words(words) < FEWEST_CLAUSE_WORDS or any(map(is_ideographic, words)):
        return False
    words = _ARTICLE.sub("", words)
    finite = _FINITE.search(words[:1].lower() + words[1:])
    return finite is not None and finite.start() > 0 and _RELATIVE.search(words, 0, finite.start()) is None


def is_equation(name: Inlines) -> bool:
    """Whether a formula says what equals what, or is greater: it says something, and names nothing."""
    return any(isinstance(node, Math) and _RELATES.search(node.tex) for node in walk(name))


def are_unlike(names: list[str], *, mixed: bool) -> bool:
    """Whether items have no kind in common: bare and explained ones `mixed` with remarks, signs before some of them."""
    # What speaks for something and what speaks against it is no one list.
    if any(name[:1] in "✅✔✓" for name in names) and any(name[:1] in "❌✗✘✖⚠" for name in names):
        return True
    signed = sum(unicodedata.category(name[0]) == "So" for name in names if name)
    return 0 < signed < len(names) or (mixed and any(count_words(name) > LONGEST_UNLIKE for name in names))


def is_open(names: list[str], lead: str) -> bool:
    """Whether a list says of itself that there is more than it names, or that it gives examples."""
    last = names[-1]
    bracketed = last.rstrip(". ").endswith((")", "）", "]"))
    return (
        any(_OPEN_END.fullmatch(f" {name}") or _OPEN_END.match(name) for name in names)
        or (not bracketed and _OPEN_END.search(last) is not None)
        or _OPEN_LEAD.search(lead) is not None
        or _OF_MORE.match(lead) is not None
        or _OPEN_END.search(lead.rstrip(":： ")) is not None
    )
