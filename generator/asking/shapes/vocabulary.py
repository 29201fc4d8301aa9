"""The few words by which authors of many languages name what is no fact, or a special one.

Shapes look at structure first. Where only a word tells (a column of examples, a list of sources, a guide step by step),
it is here: English, German, French, Spanish, Portuguese, Italian, Dutch, Polish, Russian, Turkish, Swedish,
Vietnamese, Indonesian, Arabic, Hebrew, Chinese, Japanese, Korean.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from generator.expressions import expression


def listed(words: str) -> frozenset[str]:
    """The entries of a list parted by commas and line ends."""
    return frozenset(filter(None, (" ".join(word.split()).casefold() for word in re.split(r"[,\n]", words))))


# A column of these is shown on the back and asked only where there is nothing else to ask.
EXAMPLE_COLUMNS = listed(
    """
    example, examples, ex, e.g., eg, example(s), sample, samples, sample output, usage example, demo, example usage,
    example sentence, example sentences, in context, sentence, code example, example code, example output, beispiel,
    beispiele, bsp, beispielsatz, exemple, exemples, ejemplo, ejemplos, exemplo, exemplos, esempio, esempi,
    voorbeeld, voorbeelden, przykład, przykłady, пример, примеры, örnek, örnekler, exempel, ví dụ, contoh, مثال,
    أمثلة, דוגמה, דוגמאות, 例, 例子, 例句, 示例, 范例, 範例, 举例, 舉例, 例文, 使用例, サンプル, 예, 예시, 예문,
    उदाहरण
    """
)
NOTE_COLUMNS = listed(
    """
    note, notes, remark, remarks, comment, comments, additional notes, info, more, misc, remarks/notes, tip, tips,
    trivia, anmerkung, anmerkungen, bemerkung, bemerkungen, hinweis, hinweise, notiz, notizen, kommentar, remarque,
    remarques, commentaire, commentaires, nota, notas, observación, observaciones, comentario, comentarios,
    observação, observações, note aggiuntive, osservazioni, commenti, opmerking, opmerkingen, uwagi, uwaga,
    komentarz, примечание, примечания, комментарий, заметки, not, notlar, açıklamalar, anteckning, anteckningar,
    ghi chú, catatan, ملاحظات, ملاحظة, הערות, הערה, 备注, 備註, 注释, 注意, 说明备注, 备考, 備考, メモ, 注記,
    コメント, 補足, 비고, 참고, 메모
    """
)
# A word that helps to keep a row in mind names no thing of its own.
MNEMONIC_COLUMNS = listed(
    """
    mnemonic, mnemonics, memory aid, memory hook, memory trick, how to remember, eselsbrücke, merkhilfe, merkwort,
    moyen mnémotechnique, mnémotechnique, mnemotecnia, regla mnemotécnica, nemotecnia, mnemônico, macete,
    mnemonica, trucco mnemonico, ezelsbruggetje, geheugensteun, mnemotechnika, мнемоника, мнемоническое правило,
    мнемоніка, hafıza tekniği, minnesregel, mẹo nhớ, cách nhớ, jembatan keledai, وسيلة تذكر, סימן, 记忆法, 口诀, 口訣,
    記憶法, 覚え方, 語呂合わせ, 암기법
    """
)
LINK_COLUMNS = listed(
    """
    link, links, url, urls, source, sources, reference, references, ref, refs, doc, docs, documentation, read more,
    spec, specification, website, homepage, repo, repository, see, see also, further reading, image, images,
    picture, photo, icon, screenshot, preview, logo, download, video, page, quelle, quellen, verweis, verweise,
    bild, siehe, lien, liens, référence, références, voir, enlace, enlaces, fuente, fuentes, referencia,
    referencias, véase, ver, imagen, fonte, fontes, ligação, referência, referências, collegamento, riferimento,
    riferimenti, bron, bronnen, źródło, źródła, ссылка, ссылки, источник, источники, bağlantı, kaynak, kaynaklar,
    länk, källa, nguồn, tautan, sumber, رابط, روابط, مصدر, קישור, קישורים, מקור, 链接, 連結, 参考, 參考, 来源, 出处,
    参考链接, リンク, 参照, 出典, 参考資料, 参考ページ, 参考リンク, 링크, 출처, 참조
    """
)
# A first column of these only counts the rows.
COUNT_COLUMNS = listed(
    """
    #, no, no., nr, nr., num, number, n, n°, nº, №, id, s.no, s.no., sr, sr., sl, index, idx, nummer, lfd. nr.,
    numéro, número, numero, номер, № п/п, п/п, lp., l.p., stt, sıra, 序号, 序號, 编号, 編號, 番号, 번호, رقم, מספר,
    test case, test cases, tc, case, example, exercise, scenario, question, row, entry, testfall, fall, beispiel,
    aufgabe, cas de test, cas, exemple, exercice, caso de prueba, caso de teste, caso, ejemplo, ejercicio, exemplo,
    exercício, caso di test, esempio, esercizio, testgeval, voorbeeld, przypadek testowy, przykład, тест-кейс, пример,
    приклад, örnek, exempel, ví dụ, contoh, 测试用例, 用例, 例子, テストケース, ケース, 例, 테스트 케이스, 예시
    """
)
# Headings that frame the sheet instead of naming something to know.
FRAME_HEADINGS = listed(
    """
    introduction, intro, overview, about, preface, summary, example, examples, sample, samples, demo, usage example,
    مثال على ذلك, مثال توضيحي, على سبيل المثال, ejemplo de uso, exemple d'utilisation, exemplo de uso, esempio d'uso,
    пример использования, приклад використання, anwendungsbeispiel, gebruiksvoorbeeld, kullanım örneği, 사용 예,
    misc, miscellaneous, other, others, more, general, notes, note, getting started, prerequisites, background,
    conclusion, basics, basic, more examples, tips, faq, further, additional, extra, appendix, license, licence,
    contributing, credits, changelog, todo, to do, status, einleitung, einführung, überblick, übersicht, allgemein,
    beispiel, beispiele, sonstiges, grundlagen, hinweise, fazit, anhang, aperçu, généralités, exemple, exemples,
    divers, remarques, annexe, introducción, resumen, ejemplo, ejemplos, otros, varios, notas, introdução, resumo,
    exemplo, exemplos, outros, geral, introduzione, panoramica, esempio, esempi, altro, generale, inleiding,
    overzicht, voorbeeld, voorbeelden, overig, wprowadzenie, wstęp, przykład, przykłady, inne, введение, обзор,
    пример, примеры, прочее, другое, общее, giriş, örnek, örnekler, diğer, genel, inledning, översikt, exempel,
    övrigt, giới thiệu, ví dụ, khác, pendahuluan, contoh, lainnya, مقدمة, مثال, أمثلة, نظرة عامة, מבוא, דוגמה,
    דוגמאות, 介绍, 介紹, 简介, 簡介, 概述, 概览, 示例, 例子, 范例, 其他, 其它, 更多, 入门, 快速开始, 总结, はじめに,
    概要, 紹介, 例, サンプル, その他, まとめ, 基本, 소개, 개요, 예제, 예시, 기타, 요약
    """
)
# Questions of an author who does not mean to ask: what follows answers nothing.
RHETORICAL = listed(
    """
    did you know, did you know that, wusstest du, wusstest du schon, wussten sie schon, schon gewusst,
    le saviez-vous, saviez-vous que, savais-tu, sabías que, sabías qué, sabía usted que, sabia que,
    você sabia, você sabia que, lo sapevi, lo sapevi che, lo sapevate, wist je dat, wist je, wist u dat,
    czy wiesz, czy wiesz że, знаете ли вы, знаете ли вы что, а вы знали, чи знаєте ви,
    biliyor muydunuz, bunu biliyor muydunuz, visste du, visste du att, bạn có biết, tahukah kamu, tahukah anda,
    هل تعلم, הידעת, آیا می‌دانستید, क्या आप जानते हैं, 你知道吗, 你知道嗎, 知っていましたか, 豆知識, 알고 계셨나요,
    why is that, why is that so, why is it so, why is this so, how does that work, what does that mean,
    warum ist das so, wieso ist das so, wie geht das, was heißt das, was bedeutet das, pourquoi cela,
    qu'est-ce que cela veut dire, por qué es así, por qué, qué significa esto, por que isso, o que isso significa,
    perché è così, che cosa significa, waarom is dat zo, dlaczego tak jest, почему так, что это значит, чому так,
    neden böyle, bu ne demek, varför är det så, tại sao vậy, kenapa begitu, لماذا هذا, למה זה, 为什么, 為什麼,
    なぜそうなる, それはなぜ, 왜 그럴까,
    so what, what else, what's next, what next, ready, any questions, noch fragen, questions, des questions
    """
)
# A sentence with one of these leads in to code without saying what it does.
POINTING_WORDS = listed(
    """
    下面, 这样, 以上, example, examples, sample, above, below, following, as follows, output, result, results,
    returns, prints, this, these, folgend, folgende, folgendes, beispiel, ergebnis, ausgabe, siguiente, siguientes,
    ejemplo, resultado, salida, suivant, suivante, exemple, résultat, seguinte, exemplo, seguente, esempio,
    volgende, voorbeeld, następujący, przykład, следующий, следующее, пример, результат, 以下, 上述, 如下, 结果,
    for example, for instance, e.g., zum beispiel, z.b., beispielsweise, par exemple, por ejemplo, por exemplo,
    ad esempio, bijvoorbeeld, na przykład, например, соответственно, örneğin, till exempel, ví dụ, misalnya, 比如, 譬如,
    たとえば, 예컨대, 示例, 例如, 出力, 結果, 次の, 例えば, 다음, 예를 들어
    """
)
# Lists under these point elsewhere.
SOURCE_HEADINGS = listed(
    """
    curated resources, learning resources, online resources, external resources, helpful resources, helpful links,
    handy links, quick links, important links, official links, official resources, nützliche links,
    wichtige links, liens utiles, ressources utiles, enlaces útiles, recursos útiles, enlaces de interés, links úteis,
    recursos úteis, link utili, risorse utili, nuttige links, przydatne linki, полезные ссылки, полезные ресурсы,
    корисні посилання, faydalı bağlantılar, användbara länkar, liên kết hữu ích, tautan berguna, روابط مفيدة,
    קישורים שימושיים, 学习资源, 学习资料, 有用的链接,
    参考リソース, 学習リソース, 役立つリンク, 유용한 링크, 학습 자료,
    go deeper, dig deeper, related notes, related pages, weiterlesen, zum weiterlesen, pour aller plus loin,
    aller plus loin, para saber más, saber más, para profundizar, saiba mais, para saber mais, per approfondire,
    approfondimenti, verder lezen, więcej, подробнее, что почитать, читати далі, daha fazla bilgi, läs mer, đọc thêm,
    baca juga, للمزيد, לקריאה נוספת, 拓展阅读, 扩展阅读, 相关笔记, 相关文章, 関連ノート, もっと詳しく, 더 알아보기,
    relevant links, 也可以看看, 另请参阅, 参阅, 相关阅读, references, reference, resources, useful resources,
    useful resource, links, useful links, see also, further reading, sources, source, bibliography, external links,
    related, related links, learn more, read more, more information, credits, resource, recommended reading,
    recommended resources, recommended books, recommended links, reading list, book list, books and links,
    lesetipps, empfohlene bücher, linkliste, lectures conseillées, livres conseillés, lecturas recomendadas,
    libros recomendados, fuentes de información, fuentes de informacion, leituras recomendadas, livros recomendados,
    letture consigliate, aanbevolen boeken, polecane książki, рекомендуемая литература, рекомендовані джерела,
    önerilen kitaplar, boktips, 推荐阅读, 推荐书籍, 参考书目, 参考図書, 推薦図書, 참고 도서, 추천 도서,
    documentation, also see, more resources, additional resources, footnotes, acknowledgements, quellen, literatur,
    verweise, weiterführende links, siehe auch, références, ressources, liens, voir aussi, bibliographie,
    referencias, recursos, enlaces, véase también, ver también, bibliografía, fuentes, referências, ligações,
    veja também, riferimenti, risorse, collegamenti, vedi anche, fonti, bronnen, zie ook, źródła, zobacz też,
    ссылки, источники, см. также, литература, kaynaklar, ayrıca bakınız, källor, se även, tham khảo,
    tài liệu tham khảo, referensi, lihat juga, مراجع, انظر أيضا, מקורות, ראו גם, 参考, 参考资料, 参考文献, 参考链接,
    另见, 相关链接, 延伸阅读, 参见, 參考資料, 参考資料, 関連, 関連項目, 関連リンク, その他の参考資料、ページ,
    リンク, 참고, 참고자료, 참고 문헌, 링크
    """
)
CONTENTS_HEADINGS = listed(
    """
    contents, table of contents, toc, index, on this page, in this article, outline, inhalt, inhaltsverzeichnis,
    sommaire, table des matières, índice, contenido, contenidos, tabla de contenido, tabla de contenidos, conteúdo,
    sumário, indice, sommario, inhoud, inhoudsopgave, spis treści, содержание, оглавление, içindekiler, innehåll,
    mục lục, daftar isi, المحتويات, فهرس, תוכן עניינים, תוכן, 目录, 目錄, 目次, 목차
    """
)
TODO_HEADINGS = listed(
    """
    todo, to do, to-do, to-dos, todos, checklist, study plan, roadmap, aufgaben, checkliste, à faire, tareas,
    lista de tareas, tarefas, da fare, taken, do zrobienia, задачи, yapılacaklar, att göra, việc cần làm, 待办,
    待办事项, 任务清单, やること, 할 일
    """
)
# A rule that is labelled so is a rule to keep; any other label names what is said after it.
TIP_LABELS = listed(
    """
    tip, tips, exam tip, exam tips, pro tip, hint, note, notes, important, remember, warning, caution, danger,
    regeln, règles, reglas, regras, regole, regels, zasady, правила, kurallar, regler, quy tắc, aturan, القواعد, כללים,
    attention, rule, rules, exam rule, rule of thumb, heuristic, one-sentence heuristic, key point, key points,
    key takeaway, takeaway, takeaways, key takeaways, gotcha, gotchas, pitfall, pitfalls, memory tip, memory aid,
    mnemonic, exam focus, exam alert, best practice, best practices, watch out, trap, exam trap, beware, info,
    success, abstract, summary, tl;dr, tldr, nb, n.b., p.s., fact, fun fact, did you know, merke, merksatz, tipp,
    hinweis, achtung, wichtig, regel, faustregel, warnung, astuce, conseil, remarque, règle, à retenir, consejo,
    nota, importante, recuerda, regla, truco, advertencia, cuidado, dica, regra, lembre-se, atenção, aviso,
    suggerimento, consiglio, regola, ricorda, attenzione, nota bene, let op, belangrijk, wskazówka, uwaga, ważne,
    zasada, совет, важно, внимание, правило, примечание, запомните, ipucu, önemli, dikkat, kural, obs, viktigt, mẹo,
    lưu ý, quan trọng, penting, catatan, نصيحة, ملاحظة, مهم, تنبيه, قاعدة, טיפ, הערה, חשוב, שימו לב, כלל, 提示,
    good to know, worth knowing, nice to know, gut zu wissen, wissenswertes, bon à savoir, bueno saber,
    bom saber, vale saber, buono a sapersi, da sapere, goed om te weten, warto wiedzieć, полезно знать,
    корисно знати, bilmekte fayda var, bra att veta, nên biết, perlu diketahui, 须知, 知っておくべきこと, 알아두기,
    注意, 重要, 备注, 小贴士, 技巧, 规则, 口诀, 记忆, 警告, 要点, 考点, 贴士, 說明, ヒント, 注意点, 重要ポイント,
    ポイント, 備考, メモ, ルール, 팁, 주의, 중요, 참고, 규칙
    """
)
# Steps follow: the words are in the heading or in the sentence that leads in.
# Titles below which either steps follow or several ways.
SETUP_WORDS = listed(
    """
    setup, set up, install, installation, installing, instalación, instalação, installazione, installatie, instalacja,
    установка, встановлення, kurulum, cài đặt, instalasi, 安装, 安裝, インストール, 설치
    """
)
STEP_WORDS = SETUP_WORDS | listed(
    """
    flujo, fluxo, flusso, arbeitsablauf, werkstroom, przebieg, порядок дій, кроки, етапи,
    step, steps, procedure, how to, howto, process, workflow, walkthrough, instructions, tutorial,
    following order, in order, in this order, order flow, execution order, порядке, kolejności, pořadí, sırayla, 順番,
    순서대로, الترتيب, ordre d'exécution, orden de ejecución, ordem de execução, ordine di esecuzione,
    sequence, pipeline, lifecycle, life cycle, phases, stages, order of, algorithm, recipe, follow these,
    do the following, schritt, schritte, ablauf, anleitung,
    vorgehen, reihenfolge, phasen, étape, étapes, procédure, démarche, paso, pasos, procedimiento,
    fases, etapas, passo, passos, procedimento,
    passi, passaggi, procedura, fasi, stap, stappen, krok,
    kroki, kroków, шаг, шаги, шагов, порядок, этапы, процедура, adım, adımlar, steg, các bước, quy
    trình, langkah, langkah-langkah, خطوات, الخطوات, שלבים, צעדים, 步骤, 步驟, 流程, 过程, 顺序,
    阶段, 手順, ステップ, 順序,
    流れ, 단계, 절차, 순서, cómo hacer, cómo se hace, comment faire, wie man, so geht, como fazer, come fare,
    come si fa, hoe maak je, jak zrobić, как сделать, как приготовить, як зробити, nasıl yapılır, så gör
    du, cách làm, cara membuat, طريقة, كيفية, איך, 作り方, やり方, 使い方, 만드는 법, 하는 법, 做法, 制作方法, 操作方法,
    preparation, preparación, elaboración, zubereitung, herstellung, préparation, recette, preparazione,
    preparo, modo de preparo, bereiding, przygotowanie, приготовление, приготування, yapılışı,
    hazırlanışı, tillagning, rezept, receta, receita, ricetta, recept, przepis, рецепт, cách nấu, resep
    """
)
# Of the verdicts, those that call right or wrong what is after them, so that one corrects the other.
RIGHT_LABELS = listed(
    """
    right, correct, true, truth, fact, reality, correction, better, richtig, korrekt, wahr, wahrheit, fakt,
    tatsache, besser, vrai, vérité, juste, réalité, mieux, verdadero, verdad, correcto, realidad, mejor,
    verdadeiro, verdade, correto, certo, realidade, melhor, vero, verità, corretto, giusto, realtà, meglio,
    waar, waarheid, juist, feit, beter, prawda, fakt, poprawnie, dobrze, lepiej, правда, верно, правильно, факт,
    лучше, правильно, вірно, doğru, gerçek, daha iyi, rätt, sant, bättre, đúng, sự thật, tốt hơn, benar, fakta,
    صحيح, صواب, حقيقة, الصواب, الحقيقة, درست, صحیح, حقیقت, נכון, אמת, 正确, 正確, 对, 對, 真相, 事实, 正解, 正しい,
    सत्य, वास्तविकता, तथ्य, actually, in fact, in truth, in reality, tatsächlich, in wahrheit, in wirklichkeit,
    richtigstellung, en réalité, en fait, en realidad, na verdade, in realtà, w rzeczywistości, на самом деле,
    в действительности, насправді, aslında, gerçekte, i själva verket, 实际上, 其实, 事實, 真实, 真實, 正解は, 実際,
    実際は,
    사실은, 실제, 실제로는, في الواقع, الواقع, الحق, واقعیت,
    事実, 真実, 良い例, 正, ○, 참, 옳음, 맞음, 정답, 진실, 사실, सही, सच, ✅, ✔, ✓
    """
)
WRONG_LABELS = listed(
    """
    wrong, incorrect, false, myth, mistake, error, trap, misconception, lie, worse, falsch, unwahr, mythos,
    irrtum, fehler, faux, mythe, erreur, incorrecto, falso, mito, error, incorreto, errado, erro, sbagliato,
    errato, scorretto, errore, onwaar, onjuist, fout, mythe, fałsz, mit, źle, błąd, niepoprawnie, błędnie, ложь,
    миф, неверно, неправильно, ошибка, неправильно, невірно, yanlış, efsane, hata, fel, falskt, myt, sai, hiểu
    lầm, salah, mitos, خطأ, خاطئ, خرافة, نادرست, غلط, اشتباه, שגוי, טעות, מיתוס, 错误, 錯誤, 错, 錯, 误区, 誤区,
    fallacy, rumour, rumor, trugschluss, falle, idée reçue, piège, bulo,
    trampa, crença, boato, armadilha, trappola, luogo comune, pułapka, błędne przekonanie,
    заблуждение, ловушка, хибна думка, пастка, yanılgı, hurafe, tuzak, fälla, وهم, فخ, شائعة, भ्रम, भ्रांति,
    जाल, 误解, 谣言, 謠言, 迷思, 陷阱, 罠, 思い込み, 착각, 함정, 속설,
    間違い, 誤り, 不正解, 誤解, 悪い例, 誤, ×, 거짓, 틀림, 오답, 오해, गलत, झूठ, मिथक, ❌, ✗, ✘
    """
)
SEE = expression(
    r"(?:see(?:\s+also)?|siehe(?:\s+auch)?|s\.|vgl\.|cf\.?|voir(?:\s+aussi)?|véase|ver(?:\s+también)?|veja|vedi|zie"
    r"|zob\.|см\.?|"
    r"se även|bkz\.?|xem|lihat|انظر|ראו|见|參見|参见|参照|→)(?:\s|:|$|[“\"'(])",
    re.IGNORECASE,
)
COPULA = expression(
    r"\s(?:is|are|means|refers to|stands for|denotes|ist|sind|bedeutet|bezeichnet|est|sont|signifie|désigne|es|son"
    r"|significa|é|são|è|sono|is een|zijn|oznacza|это|—|является|är|là|adalah|هو|هي|הוא|היא)(?:\s|$)"
    r"|是|とは|は、|指|(?:은|는)\s|\s[—–=]\s"
)
# What is no letter of a word, among the first 128 characters.
_ASCII_SIGNS = str.maketrans("^`", "  ")


@lru_cache(maxsize=1 << 12)
def bare(words: str) -> str:
    """Words as the lists above hold them: no emphasis of case, no marks, pictograms or numbers around them."""
    if words.isascii():
        kept = words.translate(_ASCII_SIGNS)
    else:
        # The dot of a Turkish İ is left alone on a small i.
        words = words.replace("İ", "i")
        kept = "".join(
            " " if unicodedata.category(character) in ("So", "Sk", "Cf") or character == "\ufe0f" else character
            for character in words
        )
    return " ".join(kept.split()).strip(" :：?？¿!！¡؟*_.…·-–—>|#️").casefold() or words.strip().casefold()


def is_one_of(words: str, vocabulary: frozenset[str]) -> bool:
    """Whether `words` are an entry of `vocabulary`."""
    head = words[:_HEAD]
    if head.isalnum() and words.isascii() and len(head) == _HEAD and head.lower() not in _heads(vocabulary):
        return False
    if bare(words) in vocabulary or words.strip().casefold() in vocabulary:
        return True
    # In Turkish the small letter of I has no dot.
    return "I" in words and bare(words.replace("I", "ı")) in vocabulary


_HEAD = 3  # letters by which most words are told from those of a list; what is no letter at the start may be left out


@cache
def _heads(vocabulary: frozenset[str]) -> frozenset[str]:
    """What the entries begin with."""
    return frozenset(entry[:_HEAD] for entry in vocabulary)


def holds_one_of(words: str, vocabulary: frozenset[str]) -> bool:
    """Whether an entry of `vocabulary` is in `words` as words of its own."""
    return _any_of(vocabulary).search(bare(words)) is not None


def opens_with(words: str, vocabulary: frozenset[str]) -> bool:
    """Whether `words` start with an entry of `vocabulary` as a word of its own."""
    match = _any_of(vocabulary).match(bare(words))
    return match is not None


@cache
def _any_of(vocabulary: frozenset[str]) -> re.Pattern[str]:
    """Any entry, or its plural; between other letters only in scripts that set no spaces between words."""
    dense = [re.escape(word) for word in sorted(vocabulary) if max(word) >= "\u2e80"]
    spaced = [re.escape(word) for word in sorted(vocabulary) if max(word) < "\u2e80"]
    return re.compile("|".join((rf"(?<!\w)(?:{'|'.join(spaced)})s?(?!\w)", *dense)))
