/** What a claim says at present: its value and condition, and each quote with its source. */

import { html } from "../../view/html.js";
import { wordsOf } from "../../view/states.js";
import { statedWords } from "../../view/stated.js";

/** @import { Claim, Runtime } from "../../view/model.js" */
/** @import { Words } from "../../view/conditions.js" */

/** @param {{ claim: Claim | undefined, entry: Runtime, vocabulary: Words }} props */
export function Current({ claim, entry, vocabulary }) {
  if (claim === undefined)
    return html`<div class="ar-correcting__now"><p>Nothing is said of it yet. Silence is not a no.</p></div>`;
  const { value, ...more } = claim;
  const { mark, word } = wordsOf(value);
  const qualified = statedWords(more, vocabulary);
  return html`<div class="ar-correcting__now">
    <p>Says now: <strong>${mark} ${word}</strong>${qualified ? `. ${qualified}.` : ""}</p>
    ${(claim.evidence ?? []).map(
      ({ quote, source }) => html`<figure class="ar-quote" key=${quote}>
        <blockquote>${quote}</blockquote>
        <figcaption><${Cited} source=${entry.sources[source]} /></figcaption>
      </figure>`,
    )}
  </div>`;
}

/** @param {{ source: Runtime["sources"][string] | undefined }} props */
function Cited({ source }) {
  if (source === undefined) return null;
  const { title, url, version, accessed } = source;
  return html`
    ${
      url.startsWith("http")
        ? html`<a class="ar-external" href=${url} target="_blank" rel="noopener noreferrer">${title}</a>`
        : html`${title} <code class="ar-purl">${url}</code>`
    }${version ? ` · holds for ${version}` : ""} · opened ${accessed}
  `;
}
