/** Under which condition a claim holds: a key of the vocabulary, and its words. */

import { html } from "../../view/html.js";

/** @import { ConditionKey } from "../../view/model.js" */
/** @import { Draft } from "../document.js" */

/**
 * @param {{ conditions: readonly ConditionKey[], rows: Draft["when"], problems: string[],
 *   set: (rows: Draft["when"]) => void }} props
 */
export function Conditions({ conditions, rows, problems, set }) {
  const shown = rows.length > 0 ? rows : [{ key: "", words: "" }];
  const put = (/** @type {number} */ at, /** @type {Partial<Draft["when"][number]>} */ more) =>
    set(shown.map((row, i) => (i === at ? { ...row, ...more } : row)));
  return html`<fieldset>
    <legend>Under which condition</legend>
    ${shown.map(
      (row, at) => html`<div class="ar-correcting__row" key=${at}>
        <select
          aria-label="Kind of condition"
          value=${row.key}
          onInput=${(/** @type {{ currentTarget: HTMLSelectElement }} */ event) =>
            put(at, { key: event.currentTarget.value })}
        >
          <option value="">No condition</option>
          ${conditions.map(({ id, label }) => html`<option key=${id} value=${id}>${label}</option>`)}
        </select>
        <input
          type="text"
          aria-label="Words of the condition, set apart by commas"
          placeholder="words, set apart by commas"
          value=${row.words}
          onInput=${(/** @type {{ currentTarget: HTMLInputElement }} */ event) =>
            put(at, { words: event.currentTarget.value })}
        />
      </div>`,
    )}
    ${problems.map((problem) => html`<p class="ar-correcting__problem" key=${problem}>${problem}</p>`)}
    <button type="button" class="md-button" onClick=${() => set([...shown, { key: "", words: "" }])}>
      And another
    </button>
  </fieldset>`;
}
