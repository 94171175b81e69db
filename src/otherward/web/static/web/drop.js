// Files and whole folders, dropped or chosen; each keeps its place in its folder, which often says whose it is.
"use strict";
{ // its names are its own: it stands beside the scripts of every page of the example
for (const form of document.querySelectorAll("[data-drop=\"\"]")) {
  form.dataset.drop = "ready";
  const input = form.querySelector("input[type=file]"), paths = form.querySelector("[data-paths]"), folder = form.querySelector("[data-folder]");
  input.addEventListener("change", (event) => {
    if (event.isTrusted) place([...input.files].map((file) => [file, file.name]), paths);
    named(input);
    if (input.files.length) form.requestSubmit();
  });
  for (const name of ["dragenter", "dragover"]) form.addEventListener(name, (event) => { event.preventDefault(); form.classList.add("over"); });
  for (const name of ["dragleave", "drop"]) form.addEventListener(name, () => form.classList.remove("over"));
  form.addEventListener("drop", (event) => dropped(event, input, paths));
  const choose = form.querySelector("[data-choose]");
  if (choose) {
    choose.hidden = false;
    choose.addEventListener("click", (event) => { event.preventDefault(); input.click(); });
  }
  if (form.dataset.anywhere) {
    input.addEventListener("cancel", () => location.assign(form.dataset.anywhere)); // no files at hand: that page says how to get each
    if (!document.body.dataset.drops) anywhere(form, input, paths);
  }
  if (folder && "webkitdirectory" in input) {
    const whole = document.createElement("input");
    whole.type = "file";
    whole.webkitdirectory = true;
    whole.addEventListener("change", () => take(input, [...whole.files].filter((file) => !/(^|\/)\./.test(file.webkitRelativePath)).map((file) => [file, file.webkitRelativePath]), paths));
    folder.addEventListener("click", () => whole.click());
    folder.hidden = false;
  }
  // Chosen before this ran; what a browser puts back on going back or reloading is not sent again.
  if (input.files.length && performance.getEntriesByType("navigation")[0]?.type === "navigate") { place([...input.files].map((file) => [file, file.name]), paths); named(input); form.requestSubmit(); }
}
async function dropped(event, input, paths) {
  event.preventDefault();
  const roots = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry && item.webkitGetAsEntry()).filter(Boolean);
  if (!paths || !roots.some((root) => root.isDirectory)) return take(input, [...event.dataTransfer.files].map((file) => [file, file.name]), paths);
  const found = [];
  for (const root of roots) await below(root, found);
  take(input, found, paths);
}
// In the example, files may be dropped anywhere on the page.
function anywhere(form, input, paths) {
  document.body.dataset.drops = "";
  const meant = (event) => event.dataTransfer && [...event.dataTransfer.types].includes("Files") && !event.target.closest("[data-drop]");
  document.addEventListener("dragover", (event) => { if (meant(event)) { event.preventDefault(); document.body.dataset.drops = "over"; } });
  document.addEventListener("dragleave", (event) => { if (!event.relatedTarget) document.body.dataset.drops = ""; });
  document.addEventListener("drop", (event) => { document.body.dataset.drops = ""; if (meant(event)) dropped(event, input, paths); });
}
async function below(entry, found) {
  if (entry.name.startsWith(".")) return;
  if (entry.isFile) { found.push([await new Promise((yes, no) => entry.file(yes, no)), entry.fullPath]); return; }
  const reader = entry.createReader();
  for (let some; (some = await new Promise((yes, no) => reader.readEntries(yes, no))).length;) for (const one of some) await below(one, found);
}
function take(input, found, paths) {
  const all = new DataTransfer();
  for (const [file] of found) all.items.add(file);
  input.files = all.files;
  place(found, paths);
  input.dispatchEvent(new Event("change", { bubbles: true }));
}
// Where each stood, and when it was last changed: a note without a day of its own is of that day.
function place(found, paths) {
  if (paths) paths.value = JSON.stringify(found.map(([file, path]) => [path, file.lastModified]));
}
function named(input) {
  const names = [...input.files].map((file) => file.name);
  input.form.querySelector("[data-chosen]").textContent = names.length > 4 ? spoken("{names} and {count} more", { names: names.slice(0, 4).join(", "), count: names.length - 4 }) : names.join(", ");
}
}
