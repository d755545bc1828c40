/** The comparison as one view: what is compared, whether it may be, where it differs. */

import { html } from "../../../view/html.js";
import { listed } from "../../../view/listed.js";
import { TargetBox } from "../../views/target.js";
import { Explanation } from "./explanation.js";
import { Heads } from "./heads.js";
import { Proposed } from "./proposed.js";
import { Sides } from "./sides.js";
import { Tools } from "./tools.js";

/** @import { Asked } from "../address.js" */
/** @import { Store } from "../store.js" */
/** @import { Where as Place } from "../../views/proof.js" */
/**
 * @typedef {(asked: Asked) => void} Go
 * @typedef {Place & { stack: string, scorecard: string }} Where
 *   stack, scorecard: addresses of these pages; empty where the site has none
 * @typedef {{ store: Store, where: Where, go: Go, paste: ((text: string) => void) | null }} Props
 *   paste: takes a proposal; null where none is looked at
 */

/** @param {Props} props */
export function App({ store, where, go, paste }) {
  const items = store.items.value;
  const missing = store.missing.value;
  return html`<div class="ar-compared">
    <${Trouble} store=${store} />
    ${
      missing.length > 0
        ? html`<p role="alert" class="ar-alert">No runtime in the directory is called ${listed(missing)}.</p>`
        : null
    }
    ${paste ? html`<${Proposed} overlay=${store.overlay.value} paste=${paste} />` : null}
    <${Heads} store=${store} where=${where} go=${go} />
    <${Compared} store=${store} where=${where} go=${go} />
    ${items.length === 1 ? html`<p class="ar-note">Add a second one to compare.</p>` : null}
  </div>`;
}

/** @param {{ store: Store }} props */
function Trouble({ store }) {
  const trouble = store.trouble.value;
  return trouble
    ? html`<p role="alert" class="ar-alert">${trouble}. Reload the page to try again.</p>`
    : null;
}

/** @param {Omit<Props, "paste">} props */
function Compared({ store, where, go }) {
  const comparison = store.comparison.value;
  if (comparison === null) return null;
  const items = store.items.value;
  const asked = store.asked.value;
  const target = store.target.value;
  const put = (/** @type {string} */ said) => go({ ...asked, target: said });
  return html`
    <${Explanation} comparison=${comparison} items=${items} directory=${store.directory.value}
      site=${where.site} />
    ${target ? html`<${TargetBox} said=${asked.target ?? ""} target=${target} put=${put} />` : null}
    <${Tools} comparison=${comparison} items=${items} asked=${asked} site=${where.site}
      scorecard=${where.scorecard} go=${go} />
    <${Sides} comparison=${comparison} items=${items} all=${asked.all} ...${where} />
  `;
}
