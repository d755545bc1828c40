/** Goodput against offered load, for the runs of one file. */

import { html } from "../../html.js";

/** @typedef {{ [key: string]: any }} Any */

const WIDTH = 320;
const HEIGHT = 130;
const LEFT = 34;
const BOTTOM = 22;

/** @param {{ runs: Any[] }} props */
export function Goodput({ runs }) {
  const points = runs
    .filter((run) => run.goodput != null && run.load.value != null && run.load.mode === runs[0].load.mode)
    .sort((a, b) => a.load.value - b.load.value);
  if (points.length < 2) return null;
  const most = Math.max(...points.map((run) => run.goodput)) || 1;
  const widest = Math.max(...points.map((run) => run.load.value)) || 1;
  const x = (/** @type {Any} */ run) => LEFT + ((WIDTH - LEFT - 10) * run.load.value) / widest;
  const y = (/** @type {Any} */ run) => 10 + (HEIGHT - BOTTOM - 10) * (1 - run.goodput / most);
  return html`<figure class="ar-goodput">
    <svg viewBox=${`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label=${points.map((run) => `at ${run.load.text}: ${round(run.goodput)} good requests per second`).join("; ")}>
      <line x1=${LEFT} y1=${HEIGHT - BOTTOM} x2=${WIDTH - 4} y2=${HEIGHT - BOTTOM} />
      <line x1=${LEFT} y1="6" x2=${LEFT} y2=${HEIGHT - BOTTOM} />
      <polyline points=${points.map((run) => `${x(run)},${y(run)}`).join(" ")} />
      ${points.map(
        (run) => html`<circle cx=${x(run)} cy=${y(run)} r="3" key=${run.place} /><text x=${x(run)} y=${HEIGHT - 8} text-anchor="middle">${round(run.load.value)}</text>`,
      )}
      <text x=${LEFT - 4} y="14" text-anchor="end">${round(most)}</text>
      <text x=${LEFT - 4} y=${HEIGHT - BOTTOM} text-anchor="end">0</text>
    </svg>
    <figcaption>Good requests per second, by ${runs[0].load.mode === "concurrency" ? "requests at once" : "requests offered per second"}</figcaption>
  </figure>`;
}

/** @param {number} value */
function round(value) {
  return value >= 100 ? Math.round(value) : Math.round(10 * value) / 10;
}
