// The few things a page does beyond links, forms and htmx.
"use strict";
// Words in the page's language: those of the scripts come with the page (web/speaking.py), English needs none.
const WORDS = JSON.parse(document.getElementById("spoken")?.textContent || "{}");
function spoken(text, values = {}) { return (WORDS[text] ?? text).replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all); }
document.addEventListener("click", async (event) => {
  const copy = event.target.closest("[data-copy]");
  if (!copy) return;
  const text = copy.closest("details, [data-copies]").querySelector("[data-copy-source]").value;
  await navigator.clipboard.writeText(text);
  const words = copy.textContent;
  copy.textContent = spoken("Copied");
  setTimeout(() => { copy.textContent = words; }, 1500);
});
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) window.print();
});
document.addEventListener("change", (event) => {
  if (event.target.matches("[data-submit]")) event.target.form.submit();
});
document.addEventListener("htmx:afterRequest", (event) => {
  const form = event.target.closest && event.target.closest("[data-clear]");
  if (form && event.detail.successful) form.reset();
});
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-close-said]")) event.target.closest("[data-said]").remove();
  for (const one of document.querySelectorAll("details[data-closes][open]")) if (!one.contains(event.target)) one.open = false;
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const open = document.querySelector("details[data-closes][open], details.menu[open]");
  if (open) { open.open = false; open.querySelector("summary").focus(); }
});
// An answer that did not come is said, and what was typed stays.
for (const name of ["htmx:sendError", "htmx:timeout", "htmx:responseError"]) document.addEventListener(name, (event) => {
  const status = event.detail.xhr ? event.detail.xhr.status : 0;
  if (status >= 400 && status < 500) return;
  const bar = document.createElement("div"), words = document.createElement("p");
  bar.className = "said-bar"; bar.setAttribute("role", "alert"); bar.dataset.said = "";
  words.textContent = status ? spoken("Something went wrong here, and nothing was changed.") : spoken("Otherward does not answer; start it again and go on. What you typed is kept.");
  bar.append(words);
  document.body.append(bar);
  setTimeout(() => bar.remove(), 8000);
});
// Today and People can be read while the program is not running.
if (navigator.serviceWorker) addEventListener("load", () => navigator.serviceWorker.register("/sw.js").catch(() => {}));
