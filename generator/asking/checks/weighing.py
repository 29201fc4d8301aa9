"""Signs for and against a card, each with what it was worth: what every table of signs but that of terms is made of."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from generator.asking.checks.card import Card
from generator.asking.shapes import standing
from generator.asking.shapes.vocabulary import EXAMPLE_COLUMNS, holds_one_of, listed
from generator.asking.shapes.wording import visible
from generator.expressions import expression
from generator.facts import RowFact

_PICTOGRAM = expression("[\U0001f300-\U0001faff⚠✅⭐☑✔]|\\d\ufe0f?\u20e3")
# “Phase 6: first start”, “Option 2”, “3단계”, “第三步”.
_COUNTED = expression(
    r"(?:step|phase|part|option|chapter|session|week|day|lesson|stage|module|unit|schritt|teil|kapitel|woche|tag|étape"
    r"|partie|chapitre|séance|paso|parte|capítulo|semana|passo|aula|passaggio|capitolo|stap|deel|hoofdstuk|krok|część"
    r"|rozdział|шаг|этап|часть|глава|урок|крок|розділ|adım|bölüm|steg|del|kapitel|bước|phần|langkah|bab)\s*[#№]?\d"
    r"|\d\s?단계|第\s?\S{1,3}[步阶階章课課回]|ステップ\s?\d|手順\s?\d",
    re.IGNORECASE,
)

# What is done with a pointer on a screen, and so looked up there.
POINTED = expression(
    r"\b(?:click(?:s|ed)?|tap|button|tab|menu|icon|drag|scroll|dropdown|checkbox|sidebar|dashboard|klick\w*|schaltfläche"
    r"|menü|cliqu\w+|bouton|onglet|clic|botón|pestaña|pulsa\w*|cliqu\w*|botão|aba|clicca\w*|pulsante|scheda|klik\w*|knop"
    r"|kliknij|przycisk|нажм\w+|кнопк\w+|вкладк\w+|натисн\w+|tıkla\w*|düğme|knapp\w*|nhấn|nút|tombol)\b"
    r"|点击|點擊|单击|按钮|菜单|クリック|ボタン|メニュー|클릭|버튼|메뉴",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Sign:
    """One sign: `worth` more or less than nothing, seen on `of` read cards of which a share was `sound`.

    In a small sheet, which shows few signs, a `grave` one must be there for no card to be made.
    """

    name: str
    worth: int
    sound: float
    of: int
    shows: Callable[[Card], bool]
    grave: bool = False


def shown_by(card: Card, signs: Iterable[Sign]) -> tuple[Sign, ...]:
    """Those of `signs` that `card` shows."""
    return tuple(sign for sign in signs if sign.shows(card))


def is_stopped(card: Card, signs: Iterable[Sign], fewest: int) -> bool:
    """Whether the signs of `card` are worth less than `fewest`, and one of them is grave where its sheet is small."""
    shown = shown_by(card, signs)
    if sum(sign.worth for sign in shown) >= fewest:
        return False
    return standing.SMALL not in card.fact.signs or any(sign.grave for sign in shown)


def weight(card: Card, signs: Iterable[Sign]) -> int:
    """What the signs that `card` shows are worth together."""
    return sum(sign.worth for sign in signs if sign.shows(card))


def stands(name: str) -> Callable[[Card], bool]:
    """Whether the shape saw the sign `name` where the fact is."""
    return lambda card: name in card.fact.signs


def titles_of(card: Card) -> tuple[str, ...]:
    """The titles and words above a card's question, the nearest last; that of a list is its question."""
    fact = card.fact
    own = (visible(fact.key),) if isinstance(fact, RowFact) and fact.kind == "list" else ()
    return (*fact.section, *fact.context, *own)


def is_example(card: Card) -> bool:
    """Whether a title says that examples follow."""
    return any(holds_one_of(title, EXAMPLE_COLUMNS) for title in titles_of(card))


def is_decorated(card: Card) -> bool:
    """Whether a title is decorated with a picture, as offers and programs of talk write them."""
    return any(_PICTOGRAM.search(title) for title in titles_of(card))


def is_counted(card: Card) -> bool:
    """Whether a title is a numbered step or part of something told from its beginning."""
    return any(_COUNTED.search(title) for title in titles_of(card))


# A sheet that tells how one thing was done from its beginning.
_GUIDES = listed(
    """
    tutorial, walkthrough, demo, projects, capstone, runbook, workshop, installation guide, install guide, setup guide,
    migration guide, upgrade guide, deployment guide, step by step guide, progress report, completion report,
    installationsanleitung, einrichtungsanleitung, migrationsleitfaden, schritt für schritt, prüfbericht, tutoriel,
    tuto, guide d'installation, pas à pas, guía de instalación, paso a paso, guia de instalação, passo a passo,
    guida all'installazione, passo per passo, installatiehandleiding, stap voor stap, instrukcja instalacji,
    krok po kroku, туториал, пошаговая инструкция, руководство по установке, покрокова інструкція, kurulum rehberi,
    adım adım, installationsguide, steg för steg, hướng dẫn cài đặt, panduan instalasi, langkah demi langkah,
    دليل التثبيت, 教程, 实战项目, 项目实战, 安装教程, 安装指南, 部署指南, 迁移指南, 安裝教學, チュートリアル,
    インストール手順, 導入手順, 構築手順, ハンズオン, 설치 가이드, 작업 가이드, 튜토리얼, 실습 가이드, 확인 가이드
    """
)


def is_guide(card: Card) -> bool:
    """Whether the sheet's title is that of a tutorial or of one part of it."""
    return holds_one_of(card.title, _GUIDES) or _COUNTED.match(card.title) is not None
