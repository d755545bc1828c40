/**
 * How the components of a stack hang together: the documented relations, and a flag where none connects them.
 */

import { html } from "../../../view/html.js";
import { connection } from "../../related.js";
import { Documented } from "../../views/related.js";

/** @import { Directory } from "../../catalog.js" */
/** @import { From } from "../../views/related.js" */

/** @param {{ directory: Directory, from: From }} props */
export function Connected({ directory, from }) {
  const ids = from.known.map((runtime) => runtime.id);
  const { parts, links } = connection(
    directory,
    directory.entries.filter((entry) => ids.includes(entry.id)),
  );
  if (ids.length < 2) return null;
  const names = parts.map((part) => part.map((entry) => entry.name).join(" with "));
  return html`<section class="ar-connected" aria-label="How the components work together">
    ${
      parts.length > 1
        ? html`<p class="ar-connected__apart">
        <b><span aria-hidden="true">?</span> No documented relation connects ${listedWith(names)}.</b>${" "}
        That they work together is not established: test it before you rely on it.
      </p>`
        : null
    }
    ${
      links.length > 0
        ? html`<ul>
        ${links.map(
          (link) => html`<li key=${`${link.of.id} ${link.stated.kind} ${link.to.id}`}>
            <${Documented} link=${link} from=${from} />
          </li>`,
        )}
      </ul>`
        : null
    }
  </section>`;
}

/** @param {string[]} names two at least */
function listedWith(names) {
  return `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
