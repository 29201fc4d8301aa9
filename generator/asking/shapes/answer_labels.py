"""What is in front of an answer without being one: the word for it, for an explanation, for a hint."""

from __future__ import annotations

import re

from generator.asking.shapes.answers import said
from generator.asking.shapes.wording import cut, masked, trim, visible
from generator.blocks import Block, Paragraph, Statement
from generator.expressions import expression
from generator.inlines import Inlines, Styled

ANSWER = expression(
    r"(?:(?:the\s+)?(?:(?:correct|right|short|quick|model|sample|expected|best)\s+)?(?:answers?|ans|solution)"
    r"|(?:the\s+)?(?:correct|right)\s+(?:option|choice)"
    r"|(?:die\s+)?(?:(?:richtige|korrekte)\s+)?(?:antwort|antw)|richtige\s+option|lösung|richtig(?=\s+(?:ist|sind)\b)"
    r"|(?:c['’]est\s+)?(?:la\s+)?(?:bonnes?\s+)?(?:réponses?|rép)(?:\s+(?:correcte|exacte|juste)s?)?"
    r"|(?:la\s+)?(?:respuestas?|resp)(?:\s+correctas?)?|(?:la\s+)?opción\s+correcta|solución"
    r"|(?:a\s+)?(?:respostas?|resp)(?:\s+(?:corretas?|certas?))?|(?:a\s+)?(?:alternativa|opção)\s+(?:correta|certa)"
    r"|gabarito"
    r"|(?:la\s+)?(?:risposta|risp)(?:\s+(?:corretta|esatta|giusta))?|(?:l['’])?opzione\s+(?:corretta|esatta|giusta)"
    r"|(?:het\s+)?(?:(?:juiste|goede|correcte)\s+)?antwoord"
    r"|(?:(?:poprawna|prawidłowa|właściwa|dobra)\s+)?(?:odpowiedź|odp)|(?:poprawn|prawidłow)[ae](?=\s+(?:jest|to)\b)"
    r"|(?:(?:правильный|верный)\s+)?(?:ответ|отв)|(?:правильный|верный)\s+вариант"
    r"|(?:(?:правильна|вірна)\s+)?(?:відповідь|відп)|(?:doğru\s+)?(?:cevap|yanıt)|doğru\s+(?:seçenek|şık)"
    r"|(?:(?:rätt|korrekt|riktigt|rett|rigtigt)\s+)?svar|đáp án(?:\s+đúng)?|jawaban(?:\s+(?:yang\s+)?benar)?"
    r"|(?:ال)?[إا]جابة(?:\s+الصحيحة)?|(?:ال)?جواب(?:\s+الصحيح)?|(?:ה)?תשובה(?:\s+(?:ה)?נכונה)?"
    r"|(?:پاسخ|گزینه)(?:\s+صحیح)?|(?:सही\s+)?(?:उत्तर|जवाब)|सही\s+विकल्प|(?:správn[áa]\s+)?odpov[eě]ď|(?:helyes\s+)?válasz"
    r"|răspuns(?:ul)?(?:\s+corect)?|(?:σωστή\s+)?απάντηση|(?:правилен\s+)?отговор|(?:točan\s+)?odgovor|(?:oikea\s+)?vastaus"
    r"|(?:参考|正确|標準|标准|正確|正しい|模範)?(?:答案|解答|回答|答え)|(?:正确|正確)(?:选项|選項)|正解|正答|こたえ"
    r"|정답|해답|모범\s?답안|답)(?:(?!\w)|(?=[是为為はが은는이가]\s?[*_(（]*[A-H](?![A-Za-z])))"
    r"|故?(?:应|應)?(?:选|選)(?=[\s:：]*[A-H](?!\w))",
    re.IGNORECASE,
)
# Where a letter is the answer, it may be right behind its word, or behind an article or the word for an option.
_LETTER = r"[*_(（]*[A-HА-З](?:[).,;*_）。，、]|$|で|입|이)"
_AFTER_LABEL = expression(
    r"[\s*_.]*(?:[:：=–—-]+"
    r"|(?:is|are|ist|lautet|sind|est|es|son|é|è|jest|to|это|є|är|là|adalah|है)(?=[\s:：])|[はが是为為은는이가]|$|(?=\n)"
    rf"|(?={_LETTER})|(?<=[选選]))[\s*_:：]*"
    r"(?:(?:option|choice|the|die|der|das|la|le|el|a|letra|lettre|lettera|buchstabe|opción|opção|alternativa|вариант)"
    rf"\s+(?={_LETTER}))*",
    re.IGNORECASE,
)
EXPLAINS = expression(
    r"(?:explanation|why|rationale|reason|erklärung|begründung|explication|explicación|explicação|spiegazione|uitleg"
    r"|wyjaśnienie"
    r"|объяснение|пояснение|açıklama|förklaring|giải thích|penjelasan|解析|解释|解説|説明|해설)(?!\w)",
    re.IGNORECASE,
)
_HINT = expression(
    r"(?:hint|hinweis|tipp|denkanstoß|denkhilfe|indice|aide|coup de pouce|pista|ayuda|dica|ajuda|suggerimento|aiuto"
    r"|indizio|aanwijzing|wskazówka|podpowiedź|подсказка|указание|підказка|nápověda|napoveda|pomôcka|segítség|indiciu"
    r"|vihje|υπόδειξη|ipucu|ledtråd|gợi ý|petunjuk|تلميح|إرشاد|راهنمایی|רמז|संकेत|提示|提醒|ヒント|힌트)"
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
