"""One table of the words by which rules decide, a row a language: what joins, contrasts, forbids, equates.

Each column is a list parted by commas; `filler` are words that decide nothing and tell the language by their number. A
script that one language alone writes needs none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from generator.asking.shapes.vocabulary import listed
from generator.scripts import language_of


@dataclass(frozen=True, kw_only=True, slots=True)
class RuleWords:
    """What one language says.

    `joins` is before the last of several, `against` between two sides, `instead` between what is used and what is
    not, `orders` before what is to be done or not, `limits` before when or how much, `equates` before what it is.
    """

    joins: str
    against: str
    instead: str
    orders: str
    limits: str
    equates: str
    filler: str = ""

    @property
    def decides(self) -> str:
        """What is before what a rule is about: `orders` and `limits`."""
        return f"{self.orders}, {self.limits}"

    def any_of(self, column: str) -> re.Pattern[str]:
        """Any entry of a column as words of their own; between other letters where the script sets no spaces."""
        return _any_of(getattr(self, column))


RULE_WORDS = {
    "en": RuleWords(
        joins="and, or, nor, and/or, as well as",
        against="but, while, whereas, however",
        instead="instead of, rather than",
        orders="never, always, only, must not, must",
        limits="before, after, until, unless, at least, at most, not until, except",
        equates="is, are, means, mean, equals, refers to, stands for, denotes",
        filler="""
        a, an, the, of, to, in, on, at, by, for, from, with, and, or, but, as, is, are, was, were, be, been, it,
        its, this, that, these, those, any, all, each, every, your, you, their, they, not, if, when, so, then, can,
        will, do, does,
        he, him, she, her, them, us, me, one, some
        """,
    ),
    "de": RuleWords(
        joins="und, oder, sowie, noch",
        against="aber, während, wohingegen, jedoch, hingegen",
        instead="statt, anstatt, anstelle von",
        orders="nie, niemals, immer, nur, muss, müssen, darf nicht, dürfen nicht",
        limits="erst nach, erst, vor, nach, bis, außer, mindestens, höchstens, bevor, nachdem",
        equates="ist, sind, bedeutet, bedeuten, heißt, bezeichnet, steht für",
        filler="""
        der, die, das, ein, eine, einen, einem, einer, dem, den, des, und, oder, aber, ist, sind, war, mit, von, zu,
        zum, zur, im, in, am, an, auf, aus, bei, für, als, es, sie, er, man, wird, werden, sich, auch, nicht, wenn,
        jede, jeder, jedes,
        ihm, ihn, ihr, ihnen, ihre, sein, seine, dieser, diese, dieses, wir, uns
        """,
    ),
    "fr": RuleWords(
        joins="et, ou, ainsi que, ni",
        against="mais, tandis que, alors que, cependant",
        instead="au lieu de, au lieu d', plutôt que, plutôt qu'",
        orders="jamais, toujours, seulement, uniquement, doit, doivent",
        limits="avant, après, jusqu'à, sauf, au moins, au plus",
        equates="est, sont, signifie, désigne, représente, veut dire",
        filler="""
        le, la, les, l, un, une, du, de, des, d, et, ou, mais, est, sont, avec, pour, dans, au, aux, à, ce, cette,
        ces, il, elle, on, qui, que, se, son, sa, ses, par, sur, en, ne, pas, si, quand, toute, tout, tous,
        lui, elle, elles, ils, eux, leur, leurs, cet
        """,
    ),
    "es": RuleWords(
        joins="y, e, o, u, ni, así como",
        against="pero, mientras que, sino, en cambio",
        instead="en vez de, en lugar de, antes que",
        orders="nunca, jamás, siempre, solo, sólo, solamente, debe, deben",
        limits="antes de, después de, hasta, salvo, al menos, como mínimo",
        equates="es, son, significa, equivale a, se refiere a",
        filler="""
        el, la, los, las, un, una, unos, unas, del, de, y, o, pero, es, son, con, por, para, en, al, a, que, se, su,
        sus, lo, no, si, cuando, cada, todo, toda, todos,
        él, ella, ello, ellos, ellas, le, les, este, esta
        """,
    ),
    "pt": RuleWords(
        joins="e, ou, bem como, nem",
        against="mas, enquanto, ao passo que, já",
        instead="em vez de, em lugar de",
        orders="nunca, jamais, sempre, só, somente, apenas, deve, devem",
        limits="antes de, depois de, após, até, exceto, pelo menos, no mínimo",
        equates="é, são, significa, equivale a, refere-se a",
        filler="""
        o, a, os, as, um, uma, uns, umas, do, da, dos, das, de, e, ou, mas, é, são, com, por, para, em, no, na, nos,
        nas, ao, que, se, seu, sua, não, quando, cada, todo, toda,
        ele, ela, eles, elas, lhe, este, esta
        """,
    ),
    "it": RuleWords(
        joins="e, ed, o, oppure, né, nonché",
        against="ma, mentre, invece, però",
        instead="invece di, anziché, al posto di",
        orders="mai, sempre, solo, soltanto, deve, devono",
        limits="prima di, prima del, prima della, dopo, fino a, tranne, almeno, al massimo",
        equates="è, sono, significa, indica, equivale a",
        filler="""
        il, lo, la, i, gli, le, un, uno, una, del, della, dei, di, e, o, ma, è, sono, con, per, in, nel, nella, al,
        alla, a, che, si, suo, sua, non, se, quando, ogni, tutto,
        esso, essa, lui, lei, loro, questo, questa
        """,
    ),
    "nl": RuleWords(
        joins="en, of, alsook, noch",
        against="maar, terwijl, daarentegen, echter",
        instead="in plaats van, eerder dan",
        orders="nooit, altijd, alleen, slechts, moet, moeten",
        limits="voordat, voor, nadat, na, tot, behalve, minstens, ten minste, hoogstens",
        equates="is, zijn, betekent, staat voor",
        filler="""
        de, het, een, van, en, of, maar, is, zijn, met, voor, te, in, op, aan, bij, door, als, die, dat, dit, deze,
        er, om, niet, wordt, worden, ook, elke, elk,
        hij, zij, hem, haar, hen, ze, hun
        """,
    ),
    "pl": RuleWords(
        joins="i, oraz, lub, albo, ani",
        against="ale, natomiast, podczas gdy, zaś",
        instead="zamiast",
        orders="nigdy, zawsze, tylko, wyłącznie, musi, muszą",
        limits="przed, po, dopiero po, aż do, oprócz, co najmniej, najwyżej",
        equates="jest, są, oznacza, to",
        filler="""
        i, w, we, na, z, ze, do, od, dla, o, po, przy, się, nie, jest, są, to, ten, ta, te, który, która, jako, gdy,
        jeśli, każdy, a,
        on, ona, ono, oni, go, jego, jej, niej, nim, nią, nich, nimi, ich, im
        """,
    ),
    "ru": RuleWords(
        joins="и, или, либо, а также, ни",
        against="но, а, тогда как, однако, зато",
        instead="вместо, а не",
        orders="никогда, всегда, только, лишь, должен, должна, должно, должны, нельзя",
        limits="до, после, перед, пока не, кроме, не менее, не более",
        equates="это, —, есть, означает, значит, называется, является",
        filler="""
        и, в, во, на, с, со, из, к, по, о, от, для, не, что, как, это, он, она, они, за, при, если, когда, его, её,
        их, у, или, же,
        него, неё, нее, ней, ним, ними, них, ему, ей, им
        """,
    ),
    "uk": RuleWords(
        joins="і, й, та, або, чи, а також",
        against="але, а, тоді як, однак, проте",
        instead="замість, а не",
        orders="ніколи, завжди, лише, тільки, повинен, повинні",
        limits="до, після, перед, поки не, крім, щонайменше, не більше",
        equates="це, —, є, означає, називається",
        filler="""
        і, й, та, в, у, на, з, із, до, від, для, не, що, як, це, він, вона, вони, за, при, якщо, коли, його, її, їх,
        або,
        нього, неї, ній, ним, ними, них, йому, їй
        """,
    ),
    "sv": RuleWords(
        joins="och, eller, samt",
        against="men, medan, däremot",
        instead="i stället för, istället för, hellre än",
        orders="aldrig, alltid, bara, endast, måste",
        limits="före, innan, efter, tills, utom, minst, högst",
        equates="är, betyder, innebär, kallas",
        filler="""
        en, ett, den, det, de, av, och, eller, men, är, med, för, till, på, i, om, som, att, inte, när, varje, alla,
        han, hon, honom, henne, dem, dess, deras
        """,
    ),
    "tr": RuleWords(
        joins="ve, veya, ya da, ile",
        against="ama, fakat, ancak, oysa, ise",
        instead="yerine",
        orders="asla, hiçbir zaman, her zaman, daima, yalnızca, sadece",
        limits="en az, en fazla",
        equates="demektir, anlamına gelir",
        filler="bir, bu, şu, ve, veya, ile, için, de, da, ki, mi, gibi, çok, daha, her, olan, olarak, değil, ise",
    ),
    "zh": RuleWords(
        joins="和, 或, 或者, 与, 及, 以及, 还是",
        against="而, 但, 但是, 不过",
        instead="而不是, 而非",
        orders="绝不, 绝不能, 不得, 不能, 不要, 切勿, 永远, 总是, 始终, 必须, 只有, 只能, 只",
        limits="至少, 至多, 最多, 除了",
        equates="是, 指, 表示, 意味着, 等于, 称为, 叫做",
    ),
    "ja": RuleWords(
        joins="または, や, と, か, および, 及び, あるいは, もしくは",
        against="一方, しかし, だが, が",
        instead="ではなく, よりも",
        orders="必ず, 決して, 常に, のみ, だけ",
        limits="少なくとも, 最大でも",
        equates="は, とは",
    ),
    "ko": RuleWords(
        joins="및, 또는, 과, 와, 그리고, 혹은",
        against="하지만, 그러나, 반면",
        instead="대신",
        orders="반드시, 절대, 항상, 오직",
        limits="최소, 적어도",
        equates="은, 는, 이란, 란",
    ),
}


def rule_words(words: str, around: str = "en") -> tuple[RuleWords, ...]:
    """The rows of the languages in which `words` may be written, as their script and their small words tell."""
    script = language_of(words, "")[:2]
    if script in RULE_WORDS:
        return (RULE_WORDS[script],)
    told = re.findall(r"[^\W\d_]+", words.casefold())
    scores = {code: sum(word in _small_words(code) for word in told) for code in RULE_WORDS}
    best = max(scores.values())
    likely = [code for code, score in scores.items() if score == best]
    return tuple(RULE_WORDS[code] for code in sorted(likely, key=lambda code: code != around))


def is_filler(words: Iterable[str], row: RuleWords) -> bool:
    """Whether all of `words` decide nothing in that language."""
    fillers = _words_in(row.filler) | _words_in(row.joins) | _words_in(row.decides)
    return all(word.casefold() in fillers for word in words)


@cache
def _small_words(code: str) -> frozenset[str]:
    row = RULE_WORDS[code]
    columns = (row.filler, row.joins, row.against, row.instead, row.decides, row.equates)
    return frozenset().union(*map(_words_in, columns))


@cache
def _words_in(entries: str) -> frozenset[str]:
    """The single words of a column."""
    return frozenset(word for entry in listed(entries) for word in re.split(r"[\s']+", entry) if word)


@cache
def _any_of(words: str) -> re.Pattern[str]:
    entries = sorted(listed(words), key=lambda entry: (-len(entry), entry))
    parts = [re.escape(entry) if max(entry) >= "\u2e80" else rf"(?<!\w){re.escape(entry)}(?!\w)" for entry in entries]
    return re.compile("|".join(parts), re.IGNORECASE)
