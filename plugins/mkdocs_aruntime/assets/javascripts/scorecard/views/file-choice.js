/** A button that takes a file, chosen or dropped. */

import { html } from "../../view/html.js";

/** @param {{ label: string, accept?: string, take: (file: File) => void }} props */
export function FileChoice({ label, accept = ".json,.yml,.yaml,.md", take }) {
  const choose = (/** @type {Event} */ { target }) => {
    const input = /** @type {HTMLInputElement} */ (target);
    const file = input.files?.[0];
    if (file) take(file);
    input.value = "";
  };
  return html`<label class="ar-import">${label}<input type="file" accept=${accept} onChange=${choose} />
    </label>`;
}
