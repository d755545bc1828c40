/**
 * What the decision is about: the problem, what is needed, the target, assumptions, and when to look again.
 */

import { html } from "../../../view/html.js";
import { UNSAID, freeId, set, toggleNeed } from "../../decision/candidates.js";
import { Panel } from "./drawer.js";
import { Field, LongField } from "./fields.js";

/** @import { Decision, Term } from "../../model.js" */
/** @import { Page } from "../../page.js" */
/** @typedef {"problem" | "migration" | "rollback"} Prose */

/** @type {readonly (readonly [string, string])[]} */
const TARGET = [
  ["hardware", "Target hardware"],
  ["artifact", "Model artifact"],
  ["precision", "Precision"],
];

/** @param {{ page: Page }} props */
export function AboutPanel({ page }) {
  const { decision, site } = page.store;
  const { vocabulary } = site.catalog;
  const { target = {}, review } = decision.value;
  const text = (/** @type {Prose} */ key, /** @type {string} */ label) =>
    html`<${LongField} label=${label} value=${said(decision.value[key])} commit=${(
      /** @type {string} */ words,
    ) => page.change((d) => withText(d, key, words), key)} />`;
  const others = Object.keys(target).filter((key) => !TARGET.some(([known]) => known === key));
  const put = (/** @type {string} */ key) => (/** @type {string} */ words) =>
    page.change((d) => withTarget(d, key, words));
  const plan = (/** @type {Partial<NonNullable<Decision["review"]>>} */ change) =>
    page.change((d) => withReview(d, change));
  return html`<${Panel} page=${page} title="Needs and context">
    ${text("problem", "Problem")}
    <${Needs} page=${page} label="Layers needed" of="layers" terms=${vocabulary.layers} />
    <details class="ar-quiet">
      <summary>Required responsibilities</summary>
      <${Needs} page=${page} label="Responsibilities" of="responsibilities"
        terms=${vocabulary.responsibilities} />
    </details>
    <div class="ar-fields">
      ${[...TARGET, ...others.map((key) => /** @type {const} */ ([key, key.replaceAll("-", " ")]))].map(
        ([key, label]) =>
          html`<${Field} key=${key} label=${label} value=${target[key] ?? ""} commit=${put(key)} />`,
      )}
      <${Field} label="Review on" type="date" value=${review?.by ?? ""}
        commit=${(/** @type {string} */ by) => plan({ by })} />
      <${Field} label="Review by whom" value=${review?.owner ?? ""}
        commit=${(/** @type {string} */ owner) => plan({ owner })} />
    </div>
    <${Assumptions} page=${page} />
    ${text("migration", "Migration")} ${text("rollback", "Rollback")}
  <//>`;
}

/** @param {string | undefined} words */
function said(words) {
  return words === undefined || words === UNSAID ? "" : words;
}

/**
 * @param {Decision} decision
 * @param {Prose} key
 * @param {string} words
 * @returns {Decision}
 */
function withText(decision, key, words) {
  if (words || key === "problem") return set(decision, key, words || UNSAID);
  const { [key]: _before, ...rest } = decision;
  return /** @type {Decision} */ (rest);
}

/**
 * @param {Decision} decision
 * @param {string} key
 * @param {string} words
 */
function withTarget(decision, key, words) {
  const { [key]: _before, ...others } = decision.target ?? {};
  return set(decision, "target", words.trim() ? { ...others, [key]: words.trim() } : others);
}

/**
 * @param {Decision} decision
 * @param {Partial<NonNullable<Decision["review"]>>} change
 * @returns {Decision}
 */
function withReview(decision, change) {
  const { by = "", owner, ...rest } = { ...decision.review, ...change };
  const { review: _before, ...without } = decision;
  return by
    ? { ...without, review: { by, ...rest, ...(owner?.trim() ? { owner: owner.trim() } : {}) } }
    : without;
}

/** @param {{ page: Page, label: string, of: "layers" | "responsibilities", terms: readonly Term[] }} props */
function Needs({ page, label, of, terms }) {
  const needed = page.store.decision.value.needs[of] ?? [];
  return html`<fieldset class="ar-ticks">
    <legend>${label}</legend>
    ${terms.map(
      (term) => html`<label title=${term.definition} key=${term.id}>
        <input type="checkbox" checked=${needed.includes(term.id)}
          onChange=${() => page.change((d) => toggleNeed(d, of, term.id))} />
        ${term.label}
      </label>`,
    )}
  </fieldset>`;
}

/** @param {{ page: Page }} props */
function Assumptions({ page }) {
  const { assumptions = [] } = page.store.decision.value;
  const put = (/** @type {string} */ id, /** @type {string} */ words) =>
    page.change((d) => {
      const all = d.assumptions ?? [];
      const text = words.trim();
      if (!text)
        return set(
          d,
          "assumptions",
          all.filter((each) => each.id !== id),
        );
      if (all.some((each) => each.id === id)) {
        return set(
          d,
          "assumptions",
          all.map((each) => (each.id === id ? { ...each, text } : each)),
        );
      }
      return set(d, "assumptions", [...all, { id, text }]);
    });
  const next = freeId(assumptions, "assumption");
  return html`<fieldset class="ar-assumptions">
    <legend>Assumptions</legend>
    ${[...assumptions, { id: next, text: "" }].map(
      ({ id, text }, at) => html`<${Field} key=${id} label=${`${at + 1}`}
        name=${text ? `Assumption ${at + 1}` : "New assumption"}
        value=${text} placeholder="What is taken to be true" maxlength=${1000}
          commit=${(/** @type {string} */ words) => put(id, words)} />`,
    )}
  </fieldset>`;
}
