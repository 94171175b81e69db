// The map: who is on it, what is pointed at, found and chosen. It is painted by map-paint.js, moved by map-view.js and named by map-names.js.
// What it shows stands in words beside it.
"use strict";
const stage = document.getElementById("map"), state = document.getElementById("map-state"), tip = document.getElementById("map-tip");
const beside = document.getElementById("map-beside"), find = document.getElementById("map-find"), found = document.getElementById("map-found");
const calm = matchMedia("(prefers-reduced-motion: reduce)"), dark = matchMedia("(prefers-color-scheme: dark)");
const DOT = 0.36;      // a person's size on the map, where one is the least distance between two people
const LINE = 0.07;     // how broad a line is
const NEAR = 7;        // pixels within which a person, a bridge or a line is meant
const FINGER = 16;     // the same for a finger
const SHOWN = 9;       // people offered while one types
const FEW = 60;        // so many of one person's people are all named
let view, data, ink, people = [], lines = [], bridges = [], communities = [], byId = new Map(), cells = new Map(), workplaces = [];
let of = null, near = null, hovered = null, pointed = null, names = null, namedFor = null;

function colours() {
  const style = getComputedStyle(document.documentElement), value = (name) => style.getPropertyValue(name).trim();
  ink = { paper: value("--sheet"), text: value("--ink"), soft: value("--soft"), line: value("--map-line"), accent: value("--accent"), hush: value("--map-hush"), serif: value("--serif"), sans: value("--sans"), tints: [0, 1, 2, 3, 4, 5].map((i) => value(`--m${i}`)) };
}

function build() {
  people = data.people.map(([id, name, organization, x, y, community, workplace]) => ({ id, name, organization, x, y, community, workplace, plain: `${name} ${organization}`.toLocaleLowerCase() }));
  for (const one of people) {
    byId.set(one.id, one);
    const cell = cellOf(one.x, one.y);
    if (cells.has(cell)) cells.get(cell).push(one); else cells.set(cell, [one]);
    if (one.workplace >= 0) (workplaces[one.workplace] ??= []).push(one);
  }
  lines = data.lines.map(([a, b, kind, how]) => ({ a: people[a], b: people[b], kind, how })).filter(({ a, b }) => a !== b);
  bridges = data.bridges.map(([a, b, what, href]) => ({ a: people[a], b: people[b], what, href }));
  communities = data.communities.map(([id, name, x, y, radius, count]) => ({ id, name, x, y, radius, count }));
}
const cellOf = (x, y) => `${Math.floor(x / 2)} ${Math.floor(y / 2)}`;

// ---- what is painted: communities as soft discs, lines, and people, those of the chosen one last
function dots() {
  const hushed = near ? people.filter((one) => !near.has(one)) : [], shown = near ? [...near] : people;
  return [
    { kind: ROUND, least: 1.2, ones: hushed.map(({ x, y }) => ({ x, y, size: DOT, color: ink.hush })) },
    { kind: ROUND, least: 1.4, ones: shown.map((one) => ({ x: one.x, y: one.y, size: one === of ? DOT * 1.4 : DOT, color: ink.tints[one.community % 6] })) },
  ];
}
function ground() {
  const drawn = of ? [...lines.filter(({ a, b }) => a === of || b === of), ...colleagues()] : lines, many = Math.min(1, Math.max(0.3, 40 / Math.sqrt(drawn.length || 1)));
  return [
    { kind: ROUND, least: 0, ones: communities.map(({ id, x, y, radius }) => ({ x, y, size: radius + 0.35, color: ink.tints[id % 6], alpha: near ? 0.05 : 0.11 })) },
    { kind: LINE_OF, least: 1, ones: drawn.map(({ a, b, kind }) => ({ a, b, breadth: (kind === "introduced" ? 2 : 1) * (of ? 1.6 : 1) * LINE, color: kind === "introduced" ? ink.accent : of ? ink.soft : ink.line, alpha: kind === "introduced" ? 1 : many })) },
  ];
}
function repaint() { view.keep(view.lines, ground()); view.keep(view.people, dots()); namedFor = null; view.rewrite(); }

