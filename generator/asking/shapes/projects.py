"""A README of a project, or a paper on the work at one, told by sections and form; no sheet to learn by heart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from generator import reasons
from generator.asking.shapes.base import Draft, Entry, Reading
from generator.asking.shapes.standing import DATED, FORMED, OF_FILES, PAPER, TICKED, signs_of_sheet
from generator.asking.shapes.vocabulary import bare, listed
from generator.asking.shapes.wording import visible
from generator.expressions import expression
from generator.facts import Section, Sheet, Status

# Sections that only projects have. Of 420 public sheets three had one of them and two more of all signs, in a fifth of
# their sections at least; each of the three was a README.
OF_PROJECTS = listed(
    """
    contributing, contribution, contributions, contribute, how to contribute, contributors, license, licence, authors,
    acknowledgements, acknowledgments, credits, roadmap, screenshots, live demo, built with, tech stack, technologies,
    technologies used, learn more, deploy on vercel, future enhancements, code scaffolding,
    running unit tests, running end-to-end tests, further help, project structure,
    folder structure, available scripts, running tests, local development,
    project setup, mitwirken, lizenz, autoren, danksagung, projektstruktur, technologien, lokale entwicklung,
    contribuer, auteurs, remerciements, structure du projet, architecture du projet, pile technique, captures d'écran,
    contribuir, licencia, autores, agradecimientos, estructura del proyecto, tecnologías, tecnologías utilizadas,
    capturas de pantalla, licença, agradecimentos, estrutura do projeto, tecnologias, tecnologias utilizadas,
    como contribuir, contribuire, licenza, autori, ringraziamenti, struttura del progetto, tecnologie, bijdragen,
    licentie, auteurs, projectstructuur, współpraca, licencja, autorzy, struktura projektu, technologie,
    лицензия, авторы, структура проекта, технологии, стек технологий, участие в разработке, ліцензія, автори,
    структура проєкту, технології, katkıda bulunma, lisans, proje yapısı, teknolojiler, bidra, licens,
    贡献, 贡献指南, 参与贡献, 许可证, 开源协议, 项目结构, 目录结构, 技术栈, 致谢, 貢獻, 授權, 專案結構,
    コントリビュート, ライセンス, 技術スタック, 使用技術, ディレクトリ構成, プロジェクト構成, スクリーンショット,
    기여, 라이선스, 기술 스택, 프로젝트 구조, 스크린샷
    """
)
# Sections that projects have as a rule, and sheets now and then.
USUAL_IN_PROJECTS = listed(
    """
    installation, install, installing, getting started, quick start, quickstart, usage, how to use, features, setup,
    set up, prerequisites, requirements, development, deployment, testing, tests, run tests, about the project, support,
    contact, configuration, environment variables, how it works, file structure, running the project, demo,
    schnellstart, erste schritte, verwendung, nutzung, funktionen, einrichtung, voraussetzungen, entwicklung,
    bereitstellung, konfiguration, démarrage rapide, installation et lancement, utilisation, fonctionnalités, prérequis,
    développement, déploiement, lancement, instalación, primeros pasos, uso, características, requisitos,
    requisitos previos, desarrollo, despliegue, configuración, instalação, como usar, como executar, funcionalidades,
    pré-requisitos, desenvolvimento, configuração, installazione, utilizzo, funzionalità, prerequisiti, sviluppo,
    configurazione, installatie, gebruik, functies, vereisten, instalacja, użycie, funkcje, wymagania, konfiguracja,
    установка, запуск, использование, возможности, требования, разработка, развёртывание, настройка, встановлення,
    використання, можливості, вимоги, kurulum, kullanım, özellikler, gereksinimler, användning, funktioner,
    安装, 快速开始, 使用, 使用方法, 功能, 功能特性, 特性, 环境要求, 开发, 部署, 配置, 安裝, インストール, 使い方,
    機能, 必要環境, 環境構築, セットアップ, 開発, デプロイ, 설치, 설치 방법, 사용법, 기능, 요구 사항, 시작하기, 개발,
    배포
    """
)
# A sheet whose title ends so tells what was done or is planned, and teaches nothing.
ACCOUNTS = listed(
    """
    homework, claude.md, agents.md, hausaufgaben, devoirs, deberes, compiti, huiswerk, домашнее задание, ödev, 作业,
    宿題, 과제, report, reports, draft, drafts, study plan,
    project plan, action plan, prompt, prompts, prompt template, minutes,
    meeting notes, retrospective, proposal, audit, bericht, entwurf, lernplan, projektplan, prüfbericht, besprechung,
    sitzungsprotokoll, rapport, brouillon, compte rendu, plan d'étude, plan de travail, informe, borrador, acta,
    plan de estudio, plan de estudios, relatório, rascunho, ata, plano de estudo, plano de estudos, relazione, bozza,
    verbale, piano di studio, verslag, concept, notulen, studieplan, raport, szkic, plan nauki, отчёт, отчет, черновик,
    план обучения, учебный план, звіт, чернетка, план навчання, rapor,
    taslak, çalışma planı, utkast, báo cáo, bản nháp,
    kế hoạch học tập, laporan, draf, rencana belajar, تقرير, مسودة, خطة دراسية, דוח, טיוטה, 报告, 報告, 草稿, 学习计划,
    学習計画, 提示词模板, 会议记录, 報告書, 下書き, 議事録, 보고서, 초안, 학습 계획, 회의록
    """
)
_AFTER = expression(r"\s*(?:[(（\[【—–|:：]|\s-\s).*$")
# What tells of work on a project, as its form shows it: of 31 terms in files named like papers 10 % were sound, of 22
# among dates 23 %, of 15 among ticks none, of 23 among names of files 17 %. The name tells alone; each other sign is
# also in sheets, two are not.
_OF_WORK = {
    PAPER: "the file's name",
    DATED: "dates",
    TICKED: "ticked boxes",
    OF_FILES: "names of files",
}
_ITS_TITLE = "the title"
FEWEST_OF_WORK = 2
FEWEST_SIGNS = 3
MOST_SECTIONS_A_SIGN = 5
_DECORATION = expression(r"^[^\w]+|(?<![^\w)])[^\w)]++$")
# What is done in a project, what it has and consists of, is looked up where one works on it. What its author asks, or
# marks in a rule, or wrote in a form that has no other use, stays.
_UNASKED = frozenset({"command", "flowchart", "list", "row", "sequence", "term"})


def signs_of(sheet: Sheet) -> tuple[str, ...]:
    """What tells that `sheet` is a project's README or a paper on work; empty where its author wants cards."""
    if sheet.meta.directives.cards:
        return ()
    titles = [_DECORATION.sub("", visible(section.title)) for section in _chapters(sheet.sections)]
    certain = [title for title in titles if bare(title) in OF_PROJECTS]
    signs = [title for title in titles if bare(title) in OF_PROJECTS | USUAL_IN_PROJECTS]
    if certain and len(signs) >= FEWEST_SIGNS and len(signs) * MOST_SECTIONS_A_SIGN >= len(titles):
        return tuple(signs)
    shown = signs_of_sheet(sheet.source)
    work = [name for sign, name in _OF_WORK.items() if sign in shown]
    if is_an_account(sheet.title):
        work.append(_ITS_TITLE)
    return tuple(work) if PAPER in shown or len(work) >= FEWEST_OF_WORK else ()


