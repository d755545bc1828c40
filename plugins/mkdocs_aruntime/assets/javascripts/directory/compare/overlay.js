/**
 * A proposed entry in the place of the published one: pasted, or fetched from a site that this one allows. It
 * is read by the rules of the build, shown, and kept nowhere.
 */

import { ProblemsError } from "../../evaluator/client.js";
import { inWords } from "../../view/problems.js";
import { parsedYaml } from "../../view/yaml.js";

/** @import { Effect, ProposedEntry, Runtime, Vocabulary } from "../../view/model.js" */
/** @import { Targets } from "../target.js" */
/** @import { Item } from "./compared.js" */
/**
 * @typedef {{ wanted: boolean, given: string }} Asked given: an address or the text itself; empty: it will be
 *   pasted
 * @typedef {{
 *   given: string, progress: string, trouble: string, published: Runtime | null,
 *   proposed: ProposedEntry | null, outcomes: Effect["outcomes"] | null,
 * }} Overlay outcomes: null while they are computed, or where they can't be
 */

const LARGEST = 400_000; // characters; the largest entry has a fifth of it
const PATIENCE = 15_000; // milliseconds for an address to answer

/**
 * @param {string} search the query of the address
 * @returns {Asked}
 */
export function askedOverlay(search) {
  const given = new URLSearchParams(search).get("overlay");
  return { wanted: given !== null, given: given ?? "" };
}

/** @type {Overlay} */
export const EMPTY = {
  given: "",
  progress: "",
  trouble: "",
  published: null,
  proposed: null,
  outcomes: null,
};

/**
 * The text of a proposal: what was given, or what stands at its address.
 *
 * @param {string} given
 * @param {readonly string[]} origins
 */
export async function textOf(given, origins) {
  if (!/^[a-z]+:\/\/\S+$/i.test(given)) return fitting(given);
  const address = URL.canParse(given) ? new URL(given) : null;
  if (address === null || !origins.includes(address.origin)) {
    const known = origins.length > 0 ? `only from ${origins.join(", ")}` : "from no other site";
    throw new Error(`this site fetches proposals ${known}; paste the text instead`);
  }
  const signal = AbortSignal.timeout(PATIENCE);
  const response = await fetch(address, { credentials: "omit", redirect: "error", signal }).catch(() => null);
  if (response === null) throw new Error(`${address.host} can't be reached`);
  if (!response.ok) throw new Error(`${address.host} answers ${response.status}`);
  return fitting(await beginningOf(response));
}

/**
 * The text of an answer, up to a little more than a proposal may have: the rest is not fetched.
 *
 * @param {Response} response
 */
async function beginningOf({ body }) {
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  while (reader && text.length <= LARGEST) {
    const { done, value = "" } = await reader.read();
    if (done) return text;
    text += value;
  }
  await reader?.cancel();
  return text;
}

/** @param {string} text */
function fitting(text) {
  if (text.length > LARGEST)
    throw new Error(`a proposal has at most ${LARGEST.toLocaleString("en")} characters`);
  return text;
}

/**
 * @param {unknown} document an entry, or a correction of one
 * @returns {string}
 */
function entryOf(document) {
  const { id, change } = /** @type {{ id?: unknown, change?: { entry?: unknown } }} */ (document ?? {});
  const named = change?.entry ?? id;
  return typeof named === "string" ? named : "";
}

/**
 * @param {string} text
 * @param {{
 *   evaluator: Targets["evaluator"], vocabulary: Vocabulary, entries: readonly string[],
 *   runtime: (id: string) => Promise<Runtime>,
 * }} site
 * @returns {Promise<{ published: Runtime | null, proposed: ProposedEntry }>}
 */
export async function readProposal(text, { evaluator, vocabulary, entries, runtime }) {
  const document = await parsedYaml(text);
  const id = entryOf(document);
  const published = entries.includes(id) ? await runtime(id) : null;
  try {
    const proposed = await evaluator.askAlone("propose", {
      document,
      scalars: "text",
      ...(published ? { entry: plain(published) } : {}),
      vocabulary: plain(vocabulary),
      entries,
      "as-of": new Date().toISOString().slice(0, 10),
    });
    return { published, proposed };
  } catch (error) {
    if (error instanceof ProblemsError) throw new Error(inWords(error.problems), { cause: error });
    throw error;
  }
}

/**
 * What would move in the worked decisions and use cases.
 *
 * @param {Runtime} entry
 * @param {{ evaluator: Targets["evaluator"], site: string }} site
 * @returns {Promise<Effect["outcomes"]>}
 */
export async function outcomesOf(entry, { evaluator, site }) {
  const response = await fetch(`${site}api/v1/examples.json`);
  if (!response.ok) throw new Error(`api/v1/examples.json could not be read (${response.status})`);
  const examples = plain(await response.json());
  const day = new Date().toISOString().slice(0, 10);
  const { outcomes } = await evaluator.ask("effect", { entry, examples, "as-of": day });
  return outcomes;
}

/**
 * A document of the API as a record of the model: without its day, without what scripts added; an entry names
 * no schema.
 *
 * @template {object} T
 * @param {T} served
 * @returns {T}
 */
function plain(served) {
  const { "as-of": _, names: __, schema, ...record } = /** @type {Record<string, unknown>} */ (served);
  const kept = schema === "aruntime/runtime/1" ? record : { schema, ...record };
  return /** @type {T} */ (kept);
}

/**
 * The proposed entry, and the published one beside it.
 *
 * @param {Overlay} overlay
 * @param {readonly Item[]} named what is compared anyway
 * @returns {Item[]}
 */
export function proposedItems({ proposed, published }, named) {
  if (proposed === null) return [];
  const name = `${proposed.entry.name} (proposed)`;
  const mine = {
    key: `proposed ${proposed.entry.id}`,
    name,
    runtimes: [{ ...proposed.entry, name }],
    fixed: true,
  };
  const there = published === null || named.some((item) => item.key === published.id);
  if (there) return [mine];
  return [mine, { key: published.id, name: published.name, runtimes: [published], fixed: true }];
}
