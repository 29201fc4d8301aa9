"""The words by which authors name what a table is: a comparison, a plan, forms of one word, samples of a format.

In the languages of `vocabulary` and Ukrainian, Persian, Hindi.
"""

from __future__ import annotations

import re

from generator.asking.shapes.vocabulary import is_one_of, listed
from generator.expressions import expression

# A column of these holds samples of what the other columns say, whatever else its name says (`Example (DE)`).
_EXAMPLE = expression(
    r"(?<!\w)(?:examples?|e\.g\.?|beispiel\w*|bsp|exemples?|ejemplos?|exemplos?|esemp[io]|voorbeeld\w*|przykład\w*"
    r"|пример\w*|приклад\w*|örne[kğ]\w*|exempel\w*|ví dụ|contoh|أمثلة|مثال\w*|נמונه|דוגמ\w*|उदाहरण\w*)(?!\w)"
    r"|(?<!\w)(?:z\.\s?b\.|p\.\s?ej\.|p\.\s?ex\.|por ejemplo|por exemplo|par exemple|ad esempio|na przykład|np\."
    r"|например|напр\.|наприклад|örneğin|misalnya|példa\w*|příklad\w*|príklad\w*|exempl[ue]\w*|esimerk\w+|eksemp\w+"
    r"|παράδειγμα\w*|\w+beispiele?|satz|sätze|beispielsätze|frases?|frasi|oraci(?:ón|ones)|zdani[ae]"
    r"|предложени[ея]|фраз[аы]|речення|cümle(?:ler)?|câu|kalimat|جملة|جمل|משפט|वाक्य)(?!\w)"
    r"|例如|例えば|たとえば|比如|举例|造句|句子|用例|用法例|実例|문장|용례|예를 들어"
    r"|例句|例子|例文|示例|范例|範例|使用例|예문|예시|예제|نمونه",
    re.IGNORECASE,
)


def names_examples(name: str) -> bool:
    """Whether a column's name says that it holds examples."""
    return len(name) <= 40 and _EXAMPLE.search(name) is not None


