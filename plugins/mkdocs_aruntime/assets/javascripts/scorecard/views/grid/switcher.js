/** On a phone the grid shows one candidate; this says which, and goes to the next. */

import { html } from "../../../view/html.js";

/** @import { Page } from "../../page.js" */

/** @param {{ page: Page, ids: string[] }} props */
export function Switcher({ page, ids }) {
  const { shown, names } = page.store;
  const now = Math.max(ids.indexOf(shown.value), 0);
  const go = (/** @type {number} */ by) => (shown.value = ids[(now + by + ids.length) % ids.length] ?? "");
  const choose = (/** @type {Event} */ { target }) => {
    shown.value = /** @type {HTMLSelectElement} */ (target).value;
  };
  return html`<div class="ar-switcher">
    <button type="button" aria-label="Previous candidate" onClick=${() => go(-1)}>‹</button>
    <select aria-label="Candidate shown" value=${ids[now]} onChange=${choose}>
      ${ids.map(
        (id, at) =>
          html`<option value=${id} key=${id}>${names.value.get(id)} (${at + 1} of ${ids.length})</option>`,
      )}
    </select>
    <button type="button" aria-label="Next candidate" onClick=${() => go(1)}>›</button>
  </div>`;
}
