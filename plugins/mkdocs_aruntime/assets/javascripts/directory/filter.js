/** Which entries match, of which it is not known, and how many each further choice would leave. */

import { UNKNOWN, answerAt, answerOf, answerer, every, openOptions, placesOf } from "./answers.js";
import { isSilent } from "./catalog.js";
import { askedWords, says } from "./words.js";

/** @import { Answer, Choice } from "./answers.js" */
/** @import { Directory, Entry, Facet, State } from "./catalog.js" */
/**
 * @typedef {{ q: string, plain: boolean, choices: Readonly<Record<string, Choice>> }} Filter
 *   plain: only a plain yes counts, not "partly"
 * @typedef {{ yes: number, unknown: number }} Count unknown: of so many more it is not established
 */

/**
 * @param {Directory} directory
 * @param {Filter} filter
 * @returns {{ matches: Entry[], unknown: Entry[] }} the others do not match
 */
export function sifted(directory, filter) {
  const pool = answers(directory, filter);
  const those = (/** @type {Answer} */ wanted) =>
    pool.filter(({ answer }) => answer === wanted).map(({ entry }) => entry);
  return { matches: those("yes"), unknown: those("unknown") };
}

/**
 * @param {Directory} directory
 * @param {Filter} filter
 * @returns {Entry[]}
 */
export function matching(directory, filter) {
  return sifted(directory, filter).matches;
}

/**
 * Whether anything is asked for.
 *
 * @param {Filter} filter
 */
export function asks(filter) {
  return askedWords(filter.q).length > 0 || Object.keys(filter.choices).length > 0;
}

/**
 * The entries that are not ruled out, each with its answer. Words are in an entry or not.
 *
 * @param {Directory} directory
 * @param {Filter} filter
 * @param {string | null} [but] a facet whose choice is left out
 * @returns {{ entry: Entry, answer: Answer }[]}
 */
function answers(directory, filter, but = null) {
  const asked = askedWords(filter.q);
  const tests = chosenFacets(directory, filter)
    .filter(([facet]) => facet.id !== but)
    .map(([facet, choice]) => answerer(facet, choice, filter.plain));
  return directory.entries
    .filter((entry) => says(entry.said, asked))
    .map((entry) => ({ entry, answer: every(tests.map((test) => test(entry))) }))
    .filter(({ answer }) => answer !== "no");
}

/**
 * @param {Directory} directory
 * @param {Filter} filter
 * @returns {[Facet, Choice][]}
 */
function chosenFacets({ facets }, { choices }) {
  return facets.flatMap((facet) => {
    const choice = choices[facet.id];
    return choice !== undefined && choice.values.length > 0
      ? [/** @type {[Facet, Choice]} */ ([facet, choice])]
      : [];
  });
}

/**
 * What would have to be established before anybody could say whether an entry matches.
 *
 * @param {Directory} directory
 * @param {Filter} filter
 * @param {Entry} entry
 * @returns {string[]} `Model formats: GGUF, ONNX`
 */
export function openOf(directory, filter, entry) {
  return chosenFacets(directory, filter)
    .filter(([facet, choice]) => answerer(facet, choice, filter.plain)(entry) === "unknown")
    .map(([facet, choice]) => `${facet.label}: ${openOptions(entry, facet, choice).join(", ")}`);
}

/**
 * @param {readonly { entry: Entry, answer: Answer }[]} pool
 * @param {Facet} facet
 * @param {boolean} plain
 * @returns {Count[]} by place of the option
 */
function eachCounted(pool, facet, plain) {
  const found = facet.options.map(() => ({ yes: 0, unknown: 0 }));
  for (const { entry, answer } of pool) {
    found.forEach((count, place) => {
      const said = answerAt(entry, facet, place, plain);
      if (said !== "no") count[answer === "yes" ? said : "unknown"] += 1;
    });
  }
  return found;
}

/**
 * The same where little is known: of an option that an entry says nothing of it is unknown.
 *
 * @param {readonly { entry: Entry, answer: Answer }[]} pool
 * @param {Facet} facet
 * @param {ReadonlyMap<string, ReadonlyMap<number, State>>} known
 * @param {boolean} plain
 * @returns {Count[]}
 */
function knownCounted(pool, facet, known, plain) {
  const found = facet.options.map(() => ({ yes: 0, unknown: pool.length }));
  for (const { entry, answer } of pool) {
    for (const [place, state] of known.get(entry.id) ?? []) {
      const [count, said] = [found[place], answerOf(state, plain)];
      if (count === undefined || said === "unknown") continue;
      if (said === "no" || answer === "yes") count.unknown -= 1;
      if (said === "yes" && answer === "yes") count.yes += 1;
    }
  }
  return found;
}

/**
 * How many entries have each option of a facet among those that the other choices leave, and of how many more
 * it is not established. With *all*, among those that have the chosen options too: what is left if this one
 * is chosen as well. *Not established* counts those that it would add to the chosen options; without any,
 * those that say nothing.
 *
 * @param {Directory} directory
 * @param {Filter} filter
 * @param {Facet} facet
 * @returns {Map<string, Count>} by option, `unknown` among them
 */
export function counts(directory, filter, facet) {
  const choice = filter.choices[facet.id];
  const others = answers(directory, filter, facet.id);
  const pool = choice?.mode === "all" ? answers(directory, filter) : others;
  const counted =
    facet.known === undefined
      ? eachCounted(pool, facet, filter.plain)
      : knownCounted(pool, facet, facet.known, filter.plain);
  const found = new Map(facet.options.map(([id], place) => [id, counted[place] ?? { yes: 0, unknown: 0 }]));
  return found.set(UNKNOWN, { yes: others.filter(({ entry }) => open(entry)).length, unknown: 0 });

  /** @param {Entry} entry */
  function open(entry) {
    if (choice === undefined || placesOf(facet, choice).length === 0) return isSilent(entry, facet);
    const values = choice.values.filter((value) => value !== UNKNOWN);
    return answerer(facet, { ...choice, values }, filter.plain)(entry) === "unknown";
  }
}
