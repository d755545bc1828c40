/** A text box whose words count once it is left, or Enter is pressed. */

import { useState } from "preact/hooks";
import { html } from "../html.js";

/** @typedef {{ value: string, commit: (words: string) => void, [attribute: string]: unknown }} Props */

/**
 * What is being typed stays, however often the page is drawn meanwhile; left as it was is no commit.
 *
 * @param {Props} props with the box's other attributes
 */
export function Typed({ value, commit, ...attributes }) {
  const [typed, setTyped] = useState(/** @type {string | null} */ (null));
  const left = () => setTyped(null);
  const settle = (/** @type {any} */ event) => {
    left();
    commit(event.target.value);
  };
  return html`<input type="text" ...${attributes} value=${typed ?? value} onInput=${(/** @type {any} */ event) => setTyped(event.target.value)} onChange=${settle} onBlur=${left} />`;
}
