/**
 * A latency target for one candidate: a file of a benchmark tool is dropped, and shows what it shows and
 * lacks.
 */

import { html } from "../../../view/html.js";
import { addProof, lastTester, removeProof } from "../../decision/answers.js";
import { levelFor } from "../../decision/pasting.js";
import { counted, percent, perSecond, plural } from "../../words.js";
import { Goodput } from "../pictures/goodput.js";

/** @import { SloCheck } from "../../../view/model.js" */
/** @import { Candidate, Comparison, Run } from "../../model.js" */
/** @import { Reading } from "../../benchmarks.js" */
/** @import { Page } from "../../page.js" */
/** @import { CheckRow } from "../../state/rows.js" */
/** @typedef {{ page: Page, row: CheckRow, check: SloCheck, candidate: Candidate }} Props */

/** @param {Props} props */
export function Benchmark({ page, row, check, candidate }) {
  const { benchmarks } = page;
  const reading = benchmarks.readings.value[row.id];
  const comparison = benchmarks.comparisons.value[row.id];
  const read = (/** @type {File | undefined} */ file) => {
    if (file) void benchmarks.read(row.id, check, file);
  };
  const choose = (/** @type {Event} */ { target }) => {
    const input = /** @type {HTMLInputElement} */ (target);
    const [file] = input.files ?? [];
    input.value = "";
    read(file);
  };
  const drop = (/** @type {DragEvent} */ event) => {
    event.preventDefault();
    read(event.dataTransfer?.files[0]);
  };
  return html`<section aria-label="Measurements">
    <h3>Measurements</h3>
    <${Used} page=${page} row=${row} check=${check} candidate=${candidate} />
    <label class="ar-drop" onDragOver=${(/** @type {DragEvent} */ event) => event.preventDefault()}
      onDrop=${drop}>
      Drop a benchmark result here, or choose a file
      <input type="file" accept=".json,.jsonl,.csv,.txt" onChange=${choose} />
      <small>It is read in this page and never uploaded.</small>
    </label>
    <p role="status" class="ar-note">${reading ? said(reading) : ""}</p>
    ${reading?.error ? html`<p class="ar-problems" role="alert">${reading.error}</p>` : null}
    ${
      reading && reading.runs.length > 0
        ? html`<ul class="ar-runs" aria-label=${`Runs of ${reading.name}`}>
            ${reading.runs.map(
              (run) =>
                html`<${RunItem} key=${run.place} page=${page} row=${row} check=${check}
                  candidate=${candidate} run=${run} />`,
            )}
          </ul>
          <${Goodput} runs=${reading.runs} />`
        : null
    }
    ${comparison ? html`<${Compared} comparison=${comparison} />` : null}
  </section>`;
}

/** @param {Props} props */
function Used({ page, row, candidate }) {
  const proofs = (candidate.proofs ?? []).filter((each) => each.check === row.id);
  return html`<ul class="ar-proofs">
    ${proofs.map((proof) => {
      const { good = 0, total = 0, goodput, tool, collected } = proof;
      const facts = [goodput ? perSecond(goodput) : "", tool, collected].filter(Boolean).join(", ");
      const remove = () => page.change((d) => removeProof(d, candidate.id, proof.id));
      return html`<li key=${proof.id}>
        ${counted(good)} of ${counted(total)} met the target${facts ? `; ${facts}` : ""}
        ${(proof.warnings ?? []).map((each) => html`<small key=${each}>${each}</small>`)}
        <button type="button" class="ar-quiet-button" onClick=${remove}>Remove</button>
      </li>`;
    })}
  </ul>`;
}

/** @param {Reading} reading */
function said({ name, runs, error, busy }) {
  if (busy) return `Reading ${name} …`;
  return error ? "" : `${name}: ${plural(runs.length, "run")} read.`;
}

/** @param {Props & { run: Run }} props */
function RunItem({ page, row, check, candidate, run }) {
  const [lo, hi] = run.interval ?? [];
  const interval =
    lo === undefined || hi === undefined ? "" : ` (95 % CI ${percent(lo)} to ${percent(hi, true)})`;
  const rate = run.goodput === null ? "" : `, ${perSecond(run.goodput)}`;
  const judged = run.attainment !== null;
  const use = async () => {
    const { today, decision } = page.store;
    const about = { candidate: candidate.id, level: levelFor(row), today, by: lastTester(decision.value) };
    const proof = await page.benchmarks.prove(row.id, check, run.place, about);
    if (proof) page.change((d) => addProof(d, candidate.id, proof));
  };
  return html`<li>
    <b>${run.load.text}</b>:
    ${
      judged
        ? ` ${counted(run.good ?? 0)}/${counted(run.attempted ?? 0)} met target${interval}${rate}`
        : " cannot be judged"
    }
    ${lacks(run, check).map((each) => html`<small key=${each} class="ar-lacks">${each}</small>`)}
    ${[...run.notes, ...run.warnings].map((note) => html`<small key=${note}>${note}</small>`)}
    ${judged ? html`<button type="button" onClick=${use}>Use as evidence</button>` : null}
  </li>`;
}

/**
 * What a run lacks to show the target.
 *
 * @param {Run} run
 * @param {SloCheck} check
 */
function lacks({ load }, { load: asked = {} }) {
  const wanted = asked[load.mode];
  if (wanted === undefined || load.value === null || load.value === wanted) return [];
  return [`Its load is ${counted(load.value)}, not ${counted(wanted)}.`];
}

/** @param {{ comparison: Comparison }} props */
function Compared({ comparison }) {
  if (comparison.comparable) return html`<p class="ar-note">The runs used as evidence can be compared.</p>`;
  return html`<div class="ar-note">
    The runs used as evidence can’t be compared with each other; they differ in:
    <ul>
      ${comparison.differences.map(
        (each) => html`<li key=${each.field}>
          <b>${each.field}</b>: ${each.values.map((value) => value ?? "not stated").join(" / ")}
        </li>`,
      )}
    </ul>
  </div>`;
}
