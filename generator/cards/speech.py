"""What is heard with an answer: recordings that the sheet links to, else words spoken by the learner's device."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from generator.cards.fields import attribute_text
from generator.expressions import expression
from generator.facts import AnyFact, ClozeFact, Pair, RowFact, Sheet, said
from generator.inlines import Inlines, Link, plain, remembered, walk
from generator.languages import han_language
from generator.notes import Media, is_recording
from generator.scripts import language_of

# Devices name a voice by language and country: where most of its speakers live, if no country is given.
COUNTRIES = {
    "ar": "SA", "bn": "BD", "ca": "ES", "cs": "CZ", "da": "DK", "el": "GR", "en": "US", "fa": "IR", "he": "IL",
    "hi": "IN", "hy": "AM", "ja": "JP", "ka": "GE", "ko": "KR", "nb": "NO", "sv": "SE", "uk": "UA", "ur": "PK",
    "vi": "VN", "yue": "HK", "zh": "CN",
}  # fmt: skip
# So many cells of a column, and so great a share of them, show that it teaches another language. One letter of another
# script is a sign (α, π), no word.
FEWEST_CELLS = 3
LEAST_SHARE = 0.8
FEWEST_LETTERS = 2
# A voice would read brackets as they are; and they are what Anki knows its own tags by.
_BRACKETS = expression(r"[\[\]]+")


class Speech:
    """Writes the Sound field of the facts of one sheet; `media` are its recordings and pictures by URL.

    The author's `speak` names languages and columns; without it a column in another script than the sheet's is spoken.
    """

    def __init__(self, sheet: Sheet, media: Mapping[str, Media]) -> None:
        self.media = media
        self.language = sheet.meta.language
        self.han = han_language(sheet.meta.language, sheet.source.text)
        self.declared = dict(sheet.meta.speak)
        self.columns = {} if self.declared else self._foreign_columns(sheet)
        self.recorded = any(found.mime.startswith("audio/") for found in media.values())

    def field(self, fact: AnyFact) -> str:
        """The recordings that `fact` links to, or what is spoken of it; often nothing."""
        if not (self.recorded or self.columns or self.declared):
            return ""
        linked = (node.url for inlines in said(fact) for node in walk(inlines) if isinstance(node, Link))
        heard = [self.media[url] for url in dict.fromkeys(linked) if url in self.media]
        recordings = [f"[sound:{found.name}]" for found in heard if found.mime.startswith("audio/")]
        return " ".join(recordings or dict.fromkeys(self._spoken(fact)))

    def _spoken(self, fact: AnyFact) -> Iterator[str]:
        if not isinstance(fact, RowFact):
            if isinstance(fact, ClozeFact) and (language := self.declared.get("")):
                yield from _tag(fact.content, language)
            return
        for pair in _cells(fact):
            name = _name(pair.header)
            language = self.declared.get(name) or self.columns.get((fact.section, name))
            if language:
                yield from _tag(pair.value, language)
        if self.declared.get(""):
            yield from _tag(fact.key, self.declared[""])

    def _foreign_columns(self, sheet: Sheet) -> dict[tuple[tuple[str, ...], str], str]:
        """The language of each column that has another than the sheet, by section and name."""
        found: defaultdict[tuple[tuple[str, ...], str], list[str]] = defaultdict(list)
        for fact in sheet.facts:
            for pair in _cells(fact) if isinstance(fact, RowFact) else ():
                found[fact.section, _name(pair.header)].append(self._foreign(plain(pair.value)))
        languages = {}
        for column, told in found.items():
            language = max(sorted(set(told)), key=told.count)
            if language and told.count(language) >= max(FEWEST_CELLS, LEAST_SHARE * len(told)):
                languages[column] = language
        return languages

    def _foreign(self, words: str) -> str:
        """The language of `words` where their script tells another than the sheet's, else nothing."""
        if words.isascii() or sum(map(str.isalpha, words)) < FEWEST_LETTERS:
            return ""
        language = language_of(words, self.language)
        if language == self.language:
            return ""
        return self.han if language == "zh" else language


def _cells(fact: RowFact) -> tuple[Pair, ...]:
    """The cells of the row; of a term, itself and what it is."""
    return fact.whole or (
        Pair(header=fact.key_header, value=fact.key),
        *(Pair(header=question.prompt, value=question.answer) for question in fact.questions),
    )


@remembered
def _name(header: Inlines) -> str:
    return " ".join(plain(header).split()).casefold()


def _tag(words: Inlines, language: str) -> Iterator[str]:
    """The tag by which Anki speaks `words`."""
    told = tuple(node for node in words if not (isinstance(node, Link) and is_recording(node.url)))
    spoken = attribute_text(_BRACKETS.sub(" ", plain(told).strip() or plain(words)))
    if any(map(str.isalnum, spoken)):
        yield f"[anki:tts lang={voice(language)}]{spoken}[/anki:tts]"


def voice(language: str) -> str:
    """`language` (`fr`, `pt-BR`) as Anki's voices are called (`fr_FR`, `pt_BR`)."""
    primary, *more = language.replace("_", "-").split("-")
    country = next((part for part in more if len(part) == 2), COUNTRIES.get(primary.lower(), primary))
    return f"{primary.lower()}_{country.upper()}"
