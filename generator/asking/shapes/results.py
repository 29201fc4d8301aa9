"""What code gives, as comments tell it: asked where all that the result depends on can be put on the front."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from generator.asking.shapes.looks import is_code
from generator.asking.shapes.vocabulary import listed
from generator.asking.shapes.wording import visible
from generator.blocks import Block, CodeBlock, Table
from generator.expressions import expression

LONGEST_DATA = 120
_RESULT = expression(
    r"(?:=+>|-+>|→|⇒|>>|(?:outputs?|results?|returns?|prints?|ausgabe|ergebnis|gibt|salida|resultado|devuelve|sortie"
    r"|résultat|renvoie|saída|uitvoer|wynik|вывод|результат|çıktı|输出|返回|结果|出力|結果|출력)\s?[:：])\s*(?=\S)",
    re.IGNORECASE,
)
_PRINTS = expression(
    r"\s*(?:(?:std::)?cout|console\.\w+|print\w*|echo|puts|p|say|display|disp|println!?|System\.out\.\w+|fmt\.Print\w*"
    r"|var_dump|write\w*|Write-\w+|cat|Debug\.\w+|Console\.\w+|document\.write\w*|IO\.\w+)(?!\w)"
)
# A comment that is a value is what the code gives.
_LITERAL = expression(
    r"""(?:"[^"]*"|'[^']*'|`[^`]*`|[-+]?[\d.,_]+\w{0,3}|\[.*\]|\{.*\}|\(.*,.*\)"""
    r"""|true|false|null|nil|none|undefined|nan)[.;]?""",
    re.IGNORECASE,
)


# The same without a colon, where a value follows: “returns 5”.
_GIVES = expression(
    r"(?:returns|prints|outputs|gives|yields|evaluates to|results in|gibt|ergibt|renvoie|affiche|devuelve|imprime"
    r"|retorna"
    r"|restituisce|stampa|geeft|zwraca|возвращает|выводит|повертає|döndürür|returnerar)\s+",
    re.IGNORECASE,
)


def tells_result(comment: str) -> bool:
    """Whether a comment says in so many words or signs that it is a result."""
    return _RESULT.match(comment) is not None


def prints(code: str) -> bool:
    """Whether a line of code writes what it gives."""
    return _PRINTS.match(code) is not None


def result_of(comment: str) -> str:
    """What the code gives, where a comment says that; empty where it says something else."""
    match = _RESULT.match(comment)
    if match is not None:
        return comment[match.end() :].strip()
    given = _GIVES.match(comment)
    if given is not None and _LITERAL.fullmatch(comment, given.end()):
        return comment[given.end() :].strip()
    return comment if _LITERAL.fullmatch(comment) else ""


# ---- what a result depends on ----------------------------------------------------------------------------------------

_QUOTED = expression(
    r"\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'|`(?:\\.|[^`\\])*`|(?<![\w)/])/(?:\\.|[^/\\\s])+/[a-z]*(?![\w/])"
)
# In a shell, words are commands and arguments: only variables and files are read.
_SHELL = expression(r"(?:ba|z|fi|da|k)?sh|shell|console|shell-session|sh-session|powershell|ps1|cmd|bat")
_VARIABLE = expression(r"\$\{?[#!]?([^\W\d]\w*)")
_FILE = expression(r"(?<![\w./$%#{-])[\w-]+\.(?:txt|csv|tsv|json|log|md|xml|ya?ml|html?|db|dat)\b")
# An expression that picks from a document or a tree that is elsewhere: XPath, JSONPath, jq, a selector.
_PICKS = expression(r"\s*(?://?[\w*@]|\.[\w\[]|\$\.|@\w|\*/)")
# A name that is read: no member, no call, no key of a mapping, no function before its argument.
_NAME = expression(r"(?<![\w.$@:-])[^\W\d]\w*(?!\w)(?!\s*[(:])(?!!(?!=))(?!\s+[\"'\[\d])")
_DEFINED = expression(
    r"(?<![\w.$])\$?([^\W\d]\w*)(?:\s*:\s*[\w<>\[\], ]+)?\s*(?::=|<-|=(?![=>~]))"
    r"|(?<!\w)(?:let|var|val|const|for|foreach|def|function|func|fn|class|struct|import|as|use|read|declare|local"
    r"|export)"
    r"\s+(?:-\w+\s+)*\$?\(?([^\W\d]\w*)"
    r"|(?<![\w.])([^\W\d]\w*)\s*(?:=>|->)"
)
# Words of the languages themselves, and the names that every program of theirs knows.
_KNOWN = listed(
    """
    and, or, not, in, is, if, else, elif, then, fi, do, done, for, foreach, while, until, case, esac, when, end, begin,
    of, let, var, val, const, def, function, func, fn, fun, return, new, delete, typeof, instanceof, void, await, async,
    yield, lambda, import, from, as, use, echo, print, printf, puts, cat, true, false, null, nil, none, undefined, nan,
    inf, infinity, this, self, super, int, float, double, char, bool, boolean, string, str, byte, long, short, unsigned,
    list, dict, set, map, array, select, where, order, by, group, limit, public, static, private, final, class, struct,
    type, interface, console, math, object, json, number, system, integer,
    promise, symbol, regexp, lua, table, re
    """
)


