"""Whether words ask for the code beside them, or only are there: signs for and against it.

Of 403 cards of code in 317 files of 98 collections, all read by hand, 37 % were sound: of those with
a sum below 0 13 %, of those with 0 46 %, of the rest 70 %.
"""

from __future__ import annotations

import re

from generator.asking.checks.card import Card
from generator.asking.checks.weighing import (
    Sign,
    is_counted,
    is_decorated,
    is_example,
    is_guide,
    is_stopped,
    stands,
    weight,
)
from generator.asking.shapes import code_standing, standing
from generator.asking.shapes.code_parts import types_of
from generator.asking.shapes.looks import is_code
from generator.asking.shapes.tasks import is_statement, is_told_to_do
from generator.asking.shapes.vocabulary import EXAMPLE_COLUMNS, SETUP_WORDS, holds_one_of, listed, opens_with
from generator.asking.shapes.wording import count_words, visible
from generator.expressions import expression
from generator.facts import RowFact
from generator.inlines import Code, Math, walk

_SHELL = expression(r"(?:ba|z|fi|da|k)?sh|shell|console|shell-session|sh-session|powershell|ps1|cmd|bat|dos")
# A statement of these is a command to a database, and no part of a program.
_QUERIES = expression(
    r"(?:my|ms|pg|pl|p|t|spark)?sql\w*|cypher|kql|kusto|promql|hql|soql|cql|influxql|spl", re.IGNORECASE
)
_PLACEHOLDER = expression(r"<[\w -]+>|\[[\w .-]+\]|\{[\w ]+\}|\.\.\.|…|[A-Z]{3,}_[A-Z]+")
_OWN_SCRIPT = expression(
    r"(?:^|\s)(?:\.{1,2}/[\w\\ ]|(?:python3?|node|bash|sh|ruby|php|perl)"
    r"\s+[\"']?\S[^\"'|;]*\.(?:py|m?js|ts|sh|rb|php|pl)\b|make\s+[a-z])"
)
_BRACE = expression(r"[{};]\s*$", re.MULTILINE)
_BRACE_IN_QUERY = expression(r"[{}]\s*$", re.MULTILINE)
# What one does on the way, whatever the task is.
_ON_THE_WAY = expression(r"^\s*(?:[$>#]\s)?(?:sudo\s)?(?:cd|chmod|mkdir|wget|curl -O)\s", re.MULTILINE)
# It tells what its code does instead of asking for it.
_TELLS = expression(
    r"(?:gives|returns|tells|makes|stands|allows|means|expects?|is|are|expected|prints|shows|we|our|now)\s",
    re.IGNORECASE,
)
# What a program said, in place of a task.
_FAULT = expression(r"\b\w*(?:Error|Exception)\b\s?:|\" (?:created|deleted|configured|not found)$")
# What its author tried, and how that went.
_TRIED = expression(
    r"\b(?:I (?:tried|used|had|got)|(?:did|does)(?:n['’]t| not) work|funktioniert(?:e)? nicht|ging nicht"
    r"|habe ich versucht"
    r"|j'ai essayé|ne (?:marche|fonctionne) pas|intenté|no (?:funcion\w+|sirvió)|tentei|não funcion\w+|ho provato"
    r"|non funziona|werkt(?:e)? niet|nie działa|я попробовал\w*|не (?:работает|сработало)|не працює|çalışmadı)\b"
    r"|不起作用|没有效果|動かない|動かなかった|안 됨|안됨",
    re.IGNORECASE,
)
_FILE = expression(r"[\w./~\\:-]*[\w-]\.[a-z]\w{0,4}")
_PLACES = listed(
    """
    path, file, location, where, directory, folder, config, configuration, log, datei, pfad, ort, verzeichnis, ordner,
    konfiguration, fichier, chemin, dossier, archivo, fichero, ruta, carpeta, arquivo, caminho, pasta, percorso,
    cartella, bestand, map, plik, ścieżka, katalog, файл, путь, папка, шлях, dosya, yol, klasör, fil, mapp, tệp,
    đường dẫn, berkas, ملف, مسار, 文件, 路径, 目录, 配置, ファイル, パス, フォルダ, 파일, 경로
    """
)
_WORD = expression(r"[a-z]{3,}")
_VARIABLE = expression(r"\$\{?[A-Za-z_]")
_MANY_WORDS = 10
_LONG, _VERY_LONG = 60, 100
_TWO, _THREE = 2, 3


def _asked(card: Card) -> str:
    assert isinstance(card.fact, RowFact)
    return visible(card.fact.key)


def _codes(card: Card) -> list[Code]:
    assert isinstance(card.fact, RowFact)
    return [node for node in walk(card.fact.questions[0].answer) if isinstance(node, Code)]


def _code(card: Card) -> str:
    return "\n".join(node.text for node in _codes(card))


