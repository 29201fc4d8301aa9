"""Sheets that nobody would write, of which every word is shown: the proof names none of it as lost."""

from __future__ import annotations

import pytest
from page_samples import sheet_of

from generator.verifying.source import hold_source, render

WHOLE = {
    "a title without its space in the middle of a text": "**salt**\n\n#stone works\nwater\n",
    "a title without its space at the end of a text": "salt\n\nwater\n#stone works\n",
    "a line end that is an entity": "rain &#10; salt\n",
    "a mark that an unseen sign parts from its letter": "write to a@b.org\x07\u0301\n",
    "a mark behind a link in a text of two lines": "salt\n<http:g>\u0301\n",
    "indented code in an item": "- \n      - \n  \u2022 salt\n",
    "indented code that looks like a fence": "Stones:\n\n    ```e`\n",
    "a text that a table follows, below an empty table": "|  |\n| --- |\n\n| salt \r0 |\n| --- |\n",
    "an odd space before a callout": "\u00a0 > [!NOTE]\n> salt\n",
    "odd spaces between marks": ">\u00a0-\u2003salt\n",
    "a numbered item with nothing but markup": "- salt\n1. :::\n",
    "a mark behind a tag that is left out": "salt\nK</k>\u0301\n",
    "a diagram's word that a remark says, too": "x 7 %%x%%\n```mermaid\nA[x]\n",
    "code that a line of dashes divides": "`|\n-|-\n`\n",
    "a cloze behind code of two lines": "`\n`{c1:salt::white}\n",
    "a picture with a blank before its address, in the title": "~~~\n~~~\n# ![]( salt)_\n",
    "a link in an address": "www.[]() and www.b[salt](works)\n",
    "a comment that ends as it begins": "<!-->`\n`\n",
    "a comment without an end in an item": "2) [^1]:\n* <!--[^1] `e`\n",
    "a comment that goes on where its item has ended": "```\n```\n* <!-- salt\n-->\n",
    "an open tag before an unseen sign": "\n<script>\x00\n",
    "HTML below a text that says the same": "salt\n\n<!---->salt\n",
    "an escaped cloze": "\\{{c1::salt}} and \\\\{c1:stone}, \\{c1:works}\n",
    "a picture whose address has blanks, in the title": "# ![](salt works.png)\U0001f373\n>\n",
    "a numbered item that goes on below a remark": "2) %%%%\nsalt\n",
    "a numbered item that goes on below a fence": "1. :::\n\u0301\n",
    "words within tags of which some never end": "stone <b>x</x>e x<b>\n",
    "a tag that never ends in a cell": "|||\nx<b>a|b\n",
    "an entity in an address": "www.salt&#0;works\n",
    "a picture in an address": "see www.![](salt.png) and www.![]()\n",
    "a picture between the letters of the title": "# salt![stone](works.png)salt\n\nsalt\n",
    "a cloze whose braces are entities": "| Salt | Stone |\n|---|---|\n| two | &lbrace;&#123;c1::x&rbrace;&rbrace; |\n",
}


@pytest.mark.parametrize("markdown", WHOLE.values(), ids=WHOLE.keys())
def test_nothing_is_named_as_lost(markdown: str) -> None:
    sheet = sheet_of(markdown)
    assert [one.message for one in hold_source(sheet, render(sheet.source.text))] == []
