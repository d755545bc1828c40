/** The directory, filtered by what it can answer itself: pass, fail or not proven, with the reason. */

import { html } from "../../html.js";
import { listWord } from "../../words.js";

/** @typedef {{ [key: string]: any }} Any */

/** @param {{ shortlist: Any[] | null, decision: Any, add: (stack: Any) => void }} props */
export function Shortlist({ shortlist, decision, add }) {
  if (shortlist === null) return null;
  const there = new Set(decision.candidates.map((/** @type {Any} */ each) => key(each.components)));
  const passing = shortlist.filter((each) => each.standing === "qualified").length;
  return html`<details class="ar-quiet ar-shortlist">
    <summary>The directory has ${shortlist.length} that cover these needs; ${passing} pass what it can answer</summary>
    <p class="ar-note">Judged by the checks that ask the directory and by licences, at the versions it was read at. Your own evidence comes later.</p>
    <ul>
      ${shortlist.map(
        (each) => html`<li key=${each.id} data-standing=${each.standing}>
          <span class="ar-shortlist__mark" aria-hidden="true">${listWord(each.standing).mark}</span>
          <span class="ar-shortlist__name"><b>${each.name}</b> <small>${listWord(each.standing).word}</small>
            ${Object.values(each.reasons).map((why) => html`<small class="ar-shortlist__why">${why}</small>`)}
            ${each.standing === "not-comparable" ? html`<small class="ar-shortlist__why">${each.why}</small>` : null}
          </span>
          ${there.has(key(each.components))
            ? html`<small>is a candidate</small>`
            : html`<button type="button" aria-label=${`Add ${each.name} as a candidate`} onClick=${() => add(each)}>Add</button>`}
        </li>`,
      )}
    </ul>
  </details>`;
}

/** @param {Record<string, string>} components */
function key(components) {
  return Object.keys(components).sort().join(" ");
}
