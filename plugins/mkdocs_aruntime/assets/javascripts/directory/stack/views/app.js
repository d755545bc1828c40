/** The stack as one view: its components, what is asked for, what it covers. */

import { html } from "../../../view/html.js";
import { listed } from "../../../view/listed.js";
import { Covered } from "./covered.js";
import { Components } from "./components.js";
import { Narrowing } from "./narrowing.js";
import { Tools } from "./tools.js";

/** @import { Props as CoveredProps } from "./covered.js" */
/**
 * @typedef {CoveredProps & { pages: { compare: string, scorecard: string }, trouble: string,
 *   missing: string[], go: import("./covered.js").Go }} Props
 */

/** @param {{ trouble: string }} props */
export function Trouble({ trouble }) {
  return html`<p role="alert" class="ar-alert">${trouble}. Reload the page to try again.</p>`;
}

/** @param {Props} props */
export function App(props) {
  const { runtimes, trouble, missing } = props;
  return html`<div class="ar-stacked">
    ${trouble ? html`<${Trouble} trouble=${trouble} />` : null}
    ${
      missing.length > 0
        ? html`<p role="alert" class="ar-alert">Unknown here, so ignored: ${listed(missing)}.</p>`
        : null
    }
    <${Components} ...${props} />
    ${
      runtimes.length > 0
        ? html`<${Narrowing} ...${props} /><${Tools} ...${props} /><${Covered} ...${props} />`
        : null
    }
  </div>`;
}
