/** Checks a correction while it is written, by the rules of the build: Python in the evaluator's worker. */

import { ProblemsError } from "../evaluator/client.js";
import { createSiteEvaluator } from "../evaluator/site-evaluator.js";

/** @import { Correction, Effect, Examples, Runtime, Vocabulary } from "../view/model.js" */
/** @import { Problem } from "../evaluator/client.js" */
/**
 * @typedef {{ entry: Runtime, vocabulary: Vocabulary, entries: string[] }} Against
 * @typedef {{ problems: Problem[], change: string }} Checked change: the line of the maintenance record
 * @typedef {ReturnType<typeof createChecking>} Checking
 */

/**
 * @param {{ site: string, folder: string, onProgress: (words: string) => void }} options
 */
export function createChecking({ site, folder, onProgress }) {
  const { ask, askAlone } = createSiteEvaluator({
    site,
    folder,
    onProgress: ({ loaded, total }) =>
      onProgress(loaded < total ? `Loading the checks … ${Math.round((100 * loaded) / total)} %` : ""),
  });
  /**
   * @param {() => Promise<string>} ask
   * @returns {Promise<Checked>}
   */
  const checked = async (ask) => {
    try {
      return { problems: [], change: await ask() };
    } catch (error) {
      if (!(error instanceof ProblemsError)) throw error;
      return { problems: error.problems, change: "" };
    }
  };
  /** @type {Promise<Examples> | null} */
  let examples = null;
  return {
    /**
     * What a correction that is complete would change, and whose outcome would move by it: computed by what
     * reviews a change of the repository.
     *
     * @param {Correction} correction
     * @returns {Promise<Effect>}
     */
    async effect(correction) {
      examples ??= fetchExamples(site);
      examples.catch(() => (examples = null));
      return ask("effect", { correction, examples: await examples, "as-of": dayOf() });
    },
    /**
     * @param {Correction} correction as the form has it; what it lacks is among the problems
     * @param {Against} against
     */
    claim: (correction, against) =>
      checked(async () => {
        const { change } = await askAlone("correct", { correction, ...against, "as-of": dayOf() });
        return change;
      }),
    /**
     * The correction as a patch of the very file that it changes, for `git am`.
     *
     * @param {Correction} correction
     * @param {{ path: string, section?: { line: number, text: string } }} file
     * @param {Against} [against] of a claim
     * @returns {Promise<string>}
     */
    async patch(correction, file, against) {
      const text = await fetchOriginal(`${site}files/${file.path}.txt`);
      const params = { correction, file: { ...file, text }, ...against, "as-of": dayOf() };
      return (await askAlone("patch", params)).patch;
    },
    /** @param {Correction} document of a term or a passage */
    text: (document) =>
      checked(async () => {
        await askAlone("check", { kind: "correction", document });
        return "";
      }),
  };
}

function dayOf() {
  return new Date().toISOString().slice(0, 10);
}

/**
 * @param {string} address
 * @returns {Promise<string>} the file as the repository has it
 */
async function fetchOriginal(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`the file could not be read (${response.status})`);
  return response.text();
}

/**
 * @param {string} site
 * @returns {Promise<Examples>}
 */
async function fetchExamples(site) {
  const response = await fetch(`${site}api/v1/examples.json`);
  if (!response.ok) throw new Error(`api/v1/examples.json could not be read (${response.status})`);
  const { "as-of": _, ...examples } = await response.json();
  return examples;
}
