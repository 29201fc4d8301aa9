"""The words by which `signs` tells: titles below which things are called by name, and words that begin a definition."""

from __future__ import annotations

import re

from generator.asking.shapes.vocabulary import listed
from generator.expressions import expression

# Titles below which things are called by their names and explained.
KINDS = listed(
    """
    term, terms, words, wörter, mots, palabras, palavras, parole, woorden, słowa, слова, 词, 词汇, 单词, 単語, 단어,
    terminology, vocabulary, glossary, definition, definitions, concepts, core concepts, key concepts,
    types, type, kinds, operators, options, flags, commands, methods, functions, lifecycle, properties, attributes,
    parameters, keywords, begriffe, grundbegriffe, vokabeln, glossar, definitionen, konzepte, arten, typen, operatoren,
    optionen, befehle, methoden, funktionen, eigenschaften, attribute, parameter, termes, vocabulaire, glossaire,
    définitions, concepts, notions, types, sortes, opérateurs, commandes, méthodes, fonctions, propriétés, attributs,
    paramètres, términos, vocabulario, glosario, definiciones, conceptos, tipos, operadores, opciones, comandos,
    métodos, funciones, propiedades, atributos, parámetros, termos, vocabulário, glossário, definições, conceitos,
    opções, funções, propriedades, parâmetros, termini, vocabolario, glossario, definizioni, concetti, tipi, operatori,
    opzioni, comandi, metodi, funzioni, proprietà, attributi, parametri, begrippen, woordenlijst, definities, soorten,
    opties, functies, eigenschappen, pojęcia, słownik, definicje, rodzaje, typy, operatory, opcje, polecenia, metody,
    funkcje, właściwości, термины, понятия, словарь, определения, виды, типы, операторы, опции, флаги, команды, методы,
    функции, свойства, параметры, терміни, поняття, означення, види, оператори, команди, методи, функції, terimler,
    kavramlar, türleri, komutlar, begrepp, typer, kommandon, metoder, thuật ngữ, khái niệm, các loại, lệnh, istilah,
    konsep, jenis, perintah, مصطلحات, مفاهيم, أنواع, أوامر, מושגים, סוגים, פקודות, 术语, 概念, 名词, 定义, 类型, 种类,
    分类, 运算符, 选项, 命令, 方法, 函数, 属性, 参数, 用語, 定義, 種類, 演算子, オプション, コマンド, メソッド, 関数,
    용어, 개념, 정의, 종류, 유형, 연산자, 옵션, 명령어, 메서드, 함수, 속성
    """
)
# What starts so says what a thing is.
ARTICLES = expression(
    r"(?:an?|the|any|refers|means|ein|eine|der|die|das|wird|une?|les?|la|el|los|las|una|uma?|os|il|lo|gli|een|het|de"
    r"|это|це)\s|l['’]|(?:一种|一種|一个|一個|指)",
    re.IGNORECASE,
)
# Below these, at the top of a sheet, a project says what it has to offer.
OFFERS = listed(
    """
    features, key features, main features, core features, feature list, feature overview, what's included, highlights,
    funktionsumfang, hauptfunktionen, highlights, fonctionnalités, fonctionnalités principales, funcionalidades,
    funcionalidades principales, principais funcionalidades, funzionalità, funzionalità principali, functionaliteiten,
    funkcjonalności, возможности, основные возможности, особенности проекта, можливості, основні можливості,
    temel özellikler, fitur, fitur utama, tính năng, tính năng chính, المميزات, 功能特性, 主要功能, 核心功能,
    特性, 主な機能, 機能一覧, 주요 기능, 기능 목록
    """
)
# What speaks for a thing or against it, or when it is used, leads back to it seldom: others have the same.
MERITS = listed(
    """
    advantages, main advantages, disadvantages, benefits, key benefits, drawbacks, pros, cons, pros and cons,
    limitations, use cases, when to use, when to use it, why use it, vorteile,
    nachteile, vor- und nachteile, anwendungsfälle, einsatzgebiete, avantages, inconvénients, limites, cas d'usage,
    cas d'utilisation, ventajas, desventajas, beneficios, limitaciones, casos de uso,
    vantagens, desvantagens, benefícios, limitações, casos de uso, vantaggi,
    svantaggi, benefici, limiti, casi d'uso, voordelen, nadelen, zalety, wady, ograniczenia,
    zastosowania, преимущества, недостатки, достоинства, плюсы, минусы, плюсы и минусы, ограничения,
    применение, переваги, недоліки, обмеження, avantajları, dezavantajları, fördelar, nackdelar, ưu điểm,
    nhược điểm, kelebihan, kekurangan, مزايا, المزايا, العيوب, יתרונות, חסרונות, 优点, 缺点, 优缺点, 优势,
    使用场景, 应用场景, 優點, 缺點, メリット, デメリット, 利点, 欠点, 장점,
    단점, 장단점, 사용 사례
    """
)
