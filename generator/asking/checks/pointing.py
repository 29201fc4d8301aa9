"""Fronts and answers that point at what is not on the card: the row above, the following code, line 3."""

from __future__ import annotations

import re

from generator.asking.checks.card import Card
from generator.asking.shapes import ticked_rows
from generator.asking.shapes.question_words import BARE_QUESTIONS
from generator.asking.shapes.vocabulary import is_one_of, listed
from generator.asking.shapes.wording import count_words, visible
from generator.expressions import expression
from generator.facts import RowFact
from generator.inlines import Code, Image, walk

# All that a cell or a term says, where it only points. Words alone (`this`, `above`) may be what a word list teaches.
_POINTERS = listed(
    """
    same as above, as above, see above, see below, the following, the above, the same, ditto, idem, ibid, same here,
    same as before, same as previous, same as the previous one, as before, as follows, dito, wie oben, siehe oben,
    s.o, s. o, s.u, s. u, siehe unten, dasselbe wie oben, das gleiche wie oben, gleich wie oben, ebenso, wie vorher,
    ci-dessus, ci-dessous, voir ci-dessus, voir ci-dessous, comme ci-dessus, même chose, pareil, igual que arriba,
    lo mismo, lo mismo que arriba, ver arriba, ver abajo, ídem, como arriba, véase arriba, o mesmo, igual acima,
    o mesmo que acima, ver acima, ver abaixo, como acima, lo stesso, come sopra, vedi sopra, vedi sotto,
    idem come sopra,
    zie boven, zie hierboven, zie onder, zie hieronder, als boven, hetzelfde, jak wyżej, j.w, jw, zob. wyżej, to samo,
    zob. niżej, то же, то же самое, см. выше, см. ниже, как выше, аналогично, те саме, те ж саме, див. вище,
    див. нижче,
    як вище, 同上, 如上, 见上, 见上文, 如下, 见下, 与上相同, 同前, 上に同じ, 上記と同じ, 上記, 下記,
    以下の通り, 同じく, 上記参照, 下記参照,
    위와 같음, 상동, 위와 동일, 아래 참조, 위 참조, 동일, كما سبق, نفس ما سبق, انظر أعلاه, انظر أدناه,
    كما ورد أعلاه, مثل السابق,
    همان, مانند بالا, مثل بالا, همانند بالا, رجوع به بالا, yukarıdaki gibi, aynısı, yukarıdakiyle aynı, bkz. yukarı,
    yukarıya bakınız, ऊपर जैसा, वही, ऊपर देखें, नीचे देखें, như trên, giống như trên, xem ở trên, xem bên dưới
    """
)
_LINE = expression(
    r"(?:lines?|rows?|steps?|zeilen?|schritt|lignes?|étape|líneas?|filas?|linhas?|rig[ah]e?|regels?|wiersz\w*|строк\w+"
    r"|рядок|рядки|satır|dòng|السطر|خط|पंक्ति)\s+\d+"
    r"(?:\s*(?:[-–—]|to|and|bis|und|à|et|a|y|e|al|до|и)\s*\d+)?|第?\s*\d+\s*(?:行目?|번째 줄)",
    re.IGNORECASE,
)
# What has to be seen for the question to ask anything.
_SHOWN = (
    r"(?:code|snippet|program|script|example|table|list|diagram|figure|image|picture|query|command|output|function"
    r"|text|passage|graph|chart|expression|statement|data)"
)
_UNSEEN = expression(
    rf"(?<!\w)(?:the\s)?(?:following|above|below)\s{_SHOWN}s?(?!\w)|(?<!\w){_SHOWN}s?\s(?:above|below)(?!\w)"
    r"|(?<!\w)(?:in|of|from)\s(?:the|this)\s(?:example|snippet|figure|picture|diagram|image|screenshot)(?!\w)"
    r"|(?<!\w)(?:folgende\w*|obige\w*|untenstehende\w*)\s(?:code|programm|beispiel|tabelle|liste|bild"
    r"|abbildung|befehl|ausgabe|funktion|text|diagramm|ausdruck)\w*"
    r"|(?<!\w)(?:le|la|les|ce|cet|cette|ces)\s(?:code|programme|exemple|tableau|liste|image|figure|commande|texte"
    r"|schéma)s?\s(?:suivant\w*|ci-dess(?:us|ous))"
    r"|(?<!\w)(?:el|la|los|las|o|a|os|as|il|lo|i|gli|le)\s?(?:siguiente|seguinte|seguente)s?\s(?:código|codice|programa"
    r"|programma|ejemplo|exemplo|esempio|tabla|tabela|tabella|imagen|imagem|immagine)"
    r"|(?<!\w)(?:следующ|приведённ|приведенн|наведен|наступн)\w+\s(?:код|пример|приклад|программ|програм|таблиц|рисун"
    r"|малюн|команд|фрагмент)\w*|(?<!\w)(?:volgende|onderstaande|bovenstaande)\s(?:code|programma|voorbeeld|tabel"
    r"|lijst)"
    r"|(?<!\w)(?:następując\w+|poniższ\w+|powyższ\w+)\s(?:kod|program|przykład|tabel|rysun)\w*"
    r"|(?:下面|以下|上面|下列|如下)的?(?:代码|程序|例子|表|图|命令|语句|选项)|(?:次|以下|上|下)の(?:コード|プログラム|例|表|図|コマンド|文)"
    r"|(?:다음|위|아래)의?\s?(?:코드|프로그램|예제|표|그림|명령)|(?:التالي|أدناه|أعلاه)(?!\w)|(?:زیر|بالا)\s?(?:را|چیست)"
    r"|(?:aşağıdaki|yukarıdaki)\s\w+|निम्नलिखित|(?:đoạn mã|chương trình|bảng|hình)\s(?:sau|trên|dưới)",
    re.IGNORECASE,
)


