/** Decisions out of files: JSON or YAML, a decision alone or inside a record. */

import { ProblemsError } from "../../evaluator/client.js";
import { inWords } from "../../view/problems.js";
import { parsedJson, textOf } from "../../view/reading.js";
import { parsedYaml } from "../../view/yaml.js";
import { LARGEST, isRecord, opened, picked } from "./validation.js";

const PATIENCE = 1000; // milliseconds that a reader waits for better words, as where Python has yet to start
const THOROUGH = 8000; // milliseconds that a reader waits for a record to be checked
const UNCHECKED = "Its record could not be checked against its digest, for Python has not started.";
const UNCOVERED = "No digest covers what this record says of the choice, the reasons and the names.";
const MARKDOWN =
  "Its choice, reasons and names were not checked; the record's JSON file has a digest of them.";

/** @import { Problem } from "../../evaluator/client.js" */
/** @import { Decoded } from "../../view/decoding.js" */
/** @import { Decision } from "../model.js" */
/** @import { AskSite } from "../../evaluator/service.js" */

/**
 * @param {File} file
 * @param {AskSite} ask the evaluator, which has the better words for what is wrong
 * @returns {Promise<{ decision: Decision, note: string }>} note: what a reader must know of it; mostly
 *   nothing
 * @throws {Error} with words for the reader
 */
export async function readFile(file, ask) {
  const text = await textOf(file, LARGEST);
  const untyped = /\.ya?ml$/i.test(file.name);
  const markdown = /\.md$/i.test(file.name);
  const json = markdown ? insideMarkdown(text) : text;
  const document = untyped ? await parsedYaml(text) : parsedJson(json);
  const decision = picked(document);
  const decoded = opened(decision, "whole", { untyped });
  const scalars = untyped ? "text" : "typed";
  if (decoded.value === null) {
    const check = () => ask("check", { kind: "decision", document: decision, scalars });
    throw new Error(await best(decoded, () => problemsOf(check(), PATIENCE)));
  }
  if (!isRecord(document)) return { decision: decoded.value, note: markdown ? MARKDOWN : "" };
  const unchecked = await checkedRecord(() => ask("check", { kind: "record", document, scalars }));
  return { decision: decoded.value, note: unchecked || ("digest" in document ? "" : UNCOVERED) };
}

/**
 * Refuses a record that was changed after it was written.
 *
 * @param {() => Promise<unknown>} check
 */
async function checkedRecord(check) {
  const problems = await problemsOf(check(), THOROUGH);
  if (problems === null) return UNCHECKED;
  const altered = problems.find((each) => each.rule === "unfit-record");
  if (altered) throw new Error(altered.message);
  return "";
}

/**
 * The decision in a record that was written as Markdown (MADR), as JSON.
 *
 * @param {string} text
 */
function insideMarkdown(text) {
  const found = /^```json aruntime\/decision[ \t]*\r?\n(.*)\r?\n```[ \t]*$/m.exec(text);
  if (found === null)
    throw new Error(
      "the Markdown holds no decision; a record that this site or 'aruntime record' wrote does",
    );
  return found[1] ?? "";
}

/**
 * What is wrong, as the evaluator says it; where it cannot be asked or has nothing to say, as this page does.
 *
 * @param {Decoded} decoded
 * @param {() => Promise<Problem[] | null>} check
 */
async function best({ problems, count }, check) {
  const hopeless = problems.some(({ path }) => path === ""); // too large, or no decision at all
  const better = hopeless ? null : await check();
  return better?.length ? inWords(better, Math.max(better.length, count)) : inWords(problems, count);
}

/**
 * @param {Promise<unknown>} check
 * @param {number} patience milliseconds
 * @returns {Promise<Problem[] | null>} none where nothing is wrong; null where the evaluator does not say
 *   in time
 */
function problemsOf(check, patience) {
  /** @type {Promise<null>} */
  const late = new Promise((resolve) => setTimeout(() => resolve(null), patience));
  const said = check.then(
    () => [],
    (error) => (error instanceof ProblemsError ? error.problems : null),
  );
  return Promise.race([said, late]);
}