@lru_cache(maxsize=1 << 8)  # the title is on every card of its sheet
def is_an_account(title: str) -> bool:
    """Whether a sheet's title ends as that of a report, a draft or a plan."""
    heads = {bare(title), bare(_AFTER.sub("", title))}
    return any(
        head == word or head.endswith(f" {word}") or (max(word) >= "\u2e80" and head.endswith(word))
        for head in heads
        for word in ACCOUNTS
    )


def _chapters(sections: Sequence[Section]) -> Sequence[Section]:
    """The sections below the only title, or those at the top."""
    return sections[0].sections if len(sections) == 1 else sections


def without_doings(reading: Reading) -> Reading:
    """`reading` without what a project does, has and consists of; its entries say why."""
    places: dict[int, int] = {}
    kept: list[Draft] = []
    for number, draft in enumerate(reading.drafts):
        if draft.fact.kind not in _UNASKED or draft.fact.id is not None or FORMED in draft.fact.signs:
            places[number] = len(kept)
            kept.append(draft)
    entries = tuple(
        _told(entry, tuple(places[one] for one in entry.facts if one in places)) for entry in reading.entries
    )
    return replace(reading, drafts=tuple(kept), entries=entries)


def _told(entry: Entry, facts: tuple[int, ...]) -> Entry:
    if entry.facts and not facts:
        return replace(entry, facts=(), status=Status.SHOWN, reason=reasons.OF_A_PROJECT)
    return replace(entry, facts=facts)
