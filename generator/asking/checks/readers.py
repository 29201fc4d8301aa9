"""Questions to which only one reader has an answer: what he has done, is proud of, or expects."""

from __future__ import annotations

import re

from generator.asking.checks.card import Card
from generator.asking.shapes.wording import visible
from generator.expressions import expression
from generator.facts import RowFact

# Small talk of an interview. “Which is your command for …?” has none of these.
_OF_THE_READER = expression(
    r"(?<!\w)(?:tell (?:me|us) (?:(?:a )?(?:little|bit) )?about (?:yourself|a time|your)|describe (?:yourself|a time"
    r"|your)"
    r"|your (?:(?:biggest|greatest|main|last|current|previous|ideal|dream|favou?rite) )?(?:strengths?"
    r"|weakness(?:es)?|hobb(?:y|ies)"
    r"|salary|career|achievements?|accomplishments?|team ?mates?|manager|boss|experiences?|background|resume|cv)"
    r"|(?:have|did) you (?:ever|worked|used|handled|faced|led)|what have you (?:done|built|learned|learnt)"
    r"|how did you (?:handle|solve|deal|approach)|where do you see yourself|why (?:should|do) (?:we hire you|you want)"
    r"|do you have any questions|what do you expect|are you (?:willing|comfortable|familiar|interested)"
    r"|erzähl(?:en sie)? (?:etwas |uns |mir )*(?:von|über) (?:sich|dich|ihnen|dir)|(?:ihre"
    r"|deine) (?:größten? )?(?:stärken?|schwächen?"
    r"|gehaltsvorstellung\w*|erfahrung\w*|hobbys)|haben sie (?:schon|jemals)|hast du (?:schon|jemals)"
    r"|warum (?:sollten wir sie|wollen sie)"
    r"|parlez[- ](?:moi|nous) de vous|vos (?:points forts|points faibles|qualités|défauts|prétentions|expériences?)"
    r"|avez-vous déjà"
    r"|háblame de ti|háblanos de ti|hábleme de usted|tus (?:fortalezas|debilidades|experiencias?)|has (?:trabajado"
    r"|usado) alguna vez"
    r"|fale sobre você|seus pontos (?:fortes|fracos)|sua experiência|você já (?:trabalhou|usou)|mi parli di lei"
    r"|parlami di te"
    r"|i tuoi (?:punti di forza|difetti)|vertel (?:iets |ons )*over (?:jezelf|uzelf)|opowiedz o sobie"
    r"|расскажите? о себе"
    r"|ваши (?:сильные|слабые) стороны|ваш опыт|розкажіть про себе|kendinizden bahsedin|berätta om dig själv)(?!\w)"
    r"|自我介绍|自我介紹|你的(?:优点|缺点|优势|职业规划|期望薪资|项目经历)|你(?:为什么离职|期望的薪资|有什么想问)"
    r"|自己紹介|あなたの(?:長所|短所|強み|弱み)|자기소개"
    r"|당신의 (?:장점|단점)",
    re.IGNORECASE,
)
# A sheet speaks of itself: who it is for, how to use it, how to help.
_OF_THE_SHEET = expression(
    r"(?<!\w)(?:this|these) (?:cheat ?sheets?|repo(?:sitory)?|guide|document|notes|flash ?cards?|deck|handbook"
    r"|tutorial)(?!\w)"
    r"|(?<!\w)(?:how (?:can|do) i|can i) contribute(?!\w)|(?<!\w)who is this (?:for|guide|sheet)"
    r"|(?<!\w)(?:diese[nrs]? (?:spickzettel|übersicht|repo\w*|dokument|sammlung|anleitung)|(?:cette fiche|ce dépôt"
    r"|cet aide-mémoire|ce document)"
    r"|(?:esta chuleta|este repositorio|este documento|esta guía)|(?:este repositório|esta cola|este guia)"
    r"|(?:questo repository|questa guida"
    r"|questo documento)|deze (?:spiekbrief|repository|gids)|(?:эт[аоу][йт]? (?:шпаргалк\w+|репозитори\w+"
    r"|документ\w*|памятк\w+)))(?!\w)"
    r"|这份(?:速查表|文档|笔记|指南)|本(?:仓库|文档|速查表)|このチートシート|このリポジトリ"
    r"|이 (?:치트시트|저장소|문서)",
    re.IGNORECASE,
)


_FIRST = expression(r"(?<=[.?!])\s|(?<=[？。！])")


def asks_the_reader(card: Card) -> bool:
    """A question about the reader's own life and work."""
    return _asks(card, _OF_THE_READER)


def asks_of_the_sheet(card: Card) -> bool:
    """A question about the sheet that it is in."""
    return _asks(card, _OF_THE_SHEET)


def _asks(card: Card, pattern: re.Pattern[str]) -> bool:
    fact = card.fact
    if not isinstance(fact, RowFact) or fact.kind != "question":
        return False
    # What is asked besides is no fact either, but the first question may well be one.
    return pattern.search(_FIRST.split(visible(fact.key), maxsplit=1)[0]) is not None
