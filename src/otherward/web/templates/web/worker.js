{% load words %}// Today and People can be read while Otherward is not running. Network first; a copy says of which moment it is.
"use strict";
const PAGES = "pages {{ mark }}", FILES = "files {% asset 'web/style.css' %} {% asset 'web/page.js' %}", NOT_RUNNING = "/offline";
const NEEDED = [NOT_RUNNING, "{% asset 'web/style.css' %}", "{% asset 'web/icon.svg' %}", "{% asset 'web/fonts/source-serif-4-latin-600-normal.woff2' %}"];
const READ = /^\/(today|people(\/[^/]+)?)$/;
const HOW = { weekday: "long", day: "numeric", month: "long", hour: "numeric", minute: "2-digit" };

addEventListener("install", (event) => event.waitUntil(caches.open(FILES).then((kept) => kept.addAll(NEEDED)).then(() => skipWaiting())));
addEventListener("activate", (event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) if (name !== PAGES && name !== FILES) await caches.delete(name);
  await clients.claim();
})()));
addEventListener("fetch", (event) => {
  const { request } = event, at = new URL(request.url);
  if (request.method !== "GET" || at.origin !== location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(request, at));
  else if (at.pathname.startsWith("/static/")) event.respondWith(file(request));
});

async function page(request, at) {
  let answer = null;
  try { answer = await fetch(request); } catch {
    const copy = READ.test(at.pathname) && await (await caches.open(PAGES)).match(at.pathname);
    return copy || (await caches.open(FILES)).match(NOT_RUNNING);
  }
  if (answer.ok && READ.test(at.pathname) && !at.search) await keep(at.pathname, answer.clone()).catch(() => {}); // a full store keeps nothing, and the page is shown
  return answer;
}
async function keep(path, answer) {
  const text = await answer.text(), lang = (text.match(/<html lang="([^"]+)"/) || [])[1] || "en";
  const words = "Otherward is not running. This is how it stood on {}; nothing can be changed here.".replace("{}", new Date().toLocaleString(lang === "en" ? "en-GB" : lang, HOW));
  const marked = text.replace(/<main[^>]*>/, (main) => `${main}\n<p class="kept-copy" role="status">${words}</p>`);
  await (await caches.open(PAGES)).put(path, new Response(marked, { headers: { "Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": answer.headers.get("Content-Security-Policy"), "X-Content-Type-Options": "nosniff" } }));
}
async function file(request) { // their addresses hold their digests
  const kept = await caches.open(FILES), known = await kept.match(request);
  if (known) return known;
  const answer = await fetch(request);
  if (answer.ok && answer.status === 200) await kept.put(request, answer.clone()).catch(() => {});
  return answer;
}
