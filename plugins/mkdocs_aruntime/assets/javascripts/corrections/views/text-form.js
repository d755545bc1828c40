/** The form of a correction of a text: a term of the glossary, or a section of a page. */

import { useMemo, useState } from "preact/hooks";
import { html } from "../../view/html.js";
import { forget, recall, remember } from "../drafts.js";
import { fieldsOf, textCorrection } from "../texts.js";
import { textReport } from "../report.js";
import { formProblems } from "../form-problems.js";
import { Field } from "./field.js";
import { Propose } from "./propose.js";
import { Elsewhere } from "./elsewhere.js";
import { inWords, useCheck, whyNot } from "./use-check.js";

/** @import { Correction } from "../../view/model.js" */
/** @import { Correctable } from "../texts.js" */
/** @import { Forge } from "../proposals.js" */
/** @import { Checking } from "../checking.js" */
/**
 * @typedef {{
 *   thing: Correctable, forge: Forge, otherwise: string, check: Checking | null,
 *   onProgress: (listener: (words: string) => void) => void, close: () => void,
 * }} Props
 */

/** @param {Props} props */
export function TextForm({ thing, forge, otherwise, check, onProgress, close }) {
  const today = useMemo(() => new Date().toISOString().slice(0, 10), []);
  const fresh = useMemo(() => ({ texts: thing.texts, source: "", reason: "", by: "" }), [thing]);
  const [draft, setDraft] = useState(() => recall(thing.key, fresh) ?? fresh);
  const correction = textCorrection(thing, draft);
  const state = useCheck({ check: check?.text ?? null, onProgress }, correction);
  const fields = useMemo(() => fieldsOf(thing), [thing]);
  const { at, elsewhere, count } = formProblems(state.checked?.problems ?? [], Object.values(fields), fields);
  const of = (/** @type {string} */ key) => ({ field: fields[key], problems: at[key] });
  const begun = correction !== null;
  const makePatch = () =>
    /** @type {Checking} */ (check).patch(/** @type {Correction} */ (correction), {
      path: thing.file,
      section: thing.section,
    });
  const set = (/** @type {Partial<typeof fresh>} */ more) => {
    const next = { ...draft, ...more };
    remember({ thing: thing.key, label: thing.title }, next, fresh);
    setDraft(next);
  };
  const discard = () => {
    forget(thing.key);
    setDraft(fresh);
    close();
  };
  return html`<form
    class="ar-correcting__form"
    onSubmit=${(/** @type {Event} */ event) => event.preventDefault()}
  >
    <div class="ar-correcting__head">
      <h2>${thing.title}</h2>
      <button type="button" class="md-button" onClick=${close}>Close</button>
    </div>
    ${thing.fields.map(
      ({ key, rows }) => html`<${Field} key=${key} ...${of(key)}>
        <textarea
          rows=${rows}
          value=${draft.texts[key]}
          onInput=${(/** @type {{ currentTarget: HTMLTextAreaElement }} */ { currentTarget }) =>
            set({ texts: { ...draft.texts, [key]: currentTarget.value } })}
        ></textarea>
      <//>`,
    )}
    <${Field} ...${of("source")}>
      <input
        type="url"
        inputmode="url"
        placeholder="https://"
        value=${draft.source}
        onInput=${(/** @type {{ currentTarget: HTMLInputElement }} */ { currentTarget }) =>
          set({ source: currentTarget.value })}
      />
    <//>
    <${Field} ...${of("reason")}>
      <textarea
        rows="2"
        value=${draft.reason}
        onInput=${(/** @type {{ currentTarget: HTMLTextAreaElement }} */ { currentTarget }) =>
          set({ reason: currentTarget.value })}
      ></textarea>
    <//>
    <${Field} ...${of("by")}>
      <input
        type="text"
        autocomplete="name"
        value=${draft.by}
        onInput=${(/** @type {{ currentTarget: HTMLInputElement }} */ { currentTarget }) =>
          set({ by: currentTarget.value })}
      />
    <//>
    <div class="ar-correcting__state" role="status" aria-live="polite">${inWords(state, begun, count)}</div>
    <${Elsewhere} messages=${elsewhere} />
    <${Propose}
      forge=${forge}
      otherwise=${otherwise}
      correction=${correction}
      name=${`${today}-${thing.name}`}
      patch=${check && makePatch}
      about=${{ title: thing.title, page: thing.page, path: thing.file }}
      fields=${correction ? textReport(correction) : {}}
      why=${whyNot(state, begun, count)}
      ready=${state.complete}
      discard=${discard}
    />
  </form>`;
}
