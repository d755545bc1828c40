/** Decisions out of files: JSON or YAML, a decision alone or inside a record. */

import { inWords } from "../view/decoding.js";
import { parsedJson, textOf } from "../view/reading.js";
import { parsedYaml } from "../view/yaml.js";
import { LARGEST, opened, picked } from "./opening.js";

const PATIENCE = 1000; // milliseconds that a reader waits for better words, as where Python has yet to start

/** @import { Decision } from "./state.js" */
/** @typedef {(method: string, params: object) => Promise<any>} Ask */

/**
 * @param {File} file
 * @param {Ask} ask the evaluator, which has the better words for what is wrong
 * @returns {Promise<Decision>}
 * @throws {Error} with words for the reader
 */
export async function readFile(file, ask) {
  const text = await textOf(file, LARGEST);
  const untyped = /\.ya?ml$/i.test(file.name);
  const document = picked(untyped ? await parsedYaml(text) : parsedJson(text));
  const decoded = opened(document, "whole", { untyped });
  if (decoded.value !== null) return decoded.value;
  throw new Error(await best(decoded, () => ask("check", { kind: "decision", document, scalars: untyped ? "text" : "typed" })));
}

/**
 * What is wrong, as the evaluator says it; where it cannot be asked or has nothing to say, as this page does.
 *
 * @param {import("../view/decoding.js").Decoded} decoded
 * @param {() => Promise<unknown>} check
 */
async function best(decoded, check) {
  const known = decoded.problems.every(({ path }) => path !== ""); // else it is too large, or no decision at all
  const late = new Promise((resolve) => setTimeout(() => resolve([]), PATIENCE));
  const problems = known ? await Promise.race([check().then(() => [], (error) => error?.problems ?? []), late]) : [];
  return inWords(problems.length > 0 ? { problems, count: Math.max(problems.length, decoded.count) } : decoded);
}
