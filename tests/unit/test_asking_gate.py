"""The gate: every check sees its fault, in more than one language, and lets what is sound through."""

from __future__ import annotations

import pytest

from generator.asking import lint
from generator.asking.checks.card import Verdict, cards_of
from generator.asking.checks.gate import GATE, doubts_about, stopped_by
from generator.facts import RowFact, Sheet
from generator.loading import read
from generator.source import SourceFile

# By code of the check: sheets of which nothing is asked (STOP), or asked and doubted (DOUBT).
FAULTS: dict[str, tuple[str, ...]] = {
    "bare-sign": ("# 1\n| | |\n| - | - |\n| 1 | 2 |\n",),
    "generic-label": (
        "# Kilns\n## Test\n- **Instructions**: Write true or false beside each line.\n",
        "# Öfen\n## Test\n- **Anweisung**: Kreuze an, was davon richtig ist.\n",
        "# Kilns\n## Doors\n- **Interview insight**: the hinges bear the whole weight\n",
        "# Öfen\n## Türen\n- **Häufiger Fehler**: die Angel hängt zu weit oben\n",
        "# Kilns\n## Doors\n- **🔓?** The door is open.\n",
        "# Means\n## Laws\n- Remark: the mean is linear\n",
        "# Brot\n## Teig\n- Bemerkung: Er ruht eine Nacht.\n",
        "# نان\n## خمیر\n- نکته: خمیر باید شب بماند.\n",
        "# パン\n## 生地\n- 補足: 一晩おく\n",
        "# Bread\n## Want me to bake the next one?\nI can add a loaf of rye to it.\n",
        "# Brot\n## Möchtest du, dass ich mehr backe?\nIch kann auch eines aus Roggen backen.\n",
    ),
    "about-the-sheet": (
        "# Kilns\n## Questions\n**Who should read this cheat sheet?**\n\nWhoever fires a kiln.\n",
        "# Öfen\n## Fragen\n**Wer soll diesen Spickzettel lesen?**\n\nWer einen Ofen heizt.\n",
        "# Kilns\n## Attribution\n- Original: Kilns and how to heat them\n",
        "# Öfen\n## Lizenz\n- Autorin: die Gilde der Töpfer\n",
        "# 窯\n## ライセンス\n- 原文: 窯の焚き方\n",
    ),
    "asks-the-reader": (
        "# Potters\n## Talk\n**Tell me about yourself?**\n\nI have thrown pots for ten years.\n",
        "# Töpfer\n## Gespräch\n**Was sind Ihre größten Stärken?**\n\nIch habe ruhige Hände.\n",
        "# 陶工\n## 面试\n**请做一下自我介绍，好吗？**\n\n我做陶器已经十年了。\n",
    ),
    "blank-to-fill": (
        "# Kiln\n## Login\n- password: XXXXXXXX\n",
        "# Ofen\n## Anmeldung\n- Kennwort: ********\n",
        "# Kilns\n## Firing\n- Result: [state in one line what came out]\n",
        "# Öfen\n## Brand\n- Ergebnis des Brands: [hier noch eintragen]\n",
        "# 窑\n## 烧成\n- 序号的值: {{序号}}\n",
    ),
    "address-as-answer": (
        "# Kilns\n## Clubs\n- Guild of potters: https://potters.example/guild\n",
        "# Fours\n## Cercles\n- Guilde des potiers : www.potiers.example\n",
        "# 窯\n## 会\n- 陶工の会: https://potters.example/ja\n",
    ),
    "account-of-work": (
        "# Kiln audit\n## Doors\n- Hinge: bent at the top\n",
        "# Ofen: Prüfbericht\n## Türen\n- Angel: oben verbogen\n",
        "# 窑炉检查报告\n## 门\n- 铰链: 上端弯了\n",
    ),
    "example-as-answer": (
        "# Kilns\n## Fuel\n| Fuel | Example |\n| - | - |\n| hard wood | beech, oak |\n| soft wood | fir |\n",
        "# Kilns\n## Fuel\n- Hard wood: for example beech\n",
        "# Öfen\n## Holz\n- Hartholz: z. B. Buche\n",
        "# Печи\n## Дрова\n- Твёрдое дерево: например, бук\n",
    ),
    "clause-as-term": (
        "# Kilns\n## Firing\n- The glaze is quite dry: All shelves\n",
        "# Öfen\n## Brand\n- Die Glasur ist ganz trocken: Alle Regale\n",
        "# Печи\n## Обжиг\n- Сырая глазурь может лопнуть: Все полки\n",
    ),
    "linked-term": (
        "# Kilns\n## Makers\n- [Ann's kilns](https://ann.example): all of brick\n",
        "# Fours\n## Maisons\n- [Chez Anne](https://anne.example) : tous en brique\n",
        "# 窑\n## 厂家\n- [安家窑厂](https://ann.example/zh): 全部用砖砌成\n",
    ),
    "no-term": (
        "# Kiln\n## Cooling\n- When it is cold: leave the door ajar for a day and a night\n",
        "# Ofen\n## Abkühlen\n- Wenn er kalt ist: Tür einen ganzen Tag lang offen lassen\n",
        "# 窑\n## 第二步\n- 如果它冷了再开: 让门开着一整天再关上它\n",
        "# Kiln\n## Phase 2: the door\n- 🔥 Iron door: hangs in the shed now\n",
        "# Kiln\n## 💡 Examples\n- Clay: red earth from the old pit by the river\n",
        "# Ofen\n## Ton\n### Beispiel:\n- Ton: rote Erde aus der alten Grube am Fluss\n",
        "# 窑\n## 例\n- 粘土: 河边老坑里挖出来的红色泥土，放了一冬\n",
        "# Kiln\n## Examples\n- Top: a photograph of the old kiln\n",
        "# Ofen\n## Quellen\n### Ältere\n- Töpfer 1910: Über Öfen und ihre Türen, Seite 9\n",
        "# Plan 2026-05-03\n## Doors\n- Iron door: hangs in the old shed now\n",
    ),
    "hardly-a-term": (
        "# Kilns\n## Doors\n- Iron door: heavy to hang, and slow to cool\n- the oak one came from an old barn\n",
        "# Öfen\n## Türen\n- Eisentür: schwer zu hängen, lange heiß\n- die aus Eiche kam von einer alten Scheune\n",
        "# Fours\n## Portes\n- Porte de fer : lourde, et chaude longtemps\n- celle de chêne vient d'une grange\n",
    ),
    "leads-on": (
        "# Kilns\n## Tools\n- Usual tools include: tongs and a rake\n",
        "# Fours\n## Outils\n- Les outils comprennent : une pince\n",
        "# 窑\n## 工具\n- 常用工具包括: 火钳和耙\n",
    ),
    "ordinal-subject": (
        "# Fence\n\nFirst step: brush off the dirt.\n",
        "# Zaun\n## Farbe\n- Zweiter Schritt: den Lack gut umrühren\n",
        "# 垣根\n## 色\n- 最初に: 汚れをよく落とす\n",
    ),
    "sentence-as-term": (
        "# Kiln\n## Firing\n- Glaze must be quite dry - wet spots burst.\n",
        "# Kiln\n## Firing\n- Close the lid slowly - so that no draught gets in\n",
        "# Ofen\n## Brand\n- Die Glasur muss trocken sein – feuchte Stellen platzen ab.\n",
        "# Four\n## Cuisson\n- N'oubliez pas : fermer la porte\n",
        "# Печь\n## Обжиг\n- Глазурь должна быть сухой — иначе она лопнет.\n",
    ),
    "connective-as-term": (
        "# Öfen\n## Türen\n- **Früher**: alle Türen waren aus Eiche und schwer\n",
        "# Öfen\n## Türen\n- Zusammenfassend: die Tür hängt an zwei alten Angeln\n",
        "# Kilns\n## Doors\n- also: hangs on the two old hinges\n",
        "# Kilns\n## Doors\n- This kind of door: it hangs on two hinges\n",
        "# Kilns\n## Doors\n- here's the oldest one: a plank of oak on straps\n",
        "# Kilns\n## Doors\n- Therefore: the door stays open for a whole day\n",
        "# Kilns\n## Doors\n- Originally: all of the doors had been made of oak\n",
        "# Öfen\n## Türen\n- Daraus folgt Breite: doppelt so groß wie die Höhe\n",
        "# Forni\n## Porte\n- Pertanto $h$: la metà della larghezza di ogni porta\n",
        "# Печи\n## Двери\n- Однако: дубовую дверь вешают только с краю\n",
        "# 窑\n## 门\n- 因此: 这扇门要开着放上一整天\n",
    ),
    "wrong-as-answer": (
        "# Grammar\n## Verbs\n| Right | Wrong |\n| - | - |\n| he goes home | he go home |\n",
        "# Grammatik\n## Verben\n| Richtig | Falsch |\n| - | - |\n| wegen des Regens | wegen dem Regen |\n",
        "# 文法\n## 動詞\n| 正しい | 間違い |\n| - | - |\n| 見られる | 見れる |\n",
    ),
    "worked-case": (
        "# Falls\n## Example 4.2: a stone\n- height: 19.6 m\n",
        "# Fall\n## Rechenbeispiel\n- Weg: 40 m\n",
        "# 落下\n## 解\n- 高さ: 19.6 m\n",
        "# Falls\n## Exercise 3\n- height: 19.6 m\n",
        "# Fall\n## Hausaufgabe\n- Weg: 40 m messen\n",
        "# 落下\n## 例：石\n- 高さ: 19.6 m\n",
        "# Falls\n### Task\n#### Extra exercise 2\n```\nfall(2)\n```\n",
        "# Падение\n### Шаги\n#### Доп. задание 1\n```\nfall(2)\n```\n",
    ),
    "answer-to-come": (
        "# Kilns\n## Doors\n- **Hinge**: one of the\n",
        "# Öfen\n## Türen\n- **Angel**: der Stift und\n",
        "# Ores\n## Hardness\n- Gypsum: TBD\n",
        "# Erze\n## Härte\n- Gips: folgt\n",
        "# 鉱石\n## 硬さ\n- 石膏: 未完成\n",
    ),
    "points-elsewhere": (
        "# Tides\n## Terms\n| Name | Meaning |\n| --- | --- |\n| Ebb | Same as above |\n",
        "# Wörter\n## Liste\n- Ebbe: wie oben\n",
        "# 言葉\n## 表\n| 語 | 意味 |\n| --- | --- |\n| 引き潮 | 同上 |\n",
        "# Терміни\n## Таблиця\n| Слово | Значення |\n| --- | --- |\n| відплив | див. вище |\n",
    ),
    "sign-as-answer": ("# Fruit\n## Raw\n- Quince: ✗\n", "# Obst\n## Roh\n- Quitte: –\n"),
    "link-as-answer": (
        "# Tasks\n## Harbour\n- Lock: [Solution](https://example.org/lock)\n",
        "# Aufgaben\n## Hafen\n- Schleuse: [Lösung](https://example.org/s)\n",
    ),
    "transcript-as-answer": ("# Shell\n## Files\n- List them:\n\n  ```\n  $ ls\n  a.txt  b.txt\n  ```\n",),
    "long-front": ("# Code\n## Jobs\n- one<br>two<br>three<br>four<br>five<br>six: seven\n",),
    "answer-in-question": ("# Oak\n## S\n- acorn fruit: acorn\n",),
    "bare-gap": ("# T\n## S\n==Roots first.== Then cut the twigs that grow inwards.\n",),
    "long-gap": (
        "# Kiln\n## Vent\nThe vent is opened late, and then ==the whole shed is warm until the next day at noon==.\n",
        "# Ofen\n## Zug\nDer Zug geht spät auf, und zwar: ==Noch prüfen?==\n",
        "# 窑\n## 风门\n风门开得晚，于是==整个棚子一直到第二天中午都还是暖和的==。\n",
    ),
    "unnamed-subject": (
        "# Sails\n## Reefing\nQ: ... and how would you reef the big one?\nA: from the mast outwards\n",
        "# Sails\n## Reefing\nQ: Why does it matter?\nA: too much sail heels the boat\n",
        "# Segel\n## Reffen\nQ: Warum?\nA: zu viel Tuch krängt das Boot\n",
        "# Voiles\n## Ris\nQ : Pourquoi c'est utile ?\nR : trop de toile couche le bateau\n",
    ),
    "all-hidden": ("# T\n## S\n==Cut in May.==\n",),
    "number-in-question": ("# Oven\n## Bread\n- 250 degrees at first, then: 250 °C\n",),
    "question-as-answer": (
        "# Trap\n## Boats\n| Part | Point |\n| - | - |\n| Anchor | is it of use? |\n| Buoy | red |\n| Oar | of ash |\n",
        "# 罠\n## 船\n| 物 | 点 |\n| - | - |\n| 錨 | いつ 使う？ |\n| 浮き | 赤い |\n| 櫂 | 木 |\n",
    ),
    "unseen-block": (
        "# Code\n## Loops\nQ: What does the following code print?\nA: three lines\n",
        "# Code\n## Schleifen\nQ: Was gibt der folgende Code aus?\nA: drei Zeilen\n",
        "# コード\n## 繰り返し\nQ: 次のコードは何を表示する？\nA: 三行\n",
    ),
    "foreign-markup": ("# Notes\n## Cells\n- Pore: lets #flashcards water in\n",),
    "no-set": (
        "# Kilns\n## Our shed\n### Instead of the old one\n- brick kiln\n- gas kiln\n",
        "# Öfen\n## Schuppen\n### Kapitel 3: Türen\n- Eisentür\n- Holztür\n",
        "# 窑\n## 第三章：窑的种类\n- 砖窑\n- 气窑\n",
        "# Kilns\n## Shed 14 in May\n- brick kiln\n- gas kiln\n",
        "# Kiln\n## Parts of the board\n- fire button\n- vent button\n",
    ),
    "hardly-a-set": (
        "# Kilns\n## Fuels\n- wood\n- gas\n- oil\n",
        "# Öfen\n## Brennstoffe\n- Holz\n- Gas\n- Öl\n",
        "# 窑\n## 燃料\n- 木柴\n- 煤气\n- 油\n",
    ),
    "no-procedure": (
        "# Kiln\n## Next steps\n1. Repair the door\n2. Paint the shed\n3. Buy some clay\n",
        "# Kiln\n## Step 3: setting the clock\n1. Click on Clock\n2. Choose a time\n3. Click on Save\n",
        "# Ofen\n## Schritte zum Einstellen\n1. Klicke auf Uhr\n2. Wähle eine Zeit\n3. Klicke auf Fertig\n",
        "# 窑\n## 设置步骤\n1. 点击时钟\n2. 选一个时间\n3. 点击保存\n",
    ),
    "hardly-a-procedure": (
        "# Kiln\n## Installing it by hand\n1. Open the box\n2. Remove the straps\n3. Connect the gas\n",
        "# Печь\n## Установка\n1. открыть ящик\n2. снять ремни\n3. подключить газ\n",
    ),
    "unasked-code": (
        "# Kilns\n## Doors\n### Example: the iron door\n```\ndoor --iron\n```\n",
        "# Öfen\n## Türen\nErst wird gemessen, dann gebaut:\n- Aus Eisen:\n\n  ```\n  tuer.txt\n  ```\n",
        "# 窑\n## 第二步\n### 打开铁门\n```\ndoor --iron\n```\n",
        "# Kilns\n## Fire\n```python\nheat = kiln.light()\n\n# watch the cone\nwatch(heat)\n```\n",
    ),
    "hardly-asked-code": (
        "# Kilns\n## Doors\n### Iron door\n```js\nconst door = open('iron');\nhang(door);\n```\n",
        "# Öfen\n## Türen\n### Tür aus Eisen\n```python\ntuer = auf('Eisen')\nhaengen(tuer)\n```\n",
    ),
    "list-of-statements": (
        "# Kiln\n## Firing\nGood reasons for a slow fire:\n- water in the clay has the time to leave it\n"
        "- the glaze can melt evenly over the whole pot\n",
        "# Ofen\n## Brand\nVorteile eines langsamen Brandes:\n- das Wasser im Ton hat genug Zeit zum Entweichen\n"
        "- die Glasur schmilzt gleichmäßig über den ganzen Topf hin\n",
        "# 窯\n## 焼成\nゆっくり焼く理由:\n- 粘土の中の水分が時間をかけて外へ抜けていくから\n"
        "- 釉薬が器の表面全体にむらなく溶けて広がるから\n",
    ),
    "steps-as-set": (
        "# Knots\n## Bowline\nOne ties it so:\n1. Make a loop\n2. Take the end\n3. Pull it tight\n",
        "# Узлы\n## Беседочный\nЗавязывают так:\n1. сделать петлю\n2. продеть конец\n3. затянуть узел\n",
    ),
    "long-steps": (
        "# Kiln\n## Steps of firing\n1. Stack the pots in such a way that the air can go around each of them\n"
        "2. Light a small fire and keep it for as long as the bricks are damp\n"
        "3. Close the lid when the cone in the middle of the kiln has bent over\n",
    ),
    "long-lead": (
        "# Kiln\n## Firing\nThe potter who fires for the first time in a new kiln of brick ought to have at hand:\n"
        "- cones\n- gloves\n",
    ),
    "long-code": (
        "# Shell\n## Loops\n### Count the lines of each file\n```bash\nfor f in *; do\n  n=0\n  while read -r l; do\n"
        "    n=$((n+1))\n  done < $f\n  echo $n\ndone\n```\n",
    ),
    "shown-code": (
        "# Shell\n## Words\n### Conditionals\n```bash\nif [ -f a ]; then\n  echo yes\nelse\n  echo no\nfi\n```\n",
    ),
    "telling-comment": (
        "# Shell\n## Files\nThen count its lines:\n```bash\nwc -l FILE\n```\n",
        "# Shell\n## Dateien\nDanach die Zeilen der Datei zählen:\n```bash\nwc -l FILE\n```\n",
        "# Boats\n## Ropes\n```bash\n# coil the rope and stow it\nrope --coil\n\n# cut a rope\nrope --cut\n```\n",
    ),
    "answer-offered": ("# T\n## S\nQ: Is the ==port== 4433 or not 4433 at all?\nA: 4433\n",),
}
SOUND = (
    "# Trees\n## Fruit\n- Oak: acorn\n- Fir: cone\n",
    "# Trees\n## Fruit\n| Tree | Fruit |\n| --- | --- |\n| Oak | acorn |\n| Fir | cone |\n",
    "# Words\n## French\n- premier: first\n- puis: then\n",
    "# Stores\n## Names\n- Bucket name: 3 to 63 signs, known to all\n- Thistle bed: a row of thistles by the wall\n",
    "# Fence\n## Steps of painting\n- First: brush off the dirt\n- Second: let it dry well\n",
    "# Phrases\n## Polite\n| English | Deutsch |\n| - | - |\n| How are you? | Wie geht es? |\n| Who? | Wer ist da? |\n",
    "# Signs\n## Logic\n| Name | Sign |\n| --- | --- |\n| for all | ∀ |\n| minus | - |\n| implies | ⇒ |\n",
    "# HTTP\n## Ways\n| Way | safe | idem. |\n| - | - | - |\n| GET | ✔ | ✔ |\n| LINK | ✘ | ✔ |\n",
    "# Words\n## Pointing\n- above: oben\n- this: dieses\n",
    "# Phrases\n## Weather\n- It is raining today: Es regnet heute\n- I am very cold now: Mir ist jetzt sehr kalt\n",
    "# Means\n## Ways\n- Why the mean can mislead: outliers pull it towards them\n- Median: the middle value\n",
    "# Faults\n## Problem: no sound\n- Cable loose: push it in\n- Volume at nil: turn it up\n",
    "# Lab values\n## Lab values\n- Sodium: 135 to 145 mmol/l\n- Potassium: 3.5 to 5 mmol/l\n",
    "# Sails\n## Reefing\nQ: Why does Bermuda rig matter?\nA: it points high\n\nQ: Who reefed?\nA: a Dane\n",
    "# Laws\n## Words\n- True bearing: measured from north\n- Note value: how long a tone is held\n",
)


