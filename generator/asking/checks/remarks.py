"""Labels that only say that a remark follows: “Note”, “Wichtiger Hinweis”, “Zur Erinnerung”, “温馨提示”."""

from __future__ import annotations

from generator.asking.checks.words import REMARK_LABELS, SAY_NOTHING
from generator.asking.shapes.vocabulary import bare, is_one_of, listed
from generator.expressions import expression

# What goes with the word for a remark, and says no more: how weighty it is, how long, the how-manieth.
_WITH_IT = listed(
    """
    important, quick, short, small, little, brief, final, last, first, general, additional, extra, further, special,
    side, key, main, pro, practical, useful, handy, helpful, safety, a, an, the, one, more, another, that, please,
    wichtig, wichtige, wichtiger, wichtiges, kurz, kurze, kurzer, klein, kleine, kleiner, letzte, letzter,
    allgemeine, allgemeiner, weitere, weiterer, zusätzliche, zusätzlicher, praktischer, nützlicher, noch, ein, eine,
    bitte, als, zum, zur, importante, importantes, petit, petite, dernière, dernier, générale, pratique, utile,
    complémentaire, supplémentaire, une, un, la, le, les, pequeña, pequeño, breve, útil, práctico, última, último,
    adicional, final, general, una, rápida, rápido, muy, muito, geral, uma, um, piccola, piccolo, finale, generale,
    pratico, utili, ultima, molto, belangrijke, kleine, korte, laatste, handige, een, ważna, ważne, krótka, mała,
    dodatkowa, ogólna, praktyczna, важное, важная, важный, краткое, небольшое, общее, последнее, полезный,
    дополнительное, маленькое, önemli, küçük, kısa, son, genel, ek, bir, pratik, viktig, viktigt, liten, kort, sista,
    quan trọng, nhỏ, penting, kecil, singkat, مهمة, هامة, مهم, هام, صغيرة, أخيرة, عامة, إضافية, مهمی, कुछ, छोटा,
    महत्वपूर्ण, एक
    """
)
_WITH_IT_DENSE = expression(
    r"温馨|溫馨|特别|特別|友情|重要な|大事な|追加の?|ちょっとした|重要|额外|額外|补充|補充|安全|小|중요한|중요|추가|간단한|작은|\s+"
)


def is_remark(label: str) -> bool:
    """Whether `label` says only that a remark follows."""
    words = bare(label)
    if is_one_of(label, _REMARKS):
        return True
    kept = [word for word in words.split() if word not in _WITH_IT and not word.strip("#.№").isdecimal()]
    if kept and len(kept) < len(words.split()) and " ".join(kept) in _REMARKS:
        return True
    return not words.isascii() and words != (core := _WITH_IT_DENSE.sub("", words)) and core in _REMARKS


def says_nothing(label: str) -> bool:
    """Whether `label` names no subject: a remark, a sample, a verdict, an explanation, a stamp."""
    return is_one_of(label, SAY_NOTHING) or is_remark(label)


