/**
 * The form of a correction: what the claim says now, what is right, and the words of a source that show it.
 */

import { useCallback, useMemo, useState } from "preact/hooks";
import { html } from "../../view/html.js";
import { WORDS } from "../../view/states.js";
import { claimOf, correctionOf, draftOf, edited, isChange, nameOf } from "../document.js";
import { forget, recall, remember } from "../drafts.js";
import { fieldsFor, isProven, shownFields } from "../fields.js";
import { claimReport } from "../report.js";
import { formProblems } from "../form-problems.js";
import { Field, Problems } from "./field.js";
import { Current } from "./current.js";
import { Propose } from "./propose.js";
import { Conditions } from "./conditions.js";
import { Effect } from "./effect.js";
import { Elsewhere } from "./elsewhere.js";
import { inWords, useCheck, whyNot } from "./use-check.js";

/** @import { Vocabulary } from "../../view/model.js" */
/** @import { Draft } from "../document.js" */
/** @import { FormField } from "../fields.js" */
/** @import { Forge } from "../proposals.js" */
/** @import { Against, Checking } from "../checking.js" */
/**
 * @typedef {{
 *   against: Against, reference: string, file: string, page: string, forge: Forge, otherwise: string,
 *   compare: string, names: ReadonlyMap<string, string>,
 *   check: Checking | null,
 *   onProgress: (listener: (words: string) => void) => void, close: () => void,
 * }} Props names: of the entries, by id
 */

const MOST_WORDS = 25; // of a quote, as the build counts them

