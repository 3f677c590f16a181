/* Answers without network: the form that logs a contact, and nothing that anybody wrote or saw.
   Names and waiting contacts are no part of this; they lie in the browser's own store. */
const SHELL = "verder-shell-2";
const PAGE = "/log/offline/";
const PARTS = [
  PAGE,
  "/manifest.webmanifest",
  "/static/vendor/tabler/tabler.min.css",
  "/static/vendor/htmx/htmx.min.js",
  "/static/vendor/icons.svg",
  "/static/vendor/inter/latin.woff2",
  "/static/img/favicon.svg",
  "/static/css/values.css",
  "/static/css/elements.css",
  "/static/css/frame.css",
  "/static/css/top.css",
  "/static/css/page.css",
  "/static/css/gate.css",
  "/static/css/panels.css",
  "/static/css/charts.css",
  "/static/css/fields.css",
  "/static/css/messages.css",
  "/static/css/texts.css",
  "/static/css/tables.css",
  "/static/css/print.css",
  "/static/css/contacts.css",
  "/static/js/theme.js",
  "/static/js/page.js",
  "/static/js/charts.js",
  "/static/js/contact_draft.js",
  "/static/js/contact_queue.js",
  "/static/js/wording.js",
  "/static/js/contact_offline.js",
];

const keepShell = async () => (await caches.open(SHELL)).addAll(PARTS);

self.addEventListener("install", (event) => {
  event.waitUntil(keepShell());
  self.skipWaiting();
});

self.addEventListener("activate", (event) => {
  const others = (names) => Promise.all(names.filter((name) => name !== SHELL).map((name) => caches.delete(name)));
  event.waitUntil(caches.keys().then(others).then(() => self.clients.claim()));
});

/* The network first, so that what is kept is never in the way of what is new. */
async function answer(request, instead) {
  try {
    return await fetch(request);
  } catch (failure) {
    const kept = await caches.match(instead, { ignoreSearch: true, ignoreVary: true });
    if (kept) return kept;
    throw failure;
  }
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  const { origin, pathname } = new URL(request.url);
  if (origin !== self.location.origin) return;
  if (request.mode === "navigate") event.respondWith(answer(request, PAGE));
  else if (PARTS.includes(pathname)) event.respondWith(answer(request, pathname));
});

/* A page that is online asks to keep the shell as it is now. */
self.addEventListener("message", (event) => {
  if (event.data === "keep") event.waitUntil(keepShell().catch(() => {}));
});