# Whole phrases that announce a remark.
_PHRASES = listed(
    """
    good to know, nice to know, worth knowing, worth noting, worth remembering, keep in mind, bear in mind, please note,
    note that, for your information, heads up, heads-up, watch out, side note, sidenote, footnote, by the way, btw,
    did you know, fun fact, in other words, in practice, gut zu wissen, wissenswert, wissenswertes, zur erinnerung,
    zur information, zur info, am rande, nebenbei, nebenbei bemerkt, übrigens, beachten sie, bitte beachten,
    zu beachten, nicht vergessen, aufgepasst, schon gewusst, randbemerkung, fußnote, merksatz, merkregel, wohlgemerkt,
    bon à savoir, à savoir, pour info, pour information, pour mémoire, pour rappel,
    ne pas oublier, à ne pas oublier, notez, notez bien, noter que, prenez note, précision, précisions, mise en garde,
    au passage, le saviez-vous, en passant, bueno saber, bueno saberlo, es bueno saber, a tener en cuenta,
    tener en cuenta, ten en cuenta, tenga en cuenta, para recordar, no olvides, no olvidar, dato, dato curioso,
    por cierto, nótese, fíjate, aclaración, aclaraciones, apunte, apuntes, anotación, bom saber, é bom saber,
    saiba mais, para saber mais, vale lembrar, vale notar, lembre, para lembrar, fique atento, não esqueça,
    curiosidade, a propósito, esclarecimento, anotação, anotações, buono a sapersi, da sapere, da ricordare,
    da notare, da tenere a mente, tenere presente, tieni presente, si noti, per ricordare, non dimenticare,
    curiosità, lo sapevi, annotazione, annotazioni, appunto, appunti, precisazione, occhio, goed om te weten,
    denk eraan, ter herinnering, ter info, terzijde, weetje, nota bene, dobrze wiedzieć, warto wiedzieć,
    warto zapamiętać, warto pamiętać, do zapamiętania, zapamiętaj, ciekawostka, adnotacja, przypomnienie, przypis,
    zwróć uwagę, nie zapomnij, dopisek, rada, porada, полезно знать, обратите внимание, обрати внимание,
    имейте в виду, к сведению, к слову, кстати, для справки, не забудьте, стоит помнить, стоит знать, на заметку,
    напоминание, напоминаем, ремарка, пояснение, оговорка, сноска, осторожно, зверніть увагу, до речі, корисно знати,
    нагадування, майте на увазі, bilgi, bilgi notu, ek bilgi, dipnot, unutmayın, unutma, aklında tut, aklınızda olsun,
    bilmekte fayda var, tavsiye, öneri, küçük not, bra att veta, kom ihåg, tänk på, anmärkning, anmärkningar, obs,
    observera, kommentar, varning, viktigt, bemærk, bemærkning, vigtigt, husk, obs!, advarsel, merk, merknad, viktig,
    huomautus, huomaa, huom, huomio, vinkki, vinkkejä, tärkeää, muista, varoitus, muistutus, poznámka, poznámky, pozn,
    pozor, upozornění, upozornenie, tip pro, důležité, dôležité, pamatujte, zapamatujte si, nezapomeňte, rada,
    připomínka, komentář, megjegyzés, megjegyzések, figyelem, fontos, tipp, tanács, jegyzet, emlékeztető,
    figyelmeztetés, notă, notă:, observație, observații, sfat, sfaturi, atenție, important, avertisment, reține,
    rețineți, de reținut, remarcă, nota important, consell, consells, compte, atenció, recorda, advertiment,
    observació, бележка, забележка, забележки, съвет, важно, внимание, запомнете, napomena, napomene, savjet, savet,
    pažnja, upozorenje, važno, zapamtite, opomba, nasvet, opozorilo, напомена, савет, пажња, σημείωση, σημειώσεις,
    παρατήρηση, παρατηρήσεις, προσοχή, συμβουλή, συμβουλές, σημαντικό, υπενθύμιση, προειδοποίηση, σχόλιο, υπόδειξη,
    catatan, perhatian, perhatikan, ingat, penting, peringatan, saran, komentar, kiat, info, sekadar info,
    nên biết, cần biết, cần nhớ, cần lưu ý, ghi nhớ, nhớ rằng, mẹo nhỏ, ملحوظة, ملحوظات, معلومة, للعلم, تنويه,
    تذكر, لا تنس, إشارة, توضيح, انتبه, يرجى الملاحظة, جدير بالذكر, הערה, הערות, טיפ, חשוב, שימו לב, זכרו, תזכורת,
    אזהרה, לידיעה, کمتر دیده, قابل توجه, خوب است بدانید, نوٹ, توجہ, یاد رکھیں, ध्यान रखें, याद रहे, सूचना, नोट करें,
    सावधान, सावधानी, विशेष, टिप, टिप्स, जानकारी, মন্তব্য, নোট, দ্রষ্টব্য, หมายเหตุ, ข้อควรระวัง, เคล็ดลับ, สำคัญ,
    须知, 須知, 要注意, 请注意, 請注意, 注意事项, 注意事項, 值得注意, 附注, 附註, 注解, 註, 註解, 批注, 备忘, 题外话,
    顺便一提, 顺带一提, 知识点, 小知识, 冷知识, 心得, 体会, 豆知識, 補注, 余談, ちなみに, 但し書き, ご注意, 留意点,
    留意事項, 覚えておくこと, 知っておくべきこと, 要注意, 一言, ワンポイント, 알아두기, 알아두면 좋은 점, 참고사항,
    참고 사항, 주의사항, 주의 사항, 유의사항, 유의 사항, 기억하기, 덧붙임, 여담, 꿀팁, 도움말, 알림
    """
)
_REMARKS = REMARK_LABELS | _PHRASES
