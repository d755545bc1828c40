/** Questions on the one side, the stacks that the answers leave on the other. */

import { useState } from "preact/hooks";
import { html } from "../../view/html.js";
import { FIRST, inReach, withoutEvidence } from "../result.js";
import { Questions } from "./questions.js";
import { Stack } from "./stack.js";

/** @import { Where } from "../../directory/views/proof.js" */
/** @import { AnsweredShortlist } from "../../view/model.js" */
/** @import { Links, Store } from "../store.js" */

/** @param {{ store: Store, where: Where }} props */
export function App({ store, where }) {
  const found = store.found.value;
  const answered = store.answered.value;
  const links = store.links.value;
  return html`<div class="ar-asked">
    <${Questions} store=${store} />
    <section class="ar-asked__found" aria-labelledby="ar-asked-head">
      <h2 id="ar-asked-head">Your shortlist</h2>
      <p role="status">${store.status.value || headline(found, answered)}</p>
      ${store.trouble.value.map((line) => html`<p role="alert" class="ar-alert" key=${line}>${line}</p>`)}
      ${found && answered ? html`<${Listed} found=${found} where=${where} links=${links} />` : null}
      ${
        answered
          ? html`<p>
          <button type="button" class="ar-link-button" onClick=${store.clear}>
            Clear the answers
          </button>
        </p>`
          : null
      }
    </section>
    ${
      found && answered
        ? html`<p class="ar-asked__bar">
        <a href="#ar-asked-head">${inReach(found).length} candidate stacks: see them</a>
      </p>`
        : null
    }
  </div>`;
}

/** @param {{ found: AnsweredShortlist, where: Where, links: Links }} props */
function Listed({ found, where, links }) {
  const [all, setAll] = useState(false);
  const reached = inReach(found);
  const stacks = reached.length > 0 ? reached : found.shortlist;
  const shown = all ? stacks : stacks.slice(0, FIRST);
  const next = found["next-test"];
  return html`
    ${
      next
        ? html`<p class="ar-next-test">
        <b>Next best test:</b> ${next.question}
        . It is open for ${next.candidates.length} of the first${" "}
        ${Math.min(FIRST, reached.length)}
        . ${next.todo}
      </p>`
        : null
    }
    <p class="ar-asked__ways">
      ${
        links.decide
          ? html`<a class="md-button md-button--primary" href=${links.decide}>
          Decide between the first ${Math.min(3, reached.length)}
        </a>`
          : null
      }
      ${links.compare ? html`<a class="md-button" href=${links.compare}>Compare them</a>` : null}
    </p>
    <ol class="ar-stacks-found">
      ${shown.map((stack) => html`<${Stack} key=${stack.id} stack=${stack} where=${where} />`)}
    </ol>
    ${
      stacks.length > shown.length
        ? html`<button type="button" onClick=${() => setAll(true)}>
        Show ${stacks.length - shown.length} more
      </button>`
        : null
    }
  `;
}

/**
 * @param {AnsweredShortlist | null} found
 * @param {boolean} answered
 */
function headline(found, answered) {
  if (!answered) return "Answer one question; every answer narrows the field, and each can be skipped.";
  if (found === null) return "";
  const reached = inReach(found).length;
  const open = withoutEvidence(found).length;
  const out = found.shortlist.length - reached - open;
  const ruled = (out > 0 ? `, ${out} ruled out` : "") + (open > 0 ? `, ${open} with nothing documented` : "");
  return reached === 0
    ? `Nothing in the directory is known to cover this need${ruled}.`
    : `${reached} candidate stacks${ruled}. Most documented first, ties by name: an order of evidence, ` +
        "not of quality.";
}
