/** The comparison as one view: what is compared, whether it may be, where it differs. */

import { html } from "../../../view/html.js";
import { listed } from "../../../view/listed.js";
import { TargetBox } from "../../views/target.js";
import { Explanation } from "./explanation.js";
import { Heads } from "./heads.js";
import { Proposed } from "./proposed.js";
import { Sides } from "./sides.js";
import { Tools } from "./tools.js";

/** @import { Directory } from "../../catalog.js" */
/** @import { Target } from "../../target.js" */
/** @import { Asked } from "../address.js" */
/** @import { Where } from "../../views/proof.js" */
/** @import { Overlay } from "../overlay.js" */
/** @import { Comparison, Item } from "../compared.js" */
/**
 * @typedef {(asked: Asked) => void} Go
 * @typedef {{ directory: Directory | null, items: Item[], comparison: Comparison | null, trouble: string,
 *   missing: string[], asked: Asked, where: Where, stack: string,
 *   scorecard: string, target: Target | null, go: Go,
 *   proposed: { overlay: Overlay, paste: (text: string) => void } | null }} Props
 *   stack, scorecard: addresses of these pages; empty where the site has none
 */

/** @param {Props} props */
export function App(props) {
  const { items, comparison, trouble, missing } = props;
  return html`<div class="ar-compared">
    ${trouble ? html`<p role="alert" class="ar-alert">${trouble}. Reload the page to try again.</p>` : null}
    ${
      missing.length > 0
        ? html`<p role="alert" class="ar-alert">No runtime in the directory is called ${listed(missing)}.</p>`
        : null
    }
    ${props.proposed ? html`<${Proposed} ...${props.proposed} />` : null}
    <${Heads} ...${props} />
    ${
      comparison
        ? html`
        <${Explanation}
          comparison=${comparison}
          items=${items}
          directory=${props.directory}
          site=${props.where.site}
        />
        ${
          props.target
            ? html`<${TargetBox}
            said=${props.asked.target ?? ""}
            target=${props.target}
            put=${(/** @type {string} */ target) => props.go({ ...props.asked, target })}
          />`
            : null
        }
        <${Tools}
          comparison=${comparison}
          items=${items}
          asked=${props.asked}
          site=${props.where.site}
          scorecard=${props.scorecard}
          go=${props.go}
        />
        <${Sides}
          comparison=${comparison}
          items=${items}
          all=${props.asked.all}
          ...${props.where}
        />
      `
        : null
    }
    ${items.length === 1 ? html`<p class="ar-note">Add a second one to compare.</p>` : null}
  </div>`;
}
