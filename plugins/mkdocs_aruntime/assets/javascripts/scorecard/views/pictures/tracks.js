/** How far each weight may move alone before the first place changes, and who takes over. */

import { html } from "../../../view/html.js";

/** @import { Track } from "../../model.js" */

/** @param {{ stability: Track[], labels: Map<string, string>, names: Map<string, string> }} props */
export function Tracks({ stability, labels, names }) {
  const moving = stability.filter((each) => each.lo > 0 || each.hi < 100);
  if (stability.length === 0) return null;
  if (moving.length === 0)
    return html`<p class="ar-note">No single weight changes the first place, however far it moves.</p>`;
  return html`<ul class="ar-tracks">
    ${moving.map((each) => {
      const words = `weight ${each.weight}, stable from ${each.lo} to ${each.hi} of 100`;
      return html`<li key=${each.criterion}>
        <span>${labels.get(each.criterion)}</span>
        <svg viewBox="0 0 100 8" preserveAspectRatio="none" role="img" aria-label=${words}>
          <rect class="ar-span__scale" x="0" y="3.4" width="100" height="1.2" />
          <rect class="ar-span__range" x=${each.lo} y="2" width=${Math.max(each.hi - each.lo, 0.6)}
            height="4" rx="1" />
          <rect class="ar-tracks__now" x=${Math.max(each.weight - 0.5, 0)} y="0" width="1.2" height="8" />
        </svg>
        <small>${turn(each, names)}</small>
      </li>`;
    })}
  </ul>`;
}

/**
 * @param {Track} track
 * @param {Map<string, string>} names
 */
function turn(track, names) {
  const below = track.below ? `; below ${track.lo}, ${names.get(track.below)} is first` : "";
  const above = track.above ? `; above ${track.hi}, ${names.get(track.above)} is first` : "";
  return `weight ${track.weight} of 100${below}${above}`;
}
