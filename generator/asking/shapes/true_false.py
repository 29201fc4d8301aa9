"""A statement to judge: what its front has to ask, as the answer is only that it holds or not."""

from __future__ import annotations

from generator.asking.shapes.vocabulary import bare
from generator.asking.shapes.wording import visible
from generator.inlines import Inlines, text

# The two words of a verdict, as they are asked.
_PAIRS = (
    "true/false, correct/incorrect, right/wrong, t/f, wahr/falsch, richtig/falsch, stimmt/stimmt nicht, vrai/faux"
    ", verdadero/falso, correcto/incorrecto, verdadeiro/falso, certo/errado, correto/incorreto, vero/falso"
    ", corretto/sbagliato, waar/onwaar, juist/onjuist, goed/fout, prawda/fałsz, правда/ложь, верно/неверно"
    ", правда/брехня, вірно/невірно, правильно/неправильно, doğru/yanlış, rätt/fel, sant/falskt, đúng/sai, benar/salah"
    ", صح/خطأ, صواب/خطأ, נכון/לא נכון, درست/نادرست, सही/गलत, सत्य/असत्य, 对/错, 對/錯, 正确/错误, 正確/錯誤, 真/假"
    ", ○/×, 正/誤, 正しい/間違い, 참/거짓, 맞음/틀림"
)
_ASKED = {word: f"{yes} / {no}?" for pair in _PAIRS.split(", ") for yes, no in (pair.split("/"),) for word in (yes, no)}
_MARKS = ("?", "？", "؟")


def true_or_false(stem: Inlines, answer: Inlines) -> Inlines:
    """What asks for the verdict that `answer` is, where `stem` only states something; nothing else."""
    first = visible(answer).split("\n")[0]
    asked = _ASKED.get(bare(first), "")
    return text(asked) if asked and not any(mark in visible(stem) for mark in _MARKS) else ()
