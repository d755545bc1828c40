/** The score range of one candidate on one criterion, as a bar and as figures. */

import { useComputed } from "@preact/signals";
import { html } from "../../../view/html.js";
import { HIGHEST, rangeOf } from "../../decision/scores.js";
import { useCell } from "./cell.js";

/** @import { Page } from "../../page.js" */
/** @import { ScoreRow } from "../../state/rows.js" */

/** @param {{ page: Page, row: ScoreRow, id: string }} props */
export function ScoreCell({ page, row, id }) {
  const { decision } = page.store;
  const range = useComputed(() => {
    const found = rangeOf(
      decision.value.candidates.find((each) => each.id === id),
      row.criterion.id,
    );
    return found === null ? "" : found.join(" ");
  });
  const place = useCell(page, row.id, id);
  const [lo, hi] = range.value.split(" ").map(Number);
  if (range.value === "" || lo === undefined || hi === undefined) {
    return html`<td ...${place}><span class="ar-score" data-unset>No score</span></td>`;
  }
  return html`<td ...${place}>
    <span class="ar-score">
      <${Bar} lo=${(100 * lo) / HIGHEST} hi=${(100 * hi) / HIGHEST} />
      <span class="ar-score__figures">${lo === hi ? lo : `${lo}–${hi}`}</span>
    </span>
  </td>`;
}

/** @param {{ lo: number, hi: number, open?: boolean }} props in percent of the scale */
export function Bar({ lo, hi, open = false }) {
  const width = Math.max(hi - lo, 3);
  const x = Math.min(lo, 100 - width);
  return html`<svg class="ar-span" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
    <rect class="ar-span__scale" x="0" y="3.2" width="100" height="1.6" />
    <rect class=${open ? "ar-span__open" : "ar-span__range"} x=${x} y="0.8" width=${width} height="6.4"
      rx="1" />
  </svg>`;
}
