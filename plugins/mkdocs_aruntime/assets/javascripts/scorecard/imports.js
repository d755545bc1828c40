/** Decisions out of files: JSON or YAML, a decision alone or inside a record. */

import { inWords } from "../view/problems.js";
import { parsedJson, textOf } from "../view/reading.js";
import { parsedYaml } from "../view/yaml.js";
import { LARGEST, opened, picked } from "./opening.js";

const PATIENCE = 1000; // milliseconds that a reader waits for better words, as where Python has yet to start

/** @import { Decoded } from "../view/decoding.js" */
/** @import { Decision } from "./state.js" */
/** @import { AskSite } from "../evaluator/service.js" */

/**
 * @param {File} file
 * @param {AskSite} ask the evaluator, which has the better words for what is wrong
 * @returns {Promise<Decision>}
 * @throws {Error} with words for the reader
 */
export async function readFile(file, ask) {
  const text = await textOf(file, LARGEST);
  const untyped = /\.ya?ml$/i.test(file.name);
  const json = /\.md$/i.test(file.name) ? insideMarkdown(text) : text;
  const document = picked(untyped ? await parsedYaml(text) : parsedJson(json));
  const decoded = opened(document, "whole", { untyped });
  if (decoded.value !== null) return decoded.value;
  const scalars = untyped ? "text" : "typed";
  throw new Error(await best(decoded, () => ask("check", { kind: "decision", document, scalars })));
}

/**
 * The decision in a record that was written as Markdown (MADR), as JSON.
 *
 * @param {string} text
 */
function insideMarkdown(text) {
  const found = /^```json aruntime\/decision[ \t]*\r?\n(.*)\r?\n```[ \t]*$/m.exec(text);
  if (found === null) throw new Error("the Markdown holds no decision; a record that this site or 'aruntime record' wrote does");
  return found[1] ?? "";
}

/**
 * What is wrong, as the evaluator says it; where it cannot be asked or has nothing to say, as this page does.
 *
 * @param {Decoded} decoded
 * @param {() => Promise<unknown>} check
 */
async function best({ problems, count }, check) {
  const hopeless = problems.some(({ path }) => path === ""); // too large, or no decision at all
  if (hopeless) return inWords(problems, count);
  const late = new Promise((resolve) => setTimeout(() => resolve([]), PATIENCE));
  const said = check().then(() => [], (error) => error?.problems ?? []);
  const better = await Promise.race([said, late]);
  return better.length > 0 ? inWords(better, Math.max(better.length, count)) : inWords(problems, count);
}
