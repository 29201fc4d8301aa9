"""What a learner sees of a card on a screen: measured in a real Chromium, as a person would look for it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from reviewing import SHOW, Reviewer, opened

PAGE = """<!doctype html><html class="{kind}"><head><meta name="viewport" content="width=device-width">
<link rel="stylesheet" href="/_anki/css/reviewer.css"><style>{css}</style><style>{face}</style>
<script src="/_anki/js/mathjax.js"></script><script src="/_anki/js/vendor/mathjax/tex-chtml-full.js"></script></head>
<body class="card card1 {mode}"><div id="content"><div id="qa"></div></div></body></html>"""

MODES = {"light": "", "dark": "nightMode night_mode"}
DEVICES = {
    "desktop": "linux chrome",
    "android": "mobile android linux js chrome",
    "iphone": "mobile iphone webkit safari js",
}

MEASURE = r"""() => {
  const WORD = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Arabic}\p{M}\p{N}]{2,}/gu;
  const qa = document.getElementById("qa");
  const seen = {torn: [], tornOptions: [], wide: [], faint: [], small: [], spilt: 0, split: []};
  const shown = element => element.checkVisibility() && !element.closest("mjx-assistive-mml");

  // ---- colours, as WCAG has them ----
  const rgba = text => {
    const parts = text.match(/[\d.]+/g).map(Number);
    return [...parts.slice(0, 3), parts[3] ?? 1];
  };
  const over = (top, below) => [0, 1, 2].map(i => top[i] * top[3] + below[i] * (1 - top[3])).concat(1);
  const paper = element => {
    const layers = [];
    for (let one = element; one; one = one.parentElement) layers.push(rgba(getComputedStyle(one).backgroundColor));
    return layers.reverse().reduce((below, top) => over(top, below), [255, 255, 255, 1]);
  };
  const light = colour => {
    const [r, g, b] = colour.slice(0, 3).map(v => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (a, b) => (Math.max(light(a), light(b)) + 0.05) / (Math.min(light(a), light(b)) + 0.05);

  // ---- words ----
  const lines = (node, start, end) => {
    const range = document.createRange();
    range.setStart(node, start);
    range.setEnd(node, end);
    const tops = [];
    for (const box of range.getClientRects())
      if (box.width > 0.5 && !tops.some(top => Math.abs(top - box.top) < box.height / 2)) tops.push(box.top);
    return tops.length;
  };
  const texts = document.createTreeWalker(qa, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const node = texts.currentNode, element = node.parentElement;
    if (!node.data.trim() || !shown(element)) continue;
    if (element.closest("mjx-container")) continue;
    const style = getComputedStyle(element), ground = paper(element), ink = over(rgba(style.color), ground);
    if (contrast(ink, ground) < 4.5) seen.faint.push([contrast(ink, ground).toFixed(2), node.data.trim().slice(0, 40)]);
    if (parseFloat(style.fontSize) < 10.5) seen.small.push([style.fontSize, node.data.trim().slice(0, 40)]);
    if (element.closest("pre")) {
      for (const line of node.data.matchAll(/[^\n]+/g))
        if (lines(node, line.index, line.index + line[0].length) > 1) seen.split.push(line[0]);
      continue;
    }
    for (const word of node.data.matchAll(WORD))
      if (lines(node, word.index, word.index + word[0].length) > 1) seen.torn.push(word[0]);
    for (const option of node.data.matchAll(/(?<![^\s(“"'])--?[A-Za-z][\w-]*/g))
      if (lines(node, option.index, option.index + option[0].length) > 1) seen.tornOptions.push(option[0]);
  }

  // ---- boxes ----
  const across = document.documentElement;
  seen.spilt = Math.max(across.scrollWidth - across.clientWidth, 0);
  const scrolls = element => ["auto", "scroll"].includes(getComputedStyle(element).overflowX);
  for (const element of qa.querySelectorAll("*")) {
    if (!shown(element) || (element.closest("mjx-container") && element.localName !== "mjx-container")) continue;
    const box = element.getBoundingClientRect();
    if (box.right <= across.clientWidth + 1 && box.left >= -1) continue;
    let around = element.parentElement;
    while (around && around !== qa && !scrolls(around)) around = around.parentElement;
    if (!around || around === qa) seen.wide.push([element.localName, element.className, Math.round(box.right)]);
  }
  seen.listings = [...qa.querySelectorAll("pre.listing")].map(pre => {
    const style = getComputedStyle(pre);
    const canvas = document.createElement("canvas").getContext("2d");
    const code = getComputedStyle(pre.querySelector("code"));
    canvas.font = `${code.fontSize} ${code.fontFamily}`;
    const room = pre.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
    return Math.floor(room / (canvas.measureText("0".repeat(100)).width / 100));
  });
  return seen;
}"""


@dataclass(frozen=True, kw_only=True)
class Screen:
    """A window of `width` CSS pixels in which cards are shown one after the other."""

    reviewer: Reviewer
    width: int

    def look(self, html: str) -> dict[str, Any]:
        """What is wrong with a card, by kind, and how many characters each of its listings holds in a line."""
        self.reviewer.run(SHOW, html)
        seen: dict[str, Any] = self.reviewer.run(MEASURE)
        return seen


@contextmanager
def screen(browser: Any, css: str, *, width: int, mode: str, device: str, family: str = "") -> Iterator[Screen]:
    """A screen as the reviewer of `device` makes it, with the note type's `css`, perhaps in another font `family`."""
    face = f".card, .card * {{ font-family: {family} }}" if family else ""
    page = PAGE.format(kind=DEVICES[device], mode=MODES[mode], css=css, face=face)
    with opened(browser, page=page, width=width) as reviewer:
        yield Screen(reviewer=reviewer, width=width)
