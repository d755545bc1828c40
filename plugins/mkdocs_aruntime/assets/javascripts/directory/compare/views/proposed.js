/** What is shown of a proposal: that it is one, what it changes, and what the build would refuse. */

import { useState } from "preact/hooks";
import { html } from "../../../view/html.js";
import { counted } from "../../../view/problems.js";

/** @import { ClaimMove, OutcomeMove } from "../../../view/model.js" */
/** @import { Overlay } from "../overlay.js" */

const MOST = 30; // lines of a list

/** @param {{ overlay: Overlay, paste: (text: string) => void }} props */
export function Proposed({ overlay, paste }) {
  const { proposed, progress, trouble } = overlay;
  return html`<section class="ar-proposed" aria-label="Proposal">
    ${proposed ? html`<${Told} overlay=${overlay} />` : null}
    ${progress ? html`<p role="status">${progress}</p>` : null}
    ${trouble ? html`<p role="alert" class="ar-alert">The proposal can't be shown: ${trouble}.</p>` : null}
    <${Paste} open=${!proposed && !progress} paste=${paste} />
  </section>`;
}

/** @param {{ overlay: Overlay }} props */
function Told({ overlay: { proposed, published, outcomes } }) {
  if (proposed === null) return null;
  const { entry, claims, problems } = proposed;
  return html`<p>
      <strong>A proposal, not published:</strong> ${entry.name} as somebody wants it${
        published ? ", beside what is published" : "; it is new here"
      }. Nobody has accepted it, and nothing of it is kept.
    </p>
    <${List} title=${many(claims.length, "claim changes", "claims change")} lines=${claims.map(claimLine)} />
    ${
      outcomes
        ? html`<${List}
          title=${many(outcomes.length, "outcome moves", "outcomes move")}
          lines=${outcomes.map(outcomeLine)}
        />`
        : null
    }
    <${List}
      title=${`The build would refuse it: ${many(problems.length, "problem", "problems")}`}
      lines=${problems.map(({ path, message }) => `${path}: ${message}`)}
    />`;
}

/**
 * @param {number} count
 * @param {string} one
 * @param {string} several
 */
function many(count, one, several) {
  return count === 1 ? `1 ${one}` : `${counted(count)} ${several}`;
}

/** @param {{ title: string, lines: string[] }} props */
function List({ title, lines }) {
  if (lines.length === 0) return null;
  const more = lines.length - MOST;
  return html`<details>
    <summary>${title}</summary>
    <ul>
      ${lines.slice(0, MOST).map((line) => html`<li key=${line}>${line}</li>`)}
      ${more > 0 ? html`<li>and ${counted(more)} more</li>` : null}
    </ul>
  </details>`;
}

/** @param {ClaimMove} move */
function claimLine({ claim, how, before, after }) {
  return `${claim}: ${before || "nothing"} → ${after || "nothing"} (${how})`;
}

/** @param {OutcomeMove} move */
function outcomeLine({ where, what, before, after }) {
  return `${where}, ${what}: ${before || "none"} → ${after || "none"}`;
}

/** @param {{ open: boolean, paste: (text: string) => void }} props */
function Paste({ open, paste }) {
  const [text, setText] = useState("");
  const show = (/** @type {Event} */ event) => {
    event.preventDefault();
    paste(text);
  };
  return html`<details open=${open}>
    <summary>Paste a proposal</summary>
    <form onSubmit=${show}>
      <label>
        An entry or a correction, as YAML
        <textarea
          rows="8"
          value=${text}
          onInput=${(/** @type {{ currentTarget: HTMLTextAreaElement }} */ { currentTarget }) =>
            setText(currentTarget.value)}
        ></textarea>
      </label>
      <button type="submit" class="md-button">Show it</button>
    </form>
  </details>`;
}
