/** A text box whose words count once it is left, or Enter is pressed. */

import { useState } from "preact/hooks";
import { html } from "../../view/html.js";

/** @typedef {{ value: string, commit: (words: string) => void, [attribute: string]: unknown }} Props */

/**
 * What is being typed stays, however often the page is drawn meanwhile; left as it was is no commit.
 *
 * @param {Props} props with the box's other attributes
 */
export function Typed({ value, commit, ...attributes }) {
  const [typed, setTyped] = useState(/** @type {string | null} */ (null));
  const left = () => setTyped(null);
  const input = (/** @type {Event} */ event) =>
    setTyped(/** @type {HTMLInputElement} */ (event.target).value);
  const settle = (/** @type {Event} */ event) => {
    left();
    commit(/** @type {HTMLInputElement} */ (event.target).value);
  };
  const at = typed ?? value;
  return html`<input type="text" ...${attributes} value=${at} onInput=${input} onChange=${settle}
    onBlur=${left} />`;
}
