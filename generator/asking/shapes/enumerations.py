"""Bare phrases under a heading: one card that asks for all of them, or none with a reason."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from generator import reasons
from generator.asking.checks.remarks import is_remark
from generator.asking.checks.words import QUESTION_WORDS, REMARK_LABELS, SAMPLE_LABELS, VERDICT_LABELS
from generator.asking.shapes.base import Place
from generator.asking.shapes.clauses import are_unlike, is_equation, is_open, is_sentence
from generator.asking.shapes.clauses import is_clause as says_something
from generator.asking.shapes.counting import all_of
from generator.asking.shapes.list_titles import (
    MOST_MEMBER_WORDS,
    are_clauses,
    are_names,
    compares,
    counts,
    counts_otherwise,
    heads_sets,
    is_clause,
    is_collection,
    is_cut,
    is_plural,
    is_told,
    most_words,
    names_a_set,
)
from generator.asking.shapes.list_words import PLANS, REPORTS
from generator.asking.shapes.looks import is_code, is_link
from generator.asking.shapes.ordinals import is_ordinal
from generator.asking.shapes.sentence_words import ALSO, AND_WORDS, CONNECTIVES, IMPERATIVES
from generator.asking.shapes.tasks import is_told_to_do
from generator.asking.shapes.vocabulary import (
    COPULA,
    FRAME_HEADINGS,
    TIP_LABELS,
    holds_one_of,
    is_one_of,
    listed,
    opens_with,
)
from generator.asking.shapes.wording import count_words, lines, visible, without_colon
from generator.blocks import ItemList
from generator.expressions import expression
from generator.facts import Question, RowFact
from generator.inlines import Code, Inlines, Text, text

TITLED, CLAUSE, PLURAL, SET, KIND, COUNTED = "titled", "clause", "plural", "set", "kind", "counted"
SHORT, SOME_SAY_MORE = "short names", "some say more"
# As many as one keeps in mind, and as much as one reads at a glance.
MOST_NAMES = 7
LONGEST_NAME = 110
LONGEST_LIST = 360
_LONGEST_SUBJECT = 120
# Words of a lead that its items may complete to a sentence.
_FEWEST_LEAD_WORDS = 2
# Of the verdicts, those that have as many members as their subject has.
_SIDES_OF_ONE = {"pro", "con", "pros", "cons"}
# “It needs:” does not say what needs it.
_POINTS_BACK = expression(
    r"(?:it|they|this|these|those|he|she|er|sie|diese?[rs]?|cela|ça|cette|cet|ces|elle|elles|ils|est[eao]s?|ello|ella"
    r"|quest[oaie]|esso|isso|isto|ele|ela|dit|deze|hij|zij|to|ono|oni|t[aeo]nto|это|эт[аи]|этот|он|она|они|він|вона|вони"
    r"|ц[яеі]|цей|bunlar|den|det|nó|chúng|هو|هي|هذ[اه]|它|这|此|该"
    r"|這)\b",
    re.IGNORECASE,
)
_MOST_POINTING_WORDS = 4
# A longer line that begins with a verb tells what is done, and names nothing.
_MOST_TASK_WORDS = 4
# What is below is offered: which of it is right, another place says.
_CHOOSE = expression(
    r"(?:choose|select|pick|tick|mark|check)\s(?:from\s)?(?:one|two|three|all|an?"
    r"|the (?:correct|right|best|true|false))\b"
    r"|(?:answer )?(?:options|choices)\W*$"
    r"|wählen? sie|wähle|kreuze|choisi\w*|coche[rz]|elige|elija|selecciona|marque|marca|escolha|assinale|scegli|kies"
    r"|selecteer"
    r"|wybierz|zaznacz|выбер\w+|отметь\w*|обер\w+|познач\w+|seçin|işaretle\w*|välj|kryssa|chọn|pilih|اختر|בחר|選べ|選びなさい"
    r"|选择(?:一|正确)|選択(?:肢|せよ)|고르",
    re.IGNORECASE,
)
_ASIDE = expression(r"\s*[(（][^()（）]*[)）]$")
# They say that something follows, not what.
_NO_SUBJECTS = (
    FRAME_HEADINGS | TIP_LABELS | QUESTION_WORDS | REMARK_LABELS | SAMPLE_LABELS | (VERDICT_LABELS - _SIDES_OF_ONE)
) | listed(
    """
    in particular, especially, namely, particularly, insbesondere, vor allem, nämlich, und zwar, notamment,
    en particulier, surtout, en particular, especialmente, sobre todo, em particular, sobretudo, in particolare,
    soprattutto, met name, vooral, w szczególności, zwłaszcza, в частности, особенно, а именно, зокрема, özellikle,
    särskilt, zejména, især, spesielt, 特に, 尤其, 特别是, 特別是, 특히
    """
)


def name_all(place: Place, names: Sequence[Inlines], block: ItemList, *, mixed: bool) -> RowFact | str:
    """The fact that asks for all items of `block` by their `names`, or why there is none; `mixed`: some say more."""
    subject = _subject(place)
    if subject is None or block.start > 1 or any(holds_one_of(title, REPORTS) for title in place.path):
        return reasons.NO_SUBJECT
    key, where, at_heading = subject
    words = [visible(name) for name in names]
    lead = visible(place.lead)
    if len(names) < 2:
        return reasons.PHRASE
    if is_open(words, lead or visible(key)) or is_collection(visible(without_colon(key))):
        return reasons.OPEN_LIST
    if len(names) > MOST_NAMES:
        return reasons.LONG_LIST
    if max(map(len, words)) > LONGEST_NAME or sum(map(len, words)) > LONGEST_LIST:
        return reasons.LONG_PHRASES
    if all(name.endswith(("?", "？", "؟")) for name in words):
        return reasons.QUESTIONS_ONLY
    if any(map(is_link, names)) and sum(map(count_words, words)) < 2 * len(names):
        return reasons.LINKS
    completes = lead.endswith((":", "：")) and count_words(lead) >= _FEWEST_LEAD_WORDS
    said = sum(is_sentence(name, completes=completes, language=place.language) for name in words)
    if said * 2 >= len(names) or all(map(is_equation, names)):
        return reasons.SENTENCES
    if said * 3 >= len(names):
        return reasons.UNLIKE
    title = visible(without_colon(key))
    repeats = any(visible(name).casefold() == title.casefold() and not is_code(name) for name in names)
    if (
        any(is_one_of(name, CONNECTIVES | AND_WORDS) for name in words)
        or are_unlike(words, mixed=mixed)
        or is_cut(words)
        or any(map(_offers_other, words[1:]))
        or repeats
    ):
        return reasons.UNLIKE
    if sum(map(_holds_command, names)) * 2 >= len(names) or _are_tasks(title, words, place.language):
        return reasons.TASKS
    if counts_otherwise(title, len(names)):
        return reasons.OTHER_COUNT
    above = where.context[-1:] or (place.path[:-1] if at_heading else place.path)[-1:]
    plural = is_plural(title, place.language)
    named = names_a_set(title) or any(map(heads_sets, above)) or counts(title, len(names))
    if any(map(compares, place.path)) and not are_names(words, most=most_words(title, (), "en")):
        return reasons.ABOUT_A_SIDE
    if all(is_code(name) and " " in visible(name) for name in names) and not (plural or counts(title, len(names))):
        return reasons.NO_SET
    short = are_names(words, most=MOST_MEMBER_WORDS if plural else most_words(title, place.lead, place.language))
    says = not at_heading and not lead.endswith((":", "：")) and _is_said(title) and not counts(title, len(names))
    if says or not (is_clause(place.lead) or short or (named and not are_clauses(words))):
        return reasons.NO_SET
    answer = lines(
        (Text(text=f"{number}. " if block.ordered else "• "), *name) for number, name in enumerate(names, block.start)
    )
    question = Question(slot="all", prompt=text(all_of(len(names), place.language)), answer=answer)
    seen = (
        (TITLED, at_heading),
        (CLAUSE, is_clause(place.lead)),
        (PLURAL, plural),
        (SET, names_a_set(title) or any(map(heads_sets, above))),
        (KIND, heads_sets(title) or any(map(heads_sets, above))),
        (COUNTED, counts(title, len(names))),
        (SHORT, short),
        (SOME_SAY_MORE, mixed),
    )
    signs = tuple(sign for sign, holds in seen if holds)
    return where.row("list", block.span, key, (question,), at_heading=at_heading, signs=signs)


def _is_said(title: str) -> bool:
    """Whether the item that a list is nested in says that something is so, or what is done."""
    told = opens_with(title, IMPERATIVES) and count_words(title) > _MOST_TASK_WORDS
    return told or says_something(title) or COPULA.search(f" {title} ") is not None


# Another way of doing what the item above it says.
_OR = expression(r"(?:or|oder|ou|oppure|o bien|lub|nebo|или|або|veya|eller)\s+\S+\s|(?:或者|または|또는)")


def _offers_other(name: str) -> bool:
    return _OR.match(f"{name[:1].lower()}{name[1:]}") is not None


def _holds_command(name: Inlines) -> bool:
    """Whether an item says in words what a command behind them does."""
    return not isinstance(name[0], Code) and any(isinstance(node, Code) and " " in node.text.strip() for node in name)


def _are_tasks(title: str, words: Sequence[str], language: str) -> bool:
    """Whether a title tells what to do, and most items how: their order is what counts."""
    english = language[:2].lower() == "en"

    def told(line: str) -> bool:
        return count_words(line) > 1 and (opens_with(line, IMPERATIVES) if english else is_told_to_do(line))

    return told(title) and not is_plural(title, language) and sum(map(told, words)) * 2 > len(words)


def _subject(place: Place) -> tuple[Inlines, Place, bool] | None:
    """What the phrases are: the sentence or item that leads in, else the heading; and the place without it."""
    if place.crowded and not place.lead:
        return None
    if place.context:
        words = place.lead or text(place.context[-1])
        if len(visible(words)) > _LONGEST_SUBJECT or _says_nothing(words):
            return None
        return without_colon(words), replace(place, context=place.context[:-1]), False
    return None if not visible(place.heading) or _says_nothing(place.heading) else (place.heading, place, True)


def _says_nothing(words: Inlines) -> bool:
    """Whether a heading or lead says only that something follows."""
    bare = _ASIDE.sub("", visible(without_colon(words)))
    if _CHOOSE.match(bare) or not any(map(str.isalpha, bare)):
        return True
    if _POINTS_BACK.match(bare) and count_words(bare) <= _MOST_POINTING_WORDS:
        return True
    return (
        is_one_of(bare, _NO_SUBJECTS)
        or is_remark(bare)
        or is_ordinal(bare)
        or holds_one_of(bare, PLANS)
        or is_told(bare)
        or opens_with(bare, ALSO)
    )