// ---- one person's part of it
function colleagues() {
  const known = new Set(lines.flatMap(({ a, b }) => (a === of ? [b] : b === of ? [a] : [])));
  return (workplaces[of.workplace] || []).filter((other) => other !== of && !known.has(other)).map((other) => ({ a: of, b: other, kind: "colleagues", how: spoken("both at {workplace}", { workplace: data.workplaces[of.workplace] }) }));
}
function around() { return of ? [...lines, ...colleagues()].filter(({ a, b }) => a === of || b === of) : lines; }
const open = () => (of ? bridges.filter(({ a, b }) => a === of || b === of) : bridges);
function show(id, { move = true, push = true } = {}) {
  of = byId.get(id) || null;
  near = of && new Set([...around(), ...open()].flatMap(({ a, b }) => [a, b]).concat(of));
  if (near) { near.delete(of); near.add(of); }
  pointed = null;
  repaint();
  if (move) look(near ? [...near] : people);
  if (push) tell(of ? `?of=${encodeURIComponent(of.id)}` : "");
}
function look(ones) { // the view of these people
  if (ones.length === people.length || !ones.length) { view.go(view.whole()); return; }
  const x = ones.map((one) => one.x), y = ones.map((one) => one.y);
  view.go(view.around([Math.min(...x) - 2.5, Math.min(...y) - 2.5, Math.max(...x) + 2.5, Math.max(...y) + 2.5], 46));
}

