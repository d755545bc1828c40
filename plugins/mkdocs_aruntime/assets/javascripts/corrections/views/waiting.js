/** The corrections that were begun and not sent, above the page: each can be gone on with, or deleted. */

import { useEffect, useState } from "preact/hooks";
import { html } from "../../view/html.js";
import { counted } from "../../view/problems.js";
import { CHANGED, restore, waiting } from "../drafts.js";

/** @import { Waiting } from "../drafts.js" */

/** @param {{ site: string, open: boolean }} props open: the list is what the page is for */
export function WaitingList({ site, open }) {
  const [rows, setRows] = useState(waiting);
  const [gone, setGone] = useState(/** @type {Waiting[]} */ ([]));
  useEffect(() => {
    const read = () => setRows(waiting());
    for (const event of [CHANGED, "storage"]) window.addEventListener(event, read);
    return () => {
      for (const event of [CHANGED, "storage"]) window.removeEventListener(event, read);
    };
  }, []);
  const kept = new Set(rows.map(({ thing }) => thing));
  const shown = [...rows, ...gone.filter(({ thing }) => !kept.has(thing))].sort((one, other) =>
    one.label.localeCompare(other.label),
  );
  if (shown.length === 0) return null;
  const many = rows.length === 1 ? "One correction" : `${counted(rows.length)} corrections`;
  return html`<section class="ar-drafts" aria-label="Corrections not sent yet">
    <details open=${open}>
      <summary>${many} not sent yet, kept in this browser</summary>
      <ul>
        ${shown.map(
          (row) => html`<${Row}
            key=${row.thing}
            row=${row}
            site=${site}
            there=${kept.has(row.thing)}
            remove=${() => {
              setGone([...gone, row]);
              restore(row.thing, null);
            }}
          />`,
        )}
      </ul>
    </details>
  </section>`;
}

/** @param {{ row: Waiting, site: string, there: boolean, remove: () => void }} props */
function Row({ row: { thing, label, text, page, data }, site, there, remove }) {
  const turn = () => (there ? remove() : restore(thing, text));
  return html`<li>
    <span>${label}${there ? "" : ": deleted"}</span>
    ${there ? html`<a href=${site + page} ...${data} aria-label=${`Continue: ${label}`}>Continue</a>` : null}
    <button
      type="button"
      class="md-button"
      aria-label=${`${there ? "Delete" : "Restore"}: ${label}`}
      onClick=${turn}
    >
      ${there ? "Delete" : "Restore"}
    </button>
  </li>`;
}
