// The map: drawn with WebGL by sigma, from places the server computed. What it shows stands in words beside it.
"use strict";
const stage = document.getElementById("map"), state = document.getElementById("map-state"), tip = document.getElementById("map-tip");
const beside = document.getElementById("map-beside"), find = document.getElementById("map-find"), found = document.getElementById("map-found");
const calm = matchMedia("(prefers-reduced-motion: reduce)"), dark = matchMedia("(prefers-color-scheme: dark)");
const DOT = 0.36;      // a person's size on the map, where one is the least distance between two people
const LINE = 0.07;     // how broad a line is
const SLOW = 34;       // milliseconds between two pictures from which on it does not look smooth
const NEAR = 7;        // pixels within which a line is meant
const SHOWN = 9;       // people offered while one types
let graph, renderer, data, ink, neighbours = null, of = "", hovered = "", pointed = null, workplaces = [], plain = new Map();

function colours() {
  const style = getComputedStyle(document.documentElement), value = (name) => style.getPropertyValue(name).trim();
  ink = { paper: value("--sheet"), text: value("--ink"), soft: value("--soft"), line: value("--line"), accent: value("--accent"), hush: value("--hush"), serif: value("--serif"), sans: value("--sans"), tints: [0, 1, 2, 3, 4, 5].map((i) => value(`--m${i}`)) };
}
const lineColour = (kind) => (kind === "introduced" ? ink.accent : ink.line);

function build() {
  graph = new graphology.Graph({ type: "undirected", multi: false });
  data.people.forEach(([id, name, organization, x, y, community, workplace]) => {
    graph.addNode(id, { x, y, size: DOT, label: name, organization, community, color: ink.tints[community % 6] });
    plain.set(id, `${name} ${organization}`.toLocaleLowerCase());
    if (workplace >= 0) (workplaces[workplace] ??= []).push(id);
  });
  for (const [a, b, kind, how] of data.lines) join(data.people[a][0], data.people[b][0], kind, how);
  data.bridges = data.bridges.map(([a, b, what, href]) => ({ a: data.people[a], b: data.people[b], what, href }));
}
function join(a, b, kind, how) {
  if (a !== b && !graph.hasEdge(a, b)) graph.addEdge(a, b, { kind, how, size: kind === "introduced" ? LINE * 2 : LINE, color: lineColour(kind) });
}

