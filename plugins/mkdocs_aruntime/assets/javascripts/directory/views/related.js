/**
 * A relation as a sentence; its quotes, with their sources, are one tap away: those of the entry that states
 * it.
 */

import { useState } from "preact/hooks";
import { html } from "../../view/html.js";
import { known } from "../known.js";
import { quoted } from "../proofs.js";
import { anchorOf, sentenceOf } from "../related.js";
import { Place, Proof } from "./proof.js";

/** @import { Runtime } from "../../view/model.js" */
/** @import { Vocabulary } from "../api.js" */
/** @import { Link } from "../related.js" */
/** @import { Spot, Where } from "./proof.js" */
/**
 * @typedef {{ vocabulary: Vocabulary, known: readonly Runtime[], where: Where,
 *   load?: (id: string) => Promise<Runtime> }} From
 *   known: entries that are here already; load: fetches another, where that can be done
 */

/** @param {{ link: Link, from: From }} props */
export function Documented({ link, from }) {
  const { id, name } = link.of;
  const [fetched, setFetched] = useState(/** @type {Runtime | null} */ (null));
  const [trouble, setTrouble] = useState("");
  const runtime = from.known.find((each) => each.id === id) ?? fetched;
  const opened = async (/** @type {Event} */ event) => {
    if (runtime !== null || !from.load || !(/** @type {HTMLDetailsElement} */ (event.currentTarget).open))
      return;
    setTrouble("");
    await from
      .load(id)
      .then(setFetched, (error) => setTrouble(error instanceof Error ? error.message : String(error)));
  };
  return html`<details class="ar-proof ar-related" onToggle=${opened}>
    <summary>
      ${sentenceOf(link)}
      ${link.stated.condition ? html`<span class="ar-proof__note">${link.stated.condition}.</span>` : null}
    </summary>
    ${
      trouble ? html`<p role="alert" class="ar-note">${trouble}. Close and open this to try again.</p>` : null
    }
    ${runtime ? html`<${Quotes} link=${link} runtime=${runtime} vocabulary=${from.vocabulary} />` : null}
    <p class="ar-claim__links">
      ${
        runtime
          ? html`<${Place}
          place=${spotOf(link, runtime, from.vocabulary)}
          where=${from.where}
          word="On its page"
        />`
          : html`<a href=${`${from.where.site}runtimes/${id}/#${anchorOf(link.stated)}`}>
          On the page of ${name}
        </a>`
      }
    </p>
  </details>`;
}

/**
 * @param {Link} link
 * @param {Runtime} runtime
 * @param {Vocabulary} vocabulary
 * @returns {Spot}
 */
function spotOf(link, runtime, vocabulary) {
  const now = [sentenceOf(link), link.stated.condition].filter(Boolean).join(". ");
  const shown = relationOf(link.stated, runtime)?.evidence?.[0];
  return {
    runtime,
    anchor: anchorOf(link.stated),
    label: sentenceOf(link),
    known: known(vocabulary, runtime, now, shown),
  };
}

/**
 * @param {Link["stated"]} stated
 * @param {Runtime} runtime
 */
function relationOf(stated, runtime) {
  return runtime.relations?.find(
    (each) => each.kind === stated.kind && each.to === stated.to && each.claim === stated.claim,
  );
}

/** @param {{ link: Link, runtime: Runtime, vocabulary: Vocabulary }} props */
function Quotes({ link: { stated }, runtime, vocabulary }) {
  const relation = relationOf(stated, runtime);
  const [group, id] = (stated.claim ?? "").split(".");
  const term = vocabulary.groups.find((each) => each.id === group)?.claims.find((each) => each.id === id);
  return html`
    ${term ? html`<p class="ar-note">As any entry with ${term.label}.</p>` : null}
    ${relation?.note ? html`<p class="ar-note">${relation.note}</p>` : null}
    ${(relation?.evidence ?? []).map(
      ({ quote, source }) =>
        html`<${Proof} proof=${quoted(vocabulary, runtime, quote, source, runtime.maintenance.confirmed)} />`,
    )}
  `;
}
