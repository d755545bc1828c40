/** What stands in place of the page where a view of it fails: ways on that need no view. */

import { Component } from "preact";
import { html } from "../html.js";
import { Notices } from "./library.js";

/** @typedef {{ [key: string]: any }} Any */
/** @import { Kept } from "../keeping.js" */
/**
 * @typedef {{
 *   decision: Any, kept: Kept, notice: { words: string, link?: string } | null, fault: string, actions: Any,
 *   children?: any,
 * }} Props
 */

/** @extends {Component<Props, { error: unknown, of: Any | null }>} */
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
   * @param {{ of: Any | null }} state
   */
  static getDerivedStateFromProps({ decision }, { of }) {
    return decision === of ? null : { error: null, of: decision };
  }

  /** @override */
  render() {
    const props = /** @type {Props} */ (this.props);
    const { error } = this.state;
    return error === null ? props.children : html`<${Broken} error=${error} ...${props} />`;
  }
}

/** @param {Props & { error: unknown }} props */
function Broken({ error, kept, notice, fault, actions }) {
  const others = kept.list.filter((each) => !each.deleted && !each.problem && each.key !== kept.key);
  const act = (/** @type {string} */ word, /** @type {() => void} */ run) =>
    html`<button type="button" onClick=${run}>${word}</button>`;
  const words = String(error).slice(0, 300);
  return html`<div class="ar-scorecard">
    <${Notices} kept=${kept} notice=${notice} fault=${fault} actions=${actions} />
    <section class="ar-problems" role="alert" tabindex="-1" ref=${focusLost}>
      <p><b>This decision cannot be shown</b>: ${words}. It was not changed, and neither were your others.</p>
      <p class="ar-files">
        ${act("Export it as it is", actions.exportDecision)}
        ${act("Start empty", actions.empty)}
        ${act("Start from the example", actions.example)}
        ${actions.canUndo ? act("Undo", actions.undo) : null}
      </p>
      ${others.length > 0
        ? html`<p>Your other decisions:</p>
            <ul>
              ${others.map((each) => {
                return html`<li key=${each.key}>${act(`Open ${each.title}`, () => actions.open(each.key))}</li>`;
              })}
            </ul>`
        : null}
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
