/** A quote with its source, version and dates, and where on a page it can be read and corrected. */

import { html } from "../../view/html.js";
import { correction } from "../api.js";

/** @import { Runtime, Source } from "../../view/model.js" */
/** @import { Proof as ProofData } from "../proofs.js" */
/** @import { Known } from "../known.js" */
/**
 * @typedef {{ site: string, issue: string, field: string, folder: string }} Where
 *   issue, field: patterns of addresses, empty where no correction is offered; folder: of the entries
 * @typedef {{ runtime: Runtime, anchor: string, label: string, word?: string, known: Known,
 *   file?: string }} Spot where on a page something stands; word: for the link; known: what is said there;
 *   file: the entry that says it, where that is another
 */

/**
 * @param {ProofData} proof
 * @param {Source} source
 */
function datesOf({ kind, confirmed }, { version, accessed }) {
  const holds = version ? ` · holds for ${version}` : "";
  return ` · ${kind}${holds} · opened ${accessed} · confirmed ${confirmed}`;
}

/** @param {{ proof: ProofData }} props */
export function Proof({ proof }) {
  const { source } = proof;
  return html`<figure class="ar-quote">
    ${proof.about ? html`<p class="ar-quote__about">${proof.about}</p>` : null}
    <blockquote>${proof.quote}</blockquote>
    ${
      source
        ? html`<figcaption>
        ${
          source.url.startsWith("http")
            ? html`<a class="ar-external" href=${source.url} rel="noopener noreferrer">${source.title}</a>`
            : html`${source.title} <code class="ar-purl">${source.url}</code>`
        }
        ${datesOf(proof, source)}
      </figcaption>`
        : null
    }
  </figure>`;
}

/**
 * Whether an anchor is that of a claim, `group.claim`, for which there is a form; a relation's is longer.
 *
 * @param {string} anchor
 */
function isClaim(anchor) {
  return anchor.split(".").length === 2;
}

/** @param {{ place: Spot, where: Where, word: string }} props */
export function Place({ place: { runtime, anchor, label, known, file = runtime.id }, where, word }) {
  const page = `runtimes/${runtime.id}/${anchor ? `#${anchor}` : ""}`;
  const about = { title: `${runtime.name}: ${label}`, page, path: `${where.folder}/${file}.yml` };
  const form = where.issue ? correction(where, about, known) : "";
  return html`<span>
    <a href=${where.site + page}>${word}</a>
    ${
      form
        ? html`
        ${" "}·${" "}
        <a
          href=${form}
          rel="noopener noreferrer"
          data-correct=${isClaim(anchor) ? anchor : undefined}
          data-entry=${runtime.id}
        >Correct this</a>
      `
        : null
    }${" "}
  </span>`;
}
