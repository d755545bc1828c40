/** A text box whose words count once it is left or Enter is pressed, or soon after they were typed. */

import { useEffect, useRef, useState } from "preact/hooks";
import { html } from "../../view/html.js";

const MOMENT = 800; // milliseconds

/**
 * @typedef {{
 *   value: string, commit: (words: string) => void, soon?: boolean, [attribute: string]: unknown,
 * }} Props
 *   soon: what was typed counts after a moment, too
 */

/**
 * What is being typed stays, however often the page is drawn meanwhile; left as it was is no commit.
 *
 * @param {Props} props with the box's other attributes
 */
export function Typed({ value, commit, soon = false, ...attributes }) {
  const [typed, setTyped] = useState(/** @type {string | null} */ (null));
  const waiting = useRef(/** @type {ReturnType<typeof setTimeout> | undefined} */ (undefined));
  useEffect(() => () => clearTimeout(waiting.current), []);
  const left = () => {
    clearTimeout(waiting.current);
    setTyped(null);
  };
  const input = (/** @type {Event} */ { target }) => {
    const box = /** @type {HTMLInputElement} */ (target);
    setTyped(box.value);
    clearTimeout(waiting.current);
    if (!soon) return;
    // What is wrong is told when the box is left, not while it is typed.
    waiting.current = setTimeout(() => box.checkValidity() && commit(box.value), MOMENT);
  };
  const settle = (/** @type {Event} */ event) => {
    left();
    commit(/** @type {HTMLInputElement} */ (event.target).value);
  };
  const at = typed ?? value;
  return html`<input type="text" ...${attributes} value=${at} onInput=${input} onChange=${settle}
    onBlur=${left} />`;
}
