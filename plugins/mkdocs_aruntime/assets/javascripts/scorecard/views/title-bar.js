/** The title of the decision, and what can be done with it as a whole. */

import { html } from "../../view/html.js";
import { UNSAID, set } from "../decision/candidates.js";
import { FileChoice } from "./file-choice.js";
import { Library } from "./library.js";
import { Menu, closeMenu } from "../../view/menu.js";

/** @import { Page } from "../page.js" */

/** @param {{ page: Page }} props */
export function TitleBar({ page }) {
  const { decision, live } = page.store;
  const { title } = decision.value;
  if (!live.value) return html`<h2 class="ar-title" id="result">${title}</h2>`;
  const rename = (/** @type {Event} */ { target }) => {
    const words = /** @type {HTMLInputElement} */ (target).value;
    page.change((d) => set(d, "title", words || UNSAID), "title");
  };
  return html`<div class="ar-title-bar">
    <h2 class="ar-title" id="result" tabindex="-1">
      <span class="ar-vh">${title === UNSAID ? "Untitled" : title}</span>
      <input type="text" aria-label="Title" maxlength="300" placeholder="Untitled" onInput=${rename}
        value=${title === UNSAID ? "" : title} />
    </h2>
    <${Saved} page=${page} />
    <${Tools} page=${page} />
  </div>`;
}

/** @param {{ page: Page }} props */
function Tools({ page }) {
  const { undoable, redoable, drawer, starting } = page.store;
  const then = (/** @type {() => void} */ act) => (/** @type {Event} */ event) => {
    closeMenu(event.target);
    act();
  };
  const about = () => (drawer.value = drawer.value?.kind === "about" ? null : { kind: "about" });
  return html`<div class="ar-title-bar__tools">
    <button type="button" onClick=${about}>Needs and context</button>
    <${Library} page=${page} />
    <button type="button" onClick=${() => (starting.value = !starting.value)}>New</button>
    <${Step} word="Undo" step=${() => page.decisions.undo()} possible=${undoable.value} />
    <${Step} word="Redo" step=${() => page.decisions.redo()} possible=${redoable.value} />
    <${FileChoice} label="Import" take=${page.importFile} />
    <button type="button" onClick=${page.share}>Share</button>
    <${Menu} label="Export">
      <button type="button" onClick=${then(page.exportJson)}>Editable decision (.json)</button>
      <button type="button" onClick=${then(page.exportYaml)}>Editable decision (.yml)</button>
      <button type="button" onClick=${then(() => void page.record("markdown"))}>Decision record (.md)</button>
      <button type="button" onClick=${then(() => void page.record("csv"))}>Gates and results (.csv)</button>
      <button type="button" onClick=${then(() => print())}>Print</button>
    <//>
  </div>`;
}

/**
 * A button that keeps the focus when there is nothing more to do.
 *
 * @param {{ word: string, step: () => void, possible: boolean }} props
 */
function Step({ word, step, possible }) {
  return html`<button type="button" aria-disabled=${possible ? undefined : "true"} onClick=${step}>
    ${word}
  </button>`;
}

/** @param {{ page: Page }} props */
function Saved({ page }) {
  const { list, key, trouble, conflict } = page.store.kept.value;
  const kept = list.some((each) => each.key === key && !each.deleted);
  if (trouble || conflict) return html`<span class="ar-saved" data-trouble>Not saved</span>`;
  const example = page.store.decision.value === page.decisions.example;
  const unsaved = example ? "Example, not saved until you change it" : "Empty, saved with your first change";
  return html`<span class="ar-saved">${kept ? "Saved in this browser" : unsaved}</span>`;
}
