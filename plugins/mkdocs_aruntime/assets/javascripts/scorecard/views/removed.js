/** Must-haves that were removed, each with a way to put it back with its evidence. */

import { html } from "../../view/html.js";
import { checkWords } from "../checks-in-words.js";

/** @import { Page } from "../page.js" */

/** @param {{ page: Page }} props */
export function Removed({ page }) {
  const { aside, decision, site } = page.store;
  const gone = aside.value.removed.filter(
    ({ gate, check }) => !decision.value.requirements?.[gate]?.some((each) => each.id === check.id),
  );
  if (gone.length === 0) return null;
  return html`<p class="ar-removed">
    Removed, with their evidence:
    ${gone.slice(0, 5).map((each) => {
      const words = checkWords(each.check, site.catalog.vocabulary);
      return html`<button type="button" key=${`${each.gate}.${each.check.id}`}
        aria-label=${`Restore ${words}`}
        onClick=${() => page.decisions.restoreCheck(each)}>Restore “${words.slice(0, 60)}”</button>`;
    })}
  </p>`;
}
