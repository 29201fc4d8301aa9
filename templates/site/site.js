// Without this a page can be read whole: it adds search, the choice of light or dark, and a memory to the test.
// Text of a sheet is only shown and hidden here, never made into markup.
"use strict";
(() => {
  const root = document.documentElement;
  const store = {
    get(key) { try { return localStorage.getItem(key); } catch { return null; } },
    set(key, value) { try { localStorage.setItem(key, value); } catch { /* then it is forgotten */ } },
  };
  const THEME = "cheatsheet theme";
  const saved = store.get(THEME);
  // A test shows one question: all others are hidden before they are seen.
  root.classList.add("scripted");
  if (saved === "dark" || saved === "light") root.dataset.theme = saved;
  const byId = id => document.getElementById(id);
  // The words of the page's language; braces in them stand for numbers.
  const say = (name, values = {}) =>
    JSON.parse(root.dataset.words)[name].replace(/\{(\w+)\}/g, (_, key) => values[key]);

  function chooseTheme() {
    const button = byId("uiTheme");
    const system = matchMedia("(prefers-color-scheme: dark)");
    const isDark = () => root.dataset.theme ? root.dataset.theme === "dark" : system.matches;
    const name = () => { button.textContent = say(isDark() ? "light" : "dark"); };
    button.addEventListener("click", () => {
      root.dataset.theme = isDark() ? "light" : "dark";
      store.set(THEME, root.dataset.theme);
      name();
    });
    system.addEventListener("change", name);
    name();
    button.hidden = false;
  }

  // ---- search over one sheet ---------------------------------------------------------------------------------------

  const plain = text => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, " ");
  const WHOLE = "li, dd, .callout, blockquote";
  const UNITS = "tbody tr, li, p, pre, dt, dd, .formula, .chart, .callout, blockquote";
  const AROUND = "section, details, .table, ul, ol, dl";

  function search(main, words, found) {
    const wanted = plain(words).split(" ").filter(Boolean);
    const has = text => wanted.every(word => plain(text).includes(word));
    const headed = new Map();
    const inSection = unit => {
      for (let at = unit.closest("section"); at; at = at.parentElement.closest("section")) {
        if (!headed.has(at)) {
          const heading = at.querySelector(":scope > :is(h2, h3, h4, h5, h6)");
          headed.set(at, Boolean(heading) && has(heading.textContent));
        }
        if (headed.get(at)) return true;
      }
      return false;
    };
    const units = [...main.querySelectorAll(UNITS)].filter(
      unit => unit.matches("li") || !unit.parentElement.closest(WHOLE));
    let count = 0;
    for (const unit of units) {
      const hit = !wanted.length || has(unit.textContent) || inSection(unit);
      unit.classList.toggle("off", !hit);
      count += hit && !unit.querySelector("li:not(.off)");
    }
    for (const term of main.querySelectorAll("dt")) {
      const group = [term];
      for (let next = term.nextElementSibling; next && next.matches("dd"); next = next.nextElementSibling) group.push(next);
      const hit = group.some(one => !one.classList.contains("off"));
      for (const one of group) one.classList.toggle("off", !hit);
    }
    const frames = [...main.querySelectorAll(AROUND)];
    // What an earlier search has hidden would count as hidden.
    for (const around of frames) around.classList.remove("off");
    for (const around of frames.reverse()) {
      const inside = [...around.querySelectorAll(UNITS)];
      around.classList.toggle("off", Boolean(wanted.length) && inside.length > 0 && inside.every(one => one.closest(".off")));
    }
    found.textContent = wanted.length ? say("found", { count }) : "";
  }

  function offerSearch(main) {
    const field = byId("uiWords");
    if (!field) return;
    const text = main.querySelector(".text");
    field.addEventListener("input", () => search(text, field.value, byId("uiFound")));
    document.addEventListener("keydown", event => {
      if (event.key === "/" && !event.target.closest("input, textarea, select")) {
        event.preventDefault();
        field.focus();
      } else if (event.key === "Escape" && event.target === field) {
        field.value = "";
        search(text, "", byId("uiFound"));
      }
    });
    // What a link leads to is never hidden.
    addEventListener("hashchange", () => {
      const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
      if (target && target.closest(".off")) {
        field.value = "";
        search(text, "", byId("uiFound"));
        target.scrollIntoView();
      }
    });
    byId("uiSearch").hidden = false;
  }

  // ---- the test ----------------------------------------------------------------------------------------------------

  function keepScore(main) {
    const key = `cheatsheet test ${main.dataset.sheet}`;
    // Each fact is asked once before any is asked twice: what is beside a question is often the answer to another.
    const turns = new Map();
    const cards = [...main.querySelectorAll("details.card")].map(card => {
      const turn = turns.get(card.dataset.fact) || 0;
      turns.set(card.dataset.fact, turn + 1);
      return { card, turn };
    }).sort((one, other) => one.turn - other.turn).map(one => one.card);
    let saved = {};
    try { saved = Object(JSON.parse(store.get(key) || "{}")); } catch { /* damaged: from the start */ }
    const known = new Set(cards.map(card => card.id));
    // What is asked in this round: everything, or what was missed in the round before.
    let round = Array.isArray(saved.round) ? new Set(saved.round.filter(id => known.has(id))) : null;
    if (round && !round.size) round = null;
    const given = new Map(Object.entries(Object(saved.given)).filter(([id, word]) => known.has(id) && /^(right|missed)$/.test(word)));

    const asked = () => cards.filter(card => !round || round.has(card.id));
    const missed = () => asked().filter(card => given.get(card.id) === "missed");

    function show() {
      const now = asked().find(card => !given.has(card.id));
      for (const card of cards) card.classList.toggle("off", card !== now);
      for (const section of main.querySelectorAll("section")) section.classList.toggle("off", !now || !section.contains(now));
      const done = asked().filter(card => given.has(card.id)).length;
      byId("uiTold").textContent = say("told", { done, all: asked().length, missed: missed().length });
      byId("uiMissed").disabled = !missed().length;
      store.set(key, JSON.stringify({ given: Object.fromEntries(given), round: round && [...round] }));
      return now;
    }

    function start(next) {
      round = next;
      for (const card of asked()) {
        given.delete(card.id);
        card.open = false;
      }
      show()?.querySelector("summary").focus();
    }

    function answer(card, word) {
      given.set(card.id, word);
      card.open = false;
      const next = show();
      (next ? next.querySelector("summary") : byId(missed().length ? "uiMissed" : "uiAll")).focus();
    }

    for (const card of cards) {
      const row = document.createElement("p");
      row.className = "verdict";
      row.lang = root.lang;
      row.dir = root.dir;
      for (const [word, label] of [["right", say("knew")], ["missed", say("missed")]]) {
        const button = document.createElement("button");
        button.type = "button";
        button.textContent = label;
        button.addEventListener("click", () => answer(card, word));
        row.append(button);
      }
      card.querySelector(".answer").after(row);
    }
    byId("uiMissed").addEventListener("click", () => start(new Set(missed().map(card => card.id))));
    byId("uiAll").addEventListener("click", () => start(null));
    byId("uiProgress").hidden = false;
    show();
    main.classList.add("ready");
  }

  document.addEventListener("DOMContentLoaded", () => {
    chooseTheme();
    const main = byId("uiContent");
    if (main.matches(".sheet")) offerSearch(main);
    if (main.matches(".test")) keepScore(main);
  });
})();
