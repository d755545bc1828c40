/** Decisions out of files: JSON or YAML, a decision alone or inside a record. */

import { problemOf } from "./library.js";
import { LARGEST, pickDecision, readDecision } from "./state.js";
import { loadYaml } from "./yaml.js";

/** @import { Decision } from "./state.js" */
/** @typedef {(method: string, params: object) => Promise<any>} Ask */

const DEEPEST = 30; // levels of nesting, as the command line reads them

/**
 * @param {File} file
 * @param {Ask} ask the evaluator, which knows which of YAML's plain words are numbers
 * @returns {Promise<Decision>}
 * @throws {Error} with words for the reader
 */
export async function readFile(file, ask) {
  const most = LARGEST.toLocaleString("en");
  if (file.size > 4 * LARGEST) throw new Error(`the file has ${file.size.toLocaleString("en")} bytes; at most ${most} characters are read`);
  const text = await file.text();
  if (text.length > LARGEST) throw new Error(`the file has ${text.length.toLocaleString("en")} characters; at most ${most} are read`);
  const decision = /\.ya?ml$/i.test(file.name) ? await fromYaml(text, ask) : readDecision(text);
  const problem = problemOf(decision);
  if (problem) throw new Error(`the decision cannot be read: ${problem}`);
  return decision;
}

/**
 * @param {string} text
 * @param {Ask} ask
 */
async function fromYaml(text, ask) {
  const document = await parsed(text);
  const kind = String(document?.["schema"]).startsWith("aruntime/record/") ? "record" : "decision";
  if (kind === "decision" && problemOf(document)) return pickDecision(document);
  const { document: read } = await ask("check", { kind, document, scalars: "text" });
  return pickDecision(read);
}

/**
 * YAML as plain data whose scalars are all text. Anchors, aliases and tags are refused: one line of them can
 * grow to gigabytes, and no decision needs them.
 *
 * @param {string} text
 * @returns {Promise<Record<string, any>>}
 */
async function parsed(text) {
  const yaml = await loadYaml();
  try {
    const events = yaml.parseEvents(text, { maxDepth: DEEPEST });
    for (const event of events) {
      if (event.type === yaml.EVENT_ID.ALIAS || ("anchorStart" in event && event.anchorStart >= 0)) throw new Error("anchors and aliases are not used here");
      if ("tagStart" in event && event.tagStart >= 0) throw new Error("tags are not used here");
    }
    const schema = yaml.FAILSAFE_SCHEMA.withTags(yaml.nullCoreTag);
    return /** @type {Record<string, any>} */ (yaml.constructFromEvents(events, { source: text, schema })[0]);
  } catch (error) {
    if (!(error instanceof yaml.YAMLException)) throw error;
    const line = error.mark ? ` (line ${error.mark.line + 1})` : "";
    throw new Error(`the file is not YAML: ${error.reason}${line}`, { cause: error });
  }
}
