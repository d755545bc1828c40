/** Exceptions: a waiver of a gate, and that a must-have does not apply to a candidate. */

import { html } from "../../../view/html.js";
import { addWaiver, removeWaiver, setNotApplicable } from "../../decision/answers.js";

/** @import { Candidate, GateResult, Waiver } from "../../model.js" */
/** @import { Page } from "../../page.js" */
/** @import { CheckRow } from "../../state/rows.js" */
/** @typedef {{ page: Page, row: CheckRow, candidate: Candidate, gate: GateResult | undefined }} Props */

const TERM = 90; // days that a new waiver holds, unless people say otherwise

/** @param {Props} props */
export function Exceptions(props) {
  const { candidate, row } = props;
  const waivers = (candidate.waivers ?? []).map((waiver, index) => ({ waiver, index }));
  const here = waivers.filter(({ waiver }) => waiver.gate === row.gate.id);
  const none = (candidate["not-applicable"] ?? []).find((each) => each.check === row.id);
  return html`<details class="ar-quiet" open=${here.length > 0 || none !== undefined}>
    <summary>Exceptions</summary>
    ${here.map(
      ({ waiver, index }) => html`<${Given} key=${index} ...${props} waiver=${waiver} index=${index} />`,
    )}
    ${
      row.gate.waivable === false
        ? html`<p class="ar-note">${row.gate.label} can’t be waived.</p>`
        : html`<${NewWaiver} ...${props} />`
    }
    <${NotApplicable} ...${props} />
  </details>`;
}

/** @param {Props & { waiver: Waiver, index: number }} props */
function Given({ page, candidate, gate, waiver, index }) {
  const result = gate?.waivers?.find(
    (each) => each.waiver.expires === waiver.expires && each.waiver.reason === waiver.reason,
  );
  return html`<div class="ar-cited">
    <b>Waived until ${waiver.expires}</b>
    <span>${waiver.reason}</span>
    <small>Risk carried by ${waiver.owner}, approved by ${waiver.approver} on ${waiver.granted}</small>
    ${waiver.controls ? html`<small>Meanwhile: ${waiver.controls}</small>` : null}
    ${result && result.state !== "in-force" ? html`<small>${result.explanation}</small>` : null}
    <button type="button" class="ar-quiet-button"
      onClick=${() => page.change((d) => removeWaiver(d, candidate.id, index))}>
      Remove waiver
    </button>
  </div>`;
}

/** @param {Props} props */
function NewWaiver({ page, row, candidate, gate }) {
  const { today } = page.store;
  const add = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.currentTarget);
    const said = (/** @type {string} */ name) => String(new FormData(form).get(name) ?? "").trim();
    const controls = said("controls");
    /** @type {Waiver} */
    const waiver = {
      gate: row.gate.id,
      covers: gate?.state === "fail" ? "fail" : "unknown",
      reason: said("reason"),
      owner: said("owner"),
      approver: said("approver"),
      granted: today,
      expires: said("expires"),
      ...(controls ? { controls } : {}),
    };
    page.change((d) => addWaiver(d, candidate.id, waiver));
    form.reset();
  };
  return html`<details class="ar-quiet">
    <summary>Waive ${row.gate.label}</summary>
    <form class="ar-fields" onSubmit=${add}>
      <label class="ar-field">Reason <input type="text" name="reason" maxlength="1000" required /></label>
      <label class="ar-field">Who carries the risk <input type="text" name="owner" maxlength="100" required
        /></label>
      <label class="ar-field">Approved by <input type="text" name="approver" maxlength="100" required />
        </label>
      <label class="ar-field">Until <input type="date" name="expires" min=${today} value=${later(today)}
        required /></label>
      <label class="ar-field">Meanwhile <input type="text" name="controls" maxlength="1000" /></label>
      <button type="submit">Add waiver</button>
    </form>
  </details>`;
}

/** @param {string} day YYYY-MM-DD */
function later(day) {
  return new Date(Date.parse(day) + TERM * 86_400_000).toISOString().slice(0, 10);
}

/** @param {Props} props */
function NotApplicable({ page, row, candidate }) {
  const { today } = page.store;
  const now = (candidate["not-applicable"] ?? []).find((each) => each.check === row.id);
  if (now) {
    return html`<div class="ar-cited">
      <b>Does not apply</b> <span>${now.reason}
        </span> <small>${now.by}${now.decided ? `, ${now.decided}` : ""}</small>
      <button type="button" class="ar-quiet-button"
        onClick=${() => page.change((d) => setNotApplicable(d, candidate.id, row.id, null))}>
          It applies after all</button>
    </div>`;
  }
  const say = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const data = new FormData(/** @type {HTMLFormElement} */ (event.currentTarget));
    const [reason, by] = ["reason", "by"].map((name) => String(data.get(name) ?? "").trim());
    page.change((d) =>
      setNotApplicable(d, candidate.id, row.id, { reason: reason ?? "", by: by ?? "", decided: today }),
    );
  };
  return html`<details class="ar-quiet">
    <summary>Does not apply here</summary>
    <form class="ar-fields" onSubmit=${say}>
      <label class="ar-field">Why not <input type="text" name="reason" maxlength="1000" required /></label>
      <label class="ar-field">Decided by <input type="text" name="by" maxlength="100" required /></label>
      <button type="submit">Mark as not applicable</button>
    </form>
  </details>`;
}