def _lines(card: Card) -> int:
    return sum(bool(row.strip()) for row in _code(card).split("\n"))


def _in_a_shell(card: Card) -> bool:
    return any(_SHELL.fullmatch(node.language.lower()) for node in _codes(card))


def _is_a_query(card: Card) -> bool:
    return any(_QUERIES.fullmatch(node.language) for node in _codes(card))


def _has_braces(card: Card) -> bool:
    return (_BRACE_IN_QUERY if _is_a_query(card) else _BRACE).search(_code(card)) is not None


def _states(card: Card) -> bool:
    assert isinstance(card.fact, RowFact)
    return not is_told_to_do(_asked(card)) and is_statement(card.fact.key)


def _is_example(card: Card) -> bool:
    return is_example(card) or opens_with(_asked(card), EXAMPLE_COLUMNS)


def _is_formula(card: Card) -> bool:
    assert isinstance(card.fact, RowFact)
    return any(isinstance(node, Math) for node in walk(card.fact.questions[0].answer))


def _is_one_word(card: Card) -> bool:
    return count_words(_asked(card)) <= 1 and not _is_formula(card)


def _has_open_place(card: Card) -> bool:
    return _PLACEHOLDER.search(_code(card)) is not None


def _has_two_lines(card: Card) -> bool:
    return _lines(card) == _TWO and not _in_a_shell(card)


def _is_program(card: Card) -> bool:
    return not _in_a_shell(card) and not _is_a_query(card) and any(node.language for node in _codes(card))


def _is_one_of_few(card: Card) -> bool:
    return code_standing.FEW in card.fact.signs and _is_program(card)


def _is_below_a_comment(card: Card) -> bool:
    signs = card.fact.signs
    return code_standing.BELOW_COMMENT in signs and code_standing.REFERENCE not in signs


def _is_only_a_file(card: Card) -> bool:
    return _FILE.fullmatch(_code(card).strip()) is not None and not holds_one_of(_asked(card), _PLACES)


def _is_told(card: Card) -> bool:
    words = _asked(card)
    return count_words(words) >= _THREE and is_told_to_do(words)


def _is_said_alike(card: Card) -> bool:
    """Whether a word of the question is in the code: `list the pods` in `kubectl get pods`."""
    return bool(_words(_asked(card)) & _words(_code(card)))


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.lower()))


def _last_title(card: Card) -> str:
    return card.fact.section[-1] if card.fact.section else ""


def _is_on_the_way(card: Card) -> bool:
    return _ON_THE_WAY.search(_code(card)) is not None


def _is_a_fault(card: Card) -> bool:
    return _FAULT.search(_asked(card)) is not None


def _is_own_script(card: Card) -> bool:
    return _OWN_SCRIPT.search(_code(card)) is not None


def _was_tried(card: Card) -> bool:
    return _TRIED.search(_asked(card)) is not None


def _tells(card: Card) -> bool:
    return _TELLS.match(_asked(card)) is not None


def _is_setup(card: Card) -> bool:
    return holds_one_of(_last_title(card), SETUP_WORDS)


