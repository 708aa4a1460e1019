// Service worker: pages that were read stay readable without a connection, and any other page says so in words.
// Network first, always: a reader with a connection never sees an old copy.

const CACHE = "cong-1";
const MOST_PAGES = 60;
const OFFLINE = new URL("ngoai-tuyen/", registration.scope).href;
const SHELL = [OFFLINE, ...["assets/portal.css", "assets/display.js", "assets/portal.js", "assets/favicon.svg"].map(
  (path) => new URL(path, registration.scope).href,
)];

addEventListener("install", (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(SHELL)).then(() => skipWaiting()));
});

addEventListener("activate", (event) => {
  const drop = async () => {
    const names = await caches.keys();
    await Promise.all(names.filter((name) => name !== CACHE).map((name) => caches.delete(name)));
  };
  event.waitUntil(drop());
});

addEventListener("fetch", (event) => {
  const { request } = event;
  const mine = new URL(request.url).origin === location.origin;
  if (request.method === "GET" && mine && !request.headers.has("range")) event.respondWith(answer(request));
});

async function answer(request) {
  const cache = await caches.open(CACHE);
  try {
    const response = await fetch(request);
    if (response.ok && response.type === "basic") await keep(cache, request, response.clone());
    return response;
  } catch (error) {
    const kept = await cache.match(request, { ignoreSearch: request.mode === "navigate" });
    if (kept) return kept;
    // Its links are relative, so it is shown at its own address.
    if (request.mode === "navigate") return Response.redirect(OFFLINE);
    throw error;
  }
}

async function keep(cache, request, response) {
  await cache.put(request, response);
  const kept = await cache.keys();
  const droppable = kept.filter(({ url }) => !SHELL.includes(url));
  await Promise.all(droppable.slice(0, Math.max(0, droppable.length - MOST_PAGES)).map((old) => cache.delete(old)));
}
