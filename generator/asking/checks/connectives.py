"""Words that go on from what was said, where a term should be: “Therefore: …”, “That is: …”, “Pertanto x = 5”."""

from __future__ import annotations

import re

from generator.asking.checks.card import Card
from generator.asking.shapes.looks import is_code
from generator.asking.shapes.vocabulary import is_one_of, listed, opens_with
from generator.asking.shapes.wording import count_words, is_ideographic, visible
from generator.expressions import expression
from generator.facts import RowFact

# Whatever begins so goes on from the line before.
_OPENING = listed(
    """
    therefore, hence, thus, however, otherwise, consequently, moreover, furthermore, nevertheless, in this case,
    in that case, that means, this means, which means, it follows that, then we, then the, then go, then type,
    demnach, somit, folglich, daher, deshalb, deswegen, infolgedessen, dennoch, andernfalls, außerdem, in diesem fall,
    das heißt, das bedeutet, dies bedeutet, daraus folgt, also gilt, also ist, dann gilt, dann ist, donc,
    par conséquent, ainsi donc, cependant, toutefois, sinon, de plus, dans ce cas, cela signifie, il s'ensuit,
    on a donc, alors on, por lo tanto, por tanto, por consiguiente, sin embargo, no obstante, además, en este caso,
    en ese caso, esto significa, es decir, de ahí que, entonces se, portanto, por conseguinte, no entanto, contudo,
    além disso, nesse caso, neste caso, isso significa, ou seja, isto é, logo temos, pertanto, quindi, dunque,
    di conseguenza, tuttavia, inoltre, in questo caso, ciò significa, vale a dire, cioè, daarom, derhalve, bijgevolg,
    echter, bovendien, in dit geval, dat betekent, zatem, dlatego, jednakże, ponadto, w tym przypadku, to znaczy,
    следовательно, поэтому, таким образом, однако, кроме того, в этом случае, это значит, то есть, тогда имеем, отже,
    тому, проте, крім того, у цьому випадку, це означає, dolayısıyla, bu nedenle, ancak, ayrıca, bu durumda, yani,
    därför, alltså, dessutom, i så fall, det betyder, därmed, vì vậy, do đó, tuy nhiên, ngoài ra, nghĩa là,
    oleh karena itu, maka, namun, selain itu, artinya, لذلك, وبالتالي, إذن, ومع ذلك, לכן, אולם, כלומר, بنابراین, 因此,
    所以, 于是, 於是, 故此, 然而, 此外, 也就是说, 也就是說, 即为, したがって, 従って, よって, ゆえに, しかし, つまり,
    すなわち, 따라서, 그러므로, 그러나, इसलिए, अतः
    """
)
# Alone these place what is said in a story; with more words they may well name something (“First law”).
_ALONE = listed(
    """
    in summary, to sum up, summing up, in conclusion, zusammenfassend, zusammengefasst, kurzum, abschließend,
    pour résumer, en conclusion, resumiendo, para resumir, en conclusión, resumindo, em resumo, em suma, riassumendo,
    in sintesi, samenvattend, podsumowując, подводя итог, в итоге, підсумовуючи, sammanfattningsvis, 综上, 综上所述,
    總之, 要するに, 요약하면, today, nowadays, currently, in the past, heute, heutzutage, früher, aujourd'hui,
    de nos jours, autrefois, hoy, hoy en día, antiguamente, hoje, hoje em dia, antigamente, oggi, oggigiorno,
    un tempo, tegenwoordig, vroeger, dziś, dawniej, сегодня, раньше, сьогодні, раніше, bugün, eskiden, idag, förr,
    ngày nay, ngày xưa, sekarang, dahulu, 如今, 现在, 過去, that is, i.e., ie, then, so, also, and, or, but, next,
    now, originally, finally, afterwards, later, before, before that, after that, meanwhile, instead, in addition,
    in general, generally, usually, typically, in short, in summary, in fact, basically, specifically, similarly,
    likewise, on the other hand, at first, and then, else, in particular, alternatively, optionally, dann, danach,
    zuerst, zunächst, schließlich, zuletzt, anschließend, davor, vorher, nachher, später, stattdessen, zusätzlich,
    im allgemeinen, allgemein, üblicherweise, ursprünglich, grundsätzlich, insbesondere, kurz, kurz gesagt, d.h.,
    d. h., bzw., ebenso, ähnlich, andererseits, alternativ, also, oder, und, aber, sonst, puis, ensuite, après, avant,
    enfin, d'abord, finalement, généralement, en général, en bref, c'est-à-dire, de même, par contre, en revanche,
    alors, mais, et, ou, à l'origine, en résumé, luego, después, antes, finalmente, por último, entonces, en general,
    generalmente, en resumen, además, también, pero, originalmente, en cambio, asimismo, depois, por fim, então,
    em geral, geralmente, em resumo, também, mas, originalmente, em vez disso, poi, dopo, prima, infine, allora,
    in generale, generalmente, in breve, anche, ma, originariamente, invece, inoltre, dan, daarna, eerst, tenslotte,
    meestal, kortom, ook, maar, oorspronkelijk, potem, następnie, najpierw, wreszcie, zwykle, krótko, też, ale,
    pierwotnie, затем, потом, сначала, наконец, обычно, вообще, короче, также, но, первоначально, иначе, далее, потім,
    спочатку, нарешті, зазвичай, також, але, інакше, sonra, önce, nihayet, genellikle, kısaca, ama, sedan, först,
    slutligen, vanligtvis, men, sau đó, đầu tiên, cuối cùng, thường, nhưng, kemudian, akhirnya, biasanya, tetapi, ثم,
    أخيرا, عادة, ولكن, אז, קודם, לבסוף, אבל, 然后, 然後, 接着, 最后, 最後, 通常, 一般, 总之, 總之, 即, 同时, 另外,
    但是, 否则, まず, 次に, 最後に, 通常, また, 먼저, 다음으로, 마지막으로, 보통, 또한, 그리고, 하지만, फिर, पहले
    """
)
# “This function links all others: …”, and what introduces the thing that follows.
_POINTING = expression(
    r"(?:this|these|those|diese[rsnm]?|jene[rsnm]?|cette|ces|cet|estas?|estos|questa|questi|queste|deze|эт(?:от|а|о|и)"
    r"|bu|denna|dessa)\s+\S+\s+\S|(?:这|這)[个個些种種]\S{4}|この\S{5}",
    re.IGNORECASE,
)
_HERE = expression(
    r"(?:here(?:['’]s| is| are)|let['’]s|let us|now we|hier (?:ist|sind)|voici|voilà"
    r"|aquí (?:está|están|tienes)|aqui está|ecco|вот)(?!\w)"
    r"|(?:这是|這是|以下是)",
    re.IGNORECASE,
)
# In a word list such a word is explained by another word or two.
FEWEST_SAID, FEWEST_DENSE = 4, 8


def goes_on(card: Card) -> bool:
    """A term that is a connective, or begins with one, and is followed by more than a word's translation."""
    fact = card.fact
    if not isinstance(fact, RowFact) or fact.kind != "term" or is_code(fact.key):
        return False
    key, said = visible(fact.key), visible(fact.questions[0].answer)
    if _POINTING.match(key) or _HERE.match(key):
        return True
    if opens_with(key, _OPENING) and not is_one_of(key, _OPENING):
        return True
    dense = sum(map(is_ideographic, said))
    long = dense >= FEWEST_DENSE if dense else count_words(said) >= FEWEST_SAID
    return long and (is_one_of(key, _OPENING) or is_one_of(key, _ALONE))
