/** What is wrong at no field of the form. */

import { html } from "../../view/html.js";

/** @import { Problem } from "../../evaluator/client.js" */

/** @param {{ problems: readonly Problem[], shown: (path: string) => boolean }} props */
export function Elsewhere({ problems, shown }) {
  const rest = problems.filter(({ path }) => !shown(path));
  return rest.length === 0
    ? null
    : html`<ul class="ar-problems" role="alert">
      ${rest.map(({ message }) => html`<li key=${message}>${message}</li>`)}
    </ul>`;
}
