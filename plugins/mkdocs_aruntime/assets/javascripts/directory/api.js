/** The static API as the tools read it: each document once, and a failure said in words. */

import { readDirectory } from "./catalog.js";

/** @import { Catalog, Policy, Runtime, Term, Vocabulary as Words } from "../view/model.js" */
/** @typedef {Words & { names?: ReadonlyMap<string, string> }} Vocabulary names: of the entries, by id */
/** @typedef {ReturnType<typeof createApi>} Api */

/**
 * @param {{ site: string, source: string }} where site: the way to the site's root;
 *   source: to the directory's data
 */
export function createApi({ site, source }) {
  /** @type {Map<string, Promise<unknown>>} */
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
    async vocabulary() {
      const [words, { entries }] = await Promise.all([json(`${site}api/v1/vocabulary.json`), directory()]);
      return named(/** @type {Words} */ (words), entries);
    },
    policy: () => /** @type {Promise<Policy>} */ (json(`${site}api/v1/policy.json`)),
    catalog: () => /** @type {Promise<Catalog>} */ (json(`${site}api/v1/runtimes.json`)),
    runtime: (/** @type {string} */ id) =>
      /** @type {Promise<Runtime>} */ (json(`${site}api/v1/runtimes/${id}.json`)),
  };
}

/**
 * The vocabulary with the names of the entries, which conditions name by id.
 *
 * @param {Words} vocabulary
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
 * @param {readonly Pick<Term, "id" | "label">[]} terms
 * @param {string | undefined} id
 */
export function labelled(terms, id) {
  return terms.find((term) => term.id === id)?.label ?? id ?? "";
}

/**
 * The address of a form in which something is corrected.
 *
 * @param {{ issue: string, field: string }} patterns issue: with {title}, {page} and {path} to be filled;
 *   field: of each further field, with {id} and {value}
 * @param {{ title: string, page: string, path: string }} about
 * @param {Readonly<Record<string, string>>} fields what is known of it, by the ids of the fields
 */
export function correction({ issue, field }, about, fields) {
  const more = Object.entries(fields).filter(([, value]) => value);
  return [filled(issue, about), ...more.map(([id, value]) => filled(field, { id, value }))].join("");
}

/**
 * @param {string} pattern
 * @param {Readonly<Record<string, string>>} values
 */
function filled(pattern, values) {
  return pattern.replace(/\{(\w+)\}/g, (whole, name) =>
    Object.hasOwn(values, name) ? encodeURIComponent(values[name] ?? "") : whole,
  );
}
