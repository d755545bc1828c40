/** What a correction would move: worked decisions, use cases and their stacks. */

import { useEffect, useState } from "preact/hooks";
import { html } from "../../view/html.js";
import { counted, wordsOf } from "../../view/problems.js";

/** @import { Correction, Effect as Found, OutcomeMove } from "../../view/model.js" */
/** @import { Checking } from "../checking.js" */
/** @typedef {{ found: Found | null, failed: string }} State */

const MOST = 12; // rows

/**
 * @param {{ checking: Checking | null, correction: Correction, ready: boolean }} props
 *   ready: it is complete; before that nothing can be said of its effect
 */
export function Effect({ checking, correction, ready }) {
  const [state, setState] = useState(/** @type {State} */ ({ found: null, failed: "" }));
  const written = ready && checking !== null ? JSON.stringify(correction) : "";
  useEffect(() => {
    let mine = true;
    setState({ found: null, failed: "" });
    if (written)
      checking?.effect(JSON.parse(written)).then(
        (found) => mine && setState({ found, failed: "" }),
        (error) => mine && setState({ found: null, failed: wordsOf(error) }),
      );
    return () => {
      mine = false;
    };
  }, [written]);
  if (!written) return null;
  return html`<section class="ar-correcting__effect" aria-label="What it moves" aria-live="polite">
    ${state.found ? html`<${Told} outcomes=${state.found.outcomes} />` : html`<p>${waiting(state)}</p>`}
  </section>`;
}

/** @param {State} state */
function waiting({ failed }) {
  return failed ? `What it moves can't be computed here: ${failed}.` : "Computing what it moves …";
}

/** @param {{ outcomes: readonly OutcomeMove[] }} props */
function Told({ outcomes }) {
  if (outcomes.length === 0) return html`<p>It changes no worked decision and no use case.</p>`;
  const more = outcomes.length - MOST;
  const many = outcomes.length === 1 ? "one outcome changes" : `${counted(outcomes.length)} outcomes change`;
  return html`<p>With it, ${many}:</p>
    <ul>
      ${outcomes.slice(0, MOST).map(
        ({ where, what, before, after }) => html`<li key=${where + what}>
          ${where}, ${what}: ${before || "none"} → <b>${after || "none"}</b>
        </li>`,
      )}
      ${more > 0 ? html`<li>and ${counted(more)} more</li>` : null}
    </ul>`;
}
