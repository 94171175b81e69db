// The Write page: underlines and reasons while one types, fixes with one click, nothing typed ever lost.
"use strict";
const form = document.querySelector("form.write");
const body = form.elements.body, subject = form.elements.subject;
const mirror = form.querySelector(".mirror"), list = document.getElementById("findings"), found = document.getElementById("found");
const ALLOWED_HERE = /[ \t]*\[\[ok [A-Z]{3}\d{3}(?::[^\]]*)?\]\]/g;
const PAUSE = 150; // ms without a key before the draft is looked at
let marks = [];        // [{start, end, level, name}] in the text as it stands now
let here = "";         // the finding that is looked at: its words and its reason are lit together
let looked = body.defaultValue; // the text the findings on the page are about
let asked = 0, waiting = null, flight = null;

// ---- kept in this browser, per person and suggestion
const keyOf = (person, suggestion) => `otherward.draft.${person || "new"}.${suggestion || ""}`;
const key = keyOf(form.elements.to.value, form.elements.suggestion.value);
const first = { subject: subject.defaultValue, body: body.defaultValue }; // what the page came with: somebody may type before this runs
const same = (a, b) => a.subject === b.subject && a.body === b.body;
function keep() {
  const now = { subject: subject.value, body: body.value, kind: form.elements.kind.value, closeness: form.elements.closeness.value, at: Date.now() };
  try {
    if (same(now, first)) localStorage.removeItem(key); else localStorage.setItem(key, JSON.stringify(now));
  } catch { say(spoken("This browser keeps nothing; copy your draft before you leave the page.")); }
}
function kept(name) { try { return JSON.parse(localStorage.getItem(name)); } catch { return null; } }
function restore() {
  const was = kept(key);
  if (!was || same(was, first)) return;
  subject.value = was.subject; body.value = was.body;
  for (const name of ["kind", "closeness"]) if (was[name] !== undefined) form.elements[name].value = was[name];
  const place = document.getElementById("restored"), button = document.createElement("button");
  place.textContent = `${spoken("As you left it on {day}.", { day: new Date(was.at).toLocaleDateString(document.documentElement.lang === "en" ? "en-GB" : document.documentElement.lang, { day: "numeric", month: "long" }) })} `;
  if (!first.body) return;
  button.type = "button"; button.className = "quiet small"; button.textContent = spoken("Begin again with the first draft");
  button.addEventListener("click", () => { subject.value = first.subject; replaceAll(first.body); place.textContent = ""; });
  place.append(button);
}

// ---- underlines: a layer behind the text with the same words
function paint() {
  const parts = [];
  let at = 0;
  const lit = marks.find((m) => m.name === here); // of several about the same words, the one that is looked at is painted
  for (const mark of marks.filter((m) => !lit || m === lit || m.end <= lit.start || m.start >= lit.end).sort((a, b) => a.start - b.start)) {
    if (mark.start < at || mark.end > body.value.length || mark.start >= mark.end) continue;
    const element = document.createElement("mark");
    element.className = mark.name === here ? `${mark.level} here` : mark.level;
    element.textContent = body.value.slice(mark.start, mark.end);
    parts.push(body.value.slice(at, mark.start), element);
    at = mark.end;
  }
  mirror.replaceChildren(...parts, body.value.slice(at), "\n\u200b");
}
function difference(before, after) {
  let start = 0, end = 0;
  const most = Math.min(before.length, after.length);
  while (start < most && before[start] === after[start]) start++;
  while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  return { start, before: before.length - end, after: after.length - end };
}
let painted = body.value;
function follow() { // marks move with the words; those that are touched go until the draft is looked at again
  const { start, before, after } = difference(painted, body.value);
  const by = after - before;
  marks = marks.filter((m) => m.end <= start || m.start >= before).map((m) => (m.start >= before ? { ...m, start: m.start + by, end: m.end + by } : m));
  painted = body.value;
  paint();
}
function underline() {
  marks = [...list.querySelectorAll(".finding[data-where=words]")].map((one) => ({ start: +one.dataset.start, end: +one.dataset.end, level: one.classList[1], name: nameOf(one) }));
  follow();
}

// ---- looked at while one types; an answer that comes too late is dropped
async function look() {
  clearTimeout(waiting);
  if (flight) flight.abort();
  flight = new AbortController();
  const mine = ++asked, text = body.value;
  try {
    const answer = await fetch(form.dataset.look, { method: "POST", body: new FormData(form), signal: flight.signal, redirect: "error" });
    const html = await answer.text();
    if (mine !== asked) return;
    if (!answer.ok && answer.status !== 422) throw new Error(String(answer.status));
    const page = new DOMParser().parseFromString(html, "text/html");
    for (const part of ["serves", "findings"]) document.getElementById(part).replaceChildren(...page.querySelector(`[data-part=${part}]`).childNodes);
    forget();
    const words = page.querySelector("[data-part=found]").textContent.trim();
    if (found.textContent.trim() !== words) found.textContent = words;
    looked = painted = text;
    underline();
  } catch (problem) {
    if (problem.name !== "AbortError" && mine === asked) found.textContent = spoken("Otherward does not answer. What you type is kept in this browser; start it again and go on.");
  }
}
function typed() { follow(); keep(); clearTimeout(waiting); waiting = setTimeout(look, PAUSE); }