def sheet_of(words: str) -> Sheet:
    sheet, diagnostics = read(SourceFile.of("sheet.md", words), "sheet")
    assert sheet is not None, diagnostics
    return sheet


def test_every_check_has_its_cases() -> None:
    assert set(FAULTS) == {check.code for check in GATE}


def test_codes_and_reasons_are_unique() -> None:
    assert len({check.code for check in GATE}) == len({check.reason for check in GATE}) == len(GATE)


@pytest.mark.parametrize(("code", "words"), [(code, words) for code, all_of in FAULTS.items() for words in all_of])
def test_a_check_finds_its_fault(code: str, words: str) -> None:
    sheet = sheet_of(words)
    check = next(check for check in GATE if check.code == code)
    assert code in [diagnostic.code for diagnostic in lint(sheet)]
    assert bool(sheet.facts) == (check.verdict is Verdict.DOUBT)
    if not sheet.facts:
        assert check.reason in [account.reason for account in sheet.accounts]


@pytest.mark.parametrize("words", SOUND)
def test_what_is_sound_is_asked_without_a_doubt(words: str) -> None:
    sheet = sheet_of(words)
    cards = [card for fact in sheet.facts for card in cards_of(fact, sheet.title)]
    assert len(cards) >= 2
    # So few lines hold hardly a sign of terms.
    doubts = [[check.code for check in doubts_about(card) if check.code != "hardly-a-term"] for card in cards]
    assert [stopped_by(card) for card in cards] == [None] * len(cards)
    assert doubts == [[]] * len(cards)


