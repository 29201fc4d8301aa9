"""The language of a sheet whose author does not name it."""

from __future__ import annotations

import pytest

from generator.languages import han_language, language_written
from generator.loading import read
from generator.source import SourceFile

SHEETS = {
    "en": "# Bread\n\nThe dough is left to rest for an hour, and it is not touched.\n",
    "de": "# Brot\n\nDer Teig ruht eine Stunde und wird nicht mit der Hand bewegt, sondern auf dem Brett.\n",
    "fr": "# Pain\n\nLa pâte est dans le four avec du sel, et les miches ne sont pas sur la plaque.\n",
    "es": "# Pan\n\nLa masa es blanda y se deja con el paño; los panes no son para el horno.\n",
    "pt": "# Pão\n\nA massa é mole e não se mexe; os pães são para o forno e com uma pedra.\n",
    "it": "# Pane\n\nIl pane è nel forno e non si muove, con gli altri della fila, per una ora.\n",
    "nl": "# Brood\n\nHet deeg is zacht en wordt niet met de hand bewogen, maar op het bord van een uur.\n",
    "pl": "# Chleb\n\nCiasto jest na stole i nie rusza się od godziny, oraz do pieca przez noc.\n",
    "cs": "# Chléb\n\nTěsto je na stole hodinu a pak se do pece dává přes noc, pokud je dost kynuté.\n",
    "sk": "# Chlieb\n\nCesto je na stole hodinu a potom sa do pece dáva cez noc, ak nie je ešte podľa chuti.\n",
    "da": "# Brød\n\nDejen er på bordet i en time og bliver ikke rørt, og der er salt af havet ved ovnen.\n",
    "nb": "# Brød\n\nDeigen er på bordet i en time og blir ikke rørt, og det er salt av havet ved ovnen.\n",
    "fi": "# Leipä\n\nTaikina on pöydällä tunnin ja se ei liiku, kun uuni on kuuma tai jos se voi odottaa.\n",
    "hu": "# Kenyér\n\nA tészta egy órát pihen, és nem kell mozgatni, mint az asztalon, vagy több ideig van ott.\n",
    "ro": "# Pâine\n\nAluatul este pe masă o oră și nu se mișcă, în cuptor cu sare sau pentru noapte.\n",
    "el": "# Ψωμί\n\nΗ ζύμη μένει μία ώρα και δεν κινείται.\n",
    "ru": "# Хлеб\n\nТесто лежит один час, и его не трогают; мы ждём, пока оно вырастет.\n",
    "uk": "# Хліб\n\nТісто лежить одну годину, і його не чіпають.\n",
    "zh": "# 面包\n\n面团要放一个小时。\n",
    "ja": "# 早見表\n\n生地を一時間休ませます。\n",
    "ko": "# 빵\n\n반죽을 한 시간 둔다.\n",
    "ar": "# الخبز\n\nيترك العجين ساعة واحدة ولا يحرك.\n",
    "fa": "# نان\n\nخمیر را یک ساعت می‌گذاریم و دست نمی‌زنیم؛ چرا؟ پس بگو.\n",
    "tr": "# Ekmek\n\nHamur bir saat ve daha çok dinlenir, bu süre için her şey hazır olarak kalır.\n",
    "hi": "# रोटी\n\nआटे को एक घंटे के लिए रखें।\n",
    "vi": "# Bánh mì\n\nBột được để trong một giờ và không ai chạm vào các ổ bánh này.\n",
}


@pytest.mark.parametrize("language", sorted(SHEETS))
def test_a_sheet_is_in_the_language_of_its_words(language: str) -> None:
    assert read(SourceFile.of("sheet.md", SHEETS[language]), "sheet")[0].meta.language == language  # type: ignore[union-attr]


def test_the_author_knows_better() -> None:
    sheet, _ = read(SourceFile.of("sheet.md", "---\nlanguage: la\n---\n" + SHEETS["it"]), "sheet")
    assert sheet is not None and sheet.meta.language == "la"


def test_code_and_few_words_tell_nothing() -> None:
    assert (
        language_written("Docker", "# Docker\n\n```\nder die das und ist nicht mit\n```\n`der die das und`\n") == "en"
    )


def test_a_list_of_foreign_words_is_in_the_language_of_its_titles() -> None:
    assert language_written("Words Numbers", "# Words\n## Numbers\n- 七: seven\n- 食べる: to eat\n") == "en"


def test_chinese_characters_are_japanese_beside_kana() -> None:
    assert [han_language(*case) for case in (("en", "食べる"), ("en", "七"), ("zh-TW", "の"))] == ["ja", "zh", "zh-TW"]


def test_two_short_words_of_a_table_prove_no_language() -> None:
    rows = "".join(f"| space-y-{number} | margin-y for os {number} |\n" for number in range(20))
    assert language_written("Spacing", f"# Spacing\n\n| Class | Properties |\n|---|---|\n{rows}") == "en"


def test_letters_tell_the_language_of_a_sheet_with_few_sentences() -> None:
    turkish = (
        "# Veri\n\n- SyntaxError: yazım hatası\n- NameError: tanımsız değişken\n- KeyError: olmayan anahtar ve ölçü\n"
    )
    polish = (
        "# Daty\n\n- 966: chrzest\n- 1918: odzyskanie niepodległości\n- Rozbiór: Rosja, państwo, książę, żołnierz\n"
    )
    assert [language_written("", sheet) for sheet in (turkish, polish)] == ["tr", "pl"]


def test_czech_without_its_signs_is_no_polish() -> None:
    text = "Instrukce se cte z pameti, a pak je v registru; co jde do ACC, to se zapise na konci, jak je to dano.\n"
    assert language_written("Prednaska", f"# Prednaska\n\n{text}") == "cs"