# What comes out of the row's other values.
OUTPUT_COLUMNS = listed(
    """
    output, result, returns, after, displayed, rendered, ausgabe, ergebnis, anzeige, sortie, résultat, salida,
    resultado, saída, uscita, risultato, uitvoer, resultaat, wynik, wyjście, результат, вывод, вихід, çıktı, sonuç,
    输出, 結果, 结果, 出力, 출력, 결과, النتيجة, الناتج, خروجی, نتیجه, आउटपुट, परिणाम, kết quả, đầu ra
    """
)
# Titles of what an example works on, and of what comes of it.
DATA_TITLES = OUTPUT_COLUMNS | listed(
    """
    input, sample data, example data, test data, sample input, sample output, example output, expected output,
    input data, output data, query result, before, after, dataset, data set, eingabe, beispieldaten, testdaten,
    entrée, données, données d'exemple, entrada, datos, datos de ejemplo, dados, dados de exemplo, ingresso,
    dati di esempio, invoer, voorbeelddata, wejście, dane, dane przykładowe, ввод, входные данные, исходные данные,
    вхідні дані, приклад даних, girdi, örnek veri, 输入, 样例数据, 示例数据, 入力, 入力例, 出力例,
    サンプルデータ, 입력, 예시 데이터,
    المدخلات, بيانات, ورودی, داده نمونه, इनपुट, dữ liệu mẫu, đầu vào
    """
)
# Two sides of one thing, a column for each.
CONTRASTS: tuple[frozenset[str], ...] = tuple(
    listed(pair)
    for pair in (
        "pros, cons, pro, contra",
        "advantages, disadvantages, advantage, disadvantage, drawbacks, limitations, benefits",
        "strengths, weaknesses, opportunities, threats",
        "do, don't, dos, don'ts, do's, don’t, don’ts",
        "similarities, differences",
        "vorteile, nachteile, vorteil, nachteil",
        "stärken, schwächen",
        "gemeinsamkeiten, unterschiede",
        "avantages, inconvénients, forces, faiblesses, points forts, points faibles",
        "ventajas, desventajas, inconvenientes, fortalezas, debilidades",
        "vantagens, desvantagens, prós, contras",
        "vantaggi, svantaggi, pregi, difetti",
        "voordelen, nadelen, sterktes, zwaktes",
        "zalety, wady, plusy, minusy",
        "плюсы, минусы, преимущества, недостатки, достоинства, переваги, недоліки, плюси, мінуси",
        "优点, 缺点, 優點, 缺點, 优势, 劣势",
        "長所, 短所, メリット, デメリット, 利点, 欠点",
        "장점, 단점",
        "المزايا, العيوب, إيجابيات, سلبيات, الإيجابيات, السلبيات",
        "مزایا, معایب",
        "avantajlar, dezavantajlar, artılar, eksiler",
        "लाभ, हानि, फायदे, नुकसान",
        "ưu điểm, nhược điểm",
    )
)
_COMPARES = expression(
    r"(?<!\w)(?:vs\.?|versus|differences?|compar\w+|contrast\w*|(?:the\s)?two\s(?:kinds|types|sorts|ways)"
    r"|unterschied\w*|vergleich\w*|zwei\s(?:arten|typen|sorten)|gegen\w*ber\w*|différences?|deux\s(?:types|sortes)"
    r"|diferencias?|dos\s(?:tipos|clases)|diferenças?|dois\stipos|differenz[ae]|confront\w+|due\stipi|paragone"
    r"|verschil\w*|vergelijk\w*|twee\s(?:soorten|typen)|różnic\w*|porówna\w+|dwa\srodzaje|разниц\w+|отличи\w+"
    r"|различи\w+|сравнени\w+|два\s(?:вида|типа)|двух\s(?:видов|типов)|відмінн\w+|порівнян\w+|fark\w*|karşılaştırma\w*|iki\str"
    r"|so sánh|khác (?:nhau|biệt)|hai loại|الفرق|مقارنة|فرق|تفاوت\w*|مقایسه|अंतर|तुलना)(?!\w)"
    r"|两类|兩類|二类|两者|兩者|两个方面|使い分け|区别|區別|差异|差異|对比|對比|比较|比較|違い|두 종류|차이|비교"
    r"|两种|兩種|二種類|2種類",
    re.IGNORECASE,
)


def compares(title: str) -> bool:
    """Whether a title says that things are held against each other."""
    return _COMPARES.search(title) is not None


