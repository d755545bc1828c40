/** What stands in place of the page where a view of it fails: ways on that need no view. */

import { Component } from "preact";
import { html } from "../../view/html.js";
import { Notices } from "./notices.js";

/** @import { ComponentChildren } from "preact" */
/** @import { Decision } from "../model.js" */
/** @import { Page } from "../page.js" */
/** @typedef {{ page: Page, children?: ComponentChildren }} Props */

/** @extends {Component<Props, { error: unknown, of: Decision | null }>} */
export class Boundary extends Component {
  /** @override */
  state = { error: null, of: null };

  /**
   * @override
   * @param {unknown} error
   */
  static getDerivedStateFromError(error) {
    console.warn("The decision cannot be shown.", error);
    return { error };
  }

  /**
   * Another decision, or the same one changed, may be shown.
   *
   * @override
   * @param {Props} props
   * @param {{ of: Decision | null }} state
   */
  static getDerivedStateFromProps({ page }, { of }) {
    const decision = page.store.decision.value;
    return decision === of ? null : { error: null, of: decision };
  }

  /** @override */
  render() {
    const { page, children } = /** @type {Props} */ (this.props);
    const { error } = this.state;
    const open = page.store.decision.value; // so that it is drawn anew with the next one
    return error === null || open === null ? children : html`<${Broken} error=${error} page=${page} />`;
  }
}

/** @param {{ page: Page, error: unknown }} props */
function Broken({ error, page }) {
  const { decisions, store } = page;
  const { list, key } = store.kept.value;
  const others = list.filter((each) => !each.deleted && !each.problem && each.key !== key);
  const act = (/** @type {string} */ word, /** @type {() => unknown} */ run) =>
    html`<button type="button" onClick=${run}>${word}</button>`;
  const words = String(error).slice(0, 300);
  return html`<div class="ar-scorecard">
    <${Notices} page=${page} />
    <section class="ar-problems" role="alert" tabindex="-1" ref=${focusLost}>
      <p><b>This decision cannot be shown</b>: ${words}. It was not changed, and neither were your others.</p>
      <p class="ar-files">
        ${act("Export it as it is", page.exportJson)}
        ${act("Start empty", () => decisions.beginEmpty())}
        ${act("Open the worked example", () => decisions.beginExample())}
        ${store.undoable.value ? act("Undo", () => decisions.undo()) : null}
      </p>
      ${
        others.length > 0
          ? html`<p>Your other decisions:</p>
            <ul>
              ${others.map((each) => {
                return html`<li key=${each.key}>${act(`Open ${each.title}`, () => decisions.open(each.key))}
                  </li>`;
              })}
            </ul>`
          : null
      }
    </section>
  </div>`;
}

/**
 * What had the focus is gone with the view: the keyboard goes on from here.
 *
 * @param {HTMLElement | null} section
 */
function focusLost(section) {
  if (document.activeElement === document.body) section?.focus();
}
