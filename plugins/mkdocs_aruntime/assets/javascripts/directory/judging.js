/** Asks the evaluator what a profile makes of the directory; Python is loaded when the first profile asks. */

import { ProblemsError } from "../evaluator/client.js";
import { createSiteEvaluator } from "../evaluator/site-evaluator.js";
import { lines, wordsOf } from "../view/problems.js";

/** @import { Profile, Shortlisted } from "../view/model.js" */

const TOLD = 12; // problems; the rest is counted

/**
 * @param {{ site: string, folder: string, onProgress: (words: string) => void }} options
 *   site: the site's root as this page names it; folder: the evaluator's, below it
 */
export function createJudging({ site, folder, onProgress }) {
  const { ask, askAlone } = createSiteEvaluator({
    site,
    folder,
    onProgress: ({ loaded, total }) =>
      onProgress(loaded < total ? `Starting Python … ${Math.round((100 * loaded) / total)} %` : "Judging …"),
  });
  return {
    /**
     * The profile as the evaluator would write it.
     *
     * @param {unknown} document
     * @param {"text" | "typed"} scalars
     * @returns {Promise<Profile>}
     */
    async check(document, scalars) {
      return (await askAlone("check", { kind: "profile", document, scalars })).document;
    },
    /**
     * @param {Profile} profile
     * @returns {Promise<readonly Shortlisted[]>}
     */
    async judge(profile) {
      const today = new Date().toISOString().slice(0, 10);
      return (await ask("shortlist", { profile, "as-of": today })).shortlist;
    },
  };
}

/**
 * What went wrong, line by line, with its place where it has one.
 *
 * @param {unknown} error
 * @returns {string[]}
 */
export function problemsOf(error) {
  return error instanceof ProblemsError ? lines(error.problems, TOLD) : [wordsOf(error)];
}
