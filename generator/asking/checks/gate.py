"""The gate: does this front ask? One ordered list of small checks, the same for the builder and for lint.

A new check is one function of a `Card` in a module beside this one, a row in GATE, and its cases in
tests/unit/test_asking_gate.py. What it stops over a folder of sheets is printed by tools/card_quality.py.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator import reasons
from generator.asking.checks import (
    answers,
    clozes,
    code_signs,
    commands,
    connectives,
    faces,
    labels,
    list_signs,
    lists,
    pointing,
    readers,
    secrets,
    sheets,
    signs,
    step_signs,
    terms,
)
from generator.asking.checks.card import Card, Check, Finds, Verdict
from generator.facts import ChartFact, ClozeFact, Fact, RowFact, SequenceFact

STOP, DOUBT = Verdict.STOP, Verdict.DOUBT

# The first check that stops a card gives the reason.
GATE: tuple[Check, ...] = (
    Check(
        code="bare-sign",
        verdict=STOP,
        reason=reasons.BARE_SIGN,
        help="name the column in the header row, or put a heading above the table",
        finds=labels.is_bare_sign,
    ),
    Check(
        code="generic-label",
        verdict=STOP,
        reason=reasons.SAYS_NOTHING,
        help="write what it is about in place of the label, or mark what decides with ==…==",
        finds=labels.asks_by_nothing,
    ),
    Check(
        code="about-the-sheet",
        verdict=STOP,
        reason=reasons.ABOUT_THE_SHEET,
        help="put it into the front matter, or above the first heading",
        finds=sheets.is_an_attribution,
    ),
    Check(
        code="asks-the-reader",
        verdict=STOP,
        reason=reasons.ASKS_THE_READER,
        help="ask for something that every reader can know",
        finds=readers.asks_the_reader,
    ),
    Check(
        code="blank-to-fill",
        verdict=STOP,
        reason=reasons.BLANK_TO_FILL,
        help="fill it in, or put it into backticks where it is meant as code",
        finds=sheets.is_a_blank,
    ),
    Check(
        code="address-as-answer",
        verdict=STOP,
        reason=reasons.ADDRESS_AS_ANSWER,
        help="write what it is, and put the address behind its words",
        finds=sheets.is_an_address,
    ),
    Check(
        code="sentence-as-term",
        verdict=STOP,
        reason=reasons.SENTENCE_AS_TERM,
        help="put a term before the colon, or write it as a rule and mark what decides with ==…==",
        finds=terms.is_sentence,
    ),
    Check(
        code="connective-as-term",
        verdict=STOP,
        reason=reasons.CONNECTIVE_AS_TERM,
        help="put what it is about before the colon, or write it as a rule and mark what decides with ==…==",
        finds=connectives.goes_on,
    ),
    Check(
        code="wrong-as-answer",
        verdict=STOP,
        reason=reasons.WRONG_AS_ANSWER,
        help="put the column of what is wrong first: it asks for what is right",
        finds=labels.asks_for_the_wrong,
    ),
    Check(
        code="ordinal-subject",
        verdict=STOP,
        reason=reasons.ORDINAL,
        help="say of what: “First step of painting: …”, or put a heading for the steps above",
        finds=labels.only_counts,
    ),
    Check(
        code="worked-case",
        verdict=STOP,
        reason=reasons.WORKED_CASE,
        help="write the case as a question with its answer",
        finds=labels.is_worked_out,
        about=(RowFact, ClozeFact, SequenceFact),
    ),
    Check(
        code="points-elsewhere",
        verdict=STOP,
        reason=reasons.POINTS_ELSEWHERE,
        help="write out what it points at",
        finds=pointing.only_points,
    ),
    Check(
        code="sign-as-answer",
        verdict=STOP,
        reason=reasons.SIGN_AS_ANSWER,
        help="write what the sign means",
        finds=answers.is_sign,
    ),
    Check(
        code="answer-to-come",
        verdict=STOP,
        reason=reasons.TO_COME,
        help="write the answer, or delete the line",
        finds=answers.is_unfinished,
    ),
    Check(
        code="link-as-answer",
        verdict=STOP,
        reason=reasons.LINK_TEXT,
        help="write the answer beside the link",
        finds=answers.is_link_text,
    ),
    Check(
        code="transcript-as-answer",
        verdict=STOP,
        reason=reasons.TRANSCRIPT,
        help="leave only the command, without its prompt and what it printed",
        finds=answers.is_transcript,
    ),
    Check(
        code="long-front",
        verdict=STOP,
        reason=reasons.LONG_FRONT,
        help="say in a sentence what is asked, and move the rest into the answer",
        finds=faces.is_long,
    ),
    Check(
        code="answer-in-question",
        verdict=STOP,
        reason=reasons.GIVES_AWAY,
        help="choose the key with <!-- key: … -->, or the columns to ask with <!-- ask: … -->",
        finds=secrets.holds_its_answer,
    ),
    Check(
        code="all-hidden",
        verdict=STOP,
        reason=reasons.ALL_HIDDEN,
        help="put ==…== around the words that decide only",
        finds=clozes.is_all_hidden,
        about=(ClozeFact,),
    ),
    Check(
        code="shown-code",
        verdict=STOP,
        reason=reasons.ONLY_SHOWS,
        help="say what the code does, or give it a heading of its own",
        finds=commands.only_shows,
    ),
    Check(
        code="no-term",
        verdict=STOP,
        reason=reasons.NO_TERM,
        help="write it as a definition (the term, and below it `: ` with its meaning), or as `Q:` and `A:`",
        finds=signs.shows_no_term,
    ),
    Check(
        code="list-of-statements",
        verdict=STOP,
        reason=reasons.STATEMENTS,
        help="name each item in a few words, and put the rest behind a colon",
        finds=lists.are_statements,
    ),
    Check(
        code="no-set",
        verdict=STOP,
        reason=reasons.NAMES_NO_SET,
        help="put the items below a few words with a colon that name what they all are",
        finds=list_signs.names_no_set,
    ),
    Check(
        code="long-steps",
        verdict=STOP,
        reason=reasons.LONG_STEPS,
        help="call each step by a few words, and put the rest behind a colon",
        finds=lists.are_long_steps,
        about=(SequenceFact,),
    ),
    Check(
        code="no-procedure",
        verdict=STOP,
        reason=reasons.NO_PROCEDURE,
        help="call each step by a few words, below a title that names the procedure",
        finds=step_signs.are_no_procedure,
        about=(SequenceFact,),
    ),
    Check(
        code="unasked-code",
        verdict=STOP,
        reason=reasons.NOT_ASKED_FOR,
        help="say what one line of code does, right above it or in a comment behind it",
        finds=code_signs.is_not_asked_for,
    ),
    Check(
        code="bare-gap",
        verdict=DOUBT,
        reason=reasons.BARE_GAP,
        help="put ==…== around the words that decide, and leave the rest of their sentence",
        finds=clozes.is_bare,
        about=(ClozeFact,),
    ),
    Check(
        code="account-of-work",
        verdict=DOUBT,
        reason=reasons.ACCOUNT_OF_WORK,
        help="switch its cards off with `cards: none` in front matter, or give it the title of its subject",
        finds=sheets.tells_of_work,
        about=(RowFact, ClozeFact),
    ),
    Check(
        code="example-as-answer",
        verdict=DOUBT,
        reason=reasons.EXAMPLE_AS_ANSWER,
        help="say what it is before the example",
        finds=answers.is_an_example,
    ),
    Check(
        code="clause-as-term",
        verdict=DOUBT,
        reason=reasons.CLAUSE_AS_TERM,
        help="put a term before the colon, or ask a question",
        finds=terms.is_a_clause,
    ),
    Check(
        code="linked-term",
        verdict=DOUBT,
        reason=reasons.LINKED_TERM,
        help="say what it means, or put its list below a heading such as “Links”",
        finds=terms.is_linked,
    ),
    Check(
        code="hardly-a-term",
        verdict=DOUBT,
        reason=reasons.HARDLY_A_TERM,
        help="put terms in one list below a title that says what they are, and say of each what it is",
        finds=signs.shows_hardly_a_term,
    ),
    Check(
        code="leads-on",
        verdict=DOUBT,
        reason=reasons.LEADS_ON,
        help="put the name of what is listed before the colon",
        finds=terms.leads_on,
    ),
    Check(
        code="long-gap",
        verdict=DOUBT,
        reason=reasons.LONG_GAP,
        help="put ==…== around the word that decides",
        finds=clozes.hides_a_clause,
        about=(ClozeFact,),
    ),
    Check(
        code="answer-offered",
        verdict=DOUBT,
        reason=reasons.OFFERS_ANSWER,
        help="ask without the words of the answer",
        finds=secrets.offers_its_answer,
        about=(RowFact, ClozeFact),
    ),
    Check(
        code="number-in-question",
        verdict=DOUBT,
        reason=reasons.HOLDS_NUMBER,
        help="ask without the number, or for what it counts",
        finds=secrets.holds_its_number,
    ),
    Check(
        code="question-as-answer",
        verdict=DOUBT,
        reason=reasons.QUESTION_AS_ANSWER,
        help="move the question to the front: make its column the key, or write its answer",
        finds=answers.is_question,
    ),
    Check(
        code="unseen-block",
        verdict=DOUBT,
        reason=reasons.UNSEEN,
        help="put what it is about into the question",
        finds=pointing.asks_of_what_is_not_there,
    ),
    Check(
        code="unnamed-subject",
        verdict=DOUBT,
        reason=reasons.NO_SUBJECT_NAMED,
        help="name in the question what it is about",
        finds=pointing.names_no_subject,
    ),
    Check(
        code="hardly-a-set",
        verdict=DOUBT,
        reason=reasons.HARDLY_A_SET,
        help="put the items below a few words with a colon that name what they all are",
        finds=list_signs.hardly_names_a_set,
    ),
    Check(
        code="hardly-a-procedure",
        verdict=DOUBT,
        reason=reasons.HARDLY_A_PROCEDURE,
        help="call each step by a few words, below a title that names the procedure",
        finds=step_signs.are_hardly_a_procedure,
        about=(SequenceFact,),
    ),
    Check(
        code="hardly-asked-code",
        verdict=DOUBT,
        reason=reasons.HARDLY_ASKED_FOR,
        help="say what one line of code does, right above it or in a comment behind it",
        finds=code_signs.is_hardly_asked_for,
    ),
    Check(
        code="steps-as-set",
        verdict=DOUBT,
        reason=reasons.STEPS_AS_SET,
        help="say in the heading that steps follow: their order is asked then",
        finds=lists.are_steps,
    ),
    Check(
        code="long-lead",
        verdict=DOUBT,
        reason=reasons.LONG_LEAD,
        help="say in a few words what the list holds",
        finds=lists.ends_a_story,
    ),
    Check(
        code="long-code",
        verdict=DOUBT,
        reason=reasons.MUCH_CODE,
        help="leave the line that decides, or divide it",
        finds=commands.is_much,
    ),
    Check(
        code="telling-comment",
        verdict=DOUBT,
        reason=reasons.TELLS,
        help="say what the code does, in words that need no others",
        finds=commands.tells,
    ),
    Check(
        code="foreign-markup",
        verdict=DOUBT,
        reason=reasons.FOREIGN_ON_FACE,
        help="put it into backticks where it is meant as text, or take it out",
        finds=faces.shows_markup,
        about=(RowFact, ClozeFact),
    ),
)


# By the kind of fact, because a large deck asks them a million times.
_STOPS: Mapping[type[Fact], tuple[tuple[Finds, Check], ...]] = {
    kind: tuple((check.finds, check) for check in GATE if check.verdict is STOP and kind in check.about)
    for kind in (RowFact, ClozeFact, SequenceFact, ChartFact)
}


def stopped_by(card: Card) -> Check | None:
    """The first check that stops `card`; None where it can be asked."""
    for finds, check in _STOPS[type(card.fact)]:
        if finds(card):
            return check
    return None


def doubts_about(card: Card) -> Iterator[Check]:
    """The checks that let `card` through with a doubt."""
    return (check for check in GATE if check.verdict is DOUBT and check.holds(card))
