/** A number to type, and one of several to choose. */

import { html } from "../../view/html.js";

/**
 * @param {{ label: string, value: number | undefined, min: number, max: number, step?: number | "any",
 *   unit?: string, change: (value: number) => void }} props
 */
export function NumberField({ label, value, min, max, step = 1, unit = "", change }) {
  return html`<label class="ar-sizing__field">
    <span>${label}${unit ? html` <small>${unit}</small>` : null}</span>
    <input
      type="number"
      inputmode="decimal"
      required
      min=${min}
      max=${max}
      step=${step}
      value=${value ?? ""}
      onInput=${(/** @type {{ currentTarget: HTMLInputElement }} */ { currentTarget }) => {
        if (currentTarget.value !== "" && currentTarget.validity.valid) change(currentTarget.valueAsNumber);
      }}
    />
  </label>`;
}

/**
 * @param {{ label: string, value: string, options: readonly { id: string, label: string }[],
 *   change: (value: string) => void }} props
 */
export function ChoiceField({ label, value, options, change }) {
  return html`<label class="ar-sizing__field">
    <span>${label}</span>
    <select
      class="ar-select"
      value=${value}
      onChange=${(/** @type {{ currentTarget: HTMLSelectElement }} */ event) =>
        change(event.currentTarget.value)}
    >
      ${options.map(
        ({ id, label: words }) =>
          html`<option key=${id} value=${id} selected=${id === value}>${words}</option>`,
      )}
    </select>
  </label>`;
}
