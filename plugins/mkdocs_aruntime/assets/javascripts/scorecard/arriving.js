/**
 * Runs before the page is drawn: where a link or this browser brings another decision, the example is not
 * shown first.
 */
(() => {
  const name = "data-ar-arriving";
  const root = document.documentElement;
  const linked = /(?:^#|&)(?:d|decision|candidate|use-case)=/.test(location.hash);
  let kept = false;
  try {
    kept = Object.keys(sessionStorage).some((key) => key.startsWith("aruntime-scorecard "));
  } catch {
    // storage is blocked, so nothing is kept
  }
  if (!linked && !kept) return;
  root.setAttribute(name, "");
  setTimeout(() => root.removeAttribute(name), 4000); // the page's scripts may have failed
})();
