/**
 * Registers the worker that keeps opened pages for reading without a network, and tells it what came before it.
 */

const ROOT = new URL("../../../../", import.meta.url);

if ("serviceWorker" in navigator && ROOT.origin === location.origin) {
  // Python may have started before the worker is there, which is told of it then.
  document.addEventListener("aruntime:loaded", (event) => {
    if (event instanceof CustomEvent) void tell(event.detail);
  });
  if (document.readyState === "complete") void start();
  else addEventListener("load", () => void start(), { once: true });
}

async function start() {
  try {
    await navigator.serviceWorker.register(new URL("offline.js", ROOT));
  } catch {
    return; // the site is whole without it
  }
  await tell([]);
}

/** @param {string[]} more addresses that a worker of the page has loaded */
async function tell(more) {
  const { active } = await navigator.serviceWorker.ready;
  const loaded = performance.getEntriesByType("resource").map((entry) => entry.name);
  active?.postMessage({ opened: [location.href.replace(/#.*$/s, ""), ...loaded, ...more] });
}
