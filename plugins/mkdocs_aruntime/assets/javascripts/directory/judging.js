/** Asks the evaluator what a profile makes of the directory; Python is loaded when the first profile asks. */

import { createEvaluator, ProblemsError } from "../evaluator/client.js";

/** @import { Judged } from "./verdicts.js" */
/** @import { Profile } from "./profile.js" */

/**
 * @param {{ site: string, folder: string, onProgress: (words: string) => void }} options
 *   site: the site's root as this page names it; folder: the evaluator's, below it
 */
export function createJudging({ site, folder, onProgress }) {
  const url = (/** @type {string} */ path) => new URL(path, new URL(site, location.href)).href;
  const evaluator = createEvaluator({ base: url(folder) });
  /** @type {Promise<{ catalog: any, policy: any }> | null} */
  let documents = null;

  const prepare = () => {
    documents ??= fetched(url);
    documents.catch(() => (documents = null)); // so that the next profile tries again
    return documents;
  };

  const start = async () => {
    await evaluator.start(({ loaded, total }) => onProgress(loaded < total ? `Starting Python … ${Math.round((100 * loaded) / total)} %` : "Judging …"));
    document.dispatchEvent(new CustomEvent("aruntime:loaded", { detail: [url(`${folder}manifest.json`)] }));
  };

  return {
    /**
     * The profile as the evaluator would write it.
     *
     * @param {Profile} document
     * @param {"text" | "typed"} scalars
     * @returns {Promise<Profile>}
     */
    async check(document, scalars) {
      await start();
      return (await evaluator.call("check", { kind: "profile", document, scalars })).document;
    },
    /**
     * @param {Profile} profile
     * @returns {Promise<Judged[]>}
     */
    async judge(profile) {
      const [rules] = await Promise.all([prepare(), start()]);
      const today = new Date().toISOString().slice(0, 10);
      return (await evaluator.call("shortlist", { ...rules, profile, "as-of": today })).shortlist;
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
  if (error instanceof ProblemsError) return error.problems.map(({ path, message }) => (path ? `${path}: ${message}` : message));
  return [error instanceof Error ? error.message : String(error)];
}

/** @param {(path: string) => string} url */
async function fetched(url) {
  const [catalog, policy] = await Promise.all(["runtimes", "policy"].map(async (name) => {
    const response = await fetch(url(`api/v1/${name}.json`));
    if (!response.ok) throw new Error(`${name}: the server answered ${response.status}`);
    return response.json();
  }));
  delete policy["as-of"];
  return { catalog, policy };
}
