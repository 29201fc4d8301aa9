"""The words by which authors say what their sheet is about to be: its version, its author, its kind."""

from __future__ import annotations

from collections.abc import Sequence

from generator.asking.shapes.base import Place
from generator.asking.shapes.vocabulary import is_one_of, listed
from generator.asking.shapes.wording import count_words

# In the opening lines, above the first section, a line with one of these in front is about the sheet.
_ABOUT_THE_SHEET = listed(
    """
    version, versions, date, dates, created, created at, created on, updated, updated on, last updated, last update,
    last modified, modified, author, authors, written by, made by, maintainer, contributor, contributors, editor,
    license, licence, copyright, status, category, categories, domain, tags, tag, keywords, topic, topics, subject,
    course, module, chapter, lesson, lecture, lecturer, teacher, professor, instructor, semester, level, difficulty,
    audience, target audience, prerequisite, prerequisites, reading time, duration, estimated time, time, goal, goals,
    objective, objectives, aim, purpose, scope, description, instructions, context, datum, stand, autor, autorin,
    verfasser, lizenz, kategorie, schlagworte, schlagwörter, stichworte, thema, themen, fach, kurs, dozent, dozentin,
    lehrer, stufe, niveau, schwierigkeit, zielgruppe, voraussetzungen, lesezeit, dauer, ziel, ziele, zweck,
    beschreibung, anleitung, auteur, auteurs, auteure, mise à jour, catégorie, mots-clés, sujet, matière, cours,
    enseignant, difficulté, prérequis, durée, objectif, objectifs, but, consignes, versión, fecha, autora,
    actualizado, licencia, categoría, etiquetas, tema, temas, asignatura, curso, profesor, profesora, nivel,
    dificultad, requisitos, duración, objetivo, objetivos, descripción, instrucciones, versão, data, atualizado,
    licença, categoria, disciplina, professora, dificuldade, pré-requisitos, duração, instruções, versione, autore,
    aggiornato, licenza, argomento, materia, corso, docente, livello, difficoltà, prerequisiti, durata, obiettivo,
    istruzioni, versie, bijgewerkt, onderwerp, vak, moeilijkheid, voorkennis, duur, doel, wersja, licencja, kategoria,
    temat, przedmiot, poziom, cel, версия, дата, автор, авторы, обновлено, лицензия, категория, теги, тема, предмет,
    курс, уровень, сложность, цель, цели, версія, оновлено, ліцензія, категорія, рівень, мета, sürüm, tarih, yazar,
    lisans, kategori, konu, ders, seviye, amaç, författare, uppdaterad, licens, ämne, nivå, syfte, phiên bản, ngày,
    tác giả, chủ đề, versi, tanggal, penulis, topik, tujuan, الإصدار, التاريخ, المؤلف, الموضوع, المستوى, גרסה, תאריך,
    מחבר, נושא, 版本, 日期, 创建时间, 创建日期, 发布时间, 发布日期, 系列, 作者, 更新时间, 更新日期, 最后更新, 许可证,
    分类, 标签, 关键词, 主题, 课程, 难度, 目标, 目的, 说明, バージョン, 日付, 作成日, 更新日, 著者, ライセンス,
    カテゴリ, タグ, 対象, 科目, 難易度, 버전, 날짜, 작성자, 저자, 분류, 태그, 주제, 과목, 난이도, 목표
    """
)
# “Docker version”, “Document author”: the last word says what it is.
_LAST_WORDS = listed(
    """
    version, versions, release, date, author, license, licence, versión, versão, versione, versie, wersja, версия,
    версія, sürümü, autor, autore, auteur, datum, fecha, data, дата
    """
)


# What a program that makes pages reads in a file, one to a line, in front matter or where that was left out.
_PAGE_KEYS = listed(
    """
    title, tags, tag, categories, category, keywords, aliases, alias, slug, layout, permalink, draft, weight, date,
    lastmod, description, author, authors, lang, toc, published, sidebar_position, sidebar_label, parent, nav_order,
    id, cssclass, publish, image, cover, summary, excerpt
    """
)


def is_page_key(label: str, said: str, titles: Sequence[str]) -> bool:
    """Whether a line is a setting of its page: `tags: [a, b]`, or `title: …` right below a heading of its own."""
    if label not in _PAGE_KEYS:
        return False
    return said.startswith("[") or said in ("true", "false") or (label == "title" and len(titles) == 1)


# What is said of a sheet in a line of its own is short.
_MOST_WORDS = 6


def is_about_the_sheet(label: str) -> bool:
    """Whether a label in the opening lines announces something about the sheet itself, and no fact of its subject."""
    return is_one_of(label, _ABOUT_THE_SHEET) or is_one_of(label.split(" ")[-1], _LAST_WORDS)


def tells_of_the_sheet(place: Place, label: str, said: str) -> bool:
    """The same, where the sheet opens; in one without sections every line may be such a line, if it is short."""
    if not (place.opening or (place.bare and count_words(said) <= _MOST_WORDS)):
        return False
    return is_about_the_sheet(label)
