"""Comments that tell how a program goes on, and do not say what their code does."""

from __future__ import annotations

import re

from generator.asking.shapes.sentence_words import CONDITIONS, IMPERATIVES
from generator.asking.shapes.vocabulary import listed, opens_with
from generator.expressions import expression

# Who tells, what is pointed at, or what would be otherwise. Of 14 such comments read none asked for its code.
_TELLS = expression(
    r"(?:we|you|i|i'm|i've|you'll|you've|we'll|we're|let['’]?s|here|now|this|these|those|it|it'll|there(?:['’]s| is"
    r"| are)|otherwise|suppose|assum(?:e|ing)|imagine|say|notice|as you|by default"
    r"|wir|man|du|ich|nun|jetzt|hier|dies(?:e[rs]?)?|sonst|andernfalls|ansonsten|angenommen|standardmäßig"
    r"|nous|vous|on|je|ici|maintenant|ceci|cela|sinon|supposons|imaginons|par défaut"
    r"|nosotros|ahora|aquí|esto|est[ea]|si no|de lo contrario|supongamos|imaginemos|por defecto"
    r"|nós|agora|aqui|isto|isso|senão|caso contrário|suponha|vamos|por padrão"
    r"|noi|ora|adesso|qui|questo|questa|altrimenti|supponiamo|immaginiamo|di default"
    r"|wij|we|nu|hier|dit|anders|stel|standaard|teraz|tutaj|tu|inaczej|załóżmy|domyślnie"
    r"|мы|вы|я|теперь|сейчас|здесь|тут|это|эта|этот|иначе|допустим|предположим|по умолчанию"
    r"|ми|ви|тепер|зараз|це|інакше|припустимо|за замовчуванням"
    r"|my|teď|nyní|zde|toto|tento|jinak|řekněme|ve výchozím nastavení"
    r"|şimdi|burada|bu|aksi halde|varsayalım|varsayılan olarak|här|vi|annars|som standard"
    r"|chúng ta|bây giờ|ở đây|đây là|mặc định|kita|sekarang|di sini|ini adalah"
    r"|الآن|هنا|هذا|هذه|وإلا|نحن|עכשיו|כאן|זה|זו|אחרת|अब|यहाँ|यह)[\s,]"
    r"|我们|我們|这里|這裡|此处|这是|這是|否则|假设|默认情况|ここで|これは|これで|そうでなければ|では、|デフォルトで"
    r"|이제|여기|이것은|그렇지 않으면|기본적으로",
    re.IGNORECASE,
)
# What happens, of a subject that is named before it.
_HAPPENS = expression(
    r"(?:will|would|won't|can't|cannot|could|may|might|didn't|doesn't|isn't|aren't|wasn't|gets? printed"
    r"|wird|werden|würde|kann|können|va|vont|sera|seront|peut|será|serán|puede|vai|serão|pode|sarà|saranno|può"
    r"|zal|zullen|będzie|będą|будет|будут|може|буде|bude|budou)",
    re.IGNORECASE,
)
_RELATIVES = listed(
    """
    that, which, who, whose, where, if, when, die, der, das, welche, qui, que, dont, cui, che, które, który, который,
    которые
    """
)
MOST_BEFORE_VERB = 6
FEWEST_CONDITION_WORDS = 5


def narrates(comment: str) -> bool:
    """Whether a comment tells the reader what happens, what is so, or what to look at."""
    if _TELLS.match(comment):
        return True
    words = comment.split()
    if opens_with(comment, IMPERATIVES) or not words:
        return False
    if opens_with(comment, CONDITIONS):
        said = any(_HAPPENS.fullmatch(word.strip(",.;")) for word in words[2:])
        return len(words) >= FEWEST_CONDITION_WORDS and (said or "," in comment)
    for word in words[1 : MOST_BEFORE_VERB + 1]:
        if word.lower() in _RELATIVES:
            return False
        if _HAPPENS.fullmatch(word.strip(",.;")):
            return True
    return False


# The words above code that only shows what another piece of code printed.
_OUTPUTS = expression(
    r"(?<!\bto )\b(?:(?:will|would|should|it|this|code|command|program) (?:now )?(?:print|output|display|show)s?"
    r"|prints(?: out)?|(?:the )?outputs?(?: is| looks like| would be| will be)?|(?:the )?results?(?: is| would be)?"
    r"|gibt (?:\w+ )?aus|(?:die )?(?:ausgabe|bildschirmausgabe)(?: ist| lautet)?|(?:das )?ergebnis(?: ist)?"
    r"|affiche(?:ra)?|(?:la )?sortie(?: est)?|(?:le )?résultat(?: est)?|imprime|(?:la )?salida(?: es)?"
    r"|(?:el |o )?resultado(?: es| é)?|(?:a )?saída(?: é)?|stampa|(?:il )?risultato(?: è)?|(?:de )?uitvoer(?: is)?"
    r"|wynik(?: to)?|(?:вывод|результат|выведет|напечатает|виведе|výstup|výsledek|çıktı(?:sı)?|utskrift))"
    r"(?: the following| as follows| folgendes| lo siguiente| o seguinte| quanto segue)?\W*$"
    r"|(?:输出(?:结果)?|运行结果|打印结果|出力(?:結果)?|実行結果|결과|출력(?: 결과)?)(?:如下|为|は|는|은)?\W*$",
    re.IGNORECASE,
)


def tells_what_is_printed(lead: str) -> bool:
    """Whether words above code say that it is what came out."""
    return _OUTPUTS.search(lead) is not None


# A call that writes what it is given; in a shell, `echo` and `cat` are commands to know.
_CALLS = expression(
    r"\s*(?:console\.\w+|System\.out\.\w+|fmt\.Print\w*|Console\.Write\w*|document\.write\w*|Debug\.\w+|IO\.\w+|alert"
    r"|print\w*|println!|var_dump|write\w*|disp|display)\s*\("
)
MOST_OUTPUT_WORDS = 3


def is_output(comment: str, code: str) -> bool:
    """Whether a few words behind a call that writes something may be what it writes: “Dog” behind `print(pet)`."""
    few = len(comment.split()) <= MOST_OUTPUT_WORDS
    return few and _CALLS.match(code) is not None and not opens_with(comment, IMPERATIVES)