/** @param {Props} props */
export function Form(props) {
  const { against, reference, check, close } = props;
  const { entry } = against;
  const vocabulary = { ...against.vocabulary, names: props.names };
  const thing = `${entry.id}/${reference}`;
  const today = useMemo(() => new Date().toISOString().slice(0, 10), []);
  const fresh = useMemo(() => draftOf(entry, reference, today), [thing]);
  const [draft, setDraft] = useState(/** @type {() => Draft} */ (() => recall(thing, fresh) ?? fresh));
  const correction = correctionOf(entry, reference, draft);
  const begun = isChange(correction, correctionOf(entry, reference, fresh));
  const checkClaim = useCallback(
    (/** @type {typeof correction} */ written) => /** @type {Checking} */ (check).claim(written, against),
    [check, against],
  );
  const state = useCheck(
    { check: check && checkClaim, onProgress: props.onProgress },
    begun ? correction : null,
  );
  const claim = claimOf(entry, reference);
  const label = labelOf(vocabulary, reference);
  const fields = fieldsFor(draft.value);
  const { at, elsewhere, count } = formProblems(
    state.checked?.problems ?? [],
    shownFields(draft, claim?.evidence?.length ?? 0),
    fields,
  );
  /** @param {Partial<Draft>} more */
  const set = (more) => {
    const next = edited(draft, more, { fresh, today });
    remember({ thing, label: `${entry.name}: ${label}` }, next, fresh);
    setDraft(next);
  };
  const text = (/** @type {keyof Draft} */ key) => ({
    value: String(draft[key]),
    onInput: (
      /** @type {{ currentTarget: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement }} */ event,
    ) => set({ [key]: event.currentTarget.value }),
  });
  const of = (/** @type {string} */ key) => ({ field: fields[key], problems: at[key] });
  const discard = () => {
    forget(thing);
    setDraft(fresh);
    close();
  };
  return html`<form
    class="ar-correcting__form"
    onSubmit=${(/** @type {Event} */ event) => event.preventDefault()}
  >
    <div class="ar-correcting__head">
      <h2>${entry.name}: ${label}</h2>
      <button type="button" class="md-button" onClick=${close}>Close</button>
    </div>
    <${Current} claim=${claim} entry=${entry} vocabulary=${vocabulary} />
    <${Field} ...${of("value")}>
      <select ...${text("value")}>
        ${draft.value ? null : html`<option value="">Choose …</option>`}
        ${Object.values(WORDS).map(
          ({ value, word }) => html`<option key=${value} value=${value}>${word}</option>`,
        )}
      </select>
    <//>
    ${
      draft.value === "partial"
        ? html`
        <${Conditions}
          label=${fields.when?.label}
          vocabulary=${vocabulary}
          rows=${draft.when}
          problems=${at.when}
          set=${(/** @type {Draft["when"]} */ when) => set({ when })}
        />
        <${Field} ...${of("lacks")}><textarea rows="2" ...${text("lacks")}></textarea><//>
      `
        : null
    }
    ${
      draft.value === "unknown"
        ? html`<${Field} ...${of("looked")}><textarea rows="2" ...${text("looked")}></textarea><//>`
        : null
    }
    <${Field} ...${of("note")}><textarea rows="2" ...${text("note")}></textarea><//>
    ${
      isProven(draft.value)
        ? html`<${Proof}
        draft=${draft}
        text=${text}
        of=${of}
        today=${today}
        kinds=${vocabulary["source-kinds"]}
      />`
        : null
    }
    ${
      isProven(draft.value) && (claim?.evidence?.length ?? 0) > 1
        ? html`<${Others} claim=${claim} draft=${draft} set=${set} ...${of("others")} />`
        : null
    }
    <${Field} ...${of("reason")}><textarea rows="2" ...${text("reason")}></textarea><//>
    <${Field} ...${of("by")}><input type="text" autocomplete="name" ...${text("by")} /><//>
    <div class="ar-correcting__state" role="status" aria-live="polite">${inWords(state, begun, count)}</div>
    <${Elsewhere} messages=${elsewhere} />
    <${Effect} checking=${check} correction=${correction} ready=${state.complete} />
    <${Propose}
      forge=${props.forge}
      compare=${props.compare}
      otherwise=${props.otherwise}
      correction=${begun ? correction : null}
      name=${nameOf(entry.id, reference, today)}
      patch=${check && (() => check.patch(correction, { path: props.file }, against))}
      about=${{ title: `${entry.name}: ${label}`, page: props.page, path: props.file }}
      fields=${claimReport(correction, vocabulary)}
      why=${whyNot(state, begun, count)}
      ready=${state.complete}
      discard=${discard}
    />
  </form>`;
}

/**
 * @param {{ draft: Draft, text: (key: keyof Draft) => object, of: (key: string) => object,
 *   today: string, kinds: Vocabulary["source-kinds"] }} props
 */
function Proof({ draft, text, of, today, kinds }) {
  const words = draft.quote.split(/\s+/).filter(Boolean).length;
  return html`<fieldset>
    <legend>The source that says so</legend>
    <${Field} ...${of("url")}>
      <input type="url" inputmode="url" placeholder="https://" ...${text("url")} />
    <//>
    <${Field} ...${of("title")}><input type="text" ...${text("title")} /><//>
    <${Field} ...${of("quote")} more=${` (${words} of at most ${MOST_WORDS} words)`}>
      <textarea rows="3" ...${text("quote")}></textarea>
    <//>
    <div class="ar-correcting__row">
      <${Field} ...${of("version")}><input type="text" ...${text("version")} /><//>
      <${Field} ...${of("opened")}><input type="date" max=${today} ...${text("opened")} /><//>
    </div>
    <div class="ar-correcting__row">
      <${Field} ...${of("kind")}>
        <select ...${text("kind")}>
          <option value="">Choose …</option>
          ${kinds.map(({ id, label }) => html`<option key=${id} value=${id}>${label}</option>`)}
        </select>
      <//>
      <${Field} ...${of("publisher")}><input type="text" ...${text("publisher")} /><//>
    </div>
  </fieldset>`;
}

/**
 * @param {{ claim: ReturnType<typeof claimOf>, draft: Draft, set: (more: Partial<Draft>) => void,
 *   field: FormField | undefined, problems: string[] | undefined }} props
 */
function Others({ claim, draft, set, field, problems }) {
  const others = (claim?.evidence ?? []).slice(1).map(({ quote }) => quote);
  const turn = (/** @type {string} */ quote) =>
    set({
      kept: draft.kept.includes(quote) ? draft.kept.filter((each) => each !== quote) : [...draft.kept, quote],
    });
  return html`<fieldset>
    <legend>${field?.label}</legend>
    ${others.map(
      (quote) => html`<label class="ar-correcting__other" key=${quote}>
        <input type="checkbox" checked=${draft.kept.includes(quote)} onChange=${() => turn(quote)} />${" "}
        <q>${quote}</q>
      </label>`,
    )}
    <${Problems} messages=${problems} />
  </fieldset>`;
}

/**
 * @param {Vocabulary} vocabulary
 * @param {string} reference
 */
function labelOf(vocabulary, reference) {
  const [group, id] = reference.split(".");
  return (
    vocabulary.groups.find((each) => each.id === group)?.claims.find((each) => each.id === id)?.label ??
    reference
  );
}
