"""The words by which a sentence says what is so, what is to be done, or how two things differ.

The languages are those of `vocabulary`, which holds the words for what is no fact.
"""

from __future__ import annotations

from generator.asking.shapes.vocabulary import listed

# A line above code that starts so says what the code is for.
PURPOSES = listed(
    """
    to, how to, in order to, for, um, zum, zur, para, pour, afin, per, om, voor, aby, żeby, чтобы, для, för att, för,
    để, untuk, için, من أجل, כדי, 要, 为了, 若要, 為了, ~하려면
    """
)
# English tasks start so.
IMPERATIVES = listed(
    """
    add, append, apply, assign, attach, build, call, change, check, choose, clean, clear, clone, close, combine,
    commit, compare, compile, compute, concatenate, configure, connect, convert, copy, count, create, cut, declare,
    decode, define, delete, deploy, disable, display, download, drop, edit, enable, encode, enter, execute, export,
    extract, fetch, filter, find, follow, force, format, generate, get, give, go, group, import, increase, insert,
    install, iterate, join, jump, kill, limit, link, list, load, log, loop, make, map, mark, match, merge, mount,
    move, open, order, parse, paste, press, print, pull, push, put, query, read, rebase, redirect, reload, remove,
    rename, repeat, replace, reset, restart, restore, return, reverse, revert, run, save, search, select, send, set,
    show, skip, sort, specify, split, start, stop, store, swap, switch, take, test, type, undo, uninstall, update,
    upgrade, upload, use, view, wait, watch, wrap, write
    """
)
# One that starts so says when something is so.
CONDITIONS = listed(
    """
    if, when, whenever, while, since, because, as soon as, although, unless, once, wenn, falls, sobald, weil, da, si,
    cuando, quand, lorsque, dès que, parce que, porque, quando, se, als, wanneer, omdat, jeśli, gdy, kiedy, если,
    когда, eğer, om, när, nếu, khi, jika, ketika, إذا, عندما, אם, כאשר, 如果, 当, 當, もし
    """
)
# Verbs by which a sentence says that something is so, where it needs no copula.
MODALS = listed(
    """
    will, can, cannot, can't, may, might, must, should, has, have, does, doesn't, don't, gives, allows, lets, uses,
    takes, returns, makes, means, specifies, contains, provides, kann, können, muss, müssen, wird, werden, soll, hat,
    haben, gibt, erlaubt, peut, peuvent, doit, doivent, permet, renvoie, puede, pueden, debe, deben, permite,
    devuelve, tiene, pode, podem, deve, devem, retorna, tem, può, possono, devono, permette, restituisce, kan, kunnen,
    moet, moeten, może, mogą, musi, должен, должны, может, могут, возвращает, позволяет, 可以, 必须, 應該, 应该, 将会,
    会把
    """
)
# A comment that starts with one says only what is different from the one above it.
CONNECTIVES = listed(
    """
    and, or, with, without, but, then, and then, also, plus, otherwise, else, not, only, und, oder, mit, ohne, aber,
    dann, auch, sonst, nur, et, ou, avec, sans, mais, puis, aussi, sinon, y, o, con, sin, pero, luego, también,
    solo, e, com, sem, mas, depois, também, senza, ma, poi, anche, en, of, met, zonder, maar, dan, ook, i, lub, bez,
    ale, potem, также, и, или, с, без, но, затем, ve, veya, ile, ama, sonra, och, eller, med, utan, men, sedan, và,
    hoặc, với, nhưng, atau, dengan, tanpa, tetapi, و, أو, مع, بدون, או, עם, בלי, 或, 和, 或者, 然后, 但,
    または, そして, 또는, 그리고
    """
)
# A line that starts so goes on with what was said or worked out above it.
INFERENCES = listed(
    """
    it holds, it holds that, it follows, es gilt, es folgt, il vient, si ha, se tiene, tem-se, имеем, that is,
    that is to say, i.e, which is, which gives, this gives, we get, we obtain, we have, one obtains, hence,
    thus, therefore, so that, from which, in other words, finally, das heißt, d.h, das ergibt, daraus folgt, also,
    somit, damit, schließlich, wobei, c'est-à-dire, soit, d'où, donc, ainsi, on obtient, on a, finalement,
    es decir, o sea, por tanto, por lo tanto, de donde, se obtiene, resulta, finalmente, ou seja, isto é, portanto,
    obtém-se, logo, donde, ovvero, cioè, ossia, quindi, dunque, perciò, otteniamo, si ottiene, da cui, infine,
    oppure, dove, dat wil zeggen, oftewel, dus, waaruit, ten slotte, czyli, to znaczy, zatem, stąd, tedy, tudíž,
    neboli, tj, odtud, то есть, т.е, значит, следовательно, откуда, получаем, итак, наконец, тобто, отже, звідси,
    yani, böylece, buradan, det vill säga, dvs, alltså, tức là, do đó, suy ra, yaitu, artinya, maka, jadi, أي, إذن,
    وبالتالي, כלומר, לכן, ומכאן, यानी, अतः, 即, 也就是, 因此, 所以, 于是, 從而, 从而, 得到, 可得, 其中, すなわち,
    つまり,
    よって, したがって, ゆえに, ここで, 즉, 따라서, 그러므로, 여기서
    """
)
# What adds to what was said.
ALSO = listed(
    """
    also, additionally, in addition, besides, furthermore, moreover, auch, außerdem, zusätzlich, ferner, aussi,
    également, en outre, de plus, también, además, asimismo, também, além disso, anche, inoltre, ook, bovendien,
    też, także, ponadto, také, navíc, также, кроме того, ещё, також, крім того, ayrıca, också, dessutom, cũng,
    ngoài ra, juga, selain itu, أيضا, كذلك, גם, 另外, 此外, 还有, 以及其他, 以及其它, また, さらに, そのほか, 또한,
    그 외
    """
)
# What joins a line to the one above it.
AND_WORDS = listed(
    """
    and, und, et, y, e, ed, i, и, та, і, й, och, og, ja, và, dan, ve, و, וגם, 和, 以及, そして, 그리고
    """
)
# A short comment with one of these says that its code is like other code, and not what it does.
LIKENESS = listed(
    """
    same, same as, the same, equivalent, equivalently, identical, ditto, alternatively, another way, other way,
    alternate way, alternate ways, alternative, alternatives, alternative way, other ways, shorthand for, short for,
    dasselbe, das gleiche, gleichbedeutend, äquivalent, entspricht, identisch, alternativ, ebenso, idem, pareil,
    même chose, équivalent, identique, autrement, lo mismo, igual que, equivalente, equivale, idéntico, de otra forma,
    o mesmo, mesmo que, igual a, idêntico, lo stesso, stessa cosa, identico, equivale a, hetzelfde, gelijk aan,
    identiek, to samo, równoważne, identyczne, то же, то же самое, эквивалентно, аналогично, идентично, aynı, aynısı,
    works too, also works, works as well, works the same, does the same, do the same, same effect, geht auch,
    funktioniert auch, auch möglich, marche aussi, fonctionne aussi, fait pareil, revient au même, también funciona,
    también vale, hace lo mismo, também funciona, também serve, faz o mesmo, funziona anche, fa lo stesso, werkt ook,
    też działa, działa tak samo, тоже работает, тоже можно, также работает, делает то же, теж працює, bu da olur,
    aynı işi yapar, fungerar också, gör samma, متماثل, متساوي, متساويان, سواء, نفس النتيجة, 也可以, 也行, 也一样,
    でもよい,
    でも可, でも同じ, 도 가능, 도 된다,
    like above, as above, as before, wie oben, wie zuvor, wie vorher, comme ci-dessus, comme avant, même résultat,
    mêmes, como arriba, como antes, mismo resultado, como acima, mesmo resultado, come sopra, come prima,
    stesso risultato, zoals hierboven, jak wyżej, jak poprzednio, ten sam wynik, как выше, как раньше, тот же результат,
    те ж, як вище, yukarıdaki gibi, önceki gibi, aynı sonuç, như trên, seperti di atas, كما سبق, مثل السابق, 如上,
    结果相同, 上と同じ, 前と同じ, 同じ結果, 위와 같이, 앞과 같이,
    gleich, gleiche, gleichen, identiques, pareils, pareilles, équivalents, équivaut à, revient au même, iguales,
    idénticos, equivalentes, es igual, dá no mesmo, iguais, uguale, uguali, identici, equivalenti, equivalent aan,
    takie samo, takie same, równoważny, równoznaczne, równe, одинаково, одинаковы, тождественно, равносильно,
    эквивалентны, те саме, однаково, однакові, тотожно, еквівалентно, denk, eşdeğerdir, aynıdır, aynı şey,
    identiskt, likvärdigt, lika, متكافئان, متطابقان, مطابق, یکسان, معادل, همان, समान, समतुल्य, एक जैसे, वही,
    相等, 同义, 等效, 相同的, 同义词, 等しい, 同義, 동등, 똑같,
    eşdeğer, samma, likadant, motsvarar, giống như, tương đương, sama dengan, setara, نفس الشيء, مكافئ, אותו דבר, זהה,
    相同, 同上, 等同, 等同于, 等价, 等價, 一样, 一樣, 同じ, 同等, 同様, 等価, 같음, 동일, 같은
    """
)
# Words that point at other code, last in a comment.
PLACES = listed(
    """
    plus haut, plus bas, précédemment, auparavant, zuvor, weiter oben, weiter unten, más arriba, más abajo,
    anteriormente, mais acima, più sopra, più sotto, precedentemente, wcześniej, ранее, раньше, вище, нижче, раніше,
    yukarıda, aşağıda, यहाँ, ऊपर, नीचे, بالا, زیر, 先ほど, 上述,
    above, below, earlier, before, previously, here, oben, unten, vorher, ci-dessus, ci-dessous, arriba, abajo,
    anterior, acima, abaixo, sopra, sotto, hierboven, hieronder, powyżej, poniżej, выше, ниже, yukarıdaki gibi, ovan,
    nedan, ở trên, ở dưới, di atas, di bawah, أعلاه, أدناه, לעיל, להלן, 上面, 下面, 以上, 上記, 下記, 前述, 위, 아래,
    위와 같음
    """
)
