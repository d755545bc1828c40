/** The step in which measurements are read from the files that benchmark tools wrote. */

import { html } from "../../html.js";
import { addProof, removeProof } from "../../state.js";
import { asked, perSecond, percent } from "../../words.js";
import { Goodput } from "../pictures/goodput.js";

/**
 * @typedef {{ [key: string]: any }} Any
 * @typedef {(change: (decision: Any) => Any) => void} Change
 * @typedef {{ decision: Any, proving: Any, today: string, change: Change }} Props
 */

/** @param {Props} props */
export function Prove(props) {
  const measured = Object.entries(props.decision.requirements ?? {}).flatMap(([gate, checks]) =>
    checks.filter((/** @type {Any} */ check) => check.slo).map((/** @type {Any} */ check) => ({ reference: `${gate}.${check.id}`, check })),
  );
  if (measured.length === 0) return html`<p>No gate asks for a measurement yet. Add one in the step before.</p>`;
  return html`<div>${measured.map((each) => html`<${Measured} ...${props} ...${each} key=${each.reference} />`)}</div>`;
}

/** @param {Props & { reference: string, check: Any }} props */
function Measured({ decision, proving, today, change, reference, check }) {
  const reading = proving?.readings.get(reference);
  const comparison = proving?.comparisons.get(reference);
  const read = (/** @type {File | undefined} */ file) => file && proving?.read(reference, check, file);
  const take = async (/** @type {number} */ place, /** @type {Any} */ fields) => {
    const candidate = fields.candidate.value;
    const id = `${reading.name.replace(/[^a-z0-9]+/gi, "-").toLowerCase().replace(/^-|-$/g, "").slice(0, 60)}-${place}`;
    const proof = await proving.prove(reference, check, place, { candidate, level: fields.level.value, today, id });
    if (proof !== null) change((d) => addProof(d, candidate, proof));
  };
  return html`<section aria-label=${`Measurements for ${reference}`}>
    <p><b>${reference}</b>: ${asked(check)}</p>
    <ul>
      ${decision.candidates.flatMap((/** @type {Any} */ each) =>
        (each.proofs ?? [])
          .filter((/** @type {Any} */ proof) => proof.check === reference)
          .map(
            (/** @type {Any} */ proof) => html`<li key=${`${each.id}/${proof.id}`}>
              ${each.name ?? each.id}: ${proof.good} of ${proof.total} good${proof.goodput ? `, ${perSecond(proof.goodput)}` : ""}${proof.tool ? `, ${proof.tool}` : ""}
              ${proof.synthetic ? html` <strong class="ar-matters">synthetic</strong>` : null}
              <button type="button" class="ar-link-button" onClick=${() => change((d) => removeProof(d, each.id, proof.id))}>Remove</button>
            </li>`,
          ),
      )}
    </ul>
    <label
      class="ar-drop"
      onDragOver=${(/** @type {DragEvent} */ event) => event.preventDefault()}
      onDrop=${(/** @type {DragEvent} */ event) => {
        event.preventDefault();
        void read(event.dataTransfer?.files[0]);
      }}>
      Drop a result file of a benchmark tool, or choose one
      <input type="file" accept=".json,.jsonl,.csv,.txt" onChange=${(/** @type {Any} */ event) => {
        const file = event.target.files?.[0];
        event.target.value = "";
        void read(file);
      }} />
      <small>It is read in this page and goes nowhere.</small>
    </label>
    <p role="status" class="ar-note">${reading === undefined ? "" : reading.busy ? `Reading ${reading.name} …` : said(reading)}</p>
    ${reading?.told ? html`<p class="ar-problems" role="alert">${reading.told}</p>` : null}
    ${reading?.runs.length > 0
      ? html`<ul class="ar-runs" aria-label=${`Runs of ${reading.name}`}>
            ${reading.runs.map((/** @type {Any} */ run) => html`<${Run} run=${run} decision=${decision} take=${take} key=${run.place} />`)}
          </ul>
          <${Goodput} runs=${reading.runs} />`
      : null}
    ${comparison ? html`<${Comparison} comparison=${comparison} />` : null}
  </section>`;
}

/** @param {Any} reading */
function said({ name, runs, told }) {
  if (told) return "";
  return `${name}: ${runs.length === 1 ? "1 run" : `${runs.length} runs`} read.`;
}

/** @param {{ run: Any, decision: Any, take: (place: number, fields: Any) => void }} props */
function Run({ run, decision, take }) {
  const [lo, hi] = run.interval ?? [];
  const interval = lo === undefined ? "" : ` (95 %: ${percent(lo)} to ${percent(hi, true)})`;
  return html`<li>
    <b>${run.load.text}</b>:
    ${run.attainment == null
      ? " cannot be judged"
      : ` ${run.good} of ${run.attempted} good, ${percent(run.attainment)}${interval}${run.goodput == null ? "" : `, ${perSecond(run.goodput)}`}, ${run.source}`}
    ${[...run.notes, ...run.warnings].map((/** @type {string} */ note) => html`<small class="ar-shortlist__why">${note}</small>`)}
    ${run.attainment == null || decision.candidates.length === 0
      ? null
      : html`<form class="ar-new" onSubmit=${(/** @type {Any} */ event) => {
          event.preventDefault();
          take(run.place, event.target.elements);
        }}>
          <select name="candidate" aria-label=${`Candidate measured at ${run.load.text}`}>
            ${decision.candidates.map((/** @type {Any} */ each) => html`<option value=${each.id} key=${each.id}>${each.name ?? each.id}</option>`)}
          </select>
          <select name="level" aria-label=${`How near the real thing was ${run.load.text}`}>
            <option value="E3">E3, a near configuration</option>
            <option value="E4">E4, exact artifact, hardware and load</option>
          </select>
          <button type="submit">Take as proof</button>
        </form>`}
  </li>`;
}

/** @param {{ comparison: Any }} props */
function Comparison({ comparison }) {
  if (comparison.comparable) return html`<p class="ar-note">The runs taken as proofs are alike in all that has to be alike.</p>`;
  return html`<div class="ar-note">
    The runs taken as proofs cannot be compared with each other; nothing is ranked on them.
    <ul>
      ${comparison.differences.map((/** @type {Any} */ each) => html`<li><b>${each.field}</b>: ${each.values.map((/** @type {string | null} */ value) => value ?? "not stated").join(" / ")}</li>`)}
    </ul>
  </div>`;
}
