/** The part above the results: what was probably meant, kinds, recent searches, ways on. */

import { anchor, button, element } from "./elements.js";
import { forget, recent } from "./recent.js";

/**
 * @typedef {import("./answer.js").About} About
 * @typedef {{
 *   query: string,
 *   result: About | { failed: string } | null,
 *   scope: string,
 *   ask: (query: string) => void,
 *   redraw: () => void,
 * }} State
 */

const RENEWED = "renewed"; // as the worker says it

/**
 * @param {HTMLElement} panel
 * @param {State} state
 */
export function drawPanel(panel, state) {
  const { result, query, ask } = state;
  /** @type {Node[]} */
  let parts = [];
  if (query === "") parts = [...recents(state), ...ways()];
  else if (result !== null && "failed" in result) parts = [failed(result.failed)];
  else if (result !== null && shown(result) === 0)
    parts = [...nothing(result, state), ...recents(state), ...ways()];
  else if (result !== null) parts = [...meant(result, ask), ...kinds(result, ask)];
  panel.replaceChildren(...parts);
}

/** @param {About} about */
function shown({ kind, kinds, total }) {
  return kind === null ? total : (kinds.find((each) => each.slug === kind)?.count ?? 0);
}

/**
 * @param {About} about
 * @param {State["ask"]} ask
 */
function meant({ corrected, kind }, ask) {
  if (corrected === null) return [];
  const better = kind === null ? corrected : `in:${kind} ${corrected}`;
  return [
    element(
      "p",
      "ar-search__meant",
      "Did you mean ",
      anchor(better, ask, corrected),
      "? Its results are shown.",
    ),
  ];
}

/**
 * Buttons for the pointer; the keyboard finds the same as links at the end of each group.
 *
 * @param {About} about
 * @param {State["ask"]} ask
 */
function kinds({ kinds, kind, plain, total }, ask) {
  if (kinds.length < 2) return [];
  const all = chip("All", total, kind === null, () => ask(plain));
  const each = kinds.map(({ slug, plural, count }) =>
    chip(plural, count, kind === slug, () => ask(`in:${slug} ${plain}`)),
  );
  const group = element("div", "ar-search__kinds", all, ...each);
  group.setAttribute("role", "group");
  group.setAttribute("aria-label", "Kind of result");
  return [group];
}

/**
 * @param {string} label
 * @param {number} count
 * @param {boolean} pressed
 * @param {() => void} act
 */
function chip(label, count, pressed, act) {
  const made = button("ar-search__kind", act, label, element("span", "ar-search__count", ` ${count}`));
  made.setAttribute("aria-pressed", String(pressed));
  return made;
}

/**
 * @param {About} about
 * @param {State} state
 */
function nothing({ plain, total, short, quoted }, { ask }) {
  if (total > 0)
    return [element("p", "", "No results of this kind. ", anchor(plain, ask, `All ${total} results`))];
  if (short) return [];
  if (quoted) {
    const words = plain.replace(/["“”„«»]/g, " ").trim();
    return [
      element(
        "p",
        "",
        "No page has these words in this order. ",
        anchor(words, ask, "Search without the quotes"),
      ),
    ];
  }
  return [element("p", "", `No results for “${plain}”. Try a more general word, or another name for it.`)];
}

/** @param {string} why */
function failed(why) {
  if (why === RENEWED)
    return element("p", "", "The site was updated while this page was open. Reload the page to search it.");
  return element(
    "p",
    "",
    "The search index could not be loaded. Type another letter to try again; " +
      "without a network only earlier searches work.",
  );
}

/** @param {State} state */
function recents({ scope, ask, redraw }) {
  const searches = recent(scope);
  if (searches.length === 0) return [];
  const forgetAll = () => {
    forget(scope);
    redraw();
  };
  const clear = button("ar-search__clear", forgetAll, "Clear");
  // The box has a button of that name that empties it.
  clear.setAttribute("aria-label", "Clear recent searches");
  const head = element("div", "ar-search__head", element("h2", "", "Recent searches"), clear);
  const note = element("p", "ar-search__note", "Kept in this browser only.");
  return [head, links(searches.map((query) => anchor(query, ask, query))), note];
}

/** The main sections of the site, for those who would rather look around. */
function ways() {
  const tabs = [...document.querySelectorAll(".md-tabs__link")].filter(
    (link) => link instanceof HTMLAnchorElement,
  );
  if (tabs.length === 0) return [];
  const found = tabs.map((tab) => anchor(null, null, tab.textContent?.trim() ?? "", tab.href));
  return [element("div", "ar-search__head", element("h2", "", "Browse")), links(found)];
}

/** @param {HTMLElement[]} anchors */
function links(anchors) {
  return element("ul", "ar-search__links", ...anchors.map((each) => element("li", "", each)));
}
