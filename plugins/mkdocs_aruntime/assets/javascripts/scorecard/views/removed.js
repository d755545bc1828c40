/** Must-haves and candidates that were removed, each with a way to put it back with its evidence. */

import { html } from "../../view/html.js";
import { checkWords } from "../checks-in-words.js";

/** @import { Page } from "../page.js" */

const MOST = 5; // of each kind that are offered

/** @param {{ page: Page }} props */
export function Removed({ page }) {
  const { aside, decision, site } = page.store;
  const gone = aside.value.removed.filter(
    ({ gate, check }) => !decision.value.requirements?.[gate]?.some((each) => each.id === check.id),
  );
  const { candidates } = aside.value;
  if (gone.length + candidates.length === 0) return null;
  return html`<p class="ar-removed">
    Removed, with their evidence:
    ${candidates.slice(0, MOST).map((each, at) => {
      const words = each.name ?? each.id;
      return html`<button type="button" key=${`candidate ${at}`} aria-label=${`Restore ${words}`}
        onClick=${() => page.decisions.restoreCandidate(each)}>Restore “${words.slice(0, 60)}”</button>`;
    })}
    ${gone.slice(0, MOST).map((each) => {
      const words = checkWords(each.check, site.catalog.vocabulary);
      return html`<button type="button" key=${`${each.gate}.${each.check.id}`}
        aria-label=${`Restore ${words}`}
        onClick=${() => page.decisions.restoreCheck(each)}>Restore “${words.slice(0, 60)}”</button>`;
    })}
  </p>`;
}
