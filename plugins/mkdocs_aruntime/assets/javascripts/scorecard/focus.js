/** Focus never falls to the body: where what had it is gone, its nearest neighbour that is left gets it. */

const FOCUSABLE =
  "button:not(:disabled), [href], input:not(:disabled), select, textarea, summary, [tabindex]";

/** @param {HTMLElement} root */
export function guardFocus(root) {
  /** @type {HTMLElement[]} what had the focus last, and all that it stood in */
  let chain = [];
  let inside = false;
  root.addEventListener("focusin", ({ target }) => {
    inside = true;
    chain = [];
    for (
      let each = /** @type {HTMLElement | null} */ (target);
      each && root.contains(each);
      each = each.parentElement
    ) {
      chain.push(each);
    }
  });
  root.addEventListener("focusout", ({ target, relatedTarget }) => {
    const left = target instanceof HTMLElement && target.isConnected && !target.matches(":disabled");
    if (relatedTarget !== null || left) inside = false;
  });
  const restore = () => {
    const [last] = chain;
    if (!inside || last === undefined || document.activeElement !== document.body) return;
    if (last.isConnected && !last.matches(":disabled")) return;
    const around = chain.find((each) => each !== last && each.isConnected) ?? root;
    const next = around.matches(FOCUSABLE) ? around : around.querySelector(FOCUSABLE);
    if (next instanceof HTMLElement) return next.focus({ preventScroll: true });
    around.tabIndex = -1;
    around.focus({ preventScroll: true });
  };
  const watched = { childList: true, subtree: true, attributes: true, attributeFilter: ["disabled"] };
  new MutationObserver(restore).observe(root, watched);
}