@pytest.mark.parametrize(
    "words",
    [
        "# Kiln\n## Faults\n- Glaze cannot be melted: look for damp wood and a weak fire\n- Smoke: check the flue\n",
        "# Ofen\n## Störungen\n- Die Glasur kann nicht schmelzen: prüfe Holz und Zug\n- Rauch: öffne die Klappe\n",
        "# Four\n## Pannes\n- La porte ne peut pas fermer : vérifiez les gonds\n- Fumée : ouvrez le clapet\n",
    ],
)
def test_a_sign_of_trouble_asks_for_what_is_to_be_done(words: str) -> None:
    assert len(sheet_of(words).facts) == 2


def test_lint_says_of_a_carded_line_what_is_not_asked_of_it() -> None:
    sheet = sheet_of("# T\n## S\n| a | b | c |\n| - | - | - |\n| acorn | acorn | brown |\n| fir | cone | grey |\n")
    row = next(account for account in sheet.accounts if account.unasked)
    assert row.facts and not row.reason
    assert "the question would give its answer away: no card is made of one question here" in [
        diagnostic.message for diagnostic in lint(sheet)
    ]


def turned(words: str) -> int:
    return sum(isinstance(fact, RowFact) and fact.reverse is not None for fact in sheet_of(words).facts)


def test_a_label_of_neighbouring_sections_is_not_asked_for() -> None:
    parts = [
        f"## Kiln {name}\n- Wall: of {name} brick\n- Door: of {name} oak\n- {name}: the {name} kiln's own word\n"
        for name in "XYZ"
    ]
    assert turned("# Kilns\n" + "".join(parts)) == 3
    assert turned("# Kilns\n" + "".join(parts[:2])) == 6


