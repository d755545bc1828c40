/** One stack of the shortlist: how much is documented, what connects its parts, what is left open. */

import { html } from "../../view/html.js";
import { counted } from "../../view/counts.js";
import { correction } from "../../directory/api.js";

/** @import { Where } from "../../directory/views/proof.js" */
/** @import { RelationLink, Shortlisted, Standing } from "../../view/model.js" */

/** @type {Readonly<Record<Standing, string>>} */
const MARKS = {
  qualified: "●",
  conditional: "●",
  provisional: "◐",
  disqualified: "○",
  "not-comparable": "–",
};
/** @type {Readonly<Record<Standing, string>>} */
const WORDS = {
  qualified: "everything asked of documents is documented",
  conditional: "everything asked of documents is documented or waived",
  provisional: "not everything is documented",
  disqualified: "a document rules it out",
  "not-comparable": "does not cover what is needed",
};

/** @param {{ stack: Shortlisted, where: Where }} props */
export function Stack({ stack, where }) {
  const { site } = where;
  const links = stack.connection?.links ?? [];
  const open = Object.entries(stack.reasons ?? {});
  return html`<li class="ar-stack-found" data-standing=${stack.standing}>
    <h3><span aria-hidden="true">${MARKS[stack.standing]}</span> ${stack.name}</h3>
    <p class="ar-stack-found__count">
      <b>${counted(stack)}</b>
      <span class="ar-vh">; ${WORDS[stack.standing]}</span>
    </p>
    ${(stack.ending ?? []).map(
      (id) => html`<p class="ar-stack-found__ending" key=${id}>
        <a href=${`${site}runtimes/${id}/`}>${id}</a> is being discontinued by its owner.
      </p>`,
    )}
    ${stack.standing === "not-comparable" ? html`<p>${stack.why}</p>` : null}
    ${links.map(
      (link, at) => html`<p class="ar-stack-found__relation" key=${at}>
        ${link.words}
        ${link.condition ? ` (${link.condition.why})` : ""}
        ${link.quote ? html`: <q cite=${link.url}>${link.quote}</q>` : null}
        <${Correct} link=${link} where=${where} />
      </p>`,
    )}
    ${
      open.length > 0
        ? html`<details>
        <summary>What is open</summary>
        <ul>${open.map(([check, why]) => html`<li key=${check}>${why}</li>`)}</ul>
      </details>`
        : null
    }
    <p class="ar-stack-found__parts">
      ${Object.entries(stack.components).map(
        ([id, version], at) => html`
          ${at > 0 ? " · " : ""}
          <a key=${id} href=${`${site}runtimes/${id}/`}>${id} ${version}</a>
        `,
      )}
    </p>
  </li>`;
}

/** @param {{ link: RelationLink, where: Where }} props */
function Correct({ link: { of, words, condition, quote = "", url = "" }, where }) {
  if (!where.issue) return null;
  const page = `runtimes/${of}/#relations`;
  const about = { title: words, page, path: `${where.folder}/${of}.yml` };
  const now = [words, condition?.why].filter(Boolean).join(". ");
  return html`
    <a
      href=${correction(where, about, { now, quote, source: url })}
      rel="noopener noreferrer"
      aria-label=${`Correct this: ${words}`}
    >Correct this</a>
  `;
}
