/**
 * Registers the worker that keeps opened pages for reading without a network, and tells it what came before
 * it.
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
  void tell([location.href.replace(/#.*$/s, "")]);
  const observer = new PerformanceObserver((list) => {
    const entries = /** @type {PerformanceResourceTiming[]} */ (list.getEntries());
    const past = entries.filter(({ workerStart }) => workerStart === 0);
    if (past.length > 0) void tell(past.map(({ name }) => name));
  });
  observer.observe({ type: "resource", buffered: true });
}

/** @param {string[]} opened addresses of what was loaded past the worker */
async function tell(opened) {
  const { active } = await navigator.serviceWorker.ready;
  active?.postMessage({ opened });
}
