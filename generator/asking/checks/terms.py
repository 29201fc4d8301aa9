"""Terms that are none: a sentence with a dash or colon in it, or the first half of one."""

from __future__ import annotations

import re

from generator.asking.checks.card import Card
from generator.asking.shapes.clauses import is_clause
from generator.asking.shapes.looks import is_code, is_link, links
from generator.asking.shapes.sentence_words import IMPERATIVES
from generator.asking.shapes.vocabulary import listed, opens_with
from generator.asking.shapes.wording import count_words, has_letters, visible
from generator.expressions import expression
from generator.facts import RowFact

# Whoever writes so speaks to the reader: what follows is a rule, and no explanation of these words.
_REMINDERS = listed(
    """
    don't forget, do not forget, remember to, remember that, make sure, be sure to, be careful, keep in mind,
    note that, please note, bear in mind, vergiss nicht, denk daran, denke daran, achte darauf, beachte dass,
    n'oubliez pas, n'oublie pas, assurez-vous, assure-toi, veillez à, no olvides, no olvide, asegúrate, asegúrese,
    recuerda que, não esqueça, não se esqueça, certifique-se, lembre-se de, non dimenticare, assicurati, ricorda che,
    vergeet niet, zorg ervoor, let erop, nie zapomnij, pamiętaj, upewnij się, не забудь, не забудьте, убедись,
    убедитесь, помните что, не забувай, переконайтеся, unutma, unutmayın, emin ol, glöm inte, se till att, đừng quên,
    hãy nhớ, jangan lupa, pastikan, لا تنس, تأكد, אל תשכח, ودאו, 别忘了, 不要忘记, 请记住, 請記住, 确保, 確保,
    忘れずに, 注意して, 잊지 마세요
    """
)
# What starts so goes on with the sentence that the dash or colon is in.
_CONTINUATIONS = expression(
    r"(?:so|so that|using|since|otherwise|thus|hence|which|whose|while|although|damit|sodass|so dass|weil|indem|sonst"
    r"|obwohl|wobei|afin|parce|puisque|sinon|pour que|ce qui|para que|porque|ya que|sino|lo que|pois|já que|senão"
    r"|perché|poiché|altrimenti|affinché|zodat|omdat|anders|żeby|ponieważ|inaczej|чтобы|потому|поэтому|иначе|так как"
    r"|щоб|тому що|інакше|så att|eftersom|annars|để|vì|nếu không|agar|karena|supaya)(?!\w)"
)
# What starts so says what is to be done about the trouble before the colon: a sign of it may well be a sentence.
REMEDIES = IMPERATIVES | listed(
    """
    look, see whether, verify, inspect, try, ask, turn, suspect, do, avoid, prüfe, prüfen, prüf, suche, suchen, schau,
    schauen, kontrolliere, kontrollieren, öffne, öffnen, versuche, vérifiez, vérifier, vérifie, cherchez, chercher,
    regardez, contrôlez, essayez, revisa, revisar, revise, comprueba, comprobar, compruebe, busca, buscar, verifique,
    verificar, procure, verifica, verificare, controlla, controllare, cerca, cercare, controleer, controleren, kijk,
    zoek, sprawdź, sprawdzić, poszukaj, проверь, проверьте, проверить, ищи, ищите, перевір, перевірте, kontrollera,
    leta, kontrol et, kontrol edin, kiểm tra, tìm, periksa, cari, تحقق, ابحث, בדוק, בדקו, חפש, 检查, 檢查, 查看, 确认,
    確認, 調べる, 확인
    """
)
_FEWEST_WORDS = 3
# A sentence and its translation are about as long as each other.
_MUCH_LONGER = 2.0


def is_sentence(card: Card) -> bool:
    """A clause with what goes on from it or comments on it; a phrase with its translation is none.

    Of 2,480 terms in 105 sheets, 18 had such a front: none was sound.
    """
    fact = card.fact
    if not isinstance(fact, RowFact) or fact.kind != "term" or is_code(fact.key):
        return False
    key, answer = visible(fact.key), visible(fact.questions[0].answer)
    if opens_with(key, _REMINDERS):
        return True
    if count_words(key) >= _FEWEST_WORDS and _CONTINUATIONS.match(answer) and has_letters(key):
        return True
    if not is_clause(key) or key.endswith(("?", "؟")) or opens_with(answer, REMEDIES):
        return False
    return answer[:1].islower() or len(answer) > _MUCH_LONGER * len(key)


# Whoever ends so goes on with what is said, and names nothing: “typical flags include”, “典型标志包括”.
_LEADING_ON = expression(
    r"(?:(?<!\w)(?:include|includes|including|with|to|for|of|by|from|such as|consists? of|umfasst|enthält|mit|für|von"
    r"|comprend|comprennent|avec|pour|incluye|incluyen|con|para|inclui|incluem|com|includono|met|voor|zawiera"
    r"|включает|включают|містить|içerir|inkluderar|gồm|bao gồm|meliputi|تشمل|يشمل|כולל)|包括|包含|如下)$",
    re.IGNORECASE,
)


def is_a_clause(card: Card) -> bool:
    """A term that says something by itself, where its answer is no code and no remedy."""
    fact = card.fact
    if not isinstance(fact, RowFact) or fact.kind != "term" or is_code(fact.key):
        return False
    key, answer = visible(fact.key), fact.questions[0].answer
    if key.endswith(("?", "？", "؟")) or is_code(answer) or opens_with(visible(answer), REMEDIES):
        return False
    alike = max(len(key), len(visible(answer))) < _MUCH_LONGER * min(len(key), len(visible(answer)))
    return is_clause(key) and not alike


def leads_on(card: Card) -> bool:
    """A term that ends with the word that leads in to what it has."""
    fact = card.fact
    if not isinstance(fact, RowFact) or fact.kind != "term" or is_code(fact.key):
        return False
    key = visible(fact.key)
    return count_words(key) > 1 and _LEADING_ON.search(key.rstrip(" :：")) is not None


def is_linked(card: Card) -> bool:
    """A term that is nothing but a link to another site: of 17 such cards of 9 sheets, 13 were not sound."""
    fact = card.fact
    if not isinstance(fact, RowFact) or fact.kind != "term" or is_code(fact.key) or not is_link(fact.key):
        return False
    return any(link.url.startswith(("http:", "https:")) for link in links(fact.key))
