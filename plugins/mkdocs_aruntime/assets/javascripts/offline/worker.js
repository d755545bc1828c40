/**
 * The site without a network: what a reader has opened opens again.
 *
 * Files whose address is their content are taken from the cache; everything else from the network, and from
 * the cache where there is none or it does not answer, so that a new deploy is seen at once. Served from the
 * site's root as `offline.js`, with one line before this one that names the evaluator's folder: a new
 * evaluator is a new worker.
 */

/**
 * @typedef {Event & { waitUntil: (done: Promise<unknown>) => void }} Lasting
 * @typedef {Lasting & { request: Request, respondWith: (answer: Promise<Response>) => void }} Asked
 * @typedef {{
 *   EVALUATOR: string,
 *   registration: ServiceWorkerRegistration,
 *   clients: { claim: () => Promise<void> },
 *   addEventListener(type: "fetch", listener: (event: Asked) => void): void,
 *   addEventListener(type: "message", listener: (event: MessageEvent & Lasting) => void): void,
 *   addEventListener(type: "install" | "activate", listener: (event: Lasting) => void): void,
 * }} Worker
 */

const worker = /** @type {Worker} */ (/** @type {unknown} */ (self));
const SCOPE = worker.registration.scope;
const CACHE = `aruntime ${new URL(SCOPE).pathname}`;

const UNCHANGING =
  /^assets\/(evaluator\/[0-9a-f]{64}\/|(javascripts|stylesheets)\/.*\.[0-9a-f]{8}\.min\.(js|css)$)/;
const KEPT = /^(assets|api|search)\//;
const SCRIPT = /^assets\/.*(?<!\.min)\.js$/;
const IMPORT = /\b(?:from|import)\s*\(?\s*"(\.{1,2}\/[^"]+)"/g;
const COMMENT = /\/\*.*?\*\//gs;
const PATIENCE = 3000; // milliseconds that a network has which takes requests and never answers
const DISTRUST = 30_000; // milliseconds in which, after that, a page's other files are not waited for again
const FALLBACK = /(\.whl|python_stdlib\.zip)$/; // what only a start without the snapshot needs

// A new worker waits, as is usual, until no page of the old one is open: what an open page needs is not taken
// from it.
worker.addEventListener("activate", (/** @type {Lasting} */ event) =>
  event.waitUntil(Promise.all([worker.clients.claim(), forgetOldEvaluators()])),
);

worker.addEventListener("fetch", (/** @type {Asked} */ event) => {
  const { request } = event;
  const path = pathOf(request.url);
  if (request.method !== "GET" || path === null || request.headers.has("range")) return;
  if (UNCHANGING.test(path)) event.respondWith(fromCache(request));
  else if (request.mode === "navigate" || request.destination || KEPT.test(path))
    event.respondWith(fromNetwork(request));
});

worker.addEventListener("message", (/** @type {Lasting & MessageEvent} */ event) => {
  if (Array.isArray(event.data?.opened)) event.waitUntil(keepOpened(event.data.opened.map(String)));
});

/**
 * Where a file stands in the site; null where it is none of the site's.
 *
 * @param {string} url
 */
