// Shows what the server tells. Everything of a sheet becomes text, never markup; cards are in frames that run nothing.
"use strict";

const byId = id => document.getElementById(id);
const chosen = { sheet: "", line: 0 };
let state = { version: 0, sheets: [] };

function element(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

const sheet = () => state.sheets.find(one => one.path === chosen.sheet);

function keepingPlace(section, change) {
  const top = section.scrollTop;
  change();
  section.scrollTop = top;
}

function drawPages(shown) {
  const pages = [];
  for (let number = 0; number < shown.pages; number++) {
    const picture = element("img", {
      src: `/page/${encodeURIComponent(shown.path)}/${number}?${state.version}`, alt: `Page ${number + 1}`,
    });
    const page = element("div", { className: "page" }, picture);
    for (const line of shown.lines.filter(one => one.place && one.place.page === number)) {
      const place = element("button", { className: "place", title: `line ${line.number}` });
      place.dataset.line = line.number;
      place.setAttribute("aria-label", `line ${line.number}`);
      place.style.left = `${100 * line.place.left}%`;
      place.style.top = `${100 * line.place.top}%`;
      place.style.width = `${100 * (line.place.right - line.place.left)}%`;
      place.style.height = `${100 * (line.place.bottom - line.place.top)}%`;
      place.addEventListener("click", () => choose(line.number, "page"));
      page.append(place);
    }
    pages.push(page);
  }
  byId("pages").replaceChildren(...pages);
}

function drawLines(shown) {
  byId("findings").replaceChildren(...shown.findings.filter(one => !one.line).map(finding));
  byId("lines").replaceChildren(...shown.lines.map(line => {
    const count = line.cards.length;
    const button = element("button", {},
      element("span", { className: "number", textContent: line.number }),
      element("span", { className: "text", textContent: line.text }),
      element("span", { className: "count", textContent: count ? `${count} card${count > 1 ? "s" : ""}` : "" }),
      ...line.reasons.map(reason => element("span", { className: "note", textContent: reason })),
      ...shown.findings.filter(one => one.line === line.number).map(finding));
    button.dataset.line = line.number;
    button.addEventListener("click", () => choose(line.number, "source"));
    return element("li", {}, button);
  }));
}

function finding(found) {
  const text = `${found.severity}: ${found.message} (${found.code}). ${found.help}`;
  return element("span", { className: `note ${found.severity}`, textContent: text });
}

function drawCards(shown) {
  const line = shown.lines.find(one => one.number === chosen.line);
  const look = byId("night").checked ? "night" : "day";
  const frames = (line ? line.cards : []).flatMap(card => ["front", "back"].map(side => {
    const frame = element("iframe", { title: `${side} of a card of line ${line.number}` });
    frame.setAttribute("sandbox", "");
    frame.src = `/card/${encodeURIComponent(shown.path)}/${encodeURIComponent(card)}/${side}/${look}?${state.version}`;
    return frame;
  }));
  const says = line ? `Line ${line.number}: ${frames.length ? "" : line.reasons.join("; ") || "no card"}`
    : "Choose a line, or a place on the page.";
  byId("cards").replaceChildren(element("h2", { textContent: says }), ...frames);
}

function mark(from) {
  for (const one of document.querySelectorAll("[data-line]")) {
    const here = Number(one.dataset.line) === chosen.line;
    one.classList.toggle("chosen", here);
    if (here && from && !one.closest(`#${from === "page" ? "pages" : "source"}`)) one.scrollIntoView({ block: "center" });
  }
}

function choose(line, from) {
  chosen.line = line;
  mark(from);
  drawCards(sheet());
}

function draw() {
  const select = byId("sheet");
  if (!sheet()) Object.assign(chosen, { sheet: state.sheets.length ? state.sheets[0].path : "", line: 0 });
  select.replaceChildren(...state.sheets.map(one => element("option", { value: one.path, textContent: one.path })));
  select.value = chosen.sheet;
  const shown = sheet();
  if (!shown) return;
  byId("fit").textContent = shown.fit;
  keepingPlace(byId("pages"), () => drawPages(shown));
  keepingPlace(byId("source"), () => drawLines(shown));
  keepingPlace(byId("cards"), () => drawCards(shown));
  mark("");
  byId("state").textContent = `version ${state.version}`;
}

async function look() {
  state = await (await fetch("/state.json")).json();
  draw();
}

byId("sheet").addEventListener("change", event => {
  Object.assign(chosen, { sheet: event.target.value, line: 0 });
  draw();
});
byId("night").addEventListener("change", () => sheet() && drawCards(sheet()));
byId("phone").addEventListener("change", event => byId("cards").classList.toggle("phone", event.target.checked));
new EventSource("/events").addEventListener("message", event => {
  if (Number(event.data) !== state.version) look();
});
