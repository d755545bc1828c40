/** Requests per second that met the target against offered load, for the runs of one file. */

import { html } from "../../../view/html.js";

/** @import { Run } from "../../model.js" */
/** @typedef {{ place: number, text: string, load: number, rate: number }} Point */

const WIDTH = 320;
const HEIGHT = 130;
const LEFT = 34;
const BOTTOM = 22;

/** @param {{ runs: Run[] }} props */
export function Goodput({ runs }) {
  const mode = runs[0]?.load.mode;
  const points = runs.flatMap((run) => pointOf(run, mode)).sort((a, b) => a.load - b.load);
  if (points.length < 2) return null;
  const most = Math.max(...points.map((each) => each.rate)) || 1;
  const widest = Math.max(...points.map((each) => each.load)) || 1;
  const x = (/** @type {Point} */ { load }) => LEFT + ((WIDTH - LEFT - 10) * load) / widest;
  const y = (/** @type {Point} */ { rate }) => 10 + (HEIGHT - BOTTOM - 10) * (1 - rate / most);
  const base = HEIGHT - BOTTOM;
  const words = points.map(
    ({ text, rate }) => `at ${text}: ${round(rate)} requests per second met the target`,
  );
  return html`<figure class="ar-goodput">
    <svg viewBox=${`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label=${words.join("; ")}>
      <line x1=${LEFT} y1=${base} x2=${WIDTH - 4} y2=${base} />
      <line x1=${LEFT} y1="6" x2=${LEFT} y2=${base} />
      <polyline points=${points.map((each) => `${x(each)},${y(each)}`).join(" ")} />
      ${points.map(
        (each) => html`<circle cx=${x(each)} cy=${y(each)} r="3" key=${each.place} />
          <text x=${x(each)} y=${HEIGHT - 8} text-anchor="middle">${round(each.load)}</text>`,
      )}
      <text x=${LEFT - 4} y="14" text-anchor="end">${round(most)}</text>
      <text x=${LEFT - 4} y=${base} text-anchor="end">0</text>
    </svg>
    <figcaption>
      Goodput in requests/s, by ${mode === "concurrency" ? "concurrency" : "requests offered per second"}
    </figcaption>
  </figure>`;
}

/**
 * @param {Run} run
 * @param {string | undefined} mode
 * @returns {Point[]} none where it cannot be drawn beside the others
 */
function pointOf({ place, load, goodput }, mode) {
  if (goodput == null || load.value == null || load.mode !== mode) return [];
  return [{ place, text: load.text, load: load.value, rate: goodput }];
}

/** @param {number} value */
function round(value) {
  return value >= 100 ? Math.round(value) : Math.round(10 * value) / 10;
}
