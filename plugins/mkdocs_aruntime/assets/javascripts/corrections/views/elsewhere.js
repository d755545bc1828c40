/** What is wrong at no field that is shown. */

import { html } from "../../view/html.js";

/** @param {{ messages: readonly string[] }} props */
export function Elsewhere({ messages }) {
  return messages.length === 0
    ? null
    : html`<ul class="ar-problems" role="alert">
      ${messages.map((message) => html`<li key=${message}>${message}</li>`)}
    </ul>`;
}
