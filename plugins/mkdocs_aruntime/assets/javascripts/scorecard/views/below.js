/** What stands beneath the grid and is long to draw: it shows the last whole answer. */

import { html } from "../../view/html.js";

/** @import { ComponentChildren } from "preact" */
/** @import { Page } from "../page.js" */

/** @param {{ page: Page, id: string, children?: ComponentChildren }} props id: of its heading */
export function Below({ page, id, children }) {
  const { answer, settled, stale } = page.store;
  const old = stale.value || answer.value !== settled.value;
  return html`<section class="ar-below" aria-labelledby=${id} data-stale=${old ? "" : undefined}>
    ${children}
  </section>`;
}
