/** Under each column what it comes to: the score range, the chance of the first place, and the standing. */

import { useComputed } from "@preact/signals";
import { html } from "../../../view/html.js";
import { chance, standingWord } from "../../words.js";
import { Bar } from "./score-cell.js";
import { split } from "./lines.js";

/** @import { Page } from "../../page.js" */

/** @param {{ page: Page, ids: string }} props */
export function ResultRow({ page, ids }) {
  return html`<tr class="ar-grid__result">
    <th scope="row">Result <small>0–100: the whole range that scores, weights and evidence allow</small></th>
    ${split(ids).map((id) => html`<${Result} key=${id} page=${page} id=${id} />`)}
  </tr>`;
}

/** @param {{ page: Page, id: string }} props */
function Result({ page, id }) {
  const { results, decision, shown, stale } = page.store;
  const result = useComputed(() => results.value.get(id));
  const visible = (shown.value || decision.value.candidates[0]?.id) === id ? "" : undefined;
  const found = result.value;
  const about = { "data-candidate": id, "data-shown": visible, "data-stale": stale.value ? "" : undefined };
  if (found === undefined) return html`<td ...${about}>…</td>`;
  const share = found.ranks?.acceptability?.[0];
  return html`<td ...${about} data-standing=${found.standing}>
    ${
      found.total
        ? html`<span class="ar-score">
          <${Bar} lo=${found.total[0]} hi=${found.total[1]} open=${!found.ranks} />
          <span class="ar-score__figures">${found.total[0]}–${found.total[1]}</span>
        </span>`
        : null
    }
    ${share === undefined ? null : html`<small>first in ${chance(share)} of simulations</small>`}
    <b class="ar-standing" data-standing=${found.standing}>${standingWord(found.standing)}</b>
    ${found.total && !found.ranks ? html`<small>not ranked: must-haves are open</small>` : null}
  </td>`;
}
