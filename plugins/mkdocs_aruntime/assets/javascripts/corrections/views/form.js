/**
 * The form of a correction: what the claim says now, what is right, and the words of a source that show it.
 */

import { useCallback, useMemo, useState } from "preact/hooks";
import { html } from "../../view/html.js";
import { WORDS } from "../../view/states.js";
import { claimOf, correctionOf, draftOf, nameOf } from "../document.js";
import { forget, recall, remember } from "../drafts.js";
import { Field, problemsAt } from "./field.js";
import { Current } from "./current.js";
import { Propose } from "./propose.js";
import { Conditions } from "./conditions.js";
import { Effect } from "./effect.js";
import { Elsewhere } from "./elsewhere.js";
import { inWords, useCheck } from "./use-check.js";

/** @import { Vocabulary } from "../../view/model.js" */
/** @import { Draft } from "../document.js" */
/** @import { Forge } from "../proposals.js" */
/** @import { Against, Checking } from "../checking.js" */
/**
 * @typedef {{
 *   against: Against, reference: string, file: string, page: string, forge: Forge, otherwise: string,
 *   compare: string,
 *   check: Checking | null,
 *   onProgress: (listener: (words: string) => void) => void, close: () => void,
 * }} Props
 */

const MOST_WORDS = 25; // of a quote, as the build counts them

