/** Fields of the drawer: a label above, and what is typed counts when the field is left. */

import { html } from "../../../view/html.js";
import { Typed } from "../typed.js";

/** @import { Level } from "../../model.js" */

/**
 * @param {{
 *   label: string, value: string, commit: (words: string) => void, type?: string, placeholder?: string,
 *   maxlength?: number, name?: string,
 * }} props
 */
export function Field({
  label,
  value,
  commit,
  type = "text",
  placeholder = "",
  maxlength = 300,
  name = label,
}) {
  return html`<label class="ar-field">${label}
    <${Typed} type=${type} value=${value} commit=${commit} placeholder=${placeholder} maxlength=${maxlength}
      aria-label=${name} soon />
  </label>`;
}

/**
 * @param {{ label: string, value: string, commit: (words: string) => void, rows?: number, maxlength?: number
 *   }} props
 */
export function LongField({ label, value, commit, rows = 3, maxlength = 4000 }) {
  const typed = (/** @type {Event} */ { target }) =>
    commit(/** @type {HTMLTextAreaElement} */ (target).value);
  return html`<label class="ar-field">${label}
    <textarea rows=${rows} maxlength=${maxlength} value=${value} onInput=${typed}></textarea>
  </label>`;
}

/**
 * @param {{ label: string, levels: readonly { id: Level, label: string }[], value: Level, name?: string,
 *   commit: (level: Level) => void }} props
 */
export function LevelField({ label, levels, value, commit, name = label }) {
  const choose = (/** @type {Event} */ { target }) =>
    commit(/** @type {Level} */ (/** @type {HTMLSelectElement} */ (target).value));
  return html`<label class="ar-field">${label}
    <select value=${value} aria-label=${name} onChange=${choose}>
      ${levels.map((each) => html`<option value=${each.id} key=${each.id}>${each.id} ${each.label}</option>`)}
    </select>
  </label>`;
}
