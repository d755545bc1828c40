/** What the check finds wrong, in the words of the form and at its fields: every problem has a place. */

import { WORDS } from "../view/states.js";

/** @import { Problem } from "../evaluator/client.js" */
/** @import { FormField } from "./fields.js" */
/**
 * @typedef {{ at: Readonly<Record<string, string[]>>, elsewhere: string[], count: number }} FormProblems
 *   at: by the key of a field that is shown; elsewhere: what stands at none of them
 */

/**
 * @param {readonly Problem[]} problems
 * @param {readonly FormField[]} shown
 * @param {Readonly<Record<string, FormField>>} every fields that may be shown, for the names of those that
 *   aren't
 * @returns {FormProblems}
 */
export function formProblems(problems, shown, every) {
  /** @type {Record<string, string[]>} */
  const at = {};
  /** @type {Set<string>} */
  const elsewhere = new Set();
  for (const problem of problems) {
    const path = pathOf(problem);
    const here = fieldAt(path, shown);
    const words = inWords(problem, here ?? fieldAt(path, Object.values(every)));
    if (here === undefined) elsewhere.add(hidden(words, fieldAt(path, Object.values(every))));
    else if (!at[here.key]?.includes(words)) at[here.key] = [...(at[here.key] ?? []), words];
  }
  const count = elsewhere.size + Object.values(at).reduce((sum, each) => sum + each.length, 0);
  return { at, elsewhere: [...elsewhere], count };
}

/** @param {Problem} problem what is missing is reported at the whole that lacks it */
function pathOf({ path, rule, expected }) {
  return rule === "missing-key" && expected ? `${path}.${expected}` : path;
}

/**
 * The field in which a part of the correction is written: the one that names most of its path.
 *
 * @param {string} path
 * @param {readonly FormField[]} fields
 */
function fieldAt(path, fields) {
  const depth = (/** @type {FormField} */ { paths }) =>
    Math.max(...paths.filter((each) => isWithin(path, each)).map((each) => each.length), 0);
  return fields.filter((each) => depth(each) > 0).sort((one, other) => depth(other) - depth(one))[0];
}

/**
 * @param {string} path
 * @param {string} whole
 */
function isWithin(path, whole) {
  return path === whole || path.startsWith(`${whole}.`) || path.startsWith(`${whole}[`);
}

/**
 * @param {string} words
 * @param {FormField | undefined} field
 */
function hidden(words, field) {
  if (field === undefined) return words;
  return `${words} The field for it, “${field.label}”, is there for another choice of “What is right”.`;
}

/** @type {Readonly<Record<string, string>>} */
const SENTENCES = {
  "missing-source": "A source must say so: fill in its address and its words.",
  "weak-source":
    "A vendor's claim or a second-hand source can't show this alone: quote documentation, code or a release.",
  "not-reread":
    "Nothing was read for it: quote other words, or read the source again and say when in “Opened on”.",
  "missing-condition": "Choose the condition under which it holds, or say what is missing.",
  "misplaced-condition": "Only “Partly” has a condition.",
  "empty-condition": "Choose at least one, or choose “No condition”.",
  "missing-note": "Say who provides it instead.",
  "missing-looked": "Say where you looked: one place per line.",
  "outside-layers": "It is asked of other layers: choose “Not this layer”, and say who provides it instead.",
  "missing-reason": "Give the address of a source that shows it, or say in a sentence why it is right.",
  "no-change":
    "The page says this already. A title or a publisher alone is corrected in the repository itself.",
  "wrong-type": "Choose one of the list.",
};

/**
 * A problem in the labels of the form, not in the keys of a file.
 *
 * @param {Problem} problem
 * @param {FormField | undefined} field
 */
export function inWords({ path, rule, message, expected = "" }, field) {
  const said = SENTENCES[rule];
  if (said !== undefined) return said;
  if (rule === "missing-key") return `Fill in ${field ? `“${bare(field.label)}”` : `“${expected}”`}.`;
  if (rule === "wrong-length" || rule === "blank") {
    return `Write ${field?.what ?? "it"}${/\d/.test(expected) ? ` (${expected})` : ""}.`;
  }
  if (rule === "wrong-form" && path.endsWith(".opened")) return "Choose the day on which you opened it.";
  if (rule === "unknown-word" && path.includes(".when")) return "Choose from the list.";
  return sentence(inValues(message.replace(" (YYYY-MM-DD)", "")));
}

/** @param {string} label without what is said of it in brackets or after a comma */
function bare(label) {
  return label.replace(/\s*[(,:].*$/, "");
}

/** @param {string} message values by the words of the page: 'partial' is “Partly” */
function inValues(message) {
  return Object.values(WORDS).reduce(
    (text, { value, word }) => text.replaceAll(`'${value}'`, `“${word}”`),
    message,
  );
}

/** @param {string} text */
function sentence(text) {
  return `${text[0]?.toUpperCase() ?? ""}${text.slice(1)}${/[.?!]$/.test(text) ? "" : "."}`;
}
