/** The one box that adds any requirement by typing. */

import { html } from "../../view/html.js";
import { addCheck } from "../decision/requirements.js";
import { offersFor, offersForList } from "../requirement-search.js";
import { Suggest } from "./suggest.js";

/** @import { Page } from "../page.js" */
/** @import { Offer } from "../requirement-search.js" */

/** @param {{ page: Page }} props */
export function AddRequirement({ page }) {
  const { catalog, site } = page.store;
  const licences = [...new Set((catalog.value?.runtimes ?? []).map((each) => each.license.spdx))].sort();
  const examples = [...Object.values(site.worked), ...Object.values(site["use-cases"])];
  const known = { policy: site.policy, vocabulary: site.catalog.vocabulary, licences, examples };
  const takeAll = (/** @type {readonly Offer[]} */ offers) =>
    page.change((d) => offers.reduce((before, { gate, check }) => addCheck(before, gate, check), d));
  return html`<${Suggest} id="add-requirement" label="Add a requirement"
    placeholder="+ Add a requirement: type “lora”, “p95 ttft 800”, “apache” …"
    offers=${(/** @type {string} */ text) => offersFor(text, known)}
      take=${(/** @type {Offer} */ offer) => takeAll([offer])}
    list=${(/** @type {string} */ text) => offersForList(text, known)} takeAll=${takeAll} />`;
}
