"""What stands in front of an answer without being one: the word for it, for an explanation, for a hint."""

from __future__ import annotations

import re

from generator.asking.shapes.answers import said
from generator.asking.shapes.wording import cut, masked, trim, visible
from generator.blocks import Block, Paragraph, Statement
from generator.inlines import Inlines, Styled

ANSWER = re.compile(
    r"(?:the\s+)?(?:(?:correct|right|short|quick|model|sample|expected)\s+)?(?:answers?|ans|solution"
    r"|(?:die\s+)?(?:richtige\s+)?antwort|lösung"
    r"|(?:bonne\s+)?réponse(?:\s+correcte)?"
    r"|(?:la\s+)?respuesta(?:\s+correcta)?|solución|(?:a\s+)?resposta(?:\s+correta)?|gabarito"
    r"|(?:la\s+)?risposta(?:\s+(?:corretta|esatta))?"
    r"|(?:juiste\s+)?antwoord|(?:poprawna\s+)?odpowiedź|(?:правильный\s+)?ответ|(?:правильна\s+)?відповідь"
    r"|(?:doğru\s+)?(?:cevap|yanıt)"
    r"|(?:rätt\s+)?svar|đáp án(?:\s+đúng)?|jawaban(?:\s+benar)?|(?:ال)?إجابة(?:\s+الصحيحة)?|الجواب|תשובה|پاسخ|उत्तर"
    r"|答案|正确答案|正確答案|正解|解答|答え|こたえ|정답|답)(?!\w)",
    re.IGNORECASE,
)
# Between the word for the answer and the answer.
_AFTER_LABEL = re.compile(r"[\s*_]*(?:[:：=–—-]+|(?:is|ist|est|es|é|è)(?=[\s:：])|[は是]|$|(?=\n))[\s*_:：]*")
EXPLAINS = re.compile(
    r"(?:explanation|why|rationale|reason|erklärung|begründung|explication|explicación|explicação|spiegazione|uitleg"
    r"|wyjaśnienie"
    r"|объяснение|пояснение|açıklama|förklaring|giải thích|penjelasan|解析|解释|解説|説明|해설)(?!\w)",
    re.IGNORECASE,
)
_HINT = re.compile(
    r"(?:hint|hinweis|tipp|indice|pista|dica|suggerimento|wskazówka|подсказка|підказка"
    r"|ipucu|ledtråd|gợi ý|petunjuk|تلميح|רמז|提示|ヒント|힌트)"
    r"\s*[:：]",
    re.IGNORECASE,
)


def unlabelled(answer: Inlines) -> Inlines:
    """An answer without the word for it in front, bold or not; blank where that is all."""
    answer = trim(answer)
    if answer and isinstance(answer[0], Styled) and answer[0].style in ("strong", "emphasis"):
        inner = unlabelled(answer[0].children)
        if inner != trim(answer[0].children):
            mark = _AFTER_LABEL.match(masked(answer[1:]))
            return trim((*inner, *cut(answer[1:], mark.end() if mark else 0)[1]))
    hidden = masked(answer)
    sign = len(hidden) - len(hidden.lstrip("→✅✔ "))
    label = ANSWER.match(hidden, sign)
    after = _AFTER_LABEL.match(hidden, label.end()) if label is not None else None
    return trim(cut(answer, after.end())[1]) if after is not None else answer


def is_hint(block: Block) -> bool:
    """Whether a block helps to find an answer, and is none."""
    return isinstance(block, Paragraph | Statement) and _HINT.match(visible(said(block))) is not None