# A first column of these counts days, weeks, months.
PERIOD_COLUMNS = listed(
    """
    day, days, week, weeks, month, months, date, sprint, quarter, phase, session, lesson, time, when, hour, semester,
    tag, tage, woche, wochen, monat, datum, phase, uhrzeit, quartal, jour, jours, semaine, mois, date, séance, heure,
    día, días, semana, mes, fecha, sesión, hora, fase, dia, dias, mês, data, giorno, settimana, mese, lezione, ora,
    dag, week, maand, dzień, tydzień, miesiąc, data, день, дни, неделя, месяц, дата, этап, тиждень, місяць, етап,
    日, 天, 周, 週, 星期, 月, 月份, 日期, 阶段, 階段, 日付, 曜日, 時間, 일, 주, 주차, 월, 날짜, 요일, اليوم,
    الأسبوع, الشهر, التاريخ,
    يوم, أسبوع, شهر, روز, هفته, ماه, تاریخ, gün, hafta, ay, tarih, दिन, सप्ताह, महीना, तारीख, ngày, tuần, tháng
    """
)
WEEKDAYS = listed(
    """
    monday, tuesday, wednesday, thursday, friday, saturday, sunday, mon, tue, wed, thu, fri, sat, sun, montag,
    dienstag, mittwoch, donnerstag, freitag, samstag, sonnabend, sonntag, mo, di, mi, do, fr, sa, so, lundi, mardi,
    mercredi, jeudi, vendredi, samedi, dimanche, lunes, martes, miércoles, jueves, viernes, sábado, domingo,
    segunda, terça, quarta, quinta, sexta, segunda-feira, terça-feira, quarta-feira, quinta-feira, sexta-feira,
    lunedì, martedì, mercoledì, giovedì, venerdì, sabato, domenica, maandag, dinsdag, woensdag, donderdag, vrijdag,
    zaterdag, zondag, poniedziałek, wtorek, środa, czwartek, piątek, sobota, niedziela, понедельник, вторник, среда,
    четверг, пятница, суббота, воскресенье, пн, вт, ср, чт, пт, сб, вс, понеділок, вівторок, середа, четвер,
    п'ятниця, субота, неділя, pazartesi, salı, çarşamba, perşembe, cuma, cumartesi, pazar, måndag, tisdag, onsdag,
    torsdag, fredag, lördag, söndag, thứ hai, thứ ba, thứ tư, thứ năm, thứ sáu, thứ bảy, chủ nhật, senin, selasa,
    rabu, kamis, jumat, sabtu, minggu, الاثنين, الثلاثاء, الأربعاء, الخميس, الجمعة, السبت, الأحد, 周一, 周二, 周三,
    周四, 周五, 周六, 周日, 星期一, 星期二, 星期三, 星期四, 星期五, 星期六, 星期日, 月, 火, 水, 木, 金, 土, 日,
    月曜日, 火曜日, 水曜日, 木曜日, 金曜日, 土曜日, 日曜日, 월요일, 화요일, 수요일, 목요일, 금요일, 토요일, 일요일
    """
)
_PLAN = expression(
    r"(?<!\w)(?:(?:study|learning|training|reading|lesson)?\s?plan(?:s|ning)?|schedule|roadmap|time\s?table|syllabus"
    r"|curriculum|agenda|milestones?|\w*plan|plano\w*|zeitplan|fahrplan|planning|programme|calendrier|emploi du temps"
    r"|plan de \w+|horario|calendario|cronograma|programa|planificación|planejamento|piano|programma|rooster"
    r"|planning|harmonogram|план\w*|расписание|график|розклад|takvim\w*|çizelge|programı|lịch|kế hoạch|lộ trình"
    r"|خطة|جدول زمني|برنامج|برنامه|زمان‌بندی|योजना|समय सारणी)(?!\w)"
    r"|(?<!\w)(?:spring|summer|fall|autumn|winter|term|semester|frühling|frühjahr|herbst|sommersemester|wintersemester"
    r"|printemps|été|automne|hiver|semestre|primavera|verano|otoño|invierno|verão|outono|inverno)\W{1,2}20\d\d(?!\d)"
    r"|计划|計劃|計画|日程|时间表|時間表|スケジュール|予定|路线图|계획|일정|로드맵",
    re.IGNORECASE,
)
# A plan of a week has such a column for each part of a day.
DAYTIMES = listed(
    """
    morning, noon, midday, afternoon, evening, night, breakfast, lunch, dinner, am, pm, a.m., p.m., vormittag, mittag,
    nachmittag, abend, nacht, morgens, mittags, abends, früh, frühstück, mittagessen, abendessen, matin, midi,
    après-midi, soir, soirée, petit-déjeuner, déjeuner, dîner, mañana, mediodía, tarde, noche, desayuno, almuerzo,
    comida, cena, manhã, meio-dia, noite, café da manhã, almoço, jantar, mattina, mezzogiorno, pomeriggio, sera,
    colazione, pranzo, ochtend, middag, avond, ontbijt, rano, południe, popołudnie, wieczór, śniadanie, obiad, kolacja,
    утро, утром, день, днём, вечер, вечером, завтрак, обед, ужин, ранок, вечір, сніданок, обід, вечеря, sabah, öğle,
    öğleden sonra, akşam, kahvaltı, öğle yemeği, akşam yemeği, förmiddag, eftermiddag, kväll, buổi sáng, buổi chiều,
    buổi tối, sáng, chiều, tối, pagi, siang, sore, malam, الصباح, صباحا, الظهر, المساء, مساء, सुबह, दोपहर, शाम, रात,
    上午, 中午, 下午, 晚上, 早上, 早餐, 午餐, 晚餐, 朝, 昼, 夜, 午前, 午後, 朝食, 昼食, 夕食, 아침, 점심, 저녁, 오전,
    오후
    """
)
# What is to be done, or was.
TASK_COLUMNS = listed(
    """
    task, tasks, to do, todo, done, done?, homework, exercise, exercises, assignment, assignments, deadline, due,
    due date, goal, goals, reading, readings, books, lab, milestone, deliverable, deliverables, activity, activities,
    aufgabe, aufgaben, erledigt, hausaufgabe, übung, übungen, frist, ziel, ziele, tâche, tâches, devoir, devoirs,
    exercices, objectif, objectifs, tarea, tareas, deberes, ejercicios, objetivo, objetivos, tarefa, tarefas,
    compito, compiti, esercizi, obiettivo, taak, taken, huiswerk, doel, doelen, zadanie, zadania, cel, cele, задача,
    задачи, задание, задания, цель, завдання, мета, 任务, 任務, 目标, 目標, 作业, 課題, 宿題, やること,
    タスク, 과제, 숙제,
    할 일, 목표, المهام, مهمة, الواجب, وظیفه, تکلیف, تمرین, هدف, görev, görevler, ödev, hedef, कार्य, लक्ष्य,
    गृहकार्य,
    nhiệm vụ, bài tập, mục tiêu, công việc
    """
)