CODE_SIGNS: tuple[Sign, ...] = (
    Sign(name="one line", worth=1, sound=0.52, of=261, shows=lambda card: _lines(card) <= 1),
    Sign(name="formula", worth=1, sound=0.55, of=20, shows=_is_formula),
    Sign(name="shell", worth=1, sound=0.42, of=142, shows=_in_a_shell),
    Sign(name="told", worth=1, sound=0.49, of=111, shows=_is_told),
    Sign(name="many words", worth=1, sound=0.37, of=19, shows=lambda card: count_words(_asked(card)) > _MANY_WORDS),
    Sign(name="open place", worth=1, sound=0.41, of=63, shows=_has_open_place),
    Sign(name="said alike", worth=1, sound=0.38, of=165, shows=_is_said_alike),
    Sign(name=code_standing.REFERENCE, worth=1, sound=0.61, of=51, shows=stands(code_standing.REFERENCE)),
    Sign(name=code_standing.OF_LINES, worth=1, sound=0.58, of=77, shows=stands(code_standing.OF_LINES)),
    Sign(name=code_standing.BESIDE_OTHERS, worth=1, sound=0.48, of=134, shows=stands(code_standing.BESIDE_OTHERS)),
    Sign(name=code_standing.ALONE, worth=-1, sound=0.27, of=117, shows=stands(code_standing.ALONE)),
    Sign(name="two lines", worth=-1, sound=0.13, of=38, shows=_has_two_lines),
    Sign(name="several lines", worth=-2, sound=0.09, of=87, shows=lambda card: _lines(card) >= _THREE),
    Sign(name="long", worth=-1, sound=0.23, of=73, shows=lambda card: _LONG < len(_code(card)) <= _VERY_LONG),
    Sign(name="very long", worth=-2, sound=0.12, of=76, shows=lambda card: len(_code(card)) > _VERY_LONG),
    Sign(name="variable", worth=-1, sound=0.27, of=26, shows=lambda card: _VARIABLE.search(_code(card)) is not None),
    Sign(name="braces", worth=-1, sound=0.16, of=82, shows=_has_braces),
    Sign(name="one word", worth=-1, sound=0.4, of=47, shows=_is_one_word),
    Sign(name="small letter", worth=-1, sound=0.27, of=88, shows=lambda card: _asked(card)[:1].islower()),
    Sign(name="capitals", worth=-1, sound=0.17, of=6, shows=lambda card: _asked(card).isupper()),
    Sign(name="statement", worth=-1, sound=0.36, of=33, shows=_states),
    Sign(name="type", worth=-1, sound=0.09, of=11, shows=lambda card: bool(types_of(_code(card)))),
    Sign(name="own script", worth=-2, sound=0.11, of=18, shows=_is_own_script),
    Sign(
        name="on the way",
        worth=-1,
        sound=0.18,
        of=11,
        shows=_is_on_the_way,
    ),
    Sign(name="few of a program", worth=-1, sound=0.18, of=33, shows=_is_one_of_few),
    Sign(name="program", worth=-1, sound=0.24, of=131, shows=_is_program),
    Sign(name=code_standing.BLOCKS, worth=-1, sound=0.07, of=28, shows=stands(code_standing.BLOCKS)),
    Sign(name=code_standing.READ, worth=-1, sound=0.12, of=32, shows=stands(code_standing.READ)),
    Sign(name=code_standing.READS, worth=-3, sound=0.09, of=23, grave=True, shows=stands(code_standing.READS)),
    Sign(name=standing.BELOW, worth=-3, sound=0.21, of=39, grave=True, shows=stands(standing.BELOW)),
    Sign(name=code_standing.BELOW_COMMENT, worth=-2, sound=0.14, of=7, shows=_is_below_a_comment),
    Sign(name="example", worth=-3, sound=0.17, of=23, grave=True, shows=_is_example),
    Sign(name="only a file", worth=-2, sound=0.5, of=2, grave=True, shows=_is_only_a_file),
    Sign(name="fault", worth=-3, sound=0.0, of=2, grave=True, shows=_is_a_fault),
    Sign(name="tried", worth=-3, sound=0.0, of=2, grave=True, shows=_was_tried),
    Sign(name="tells", worth=-2, sound=0.0, of=6, grave=True, shows=_tells),
    Sign(name="setup", worth=-2, sound=0.11, of=27, shows=_is_setup),
    Sign(name="deep", worth=-1, sound=0.15, of=27, shows=lambda card: len(card.fact.section) >= _THREE),
    Sign(name="decorated title", worth=-1, sound=0.34, of=29, shows=is_decorated),
    Sign(name="numbered title", worth=-2, sound=0.12, of=8, grave=True, shows=is_counted),
    Sign(name="guide", worth=-2, sound=0.17, of=12, grave=True, shows=is_guide),
    Sign(name=standing.DATED, worth=-2, sound=0.33, of=18, grave=True, shows=stands(standing.DATED)),
    Sign(name=standing.PAPER, worth=-3, sound=0.0, of=13, grave=True, shows=stands(standing.PAPER)),
)

# What tells of code that asks for its explanation or its result, too.
_OF_PLACE = {"example", "setup", "decorated title", "numbered title", "guide", standing.DATED, standing.PAPER}
# From which sum on code is asked, and from which on without a doubt.
FEWEST, ENOUGH = 1, 2


def is_not_asked_for(card: Card) -> bool:
    """Code that much tells against."""
    return _is_weighed(card) and is_stopped(card, _signs_for(card), 0 if _asks_by_code(card) else FEWEST)


def is_hardly_asked_for(card: Card) -> bool:
    """Code that nothing tells for, on balance."""
    return _is_weighed(card) and weight(card, _signs_for(card)) < (0 if _asks_by_code(card) else ENOUGH)


def _asks_by_code(card: Card) -> bool:
    assert isinstance(card.fact, RowFact)
    return is_code(card.fact.key)


def _signs_for(card: Card) -> tuple[Sign, ...]:
    """Of code that asks for its explanation or its result only the place tells."""
    return tuple(sign for sign in CODE_SIGNS if sign.name in _OF_PLACE) if _asks_by_code(card) else CODE_SIGNS


def _is_weighed(card: Card) -> bool:
    fact = card.fact
    if not isinstance(fact, RowFact) or fact.kind != "command" or fact.id is not None:
        return False
    return not card.reversed and any(isinstance(node, Code | Math) for node in walk(fact.questions[0].answer))
