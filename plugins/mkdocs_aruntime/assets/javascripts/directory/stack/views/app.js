/** The stack as one view: its components, what is asked for, what it covers. */

import { html } from "../../../view/html.js";
import { listed } from "../../../view/listed.js";
import { Covered } from "./covered.js";
import { Components } from "./components.js";
import { Narrowing } from "./narrowing.js";
import { Tools } from "./tools.js";

/** @import { Props as CoveredProps } from "./covered.js" */
/** @import { Store } from "../store.js" */
/**
 * @typedef {CoveredProps & { pages: { compare: string, scorecard: string }, go: import("./covered.js").Go }}
 *   Props what the parts of the view get
 * @typedef {Pick<Props, "useCases" | "where" | "pages" | "load" | "go"> & { store: Store }} AppProps
 */

/** @param {AppProps} props */
export function App({ store, ...rest }) {
  const { known, trouble, missing } = store;
  const props = { ...rest, ...known.value, asked: store.asked.value, runtimes: store.runtimes.value };
  return html`<div class="ar-stacked">
    ${
      trouble.value
        ? html`<p role="alert" class="ar-alert">${trouble.value}. Reload the page to try again.</p>`
        : null
    }
    ${
      missing.value.length > 0
        ? html`<p role="alert" class="ar-alert">Unknown here, so ignored: ${listed(missing.value)}.</p>`
        : null
    }
    ${known.value ? html`<${Components} ...${props} />` : null}
    ${
      known.value && props.runtimes.length > 0
        ? html`<${Narrowing} ...${props} /><${Tools} ...${props} /><${Covered} ...${props} />`
        : null
    }
  </div>`;
}
