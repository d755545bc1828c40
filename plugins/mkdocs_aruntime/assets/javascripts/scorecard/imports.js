/** Decisions out of files: JSON or YAML, a decision alone or inside a record. */

import { parsedYaml } from "../view/yaml.js";
import { problemOf } from "./library.js";
import { LARGEST, pickDecision, readDecision } from "./state.js";

/** @import { Decision } from "./state.js" */
/** @typedef {(method: string, params: object) => Promise<any>} Ask */

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
  const document = await parsedYaml(text);
  const kind = String(document?.["schema"]).startsWith("aruntime/record/") ? "record" : "decision";
  if (kind === "decision" && problemOf(document)) return pickDecision(document);
  const { document: read } = await ask("check", { kind, document, scalars: "text" });
  return pickDecision(read);
}
