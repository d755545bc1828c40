/** Beside a count: of how many more it is not established. */

import { html } from "../../view/html.js";

/** @param {{ unknown: number }} props */
export function More({ unknown }) {
  if (unknown === 0) return null;
  const words = `${unknown} more ${unknown === 1 ? "is" : "are"} unknown`;
  return html`<span class="ar-more" title=${words}>
    <span aria-hidden="true"> +${unknown}?</span>
    <span class="ar-vh">, ${words}</span>
  </span>`;
}
