/** A text box whose words count once it is left or Enter is pressed, or soon after they were typed. */

import { useEffect, useRef, useState } from "preact/hooks";
import { html } from "../../view/html.js";
import { awaitCommit, forgetCommit } from "../state/typing.js";

const MOMENT = 800; // milliseconds

/** @type {Commit} */
const NONE = () => {};

/** @import { Commit } from "../state/typing.js" */
/**
 * @typedef {{
 *   value: string, commit: (words: string) => void, soon?: boolean, [attribute: string]: unknown,
 * }} Props
 *   soon: what was typed counts after a moment, too
 */

/**
 * What is being typed stays, however often the page is drawn meanwhile; left as it was is no commit. Where
 * the box or the page goes before the box is left, what was typed counts all the same.
 *
 * @param {Props} props with the box's other attributes
 */
export function Typed({ value, commit, soon = false, ...attributes }) {
  const [typed, setTyped] = useState(/** @type {string | null} */ (null));
  const waiting = useRef(/** @type {ReturnType<typeof setTimeout> | undefined} */ (undefined));
  const uncommitted = useRef(NONE);
  const done = () => {
    clearTimeout(waiting.current);
    forgetCommit(uncommitted.current);
    uncommitted.current = NONE;
  };
  const gone = () => {
    const late = uncommitted.current;
    done();
    late(true);
  };
  useEffect(() => gone, []);
  const left = () => {
    done();
    setTyped(null);
  };
  const input = (/** @type {Event} */ { target }) => {
    const box = /** @type {HTMLInputElement} */ (target);
    const words = box.value;
    done();
    setTyped(words);
    uncommitted.current = (stays) => {
      if (!stays) setTyped(null);
      commit(words);
    };
    awaitCommit(uncommitted.current);
    // What is wrong is told when the box is left, not while it is typed.
    if (soon) waiting.current = setTimeout(() => box.checkValidity() && gone(), MOMENT);
  };
  const settle = (/** @type {Event} */ event) => {
    left();
    commit(/** @type {HTMLInputElement} */ (event.target).value);
  };
  const at = typed ?? value;
  return html`<input type="text" ...${attributes} value=${at} onInput=${input} onChange=${settle}
    onBlur=${left} />`;
}
