/** The static API as the tools read it: each document once, and a failure said in words. */

import { readDirectory } from "./catalog.js";

/** @import { Value } from "../view/states.js" */
/**
 * @typedef {{ id: string, label: string, definition: string, layers?: string[], polarity?: string, gates?: string[] }} Term
 * @typedef {Term & { claims: Term[] }} Group
 * @typedef {Term & { claims?: string[] }} Responsibility claims: those that show how it is done, as `group.claim`
 * @typedef {Term & { phrase: string, words: "entries" | "claims" | "listed" | "text", group?: string, values?: Term[] }} ConditionKey
 * @typedef {{
 *   layers: Term[], responsibilities: Responsibility[], groups: Group[], statuses: Term[], maturities: Term[], providers: Term[],
 *   stabilities: Term[], defaults: Term[], kinds: Term[], "source-kinds": Term[],
 *   conditions?: ConditionKey[], names?: ReadonlyMap<string, string>,
 * }} Vocabulary names: of the entries, by id
 * @typedef {{ source: string, quote: string }} Evidence
 * @typedef {{ kind: string, to?: string, claim?: string, note?: string, evidence?: Evidence[] }} Relation
 * @typedef {{
 *   id: string, value: Value, "provided-by"?: string, stability?: string, default?: string, since?: string, when?: Record<string, string[]>, lacks?: string, note?: string,
 *   looked?: string[], conflict?: boolean, confirmed?: string, evidence?: Evidence[],
 * }} Claim
 * @typedef {{ title: string, url: string, publisher: string, kind: string, version?: string, accessed: string }} Source
 * @typedef {{
 *   id: string, name: string, summary: string, vendor: string, layers: string[],
 *   license: { spdx: string, note?: string, source?: string, quote?: string },
 *   lifecycle: { status: string, maturity?: string, note?: string, source?: string, quote?: string },
 *   versions: { reviewed: string, latest?: { version?: string, date?: string } },
 *   responsibilities: { owns?: string[], partly?: { id: string, note: string }[], leaves?: { id: string, to: string }[] },
 *   relations?: Relation[], claims: Record<string, Claim[]>, sources: Record<string, Source>, maintenance: { confirmed: string },
 * }} Runtime
 */

/** @param {{ site: string, source: string }} where site: the way to the site's root; source: to the directory's data */
export function createApi({ site, source }) {
  /** @type {Map<string, Promise<any>>} */
  const asked = new Map();
  const json = (/** @type {string} */ path) => {
    const known = asked.get(path) ?? fetchJson(path);
    asked.set(path, known);
    known.catch(() => asked.delete(path)); // so that the next question tries again
    return known;
  };
  const directory = () => json(source).then((document) => readDirectory(document));
  return {
    directory,
    vocabulary: () =>
      Promise.all([json(`${site}api/v1/vocabulary.json`), directory()]).then(([words, { entries }]) =>
        named(words, entries),
      ),
    policy: () => json(`${site}api/v1/policy.json`),
    catalog: () => json(`${site}api/v1/runtimes.json`),
    runtime: (/** @type {string} */ id) =>
      /** @type {Promise<Runtime>} */ (json(`${site}api/v1/runtimes/${id}.json`)),
  };
}

/**
 * The vocabulary with the names of the entries, which conditions name by id.
 *
 * @param {Vocabulary} vocabulary
 * @param {readonly { id: string, name: string }[]} entries
 * @returns {Vocabulary}
 */
export function named(vocabulary, entries) {
  return { ...vocabulary, names: new Map(entries.map(({ id, name }) => [id, name])) };
}

/** @param {string} path */
async function fetchJson(path) {
  const response = await fetch(path);
  if (!response.ok)
    throw new Error(`${path.replace(/^(\.\.?\/)+/, "")} could not be read (${response.status})`);
  return response.json();
}

/**
 * What people read for an id.
 *
 * @param {readonly Term[]} terms
 * @param {string | undefined} id
 */
export function labelled(terms, id) {
  return terms.find((term) => term.id === id)?.label ?? id ?? "";
}

/**
 * The address of a form in which a claim is corrected; empty where the site offers none.
 *
 * @param {string} pattern with {title}, {page} and {path} to be filled
 * @param {{ title: string, page: string, path: string }} values
 */
export function correction(pattern, values) {
  return pattern.replace(/\{(title|page|path)\}/g, (_, name) =>
    encodeURIComponent(values[/** @type {"title"} */ (name)]),
  );
}