/** @param {Props} props */
export function Form(props) {
  const { against, reference, check, close } = props;
  const { entry, vocabulary } = against;
  const thing = `${entry.id}/${reference}`;
  const today = useMemo(() => new Date().toISOString().slice(0, 10), []);
  const fresh = useMemo(() => draftOf(entry, reference, today), [thing]);
  const [draft, setDraft] = useState(/** @type {() => Draft} */ (() => recall(thing, fresh) ?? fresh));
  const correction = correctionOf(entry, reference, draft);
  const begun = draft !== fresh;
  const checkClaim = useCallback(
    (/** @type {typeof correction} */ written) => /** @type {Checking} */ (check).claim(written, against),
    [check, against],
  );
  const {
    checked,
    words,
    complete: ready,
  } = useCheck({ check: check && checkClaim, onProgress: props.onProgress }, begun ? correction : null);
  const claim = claimOf(entry, reference);
  const label = labelOf(vocabulary, reference);
  const at = (/** @type {string[]} */ ...paths) => problemsAt(checked?.problems ?? [], paths);
  /** @param {Partial<Draft>} more */
  const set = (more) => {
    const next = { ...draft, ...more };
    remember(thing, next);
    setDraft(next);
  };
  const text = (/** @type {keyof Draft} */ key) => ({
    value: String(draft[key]),
    onInput: (
      /** @type {{ currentTarget: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement }} */ event,
    ) => set({ [key]: event.currentTarget.value }),
  });
  const proves = !["unknown", "not-applicable", ""].includes(draft.value);
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
    <${Current} claim=${claim} />
    <${Field} label="What is right" problems=${at("change.wants.value", "change.wants")}>
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
          conditions=${vocabulary.conditions ?? []}
          rows=${draft.when}
          problems=${at("change.wants.when")}
          set=${(/** @type {Draft["when"]} */ when) => set({ when })}
        />
        <${Field}
          label="What is missing, if no condition says it"
          problems=${at("change.wants.lacks")}
        >
          <textarea rows="2" ...${text("lacks")}></textarea>
        <//>
      `
        : null
    }
    ${
      draft.value === "unknown"
        ? html`<${Field}
        label="Checked, not found: one place per line"
        problems=${at("change.wants.looked")}
      >
        <textarea rows="2" ...${text("looked")}></textarea>
      <//>`
        : null
    }
    <${Field}
      label=${
        draft.value === "not-applicable" ? "Who provides it instead" : "What readers must know (optional)"
      }
      problems=${at("change.wants.note")}
    >
      <textarea rows="2" ...${text("note")}></textarea>
    <//>
    ${
      proves
        ? html`<${Proof}
        draft=${draft}
        text=${text}
        at=${at}
        today=${today}
        kinds=${vocabulary["source-kinds"]}
      />`
        : null
    }
    ${
      proves && (claim?.evidence?.length ?? 0) > 1
        ? html`<${Others}
        claim=${claim}
        draft=${draft}
        set=${set}
        problems=${at("change.evidence[1]", "change.evidence[2]", "change.evidence[3]")}
      />`
        : null
    }
    <${Field} label="Why (optional)" problems=${at("reason")}>
      <textarea rows="2" ...${text("reason")}></textarea>
    <//>
    <${Field}
      label="Your name, if it should stand in the record (optional)"
      problems=${at("by")}
    >
      <input type="text" autocomplete="name" ...${text("by")} />
    <//>
    <div class="ar-correcting__state" role="status" aria-live="polite">
      ${words || inWords(checked, begun)}
    </div>
    <${Elsewhere} problems=${checked?.problems ?? []} shown=${atField} />
    <${Effect} checking=${check} correction=${correction} ready=${ready} />
    <${Propose}
      forge=${props.forge}
      compare=${props.compare}
      otherwise=${props.otherwise}
      correction=${correction}
      name=${nameOf(entry.id, reference, today)}
      patch=${check && (() => check.patch(correction, { path: props.file }, against))}
      about=${{ title: `${entry.name}: ${label}`, page: props.page, path: props.file }}
      fields=${fieldsOf(draft)}
      begun=${true}
      ready=${ready}
      discard=${discard}
    />
  </form>`;
}

/**
 * @param {{ draft: Draft, text: (key: keyof Draft) => object, at: (...paths: string[]) => string[],
 *   today: string, kinds: Vocabulary["source-kinds"] }} props
 */
function Proof({ draft, text, at, today, kinds }) {
  const source = "change.evidence[0].source";
  const words = draft.quote.split(/\s+/).filter(Boolean).length;
  return html`<fieldset>
    <legend>The source that says so</legend>
    <${Field} label="Address, best at a release tag" problems=${at(`${source}.url`)}>
      <input type="url" inputmode="url" ...${text("url")} />
    <//>
    <${Field} label="Title, as the page has it" problems=${at(`${source}.title`)}>
      <input type="text" ...${text("title")} />
    <//>
    <${Field}
      label=${`Its words, verbatim (${words} of at most ${MOST_WORDS})`}
      problems=${at("change.evidence[0].quote", "change.evidence[0]", "change.evidence")}
    >
      <textarea rows="3" ...${text("quote")}></textarea>
    <//>
    <div class="ar-correcting__row">
      <${Field} label="Version it holds for" problems=${at(`${source}.version`)}>
        <input type="text" ...${text("version")} />
      <//>
      <${Field} label="Opened on" problems=${at(`${source}.opened`)}>
        <input type="date" max=${today} ...${text("opened")} />
      <//>
    </div>
    <div class="ar-correcting__row">
      <${Field} label="What it is" problems=${at(`${source}.kind`, source)}>
        <select ...${text("kind")}>
          <option value="">Choose …</option>
          ${kinds.map(({ id, label }) => html`<option key=${id} value=${id}>${label}</option>`)}
        </select>
      <//>
      <${Field} label="Publisher (optional)" problems=${at(`${source}.publisher`)}>
        <input type="text" ...${text("publisher")} />
      <//>
    </div>
  </fieldset>`;
}

/**
 * @param {{ claim: ReturnType<typeof claimOf>, draft: Draft, set: (more: Partial<Draft>) => void,
 *   problems: string[] }} props
 */
function Others({ claim, draft, set, problems }) {
  const others = (claim?.evidence ?? []).slice(1).map(({ quote }) => quote);
  const turn = (/** @type {string} */ quote) =>
    set({
      kept: draft.kept.includes(quote) ? draft.kept.filter((each) => each !== quote) : [...draft.kept, quote],
    });
  return html`<fieldset>
    <legend>Other quotes that still hold</legend>
    ${others.map(
      (quote) => html`<label class="ar-correcting__other" key=${quote}>
        <input type="checkbox" checked=${draft.kept.includes(quote)} onChange=${() => turn(quote)} />${" "}
        <q>${quote}</q>
      </label>`,
    )}
    ${problems.map((problem) => html`<p class="ar-correcting__problem">${problem}</p>`)}
  </fieldset>`;
}

/** @param {string} path */
function atField(path) {
  return /^(change\.(wants|evidence)\b|reason$|by$)/.test(path);
}

/** @param {Draft} draft */
function fieldsOf({ value, lacks, note, when, url, quote, version }) {
  const word = Object.values(WORDS).find((each) => each.value === value)?.word ?? "";
  const conditions = when.filter(({ key }) => key).map(({ key, words }) => `${key}: ${words}`);
  return {
    wants: [word, ...conditions, lacks && `Lacks: ${lacks}`, note].filter(Boolean).join(". "),
    source: url,
    quote,
    version,
  };
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
