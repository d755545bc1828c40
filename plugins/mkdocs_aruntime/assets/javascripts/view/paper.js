/** What is folded on the screen is unfolded on paper, and folded again afterwards. */

/**
 * @param {Element} root
 * @param {string} selector of the details to open
 */
export function unfoldOnPaper(root, selector) {
  /** @type {HTMLDetailsElement[]} */
  let opened = [];
  addEventListener("beforeprint", () => {
    const folded = [...root.querySelectorAll(selector)].filter(
      (each) => each instanceof HTMLDetailsElement && !each.open,
    );
    opened = /** @type {HTMLDetailsElement[]} */ (folded);
    for (const each of opened) each.open = true;
  });
  addEventListener("afterprint", () => {
    for (const each of opened) each.open = false;
  });
}
