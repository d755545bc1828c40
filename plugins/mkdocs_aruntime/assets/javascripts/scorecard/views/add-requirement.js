/** The one box that adds any requirement by typing. */

import { html } from "../../view/html.js";
import { addCheck } from "../decision/requirements.js";
import { offersFor, offersForList } from "../requirement-search.js";
import { Suggest } from "./suggest.js";

/** @import { Check } from "../model.js" */
/** @import { Page } from "../page.js" */
/** @import { Offer } from "../requirement-search.js" */

/**
 * Whether two checks ask the same, whatever their ids.
 *
 * @param {Check} one
 * @param {Check} other
 */
function asks({ id: _one, ...one }, { id: _other, ...other }) {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** @param {{ page: Page }} props */
export function AddRequirement({ page }) {
  const { catalog, decision, site } = page.store;
  const checks = Object.values(decision.value.requirements ?? {}).flat();
  const asked = new Set(checks.flatMap((each) => ("claim" in each ? [each.claim] : [])));
  const licences = [...new Set((catalog.value?.runtimes ?? []).map((each) => each.license.spdx))].sort();
  const examples = [...Object.values(site.worked), ...Object.values(site["use-cases"])];
  const known = { policy: site.policy, vocabulary: site.catalog.vocabulary, licences, examples, asked };
  const takeAll = (/** @type {readonly Offer[]} */ offers) => {
    for (const { gate, check } of offers) {
      const removed = page.store.aside.value.removed.find(
        (each) => each.gate === gate && asks(each.check, check),
      );
      if (removed)
        page.decisions.restoreCheck(removed); // with what was found of it
      else page.change((d) => addCheck(d, gate, check), "requirements");
    }
  };
  return html`<${Suggest} id="add-requirement" label="Add a requirement"
    placeholder="+ Add requirements: “lora; p95 ttft 800; apache” …"
    offers=${(/** @type {string} */ text) => offersFor(text, known)}
      take=${(/** @type {Offer} */ offer) => takeAll([offer])}
    list=${(/** @type {string} */ text) => offersForList(text, known)} takeAll=${takeAll} />`;
}
