"""Words for a side from which anything may be looked at, in the languages of `words`."""

from __future__ import annotations

from generator.asking.shapes.vocabulary import listed

# Sides from which anything may be looked at: asked below a title they are sound, but none of them is an answer.
ASPECT_LABELS = listed(
    """
    goal, goals, aim, aims, purpose, objective, principle, idea, definition, meaning, description, mechanism,
    function, role, use, uses, use case, use cases, usage, advantage, advantages, disadvantage, disadvantages,
    benefit, benefits, drawback, drawbacks, limitation, limitations, feature, features, property, properties,
    characteristics, type, types, kinds, syntax, formula, complexity, cause, causes, effect, effects, symptoms,
    signs, treatment, diagnosis, location, ziel, ziele, zweck, prinzip, idee, definition, bedeutung, beschreibung,
    mechanismus, funktion, rolle, anwendung, vorteil, vorteile, nachteil, nachteile, merkmale, eigenschaften, arten,
    typen, syntax, formel, ursache, ursachen, wirkung, symptome, behandlung, but, principe, idée, définition,
    signification, description, mécanisme, fonction, rôle, utilisation, avantage, avantages, inconvénient,
    inconvénients, caractéristiques, propriétés, types, syntaxe, formule, cause, causes, effet, effets, symptômes,
    traitement, objetivo, finalidad, principio, definición, significado, descripción, mecanismo, función, uso, usos,
    ventaja, ventajas, desventaja, desventajas, características, propiedades, tipos, sintaxis, fórmula, causa,
    causas, efecto, efectos, síntomas, tratamiento, finalidade, princípio, definição, descrição, função, vantagem,
    vantagens, desvantagem, desvantagens, propriedades, sintaxe, efeito, efeitos, sintomas, tratamento, scopo,
    obiettivo, principio, definizione, significato, descrizione, meccanismo, funzione, ruolo, vantaggi, svantaggi,
    caratteristiche, proprietà, tipi, sintassi, formula, effetto, effetti, sintomi, trattamento, doel, principe,
    definitie, betekenis, beschrijving, mechanisme, functie, gebruik, voordeel, voordelen, nadeel, nadelen,
    kenmerken, eigenschappen, soorten, formule, oorzaak, oorzaken, gevolg, symptomen, behandeling, cel, zasada,
    definicja, znaczenie, opis, mechanizm, funkcja, zastosowanie, zalety, wady, cechy, właściwości, rodzaje,
    składnia, wzór, przyczyna, przyczyny, skutek, objawy, leczenie, цель, принцип, определение, значение, описание,
    механизм, функция, роль, применение, преимущества, недостатки, свойства, виды, типы, синтаксис, формула,
    причина, причины, симптомы, лечение, мета, визначення, опис, функція, переваги, недоліки, властивості, види,
    причини, симптоми, лікування, amaç, tanım, anlam, açıklama, işlev, kullanım, avantajları, dezavantajları,
    özellikler, türleri, neden, nedenleri, belirtiler, tedavi, syfte, princip, beskrivning, mekanism, användning,
    fördelar, nackdelar, egenskaper, orsak, orsaker, symtom, behandling, mục đích, định nghĩa, ý nghĩa, chức năng,
    ưu điểm, nhược điểm, đặc điểm, phân loại, tujuan, definisi, arti, fungsi, kelebihan, kekurangan, ciri, jenis,
    الهدف, تعريف, التعريف, الوظيفة, المزايا, العيوب, 目的, 目标, 定义, 定義, 含义, 意义, 原理, 机制, 機序, 作用,
    作用機序, 功能, 用途, 优点, 缺点, 優點, 缺點, 特点, 特徴, 特徵, 性质, 类型, 種類, 语法, 公式, 原因, 症状, 治疗,
    治療, 診断, 诊断, 所見, 意味, 機能, 役割, 長所, 短所, メリット, デメリット, 構文, 목적, 정의, 의미, 원리, 기능,
    역할, 용도, 장점, 단점, 특징, 종류, 문법, 공식, 원인, 증상, 치료
    """
)
