/** The components of the stack, and the box to add one by typing. */

import { useMemo } from "preact/hooks";
import { Combobox } from "../../../view/combobox.js";
import { html } from "../../../view/html.js";
import { labelled } from "../../api.js";
import { optionsOf } from "../../catalog.js";
import { MOST } from "../address.js";

/** @import { Props } from "./app.js" */

export const BOX = "ar-stack-add";

/** @param {Props} props */
export function Components({ directory, vocabulary, runtimes, asked, where, go }) {
  const all = useMemo(() => optionsOf(directory), [directory]);
  const options = all.filter((option) => !asked.ids.includes(option.id));
  const without = (/** @type {string} */ id) => {
    go({ ...asked, ids: asked.ids.filter((each) => each !== id) });
    document.getElementById(BOX)?.focus();
  };
  return html`<div class="ar-components">
    ${
      runtimes.length > 0
        ? html`<ul class="ar-components__list" aria-label="Components of the stack">
        ${runtimes.map(
          (runtime) => html`<li key=${runtime.id} class="ar-card">
            <a href=${`${where.site}runtimes/${runtime.id}/`}>${runtime.name}</a>${" "}
            <span>${runtime.versions.reviewed}</span>
            <button
              type="button"
              class="ar-components__drop"
              aria-label=${`Remove ${runtime.name}`}
              title="Remove"
              onClick=${() => without(runtime.id)}
            >
              <span aria-hidden="true">×</span>
            </button>
            <small>${runtime.layers.map((layer) => labelled(vocabulary.layers, layer)).join(", ")}</small>
          </li>`,
        )}
      </ul>`
        : null
    }
    ${
      asked.ids.length < MOST
        ? html`<${Combobox}
        id=${BOX}
        label=${runtimes.length > 0 ? "Add a component" : "Add your first component"}
        placeholder="Type a name or a layer"
        options=${options}
        take=${(/** @type {string} */ id) => go({ ...asked, ids: [...asked.ids, id] })}
      />`
        : html`<p class="ar-note">${MOST} components are the most that fit.</p>`
    }
  </div>`;
}
