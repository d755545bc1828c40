/**
 * What a stack covers: the picture, and below it each responsibility with who says what and who could have
 * it.
 */

import { html } from "../../../view/html.js";
import { LayerMap, Legend } from "../../../view/layers.js";
import { duties, ORDER, picture, tally, wanted } from "../duties.js";
import { offers } from "../offers.js";
import { Connected } from "./connected.js";
import { DutyRow } from "./duty.js";

/** @import { Runtime } from "../../../view/model.js" */
/** @import { Vocabulary } from "../../api.js" */
/** @import { Directory } from "../../catalog.js" */
/** @import { Where } from "../../views/proof.js" */
/** @import { From } from "../../views/related.js" */
/** @import { Asked } from "../address.js" */
/** @import { Duty, UseCase } from "../duties.js" */
/**
 * @typedef {(asked: Asked) => void} Go
 * @typedef {{ vocabulary: Vocabulary, directory: Directory, runtimes: Runtime[], asked: Asked,
 *   useCases: UseCase[], where: Where, load?: From["load"], go?: Go }} Props
 *   load: fetches an entry; go: not there where the view is rendered at build
 */

/** @type {Readonly<Record<typeof ORDER[number], { title: string, why: string }>>} */
const SECTIONS = {
  doubled: {
    title: "Choices to make",
    why: "More than one component owns these. That is no mistake: decide which of them does it.",
  },
  missing: {
    title: "Handled elsewhere",
    why: "No component owns these; the entries say who does it instead.",
  },
  unknown: {
    title: "Not established",
    why:
      "No component is known to own these. One that could says nothing about it, which is no lack: " +
      "nobody has read a source that settles it.",
  },
  partly: { title: "Partially covered", why: "Under the condition that stands beside it." },
  owned: { title: "Owned", why: "By one component each." },
  elsewhere: {
    title: "Of layers not in the stack",
    why: "No component is of a layer that usually owns these, and none speaks of them.",
  },
};

/** @param {Props} props */
export function Covered({ vocabulary, directory, runtimes, asked, useCases, where, load, go }) {
  const found = duties(vocabulary, runtimes, wanted(vocabulary, asked, useCases), asked.layers);
  const names = runtimes.map((runtime) => runtime.name).join(", ");
  const from = { vocabulary, known: runtimes, where, load };
  const might = offers(directory, found);
  const row = (/** @type {Duty} */ duty) =>
    html`<${DutyRow}
      key=${duty.term.id}
      duty=${duty}
      offers=${might.get(duty.term.id) ?? []}
      from=${from}
      asked=${asked}
      go=${go}
    />`;
  return html`<div class="ar-covered">
    <${Connected} directory=${directory} from=${from} />
    <${LayerMap}
      layers=${picture(vocabulary, runtimes, found, asked).map((layer) => ({
        ...layer,
        href: `${where.site}runtimes/?layer=${layer.id}`,
      }))}
      label=${`What ${names} cover, layer by layer`}
    >
      <${Legend} counts=${tally(found)} />
    <//>
    ${ORDER.map((state) => ({ state, some: found.filter((duty) => duty.state === state) }))
      .filter(({ some }) => some.length > 0)
      .map(
        ({ state, some }) => html`<section
        class="ar-duties"
        key=${state}
        data-state=${state}
        aria-labelledby=${`stack-${state}`}
      >
        <h2 id=${`stack-${state}`}>${SECTIONS[state].title} <span>${some.length}</span></h2>
        <p class="ar-note">${SECTIONS[state].why}</p>
        <ul>${some.map(row)}</ul>
      </section>`,
      )}
  </div>`;
}
