"""A README that tells how a project is installed and run, told by its sections; no sheet to learn by heart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator import reasons
from generator.asking.shapes.base import Draft, Entry, Reading
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
    technologies used, project structure, folder structure, available scripts, running tests, local development,
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
FEWEST_SIGNS = 3
MOST_SECTIONS_A_SIGN = 5
_DECORATION = expression(r"^[^\w]+|(?<![^\w)])[^\w)]++$")
# What is done in a project, and what it consists of, is looked up where one works on it.
_UNASKED = frozenset({"command", "list", "row", "sequence"})


def signs_of(sheet: Sheet) -> tuple[str, ...]:
    """The titles by which `sheet` is known as a project's README; empty where it is none, or its author wants cards."""
    if sheet.meta.directives.cards:
        return ()
    titles = [_DECORATION.sub("", visible(section.title)) for section in _chapters(sheet.sections)]
    certain = [title for title in titles if bare(title) in OF_PROJECTS]
    signs = [title for title in titles if bare(title) in OF_PROJECTS | USUAL_IN_PROJECTS]
    found = certain and len(signs) >= FEWEST_SIGNS and len(signs) * MOST_SECTIONS_A_SIGN >= len(titles)
    return tuple(signs) if found else ()


def _chapters(sections: Sequence[Section]) -> Sequence[Section]:
    """The sections below the only title, or those at the top."""
    return sections[0].sections if len(sections) == 1 else sections


def without_doings(reading: Reading) -> Reading:
    """`reading` without its commands, steps, lists and rows; their entries say why."""
    places: dict[int, int] = {}
    kept: list[Draft] = []
    for number, draft in enumerate(reading.drafts):
        if draft.fact.kind not in _UNASKED:
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
