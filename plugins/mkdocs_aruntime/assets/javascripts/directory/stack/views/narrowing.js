/** What is asked of the stack: the needs of a use case or every responsibility, of all layers or some. */

import { html } from "../../../view/html.js";

/** @import { Props } from "./app.js" */

/** @param {Props} props */
export function Narrowing({ vocabulary, asked, useCases, go }) {
  const turn = (/** @type {string} */ id) =>
    go({
      ...asked,
      layers: asked.layers.includes(id) ? asked.layers.filter((each) => each !== id) : [...asked.layers, id],
    });
  return html`<div class="ar-narrowing">
    ${
      useCases.length > 0
        ? html`<label class="ar-narrowing__for">
        Requirements
        <select
          class="ar-select"
          value=${asked.useCase}
          onChange=${(/** @type {{ currentTarget: HTMLSelectElement }} */ event) =>
            go({ ...asked, useCase: event.currentTarget.value })}
        >
          <option value="" selected=${asked.useCase === ""}>All responsibilities</option>
          ${useCases.map(
            ({ id, label }) => html`<option value=${id} selected=${asked.useCase === id}>${label}</option>`,
          )}
        </select>
      </label>`
        : null
    }
    <div class="ar-narrowing__layers" role="group" aria-label="Layers to look at">
      ${[...vocabulary.layers].reverse().map(
        ({ id, label, definition }) => html`<button
          type="button"
          key=${id}
          class="ar-chip"
          title=${definition}
          aria-pressed=${asked.layers.includes(id) ? "true" : "false"}
          onClick=${() => turn(id)}
        >
          ${label}
        </button>`,
      )}
      ${
        asked.layers.length > 0
          ? html`<button type="button" class="ar-link-button" onClick=${() => go({ ...asked, layers: [] })}>
          All layers
        </button>`
          : null
      }
    </div>
  </div>`;
}
