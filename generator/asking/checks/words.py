"""Words that say nothing by themselves, in the languages in which sheets are written.

English, German, French, Spanish, Portuguese, Italian, Dutch, Polish, Russian, Ukrainian, Chinese, Japanese, Korean,
Arabic, Persian, Turkish, Hindi, Vietnamese.
"""

from __future__ import annotations

from generator.asking.shapes.vocabulary import listed

# A remark, a tip: what is said after it is about something that the label does not name.
REMARK_LABELS = listed(
    """
    insight, insights, key insight, key insights, interview insight, interview tip, interview note, takeaway, takeaways,
    key takeaway, key takeaways, erkenntnis, excursion, excursus, exkurs, digression, digresión, excurso, uitweiding,
    考试重点, 考點, 考点, 重点, 重點, 易错点, 易錯點, 試験のポイント, 시험 포인트,
    note, notes, memo, mémo, merkzettel, good news, bad news, announcement, todo, to do, fixme,
    note this, note that, oss, remark, remarks, comment, comments,
    tip, tips, hint, hints, pro tip, info, important, warning,
    caution, attention, reminder, remember, nb, n.b., ps, p.s., fyi, tl;dr, tldr, trivia, aside, disclaimer,
    anmerkung, anmerkungen, bemerkung, bemerkungen, hinweis, hinweise, notiz, notizen, kommentar, tipp, tipps,
    wichtig, achtung, merke, beachte, warnung, vorsicht,
    remarque, remarques, commentaire, commentaires, astuce, astuces, conseil, conseils, attention, à noter,
    à retenir, rappel, avertissement, important, n.b,
    nota, notas, observación, observaciones, comentario, comentarios, consejo, consejos, truco, importante,
    atención, advertencia, aviso, recuerda, recordatorio, ojo, cuidado,
    observação, observações, obs, comentário, comentários, dica, dicas, atenção, lembrete, lembre-se, nota bene,
    note, osservazione, osservazioni, commento, commenti, suggerimento, suggerimenti, consiglio, consigli,
    attenzione, avviso, ricorda, promemoria, avvertenza,
    opmerking, opmerkingen, let op, belangrijk, waarschuwing, onthoud, aantekening, hint,
    uwaga, uwagi, wskazówka, wskazówki, ważne, komentarz, notatka, ostrzeżenie, pamiętaj,
    примечание, примечания, замечание, замечания, заметка, заметки, комментарий, комментарии, совет, советы, важно,
    внимание, предупреждение, запомните, помните, подсказка, справка,
    примітка, примітки, зауваження, нотатка, коментар, порада, поради, важливо, увага, підказка, запам'ятайте,
    注, 注意, 注释, 备注, 備註, 提示, 说明, 說明, 重要, 警告, 小贴士, 贴士, 技巧, 评论, 补充, 記住, 记住,
    備考, 注記, 補足,
    メモ, ノート, コメント, ヒント, 注意点, ポイント, 覚え書き, コツ,
    참고, 비고, 메모, 주의, 중요, 팁, 힌트, 경고, 노트, 주석, 유의,
    ملاحظة, ملاحظات, تعليق, تنبيه, نصيحة, مهم, هام, تحذير, تذكير, فائدة,
    نکته, نکات, توجه, یادداشت, تذکر, هشدار, مهم, توضیح, نکته مهم, راهنمایی,
    not, notlar, ipucu, ipuçları, önemli, dikkat, uyarı, yorum, açıklama, hatırlatma,
    नोट, टिप्पणी, सुझाव, महत्वपूर्ण, ध्यान दें, चेतावनी, याद रखें, संकेत,
    ghi chú, chú ý, lưu ý, mẹo, quan trọng, nhận xét, cảnh báo, gợi ý, nhắc nhở
    """
)
# What not to do: no word of it is to be kept, and nothing asks for it.
MISTAKE_LABELS = listed(
    """
    common mistake, common mistakes, common pitfall, common pitfalls, häufiger fehler, häufige fehler, erreur fréquente,
    erreurs fréquentes, error común, errores comunes, erro comum, erros comuns, errore comune, errori comuni,
    veelgemaakte fouten, częste błędy, частая ошибка, частые ошибки, 常见错误, 常見錯誤, よくある間違い, 흔한 실수
    """
)
# A sample: it shows what was said elsewhere.
SAMPLE_LABELS = listed(
    """
    case study, case studies, fallstudie, fallbeispiel, étude de cas, estudio de caso, caso práctico, estudo de caso,
    caso di studio, casestudy, studium przypadku, разбор случая, 案例, 案例分析, 事例, 사례,
    prints, prints out, printed, gibt aus, affiche, imprime, stampa, выводит, печатает, виводить, wypisuje, yazdırır,
    skriver ut, in ra, mencetak, 打印, 打印结果, 表示結果,
    example, examples, ex, e.g., eg, for example, sample, samples, demo, output, input, usage, illustration, result,
    results, ergebnis, ergebnisse, résultat, résultats, resultado, resultados, risultato, resultaat, wynik, результат,
    beispiel, beispiele, bsp, z.b., zum beispiel, ausgabe, exemple, exemples, par exemple, sortie,
    ejemplo, ejemplos, por ejemplo, salida, exemplo, exemplos, por exemplo, saída, esempio, esempi, ad esempio,
    voorbeeld, voorbeelden, bijvoorbeeld, przykład, przykłady, na przykład, np., пример, примеры, например, вывод,
    приклад, приклади, наприклад, 例, 例子, 例如, 示例, 范例, 範例, 例句, 举例, 舉例, 例文, 例えば, 使用例,
    出力, 出力例,
    サンプル, 예, 예시, 예제, 예문, 출력, مثال, أمثلة, مثلا, مثال‌ها, مثلاً, نمونه, خروجی, örnek, örnekler,
    örneğin, çıktı,
    उदाहरण, जैसे, ví dụ, thí dụ
    """
)
# A verdict on the sentence that it is written in front of.
VERDICT_LABELS = listed(
    """
    true, false, truth, myth, fact, right, wrong, correct, incorrect, yes, no, good, bad, do, don't, dont, dos,
    don'ts, better, worse, best, can't do, cannot, can do, trap, lie, answer, solution, pro, con, pros, cons, ok,
    not ok, avoid, prefer, never, always,
    wahr, falsch, wahrheit, mythos, richtig, fakt, ja, nein, gut, schlecht, besser, antwort, lösung, irrtum,
    vrai, faux, vérité, mythe, juste, correct, incorrect, oui, non, bon, mauvais, mieux, bien, mal, réponse, solution,
    verdadero, falso, verdad, mito, correcto, incorrecto, sí, bien, mal, mejor, peor, respuesta, solución,
    verdadeiro, verdade, correto, incorreto, certo, errado, sim, não, bom, ruim, melhor, pior, resposta, solução,
    vero, falso, verità, mito, corretto, giusto, sbagliato, errato, sì, bene, male, meglio, risposta, soluzione,
    waar, onwaar, waarheid, mythe, goed, fout, juist, onjuist, nee, slecht, beter, antwoord, oplossing,
    prawda, fałsz, mit, dobrze, źle, poprawnie, niepoprawnie, błędnie, tak, nie, lepiej, odpowiedź, rozwiązanie,
    правда, ложь, миф, верно, неверно, правильно, неправильно, да, нет, хорошо, плохо, лучше, ответ, решение, истина,
    брехня, міф, правильно, неправильно, так, ні, добре, погано, краще, відповідь, розв'язок, вірно, невірно, істина,
    хибно,
    真, 假, 对, 對, 错, 錯, 正确, 正確, 错误, 錯誤, 是, 否, 好, 坏, 答案, 解答, 真相, 误区, 推荐, 不推荐, 更好,
    正しい, 間違い, 誤り, 正解, 不正解, はい, いいえ, 良い, 悪い, 答え, 回答, 真実, 良い例, 悪い例, 正, 誤, 誤解,
    참, 거짓, 맞음, 틀림, 옳음, 그름, 정답, 오답, 네, 아니요, 예, 아니오, 좋음, 나쁨, 답, 해답, 진실, 오해,
    صحيح, خطأ, خاطئ, صواب, حقيقة, خرافة, نعم, لا, جيد, سيئ, الجواب, الحل, أفضل,
    درست, نادرست, غلط, صحیح, حقیقت, افسانه, بله, خیر, نه, خوب, بد, پاسخ, جواب, بهتر, اشتباه,
    doğru, yanlış, gerçek, efsane, evet, hayır, iyi, kötü, cevap, çözüm, daha iyi,
    सही, गलत, सच, झूठ, मिथक, हाँ, नहीं, अच्छा, बुरा, उत्तर, हल, बेहतर, सत्य, असत्य,
    đúng, sai, sự thật, có, không, tốt, xấu, tốt hơn, đáp án, trả lời, lời giải
    """
)
# What is wrong is shown to be known, and not to be said.
WRONG_LABELS = listed(
    """
    wrong, incorrect, bad, don't, dont, don’t, don'ts, avoid, worse, mistake, mistakes, error, not ok, bad example,
    anti-pattern, antipattern, falsch, schlecht, fehler, nicht so, faux, incorrect, mauvais, erreur,
    à éviter, à ne pas dire,
    incorrecto, mal, malo, error, evitar, no digas, incorreto, errado, ruim, erro, evite, sbagliato, errato,
    male, errore,
    da evitare, fout, onjuist, slecht, niet, źle, błędnie, niepoprawnie, błąd, unikaj, неверно, неправильно,
    плохо, ошибка,
    не так, невірно, помилка, погано, 错误, 錯誤, 错, 不好, 误, 不推荐, 間違い, 誤り, 誤, 悪い例, 不正解,
    틀림, 오답, 나쁨, 잘못된 예,
    خطأ, خاطئ, سيئ, غلط, نادرست, اشتباه, بد, yanlış, kötü, hata, गलत, बुरा, sai, xấu
    """
)
# What is done about a fault that the label does not name.
REMEDY_LABELS = listed(
    """
    fix, the fix, quick fix, fixes, workaround, workarounds, remedy, behebung, abhilfe, correctif, contournement,
    arreglo, correção, contorno, rimedio, oplossing, naprawa, obejście, исправление, обходной путь, виправлення,
    çaresi, åtgärd, cách khắc phục, perbaikan, 修复, 修復, 解决办法, 解決方法, 対処法, 対策, 해결책, 해결 방법
    """
)
# How far one should go by what follows, which the label does not name.
ADVICE_LABELS = listed(
    """
    recommended, not recommended, optional, optionally, alternatively, or alternatively, or, otherwise, suggested,
    preferred, empfohlen, nicht empfohlen, optional, wahlweise, alternativ, oder, recommandé, facultatif, optionnel,
    sinon, ou, ou bien, recomendado, opcional, alternativamente, o bien, recomendável, ou então, consigliato,
    facoltativo, opzionale, in alternativa, oppure, aanbevolen, optioneel, zalecane, opcjonalnie, alternatywnie, lub,
    рекомендуется, необязательно, опционально, или, рекомендовано, необов'язково, або, önerilen, isteğe bağlı, veya,
    rekommenderas, valfritt, eller, khuyến nghị, tùy chọn, hoặc, disarankan, opsional, atau, موصى به, اختياري, أو,
    توصیه می‌شود, اختیاری, अनुशंसित, वैकल्पिक, या, 可选, 推荐, 推薦, 或者, 任意, 推奨, または, 권장, 선택, 또는
    """
)
# Under these is how one case is solved.
SOLUTION_TITLES = listed(
    """
    given, gegeben, дано, verilenler, givet, 已知, 与えられた条件, 주어진 조건,
    solution, the solution, worked solution, calculation, calculations, lösung, lösungsweg, rechnung, rechenweg,
    corrigé, corrigés, résolution, solución, resolución, solução, resolução, soluzione, svolgimento, uitwerking,
    rozwiązanie, решение, розв'язання, розв'язок, çözüm, lösning, lời giải, bài giải, penyelesaian, pembahasan, الحل,
    פתרון, راه حل, हल, 解, 解法, 解答, 計算, 计算, 解き方, 풀이
    """
)
# What is said in short of what the title above names.
SUMMARY_LABELS = listed(
    """
    one-liner, one liner, in short, in brief, in a nutshell, in one sentence, in one line, long story short,
    short answer, short version, bottom line, summary, conclusion, kurz, kurz gesagt, kurzfassung, in einem satz,
    fazit, zusammenfassung, en bref, en résumé, résumé, conclusion, en una frase, en resumen, en pocas palabras,
    resumen, conclusión, em resumo, em uma frase, resumo, conclusão, in breve, in sintesi, riassunto, conclusione,
    kortom, samengevat, samenvatting, conclusie, w skrócie, podsumowanie, wniosek, коротко, вкратце, кратко, итог,
    вывод, резюме, коротше, підсумок, висновок, kısaca, özet, sonuç, kort sagt, sammanfattning, slutsats, tóm lại,
    tóm tắt, kết luận, singkatnya, ringkasan, kesimpulan, باختصار, الخلاصة, خلاصه, בקצרה, סיכום, संक्षेप में,
    सारांश, निष्कर्ष, 一句话, 一句话区分, 一句话总结, 一句话概括, 简而言之, 简言之, 总结, 小结, 结论, 結論,
    要するに, 一言で, まとめ, 요약, 한마디로, 결론
    """
)
# They announce a question or what signs mean.
QUESTION_WORDS = listed(
    """
    question, questions, legend, frage, fragen, legende, légende, pregunta, preguntas, leyenda, pergunta, perguntas,
    legenda, domanda, domande, leggenda, vraag, vragen, pytanie, pytania, вопрос, вопросы, легенда, питання, soru,
    sorular, lejant, fråga, frågor, teckenförklaring, câu hỏi, chú giải, pertanyaan, keterangan, سؤال, أسئلة, מקרא,
    שאלה, 问题, 問題, 图例, 圖例, 凡例, 質問, 범례, 질문
    """
)
# When something was looked at or changed last.
STAMP_LABELS = listed(
    """
    retrieved, accessed, last accessed, last updated, last modified, last reviewed, updated on, stand, abgerufen am,
    zuletzt aktualisiert, consulté le, mis à jour le, última actualización, última atualização, ultimo aggiornamento,
    laatst bijgewerkt, ostatnia aktualizacja, обновлено, последнее обновление, оновлено, son güncelleme,
    senast uppdaterad, cập nhật lần cuối, terakhir diperbarui, آخر تحديث, 最后更新, 更新日期, 最終更新, 마지막 업데이트
    """
)
# Why an answer is right that is before it.
EXPLANATION_LABELS = listed(
    """
    explanation, explanations, reason, reasons, rationale, reasoning, why, proof, begründung, begründungen, erklärung,
    erläuterung, grund, beweis, explication, explications, justification, raison, preuve, explicación, justificación,
    razón, motivo, demostración, explicação, justificativa, justificação, razão, demonstração, spiegazione,
    motivazione, dimostrazione, uitleg, verklaring, toelichting, bewijs, wyjaśnienie, uzasadnienie, dowód, объяснение,
    пояснение, обоснование, доказательство, пояснення, обґрунтування, доведення, açıklaması, gerekçe, neden, ispat,
    förklaring, motivering, bevis, giải thích, lý do, chứng minh, penjelasan, alasan, bukti, شرح, السبب, البرهان,
    הסבר, נימוק, הוכחה, دلیل, اثبات, व्याख्या, कारण, 解析, 解释, 解釋, 理由, 原因, 证明, 證明, 解説, 証明, 해설, 이유,
    증명
    """
)
# What somebody saw, or thinks of it.
OBSERVATION_LABELS = listed(
    """
    observation, observations, beobachtung, beobachtungen, constat, constatation, constatations, osservazioni,
    waarneming, waarnemingen, obserwacja, obserwacje, наблюдение, наблюдения, спостереження, gözlem, gözlemler,
    iakttagelse, iakttagelser, quan sát, pengamatan, 观察, 观察结果, 観察, 관찰
    """
)
SAY_NOTHING = (
    QUESTION_WORDS
    | REMEDY_LABELS
    | REMARK_LABELS
    | MISTAKE_LABELS
    | SAMPLE_LABELS
    | VERDICT_LABELS
    | ADVICE_LABELS
    | OBSERVATION_LABELS
    | EXPLANATION_LABELS
    | SUMMARY_LABELS
    | STAMP_LABELS
)
# Of these, some are terms like others where they are in a glossary or name a value: they say nothing only below the
# sentence that they judge or show.
TERMS_TOO = listed(
    """
    summary, conclusion, resumen, conclusión, résumé, resumo, conclusão, fazit, итог, вывод, stand, sonuç, özet,
    结论, 結論, explanation, explanations, reason, reasons, rationale, reasoning, why, proof, grund, beweis, raison,
    razón, motivo, neden, 原因, 理由, 证明, 證明, 証明, 이유, 증명,
    result, results, ergebnis, résultat, resultado, risultato, resultaat, wynik, результат,
    optional, preferred, suggested, or, oder, ou, o bien, lub, или, або, veya, eller, hoặc, atau, أو, या,
    或者, または, 또는, opcional, facultatif, 任意,
    comment, comments, input, output, usage, sample, samples, answer, solution, right, wrong, correct, true,
    false, yes,
    no, good, bad, better, best, worse, always, never, avoid, prefer, lie, fact, myth, truth, ok, trap, do, pro, con,
    important, kommentar, ausgabe, antwort, lösung, richtig, falsch, wahr, ja, nein, fakt, commentaire,
    sortie, réponse,
    solution, vrai, faux, juste, oui, non, important, comentario, salida, respuesta, solución, verdadero, falso, sí,
    bien, mal, comentário, saída, resposta, solução, verdadeiro, sim, não, commento, risposta, soluzione,
    vero, antwoord,
    oplossing, waar, onwaar, komentarz, odpowiedź, rozwiązanie, prawda, fałsz, tak, nie, комментарий, вывод, ответ,
    решение, правда, ложь, да, нет, истина, коментар, відповідь, так, ні, 注释, コメント, 出力, 真, 假, 正,
    誤, 是, 否, 주석,
    출력, 참, 거짓, تعليق, الجواب, الحل, صحيح, خطأ, نعم, لا, پاسخ, درست, نادرست, بله, خیر, yorum, çıktı,
    cevap, çözüm, doğru,
    yanlış, evet, hayır, टिप्पणी, उत्तर, सही, गलत, हाँ, नहीं, đáp án, đúng, sai, có, không
    """
)
