/** One way out of the form: inactive, with the reason said beside all of them, while nothing can be sent. */

import { html } from "../../view/html.js";

/** @import { ComponentChildren } from "preact" */
/** @typedef {{ why: string, by: string, children?: ComponentChildren }} Given
 *   why: it is inactive, empty where it isn't; by: the id of the element that says so */

/** @param {{ href: string, primary?: boolean, leave?: () => void } & Given} props */
export function Address({ href, primary = false, leave, why, by, children }) {
  const look = `md-button${primary ? " md-button--primary" : ""}`;
  if (!why)
    return html`<a
      class=${look}
      href=${href}
      target="_blank"
      rel="noopener noreferrer"
      onClick=${leave}
    >${children}</a>`;
  const inactive = { role: "link", tabindex: 0, "aria-disabled": "true", "aria-describedby": by };
  return html`<a class=${look} ...${inactive}>${children}</a>`;
}

/** @param {{ does: () => void } & Given} props */
export function Deed({ does, why, by, children }) {
  return html`<button
    type="button"
    class="md-button"
    aria-disabled=${why ? "true" : undefined}
    aria-describedby=${why ? by : undefined}
    onClick=${() => why || does()}
  >
    ${children}
  </button>`;
}
