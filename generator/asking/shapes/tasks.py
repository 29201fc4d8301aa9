"""Whether a line above code asks for that code: a name or a task does, a statement has the code as its example."""

from __future__ import annotations

import re

from generator.asking.shapes.looks import is_link, is_strong
from generator.asking.shapes.narration import narrates
from generator.asking.shapes.question_words import KEY_HEADINGS
from generator.asking.shapes.sentence_words import (
    ALSO,
    AND_WORDS,
    CONDITIONS,
    CONNECTIVES,
    IMPERATIVES,
    INFERENCES,
    LIKENESS,
    MODALS,
    PLACES,
    PURPOSES,
)
from generator.asking.shapes.term_split import split_term
from generator.asking.shapes.vocabulary import (
    COPULA,
    FRAME_HEADINGS,
    POINTING_WORDS,
    SEE,
    TIP_LABELS,
    bare,
    holds_one_of,
    is_one_of,
    listed,
    opens_with,
)
from generator.asking.shapes.wording import (
    count_words,
    has_letters,
    is_ideographic,
    masked,
    sentences,
    visible,
    without_colon,
)
from generator.expressions import expression
from generator.inlines import Code, Inlines

LONGEST_TASK = 160
MOST_NAME_WORDS = 6
LONGEST_NAME = 60
# A description that starts as a sentence does is one from so many words on.
_FEWEST_SENTENCE_WORDS = 6
_ARTICLE = expression(
    r"(?:the|a|an|this|that|these|those|it|you|we|der|die|das|ein|eine|le|la|les|un|une|el|los|las|una|o|os|as|um|uma"
    r"|il|lo|gli|het|een|de)\s|l['’]",
    re.IGNORECASE,
)
# The language of the code, and not what it does.
_LANGUAGE = expression(
    r"(?:css|s[ac]ss|less|html?|xml|svg|js|ts|jsx|tsx|javascript|typescript|python|java|kotlin|swift|go|rust|ruby|php"
    r"|perl"
    r"|c|c\+\+|c#|cpp|sql|bash|sh|shell|zsh|powershell|json|ya?ml|toml|r|scala|lua|haskell|code|output)",
    re.IGNORECASE,
)
# One case with its solution.
_WORKED = expression(
    r"(?<!\w)(?:(?:worked|solved|practice|sample|example)\s(?:out\s)?(?:example|exercise|problem|question)s?"
    r"|(?:rechen|aufgaben|muster)beispiel\w*|(?:beispiel|übungs|rechen)aufgaben?"
    r"|exercices? (?:corrigés?|résolus?)|exemples? (?:résolus?|chiffrés?)"
    r"|(?:ejercicios?|problemas?|ejemplos?) resueltos?|(?:exercícios?|problemas?|exemplos?) resolvidos?"
    r"|(?:esercizi|esercizio|problema|esempi|esempio) (?:svolt|risolt)[oi]|uitgewerkte? voorbeeld(?:en)?"
    r"|przykład(?:y)? rozwiązan\w*|разбор задач\w*|примеры? решени\w+|розв'язан\w+ задач\w*"
    r"|(?:derivation|proof)s?(?: of\b|\W*$)|herleitung\w*|beweis\w*|démonstrations?\W*$|demostraci(?:ón|ones)\W*$"
    r"|derivación"
    r"|demonstraç(?:ão|ões)\W*$|dedução|dimostrazion[ei]|afleiding\w*|bewij(?:s|zen)\W*$|wyprowadzeni\w+|dowod\w*\W*$"
    r"|dowód"
    r"|доказательств\w+|вывод формул\w*|доведенн\w+|ispatı?\W*$|härledning\w*|bevis\W*$|chứng minh|pembuktian"
    r"|çözümlü (?:örnek|soru)\w*|bài tập mẫu|contoh soal)(?!\w)"
    r"|例題|例题|演習|練習問題|推导|推導|証明|證明|导出|導出|증명|유도|연습 ?문제|예제 풀이",
    re.IGNORECASE,
)
# The same thing may be said in one language or another; a notation says nothing of what it holds.
_NOTATION = expression(
    r"css|s[ac]ss|less|html?|xml|svg|json|ya?ml|toml|csv|markdown|md|latex|code|output", re.IGNORECASE
)
# Where the code is, and not what it does.
_FILE = expression(r"(?:\w{2,6}\s)?(?:[\w./~*-]*\.\w{2,5}|\.\w+|[/~][\w./-]+)")
# A task begins with an infinitive in most languages, and ends with one in German and Dutch; English has none.
_INFINITIVE_FIRST = expression(r"\w+(?:[aei]r|re|rse|ть|ти|чь|ться|ć|mak|mek)$")
_INFINITIVE_LAST = expression(r"\w+en$")
_NO_NAME_ENDS = tuple(".…,?;:!。、，！？：；")
# A step of an argument, in scripts that set no spaces.
_REASONS = expression(
    r"^(?:我们|我們|接下来|接下來|此时|此時|因此|所以|于是|於是|ここで|そこで|したがって|よって|따라서|그러므로)"
)
# A condition with what follows from it, where its word is at the end of the clause.
_WHEN = expression(
    r"(?:时|時|时候|時候|的话|的話|之后|之前|とき|場合|たら|なら|れば|ると)(?:は|に|には)?[，、,]"
    r"|(?:하면|되면|으면|이면|라면|때|경우에?)는?,?\s"
)
_ENDS = expression(r"(?:[.!。！]|です|ます|である|した|ください|습니다|니다)[:：]?$")


