/** The comparison itself: subjects down, candidates across, differences first, a proof behind every cell. */

import { html } from "../../../view/html.js";
import { wordsOf } from "../../../view/states.js";
import { Place, Proof } from "../../views/proof.js";

/** @import { Where } from "../../views/proof.js" */
/** @import { Cell as CellData } from "../cells.js" */
/** @import { Comparison, Item, Kind, Section } from "../compared.js" */

/** @type {Readonly<Record<Kind, string>>} */
const KINDS = { differs: "differs", open: "unknown", same: "same" };

/** @param {{ comparison: Comparison, items: Item[], all: boolean } & Where} props */
export function Sides({ comparison, items, all, ...where }) {
  const sections = comparison.sections
    .map((section) => ({
      ...section,
      rows: section.rows.filter((row) => all || row.kind !== "same"),
    }))
    .filter((section) => section.rows.length > 0);
  return html`<div class="ar-scroll ar-sides" tabindex="0" role="region" aria-label="Side by side">
    <table class="ar-table ar-sides__table" style=${`--ar-count: ${items.length}`}>
      <caption class="ar-vh">${items.map((item) => item.name).join(" and ")}, side by side</caption>
      <thead>
        <tr><th scope="col">Subject</th>${items.map((item) => html`<th scope="col">${item.name}</th>`)}</tr>
      </thead>
      ${sections.map(
        (section) => html`<${Rows} key=${section.id} section=${section} items=${items} where=${where} />`,
      )}
    </table>
  </div>`;
}

/** @param {{ section: Section, items: Item[], where: Where }} props */
function Rows({ section, items, where }) {
  return html`<tbody>
    <tr class="ar-sides__group"><th scope="rowgroup" colspan=${items.length + 1}>${section.label}</th></tr>
    ${section.rows.map(
      (row) => html`<tr key=${row.id} data-kind=${row.kind}>
        <th scope="row">
          <span title=${row.definition || undefined}>${row.label}</span>
          <span class="ar-sides__kind">${KINDS[row.kind]}</span>
        </th>
        ${row.cells.map(
          (cell, at) => html`<td data-label=${items[at]?.name}>
            <${Cell} cell=${cell} where=${where} name=${`${row.label}, ${items[at]?.name}`} />
          </td>`,
        )}
      </tr>`,
    )}
  </tbody>`;
}

/** @param {{ cell: CellData, where: Where, name: string }} props */
function Cell({ cell, where, name }) {
  const words = wordsOf(cell.value ?? undefined);
  return html`<details class="ar-proof">
    <summary>
      <span class="ar-vh">${name}: </span>
      ${
        cell.value === null
          ? html`<span class="ar-proof__fact">${cell.text}</span>`
          : html`<span class="ar-state" data-value=${words.value}>
          <span class="ar-state__mark" aria-hidden="true">${words.mark}</span> ${cell.text}
        </span>`
      }
      ${cell.notes.map((note) => html`<span class="ar-proof__note">${note}</span>`)}
    </summary>
    ${cell.proofs.map((proof) => html`<${Proof} proof=${proof} />`)}
    ${
      cell.proofs.length === 0 && cell.value !== null
        ? html`<p class="ar-note">
        ${cell.stated ? "No quote is recorded for this." : "The entry doesn't say."}
      </p>`
        : null
    }
    <p class="ar-claim__links">
      ${cell.places.map(
        (place) => html`<${Place}
          place=${place}
          where=${where}
          word=${place.word ?? (cell.places.length > 1 ? place.runtime.name : "On its page")}
        />`,
      )}
    </p>
  </details>`;
}
