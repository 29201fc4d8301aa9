"""In which language a sheet is written, where its author does not say: told by letters, and by the commonest words."""

from __future__ import annotations

import re
from collections import Counter

from generator.expressions import expression
from generator.scripts import language_of

DEFAULT = "en"

# The commonest words that no neighbour language shares, at least in so many places.
_WORDS = {
    "en": "the of and is are with from that this which when your you not for an by or it be how what",
    "de": "der die das und ist nicht mit für auf dem den ein eine wird werden sich von auch bei oder wie zur zum als",
    "fr": "le les des et est une dans pour qui sur avec pas du au aux ce cette sont ou plus être à",
    "es": "el los las y es una con por para que del se no al más como su son está o en lo",
    "pt": "o os as e é uma com por para que do da dos das não em ao mais como são no na um",
    "it": "il gli e è una con per che del della dei delle non sono di nel alla più come si lo",
    "nl": "de het een en is van niet met voor op zijn dat wordt door naar ook bij aan of uit",
    "pl": "i w jest na z się nie do to że od przez dla oraz lub są jak po za",
    "tr": "ve bir bu için ile da de olarak olan daha çok gibi her ise veya değil kadar",
    "sv": "och är som att det en ett på för med av inte till den eller från kan när",
    "vi": "và là của có được cho các một không với trong khi này người để những từ",
    "id": "dan yang di untuk dengan adalah pada ini itu dari tidak atau ke dalam akan oleh",
    "cs": "a je v se na že jsou nebo pro jako při který která které aby pokud tak co jak být lze podle",
    "sk": "a je v sa na že sú alebo pre ako pri ktorý ktorá ktoré aby ak tak čo byť podľa nie",
    "da": "og er det at af til ikke på med som der et kan fra eller ved efter hvor bliver også når",
    "nb": "og er det å av til ikke på med som et kan fra eller ved etter hvor blir også når",
    "fi": "ja on ei se että ovat tai joka kun mutta voi kuin sekä myös niin jos olla käyttää",
    "hu": "az és egy hogy nem van ez vagy mint csak kell lehet több például akkor nincs amely illetve",
    "ro": "și în de la cu pe este din care sunt pentru nu mai sau prin ce ca această",
}
# Of languages that share most of their small words, the one with the most of them is meant.
_NEIGHBOURS = (frozenset({"cs", "sk", "pl"}), frozenset({"da", "nb", "sv"}))
_SETS = {language: frozenset(words.split()) for language, words in _WORDS.items()}
_WORD = expression(r"[^\W\d_]+")
# Code and addresses are in no language.
_CODE = expression(
    r"^(```|~~~).*?^\1|`[^`\n]*`|\$\$?[^$]{1,9999}\$\$?|<[^>]{0,2000}>|https?://\S+|\]\([^)]{0,2000}\)",
    re.DOTALL | re.MULTILINE,
)
# Letters that words of few of these languages have; English has none of them.
_LETTERS = {
    "de": "äöüß",
    "fr": "àâçèêëîïœù",
    "es": "áíñóú",
    "pt": "ãâçõêáíóú",
    "it": "àèìòù",
    "pl": "ąćęłńóśźż",
    "tr": "çğıöşü",
    "sv": "åäö",
    "cs": "ěřůčšžýďťň",
    "sk": "ľĺŕôčšžýďťň",
    "da": "æøå",
    "nb": "æøå",
    "hu": "őű",
    "ro": "ăâîșşțţ",
    "vi": "ăđơưạảấầẩậắằẵẹẻẽếềểễệỉịọỏốồổộớờởợụủứừữựỳỷ",
}
_LETTER = {language: expression(f"[{letters}]") for language, letters in _LETTERS.items()}
# As many different words of a language prove it, as often as another's again half, and in some part of all words: in
# tables of CSS `y` and `os` are no Spanish and no Portuguese, however often they are there.
_FEWEST = 4
_LEAD = 1.5
_LEAST_SHARE = 0.025
# A shorter word is a name or a variable in too many sheets to prove anything by itself.
_SHORTEST = 2
_SHORTEST_LETTERED = 4

_KANA = expression("[\u3041-\u30ff]")
# Letters that tell one language of a script from the one that the script is taken for.
_TELLING: dict[str, tuple[tuple[str, re.Pattern[str]], ...]] = {
    "ar": (("ur", expression("[ٹڈڑے]")), ("fa", expression("[پچژگیک]"))),
    "cyrillic": (("uk", expression("[їєґі]")), ("ru", expression("[ыэё]"))),
}
_CYRILLIC = expression("[\u0400-\u04ff]")
_DEVANAGARI = expression("[\u0900-\u097f]")


def language_written(titles: str, text: str) -> str:
    """The language (`ja`) of a sheet by its `titles` and all of its `text`; DEFAULT where nothing tells.

    Titles go first: a list of foreign words is headed in the language of those who learn them.
    """
    prose = _CODE.sub(" ", text)
    for told in (titles, prose):
        letters = sum(map(str.isalpha, told))
        for name, script in (("cyrillic", _CYRILLIC), ("hi", _DEVANAGARI)):
            if letters and len(script.findall(told)) * 2 > letters:
                return _told_apart(name, told + prose) if name == "cyrillic" else name
        found = language_of(told, "") if not told.isascii() else ""
        if found == "zh" and _KANA.search(prose):
            return "ja"
        if found:
            return _told_apart(found, prose)
    return _by_words(prose)


def han_language(language: str, text: str) -> str:
    """The language of Chinese characters without a word of their own in a sheet of `language` with this `text`."""
    if language.split("-")[0].lower() in ("zh", "ja", "ko", "yue"):
        return language
    return "ja" if _KANA.search(text) else "zh"


def _told_apart(language: str, text: str) -> str:
    """The language of a script by letters that it alone has, where it has them in some number."""
    folded = text.casefold()
    counts = {name: len(letters.findall(folded)) for name, letters in _TELLING.get(language, ())}
    own = [(count, name) for name, count in counts.items() if count * 100 >= len(folded)]
    if own:
        return max(own)[1]
    return {"cyrillic": "ru"}.get(language, language)


def _by_words(text: str) -> str:
    counts = Counter(_WORD.findall(text.casefold()))
    # Beside English sentences, words with letters of their own are what a list of foreign words teaches.
    english = _is_proven(_proofs(DEFAULT, counts, lettered=False), counts)
    found = sorted(((*_proofs(language, counts, lettered=not english), language) for language in _SETS), reverse=True)
    most, different, language = found[0]
    near = next((names for names in _NEIGHBOURS if language in names), frozenset({language}))
    next_most = next(count for count, _, other in found if other not in near)
    proven = _is_proven((most, different), counts) and most >= _LEAD * next_most
    return language if proven else DEFAULT


def _is_proven(proofs: tuple[int, int], counts: Counter[str]) -> bool:
    return proofs[1] >= _FEWEST and proofs[0] >= _LEAST_SHARE * counts.total()


def _proofs(language: str, counts: Counter[str], *, lettered: bool) -> tuple[int, int]:
    """How often words of a language are in a text, and how many different ones prove it; `lettered` by letters too."""
    common = {word for word in _SETS[language] if counts[word]}
    letter = _LETTER.get(language) if lettered else None
    told = {word for word in counts if letter and len(word) >= _SHORTEST_LETTERED and letter.search(word)} - common
    return (
        sum(counts[word] for word in common | told),
        sum(len(word) >= _SHORTEST for word in common) + len(told),
    )
