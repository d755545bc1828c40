/** The decisions kept in this browser: opened, renamed, duplicated, deleted and restored. */

import { html } from "../../view/html.js";
import { Menu, closeMenu } from "../../view/menu.js";
import { Typed } from "./typed.js";

/** @import { Page } from "../page.js" */
/** @import { Entry } from "../state/library.js" */

/** @param {{ page: Page }} props */
export function Library({ page }) {
  const { list, key } = page.store.kept.value;
  const here = list.filter((each) => !each.deleted);
  const gone = list.filter((each) => each.deleted);
  const none = "The first change you make is kept in this browser, and every one after it.";
  return html`<${Menu} id="library" label="Your decisions" note=${here.length > 0 ? String(here.length) : ""}>
    ${here.length === 0 ? html`<p class="ar-note">${none}</p>` : null}
    <ul class="ar-library">
      ${here.map(
        (each) => html`<${Item} key=${each.key} entry=${each} open=${each.key === key} page=${page} />`,
      )}
    </ul>
    ${
      gone.length === 0
        ? null
        : html`<p class="ar-note">Deleted, kept for 30 days:</p>
          <ul class="ar-library">
            ${gone.map(({ key: other, title }) => {
              const restore = () => page.decisions.persistence.restore(other);
              return html`<li key=${other}>
                <s class="ar-library__title">${title}</s>
                <button type="button" aria-label=${`Restore ${title}`} onClick=${restore}>Restore</button>
              </li>`;
            })}
          </ul>`
    }
    <p class="ar-library__example">
      <button type="button" onClick=${then(() => page.decisions.beginExample())}>
        Open the worked example</button>
      <button type="button" onClick=${then(() => page.decisions.beginEmpty())}>Start empty</button>
    </p>
  <//>`;
}

/**
 * Closes the menu, then acts.
 *
 * @param {() => unknown} act
 */
function then(act) {
  return (/** @type {Event} */ event) => {
    closeMenu(event.target);
    act();
  };
}

/** @param {{ entry: Entry, open: boolean, page: Page }} props */
function Item({ entry, open, page }) {
  const { key, title, problem } = entry;
  const { decisions, say } = page;
  const act = async (/** @type {Promise<unknown>} */ done) => {
    try {
      await done;
    } catch (error) {
      say(error instanceof Error ? error.message : String(error));
    }
  };
  const button = (/** @type {string} */ word, /** @type {(event: Event) => unknown} */ run) =>
    html`<button type="button" aria-label=${`${word} ${title}`} onClick=${run}>${word}</button>`;
  const rename = (/** @type {string} */ words) => {
    if (words.trim()) void act(decisions.rename(key, words.trim()));
  };
  return html`<li aria-current=${open ? "true" : undefined}>
    ${
      problem
        ? html`<span class="ar-library__title">${title}<small>Cannot be opened: ${problem}.</small></span>`
        : html`<span class="ar-library__title">
          <${Typed} value=${title} commit=${rename} maxlength="300" aria-label=${`Title of ${title}`} />
          <small>${open ? "open, changed" : "changed"} ${when(entry.changed)}</small>
        </span>`
    }
    ${
      problem || open
        ? null
        : button(
            "Open",
            then(() => act(decisions.open(key))),
          )
    }
    ${problem ? null : button("Duplicate", () => act(decisions.persistence.duplicate(key)))}
    ${problem ? button("Export", () => page.exportKept(key)) : null}
    ${button("Delete", () => act(decisions.remove(key)))}
  </li>`;
}

/** @param {string} changed ISO 8601 */
export function when(changed) {
  if (!changed) return "just now";
  return new Date(changed).toLocaleString("sv-SE", { dateStyle: "short", timeStyle: "short" });
}
