/** One result for all open must-haves of a candidate, or for all candidates that a must-have is open for. */

import { useSignal } from "@preact/signals";
import { html } from "../../../view/html.js";
import { lastTester } from "../../decision/answers.js";
import { fill, openOf } from "../../decision/filling.js";
import { resultOf } from "../../state/rows.js";
import { plural } from "../../words.js";
import { Field } from "./fields.js";
import { RESULTS } from "./team-evidence.js";

/** @import { Result } from "../../model.js" */
/** @import { Page } from "../../page.js" */
/** @import { CheckRow } from "../../state/rows.js" */
/** @typedef {{ page: Page, rows: readonly CheckRow[], candidates: readonly string[], of: string }} Props */

/** @param {Props} props of: what is counted */
export function FillOpen({ page, rows, candidates, of }) {
  const { decision, results, today } = page.store;
  const by = useSignal(lastTester(decision.value));
  const cells = rows.flatMap((row) =>
    candidates.flatMap((candidate) => {
      const { gate, check } = resultOf(results.value.get(candidate)?.gates, row.id);
      const asked = row.check !== null || gate === undefined || check !== undefined;
      return asked ? [{ row, candidate, check }] : []; // a gate's own question is not put to all
    }),
  );
  const open = openOf(decision.value, cells);
  if (open.length === 0) return null;
  const mark = (/** @type {Result} */ result) => {
    const found = fill(decision.value, open, result, { today, by: by.value });
    page.change(() => found.decision);
    const rest =
      found.left > 0 ? ` ${plural(found.left, "latency target")} left open: add measurements.` : "";
    page.say(`${plural(found.filled, "cell")} filled.${rest}`);
  };
  return html`<section aria-label="Open">
    <h3>${plural(open.length, of)} open</h3>
    <${Field} label="Tested by" value=${by.value} maxlength=${100}
      commit=${(/** @type {string} */ words) => (by.value = words.trim())} />
    <p class="ar-results">
      Your result for all of them:
      ${RESULTS.map(
        ([id, sign, word]) => html`<button type="button" key=${id} onClick=${() => mark(id)}>
          <span aria-hidden="true">${sign}</span> ${word}
        </button>`,
      )}
    </p>
  </section>`;
}
