/** Under which condition a claim holds: a kind of condition, and its words, picked by their names. */

import { useState } from "preact/hooks";
import { choicesOf } from "../../view/conditions.js";
import { html } from "../../view/html.js";
import { meant } from "../meant.js";
import { Problems } from "./field.js";

/** @import { ConditionKey } from "../../view/model.js" */
/** @import { Words } from "../../view/conditions.js" */
/** @import { Draft } from "../document.js" */
/**
 * @typedef {Draft["when"][number]} Row
 * @typedef {ReturnType<typeof choicesOf>[number]} Choice
 */

const FEW = 10; // choices that need no search

/**
 * @param {{ label: string, vocabulary: Words, rows: Row[], problems: string[] | undefined,
 *   set: (rows: Row[]) => void }} props
 */
export function Conditions({ label, vocabulary, rows, problems, set }) {
  const shown = rows.length > 0 ? rows : [{ key: "", words: [] }];
  const put = (/** @type {number} */ at, /** @type {Row} */ row) =>
    set(shown.map((each, i) => (i === at ? row : each)));
  const used = new Set(shown.map(({ key }) => key));
  const conditions = vocabulary.conditions ?? [];
  const another = () => set([...shown, { key: "", words: [] }]);
  const free = (/** @type {Row} */ row) => conditions.filter(({ id }) => id === row.key || !used.has(id));
  return html`<fieldset>
    <legend>${label}</legend>
    ${shown.map(
      (row, at) => html`<${Condition}
        key=${at}
        row=${row}
        kinds=${free(row)}
        vocabulary=${vocabulary}
        put=${(/** @type {Row} */ changed) => put(at, changed)}
      />`,
    )}
    <${Problems} messages=${problems} />
    ${
      shown.every(({ key }) => key) && shown.length < conditions.length
        ? html`<button type="button" class="md-button" onClick=${another}>
          And another condition
        </button>`
        : null
    }
  </fieldset>`;
}

/** @param {{ row: Row, kinds: readonly ConditionKey[], vocabulary: Words, put: (row: Row) => void }} props */
function Condition({ row, kinds, vocabulary, put }) {
  const kind = kinds.find(({ id }) => id === row.key);
  return html`<div class="ar-correcting__condition">
    <select
      aria-label="Kind of condition"
      value=${row.key}
      onInput=${written((key) => put({ key, words: [] }))}
    >
      <option value="">No condition</option>
      ${kinds.map(({ id, label }) => html`<option key=${id} value=${id}>${label}</option>`)}
    </select>
    ${kind ? html`<${Which} kind=${kind} row=${row} vocabulary=${vocabulary} put=${put} />` : null}
  </div>`;
}

/** @param {{ kind: ConditionKey, row: Row, vocabulary: Words, put: (row: Row) => void }} props */
function Which({ kind, row, vocabulary, put }) {
  const set = (/** @type {string[]} */ words) => put({ ...row, words });
  const change = (/** @type {string} */ word, /** @type {string} */ changed) =>
    set(row.words.map((each) => (each === word ? changed : each)));
  if (kind.words === "text")
    return html`<textarea
      rows="2"
      aria-label=${`${kind.label}: one per line`}
      placeholder="One per line"
      value=${row.words.join("\n")}
      onInput=${written((text) => set(text.split("\n")))}
    ></textarea>`;
  const choices = choicesOf(vocabulary, kind);
  return html`
    <${Picked} label=${kind.label} choices=${choices} words=${row.words} set=${set} />
    ${
      kind.words === "entries"
        ? row.words.map(
            (word) => html`<${Versions}
              key=${word.split(" ")[0]}
              word=${word}
              choices=${choices}
              set=${(/** @type {string} */ changed) => change(word, changed)}
            />`,
          )
        : null
    }
  `;
}

/**
 * Several of a list: those that are chosen first, the others as far as they match what is searched for.
 *
 * @param {{ label: string, choices: readonly Choice[], words: string[],
 *   set: (words: string[]) => void }} props
 */
function Picked({ label, choices, words, set }) {
  const [sought, setSought] = useState("");
  const chosen = new Set(words.map(idOf));
  const offered = choices.filter((each) => chosen.has(each.id) || isNamed(each, sought));
  const pick = (/** @type {string} */ id) => {
    set([...words, id]);
    setSought("");
  };
  const turn = (/** @type {string} */ id) =>
    set(chosen.has(id) ? words.filter((word) => idOf(word) !== id) : [...words, id]);
  return html`
    ${
      choices.length > FEW
        ? html`<input
          type="search"
          aria-label=${`Search: ${label}`}
          placeholder=${`Search ${choices.length} names`}
          value=${sought}
          onInput=${written(setSought)}
        />`
        : null
    }
    <div class="ar-correcting__choices" role="group" aria-label=${label}>
      ${offered.map(
        ({ id, label: name }) => html`<label class="ar-correcting__other" key=${id}>
          <input type="checkbox" checked=${chosen.has(id)} onChange=${() => turn(id)} />
          <span>${name}</span>
        </label>`,
      )}
      ${offered.length === 0 ? html`<${Nothing} near=${meant(sought, choices)} pick=${pick} />` : null}
    </div>
  `;
}

/** @param {{ near: Choice | undefined, pick: (id: string) => void }} props */
function Nothing({ near, pick }) {
  return html`<p class="ar-note" role="status">
      Nothing is called that.${near ? ` Did you mean ${near.label}?` : ""}
    </p>
    ${
      near
        ? html`<button type="button" class="md-button" onClick=${() => pick(near.id)}>
          Choose ${near.label}
        </button>`
        : null
    }`;
}

/** @param {{ word: string, choices: readonly Choice[], set: (word: string) => void }} props */
function Versions({ word, choices, set }) {
  const id = idOf(word);
  const name = choices.find((each) => each.id === id)?.label ?? id;
  return html`<label class="ar-correcting__versions">
    <span>Versions of ${name} (optional)</span>
    <input
      type="text"
      placeholder=">=1.2,<2"
      value=${word.slice(id.length + 1)}
      onInput=${written((range) => set(`${id} ${range.trim()}`.trim()))}
    />
  </label>`;
}

/**
 * @param {Choice} choice
 * @param {string} sought
 */
function isNamed({ id, label, "also-called": others = [] }, sought) {
  const wanted = sought.trim().toLowerCase();
  return [id, label, ...others].some((name) => name.toLowerCase().includes(wanted));
}

/** @param {string} word an id, and for an entry perhaps a range of versions after it */
function idOf(word) {
  return word.split(" ")[0] ?? "";
}

/** @param {(text: string) => void} set */
function written(set) {
  return (/** @type {{ currentTarget: { value: string } }} */ { currentTarget }) => set(currentTarget.value);
}
