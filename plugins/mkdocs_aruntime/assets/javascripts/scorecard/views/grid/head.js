/** The head of a candidate's column: its name, its versions and where it stands. */

import { useComputed } from "@preact/signals";
import { html } from "../../../view/html.js";
import { standingWord } from "../../words.js";

/** @import { Page } from "../../page.js" */

/** @param {{ page: Page, id: string }} props */
export function Head({ page, id }) {
  const { decision, results, drawer, live, shown } = page.store;
  const candidate = useComputed(() => decision.value.candidates.find((each) => each.id === id));
  const standing = useComputed(() => results.value.get(id)?.standing);
  const visible = (shown.value || decision.value.candidates[0]?.id) === id;
  const name = candidate.value?.name ?? id;
  const versions = Object.values(candidate.value?.components ?? {}).join(" · ");
  const open = () => (drawer.value = { kind: "candidate", candidate: id });
  return html`<th scope="col" data-candidate=${id} data-shown=${visible ? "" : undefined}>
    ${live.value ? html`<button type="button" class="ar-grid__name" onClick=${open}>${name}</button>` : name}
    <small>${versions}</small>
    ${
      standing.value
        ? html`<span class="ar-standing" data-standing=${standing.value}>${standingWord(standing.value)}
          </span>`
        : null
    }
  </th>`;
}
