/** The one grid: must-haves by gate and scores down, candidates across. A cell opens what is known of it. */

import { html } from "../../../view/html.js";
import { weighing } from "../../decision/weights.js";
import { AddCandidate } from "../add-candidate.js";
import { AddRequirement } from "../add-requirement.js";
import { Removed } from "../removed.js";
import { Weighing } from "../weighing.js";
import { Head } from "./head.js";
import { onFocus, onKey, onPaste } from "./keyboard.js";
import { ResultRow } from "./result-row.js";
import { CheckLine, ScoreLine } from "./lines.js";
import { Switcher } from "./switcher.js";

/** @import { Page } from "../../page.js" */
/** @import { CheckRow } from "../../state/rows.js" */

const FEW = 3;
const SOME = 6;

/** @param {{ page: Page }} props */
export function Grid({ page }) {
  const { decision, live } = page.store;
  const ids = decision.value.candidates.map((each) => each.id);
  const size = ids.length <= FEW ? "few" : ids.length <= SOME ? "some" : "many";
  const style = live.value ? `--ar-count: ${Math.max(ids.length, 1)}` : undefined;
  return html`<div class="ar-grid" data-size=${size} style=${style}>
    ${live.value && ids.length > 1 ? html`<${Switcher} page=${page} ids=${ids} />` : null}
    <div class="ar-grid__scroll" tabindex=${size === "few" ? undefined : 0} role="region" aria-label="Grid">
      <${Table} page=${page} ids=${ids} />
    </div>
  </div>`;
}

/** @param {{ page: Page, ids: string[] }} props */
function Table({ page, ids }) {
  const { gates, scores, live, decision } = page.store;
  const handlers = live.value
    ? {
        role: "grid",
        onKeyDown: (/** @type {KeyboardEvent} */ event) => onKey(event, page),
        onFocusIn: (/** @type {FocusEvent} */ event) => onFocus(event, page),
        onPaste: (/** @type {ClipboardEvent} */ event) => onPaste(event, page),
      }
    : {};
  const width = ids.length + 1;
  const joined = ids.join(" ");
  const way = weighing(decision.value);
  return html`<table class="ar-grid__table" aria-label="Must-haves and scores by candidate" ...${handlers}>
    <colgroup><col class="ar-grid__need" />${ids.map((id) => html`<col key=${id} />`)}</colgroup>
    <thead>
      <tr>
        <th scope="col">
          <span id="must-haves" tabindex="-1">Must-haves</span>
          ${live.value ? html`<${AddCandidate} page=${page} />` : null}
        </th>
        ${ids.map((id) => html`<${Head} key=${id} page=${page} id=${id} />`)}
      </tr>
    </thead>
    ${gates.value.map(
      ({ gate, rows }) => html`<tbody key=${gate.id}>
      <tr class="ar-grid__group">
        <th scope="rowgroup" colspan=${width}>${gate.label} <small>${asked(rows)}</small></th>
      </tr>
      ${rows.map((row) => html`<${CheckLine} key=${row.id} page=${page} row=${row} ids=${joined} />`)}
    </tbody>`,
    )}
    ${
      live.value
        ? html`<tbody class="ar-grid__tools">
          <tr>
            <td colspan=${width}>
              <${AddRequirement} page=${page} /><${Removed} page=${page} />
              <p class="ar-note ar-grid__keys">
                Several at once: separate them by semicolons. In a cell: <kbd>p</kbd> passes,${" "}
                <kbd>f</kbd> fails, <kbd>u</kbd> unclear, digits score, arrows move,${" "}
                <kbd>Enter</kbd> opens; cells of a spreadsheet can be pasted.
              </p>
            </td>
          </tr>
        </tbody>`
        : null
    }
    <tbody>
      <tr class="ar-grid__group">
        <th scope="rowgroup" colspan=${width}>
          <span id="scores" tabindex="-1">Scores</span> <small>
            weighed only among candidates that meet every must-have</small>
          ${live.value ? html`<${Weighing} page=${page} />` : null}
        </th>
      </tr>
      ${scores.map(
        (row) => html`<${ScoreLine} key=${row.id} page=${page} row=${row} ids=${joined} way=${way} />`,
      )}
    </tbody>
    <tfoot><${ResultRow} page=${page} ids=${joined} /></tfoot>
  </table>`;
}

/** @param {CheckRow[]} rows */
function asked(rows) {
  const checks = rows.filter((each) => each.check !== null).length;
  return checks === 0 ? "general check" : "";
}
