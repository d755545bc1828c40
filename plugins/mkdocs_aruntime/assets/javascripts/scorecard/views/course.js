/** The steps across the top, each with how far it is, and the answer of now beside them. */

import { html } from "../html.js";
import { STEP_MARKS, answerWords } from "../words.js";

/** @typedef {{ [key: string]: any }} Any */

/** @param {{ steps: { id: string, label: string, state: string, note: string }[], evaluation: Any | null, stale: boolean }} props */
export function Course({ steps, evaluation, stale }) {
  return html`<nav class="ar-course" aria-label="Steps">
    <ol>
      ${steps.map(
        ({ id, label, state, note }, i) => html`<li key=${id}>
          <a href=${`#step-${id}`} data-state=${state} title=${note || null} onClick=${goTo}>
            <span class="ar-course__number">${i + 1}</span> <span class="ar-course__label">${label}</span>
            ${" "}<span class="ar-course__mark" aria-hidden="true">${STEP_MARKS[state]}</span><span class="ar-vh">: ${note || "done"}</span>
          </a>
        </li>`,
      )}
    </ol>
    ${evaluation === null ? null : html`<a class="ar-course__answer" href="#result" data-stale=${stale ? "" : undefined} onClick=${goTo}>${answerWords(evaluation)}</a>`}
  </nav>`;
}

/**
 * Opens what is gone to; the address stays as it is, for it may be carrying a decision.
 *
 * @param {Any} event
 */
function goTo(event) {
  const target = document.querySelector(event.currentTarget.getAttribute("href"));
  if (target === null) return;
  event.preventDefault();
  if (target instanceof HTMLDetailsElement) target.open = true;
  const focused = target.querySelector("summary") ?? target;
  target.scrollIntoView({ block: "start" });
  focused.focus({ preventScroll: true });
}