def is_task(content: Inlines) -> bool:
    """Whether words that lead in to code, with a colon, ask for it."""
    words = visible(without_colon(content))
    if not has_letters(words) or len(words) > LONGEST_TASK or sentences(content) > 1 or is_link(content):
        return False
    if is_one_of(words, FRAME_HEADINGS | TIP_LABELS | CONNECTIVES | LIKENESS | BARE_VERBS) or SEE.match(words):
        return False
    if narrates(words) or holds_one_of(words, POINTING_WORDS) or is_file(words) or _goes_on(words) or points_on(words):
        return False
    if bare(words).rpartition(" ")[2] in PLACES or opens_with(words, ALSO):
        return False
    if says_where(words) or counts_ways(words) or is_one_of(words, ANSWER_TITLES) or is_long_task(words):
        return False
    return not is_statement(content)


# One that starts so says what is otherwise than in the line before, or where it is from.
_GOES_ON = LIKENESS | listed(
    """
    and, or, so, but, therefore, thus, hence, instead, instead of, so instead, from the docs, from the manual, oder,
    aber, stattdessen, und, daher, also, ou, et, donc, mais, au lieu de, o bien, pero, en lugar de, mas, em vez de,
    oppure, ma, invece di, of, maar, lub, ale, zamiast, или, но, вместо, або, але, veya, ama, yerine, eller, men,
    hoặc, nhưng, atau, tetapi, أو, 或, 或者, 但, または, でも, 또는
    """
)
_OUTPUT = expression(r"(?:出力|実行|結果|输出|输出示|运行|執行|출력)\s?(?:例|结果|結果|예)\W*\d*$")


def joins_on(words: str) -> bool:
    """Whether a line goes on from the one above it, or draws a conclusion from it."""
    return opens_with(words, INFERENCES) or (count_words(words) > 1 and opens_with(words, AND_WORDS))


def _goes_on(words: str) -> bool:
    short = count_words(words) <= MOST_NAME_WORDS
    if joins_on(words):
        return True
    return (short and opens_with(words, _GOES_ON)) or _OUTPUT.search(words) is not None


# They say that an answer follows, and not to what.
# A key may be the one of a dictionary or a keyboard.
ANSWER_TITLES = (KEY_HEADINGS - {"key", "klucz", "ключ", "ключи", "کلید"}) | listed(
    """
    answer, solution, antwort, lösung, réponse, respuesta, solución, resposta, solução, risposta, soluzione, antwoord,
    oplossing, odpowiedź, rozwiązanie, ответ, решение, відповідь, розв'язок, cevap, çözüm, lösning, câu trả lời, solusi
    """
)
# The end of a line that only says that its code follows: “change it like so”.
_POINTS_ON = expression(
    r"\b(?:something like|similar to|(?:then|just|can|could|would|should) (?:use|run|do|type|try|write|call))\W*$"
    r"|\b(?:(?:like|as) (?:so|this|that|these)|this|looks? like|as shown|as follows|so aus|wie folgt|comme (?:ceci|ça"
    r"|suit)"
    r"|así|de esta (?:forma|manera)|como sigue|assim|da seguinte forma|così|come segue|als volgt|zo uit|w ten sposób"
    r"|jak poniżej|так|таким образом|следующим образом|böyle|şöyle|så här|như sau|seperti ini)\W*$"
    r"|(?:如下(?:所示)?|这样|這樣|以下の通り|次のように|このように|다음과 같다|이렇게)\W*$",
    re.IGNORECASE,
)
# Where one is while typing, and not what it does.
_WHERE = expression(
    r"(?:then |now )?(?:(?:run|execute|do|use|type) (?:it|this|that|them) )?"
    r"(?:from|in|inside|within|on|at|under) (?:the |your |a |an )?(?:[\w./-]+ )?(?:root|directory|folder"
    r"|terminal|shell|console|command line|prompt|repository|repo|project|host|server|client|machine|file|browser)"
    r"(?: (?:root|directory|folder))?|(?:im|in der|auf dem|am) \w*(?:verzeichnis|ordner|terminal|konsole|server"
    r"|rechner)"
    r"|(?:dans|depuis|sur) (?:le|la|un) (?:dossier|répertoire|terminal|console|serveur)(?: \w+)?"
    r"|(?:en|desde) (?:el|la|una?) (?:terminal|consola|directorio|carpeta|servidor)(?: \w+)?"
    r"|(?:no|na|em) (?:terminal|console|diretório|pasta|servidor)(?: \w+)?",
    re.IGNORECASE,
)
# A longer line tells the reader of a walkthrough what to do next.
MOST_TASK_WORDS = 14