def only_points(card: Card) -> bool:
    """A key or an answer that only names another place: `same as above`, `line 3`, `同上`."""
    fact = card.fact
    if not isinstance(fact, RowFact):
        return False
    parts, slot = [visible(fact.key)], card.front.slot
    if slot != ticked_rows.SLOT:
        parts += [visible(question.answer) for question in fact.questions if question.slot == slot]
    if not card.reversed and fact.kind != "row" and _LINE.fullmatch(parts[0].strip(" .:")):
        return True
    return any(is_one_of(part.lstrip("•"), _POINTERS) for part in parts)


def asks_of_what_is_not_there(card: Card) -> bool:
    """A question about a code, a table or a picture that its front does not show."""
    fact = card.fact
    if not isinstance(fact, RowFact) or card.reversed or fact.kind not in _ASKED_IN_WORDS:
        return False
    shown = any(isinstance(node, Image | Code) and ("\n" in getattr(node, "text", "\n")) for node in walk(fact.key))
    question = "\n".join((*fact.context, card.front.question))
    return not shown and len(question) <= _LONGEST_BARE and _UNSEEN.search(question) is not None


# In so few words a pronoun is all that a question names: “Why does it matter?”.
_MOST_UNNAMED_WORDS = 5
# Where no title says more, of some more words too: “What can you do with it?”.
_MOST_ALONE_WORDS = 7
_PRONOUN = expression(
    r"(?<!\w)(?:it|its|it['’]s|this|that|they|them|these|those|c['’]est|ça|cela|ce|il|elle|ils|elles|das|dies|sie|er|es"
    r"|esto|eso|ello|isso|isto|ele|ela|questo|ciò|lo|dit|dat|het|ze|to|ono|это|этого|оно|они|він|вона|це|bu|bunu|det"
    r"|nó|điều này|ini|itu|هذا|ذلك|זה|זאת|این|آن|यह|इसका)(?!\w)|它|他们|这个|這個|これ|それ|이것|그것",
    re.IGNORECASE,
)
# In French an answer's subject is with its pronoun behind the verb: “La mer monte-t-elle ?”.
_INVERTED = expression(r"-(?:t-)?(?:il|elle|ils|elles|ce|on)(?!\w)", re.IGNORECASE)


def names_no_subject(card: Card) -> bool:
    """A question of a few words that asks of a pronoun, of nothing, or goes on: "Why does it matter?", "… and how?"."""
    fact = card.fact
    if not isinstance(fact, RowFact) or fact.kind != "question" or card.reversed:
        return False
    question = visible(fact.key)
    if is_one_of(question, BARE_QUESTIONS) or question.startswith(("...", "…")):
        return True
    most = _MOST_UNNAMED_WORDS if card.front.context else _MOST_ALONE_WORDS
    if count_words(question) > most or not question.endswith(("?", "？", "؟")):
        return False
    return _PRONOUN.search(_INVERTED.sub("", question)) is not None and not _CAPITAL.search(question)


# A name or a number within a question is its subject.
_CAPITAL = expression(r"(?<=[^.!?¿¡\s])\s+(?:[A-ZÀ-ÝА-Я]|\S*\d)")
# A longer question tells what it is about.
_LONGEST_BARE = 160
_ASKED_IN_WORDS = frozenset({"question", "command", "term", "list"})
