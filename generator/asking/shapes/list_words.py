"""Words in the titles of lists, and in the sentences that lead in to them, in the languages of `vocabulary`."""

from __future__ import annotations

from generator.asking.shapes.vocabulary import listed

# Nouns that name a set in the singular, or in a language whose plural is not told by its end.
SET_WORDS = listed(
    """
    list, method, set, family, order, sequence, triad, tetrad, pentad, composition, criteria, criterion, index, score,
    scale, etiology, aetiology, prevention, management, therapy, workup, presentation, classification, reihenfolge,
    gruppe, teile, arten, formen, stufen, schichten, bestandteile, kriterien, bedingungen, voraussetzungen,
    faktoren, werte, typen, regeln, aufgaben, elemente, phasen, ebenen, methoden, verfahren, quellen, ordre,
    conditions, critères, orden, condiciones, criterios, ordem, condições, ordine, elenco, condizioni, criteri,
    fattori, elementi, livelli, metodi, volgorde, lijst, voorwaarden, onderdelen, factoren, stoffen, kolejność,
    warunki, czynniki, elementy, metody, etapy, порядок, список, группа, условия, факторы, элементы, методы, уровни,
    этапы, части, група, умови, фактори, елементи, методи, рівні, sıra, grup, koşullar, faktörler, yöntemler,
    ordning, villkor, faktorer, delar, metoder, thứ tự, danh sách, nhóm, điều kiện, yếu tố, phương pháp, các, những,
    urutan, daftar, kelompok, syarat, faktor, metode, macam, أنواع, شروط, أسباب, عوامل, طرق, מרכיבים, סוגים, תנאים,
    שלבים, 要素, 条件, 條件, 种类, 分类, 分類, 方法, 方式, 步骤, 组成, 組成, 成分, 构成, 構成, 结构, 因素, 因子,
    阶段, 属性, 屬性, 特性, 原则, 原則, 规则, 規則, 策略, 指标, 指標, 表现, 并发症, 一覧, 段階, 手法, 項目, 禁忌,
    副作用, 合併症, 適応, 危険因子, 三徴, 疾患, 検査, 理由, 問題点, 優勢, 优势, 劣势, 劣勢, 应用, 應用, 応用, 요소,
    조건, 방법, 분류, 구성, 단계, 요인, 규칙, 속성, 이유
    """
)
# Nouns in the singular that name a set where the title starts with them: a “user mode” is no set of modes.
LEADING_WORDS = listed(
    """
    technique, indication, group, category, class, triangle, member, part, component, element, factor,
    condition, example of, kind, form, layer, level, mode, phase, option, argument, parameter, value, variant,
    rule of, structure, liste, lista, groupe, grupo, gruppo, groep, grupa, grupp, группа, група
    """
)
# Sides that are said in one go: what is below them are no members.
WHOLE_SIDES = listed(
    """
    definition, meaning, description, idea, principle, mechanism, location, definition, bedeutung, beschreibung,
    idee, prinzip, mechanismus, définition, signification, description, idée, principe, mécanisme, definición,
    significado, descripción, principio, mecanismo, definição, descrição, princípio, definizione, significato,
    descrizione, meccanismo, definitie, betekenis, beschrijving, definicja, znaczenie, opis, zasada, mechanizm,
    определение, значение, описание, принцип, механизм, визначення, опис, tanım, anlam, açıklama, beskrivning,
    định nghĩa, ý nghĩa, definisi, arti, تعريف, التعريف, 定义, 定義, 含义, 意义, 原理, 机制, 機序, 意味, 概要, 정의,
    의미, 원리
    """
)
# What any title below one of these is a case of.
KINDS = listed(
    """
    etiology, aetiology, cause, classification, indication, contraindication, criteria, criterion, complication,
    risk factor, differential diagnosis, ursachen, einteilung, klassifikation, indikationen, kontraindikationen,
    kriterien, komplikationen, risikofaktoren, causes, classification, indications, critères, complications, causas,
    clasificación, indicaciones, contraindicaciones, criterios, complicaciones, classificação, indicações,
    critérios, complicações, cause, classificazione, indicazioni, criteri, complicanze, oorzaken, indeling,
    indicaties, criteria, przyczyny, klasyfikacja, wskazania, kryteria, причины, классификация, показания,
    противопоказания, критерии, осложнения, причини, класифікація, показання, критерії, nedenleri, sınıflandırma,
    orsaker, indelning, 原因, 分类, 分類, 诊断标准, 適応, 禁忌, 鑑別, 鉴别, 并发症, 合併症, 危険因子, 원인, 분류,
    기준
    """
)
# What its author is to learn, do or read, and no part of the subject.
PLANS = listed(
    """
    learning path, learning objectives, learning goals, learning outcomes, objectives of, skills, competences,
    competencies, success criteria, exam topics, exam tips, exam scenarios, next steps, roadmap, agenda,
    planned features, upcoming features, mvp features, coming soon, geplante funktionen, fonctionnalités prévues,
    funciones planeadas, próximas funciones, funcionalidades planejadas, funzionalità previste, geplande functies,
    запланированные функции, 计划功能, 開発予定, 예정 기능, dependencies, prerequisites,
    recommended resources, deeper study, further study, further exploration,
    long story short, you now have, key takeaways, takeaways, what you will learn, what you'll learn,
    acknowledgment, acknowledgments, acknowledgement, acknowledgements, danksagung, remerciements, agradecimientos,
    agradecimentos, ringraziamenti, dankwoord, podziękowania, благодарности, подяки, teşekkür, 致谢, 謝辞, 감사의 글,
    topics covered, useful tools, contributors, checklist, exercises, homework, practice, lernziele, kompetenzen,
    prüfungsszenarien, prüfungsfragen, prüfungsthemen, erfolgskriterien, nächste schritte, abhängigkeiten,
    kurz gesagt, übungen, hausaufgaben, compétences, compétences travaillées, objectifs d'apprentissage,
    critères de réussite, prérequis, prochaines étapes, exercices, competencias, objetivos de aprendizaje,
    criterios de evaluación, requisitos previos, próximos pasos, ejercicios, próxima clase, competências,
    objetivos de aprendizagem, pré-requisitos, próximos passos, próxima aula, exercícios, competenze,
    obiettivi di apprendimento, prerequisiti, prossimi passi, esercizi, leerdoelen, vaardigheden, vereisten,
    volgende stappen, oefeningen, cele nauki, umiejętności, wymagania wstępne, następne kroki, ćwiczenia,
    цели обучения, навыки, зависимости, предварительные требования, следующие шаги, упражнения, цілі навчання,
    навички, наступні кроки, вправи, öğrenme hedefleri, ön koşullar, sonraki adımlar, alıştırmalar, lärandemål,
    färdigheter, förkunskaper, nästa steg, övningar, mục tiêu học tập, bước tiếp theo, bài tập, tujuan pembelajaran,
    langkah selanjutnya, latihan, أهداف التعلم, المتطلبات, תרגילים, 学习目标, 學習目標, 学习路线, 前置条件,
    先决条件, 依赖, 下一步, 练习, 作业, 待办, 学習目標, 前提条件, 次のステップ, 演習, 練習, 貢献, 전제 조건,
    학습 목표, 다음 단계, 연습
    """
)
# What belongs to a plan or a report and to no subject, wherever it is above a list.
REPORTS = listed(
    """
    implementation plan, future work, future research, future directions, out of scope, executive summary, syllabus,
    remaining tasks, known limitations, action items, work plan, project brief, references and citations,
    umsetzungsplan, ausblick, plan de travail, travaux futurs, trabajo futuro, plan de trabajo, trabalhos futuros,
    lavori futuri, план работ, дальнейшая работа, 实施计划, 未来工作, 教学大纲, 実装計画, 今後の課題, シラバス,
    향후 과제
    """
)
# What is recommended or collected: nobody's collection is all there is.
COLLECTIONS = listed(
    """
    books, articles, papers, courses, videos, podcasts, blogs, websites, sites, tools, useful tools, apps, extensions,
    plugins, libraries, frameworks, resources, newsletters, channels, communities, bücher, artikel, kurse, werkzeuge,
    erweiterungen, bibliotheken, webseiten, livres, articles, cours, outils, vidéos, sites web, bibliothèques,
    ressources, libros, artículos, cursos, herramientas, vídeos, sitios web, bibliotecas, recursos, livros, artigos,
    ferramentas, libri, articoli, corsi, strumenti, librerie, risorse, boeken, artikelen, cursussen, hulpmiddelen,
    książki, artykuły, kursy, narzędzia, biblioteki, knihy, články, nástroje, книги, статьи, курсы, инструменты,
    утилиты, библиотеки, расширения, ресурсы, статті, курси, інструменти, бібліотеки, kitaplar, makaleler, araçlar,
    böcker, artiklar, kurser, verktyg, sách, công cụ, buku, artikel, alat, كتب, مقالات, أدوات, کتاب‌ها, ابزارها,
    ספרים, כלים, पुस्तकें, 书籍, 書籍, 图书, 文章, 课程, 教程, 工具, 插件, 扩展, 库, 资源, 本, 参考書, 記事, ツール,
    プラグイン, ライブラリ, 책, 도서, 글, 강의, 도구, 플러그인, 라이브러리
    """
)
# What takes what follows: a list after it goes on with the sentence.
GOVERNS = listed(
    """
    is, are, was, if, when, that, to, for, with, by, of, in, on, from, as, be, can, must, should, include, includes,
    contains, needs, has, have, ist, sind, wenn, dass, zu, für, mit, durch, von, bei, kann, muss, müssen, soll, hat,
    haben, werden, wird, est, sont, si, quand, que, à, pour, avec, par, de, peut, doit, a, ont, es, son, cuando,
    para, con, por, puede, debe, tiene, é, são, se, quando, com, pode, deve, tem, è, sono, per, può, ha, zijn, als,
    dat, voor, met, door, kan, moet, heeft, jest, są, gdy, że, dla, z, może, ma, если, когда, что, для, с, может, є,
    це, якщо, коли, що
    """
)
# Nouns that say of what kind the members of a list are: types, parts, causes.
CATEGORIES = listed(
    """
    type, kind, component, part, element, layer, category, categories, cause, reason, factor, level, phase, stage,
    state, mode, method, technique, property, properties, characteristic, principle, condition, criterion, criteria,
    requirement, operator, function, command, option, parameter, argument, attribute, event, field, format, protocol,
    symptom, sign, indication, contraindication, complication, advantage, disadvantage, benefit, drawback, pros, cons,
    limitation, disorder, database, permission, role, variable, keyword, value, constraint, algorithm, structure,
    class, classes, form, group, member, strategy, strategies, pattern, approach, approaches, place, source, input,
    output, annotation, header, selector, unit, range, colour, color, gas, gases, vitamin, organ, muscle, planet,
    section, risk, side effect, side effects, law, theorem, symbol, expression, system call, data type,
    art, arten, typ, typen, teil, teile, bestandteile, komponenten, elemente, elementen, schichten, kategorien,
    ursachen, gründe, faktoren, ebenen, phasen, stufen, zustände, modi, methoden, verfahren, eigenschaften, merkmale,
    prinzipien, bedingungen, voraussetzungen, kriterien, operatoren, funktionen, befehle, optionen, parameter,
    attribute, felder, formate, symptome, anzeichen, vorteile, nachteile, rollen, werte, algorithmen, gruppen, klassen,
    formen, größen, ziele, gesetze, einheiten, organe, muskeln,
    sortes, composants, composantes, parties, éléments, couches, catégories, raisons, facteurs, niveaux, étapes, états,
    modes, méthodes, propriétés, caractéristiques, principes, critères, opérateurs, fonctions, commandes, paramètres,
    attributs, avantages, inconvénients, rôles, valeurs, lois, unités,
    tipos, componentes, partes, elementos, capas, categorías, causas, razones, factores, niveles, fases, estados,
    modos, métodos, propiedades, características, principios, condiciones, criterios, operadores, funciones, comandos,
    opciones, parámetros, atributos, ventajas, desventajas, valores, categorias, camadas, razões, fatores, níveis,
    propriedades, princípios, condições, critérios, funções, opções, parâmetros, vantagens, desvantagens, leyes, leis,
    tipi, componenti, parti, elementi, strati, categorie, fattori, livelli, stati, modi, metodi, proprietà,
    caratteristiche, principi, condizioni, criteri, operatori, funzioni, comandi, opzioni, parametri, vantaggi,
    svantaggi, valori, soorten, onderdelen, lagen, categorieën, oorzaken, redenen, factoren, niveaus, fasen, methoden,
    eigenschappen, kenmerken, voorwaarden, voordelen, nadelen, rollen, waarden, rodzaje, typy, części, składniki,
    elementy, warstwy, kategorie, przyczyny, czynniki, poziomy, etapy, stany, metody, właściwości, cechy, zalety, wady,
    виды, типы, части, компоненты, элементы, элементов, слои, категории, причины, факторы, уровни, фазы, этапы,
    состояния, режимы, методы, свойства, принципы, условия, критерии, операторы, функции, параметры, атрибуты,
    симптомы, преимущества, недостатки, роли, значения, види, типи, частини, компоненти, категорії, причини, рівні,
    методи, властивості, умови, переваги, недоліки, druhy, části, složky, prvky, vrstvy, příčiny, úrovně, fáze, stavy,
    vlastnosti, výhody, nevýhody, türleri, çeşitleri, bölümleri, nedenleri, aşamaları, özellikleri, typer, delar,
    orsaker, nivåer, faser, egenskaper, fördelar, nackdelar, loại, thành phần, nguyên nhân, ưu điểm, nhược điểm, jenis,
    komponen, penyebab, kelebihan, kekurangan, أنواع, مكونات, أسباب, مراحل, مزايا, عيوب, סוגים, מרכיבים, סיבות, יתרונות,
    种类, 类型, 分类, 组成, 组件, 部分, 要素, 类别, 原因, 因素, 级别, 阶段, 状态, 模式, 方法, 属性, 特点, 特性, 特征,
    原则, 条件, 标准, 运算符, 函数, 参数, 字段, 格式, 症状, 优点, 缺点, 优势, 劣势, 角色, 方式, 算法, 策略,
    種類, 分類, 構成要素, 部品, 理由, 要因, 段階, 状態, 特徴, 原則, 基準, 演算子, 関数, 利点, 欠点, メリット,
    デメリット, 役割, 종류, 유형, 구성 요소, 요소, 계층, 원인, 이유, 단계, 상태, 방법, 속성, 특징, 원칙, 조건, 기준,
    연산자, 함수, 증상, 장점, 단점, 역할
    """
)
