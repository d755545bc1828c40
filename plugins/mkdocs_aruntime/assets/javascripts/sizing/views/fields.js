/** A number to type, and one of several to choose. */

import { useId } from "preact/hooks";
import { html } from "../../view/html.js";

/**
 * @param {{ label: string, value: number | undefined, min: number, max: number, step?: number | "any",
 *   unit?: string, change: (value: number) => void }} props
 */
export function NumberField({ label, value, min, max, step = 1, unit = "", change }) {
  const id = useId();
  return html`<div class="ar-sizing__field">
    <label for=${id}>${label}</label>
    <span>
      <input
        id=${id}
        type="number"
        inputmode="decimal"
        required
        aria-describedby=${unit ? `${id}-unit` : undefined}
        min=${min}
        max=${max}
        step=${step}
        value=${value ?? ""}
        onInput=${(/** @type {{ currentTarget: HTMLInputElement }} */ { currentTarget }) => {
          if (currentTarget.value !== "" && currentTarget.validity.valid) change(currentTarget.valueAsNumber);
        }}
      />
      ${unit ? html`<span class="ar-sizing__unit" id=${`${id}-unit`}>${unit}</span>` : null}
    </span>
  </div>`;
}

/**
 * @param {{ label: string, value: string, options: readonly { id: string, label: string }[],
 *   change: (value: string) => void }} props
 */
export function ChoiceField({ label, value, options, change }) {
  const id = useId();
  return html`<div class="ar-sizing__field">
    <label for=${id}>${label}</label>
    <select
      id=${id}
      class="ar-select"
      value=${value}
      onChange=${(/** @type {{ currentTarget: HTMLSelectElement }} */ event) =>
        change(event.currentTarget.value)}
    >
      ${options.map(
        ({ id: option, label: words }) =>
          html`<option key=${option} value=${option} selected=${option === value}>${words}</option>`,
      )}
    </select>
  </div>`;
}
