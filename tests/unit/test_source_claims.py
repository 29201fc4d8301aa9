"""What a reader says that it leaves out is believed only where it looks so: a broken reader cannot hide words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from page_samples import sheet_of

from generator.facts import Account, Status
from generator.verifying.source import lost_words, render
from generator.verifying.source.leaving_out import LOOKS, SKIPPED

WORDS = "# Garden\n\n- rake the leaves\n\nWater the beds.\n\n## Work\n\nDig deep.\n"


def test_each_thing_that_is_left_out_has_a_look() -> None:
    assert LOOKS.keys() == SKIPPED.keys()


@pytest.mark.parametrize("reason", sorted(SKIPPED))
def test_words_that_do_not_look_so_are_lost_whatever_the_account_says(reason: str) -> None:
    sheet = sheet_of(WORDS)
    kept = tuple(block for block in sheet.preface if "rake" not in sheet.source.slice(block.span))
    claim = next(one for one in sheet.accounts if "rake" in sheet.source.slice(one.span))
    claimed = replace(claim, status=Status.SKIPPED, reason=reason, facts=())
    accounts = (*(one for one in sheet.accounts if one is not claim), claimed)
    found = lost_words(replace(sheet, preface=kept, accounts=accounts), render(WORDS))
    assert [one.text for one in found] == ["rake", "the", "leaves"]


def test_what_looks_so_is_left_out() -> None:
    markdown = (
        "# Garden\n\n## Contents\n\n- [Work](#work)\n- [[#Work]]\n\n[![b](https://img.shields.io/x.svg)](https://a.org)\n\n"
        "## Work\n\nid:: 62829f01\n\nrake #leaves ^r1\n\n%% later %%\n\n<style>a {}</style>\n\n{% raw %}\n"
    )
    markdown += "\n## Rest\n\n- [Work](garden.md#work)\n- [Rest](./garden.md#rest)\n- [Seed](garden.md#seed)\n"
    markdown += "\n## Seed\n\nSow.\n"
    sheet = sheet_of(markdown)
    assert any(isinstance(one, Account) and one.reason == "a table of contents" for one in sheet.accounts)
    assert lost_words(sheet, render(markdown)) == ()


def test_what_makes_the_contents_may_stand_between_their_name_and_them() -> None:
    markdown = (
        "# Garden\n\n## Contents\n\n<!-- toc -->\n\n<!-- 2 -->\n\n- [Contents](#contents)\n- [Work](#work)\n\n"
        "## Work\n\nDig deep.\n"
    )
    assert lost_words(sheet_of(markdown), render(markdown)) == ()
