/** Elements with text, never HTML. */

/**
 * @param {string} tag
 * @param {string} name of its class
 * @param {(Node | string)[]} children
 */
export function element(tag, name, ...children) {
  const made = document.createElement(tag);
  if (name !== "") made.className = name;
  made.append(...children);
  return made;
}

/**
 * @param {string} name
 * @param {() => void} act
 * @param {(Node | string)[]} children
 */
export function button(name, act, ...children) {
  const made = element("button", name, ...children);
  made.setAttribute("type", "button");
  made.addEventListener("click", act);
  return made;
}

/**
 * A link that asks for something else, or leads elsewhere. Material's keys go from link to link, and its
 * Enter opens the one whose child has the best score, so that every link in its list needs a child with one.
 *
 * @param {string | null} query
 * @param {((query: string) => void) | null} ask
 * @param {string} text
 * @param {string} [href]
 */
export function anchor(query, ask, text, href) {
  const made = document.createElement("a");
  const inner = element("span", "", text);
  inner.dataset.mdScore = "-1";
  made.append(inner);
  made.href = href ?? addressOf(query ?? "");
  if (query !== null && ask !== null) {
    made.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      event.stopPropagation(); // or the theme closes the box
      ask(query);
    });
  }
  return made;
}

/** @param {string} query */
function addressOf(query) {
  const url = new URL(location.href);
  url.hash = "";
  url.searchParams.set("q", query);
  return url.href;
}
