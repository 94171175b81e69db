// The few things a page does beyond links, forms and htmx.
"use strict";
document.addEventListener("click", async (event) => {
  const copy = event.target.closest("[data-copy]");
  if (!copy) return;
  const text = copy.closest("details").querySelector("[data-copy-source]").value;
  await navigator.clipboard.writeText(text);
  const words = copy.textContent;
  copy.textContent = "Copied";
  setTimeout(() => { copy.textContent = words; }, 1500);
});
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) window.print();
});
document.addEventListener("change", (event) => {
  if (event.target.matches("[data-submit]")) event.target.form.submit();
  if (event.target.matches("input[type=file]")) named(event.target);
});
document.addEventListener("htmx:afterRequest", (event) => {
  const form = event.target.closest && event.target.closest("[data-clear]");
  if (form && event.detail.successful) form.reset();
});
function named(input) {
  const place = input.form.querySelector("[data-chosen]");
  const names = [...input.files].map((file) => file.name);
  place.textContent = names.length > 4 ? `${names.slice(0, 4).join(", ")} and ${names.length - 4} more` : names.join(", ");
}
const drop = document.querySelector("[data-drop]");
if (drop) {
  for (const name of ["dragenter", "dragover"]) drop.addEventListener(name, (event) => { event.preventDefault(); drop.classList.add("over"); });
  for (const name of ["dragleave", "drop"]) drop.addEventListener(name, () => drop.classList.remove("over"));
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    const input = drop.querySelector("input[type=file]");
    input.files = event.dataTransfer.files;
    named(input);
    if (input.files.length) drop.requestSubmit();
  });
}
document.addEventListener("keydown", (event) => {
  if (event.target.matches("input, textarea, select") || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "/") {
    const field = document.querySelector("input[type=search]");
    if (field) { event.preventDefault(); field.focus(); } else { location.href = "/people"; }
  }
});
// Today and People can be read while the program is not running.
if (navigator.serviceWorker) addEventListener("load", () => navigator.serviceWorker.register("/sw.js").catch(() => {}));
