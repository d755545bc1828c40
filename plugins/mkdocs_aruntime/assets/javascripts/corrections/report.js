/** A correction as the fields of an issue: all that it holds, and nothing that it doesn't. */

import { statedWords } from "../view/stated.js";

/** @import { ClaimChange, Correction, PageChange, TermChange } from "../view/model.js" */
/** @import { Words } from "../view/conditions.js" */

/**
 * @param {Correction} correction
 * @param {Words & { "source-kinds": readonly { id: string, label: string }[] }} vocabulary
 * @returns {Record<string, string>} by the ids of the fields
 */
export function claimReport(correction, vocabulary) {
  const { had, wants, evidence = [] } = /** @type {Partial<ClaimChange>} */ (correction.change);
  const [first, ...others] = evidence;
  const source = first?.source;
  return {
    now: had ? [statedWords(had, vocabulary), ...quotesOf(had)].join("\n") : "Nothing is said of it.",
    wants: wants ? statedWords(wants, vocabulary) : "",
    source: source?.url ?? "",
    "source-title": source?.title ?? "",
    "source-kind": vocabulary["source-kinds"].find(({ id }) => id === source?.kind)?.label ?? "",
    publisher: source?.publisher ?? "",
    version: source?.version ?? "",
    opened: source?.opened ?? "",
    quote: first?.quote ?? "",
    kept: others.map(({ quote }) => quote).join("\n"),
    reason: correction.reason ?? "",
    by: correction.by ?? "",
  };
}

/**
 * Each quote of now, with where it stands and the version that it holds for.
 *
 * @param {NonNullable<ClaimChange["had"]>} had
 */
function quotesOf({ quotes = [], sources = [] }) {
  return quotes.map((quote, at) => {
    const { url = "", version = "" } = sources[at] ?? {};
    return [`“${quote}”`, url, version && `version ${version}`].filter(Boolean).join(", ");
  });
}

/**
 * @param {Correction} correction
 * @returns {Record<string, string>} by the ids of the fields
 */
export function textReport({ change, reason = "", by = "" }) {
  const { had, wants, source = "" } = /** @type {TermChange | PageChange} */ (change);
  return { now: passage(had), wants: passage(wants), source, reason, by };
}

/** @param {string | { short: string, long?: string }} text a passage, or the definition of a term */
function passage(text) {
  return typeof text === "string" ? text : [text.short, text.long].filter(Boolean).join("\n\n");
}
