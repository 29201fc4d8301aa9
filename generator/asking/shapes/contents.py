"""What only looks like facts: tables of contents, lists of sources, to-do lists, change logs."""

from __future__ import annotations

import re

from generator import reasons
from generator.asking.shapes.answers import entries_of
from generator.asking.shapes.base import Place, Reading
from generator.asking.shapes.looks import is_link, links
from generator.asking.shapes.vocabulary import CONTENTS_HEADINGS, SOURCE_HEADINGS, TODO_HEADINGS, is_one_of, listed
from generator.asking.shapes.wording import is_blank, visible
from generator.blocks import Block, Item, ItemList, Table
from generator.expressions import expression
from generator.facts import Status
from generator.inlines import Link

_ASIDE = expression(r"[(（\[【].*[)）\]】]")


def read(place: Place, blocks: tuple[Block, ...], at: int) -> Reading | None:
    """Name what a list of links or tasks is, instead of asking for it."""
    block = blocks[at]
    if isinstance(block, Table):
        reason = reasons.CONTENTS if _lists_contents(place, block) else ""
        reason = reasons.CHANGES if any(map(tells_changes, place.path)) else reason
        return Reading(entries=entries_of((block,), Status.SKIPPED, reason)) if reason else None
    if not isinstance(block, ItemList) or not block.items:
        return None
    reason = _reason(place, block)
    return Reading(entries=entries_of((block,), Status.SKIPPED, reason)) if reason else None


def _reason(place: Place, block: ItemList) -> str:
    items = list(_all(block))
    title = visible(place.lead) or visible(place.heading)
    if any(map(tells_changes, place.path)):
        return reasons.CHANGES
    if _AIMS.match(title):
        return reasons.AIMS
    if all(item.checked is not None for item in block.items):
        return reasons.TODO
    if is_one_of(title, TODO_HEADINGS) and not any(item.blocks for item in items):
        return reasons.TODO
    linking = [item for item in items if not is_blank(item.content) and _points(item)]
    most = len(linking) * 5 >= len(items) * 4
    if most and sum(_jumps(item) for item in linking) * 2 > len(linking):
        return reasons.CONTENTS
    if is_one_of(title, CONTENTS_HEADINGS) and linking:
        return reasons.CONTENTS
    if (len(linking) == len(items)) or is_one_of(_NUMBER.sub("", title), SOURCE_HEADINGS):
        return reasons.LINKS
    return ""


# “7. Further reading”: the number of a heading.
_NUMBER = expression(r"^\W*\d+(?:\.\d+)*[.)]?\s+")


_CHANGES = listed(
    """
    changelog, change log, changes, release notes, releases, version history, revision history, what's new,
    what’s new,
    änderungen, änderungsprotokoll, versionsgeschichte, versionshinweise, neuerungen, journal des modifications,
    historique des versions, nouveautés, notes de version, registro de cambios, historial de cambios,
    historial de versiones, notas de la versión, novedades, registro de alterações, histórico de versões, novidades,
    notas de versão, registro delle modifiche, cronologia delle versioni, novità, wijzigingen, versiegeschiedenis,
    wijzigingslogboek, lista zmian, historia zmian, dziennik zmian, список изменений, история изменений,
    журнал изменений,
    история версий, список змін, історія змін, журнал змін, 更新日志, 更新記錄, 更新记录, 变更日志, 版本历史,
    修订记录, 変更履歴, 更新履歴,
    リリースノート, 改訂履歴, 변경 이력, 변경 사항, 변경사항, 릴리스 노트, سجل التغييرات, تاریخچه تغییرات,
    تغییرات, değişiklikler,
    değişiklik günlüğü, sürüm notları, बदलाव, परिवर्तन सूची, nhật ký thay đổi, lịch sử thay đổi
    """
)
# What the reader shall be able to do in the end: no fact, but what the facts are for.
_AIMS = expression(
    r"(?:learning|study|course|lesson)\s(?:objectives?|outcomes?|goals?|aims?)|objectives?\W*$|what you(?:['’]ll"
    r"| will) learn"
    r"|(?:by|at) the end of this|after (?:reading|completing|finishing) this|success criteria|skills? (?:practi[sc]ed"
    r"|trained)"
    r"|lernziele?|kompetenzen\W*$|das lernst du|erfolgskriterien|objectifs? (?:d['’]apprentissage|pédagogiques?)"
    r"|objectifs?\W*$"
    r"|compétences (?:travaillées|visées)|critères de réussite|[aàâ] savoir[ -]faire|objetivos? (?:de aprendizaje"
    r"|de aprendizagem)"
    r"|objetivos?\W*$|criterios de (?:éxito|evaluación)|competencias\W*$|competências\W*$|critérios de (?:sucesso"
    r"|avaliação)"
    r"|obiettivi(?: (?:di apprendimento|formativi))?\W*$|leerdoelen|cele (?:lekcji|kształcenia|nauki)|цели (?:урока"
    r"|обучения|курса)"
    r"|цілі (?:уроку|навчання)|kazanımlar|öğrenme (?:hedefleri|çıktıları)|lärandemål|mục tiêu (?:bài học|học tập)"
    r"|tujuan pembelajaran"
    r"|أهداف التعلم|أهداف الدرس|מטרות הלמידה|اهداف یادگیری|学习目标|學習目標|教学目标|学習目標|到達目標|학습 목표",
    re.IGNORECASE,
)
_VERSION = expression(
    r"\[?v?\d+\.\d+(?:\.\d+)?[\w.-]*\]?\s*[-–—(/]+\s*\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\)?|\[?unreleased\]?", re.I
)


def tells_changes(title: str) -> bool:
    """Whether what is under a title is the history of the sheet or of a program's releases."""
    return is_one_of(title, _CHANGES) or _VERSION.fullmatch(title.strip()) is not None


def _lists_contents(place: Place, table: Table) -> bool:
    """Whether a table under a heading for contents leads to places on the page."""
    if not is_one_of(visible(place.heading), CONTENTS_HEADINGS):
        return False
    cells = [cell.content for row in table.rows for cell in row.cells if links(cell.content)]
    return bool(cells) and all(link.url.startswith("#") for content in cells for link in links(content))


def _all(block: ItemList) -> list[Item]:
    """Items with those nested in them."""
    found: list[Item] = []
    for item in block.items:
        found.append(item)
        for nested in item.blocks:
            if isinstance(nested, ItemList):
                found += _all(nested)
    return found


def _points(item: Item) -> bool:
    """Whether an item is a link, perhaps with the name of its site or a remark shorter than the link's own words."""
    if is_link(item.content):
        return True
    found = links(item.content)
    if found and isinstance(item.content[0], Link) and _ASIDE.fullmatch(visible(item.content[1:])):
        return True
    if len(found) != 1 or not isinstance(item.content[0], Link):
        return False
    words = len(visible(item.content)) - len(visible(found[0].children))
    return words <= max(12, len(visible(found[0].children)) // 2) and not _explains(item)


def _explains(item: Item) -> bool:
    """Whether a separator after the link says that words about it follow."""
    rest = visible(item.content[1:])
    return rest[:1] in ":：-–—=→" and len(rest) > 4


def _jumps(item: Item) -> bool:
    return all(link.url.startswith("#") for link in links(item.content))
