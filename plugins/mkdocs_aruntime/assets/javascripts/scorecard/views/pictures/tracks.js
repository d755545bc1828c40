/** How far each weight may move alone before the first place changes, and who takes over. */

import { html } from "../../html.js";

/** @typedef {{ [key: string]: any }} Any */

/** @param {{ stability: Any[], labels: Map<string, string>, names: Map<string, string> }} props */
export function Tracks({ stability, labels, names }) {
  if (stability.length === 0) return null;
  return html`<h4>How far each weight may move alone</h4>
    <ul class="ar-tracks">
      ${stability.map(
        (each) => html`<li key=${each.criterion}>
          <span>${labels.get(each.criterion)}</span>
          <svg viewBox="0 0 100 8" preserveAspectRatio="none" role="img" aria-label=${`weight ${each.weight}, stable from ${each.lo} to ${each.hi} of 100`}>
            <rect class="ar-ranges__scale" x="0" y="3.4" width="100" height="1.2" />
            <rect class="ar-ranges__range" x=${each.lo} y="2" width=${Math.max(each.hi - each.lo, 0.6)} height="4" rx="1" />
            <rect class="ar-tracks__now" x=${Math.max(each.weight - 0.5, 0)} y="0" width="1.2" height="8" />
          </svg>
          <small>${told(each, names)}</small>
        </li>`,
      )}
    </ul>`;
}

/**
 * @param {Any} track
 * @param {Map<string, string>} names
 */
function told(track, names) {
  if (track.lo <= 0 && track.hi >= 100) return `${track.weight} of 100; nothing changes, wherever it moves`;
  const below = track.below ? `; below ${track.lo}, ${names.get(track.below)}` : "";
  const above = track.above ? `; above ${track.hi}, ${names.get(track.above)}` : "";
  return `${track.weight} of 100${below}${above}`;
}