def points_on(words: str) -> bool:
    """Whether a line only says that something follows it."""
    return _POINTS_ON.search(words) is not None


def says_where(words: str) -> bool:
    """Whether a line only says where one is, and not what is done there."""
    return _WHERE.fullmatch(words.strip(" .:")) is not None


def says_nothing(words: str) -> bool:
    """Whether a line above code says nothing of it: that it follows, where one is, or only to use it."""
    return points_on(words) or says_where(words) or is_one_of(words, BARE_VERBS)


def is_long_task(words: str) -> bool:
    """Whether a line is too long to ask for the code below it."""
    return not any(map(is_ideographic, words)) and count_words(words) > MOST_TASK_WORDS


# A verb that does not say what it is done to.
BARE_VERBS = listed(
    """
    use, just use, run, just run, run it, run this, type, enter, execute, try, try it, do, do it, we use,
    you can use, verwende, nutze, ausführen, eingeben, utiliser, lancer, exécuter, taper, usar, usa, ejecutar,
    escribir, executar, usare, eseguire, digitare, gebruik, uitvoeren, użyj, uruchom, использовать, запустить,
    выполнить, используется, применяется, se utiliza, se usa, si usa, on utilise, man verwendet, man benutzt,
    usa-se, utiliza-se, používá se, wykonaj, виконати, kullan, çalıştır, använd, kör, chạy, jalankan, gunakan, 使用,
    运行, 執行, 执行, 输入, 実行,
    実行する, 使う, 実行します, 실행, 사용
    """
)


# One of several ways, by its number: it says nothing of the code below it.
_WAY = expression(
    r"(?:option|method|way|variant|alternative|version|solution|approach|variante|möglichkeit|lösung|weg|méthode|façon"
    r"|opción|método|forma|manera|opção|maneira|opzione|metodo|modo|optie|manier|opcja|metoda|sposób|możnosť|možnost"
    r"|způsob|вариант|способ|метод|варіант|спосіб|seçenek|yöntem|alternativ|sätt|cách|cara|opsi|طريقة|الطريقة|خيار"
    r"|方法|方式|选项|選項|オプション|방법)\s*[#№-]?\s*(?:\d{1,2}|[A-Ea-e]|[一二三四五])\W*",
    re.IGNORECASE,
)


def counts_ways(words: str) -> bool:
    """Whether words only number one of several ways: “Option 2”."""
    return _WAY.fullmatch(words.strip()) is not None


def is_file(words: str) -> bool:
    """Whether words say where code is, and not what it does: `src/index.js`."""
    return _FILE.fullmatch(words) is not None


def is_notation(words: str) -> bool:
    """Whether words only name the notation in which something is written down."""
    return _NOTATION.fullmatch(words) is not None


def works_out(title: str) -> bool:
    """Whether what is under a title is worked out for one case: its steps ask for what no card shows."""
    return _WORKED.search(title) is not None


def is_name(content: Inlines) -> bool:
    """Whether a line without a colon names the code below it, as a heading does."""
    words = visible(content)
    if split_term(content, styled_only=True) is not None or _LANGUAGE.fullmatch(words):
        return False
    if len(words) > LONGEST_NAME or count_words(words) > MOST_NAME_WORDS or words.endswith(_NO_NAME_ENDS):
        return False
    return is_task(content)


def is_statement(content: Inlines, *, title: bool = False) -> bool:
    """Whether words say that something is so, rather than what is to be done or what something is called.

    A `title` may be long without being a sentence, and so may what is bold as a whole.
    """
    words = visible(without_colon(content))
    if opens_with(words, PURPOSES):
        return False
    if opens_with(words, CONDITIONS) or any(sign.search(words) for sign in (_ENDS, _WHEN, _REASONS)):
        return True
    hidden = re.sub(r"[—–=-]", ",", masked(content))
    if COPULA.search(hidden) or holds_one_of(words, MODALS):
        return True
    long = count_words(words) >= _FEWEST_SENTENCE_WORDS
    if long and (_ARTICLE.match(words) or (content and isinstance(content[0], Code))):
        return True
    if title or is_strong(content):
        return False
    if count_words(words) > _FEWEST_SENTENCE_WORDS and not any(map(is_ideographic, words)):
        return not is_told_to_do(words)
    return count_words(words) > 2 * _FEWEST_SENTENCE_WORDS and re.search(r"[,;，；、]", hidden) is not None


def is_told_to_do(words: str) -> bool:
    """Whether a line is a task: it starts, or in some languages ends, with the verb of what is to be done."""
    told = [word.strip(",;") for word in bare(words).split()]
    return opens_with(words, IMPERATIVES) or bool(_INFINITIVE_FIRST.match(told[0]) or _INFINITIVE_LAST.match(told[-1]))