def plans(title: str) -> bool:
    """Whether a title names a plan."""
    return _PLAN.search(title) is not None


# What a form of a word is called: a case, a person, a number.
_FORMS = re.compile(
    r"(?<!\w)(?:nom(?:inati\w*|\.)?|gen(?:iti\w*|\.)?|dat(?:i[vw]\w*|\.)?|[aA](?:c|k)+us\w*|[aA](?:cc|kk)\.?|abl\w{0,6}"
    r"|loc(?:ati\w*|\.)|vocati\w*|voc\.|instrumental\w*|sing(?:ular\w*|\.)?|plur(?:al\w*|\.)?|pl\.|sg\.|dual"
    r"|singulier|pluriel|singolare|plurale|enkelvoud|meervoud|tekil|çoğul|wesfall|wemfall|wenfall|werfall"
    r"|mianownik|dopełniacz|celownik|biernik|narzędnik|miejscownik|wołacz|именительный|родительный|дательный"
    r"|винительный|творительный|предложный|називний|родовий|давальний|знахідний|орудний|місцевий|кличний"
    r"|ед\.?\s?ч\.?|мн\.?\s?ч\.?|yalın|belirtme|yönelme|bulunma|ayrılma"
    r"|(?:1|2|3)(?:st|nd|rd|\.|ª|ª|ème|e|er|re|\.?-?[ея])?\s?(?:person|pers\.?|persona|personne|pessoa|persoon|osoba"
    r"|лицо"
    r"|особа|kişi|sg\.?|pl\.?)|ich|du|er|sie|es|wir|ihr|er/sie/es|je|tu|il|elle|on|nous|vous|ils|elles|il/elle"
    r"|il/elle/on|yo|tú|él|ella|usted|nosotros|vosotros|ellos|ellas|ustedes|él/ella|eu|ele|ela|você|nós|vós|eles|elas"
    r"|vocês|io|lui|lei|noi|voi|loro|lui/lei|ik|jij|hij|zij|wij|jullie|ja|ty|ono|ona|my|wy|oni|one|on/ona/ono|я|ты|он"
    r"|она|оно|мы|вы|они|ти|він|вона|воно|ми|ви|вони|ben|sen|biz|siz|onlar|i|you|he|she|it|we|they|he/she/it"
    r"|he/she|أنا|أنتَ?|هو|هي|نحن|هم|من|تو|او|ما|شما|آنها|मैं|तू|तुम|आप|वह|हम|वे"
    r"|mas[ck]\w*|männlich|weiblich|sächlich|f[ée]m(?:inin\w*|min\w*|\.)|neut(?:r\w*|er|\.)|maschile|femminile|mannelijk"
    r"|vrouwelijk|onzijdig|męsk\w*|żeńsk\w*|nijaki\w*|мужск\w+|женск\w+|средн\w+|чоловіч\w+|жіноч\w+|середн\w+"
    r"|м\.\s?р\.?|ж\.\s?р\.?|ср\.\s?р\.?|مذكر|مؤنث|المذكر|المؤنث|זכר|נקבה|पुल्लिंग|स्त्रीलिंग|مذکر|مؤنث"
    r"|कर्ता|कर्म|करण|सम्प्रदान|संप्रदान|अपादान|संबंध|सम्बन्ध|अधिकरण|संबोधन|एकवचन|बहुवचन|مفرد|مثنى|جمع|مرفوع|منصوب|مجرور"
    r"|единственное|множественное|число|pojedyncza|mnoga|liczba|ednina|množina"
    r"|positiv|komparativ|superlativ|positive|comparative|superlative|comparatif|superlatif|comparativo|superlativo"
    r"|présent|passé|futur|imparfait|presente|pasado|pretérito|futuro|imperfecto|passado|imperfeito|passato|imperfetto"
    r"|прошедшее|настоящее|будущее|минулий|теперішній|майбутній|przeszły|teraźniejszy|przyszły|geçmiş|şimdiki|gelecek"
    r"|infinitive|infinitiv|past|present|future|participle|imperfect|perfect|präsens|präteritum|perfekt)(?!\w)",
    re.IGNORECASE,
)


