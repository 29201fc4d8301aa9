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
# One that starts so says when something is so.
CONDITIONS = listed(
    """
    if, when, whenever, while, since, because, as soon as, although, unless, once, wenn, falls, sobald, weil, da, si,
    cuando, quand, lorsque, dès que, parce que, porque, quando, se, als, wanneer, omdat, jeśli, gdy, kiedy, если, когда,
    eğer, om, när, nếu, khi, jika, ketika, إذا, عندما, אם, כאשר, 如果, 当, 當, もし
    """
)
# Verbs by which a sentence says that something is so, where it needs no copula.
MODALS = listed(
    """
    will, can, cannot, can't, may, might, must, should, has, have, does, doesn't, don't, gives, allows, lets, uses,
    takes, returns, makes, means, specifies, contains, provides, kann, können, muss, müssen, wird, werden, soll, hat,
    haben, gibt, erlaubt, peut, peuvent, doit, doivent, permet, renvoie, puede, pueden, debe, deben, permite, devuelve,
    tiene, pode, podem, deve, devem, retorna, tem, può, possono, devono, permette, restituisce, kan, kunnen, moet,
    moeten, może, mogą, musi, должен, должны, может, могут, возвращает, позволяет, 可以, 必须, 應該, 应该, 将会, 会把
    """
)
# A comment that starts with one says only what is different from the one above it.
CONNECTIVES = listed(
    """
    and, or, with, without, but, then, also, plus, otherwise, else, not, only, und, oder, mit, ohne, aber, dann, auch,
    sonst, nur, et, ou, avec, sans, mais, puis, aussi, sinon, y, o, con, sin, pero, luego, también, solo, e, com, sem,
    mas, depois, também, senza, ma, poi, anche, en, of, met, zonder, maar, dan, ook, i, lub, bez, ale, potem, также,
    и, или, с, без, но, затем, ve, veya, ile, ama, sonra, och, eller, med, utan, men, sedan, và, hoặc, với, nhưng,
    dan, atau, dengan, tanpa, tetapi, و, أو, مع, بدون, או, עם, בלי, 或, 和, 或者, 然后, 但, または, そして, 또는, 그리고
    """
)
