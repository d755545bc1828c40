/** A score range with two handles, the anchors of the scale in words, and what it rests on. */

import { html } from "../../../view/html.js";
import { HIGHEST, rangeOf, setScore, setScoreEvidence } from "../../decision/scores.js";
import { Panel } from "./drawer.js";
import { Field, LevelField } from "./fields.js";

/** @import { Candidate, Level, Range, ScoreEvidence } from "../../model.js" */
/** @import { Page } from "../../page.js" */
/** @import { ScoreRow } from "../../state/rows.js" */
/** @typedef {{ page: Page, row: ScoreRow, candidate: Candidate }} Props */

const STEP = 0.5;

/** @param {Props} props */
export function ScorePanel({ page, row, candidate }) {
  const { criterion } = row;
  const range = rangeOf(candidate, criterion.id);
  const evidence = candidate["score-evidence"]?.[criterion.id];
  const rest = (/** @type {Partial<ScoreEvidence>} */ change) =>
    page.change((d) => setScoreEvidence(d, candidate.id, criterion.id, change));
  const clear = () => page.change((d) => setScore(d, candidate.id, criterion.id, null));
  return html`<${Panel} page=${page} title=${candidate.name ?? candidate.id}
    about=${`${criterion.label}: ${criterion.question}`}>
    <${Handles} page=${page} row=${row} candidate=${candidate} range=${range} />
    <ol class="ar-anchors" start="0">
      ${criterion.anchors.map((words, at) => {
        const inside = range !== null && at >= range[0] && at <= range[1];
        const choose = () => page.change((d) => setScore(d, candidate.id, criterion.id, [at, at]));
        return html`<li key=${at} data-in=${inside ? "" : undefined}>
          <button type="button" aria-label=${`Score ${at}: ${words}`} onClick=${choose}>${at}
            </button> ${words}
        </li>`;
      })}
    </ol>
    <${LevelField} label="Evidence" levels=${page.store.site.policy["evidence-levels"]}
      value=${evidence?.level ?? "E1"}
      commit=${(/** @type {Level} */ level) => rest({ level })} />
    <p class="ar-note">${widened(page, candidate, row)}</p>
    <${Field} label="Note" value=${evidence?.note ?? ""} maxlength=${4000}
      commit=${(/** @type {string} */ note) => rest({ note: note.trim() })} />
    <p class="ar-note">What counts: ${criterion.evidence.toLowerCase()}.</p>
    ${
      range
        ? html`<button type="button" class="ar-quiet-button" onClick=${clear}>Clear the score</button>`
        : null
    }
  <//>`;
}

/** @param {Props & { range: Range | null }} props */
function Handles({ page, row, candidate, range }) {
  const [lo, hi] = range ?? [0, HIGHEST];
  const field = `${row.id} ${candidate.id}`;
  const drag =
    (/** @type {0 | 1} */ end) =>
    (/** @type {Event} */ { target }) => {
      const value = Number(/** @type {HTMLInputElement} */ (target).value);
      /** @type {Range} */
      const next = end === 0 ? [value, Math.max(value, hi)] : [Math.min(lo, value), value];
      page.change((d) => setScore(d, candidate.id, row.criterion.id, next), field);
    };
  const handle = (/** @type {0 | 1} */ end, /** @type {string} */ word, /** @type {number} */ value) =>
    html`<input type="range" min="0" max=${HIGHEST} step=${STEP} value=${value} onInput=${drag(end)}
      aria-label=${`${word} score`}
        aria-valuetext=${`${value}: ${row.criterion.anchors[Math.round(value)] ?? ""}`} />`;
  const style = `--ar-lo: ${lo / HIGHEST}; --ar-hi: ${hi / HIGHEST}`;
  return html`<div class="ar-handles" data-unset=${range === null ? "" : undefined}>
    <div class="ar-handles__track" style=${style}>${handle(0, "Lowest", lo)}${handle(1, "Highest", hi)}</div>
    <output>${range === null ? "No score yet: the whole scale counts" : lo === hi ? lo : `${lo} to ${hi}`}
      </output>
  </div>`;
}

/**
 * @param {Page} page
 * @param {Candidate} candidate
 * @param {ScoreRow} row
 */
function widened({ store }, candidate, row) {
  const score = store.results.value.get(candidate.id)?.scores?.[row.criterion.id];
  return score?.widened ? `At this level of evidence, ${score.lo} to ${score.hi} is counted.` : "";
}
