"""Words that mark questions, answers, keys and folds, in the languages of `vocabulary`."""

from __future__ import annotations

from generator.asking.shapes.vocabulary import listed

# A question with one of these is about what is below it.
BELOW_WORDS = listed(
    """
    following, below, this, these, folgende, folgenden, folgendes, folgender, unten, dieser, dieses, diese,
    diesen, suivant, suivante, suivants, suivantes, ci-dessous, ce code, siguiente, siguientes, este, esta,
    estos, estas, seguinte, seguintes, abaixo, deste, desta, seguente, seguenti, sotto, questo, questa,
    volgende, onderstaande, deze, następujący, następujące, następującego, poniższy, poniższe, poniższego,
    tego, следующий, следующего, следующее, следующей, следующие, ниже, этот, этого, этой, наступний,
    наступного, нижче, aşağıdaki, bu, följande, nedan, dessa, sau đây, dưới đây, berikut, التالي, التالية,
    الآتي, הבא, הבאה, הבאים, زیر, निम्नलिखित, 以下, 次の, 下記, この, 下面, 下列, 如下, 다음, 아래
    """
)
UNANSWERED = listed(
    """
    to be completed, to be completed., todo, tbd, tba, coming soon, coming soon., n/a, work in progress, wip, tbc,
    ..., …, answer, answers, no answer yet, in progress, folgt, à compléter, pendiente, por hacer, в разработке,
    待补充, 待定, 未完成, 工事中
    """
)
# What such a label is before is asked, not answered.
QUESTION_LABELS = listed(
    """
    question, scenario, scenario / question, scenario/question, problem, task, exercise, prompt, case, situation,
    quiz, q, frage, aufgabe, szenario, énoncé, exercice, pregunta, escenario, ejercicio, problema, pergunta,
    cenário, domanda, vraag, pytanie, zadanie, вопрос, задача, soru, fråga, câu hỏi, pertanyaan, soal, سؤال, שאלה,
    问题, 題目, 题目, 場景, 場景題, 问, 問, 問題, 質問, 設問, 課題, 문제, 질문
    """
)
# Under these are the answers of questions by their numbers.
KEY_HEADINGS = listed(
    """
    answers, answer key, answer keys, key, solutions, solution key, correct answers, antworten,
    lösungen, lösungsschlüssel, auflösung, réponses, corrigé, corrigés, solutions, bonnes
    réponses, respuestas, soluciones, clave de respuestas, solucionario, respostas, soluções,
    gabarito, risposte, soluzioni, antwoorden, oplossingen, antwoordmodel, odpowiedzi, klucz
    odpowiedzi, klucz, rozwiązania, ответы, ключ, ключи, решения, правильные ответы, відповіді,
    розв'язки, cevaplar, cevap anahtarı, yanıtlar, çözümler, facit, svar, lösningar, đáp án, lời
    giải, kunci jawaban, jawaban, الإجابات, الأجوبة, مفتاح الإجابة, مفتاح الإجابات, الحلول,
    תשובות, מפתח תשובות, פתרונות, پاسخ‌ها, پاسخنامه, کلید, उत्तर, उत्तर कुंजी, उत्तरमाला, 答案,
    参考答案, 答案解析, 解答, 正解, 正答, 解答一覧, 回答, 정답, 해답, 정답표, 답안
    """
)
# Under these are questions, also such as have no question mark.
QUESTION_HEADINGS = listed(
    """
    questions, quiz, exercises, exercise, practice, practice questions, test, exam, problems,
    tasks, fragen, quiz, übungen, übung, aufgaben, prüfung, questions, exercices, examen,
    preguntas, ejercicios, cuestionario, práctica, problemas, perguntas, exercícios, prova,
    domande, esercizi, verifica, vragen, oefeningen, opgaven, toets, pytania, ćwiczenia,
    zadania, sprawdzian, вопросы, упражнения, задания, задачи, тест, питання, вправи, завдання,
    sorular, alıştırmalar, sınav, frågor, övningar, câu hỏi, bài tập, pertanyaan, soal, latihan,
    أسئلة, تمارين, اختبار, שאלות, תרגילים, מבחן, پرسش‌ها, تمرین, प्रश्न, अभ्यास, 问题, 練習, 练习,
    练习题, 习题, 题目, 問題, 練習問題, 設問, 문제, 연습문제, 퀴즈
    """
)
# Summaries of a fold that say only that there is more.
FOLDS = listed(
    """
    details, more, show, show more, answer, answers, solution, solutions, click to expand, expand, show answer,
    show solution, click here, click me, view, view more, code, example, output, hint, table of contents,
    click to show, toggle, see more, view code, show code, spoiler, lösung, antwort, mehr, réponse, afficher,
    respuesta, solución, ver respuesta, ver más, resposta, solução, ver mais, risposta, soluzione, antwoord,
    odpowiedź, ответ, решение, подробнее, cevap, svar, đáp án, jawaban, الجواب, תשובה, 答案, 解答, 展开, 点击展开,
    查看答案, 回答, 答え, クリックして展開, 정답, 답, 펼치기
    """
)
# A summary that is one of these asks something of the words above it.
BARE_QUESTIONS = listed(
    """
    true or false, true/false, right or wrong, yes or no, why, why not, how, how so, how come,
    what, what else, when, where, who, really, warum, wieso, weshalb, wie, richtig oder falsch,
    wahr oder falsch, stimmt das, pourquoi, comment, vrai ou faux, vrai/faux, por qué, cómo,
    verdadero o falso, por quê, por que, como, verdadeiro ou falso, certo ou errado, perché,
    come mai, vero o falso, waarom, hoe, waar of niet waar, juist of fout, dlaczego, jak, prawda
    czy fałsz, почему, зачем, как, верно или неверно, правда или ложь, чому, як, правда чи
    брехня, neden, niçin, nasıl, doğru mu yanlış mı, varför, hur, sant eller falskt, tại sao, vì
    sao, đúng hay sai, mengapa, kenapa, bagaimana, benar atau salah, لماذا, كيف, صح أم خطأ, صواب
    أم خطأ, למה, מדוע, איך, נכון או לא נכון, چرا, چگونه, درست یا غلط, क्यों, कैसे, सही या गलत,
    为什么, 对还是错, 对不对, 怎么样, なぜ, どうして, 正しいか, ○か×か, 왜, 어떻게, 참인가 거짓인가
    """
)
# The name of a language asks for a translation; of what, is above it.
LANGUAGE_NAMES = listed(
    """
    english, englisch, anglais, inglés, ingles, inglês, inglese, engels, angielski, английский,
    англійська, ingilizce, engelska, tiếng anh, bahasa inggris, الإنجليزية, אנגלית, 英语, 英文, 英語, 영어,
    german, deutsch, allemand, alemán, alemão, tedesco, duits, niemiecki, немецкий, almanca, tyska,
    德语, ドイツ語, 독일어, french, französisch, français, francés, francês, francese, frans, francuski,
    французский, fransızca, franska, 法语, フランス語, 프랑스어, spanish, spanisch, espagnol, español,
    espanhol, spagnolo, spaans, hiszpański, испанский, ispanyolca, spanska, 西班牙语, スペイン語, 스페인어,
    portuguese, portugiesisch, portugais, portugués, português, portoghese, portugees, portugalski,
    португальский, italian, italienisch, italien, italiano, italiaans, włoski, итальянский,
    italyanca, 意大利语, イタリア語, dutch, niederländisch, néerlandais, neerlandés, holandés, nederlands,
    polish, polnisch, polonais, polaco, polski, польский, russian, russisch, russe, ruso, russo,
    rosyjski, русский, rusça, 俄语, ロシア語, 러시아어, ukrainian, українська, turkish, türkisch, turc, turco,
    türkçe, turecki, турецкий, swedish, schwedisch, suédois, sueco, svenska, vietnamese, tiếng việt,
    indonesian, bahasa indonesia, arabic, arabisch, arabe, árabe, arabo, العربية, арабский, arapça,
    hebrew, hebräisch, עברית, persian, فارسی, chinese, chinesisch, chinois, chino, chinês, cinese,
    китайский, çince, 中文, 汉语, 中国語, 중국어, japanese, japanisch, japonais, japonés, japonês, giapponese,
    японский, japonca, 日语, 日本語, 일본어, korean, koreanisch, coréen, coreano, корейский, 韩语, 韓国語, 한국어,
    hindi, हिन्दी, greek, griechisch, grec, griego, ελληνικά, latin, latein, latín, latim, latino,
    łacina, латынь, latince, catalan, català, catalán, basque, euskara, translation, übersetzung,
    traduction, traducción, tradução, traduzione, vertaling, tłumaczenie, перевод, переклад, çeviri,
    översättning, bản dịch, terjemahan, ترجمة, תרגום, ترجمه, अनुवाद, 翻译, 译文, 訳, 翻訳, 和訳, 번역,
    literally, word for word, wörtlich, wortwörtlich, littéralement, literalmente, letteralmente, letterlijk, dosłownie,
    дословно, дослівно, bire bir, ordagrant, 直译, 直譯, 直訳, 逐語訳, 직역, 의역, 意訳, 意译,
    anglaise, allemande, française, espagnole, italienne, portugaise, russe, latine, grecque, englische, deutsche,
    deutscher, englischer, französische, spanische, italienische, russische, lateinische, inglesa, alemana, francesa,
    española, italiana, portuguesa, rusa, latina, alemã, espanhola, russa, tedesca, francese, spagnola, portoghese,
    duitse, engelse, franse, spaanse, angielsku, niemiecku, francusku, hiszpańsku, włosku, rosyjsku, polsku,
    portugalsku, łacinie, turecku, angielskie, angielski, niemieckie, polskie, английски, английском, английскую,
    немецки, немецком, французски, французском, испански, испанском, итальянски, русски, русском, латыни, русскую,
    англійською, українською, німецькою, французькою, польською, ingilizcesi, türkçesi, almancası, fransızcası,
    ispanyolcası, rusçası, arapçası, ingilizceye, türkçeye, engelsk, tysk, fransk, norsk, dansk, norsk, svensk,
    nederlandse, انجليزية, إنجليزية, الإنجليزي, بالإنجليزية, بالعربية, بالفرنسية, بالألمانية, عربية, فرنسية, ألمانية,
    الفرنسية, الألمانية, الإسبانية, انگلیسی, آلمانی, فرانسوی, عربی, अंग्रेज़ी, अंग्रेजी, हिंदी, जर्मन, फ़्रेंच, फ्रेंच,
    स्पेनिश, संस्कृत, 英, 英訳, 日訳, 邦訳, 独訳, 仏訳, 中訳, 英译, 中译, 汉译, 漢譯, 日译, 德译, 法译, 德文, 法文, 俄文,
    日文, 韩文, 白话, 白话文, 现代文, 現代語, 口語, 영역, 국역, 한국어, 영문, 국문, 현대어
    """
)
