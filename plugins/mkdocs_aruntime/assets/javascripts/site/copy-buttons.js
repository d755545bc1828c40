/**
 * Material puts each copy button into a navigation landmark without a name; a button needs none.
 */

/** @param {ParentNode} within */
function unmark(within) {
  for (const nav of within.querySelectorAll(".md-code__nav:not([role])")) nav.setAttribute("role", "none");
}

const article = document.querySelector("article");
if (article !== null) {
  unmark(article);
  new MutationObserver(() => unmark(article)).observe(article, { childList: true, subtree: true });
}