// ---- what was left as it is stays quiet on this page
const left = new Set();
const nameOf = (one) => `${one.dataset.code} ${one.dataset.text}`;
function forget() { for (const one of list.querySelectorAll(".finding")) if (left.has(nameOf(one))) one.remove(); }

// ---- fixes: one undoable step in the text
function replaceAll(text) {
  const { start, before, after } = difference(body.value, text);
  const piece = text.slice(start, after);
  body.focus();
  body.setSelectionRange(start, before);
  const done = piece ? document.execCommand("insertText", false, piece) : before > start && document.execCommand("delete");
  if (!done && body.value !== text) body.setRangeText(piece, start, before, "end");
  typed();
  look();
}
async function fix(button) {
  const one = button.closest(".finding"), name = nameOf(one), title = button.textContent;
  if (body.value !== looked) {
    await look();
    const fresh = [...list.querySelectorAll("[data-edits]")].find((b) => b.textContent === title && nameOf(b.closest(".finding")) === name);
    if (!fresh) return;
    button = fresh;
  }
  let text = body.value;
  for (const [start, end, piece] of JSON.parse(button.dataset.edits).sort((a, b) => b[0] - a[0] || b[1] - a[1])) text = text.slice(0, start) + piece + text.slice(end);
  replaceAll(text.replace(/\n{3,}/g, "\n\n"));
}
function show(start, end) {
  body.focus();
  body.setSelectionRange(start, end);
  const range = document.createRange(), walker = document.createTreeWalker(mirror, NodeFilter.SHOW_TEXT);
  for (let at = 0, node = walker.nextNode(); node; at += node.length, node = walker.nextNode()) {
    if (at + node.length <= start) continue;
    range.setStart(node, start - at);
    range.collapse(true);
    const top = range.getBoundingClientRect().top;
    if (top < 40 || top > innerHeight - 80) scrollBy({ top: top - innerHeight / 3 });
    return;
  }
}

// ---- words and reason belong together: the caret in the one, or the pointer on the other, lights both
function light(name, bring) {
  if (name === here) return;
  here = name;
  for (const one of list.querySelectorAll(".finding")) {
    const lit = one.dataset.where === "words" && nameOf(one) === name;
    one.classList.toggle("here", lit);
    if (lit && bring) one.scrollIntoView({ block: "nearest" });
  }
  paint();
}
const BESIDE = matchMedia("(min-width: 72rem)"); // elsewhere the reasons stand below, and nobody is taken there unasked
function atCaret(bring) {
  const at = body.selectionStart, mark = marks.find((m) => m.start <= at && at <= m.end);
  light(mark && body.selectionEnd <= mark.end ? mark.name : "", bring);
}
body.addEventListener("click", () => atCaret(BESIDE.matches));
body.addEventListener("keyup", () => atCaret(false));
for (const name of ["pointerover", "focusin"]) list.addEventListener(name, (event) => { const one = event.target.closest(".finding"); if (one) light(nameOf(one), false); });
list.addEventListener("pointerleave", () => light("", false));

// ---- sending is the user's own act
function say(words) { const place = document.getElementById("said"); if (place) place.textContent = words; }
const fit = () => body.value.replace(ALLOWED_HERE, "");
document.addEventListener("click", async (event) => {
  const target = event.target.closest("button, a");
  if (!target) return;
  const one = target.closest(".finding");
  if (target.matches("[data-edits]")) fix(target);
  else if (target.matches("[data-wording]")) replaceAll(target.dataset.wording);
  else if (target.matches("[data-show]")) show(+one.dataset.start, +one.dataset.end);
  else if (target.matches(".segment")) show(+target.dataset.start, +target.dataset.end);
  else if (target.matches("[data-leave]")) {
    const next = one.nextElementSibling || one.previousElementSibling;
    left.add(nameOf(one)); one.remove(); underline();
    (next ? next.querySelector("button") : body).focus();
  } else if (target.matches("[data-copy-draft]")) { // a link opens meanwhile
    await navigator.clipboard.writeText(fit()); say(spoken("Copied. Once it is sent:")); }
  else if (target.matches("[data-mailto]")) {
    target.href = `mailto:${form.dataset.mail}?subject=${encodeURIComponent(subject.value)}&body=${encodeURIComponent(fit().replace(/\n/g, "\r\n"))}`;
    say(spoken("Open in your mail program. Once it is sent:"));
  } else if (target.matches("[data-mail-file]")) say(spoken("Saved. Once it is sent:"));
  else if (target.matches("[data-take-along]")) {
    const was = kept(key), other = keyOf(target.dataset.takeAlong);
    if (was && !kept(other)) { localStorage.setItem(other, JSON.stringify({ subject: was.subject, body: was.body, at: was.at })); localStorage.removeItem(key); }
  }
});
document.addEventListener("htmx:afterSwap", () => { if (document.querySelector("[data-sent]")) localStorage.removeItem(key); });
body.addEventListener("input", typed);
subject.addEventListener("input", typed);
for (const name of ["kind", "closeness"]) form.elements[name].addEventListener("change", () => { keep(); look(); });
restore();
if (same({ subject: subject.value, body: body.value }, first)) underline(); else { painted = body.value; paint(); keep(); look(); }
