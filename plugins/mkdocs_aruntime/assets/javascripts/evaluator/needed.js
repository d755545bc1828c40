/**
 * What a decision asks of the directory: of entries and vocabulary only that, for reading the whole takes
 * longer than answering.
 */

/** @import { Catalog, Claim, Decision, Runtime } from "../view/model.js" */

/**
 * The catalog without the claims that no check of the decision asks for and that nothing else rests on, and
 * without the sources of those.
 *
 * @param {Catalog} catalog
 * @param {Decision} decision
 * @returns {Catalog} of which the evaluator says the same of the decision
 */
export function neededOf(catalog, decision) {
  const checks = Object.values(decision.requirements ?? {}).flat();
  const relations = catalog.runtimes.flatMap((each) => each.relations ?? []);
  const asked = new Set([
    ...checks.flatMap((check) => ("claim" in check ? [check.claim] : [])),
    ...relations.flatMap((each) => each.claim ?? []),
  ]);
  const groups = catalog.vocabulary.groups.map((group) => ({
    ...group,
    claims: group.claims.filter(({ id }) => asked.has(`${group.id}.${id}`)),
  }));
  const runtimes = catalog.runtimes.map((each) => entryFor(each, asked));
  return { ...catalog, vocabulary: { ...catalog.vocabulary, groups }, runtimes };
}

/**
 * @param {Runtime} entry
 * @param {ReadonlySet<string>} asked
 * @returns {Runtime}
 */
function entryFor(entry, asked) {
  const needed = (/** @type {string} */ group) => (/** @type {Claim} */ claim) =>
    asked.has(`${group}.${claim.id}`) || claim.when !== undefined; // whose words name what a target may be
  const claims = Object.fromEntries(
    Object.entries(entry.claims).map(([group, all]) => [group, all.filter(needed(group))]),
  );
  const { maintenance, sources, ...rest } = entry;
  const bare = { ...rest, claims, maintenance: { confirmed: maintenance.confirmed, history: [] } };
  const cited = citedIn(bare);
  const left = Object.entries(sources).filter(([id]) => cited.has(id));
  return { ...bare, sources: Object.fromEntries(left) };
}

/**
 * @param {unknown} value
 * @param {Set<string>} [found]
 * @returns {Set<string>} the names of all sources in it
 */
function citedIn(value, found = new Set()) {
  if (typeof value !== "object" || value === null) return found;
  for (const [key, each] of Object.entries(value)) {
    if (key === "source" && typeof each === "string") found.add(each);
    else citedIn(each, found);
  }
  return found;
}
