"""What is about the sheet or its making, and no fact of its subject: attributions, reports, blanks to fill in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.asking.checks.card import Card
from generator.asking.checks.readers import asks_of_the_sheet
from generator.asking.shapes.looks import is_code
from generator.asking.shapes.projects import is_an_account, signs_of
from generator.asking.shapes.vocabulary import LINK_COLUMNS, SOURCE_HEADINGS, is_one_of, listed
from generator.asking.shapes.wording import visible
from generator.diagnostics import Diagnostic, note
from generator.expressions import expression
from generator.facts import RowFact, Sheet

# Below these is whose work a sheet is.
_ATTRIBUTIONS = listed(
    """
    attribution, attributions, license, licence, licensing, copyright, copyright notice, metadata, document info,
    document information, about this document, about this file, about this page, revision history, version history,
    namensnennung, lizenz, urheberrecht, metadaten, dokumentinformation, versionsgeschichte, crédits, licence,
    droits d'auteur, métadonnées, historique des versions, atribución, licencia, derechos de autor, metadatos,
    historial de versiones, atribuição, licença, direitos autorais, metadados, histórico de versões, attribuzione,
    licenza, diritto d'autore, metadati, cronologia delle versioni, naamsvermelding, licentie, auteursrecht, licencja,
    prawa autorskie, metadane, лицензия, авторские права, метаданные, история версий, ліцензія, авторські права,
    метадані, lisans, telif hakkı, upphovsrätt, metadata, giấy phép,
    bản quyền, lisensi, hak cipta, الترخيص, حقوق النشر,
    רישיון, זכויות יוצרים, 许可证, 許可證, 版权, 版權, 元数据, 版本历史, 署名,
    ライセンス, 著作権, 帰属, メタデータ, 更新履歴, 라이선스, 저작권,
    메타데이터, 버전 기록
    """
)
# What note tools keep of a page, written like a card: `source:: …`.
_PROPERTIES = (SOURCE_HEADINGS | LINK_COLUMNS) | listed(
    """
    src, tags, tag, alias, aliases, type, title, author, authors, date, created, updated, status, category, topic, up,
    parent, related, quelle, stichwörter, autor, datum, étiquettes,
    auteur, date de création, etiquetas, fecha, autores,
    data, autore, теги, автор, дата, источник, المراجع, المصادر, المعرفة, الوسوم,
    תגיות, 标签, 标题, 作者, 来源, 日期, 分类,
    タグ, 著者, 出典, 日付, 태그, 저자, 출처, 날짜
    """
)
# What a note tool keeps of a block, behind the block's own words.
_OF_A_TOOL = expression(r"\s(?:background-color|collapsed|logseq\.[\w.-]+|hl-[\w-]+|ls-type|card-[a-z-]+)$")
_SETTING = expression(r"#[0-9a-f]{3,8}|true|false|\d+|[a-z]+", re.IGNORECASE)
# What is to be filled in is told in words.
_BLANK = expression(r"[Xx]{5,}|[*•_.…]{4,}|\{\{[^{}]*\}\}|(?:\[(?:[^\[\]\s\"'$]+\s){2,}[^\[\]\"'$]*\][\s.,;]*)+")
_DENSE_BLANK = expression(r"[\[【][\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3，。、\s]{5,}[\]】]")
# An address by number, or within one's own network, may well be what is to be known.
_ADDRESS = expression(
    r"(?:https?|ftp)://(?!\d|localhost|[^/\s]*\.(?:local|internal|lan|test)\b|[^/\s.]+(?:[:/]|$))\S+|www\.\S+\.\S+"
)
_MOST_WORDS_BESIDE = 6


def is_an_attribution(card: Card) -> bool:
    """A line below a heading such as “Attribution”: of 8 such cards of three sheets none was sound."""
    fact = card.fact
    if isinstance(fact, RowFact) and fact.kind == "question":
        return asks_of_the_sheet(card) or (
            is_one_of(visible(fact.key), _PROPERTIES) and not visible(fact.key).endswith(("?", "？", "؟"))
        )
    if fact.kind != "term":
        return False
    if isinstance(fact, RowFact) and _OF_A_TOOL.search(visible(fact.key)):
        return _SETTING.fullmatch(visible(fact.questions[0].answer)) is not None
    return bool(fact.section) and is_one_of(fact.section[-1], _ATTRIBUTIONS)


def is_a_blank(card: Card) -> bool:
    """A place of a template that is still to be filled in: `[state the holding]`, `{{topic}}`."""
    fact = card.fact
    if not isinstance(fact, RowFact) or fact.kind not in ("term", "question"):
        return False
    parts = (fact.key, *(question.answer for question in fact.questions))
    words = [visible(part) for part in parts if not is_code(part)]
    return any(_BLANK.fullmatch(part) or _DENSE_BLANK.fullmatch(part) for part in words)


def is_an_address(card: Card) -> bool:
    """A term that is explained by an address: where something is says nothing of what it is."""
    fact = card.fact
    if not isinstance(fact, RowFact) or fact.kind not in ("term", "question", "command"):
        return False
    if fact.kind != "command" and is_code(fact.key):
        return False
    words = visible(fact.key if card.reversed else fact.questions[0].answer)
    match = _ADDRESS.match(words)
    return match is not None and len(words[match.end() :].split()) <= _MOST_WORDS_BESIDE


def tells_of_work(card: Card) -> bool:
    """A line of a report, a draft or a plan, by the title of its sheet: 30 of 44 such cards were not sound."""
    return card.fact.kind in ("term", "rule", "list", "question") and is_an_account(card.title)


MOST_SIGNS_TOLD = 3


def projects(sheet: Sheet) -> Iterator[Diagnostic]:
    """A sheet that is a project's README, or a paper on work at one; only the author's own questions are asked."""
    signs = signs_of(sheet)
    if signs:
        told = ", ".join(f"“{sign}”" for sign in signs[:MOST_SIGNS_TOLD])
        yield note(
            code="project-readme",
            message=f"signs such as {told} tell of a project: only questions and rules are asked",
            help="write `cards: all` in the front matter, where all of it is to be learnt",
            source=sheet.source,
        )
