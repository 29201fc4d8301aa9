"""Why a line of the source became no card: the words of the coverage report, which lint and docs go by."""

from __future__ import annotations

# ---- what the author can mend ----------------------------------------------------------------------------------------
NO_ANSWER = "no answer in this row"
NO_ANSWER_TO_QUESTION = "a question without an answer"
NO_DEFINITION = "a term without a definition"
NO_MARK = "a rule without a marked word: put ==…== around what decides"
OPENING = "opening lines: they introduce the sheet"
NO_SUBJECT = "no heading or sentence says what these phrases are"
LONG_LIST = "a list too long to name from memory"
LONG_PHRASES = "a list of sentences too long to name from memory"
SENTENCES = "a list of sentences: they say something of the subject instead of naming what it has"
UNLIKE = "a list of unlike items: no one question asks for all of them"
OPEN_LIST = "a list that names examples: nothing says that these are all"
ORDINAL = "an ordinal: nothing says of what"
GIVES_AWAY = "the question would give its answer away"
BARE_SIGN = "a bare sign that nothing says the meaning of"
SAYS_NOTHING = "a remark, example or verdict that does not say what it is about"
WRONG_AS_ANSWER = "it would ask for what is wrong"
POINTS_ELSEWHERE = "it only points at another place of the sheet"
SIGN_AS_ANSWER = "a tick or dash is no answer"
TRANSCRIPT = "a program's transcript, and not what brings it about"
LONG_FRONT = "a question of more lines than one reads"
HOLDS_NUMBER = "the question holds the number that decides the answer"
QUESTION_AS_ANSWER = "there is a question in place of its answer"
UNSEEN = "the question is about something that the card does not show"
FOREIGN_ON_FACE = "there is markup of another tool, or HTML, among the words"
OFFERS_ANSWER = "the question holds its answer"
ALL_HIDDEN = "a rule that would be hidden as a whole"
NO_ARROWS = "a chart without arrows"
_REPEATED = "same question and answer as line "
_AMBIGUOUS = "the same question has another answer in line "
REFRAIN = "said alike of several sections"

# ---- what is no fact -------------------------------------------------------------------------------------------------
SWITCHED_OFF = "cards are switched off here"
SIDE_BY_SIDE = "two sides of a comparison: neither asks for the other"
ANSWER_KEY = "an answer key: it answers questions that are elsewhere, and asks nothing itself"
CONTENTS = "a table of contents"
CHANGES = "a change log"
TODO = "a list of things to do"
LINKS = "links: they point elsewhere and say nothing themselves"
CROSS_REFERENCE = "a cross-reference"
QUESTIONS_ONLY = "questions without an answer"
PHRASE = "a phrase that asks nothing by itself"
EMPTY_ITEM = "an empty item"
BELONGS_ABOVE = "goes with what is above it"
HEADS = "heads what is nested in it"
HOLDS_NOTHING = "holds nothing that can be asked"
HEADING = "a heading: the context of what is below it"
LEADS_IN = "leads in to what follows"
SECTION_ROW = "the title of the rows below"
DIVIDER_ROW = "a divider"
ATTRIBUTE_ROW = "an attribute line"
BLANK_ROW = "a blank row"
HEADER_ROW = "repeats the header"
ANATOMY = "sample values of one pattern: no part of it asks for another"
PLAN = "a plan of what to do when: nothing to know by heart"
PARALLEL = "columns that are compared: no cell asks for its neighbour"
LINK_TEXT = "the words of a link, which say nothing themselves"
SIGNS = "signs that nothing says the meaning of"
EXAMPLES = "examples only: they show what is said elsewhere"
GIVEN_FORM = "the form by which the other forms of its word are asked"
ONE_COLUMN = "a table of one column: nothing asks for its cells"
TOO_WIDE = "a table of more columns than can be asked"
GALLERY = "each cell is for itself: none asks for another"
FOREIGN = "markup of another tool"
PICTURE = "a picture"
LOST_PICTURE = "its picture cannot be shown"
NO_WORDS = "no words"
CODE = "code: no name, comment or task right above it asks for it alone"
CODE_LINE = "a line of code that no comment asks for"
COMMENT_LINE = "a comment that asks for no code of its own"
NO_SECOND_COLUMN = "a line without what the lines around it have"
LONG_CODE = "code too long to say from memory"
DEMO = "an example of what the text says, not its answer"
TRANSCRIPT = "a session or a program's output: it shows, it answers nothing"
LIST_IN_FENCE = "a list set as code: written as a list, it can be asked"
DRAWING = "a drawing in characters"
DIAGRAM = "the source of a diagram: of diagrams, only flowcharts are asked"
FORMULA = "a formula that no heading or sentence asks for"
TEXT = "running text: nothing in it is marked to be asked"
NOTHING_ASKS = "nothing in it asks for anything"
NOTHING_LEFT = "nothing is left to ask"

# ---- lines between blocks --------------------------------------------------------------------------------------------
FENCE = "the edge of a code block"
ADDRESS = "a link's address"
MARKUP = "markup without words"
CALLOUT = "the kind of a callout"
COLUMN_NAMES = "a header row: the names of the columns below it"
STRAY = "not part of any block"


def repeated(line: int) -> str:
    """The same was asked before, at `line`."""
    return f"{_REPEATED}{line}"


def is_repeated(reason: str) -> bool:
    """Whether a reason is one of `repeated`."""
    return reason.startswith(_REPEATED)


def ambiguous(line: int) -> str:
    """What is asked at `line` too has another answer there."""
    return f"{_AMBIGUOUS}{line}"


def is_ambiguous(reason: str) -> bool:
    """Whether a reason is one of `ambiguous`."""
    return reason.startswith(_AMBIGUOUS)
