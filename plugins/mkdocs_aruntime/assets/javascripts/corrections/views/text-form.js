/** The form of a correction of a text: a term of the glossary, or a section of a page. */

import { useMemo, useState } from "preact/hooks";
import { html } from "../../view/html.js";
import { forget, recall, remember } from "../drafts.js";
import { textCorrection } from "../texts.js";
import { Field, problemsAt } from "./field.js";
import { Propose } from "./propose.js";
import { Elsewhere } from "./elsewhere.js";
import { inWords, useCheck } from "./use-check.js";

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
  const fresh = useMemo(() => ({ texts: thing.texts, reason: "", by: "" }), [thing]);
  const [draft, setDraft] = useState(() => recall(thing.key, fresh) ?? fresh);
  const correction = textCorrection(thing, draft);
  const { checked, words, complete } = useCheck({ check: check?.text ?? null, onProgress }, correction);
  const at = (/** @type {string} */ path) => problemsAt(checked?.problems ?? [], [path]);
  const set = (/** @type {Partial<typeof fresh>} */ more) => {
    const next = { ...draft, ...more };
    remember(thing.key, next);
    setDraft(next);
  };
  const discard = () => {
    forget(thing.key);
    setDraft(fresh);
    close();
  };
  const shown = [...thing.fields.map(({ path }) => path), "reason", "by"];
  return html`<form
    class="ar-correcting__form"
    onSubmit=${(/** @type {Event} */ event) => event.preventDefault()}
  >
    <div class="ar-correcting__head">
      <h2>${thing.title}</h2>
      <button type="button" class="md-button" onClick=${close}>Close</button>
    </div>
    ${thing.fields.map(
      ({ key, label, path, rows }) => html`<${Field} key=${key} label=${label} problems=${at(path)}>
        <textarea
          rows=${rows}
          value=${draft.texts[key]}
          onInput=${(/** @type {{ currentTarget: HTMLTextAreaElement }} */ { currentTarget }) =>
            set({ texts: { ...draft.texts, [key]: currentTarget.value } })}
        ></textarea>
      <//>`,
    )}
    <${Field} label="Why, best with the address of a source" problems=${at("reason")}>
      <textarea
        rows="2"
        value=${draft.reason}
        onInput=${(/** @type {{ currentTarget: HTMLTextAreaElement }} */ { currentTarget }) =>
          set({ reason: currentTarget.value })}
      ></textarea>
    <//>
    <${Field} label="Your name, for those who review it (optional)" problems=${at("by")}>
      <input
        type="text"
        autocomplete="name"
        value=${draft.by}
        onInput=${(/** @type {{ currentTarget: HTMLInputElement }} */ { currentTarget }) =>
          set({ by: currentTarget.value })}
      />
    <//>
    <div class="ar-correcting__state" role="status" aria-live="polite">
      ${words || inWords(checked, correction !== null)}
    </div>
    <${Elsewhere} problems=${checked?.problems ?? []} shown=${(/** @type {string} */ path) =>
      shown.includes(path)} />
    <${Propose}
      forge=${forge}
      otherwise=${otherwise}
      correction=${correction ?? {}}
      name=${`${today}-${thing.name}`}
      patch=${check && correction && (() => check.patch(correction, { path: thing.file, section: thing.section }))}
      about=${{ title: thing.title, page: thing.page, path: thing.file }}
      fields=${{ wants: thing.fields.map(({ key }) => draft.texts[key]).join("\n\n"), source: draft.reason }}
      begun=${correction !== null}
      ready=${complete}
      discard=${discard}
    />
  </form>`;
}
