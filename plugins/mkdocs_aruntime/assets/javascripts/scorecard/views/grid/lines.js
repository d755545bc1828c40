/** Lines of the grid: one must-have, or one criterion, across all candidates. */

import { html } from "../../../view/html.js";
import { checkWords } from "../../checks-in-words.js";
import { levelFor } from "../../decision/pasting.js";
import { CheckCell } from "./cell.js";
import { ScoreCell } from "./score-cell.js";
import { Weight } from "./weight.js";

/** @import { Page } from "../../page.js" */
/** @import { CheckRow, ScoreRow } from "../../state/rows.js" */

/**
 * @param {{ page: Page, row: CheckRow, ids: string }} props ids: of the candidates, one text so that it can
 *   be compared
 */
export function CheckLine({ page, row, ids }) {
  const { live, site, drawer } = page.store;
  const words = row.check ? checkWords(row.check, site.catalog.vocabulary) : row.own;
  const open = () => (drawer.value = { kind: "requirement", row: row.id });
  const note = `${row.check ? "" : "General check. "}${needed(row, page)}`;
  return html`<tr data-row=${row.id}>
    <th scope="row">
      ${
        live.value
          ? html`<button type="button" class="ar-grid__ask" onClick=${open}>${words}</button>`
          : words
      }
      <small>${note}</small>
    </th>
    ${split(ids).map((id) => html`<${CheckCell} key=${id} page=${page} row=${row} id=${id} />`)}
  </tr>`;
}

/**
 * What decides the must-have, in the words of the policy.
 *
 * @param {CheckRow} row
 * @param {Page} page
 */
function needed(row, { store }) {
  const documents = store.stage.value === "shortlist" ? row.gate.minimum.shortlist : undefined;
  const level = documents ?? levelFor(row);
  const label = store.site.policy["evidence-levels"].find((each) => each.id === level)?.label ?? "";
  return `Requires ${level}${label ? `: ${label.charAt(0).toLowerCase()}${label.slice(1)}` : ""}`;
}

/** @param {{ page: Page, row: ScoreRow, ids: string, way: string }} props */
export function ScoreLine({ page, row, ids }) {
  const { live } = page.store;
  const { criterion } = row;
  return html`<tr data-row=${row.id}>
    <th scope="row">
      <span class="ar-grid__criterion">
        <span>${criterion.label}</span>
        <${Weight} page=${page} criterion=${criterion} fixed=${!live.value} />
      </span>
    </th>
    ${split(ids).map((id) => html`<${ScoreCell} key=${id} page=${page} row=${row} id=${id} />`)}
  </tr>`;
}

/** @param {string} ids */
export function split(ids) {
  return ids === "" ? [] : ids.split(" ");
}