// ---- in words, beside it; deep links, and back works
async function tell(query, push = true) {
  const address = `${location.pathname}${query}`;
  if (push && address !== location.pathname + location.search) history.pushState({}, "", address);
  const answer = await fetch(address, { headers: { "X-Requested-With": "map" }, redirect: "error" });
  if (answer.ok && address === location.pathname + location.search) {
    beside.innerHTML = await answer.text();
    beside.scrollTop = 0;
  }
}
addEventListener("popstate", () => {
  const asked = new URLSearchParams(location.search);
  tell(location.search, false);
  if (view) show(asked.get("of") || "", { push: false });
});
beside.addEventListener("click", (event) => {
  const link = event.target.closest("[data-map-of], [data-map-community], [data-map-all]");
  if (!link || !view || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  if (link.dataset.mapOf) show(link.dataset.mapOf);
  else if (link.dataset.mapCommunity) {
    const number = +link.dataset.mapCommunity;
    show("", { move: false, push: false });
    look(people.filter((one) => one.community === number));
    tell(`?community=${number}`);
  } else show("");
  beside.focus({ preventScroll: true });
});

// ---- bridges: dotted, since they are not there yet; and names
function bow({ a, b }) { // slightly bent, so that those of one person stand apart
  const from = view.toScreen(a), to = view.toScreen(b), bend = 0.1;
  return [from, { x: (from.x + to.x) / 2 + (to.y - from.y) * bend, y: (from.y + to.y) / 2 - (to.x - from.x) * bend }, to];
}
function along([a, c, b], t) { const s = 1 - t; return { x: s * s * a.x + 2 * s * t * c.x + t * t * b.x, y: s * s * a.y + 2 * s * t * c.y + t * t * b.y }; }
function words(pen, at, width, height) {
  pen.lineCap = "round"; pen.strokeStyle = ink.accent;
  for (const bridge of open()) {
    const bent = bow(bridge), dot = Math.max(2, DOT * at.scale) + 5, free = Math.min(0.4, dot / Math.max(1, Math.hypot(bent[2].x - bent[0].x, bent[2].y - bent[0].y))); // it begins beside a person, not on them
    pen.setLineDash([0.1, 6]); pen.lineWidth = bridge === pointed ? 4 : 2.4;
    pen.beginPath();
    for (let i = 0; i <= 24; i++) { const { x, y } = along(bent, free + ((1 - 2 * free) * i) / 24); pen.lineTo(x, y); }
    pen.stroke();
  }
  pen.setLineDash([]);
  if (!names || (!view.moving && !(namedFor && same(namedFor, at)))) { names = named(pen, width, height); namedFor = { ...at }; }
  for (const one of [of, hovered]) if (one) {
    const place = view.toScreen(one);
    pen.beginPath(); pen.arc(place.x, place.y, Math.max(2, (one === of ? 1.4 : 1) * DOT * at.scale) + 3.5, 0, 7); pen.lineWidth = 2.5; pen.strokeStyle = ink.accent; pen.stroke();
  }
  write(pen, names, (place) => view.toScreen(place), ink.paper, view.moving);
}
function named(pen, width, height) {
  const box = stage.getBoundingClientRect(), over = [...document.querySelectorAll(".map-buttons button, .map-keys")].map((one) => one.getBoundingClientRect()).filter((one) => one.width);
  const finder = new Names(width, height, over.map((one) => [one.left - box.left - 4, one.top - box.top - 4, one.right - box.left + 4, one.bottom - box.top + 4])), { ground } = finder;
  const seen = people.map((one) => [one, view.toScreen(one)]).filter(([, { x, y }]) => x > -20 && y > -20 && x < width + 20 && y < height + 20), far = Math.max(2, DOT * view.at.scale);
  for (const [, { x, y }] of seen) ground.put(x, y, 1, far);
  for (const { x, y, radius } of communities) { const centre = view.toScreen({ x, y }), half = radius * view.at.scale * 0.8; ground.put(centre.x, centre.y, 0.12, half); }
  for (const bridge of open()) { const bent = bow(bridge); for (let i = 0; i < 8; i++) ground.line(along(bent, i / 8), along(bent, (i + 1) / 8), 0.6); }
  ground.sum();
  const font = `400 ${PERSON}px ${ink.sans}`, chosen = (one, must, color = ink.text) => ({ name: one.name, anchor: one, at: view.toScreen(one), far, must, color, font: one === of ? `600 ${PERSON + 1}px ${ink.sans}` : font });
  const letters = width < 500 ? 12.5 : 14;
  if (of) finder.person(pen, chosen(of, true));
  if (near && near.size <= FEW) for (const one of near) if (one !== of) finder.person(pen, chosen(one, true));
  if (!near) for (const { id, name, x, y, radius, count } of [...communities].sort((a, b) => b.radius - a.radius)) {
    const centre = view.toScreen({ x, y }), reach = (radius + 0.35) * view.at.scale;
    if (name && reach < width && centre.x > -reach && centre.x < width + reach && centre.y > -reach && centre.y < height + reach) finder.community(pen, { name, color: ink.tints[id % 6], inside: ink.text, anchor: { x, y }, centre, far: reach, crowded: far < 3.5 && count > FEW }, letters, `600 ${letters}px ${ink.serif}`);
  }
  if (far > PERSON_FROM) {
    const middle = ({ x, y }) => Math.hypot(x - width / 2, y - height / 2), rest = seen.filter(([one]) => !near || (near.size > FEW && near.has(one) && one !== of)).sort(([, a], [, b]) => middle(a) - middle(b));
    for (const [one] of rest) { if (finder.placed.length >= MANY_NAMES) break; finder.person(pen, chosen(one, false)); }
  }
  return finder.placed;
}

// ---- what the pointer means: a person, a bridge, or a line that says how we know
function away(p, a, b) {
  const dx = b.x - a.x, dy = b.y - a.y, part = Math.max(0, Math.min(1, ((p.x - a.x) * dx + (p.y - a.y) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(p.x - a.x - part * dx, p.y - a.y - part * dy);
}
function nearest(ones, least, far) {
  let best = null;
  for (const one of ones) { const now = far(one); if (now < least) { least = now; best = one; } }
  return best;
}
function personAt(p, touch) {
  const q = view.toMap(p), most = Math.max(DOT + 2 / view.at.scale, (touch ? FINGER : 4) / view.at.scale), ones = [];
  for (let x = Math.floor((q.x - most) / 2); x <= Math.floor((q.x + most) / 2); x++) for (let y = Math.floor((q.y - most) / 2); y <= Math.floor((q.y + most) / 2); y++) ones.push(...(cells.get(`${x} ${y}`) || []));
  return nearest(ones, most, (one) => Math.hypot(one.x - q.x, one.y - q.y));
}
function bridgeAt(p, touch) {
  return nearest(open(), touch ? FINGER : NEAR, (bridge) => { const bent = bow(bridge); let least = Infinity; for (let i = 0; i < 12; i++) least = Math.min(least, away(p, along(bent, i / 12), along(bent, (i + 1) / 12))); return least; });
}
function lineAt(p) { const q = view.toMap(p); return nearest(around(), NEAR / view.at.scale, ({ a, b }) => away(q, a, b)); }
function say(p, title, words) {
  tip.hidden = !title;
  if (!title) return;
  const head = document.createElement("b");
  head.textContent = title;
  tip.replaceChildren(head, words);
  const x = Math.min(p.x + 14, stage.clientWidth - tip.offsetWidth - 8), y = p.y + tip.offsetHeight + 26 > stage.clientHeight ? p.y - tip.offsetHeight - 12 : p.y + 16;
  tip.style.transform = `translate(${Math.max(8, x)}px, ${y}px)`;
}
let waiting = false;
function pointer(event) {
  if (waiting || event.buttons || event.pointerType === "touch") return;
  waiting = true;
  requestAnimationFrame(() => {
    waiting = false;
    if (view.course) return;
    const box = stage.getBoundingClientRect(), p = { x: event.clientX - box.left, y: event.clientY - box.top }, before = [hovered, pointed];
    hovered = personAt(p);
    pointed = hovered ? null : bridgeAt(p);
    stage.classList.toggle("points", Boolean(hovered || pointed));
    if (before[0] !== hovered || before[1] !== pointed) view.rewrite();
    if (hovered) say(p, hovered.name, hovered.organization);
    else if (pointed) say(p, pointed.what, spoken("They do not know each other yet. Open the introduction."));
    else { const line = lineAt(p); say(p, line && spoken("{a} and {b}", { a: line.a.name, b: line.b.name }), line ? line.how : ""); }
  });
}
function leave() { if (hovered || pointed) view.rewrite(); hovered = pointed = null; stage.classList.remove("points"); say(null, ""); }
function click(p, touch) {
  const one = personAt(p, touch), bridge = !one && bridgeAt(p, touch);
  if (one) show(one.id, { move: one !== of });
  else if (bridge) location.assign(bridge.href);
  else if (of) show("", { move: false });
}

// ---- found while one types
function matches(words) {
  const parts = words.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  if (!parts.length) return [];
  const hits = people.filter((one) => parts.every((part) => one.plain.includes(part)));
  return hits.sort((a, b) => b.plain.startsWith(parts[0]) - a.plain.startsWith(parts[0])).slice(0, SHOWN).map((one) => one.id);
}
function offer(ids) {
  found.replaceChildren(...ids.map((id, i) => {
    const item = document.createElement("li"), more = document.createElement("span"), { name, organization } = byId.get(id);
    item.id = `map-found-${i}`; item.role = "option"; item.dataset.id = id; item.ariaSelected = String(i === 0);
    more.textContent = organization ? ` ${organization}` : "";
    item.append(name, more);
    return item;
  }));
  found.hidden = !ids.length;
  find.ariaExpanded = String(Boolean(ids.length));
  if (ids.length) find.setAttribute("aria-activedescendant", "map-found-0"); else find.removeAttribute("aria-activedescendant");
}
function step(by) {
  const items = [...found.children], now = items.findIndex((item) => item.ariaSelected === "true");
  if (!items.length) return;
  const next = items[(now + by + items.length) % items.length];
  for (const item of items) item.ariaSelected = String(item === next);
  find.setAttribute("aria-activedescendant", next.id);
  next.scrollIntoView({ block: "nearest" });
}
function choose(item) { if (item) { offer([]); find.value = ""; show(item.dataset.id); } }
function search() {
  find.addEventListener("input", () => offer(matches(find.value)));
  find.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") { event.preventDefault(); step(event.key === "ArrowDown" ? 1 : -1); }
    else if (event.key === "Escape") offer([]);
  });
  find.form.addEventListener("submit", (event) => { event.preventDefault(); choose(found.querySelector("[aria-selected=true]")); });
  found.addEventListener("mousedown", (event) => event.preventDefault());
  found.addEventListener("click", (event) => choose(event.target.closest("li")));
  find.addEventListener("blur", () => offer([]));
}

// ---- keys and buttons
const middle = () => ({ x: view.width / 2, y: view.height / 2 });
function keys(event) {
  const by = 120 / view.at.scale, move = { ArrowLeft: [-by, 0], ArrowRight: [by, 0], ArrowUp: [0, by], ArrowDown: [0, -by] }[event.key];
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (move) view.go({ ...view.at, x: view.at.x + move[0], y: view.at.y + move[1] }, 160);
  else if (event.key === "+" || event.key === "=") view.about(middle(), 1.5, 220);
  else if (event.key === "-") view.about(middle(), 1 / 1.5, 220);
  else if (event.key === "0") look(people);
  else if (event.key === "Escape") show("");
  else return;
  event.preventDefault();
}

function draw() {
  const reach = people.length > 1 ? 1.2 : 6, x = people.map((one) => one.x), y = people.map((one) => one.y), most = (list, pick) => list.reduce((a, b) => pick(a, b));
  const bounds = [most(x, Math.min) - reach, most(y, Math.min) - reach, most(x, Math.max) + reach, most(y, Math.max) + reach];
  view = new View(stage, { paintWords: words, bounds, changed: () => {} });
  repaint();
  view.try();
  byHand(view, { click, start: leave });
  stage.addEventListener("pointermove", pointer);
  stage.addEventListener("pointerleave", leave);
  stage.addEventListener("keydown", keys);
  document.querySelector(".map-buttons").addEventListener("click", (event) => {
    const what = event.target.closest("button")?.dataset.zoom;
    if (what === "all") look(people); else if (what) view.about(middle(), what === "in" ? 1.5 : 1 / 1.5, 220);
  });
  dark.addEventListener("change", () => { colours(); repaint(); });
  document.fonts.ready.then(() => { widths.clear(); namedFor = null; view.rewrite(); });
  stage.dataset.drawn = people.length;
}
(async () => {
  try {
    const answer = await fetch(stage.dataset.drawing, { redirect: "error" });
    if (!answer.ok) throw new Error(String(answer.status));
    data = await answer.json();
  } catch { state.textContent = spoken("The map could not be fetched; reload the page. The list beside it stands."); return; }
  state.textContent = "";
  colours();
  build();
  if (!people.length) { state.textContent = spoken("Nobody is on it yet."); return; }
  draw();
  search();
  if (stage.dataset.of) show(stage.dataset.of, { push: false });
})();
