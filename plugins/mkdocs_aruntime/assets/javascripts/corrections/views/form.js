/**
 * The form of a correction: what the claim says now, what is right, and the words of a source that show it.
 */

import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { html } from "../../view/html.js";
import { wordsOf } from "../../view/problems.js";
import { WORDS } from "../../view/states.js";
import { claimOf, correctionOf, draftOf } from "../document.js";
import { forget, recall, remember } from "../drafts.js";
import { Field, problemsAt } from "./field.js";
import { Current } from "./current.js";
import { Propose } from "./propose.js";
import { Conditions } from "./conditions.js";

/** @import { Correction, Runtime, Vocabulary } from "../../view/model.js" */
/** @import { Draft } from "../document.js" */
/** @import { Forge } from "../proposals.js" */
/** @import { Checked } from "../checking.js" */
/**
 * @typedef {{ entry: Runtime, vocabulary: Vocabulary, entries: string[] }} Against
 * @typedef {{
 *   against: Against, reference: string, file: string, page: string, forge: Forge, otherwise: string,
 *   check: ((correction: Correction, against: Against) => Promise<Checked>) | null,
 *   onProgress: (listener: (words: string) => void) => void, close: () => void,
 * }} Props
 */

const PAUSE = 350; // milliseconds without a letter, after which what is written is checked
const MOST_WORDS = 25; // of a quote, as the build counts them

/** @param {Props} props */
export function Form(props) {
  const { against, reference, close } = props;
  const { entry, vocabulary } = against;
  const thing = `${entry.id}/${reference}`;
  const today = useMemo(() => new Date().toISOString().slice(0, 10), []);
  const fresh = useMemo(() => draftOf(entry, reference, today), [thing]);
  const [draft, setDraft] = useState(/** @type {() => Draft} */ (() => recall(thing, fresh) ?? fresh));
  const correction = correctionOf(entry, reference, draft);
  const { checked, words } = useCheck(props, correction, draft !== fresh);
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
      ${words || inWords(checked, draft !== fresh)}
    </div>
    <${Rest} problems=${checked?.problems ?? []} />
    <${Propose}
      ...${props}
      draft=${draft}
      correction=${correction}
      label=${label}
      today=${today}
      ready=${checked !== null && checked.problems.length === 0}
      discard=${discard}
    />
  </form>`;
}

/**
 * The last answer to what is written; an answer to something older is dropped.
 *
 * @param {Props} props
 * @param {object} correction
 * @param {boolean} begun
 */
function useCheck({ check, against, onProgress }, correction, begun) {
  const [checked, setChecked] = useState(/** @type {Checked | null} */ (null));
  const [words, setWords] = useState("");
  const turn = useRef(0);
  const written = JSON.stringify(correction);
  useEffect(() => onProgress(setWords), []);
  useEffect(() => {
    const mine = ++turn.current;
    const say = (/** @type {Checked | null} */ answer, /** @type {string} */ about) => {
      if (mine !== turn.current) return;
      setChecked(answer);
      setWords(about);
    };
    if (check === null || !begun) return undefined;
    const timer = setTimeout(() => {
      check(JSON.parse(written), against).then(
        (answer) => say(answer, ""),
        (error) => say(null, `It can't be checked here: ${wordsOf(error)}. The repository will check it.`),
      );
    }, PAUSE);
    return () => clearTimeout(timer);
  }, [written, begun]);
  return { checked, words };
}

/**
 * @param {Checked | null} checked
 * @param {boolean} begun
 */
function inWords(checked, begun) {
  if (!begun) return "Change what is wrong; it is checked while you write.";
  if (checked === null) return "Checking …";
  const count = checked.problems.length;
  if (count === 0) return `✓ Complete. The record will say: ${checked.change}`;
  return count === 1 ? "One thing is missing or wrong." : `${count} things are missing or wrong.`;
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

/**
 * What is wrong at no field of the form.
 *
 * @param {{ problems: Checked["problems"] }} props
 */
function Rest({ problems }) {
  const shown = /^(change\.(wants|evidence)\b|reason$|by$)/;
  const rest = problems.filter(({ path }) => !shown.test(path));
  return rest.length === 0
    ? null
    : html`<ul class="ar-problems" role="alert">
      ${rest.map(({ message }) => html`<li key=${message}>${message}</li>`)}
    </ul>`;
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
