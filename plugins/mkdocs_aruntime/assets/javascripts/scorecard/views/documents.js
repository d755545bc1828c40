/** What documents alone say of the candidates: how much of what was asked is documented, and what to test first. */

import { html } from "../html.js";
import { listWord } from "../words.js";
import { counted } from "../../view/counts.js";

/** @typedef {{ [key: string]: any }} Any */

/** @param {{ found: Any | null, policy: Any }} props */
export function Documents({ found, policy }) {
  const candidates = /** @type {Any[]} */ (found?.["candidates"] ?? []).filter((each) => each["documented"] + each["contradicted"] + each["unknown"] > 0);
  if (candidates.length === 0) return null;
  const [first] = candidates;
  const next = found?.["next-test"];
  const names = new Map(candidates.map((each) => [each["id"], each["name"]]));
  return html`<section class="ar-card ar-documents" aria-labelledby="documents">
    <h3 id="documents">From documentation alone${leads(candidates) ? `: ${first?.["name"]} leads` : ""}</h3>
    <ul>
      ${candidates.map(
        (each) => html`<li key=${each["id"]} data-standing=${each["standing"]}>
          <span class="ar-shortlist__mark" aria-hidden="true">${listWord(each["standing"]).mark}</span> ${each["name"]}: ${counted(/** @type {any} */ (each))}
          ${each["connection"]?.["parts"]?.length > 1 ? html`<small class="ar-shortlist__why">No source documents that its parts work together.</small>` : null}
        </li>`,
      )}
    </ul>
    ${next ? html`<p><b>Next best test:</b> ${next["question"]}, open for ${next["candidates"].map((/** @type {string} */ id) => names.get(id) ?? id).join(", ")}. ${next["todo"]}</p>` : null}
    <p class="ar-note">${testsLeft(policy)}</p>
  </section>`;
}

/**
 * Whether one has more documented than every other.
 *
 * @param {Any[]} candidates
 */
function leads([first, second]) {
  if (first === undefined || first["standing"] === "disqualified" || first["standing"] === "not-comparable") return false;
  return second === undefined || second["standing"] !== first["standing"] || first["documented"] > second["documented"];
}

/** @param {Any} policy */
function testsLeft(policy) {
  const tested = policy["gates"].filter((/** @type {Any} */ gate) => gate["minimum"]["decide"] > gate["minimum"]["shortlist"]);
  return `Enough for a shortlist. To decide, ${tested.length} of the ${policy["gates"].length} gates ask for tests of your own.`;
}
