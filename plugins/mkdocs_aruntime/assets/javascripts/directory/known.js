/** What the form of an issue is filled in with: what is said now, and the first quote with its source. */

import { statedWords } from "../view/stated.js";
import { labelled } from "./api.js";

/** @import { Evidence, Runtime } from "../view/model.js" */
/** @import { Vocabulary } from "./api.js" */
/** @typedef {Readonly<Record<string, string>>} Known by the ids of the fields */

/**
 * @param {Vocabulary} vocabulary
 * @param {Runtime} runtime
 * @param {string} reference
 * @param {string} label
 * @returns {Known}
 */
export function knownOfClaim(vocabulary, runtime, reference, label) {
  const [group = "", id = ""] = reference.split(".");
  const claim = runtime.claims[group]?.find((each) => each.id === id);
  const now = claim ? statedWords(claim, vocabulary) : `Nothing is said of ${label} (${reference}).`;
  return known(vocabulary, runtime, now, claim?.evidence?.[0]);
}

/**
 * @param {Vocabulary} vocabulary
 * @param {Runtime} runtime
 * @param {string} now
 * @param {Partial<Evidence>} [shown]
 * @returns {Known}
 */
export function known(vocabulary, runtime, now, { quote = "", source: name = "" } = {}) {
  const source = runtime.sources[name];
  return {
    now,
    source: source?.url ?? "",
    "source-title": source?.title ?? "",
    "source-kind": source ? labelled(vocabulary["source-kinds"], source.kind) : "",
    quote,
    version: source?.version ?? runtime.versions.reviewed,
  };
}
