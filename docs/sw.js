// Service worker: pages that were read stay readable without a connection, and any other page says so in words.
// Network first: a reader with a connection never sees an old copy. Only files of the search index whose address names
// one version for ever are taken from here first.

const PAGES = "cong-1";
const SEARCH = "cong-tim-kiem-1";
const MOST = { [PAGES]: 60, [SEARCH]: 600 };
const { pathname: HOME } = new URL(registration.scope);
const OFFLINE = new URL("ngoai-tuyen/", registration.scope).href;
const SHELL = [OFFLINE, ...["assets/portal.css", "assets/display.js", "assets/portal.js", "assets/favicon.svg"].map(
  (path) => new URL(path, registration.scope).href,
)];
const SEARCH_PAGE = `${HOME}tim-kiem/`;
const SEARCH_SCRIPTS = [`${HOME}assets/find.js`, `${HOME}assets/search.js`];
const EDITOR = `${HOME}quan-tri/`;
const FOR_EVER = /\/tim-kiem\/chi-muc\/[0-9a-f]{12}\//;

addEventListener("install", (event) => {
  event.waitUntil(caches.open(PAGES).then((cache) => cache.addAll(SHELL)).then(() => skipWaiting()));
});

addEventListener("activate", (event) => {
  const drop = async () => {
    const names = await caches.keys();
    await Promise.all(names.filter((name) => !(name in MOST)).map((name) => caches.delete(name)));
  };
  event.waitUntil(drop());
});

addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  // The page for staff keeps nothing on a reader's device.
  const mine = origin === location.origin && !pathname.startsWith(EDITOR);
  if (request.method === "GET" && mine && !request.headers.has("range")) event.respondWith(answer(request));
});

async function answer(request) {
  const { pathname } = new URL(request.url);
  // A search reads many small files: they have a place of their own, so that they push no page out.
  const name = pathname.startsWith(SEARCH_PAGE) || SEARCH_SCRIPTS.includes(pathname) ? SEARCH : PAGES;
  // Every query is the same page.
  const key = pathname === SEARCH_PAGE ? pathname : request;
  const cache = await caches.open(name);
  const lasting = FOR_EVER.test(pathname) && (await cache.match(key));
  if (lasting) return lasting;
  try {
    const response = await fetch(request);
    if (response.ok && response.type === "basic") await keep(cache, key, response.clone(), MOST[name]);
    return response;
  } catch (error) {
    const kept = await cache.match(key, { ignoreSearch: request.mode === "navigate" });
    if (kept) return kept;
    // Its links are relative, so it is shown at its own address.
    if (request.mode === "navigate") return Response.redirect(OFFLINE);
    throw error;
  }
}

async function keep(cache, key, response, most) {
  await cache.put(key, response);
  const kept = await cache.keys();
  const droppable = kept.filter(({ url }) => !SHELL.includes(url));
  await Promise.all(droppable.slice(0, Math.max(0, droppable.length - most)).map((old) => cache.delete(old)));
}
