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
    if (relatedTarget !== null) inside = root.contains(/** @type {Node} */ (relatedTarget));
    else
      setTimeout(() => {
        inside &&= !isThere(target);
      }); // what stays was left; what goes lost its focus
  });
  const restore = () => {
    const [last] = chain;
    if (!inside || last === undefined || document.activeElement !== document.body || isThere(last)) return;
    const around = chain.find((each) => each !== last && each.isConnected) ?? root;
    const next = [...around.querySelectorAll(FOCUSABLE)].find((each) => each.checkVisibility());
    if (next instanceof HTMLElement) return next.focus({ preventScroll: true });
    around.tabIndex = -1;
    around.focus({ preventScroll: true });
  };
  const watched = { childList: true, subtree: true, attributes: true, attributeFilter: ["disabled"] };
  new MutationObserver(restore).observe(root, watched);
}

/** @param {EventTarget | null} target */
function isThere(target) {
  return target instanceof HTMLElement && target.isConnected && !target.matches(":disabled");
}
