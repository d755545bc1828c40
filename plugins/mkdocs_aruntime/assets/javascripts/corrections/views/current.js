/** What a claim says at present. */

import { html } from "../../view/html.js";
import { wordsOf } from "../../view/states.js";

/** @import { Claim } from "../../view/model.js" */

/** @param {{ claim: Claim | undefined }} props */
export function Current({ claim }) {
  if (claim === undefined)
    return html`<p class="ar-correcting__now">Nothing is said of it yet. Silence is not a no.</p>`;
  const { mark, word } = wordsOf(claim.value);
  const [quote] = claim.evidence ?? [];
  const more = [claim.lacks && `Lacks: ${claim.lacks}`, claim.note].filter(Boolean).join(" ");
  return html`<p class="ar-correcting__now">
    Says now: <strong>${mark} ${word}</strong>
    ${more ? `. ${more}` : ""}
    ${quote ? html` <q>${quote.quote}</q>` : null}
  </p>`;
}
