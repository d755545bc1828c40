/** Checks a correction while it is written, by the rules of the build: Python in the evaluator's worker. */

import { ProblemsError } from "../evaluator/client.js";
import { createSiteEvaluator } from "../evaluator/site-evaluator.js";

/** @import { Correction, Runtime, Vocabulary } from "../view/model.js" */
/** @import { Problem } from "../evaluator/client.js" */
/** @typedef {{ problems: Problem[], change: string }} Checked change: the line of the maintenance record */

/**
 * @param {{ site: string, folder: string, onProgress: (words: string) => void }} options
 */
export function createChecking({ site, folder, onProgress }) {
  const { askAlone } = createSiteEvaluator({
    site,
    folder,
    onProgress: ({ loaded, total }) =>
      onProgress(loaded < total ? `Loading the checks … ${Math.round((100 * loaded) / total)} %` : ""),
  });
  /**
   * @param {Correction} correction as the form has it; what it lacks is among the problems
   * @param {{ entry: Runtime, vocabulary: Vocabulary, entries: string[] }} against
   * @returns {Promise<Checked>}
   */
  return async function check(correction, against) {
    const today = new Date().toISOString().slice(0, 10);
    try {
      const { change } = await askAlone("correct", { correction, ...against, "as-of": today });
      return { problems: [], change };
    } catch (error) {
      if (!(error instanceof ProblemsError)) throw error;
      return { problems: error.problems, change: "" };
    }
  };
}
