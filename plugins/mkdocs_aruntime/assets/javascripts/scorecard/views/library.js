/** The decisions kept in this browser, and what there is to say about keeping them. */

import { html } from "../html.js";
import { Typed } from "./typed.js";

/** @typedef {{ [key: string]: any }} Any */
/** @import { Kept } from "../keeping.js" */
/** @import { Entry } from "../library.js" */

/** @param {{ kept: Kept, actions: Any }} props */
export function Library({ kept, actions }) {
  const here = kept.list.filter((each) => !each.deleted);
  const gone = kept.list.filter((each) => each.deleted);
  return html`<details class="ar-quiet ar-library" id="library">
    <summary>Your decisions <span class="ar-note">${here.length === 0 ? "none kept yet" : `${here.length} kept in this browser`}</span></summary>
    ${here.length === 0 ? html`<p class="ar-note">The first change you make is kept in this browser, and every one after it.</p>` : null}
    <ul class="ar-library__list">
      ${here.map((each) => html`<${Row} key=${each.key} entry=${each} open=${each.key === kept.key} actions=${actions} />`)}
    </ul>
    ${gone.length === 0
      ? null
      : html`<p class="ar-note">Deleted, kept for 30 days:</p>
          <ul class="ar-library__list">
            ${gone.map(
              (each) => html`<li key=${each.key}>
                <s class="ar-library__title">${each.title}</s>
                <button type="button" aria-label=${`Bring back ${each.title}`} onClick=${() => actions.restore(each.key)}>Bring back</button>
              </li>`,
            )}
          </ul>`}
  </details>`;
}

/** @param {{ entry: Entry, open: boolean, actions: Any }} props */
function Row({ entry, open, actions }) {
  const { key, title, problem } = entry;
  const button = (/** @type {string} */ word, /** @type {() => void} */ act) =>
    html`<button type="button" aria-label=${`${word} ${title}`} onClick=${act}>${word}</button>`;
  const rename = (/** @type {string} */ words) => {
    if (words.trim()) actions.rename(key, words.trim());
  };
  return html`<li aria-current=${open ? "true" : undefined}>
    ${problem
      ? html`<span class="ar-library__title">${title}<small>Cannot be opened: ${problem}.</small></span>`
      : html`<span class="ar-library__title">
          <${Typed} value=${title} commit=${rename} maxlength="300" aria-label=${`Title of ${title}`} />
          <small>${open ? "open, changed" : "changed"} ${when(entry.changed)}</small>
        </span>`}
    ${problem || open ? null : button("Open", () => actions.open(key))}
    ${problem ? null : button("Duplicate", () => actions.duplicate(key))}
    ${problem ? button("Export", () => actions.exportKept(key)) : null}
    ${button("Delete", () => actions.remove(key))}
  </li>`;
}

/** @param {{ kept: Kept, notice: { words: string, link?: string } | null, fault: string, actions: Any }} props */
export function Notices({ kept, notice, fault, actions }) {
  const { trouble, conflict } = kept;
  return html`<div class="ar-notices">
    <div role="status">
      ${notice === null
        ? null
        : html`<div class="ar-notice ar-notice--said">
            <p>${notice.words}</p>
            ${notice.link ? html`<input type="text" readonly value=${notice.link} aria-label="Link to this decision" onFocus=${(/** @type {Any} */ event) => event.target.select()} />` : null}
            <p class="ar-files"><button type="button" onClick=${actions.hush}>Close</button></p>
          </div>`}
    </div>
    ${fault
      ? html`<div class="ar-notice" role="alert">
          <p>${fault}</p>
          <p class="ar-files">
            <button type="button" onClick=${actions.again}>Try again</button>
            <button type="button" onClick=${actions.exportDecision}>Export the decision</button>
          </p>
        </div>`
      : null}
    ${trouble === null
      ? null
      : html`<div class="ar-notice" role="alert">
          <p>${TROUBLES[trouble]}</p>
          <p class="ar-files"><button type="button" onClick=${actions.exportDecision}>Export the decision</button></p>
        </div>`}
    ${conflict === null ? null : html`<${Disagreement} conflict=${conflict} actions=${actions} />`}
  </div>`;
}

/** @type {Record<string, string>} */
const TROUBLES = {
  blocked: "This browser does not let the page keep anything. What you type is here until the tab is closed; export it before.",
  full: "The browser’s storage is full, so the last changes are not kept. Export the decision, or delete others.",
  newer: "A newer version of this page has taken over what is kept here. Export what you changed, then reload.",
};

/** @param {{ conflict: Any, actions: Any }} props */
function Disagreement({ conflict, actions }) {
  const choice = (/** @type {string} */ word, /** @type {string} */ chosen) =>
    html`<button type="button" onClick=${() => actions.resolve(chosen)}>${word}</button>`;
  return html`<div class="ar-notice" role="alert">
    <p>
      ${conflict.deleted
        ? "This decision was deleted in another tab. Here it is still whole; nothing more of it is kept until you choose."
        : `This decision was changed in another tab (${when(conflict.changed)}). Here you see this tab’s; nothing more of it is kept until you choose.`}
    </p>
    <p class="ar-files">
      ${conflict.deleted
        ? [choice("Keep it", "mine"), choice("Let it go", "theirs")]
        : [choice("Show the other tab’s", "theirs"), choice("Keep this tab’s", "mine"), choice("Keep both", "both")]}
    </p>
  </div>`;
}

/** @param {string} changed ISO 8601 */
function when(changed) {
  return changed ? new Date(changed).toLocaleString("sv-SE", { dateStyle: "short", timeStyle: "short" }) : "just now";
}