def is_form(name: str) -> bool:
    """Whether `name` is what a form of a word is called (`Dativ`, `wir`, `3rd person`), with no word besides."""
    words = re.sub(r"[\s/,().–-]+", " ", name).strip()
    left = re.sub(r"[\W\d]+", "", _FORMS.sub("", words))
    return bool(words) and len(left) <= len(re.sub(r"\W", "", words)) // 4 and _FORMS.search(words) is not None


_PERSONS = listed(
    """
    ich, du, er, sie, es, er/sie/es, wir, ihr, je, j', tu, il, elle, on, il/elle, il/elle/on, nous, vous, ils, elles,
    ils/elles, yo, tú, vos, él, ella, usted, él/ella, él/ella/usted, nosotros, nosotros/as, vosotros,
    vosotros/as, ellos,
    ellas, ustedes, ellos/ellas, ellos/ellas/ustedes, eu, ele, ela, você, ele/ela, ele/ela/você, nós, vós, eles, elas,
    vocês, eles/elas, io, lui, lei, lui/lei, noi, voi, loro, ik, jij, je, hij, zij, hij/zij/het, wij, we,
    jullie, ja, ty,
    on, ona, ono, on/ona/ono, my, wy, oni, one, oni/one, я, ты, он, она, оно, он/она, он/она/оно, мы, вы,
    они, ти, він,
    вона, він/вона, ми, ви, вони, ben, sen, o, biz, siz, onlar, i, you, he, she, it, he/she/it, we, they,
    أنا, أنت, هو,
    هي, نحن, هم, أنتم, من, تو, او, ما, شما, آنها, मैं, तू, तुम, आप, वह, हम, वे
    """
)


def is_person(name: str) -> bool:
    """Whether `name` is a personal pronoun: what is beside it is a form of a verb."""
    return is_one_of(name, _PERSONS)
