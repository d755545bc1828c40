/** One must-have for one candidate: its state, drawn again only where that has changed. */

import { useComputed } from "@preact/signals";
import { html } from "../../../view/html.js";
import { resultOf } from "../../state/rows.js";
import { NOT_ASKED, cellWords } from "../../words.js";

/** @import { Page } from "../../page.js" */
/** @import { CheckRow } from "../../state/rows.js" */

/** @param {{ page: Page, row: CheckRow, id: string }} props */
export function CheckCell({ page, row, id }) {
  const { results, live } = page.store;
  const result = useComputed(() => resultOf(results.value.get(id)?.gates, row.id));
  const words = useComputed(() => {
    const { gate, check } = result.value;
    const other = row.check === null && gate !== undefined && check === undefined;
    const { mark, word, state } = other ? NOT_ASKED : cellWords(check, gate);
    const synthetic = check?.evidence?.some((each) => each.counts && each.synthetic) ?? false;
    return [mark, word, state, synthetic ? "1" : ""].join("\n");
  });
  const [mark, word, state, synthetic] = words.value.split("\n");
  const place = useCell(page, row.id, id);
  return html`<td ...${place} data-state=${state} aria-label=${live.value ? undefined : null}>
    <span class="ar-mark" data-state=${state}><span aria-hidden="true">${mark}</span> ${word}</span>
    ${synthetic ? html`<small class="ar-grid__made-up">example data</small>` : null}
  </td>`;
}

/**
 * What every cell has: where it is, whether a phone shows it, and how it is reached.
 *
 * @param {Page} page
 * @param {string} row
 * @param {string} id
 */
export function useCell({ store }, row, id) {
  const { active, decision, drawer, live, rows, shown } = store;
  const first = useComputed(() => rows.value[0]?.id === row && decision.value.candidates[0]?.id === id);
  const here = useComputed(() =>
    active.value ? active.value.row === row && active.value.candidate === id : first.value,
  );
  const open = useComputed(() => {
    const now = drawer.value;
    return now?.kind === "cell" && now.row === row && now.candidate === id;
  });
  const visible = useComputed(() => (shown.value || decision.value.candidates[0]?.id) === id);
  if (!live.value) return { "data-candidate": id, "data-shown": visible.value ? "" : undefined };
  return {
    "data-cell": row,
    "data-candidate": id,
    "data-shown": visible.value ? "" : undefined,
    "data-open": open.value ? "" : undefined,
    tabIndex: here.value ? 0 : -1,
    onClick: () => (drawer.value = { kind: "cell", row, candidate: id }),
  };
}
