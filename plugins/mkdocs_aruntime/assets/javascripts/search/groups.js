/**
 * Headings between Material's results, where the kind changes, with how many there are; and the way to all of
 * them.
 */

import { anchor, element } from "./elements.js";

/** @typedef {import("./answer.js").About} About */

const OURS = "ar-search__group";

/**
 * @param {HTMLElement} list
 * @param {About | null} about
 * @param {(query: string) => void} ask
 */
export function drawGroups(list, about, ask) {
  for (const each of list.querySelectorAll(`:scope > .${OURS}`)) each.remove();
  // Labels, no landmark.
  for (const tags of list.querySelectorAll("nav.md-tags")) tags.setAttribute("role", "none");
  if (about === null) return;
  const results = /** @type {HTMLElement[]} */ ([...list.children]);
  if (about.whole > 0) results[about.whole]?.before(heading("With some of the words"));
  if (about.kind === null) drawKinds(results.slice(0, about.whole), about, ask);
}

/**
 * @param {HTMLElement[]} results
 * @param {About} about
 * @param {(query: string) => void} ask
 */
function drawKinds(results, about, ask) {
  results.forEach((result, i) => {
    const label = kindOf(result);
    const kind = about.kinds.find((each) => each.label === label);
    if (kind === undefined) return;
    if (kindOf(results[i - 1]) !== label) result.before(heading(kind.plural, kind.count));
    const count = results.filter((other) => kindOf(other) === label).length;
    if (kindOf(results[i + 1]) !== label && kind.count > count)
      result.after(wayToAll(kind, about.query, ask));
  });
}

/** @param {HTMLElement | undefined} result */
function kindOf(result) {
  return result?.querySelector(".md-tag")?.textContent ?? null;
}

/**
 * @param {string} text
 * @param {number} [count]
 */
function heading(text, count) {
  const title = element(
    "h2",
    "",
    text,
    element("span", "ar-search__count", count === undefined ? "" : ` ${count}`),
  );
  return element("li", `${OURS} ar-search__heading`, title);
}

/**
 * @param {About["kinds"][number]} kind
 * @param {string} query
 * @param {(query: string) => void} ask
 */
function wayToAll({ slug, plural, count }, query, ask) {
  const label =
    slug === plural.toLowerCase() ? `All ${count} in the ${slug}` : `All ${count} ${plural.toLowerCase()}`;
  return element("li", `${OURS} ar-search__all`, anchor(`in:${slug} ${query.trim()}`, ask, label));
}