// ---- one person's part of it
function knows(id) {
  graph.forEachEdge((edge, { kind }) => { if (kind === "colleagues") graph.dropEdge(edge); });
  if (!id) return null;
  for (const [i, ones] of workplaces.entries()) if (ones?.includes(id)) for (const other of ones) join(id, other, "colleagues", spoken("both at {workplace}", { workplace: data.workplaces[i] }));
  return new Set([id, ...graph.neighbors(id), ...data.bridges.filter((b) => b.a[0] === id || b.b[0] === id).flatMap((b) => [b.a[0], b.b[0]])]);
}
function nodeLook(id, look) {
  if (neighbours && !neighbours.has(id)) return { ...look, color: ink.hush, label: "", zIndex: 0 };
  if (id === of) return { ...look, size: look.size * 1.5, forceLabel: true, highlighted: true, zIndex: 2 };
  return neighbours ? { ...look, forceLabel: neighbours.size < 60, zIndex: 1 } : look;
}
function edgeLook(edge, look) {
  const [a, b] = graph.extremities(edge);
  if (neighbours && a !== of && b !== of) return { ...look, hidden: true };
  return neighbours ? { ...look, size: look.size * 1.6, color: look.kind === "introduced" ? ink.accent : ink.soft } : look;
}
function show(id, { move = true, push = true } = {}) {
  of = graph.hasNode(id) ? id : "";
  neighbours = knows(of);
  pointed = null;
  renderer.refresh();
  if (move) look([...(neighbours || graph.nodes())]);
  if (push) tell(of ? `?of=${encodeURIComponent(of)}` : "");
}
function look(ids) { // the camera on these people
  if (!ids.length) return;
  let [left, right, low, high] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const id of ids) {
    const place = renderer.getNodeDisplayData(id);
    left = Math.min(left, place.x); right = Math.max(right, place.x); low = Math.min(low, place.y); high = Math.max(high, place.y);
  }
  const { width, height } = renderer.getDimensions(), square = Math.min(width, height);
  const whole = ids.length === graph.order;
  to(whole ? { x: 0.5, y: 0.5, ratio: 1, angle: 0 } : { x: (left + right) / 2, y: (low + high) / 2, angle: 0, ratio: Math.min(1, Math.max(0.04, 1.35 * Math.max((right - left) * square / width, (high - low) * square / height))) });
}
function to(view) { const camera = renderer.getCamera(); if (calm.matches) camera.setState(view); else camera.animate(view, { duration: 350 }); }

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
  if (renderer) show(asked.get("of") || "", { push: false });
});
beside.addEventListener("click", (event) => {
  const link = event.target.closest("[data-map-of], [data-map-community], [data-map-all]");
  if (!link || !renderer || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  if (link.dataset.mapOf) show(link.dataset.mapOf);
  else if (link.dataset.mapCommunity) {
    const number = +link.dataset.mapCommunity;
    show("", { move: false, push: false });
    look(graph.filterNodes((_, { community }) => community === number));
    tell(`?community=${number}`);
  } else show("");
  beside.focus({ preventScroll: true });
});

// ---- names of communities, and the bridges: dotted, since they are not there yet
function overlay() {
  ease();
  const canvas = renderer.getCanvases().bridges, pen = canvas.getContext("2d"), { width, height } = renderer.getDimensions();
  pen.clearRect(0, 0, width, height);
  pen.lineCap = "round";
  for (const bridge of data.bridges) {
    const own = !of || bridge.a[0] === of || bridge.b[0] === of;
    if (!own) continue;
    const a = renderer.graphToViewport({ x: bridge.a[3], y: bridge.a[4] }), b = renderer.graphToViewport({ x: bridge.b[3], y: bridge.b[4] });
    pen.setLineDash([0.1, 6]);
    pen.lineWidth = bridge === pointed ? 4 : 2.4;
    pen.strokeStyle = ink.accent;
    pen.beginPath(); pen.moveTo(a.x, a.y); pen.lineTo(b.x, b.y); pen.stroke();
  }
  names(width, height);
}
function names(width, height) {
  if (renderer.getSetting("hideLabelsOnMove") && renderer.getCamera().isAnimated()) return;
  const pen = renderer.getCanvases().names.getContext("2d");
  pen.clearRect(0, 0, width, height);
  if (neighbours) return;
  pen.font = `600 15px ${ink.serif}`; pen.textAlign = "center"; pen.lineWidth = 4; pen.lineJoin = "round"; pen.strokeStyle = ink.paper; pen.fillStyle = ink.text;
  const taken = [];
  for (const [, name, x, y, radius] of data.communities) {
    if (!name) continue;
    const top = renderer.graphToViewport({ x, y: y + radius * 0.92 }), centre = renderer.graphToViewport({ x, y });
    const half = pen.measureText(name).width / 2 + 4, shown = centre.y - top.y;
    const box = [top.x - half, top.y - 16, top.x + half, top.y + 4];
    if (shown < 14 || half > shown * 2.6 || box[2] < 0 || box[0] > width || box[3] < 0 || box[1] > height) continue;
    if (taken.some((t) => t[0] < box[2] && box[0] < t[2] && t[1] < box[3] && box[1] < t[3])) continue;
    taken.push(box);
    pen.strokeText(name, top.x, top.y); pen.fillText(name, top.x, top.y);
  }
}
function label(pen, look, settings) {
  if (!look.label) return;
  pen.font = `400 ${settings.labelSize}px ${ink.sans}`; pen.lineWidth = 3; pen.lineJoin = "round"; pen.strokeStyle = ink.paper; pen.fillStyle = ink.text;
  const x = look.x + look.size + 4, y = look.y + settings.labelSize / 3;
  pen.strokeText(look.label, x, y); pen.fillText(look.label, x, y);
}
function hover(pen, look, settings) {
  pen.beginPath(); pen.arc(look.x, look.y, look.size + 3, 0, 7); pen.lineWidth = 2.5; pen.strokeStyle = ink.accent; pen.stroke();
  label(pen, look, settings);
}

// ---- what the pointer means: a person, a bridge, or a line that says how we know
function away(p, a, b) {
  const dx = b.x - a.x, dy = b.y - a.y, along = Math.max(0, Math.min(1, ((p.x - a.x) * dx + (p.y - a.y) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(p.x - a.x - along * dx, p.y - a.y - along * dy);
}
function bridgeAt(p) {
  let best = null, least = NEAR;
  for (const bridge of data.bridges) {
    if (of && bridge.a[0] !== of && bridge.b[0] !== of) continue;
    const far = away(p, renderer.graphToViewport({ x: bridge.a[3], y: bridge.a[4] }), renderer.graphToViewport({ x: bridge.b[3], y: bridge.b[4] }));
    if (far < least) { least = far; best = bridge; }
  }
  return best;
}
function lineAt(p) {
  const q = renderer.viewportToGraph(p), unit = renderer.viewportToGraph({ x: p.x + NEAR, y: p.y });
  let best = null, least = Math.abs(unit.x - q.x);
  graph.forEachEdge(of || undefined, (edge, look, a, b, one, other) => {
    const far = away(q, one, other);
    if (far < least) { least = far; best = { ...look, a: one.label, b: other.label }; }
  });
  return best;
}
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
  if (waiting || event.buttons) return;
  waiting = true;
  requestAnimationFrame(() => {
    waiting = false;
    const box = stage.getBoundingClientRect(), p = { x: event.clientX - box.left, y: event.clientY - box.top };
    const before = pointed;
    pointed = hovered ? null : bridgeAt(p);
    stage.classList.toggle("points", Boolean(hovered || pointed));
    if (before !== pointed) { last = 0; overlay(); }
    if (hovered) { const { label: name, organization } = graph.getNodeAttributes(hovered); say(p, name, organization); }
    else if (pointed) say(p, pointed.what, spoken("They do not know each other yet. Open the introduction."));
    else { const line = lineAt(p); say(p, line && spoken("{a} and {b}", { a: line.a, b: line.b }), line ? line.how : ""); }
  });
}

// ---- found while one types
function matches(words) {
  const parts = words.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  if (!parts.length) return [];
  const hits = [];
  for (const [id, text] of plain) if (parts.every((part) => text.includes(part))) hits.push(id);
  return hits.sort((a, b) => plain.get(b).startsWith(parts[0]) - plain.get(a).startsWith(parts[0])).slice(0, SHOWN);
}
function offer(ids) {
  found.replaceChildren(...ids.map((id, i) => {
    const item = document.createElement("li"), more = document.createElement("span"), { label: name, organization } = graph.getNodeAttributes(id);
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
function nearer(factor) { const camera = renderer.getCamera(); to({ ...camera.getState(), ratio: Math.min(2, Math.max(0.02, camera.ratio * factor)) }); }
function keys(event) {
  const camera = renderer.getCamera(), by = 0.15 * camera.ratio, move = { ArrowLeft: [-by, 0], ArrowRight: [by, 0], ArrowUp: [0, by], ArrowDown: [0, -by] }[event.key];
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (move) to({ ...camera.getState(), x: camera.x + move[0], y: camera.y + move[1] });
  else if (event.key === "+" || event.key === "=") nearer(0.7);
  else if (event.key === "-") nearer(1.4);
  else if (event.key === "0") look(graph.nodes());
  else if (event.key === "Escape") show("");
  else return;
  event.preventDefault();
}

// ---- on a machine that draws slowly, lines and names rest while the map moves
let last = 0, slow = 0;
function ease() {
  const now = performance.now(), took = now - last;
  last = now;
  if (took > SLOW && took < 2000 && ++slow === 6) renderer.setSettings({ hideEdgesOnMove: true, hideLabelsOnMove: true });
}

function dress() { // colours of the theme; sigma keeps those it was given
  colours();
  graph.updateEachNodeAttributes((_, look) => ({ ...look, color: ink.tints[look.community % 6] }), { attributes: ["color"] });
  graph.updateEachEdgeAttributes((_, look) => ({ ...look, color: lineColour(look.kind) }), { attributes: ["color"] });
  renderer.refresh();
}
function draw() {
  renderer = new Sigma(graph, stage, {
    itemSizesReference: "positions", zoomToSizeRatioFunction: (ratio) => ratio, labelRenderedSizeThreshold: 8, labelSize: 13, labelDensity: 0.6, labelGridCellSize: 110,
    minCameraRatio: 0.02, maxCameraRatio: 2, minEdgeThickness: 1, zIndex: true, stagePadding: 24, defaultDrawNodeLabel: label, defaultDrawNodeHover: hover, nodeReducer: nodeLook, edgeReducer: edgeLook,
  });
  renderer.createCanvasContext("bridges", { afterLayer: "edges" });
  renderer.createCanvasContext("names", { afterLayer: "labels" });
  renderer.resize(true);
  renderer.on("afterRender", overlay);
  renderer.on("enterNode", ({ node }) => { hovered = node; });
  renderer.on("leaveNode", () => { hovered = ""; });
  renderer.on("clickNode", ({ node }) => show(node, { move: node !== of }));
  renderer.on("clickStage", ({ event }) => { const bridge = bridgeAt(event); if (bridge) location.assign(bridge.href); else if (of) show("", { move: false }); });
  stage.addEventListener("mousemove", pointer);
  stage.addEventListener("mouseleave", () => { pointed = null; say(null, ""); });
  stage.addEventListener("keydown", keys);
  document.querySelector(".map-buttons").addEventListener("click", (event) => {
    const what = event.target.closest("button")?.dataset.zoom;
    if (what === "all") look(graph.nodes()); else if (what) nearer(what === "in" ? 0.7 : 1.4);
  });
  dark.addEventListener("change", dress);
  renderer.refresh();
  stage.dataset.drawn = graph.order;
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
  if (!graph.order) { state.textContent = spoken("Nobody is on it yet."); return; }
  try { draw(); } catch { state.textContent = spoken("This browser cannot draw the map (it needs WebGL). The list beside it says the same."); return; }
  search();
  if (stage.dataset.of) show(stage.dataset.of, { push: false });
})();