def test_a_sentence_to_the_reader_asks_for_no_term() -> None:
    rest = "- Slip: clay with water\n- Grog: ground shards\n"
    assert turned(f"# Clay\n## S\n- Wheel: You can throw bowls on it.\n{rest}") == 2
    assert turned(f"# Ton\n## S\n- Scheibe: Man dreht Schalen darauf.\n{rest}") == 2
    assert turned(f"# 粘土\n## S\n- 轮盘: 你可以在上面拉坯。\n{rest}") == 2


@pytest.mark.parametrize(
    "words",
    [
        "# Clay\n## S\n<details><summary>Example 2</summary>\n\nA bowl of 3 cm.\n\n</details>\n",
        "# Argila\n## S\n\n> [!question] Exemplo\n> Uma taça de 3 cm.\n",
        "# Clay\n## S\nsource:: Ann Potter\nauthor:: Ben Bowl\n",
        "# Pots\n## Code\n$kiln = Kiln::open(); $pot = new Pot();\n\n$shelf = Shelf::first()->pot;\n",
        "# Ruby\n## empty?\n```ruby\n[].empty? # true\n```\n",
    ],
)
def test_a_title_that_asks_nothing_is_no_question(words: str) -> None:
    assert [fact for fact in sheet_of(words).facts if fact.kind == "question"] == []


@pytest.mark.parametrize(
    "words",
    [
        "Kiln version: 2.3\n",
        "- Author: Ann Potter\n",
        "**Datum:** 3. Mai\n",
        "# Kilns\n## Steps\n- Prints: 2 3 5 7\n",
        "# Печи\n## Шаги\n- Выводит: 2 3 5 7\n",
        "# Kilns\n## Useful links\n- Ann's shop: clay and tools\n",
        "# Fours\n## Liens utiles\n- Chez Anne : argile et outils\n",
        "# Kilns\n## Pages\n- Doors: [the page of doors](doors.md)\n",
        "# Kilns\n## Doors\n- the iron door background-color: #264c9b\n",
    ],
)
def test_lines_that_serve_the_sheet_or_another_page_are_not_asked(words: str) -> None:
    assert sheet_of(words).facts == ()


def test_the_same_words_are_asked_where_they_are_the_subject() -> None:
    assert len(sheet_of("# CSS\n## Boxes\n- table background-color: one colour for every second row\n").facts) == 1
    assert len(sheet_of("- Date: the time at which a message was sent by the server\n").facts) == 1
