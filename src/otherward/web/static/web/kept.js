// What is typed into a form and not sent yet survives a reload: it is kept in this browser until the form went through.
"use strict";
(() => {
  const PREFIX = "otherward.form.", SENT = "otherward.sent";
  const isKept = (field) => field.name && field.name !== "csrfmiddlewaretoken" && field.matches("textarea, input:not([type]), input[type=text], input[type=email], input[type=url], input[type=number], input[type=time]");
  const formsOf = (root) => [...root.querySelectorAll("form:not(.write, [data-not-kept], [role=search])")];
  function nameOf(form) {
    const fields = [...form.elements].filter(isKept).map((field) => field.id || field.name);
    return PREFIX + (form.getAttribute("hx-post") || form.getAttribute("action") || location.pathname) + " " + fields.join(" ");
  }
  function keep(form) {
    const typed = {};
    for (const field of form.elements) if (isKept(field) && field.value !== field.defaultValue) typed[field.name] = field.value;
    try { if (Object.keys(typed).length) localStorage.setItem(nameOf(form), JSON.stringify(typed)); else localStorage.removeItem(nameOf(form)); } catch { /* a full or closed store keeps nothing, and typing goes on */ }
  }
  function restore(form) {
    let typed = null;
    try { typed = JSON.parse(localStorage.getItem(nameOf(form))); } catch { return; }
    for (const [name, value] of Object.entries(typed || {})) {
      const field = form.elements[name];
      if (field && isKept(field) && field.value === field.defaultValue) { field.value = value; const around = field.closest("details"); if (around) around.open = true; }
    }
  }
  // a form that was sent is let go when the next page says no problem
  try {
    const sent = sessionStorage.getItem(SENT);
    if (sent && !document.querySelector("main .problem")) localStorage.removeItem(sent);
    sessionStorage.removeItem(SENT);
  } catch { /* nothing was kept */ }
  for (const form of formsOf(document)) restore(form);
  document.addEventListener("input", (event) => { const form = event.target.form; if (form && isKept(event.target) && formsOf(document).includes(form)) keep(form); });
  document.addEventListener("submit", (event) => { try { sessionStorage.setItem(SENT, nameOf(event.target)); } catch { /* as above */ } });
  document.addEventListener("htmx:afterRequest", (event) => {
    const form = event.target.closest && event.target.closest("form");
    if (!form) return;
    try { sessionStorage.removeItem(SENT); if (event.detail.successful) localStorage.removeItem(nameOf(form)); } catch { /* as above */ }
  });
})();