_MADE = expression(r"(?<!\w)new\s+([A-Z]\w*)")
# Types that every program of some language can make.
_MADE_ANYWHERE = expression(
    r"Array(?:Deque|List|Buffer)?|Big(?:Decimal|Integer)|Boolean|Date(?:Time)?|Dictionary|Error|Event|Exception|File"
    r"|Function|(?:Linked|Tree)?Hash(?:Map|Set)|Int32Array|Integer|(?:Linked)?List|Locale|Map|Number|Object"
    r"|(?:Priority)?Queue|Promise|Proxy|Random|RegExp|Request|Response|Headers|Scanner|Set|SimpleDateFormat|Stack"
    r"|String(?:Buffer|Builder)?|Thread|Timer|Tree(?:Map|Set)|Tuple|URL(?:SearchParams)?|Uint8Array|Vector|Weak(?:Map|Set)"
)


def needed(rows: Iterable[str], language: str) -> frozenset[str]:
    """The names that `rows` read without giving them a value, as far as that can be told without running them."""
    known: set[str] = set()
    wanted: set[str] = set()
    shell = _SHELL.fullmatch(language.lower()) is not None
    for row in rows:
        here = defined([row])
        read = set(_VARIABLE.findall(row))
        bare = _QUOTED.sub('""', row)
        if _PICKS.match(bare):
            read.add(row.strip())
        elif shell:
            read |= set(_FILE.findall(bare))
        elif "$" not in bare:
            read |= {name for name in _NAME.findall(bare) if name.casefold() not in _KNOWN and not name[0].isupper()}
        read |= {name for name in _MADE.findall(bare) if not _MADE_ANYWHERE.fullmatch(name)}
        wanted |= read - known - here
        known |= here
    return frozenset(wanted)


def defined(rows: Iterable[str]) -> frozenset[str]:
    """The names to which `rows` give a value."""
    return frozenset(
        name for row in rows for groups in _DEFINED.findall(_QUOTED.sub('""', row)) for name in groups if name
    )


def data_for(rows: Sequence[str], language: str, above: Sequence[Block], most: int) -> tuple[str, ...] | None:
    """The lines of the code `above` that `rows` need, none where they need nothing; None where some are nowhere.

    More than `most` lines are too many to read on a front.
    """
    missing = needed(rows, language)
    found: list[str] = []
    for block in reversed(above):
        if not missing:
            break
        if isinstance(block, CodeBlock):
            given = [row for row in block.text.split("\n") if defined([row]) & missing]
            found[:0] = given
            missing = needed((*found, *rows), language)
    return None if missing or len(found) + len(rows) > most else tuple(found)


def read_data(block: Block, above: Block | None) -> str:
    """What a table of expressions reads of the code right above it, on one line; empty where it reads nothing there."""
    if not isinstance(block, Table) or not isinstance(above, CodeBlock):
        return ""
    keys = [visible(row.cells[0].content) for row in block.rows if row.cells and is_code(row.cells[0].content)]
    if not keys or len(keys) * 2 < len(block.rows):
        return ""
    given = [row for row in above.text.split("\n") if defined([row])]
    known = defined(given)
    reads = sum(bool(needed([key], above.language) & known) for key in keys)
    told = "; ".join(row.strip().rstrip(";") for row in given)
    return told if reads * 2 >= len(keys) and len(told) <= LONGEST_DATA else ""
