// Ctrl-K finds any person, page or action; `?` shows all keys; `g` and a letter go to a page.
"use strict";
(() => {
  const opener = document.querySelector("[data-palette]");
  if (!opener) return;
  const make = (tag, attributes = {}, ...children) => {
    const one = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) one.setAttribute(name, value);
    one.append(...children);
    return one;
  };

  // ---- the palette: a field that owns a list; arrows choose, Enter goes
  const input = make("input", { type: "text", role: "combobox", "aria-expanded": "true", "aria-controls": "palette-list", "aria-autocomplete": "list", "aria-label": spoken("Find a person, a page or something to do"), placeholder: spoken("A person, a page, something to do …"), autocomplete: "off", spellcheck: "false" });
  const list = make("div", { role: "listbox", id: "palette-list", "aria-label": spoken("Found") });
  const palette = make("dialog", { class: "palette", "aria-label": spoken("Find") }, input, list);
  document.body.append(palette);
  let asked = 0, flight = null, coming = null;
  const options = () => [...list.querySelectorAll("[role=option]")];
  function choose(one) {
    for (const other of options()) other.setAttribute("aria-selected", String(other === one));
    if (one) { input.setAttribute("aria-activedescendant", one.id); one.scrollIntoView({ block: "nearest" }); } else input.removeAttribute("aria-activedescendant");
  }
  async function look() {
    if (flight) flight.abort();
    flight = new AbortController();
    const mine = ++asked;
    try {
      const answer = await fetch(`${opener.dataset.find}?q=${encodeURIComponent(input.value)}`, { signal: flight.signal });
      const html = await answer.text();
      if (mine !== asked) return;
      list.replaceChildren(...new DOMParser().parseFromString(html, "text/html").body.childNodes);
      choose(options()[0]);
    } catch (problem) { if (problem.name !== "AbortError") list.replaceChildren(spoken("Otherward does not answer; is it still running?")); }
  }
  function open() {
    if (palette.open) return;
    input.value = "";
    palette.showModal();
    coming = look();
  }
  input.addEventListener("input", () => { coming = look(); });
  input.addEventListener("keydown", async (event) => {
    if (event.key === "Enter") { // what was typed counts, not what was found for the letters before
      event.preventDefault();
      await coming;
      const one = options().find((other) => other.getAttribute("aria-selected") === "true");
      if (one && palette.open) one.click();
      return;
    }
    const all = options(), at = all.findIndex((one) => one.getAttribute("aria-selected") === "true");
    if (event.key === "ArrowDown") choose(all[(at + 1) % all.length]);
    else if (event.key === "ArrowUp") choose(all[(at - 1 + all.length) % all.length]);
    else return;
    event.preventDefault();
  });
  list.addEventListener("pointermove", (event) => { const one = event.target.closest("[role=option]"); if (one) choose(one); });
  palette.addEventListener("click", (event) => { if (event.target === palette || event.target.closest("[role=option]")) palette.close(); });
  opener.addEventListener("click", (event) => { if (!event.ctrlKey && !event.metaKey) { event.preventDefault(); open(); } });

  // ---- all keys, told by `?`
  const KEYS = [[spoken("Ctrl K"), spoken("find a person, a page or something to do")], ["/", spoken("search, where there is a search field")], ["j  k", spoken("the next card, the one before")], ["Enter", spoken("do what the chosen card offers first")], ["l", spoken("later, for the chosen card")], ["x", spoken("not this, for the chosen card")], ["n", spoken("type what you learned")], ["u", spoken("undo what was just done")], ["?", spoken("these keys")], ["Esc", spoken("close")]];
  const keys = make("dialog", { class: "keys", "aria-labelledby": "keys-title" });
  function showKeys() {
    const rows = make("dl");
    const pages = [...document.querySelectorAll(".rail .places a")].map((a) => [`g ${a.dataset.key}`, a.textContent.trim()]);
    for (const [key, words] of [...KEYS, ...pages]) rows.append(make("dt", {}, make("kbd", {}, key)), make("dd", {}, words));
    const close = make("button", { type: "button", class: "quiet small" }, spoken("Close"));
    close.addEventListener("click", () => keys.close());
    keys.replaceChildren(make("div", { class: "head" }, make("h2", { id: "keys-title" }, spoken("Keys")), close), rows);
    keys.showModal();
  }
  document.body.append(keys);
  keys.addEventListener("click", (event) => { if (event.target === keys) keys.close(); });
  document.addEventListener("click", (event) => { if (event.target.closest("[data-keys]")) showKeys(); });

  // ---- keys of the page
  let going = 0;
  const cards = () => [...document.querySelectorAll("main article.card:not(.gone)")];
  const card = () => document.activeElement && document.activeElement.closest("article.card");
  function step(by) {
    const all = cards(), at = all.indexOf(card());
    const next = all[Math.max(0, Math.min(all.length - 1, at + by))];
    if (!next) return;
    next.tabIndex = -1;
    next.focus();
    next.scrollIntoView({ block: "nearest" });
  }
  const press = (selector) => { const one = (card() || document).querySelector(selector); if (one) one.click(); return Boolean(one); };
  const focus = (selector) => { const one = document.querySelector(selector); if (one) one.focus(); return Boolean(one); };
  const DO = {
    "?": () => { showKeys(); return true; },
    "/": () => focus("main input[type=search]") || (open(), true),
    j: () => (step(1), true), k: () => (step(-1), true),
    Enter: () => document.activeElement === card() && press(".acts .primary"),
    l: () => Boolean(card()) && press("[data-later]"),
    x: () => { const menu = card() && card().querySelector("details.menu"); if (!menu) return false; menu.open = true; menu.querySelector(".reasons button").focus(); return true; },
    n: () => focus(".line input:not([type=hidden])"),
    u: () => { const one = document.querySelector("[data-said] form button") || document.querySelector(".gone [data-undo]"); if (one) one.click(); return Boolean(one); },
  };
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") { event.preventDefault(); open(); return; }
    if (event.ctrlKey || event.metaKey || event.altKey || palette.open || keys.open || event.target.matches("input, textarea, select, [contenteditable]")) return;
    if (going && Date.now() - going < 10000) {
      going = 0;
      const there = document.querySelector(`.rail .places a[data-key="${CSS.escape(event.key)}"]`);
      if (there) { event.preventDefault(); location.href = there.href; return; }
    }
    if (event.key === "g") { going = Date.now(); return; }
    if (Object.hasOwn(DO, event.key) && DO[event.key]()) event.preventDefault();
  });
})();
