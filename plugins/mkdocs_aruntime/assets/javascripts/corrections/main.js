/**
 * Opens the form of a correction where "Correct this" is chosen; without scripts these links open the file.
 * The form itself is fetched when the first one is opened, and the list of those that were begun where there
 * is one.
 */

import { CHANGED, waiting } from "./drafts.js";

const root = document.getElementById("ar-correcting");

document.addEventListener("click", (event) => {
  const link =
    event.target instanceof Element
      ? event.target.closest("a:is([data-correct], [data-correct-term], [data-correct-section])")
      : null;
  if (!(link instanceof HTMLAnchorElement) || root === null) return;
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  import("./opening.js").then(
    ({ open }) => open(root, link),
    () => location.assign(link.href), // no connection to the form: the file then
  );
});

function listWaiting() {
  const content = document.querySelector(".md-content__inner");
  if (root === null || content === null || waiting().length === 0) return;
  for (const event of [CHANGED, "storage"]) window.removeEventListener(event, listWaiting);
  import("./listing.js").then(
    ({ list }) => list(root, content),
    () => {}, // no connection: what was begun is kept
  );
}

for (const event of [CHANGED, "storage"]) window.addEventListener(event, listWaiting);
listWaiting();
