/** On a narrow screen: the facets in a sheet of their own, with the number of results on its way out. */

import { useRef } from "preact/hooks";
import { html } from "../../view/html.js";

/**
 * @param {{ count: number, unknown: number, kept: boolean, active: number,
 *   children?: import("preact").ComponentChildren }} props kept: whether the unknown are in the count
 */
export function Sheet({ count, unknown, kept, active, children }) {
  const sheet = useRef(/** @type {HTMLDialogElement | null} */ (null));
  return html`
    <button type="button" class="md-button md-button--primary" onClick=${() => sheet.current?.showModal()}>
      Filter
      ${active > 0 ? ` (${active})` : ""}
    </button>
    <dialog class="ar-sheet-dialog" ref=${sheet} aria-label="Filters">
      <div class="ar-sheet-dialog__body">${children}</div>
      <form method="dialog" class="ar-sheet-dialog__foot">
        <button class="md-button md-button--primary">
          Show ${count} ${count === 1 ? "entry" : "entries"}
        </button>
        ${
          unknown > 0
            ? html`<span>${kept ? `${unknown} of them unknown` : `${unknown} more unknown`}</span>`
            : null
        }
      </form>
    </dialog>
  `;
}
