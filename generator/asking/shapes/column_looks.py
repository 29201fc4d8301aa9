"""What the cells of a column are: questions, ticks and signs, truth values, links."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from generator.asking.shapes.looks import is_picture
from generator.asking.shapes.question_words import FOLDS
from generator.asking.shapes.views import View
from generator.asking.shapes.vocabulary import LINK_COLUMNS, is_one_of, listed
from generator.asking.shapes.wording import has_letters
from generator.expressions import expression

# A link whose words are longer on average is the title of a page.
_LONGEST_NAME = 24
TICKS = "√✓✔☑✅🗸✗✘✖❌❎☒✕×☓●○◯◎◐◑△▲•⭕🟢🔴🟡"
# In a column with one of these, the other signs are operators too.
_OPERATORS = frozenset("÷*/%^<>≤≥≠:")
# As many kinds of signs one keeps apart; operators are more.
MOST_SIGNS = 5
_LONGEST_REMARK = 12
_SIGN = rf"(?:[{TICKS}+±↑↓↗↘→=·\-–—−?]|[xX](?!\w))\ufe0f?"
# A tick may say since when: `7 ✓`.
_MARKED = re.compile(rf"(?:{_SIGN}){{1,3}}|[\d.]+\+?\s*[{TICKS}]\ufe0f?|[{TICKS}]\ufe0f?\s*[\d.]+\+?|")
_TICKED = expression(rf"[{TICKS}+±↑↓↗↘xX]|[-–—−](?!.)")
# What authors call a link when they do not say what is behind it.
LINK_WORDS = (
    LINK_COLUMNS
    | FOLDS
    | listed(
        """
    here, click, click here, this, open, open in new tab, read, read more, learn more, more, more info,
    details, go,
    go to, visit, watch, try, try it, edit, contribute, top, back to top, up, back, next, previous, home,
    pdf, article,
        blog, post, wiki, wikipedia, github, youtube, code, source code, solution, demo, live demo, example, tutorial,
        hier, klick hier, mehr, weiterlesen, öffnen, lösung, nach oben, zurück, beitragen, anleitung, artikel,
        ici, cliquez ici, lire, lire la suite, en savoir plus, haut, retour, contribuer, article, solution, corrigé,
        aquí, haz clic aquí, leer más, más, abrir, solución, arriba, volver, contribuir, artículo,
        aqui, clique aqui, leia mais, saiba mais, solução, topo, voltar, artigo, resolução,
        qui, clicca qui, leggi, leggi di più, soluzione, su, indietro, articolo, hier, lees meer, oplossing, terug,
        tutaj, kliknij tutaj, więcej, czytaj więcej, rozwiązanie, powrót, artykuł,
        здесь, тут, читать, читать далее, подробнее, решение, разбор, наверх, назад, статья, внести вклад,
        тут, читати, читати далі, детальніше, розв'язок, вгору, назад, стаття, долучитися,
        这里, 點擊, 点击, 点击这里, 更多, 阅读更多, 详情, 题解, 解答, 返回, 返回顶部, 贡献, 文章, 查看, 打开,
        こちら, ここ, 詳細, 続きを読む, もっと見る, 解答, 解説, 戻る, トップへ, 記事, 貢献する, 開く,
        여기, 클릭, 더 보기, 자세히, 풀이, 해설, 위로, 뒤로, 기여하기, 글, 열기,
        هنا, اضغط هنا, المزيد, اقرأ المزيد, الحل, حل, أعلى, عودة, ساهم, مقال, افتح,
        اینجا, کلیک کنید, بیشتر, ادامه مطلب, راه حل, راه‌حل, حل, بالا, بازگشت, مشارکت, مقاله, باز کردن,
        burada, buraya tıklayın, devamı, daha fazla, çözüm, yukarı, geri, katkıda bulun, makale, aç,
        यहाँ, यहाँ क्लिक करें, और पढ़ें, अधिक, समाधान, हल, ऊपर, वापस, योगदान, लेख,
        tại đây, ở đây, nhấn vào đây, đọc thêm, xem thêm, lời giải, lên đầu trang, quay lại, đóng góp, bài viết
        """
    )
)
_TRUTH = listed(
    """
    true, false, t, f, 0, 1, yes, no, wahr, falsch, w, ja, nein, vrai, faux, v, oui, non, verdadero, falso, sí,
    verdadeiro, sim, não, vero, sì, waar, onwaar, nee, prawda, fałsz, tak, nie, истина, ложь, и, л, да, нет, правда,
    хибність, так, ні, 真, 假, 是, 否, 偽, はい, いいえ, 참, 거짓, 예, 아니요, صحيح, خطأ, صح, نعم, لا, درست,
    نادرست, بله, خیر,
    doğru, yanlış, d, y, evet, hayır, सत्य, असत्य, हाँ, नहीं, đúng, sai, đ, s, có, không, ⊤, ⊥
    """
)


def is_truth_value(text: str) -> bool:
    """Whether `text` is one of the two answers to any such question; a letter is so in a column of them only."""
    return len(text) > 1 and text.strip().casefold() in _TRUTH


def are_truth_values(cells: Sequence[View]) -> bool:
    """Whether a column holds truth values only, one or two of them."""
    texts = [view.text.casefold() for view in cells]
    return len(texts) > 1 and len(set(texts)) <= 2 and set(texts) <= _TRUTH


# How questions end that are written without a mark.
_ASKING_END = expression(
    r"(?:です|ます|でしょう|ました|でした|のだろう|だろう|べき|る|た|い|の)か。?$|(?:とは|は)(?:何|なに|誰|だれ|どこ|いつ|どれ)(?:か|ですか)?。?$"
    r"|(?:是什么|什么意思|为什么|怎么办|怎么做|有哪些|是哪些|是多少|吗|是什麼|為什麼|怎麼辦)。?$"
    r"|(?:습니까|입니까|인가요|은가요|는가|인가|할까요|나요|무엇)[.]?$"
)


def asks(text: str) -> bool:
    """Whether `text` is a question, by its mark or, in a script that may leave it out, by its end."""
    return text.endswith(("?", "？", "؟")) or _ASKING_END.search(text) is not None


def are_questions(cells: Sequence[View]) -> bool:
    """Whether most cells of a column ask something."""
    asking = sum(asks(view.text) and has_letters(view.text) and not view.code for view in cells)
    return bool(cells) and asking * 5 >= len(cells) * 3


def is_marked(cells: Sequence[View]) -> bool:
    """Whether a column holds ticks, plus and minus, or arrows: signs that only its head gives a sense.

    A column of operators has more kinds of them, and hardly any of these.
    """
    if not cells or any(view.code or view.text in _OPERATORS for view in cells):
        return False
    signs = [view.text for view in cells if _MARKED.fullmatch(view.text)]
    return len(signs) * 3 >= len(cells) * 2 and len(set(signs)) <= MOST_SIGNS and any(map(_TICKED.search, signs))


def has_ticks(cells: Sequence[View]) -> bool:
    """Whether a tick or cross is in a column of short cells."""
    short = all(len(view.text) <= _LONGEST_REMARK and not view.code and view.text not in _OPERATORS for view in cells)
    return short and any(sign in view.text for view in cells for sign in TICKS)


def is_link_column(cells: Sequence[View]) -> bool:
    """Whether a column holds nothing but links and pictures."""
    return bool(cells) and all(view.link or is_picture(view.content) for view in cells)


def says_links(cells: Sequence[View]) -> bool:
    """Whether the links of a column are called by what they are (`Solution`, `Docs`): such words answer nothing.

    So it is too where most are called alike, in words and not by a name such as `RFC2077`.
    """
    texts = [view.text for view in cells if view.link]
    if sum(is_one_of(text, LINK_WORDS) for text in texts) * 2 > len(texts):
        return True
    alike, count = Counter(texts).most_common(1)[0] if texts else ("", 0)
    return count > 2 and count * 2 > len(texts) and not any(map(str.isdigit, alike))


def is_address_column(cells: Sequence[View]) -> bool:
    """Whether the links of a column say nothing but where they lead: addresses, titles of pages, pictures."""
    texts = [view.text for view in cells if view.link]
    addresses = sum(re.search(r"\w\.[a-z]{2,}", text) is not None for text in texts)
    return not texts or addresses * 2 > len(texts) or sum(map(len, texts)) > _LONGEST_NAME * len(texts)