function pathOf(url) {
  return url.startsWith(SCOPE) ? url.slice(SCOPE.length).replace(/[?#].*$/s, "") : null;
}

/** @param {Request} request one that is to be loaded anew says that what is kept is damaged */
async function fromCache(request) {
  const cache = await caches.open(CACHE);
  const found = request.cache === "reload" ? undefined : await cache.match(request.url, { ignoreVary: true });
  return found ?? keep(cache, request.url, await fetch(request));
}

let silentUntil = 0; // until when the network counts as one that does not answer

/** @param {Request} request */
async function fromNetwork(request) {
  const cache = await caches.open(CACHE);
  const page = request.mode === "navigate";
  const kept = () => cache.match(request.url, { ignoreVary: true, ignoreSearch: page });
  const answer = fetch(request).then((response) => {
    silentUntil = 0;
    return keep(cache, request.url, response);
  });
  answer.catch(() => {}); // where nobody waits for it any more
  try {
    return (await inTime(answer)) ?? (await kept()) ?? (await answer);
  } catch (error) {
    const found = await kept();
    if (found) return found;
    if (page) return offlinePage(cache);
    throw error;
  }
}

/**
 * The answer, or null where none comes for a while: the reader then gets what is kept.
 *
 * @param {Promise<Response>} answer
 * @returns {Promise<Response | null>}
 */
async function inTime(answer) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  /** @type {Promise<null>} */
  const late = new Promise((resolve) => {
    const silent = () => {
      silentUntil = Date.now() + DISTRUST;
      resolve(null);
    };
    timer = setTimeout(silent, Date.now() < silentUntil ? 0 : PATIENCE);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * @param {Cache} cache
 * @param {string} url
 * @param {Response} response
 */
async function keep(cache, url, response) {
  if (response.status === 200 && response.type === "basic") void put(cache, url, response.clone());
  return response;
}

/**
 * A full disk is no reason to fail the reader's request.
 *
 * @param {Cache} cache
 * @param {string} url
 * @param {Response} response
 */
function put(cache, url, response) {
  return cache.put(url.replace(/#.*$/s, ""), response).catch(() => {});
}

/**
 * What a page loaded before this worker was there, or past it.
 *
 * @param {string[]} urls
 */
async function keepOpened(urls) {
  const cache = await caches.open(CACHE);
  for (const url of urls) {
    if (pathOf(url) === null) continue;
    await keepOnce(cache, url);
    if (url.endsWith("/manifest.json")) await keepEvaluator(cache, url);
  }
}

/**
 * A script with the modules that it names: what a worker imports is not among what its page has loaded.
 *
 * @param {Cache} cache
 * @param {string} url
 */
async function keepOnce(cache, url) {
  if (await cache.match(url, { ignoreVary: true })) return;
  const response = await fetch(url, { cache: "force-cache" }).catch(() => null);
  if (response?.status !== 200) return;
  await put(cache, url, response);
  const script = SCRIPT.test(pathOf(url) ?? "") ? ((await (await cache.match(url))?.text()) ?? "") : "";
  for (const [, name] of script.replace(COMMENT, "").matchAll(IMPORT))
    await keepOnce(cache, new URL(String(name), url).href);
}

/**
 * @param {Cache} cache
 * @param {string} url of its manifest
 */
async function keepEvaluator(cache, url) {
  const manifest = await (await cache.match(url))?.json();
  for (const name of Object.keys(manifest?.files ?? {})) {
    if (manifest.snapshot === null || !FALLBACK.test(name)) await keepOnce(cache, new URL(name, url).href);
  }
}

/** Two are kept: the current one, and the one that an open page may have started with. */
async function forgetOldEvaluators() {
  const cache = await caches.open(CACHE);
  const keys = (await cache.keys()).filter(({ url }) => url.startsWith(`${SCOPE}assets/evaluator/`));
  const folders = [...new Set(keys.map(({ url }) => url.replace(/[^/]*$/, "")))].filter(
    (folder) => folder !== SCOPE + worker.EVALUATOR,
  );
  const old = folders.slice(0, -1);
  await Promise.all(
    keys.filter(({ url }) => old.some((folder) => url.startsWith(folder))).map((key) => cache.delete(key)),
  );
}

/** @param {Cache} cache */
async function offlinePage(cache) {
  const paths = (await cache.keys())
    .map(({ url }) => new URL(url).pathname)
    .filter((path) => path.endsWith("/"));
  const links = [...new Set(paths)]
    .sort()
    .map((path) => `<li><a href="${escaped(path)}">${escaped(decodeURI(path))}</a></li>`);
  const html = `<!doctype html><html lang="en"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>No connection</title>
<style>
:root{color-scheme:light dark}
body{max-width:40rem;margin:3rem auto;padding:0 1rem;font:1rem/1.6 system-ui,sans-serif}
</style>
<h1>No connection</h1>
<p>This page has not been opened in this browser before. These have, and open without a network:</p>
<ul>${links.join("")}</ul>`;
  const headers = {
    "Content-Type": "text/html; charset=utf-8",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'",
  };
  return new Response(html, { status: 503, headers });
}

/** @param {string} text */
function escaped(text) {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
