/**
 * The evaluator with the site's directory and rules: fetched once, read by it once, named by their digests
 * after.
 */

import { createEvaluator, ProblemsError, WORKER } from "./client.js";
import { neededOf } from "./needed.js";

/** @import { Loaded } from "./client.js" */
/**
 * @import { Catalog, Decision, Digests, EvaluateParams, Evaluation, Policy, Runtime } from "../view/model.js"
 */
/** @import { Ask, AskSite } from "./service.js" */
/** @typedef {{ catalog: Catalog, policy: Policy }} Documents */

const LONGEST_WAIT = 1000; // milliseconds that the directory waits at most for Python to have started

/**
 * @param {{
 *   site: string, folder: string, frame?: Documents,
 *   onProgress: (progress: Loaded) => void, onCatalog?: (catalog: Catalog) => void,
 * }} options
 *   site: the site's root as this page names it; folder: the evaluator's, below it; frame: the rules and the
 *   directory without its entries, where the page has them
 */
export function createSiteEvaluator({ site, folder, frame, onProgress, onCatalog = () => {} }) {
  const url = (/** @type {string} */ path) => new URL(path, new URL(site, location.href)).href;
  const evaluator = createEvaluator({ base: url(folder) });
  const call = /** @type {(method: string, params: object) => Promise<unknown>} */ (evaluator.call);
  /** @type {Promise<Documents> | null} */
  let documents = null;
  /** @type {Promise<Digests> | null} */
  let whole = null;
  /** @type {{ of: string, names: Promise<Digests> } | null} */
  let part = null;

  let announced = false;

  const started = async () => {
    await evaluator.start(onProgress);
    if (announced) return;
    announced = true;
    const detail = [url(`${folder}manifest.json`), WORKER];
    document.dispatchEvent(new CustomEvent("aruntime:loaded", { detail }));
  };

  /**
   * The directory is a megabyte: it is fetched while Python starts, and read when the processors have time.
   */
  const idle = () =>
    Promise.race([
      started().then(
        () => pause(0),
        () => {},
      ),
      pause(LONGEST_WAIT),
    ]);

  const getDocuments = () => {
    documents ??= fetchDocuments(url, frame?.policy, idle()).then((found) => {
      onCatalog(found.catalog);
      return found;
    });
    documents.catch(() => {
      documents = null; // so that the next question tries again
    });
    return documents;
  };

  const prepare = async () => (await Promise.all([getDocuments(), started()]))[0];

  const read = async () => {
    const found = await prepare();
    whole ??= evaluator.call("load", found);
    whole.catch(() => (whole = null));
    return whole;
  };

  /**
   * @param {Runtime[]} runtimes
   * @param {Decision} decision
   */
  const readPart = (runtimes, decision) => {
    const of = JSON.stringify([runtimes.map(({ id }) => id), decision.requirements]);
    const rules = /** @type {Documents} */ (frame);
    if (part?.of !== of) {
      const catalog = neededOf({ ...rules.catalog, runtimes }, decision);
      part = { of, names: evaluator.call("load", { ...rules, catalog }) };
    }
    part.names.catch(() => (part = null));
    return part.names;
  };

  /**
   * Ask about the whole directory. A worker that was replaced has forgotten it and is told again.
   *
   * @param {string} method
   * @param {object} params
   * @returns {Promise<unknown>}
   */
  const askWithDirectory = async (method, params) => {
    const names = await read();
    try {
      return await call(method, { ...params, ...names });
    } catch (error) {
      const forgotten =
        error instanceof ProblemsError && error.problems.some((each) => each.rule === "not-remembered");
      if (!forgotten) throw error;
      return call(method, { ...params, ...(await getDocuments()) });
    }
  };
  const ask = /** @type {AskSite} */ (askWithDirectory);

  /**
   * Ask what needs no directory.
   *
   * @param {string} method
   * @param {object} params
   * @returns {Promise<unknown>}
   */
  const askWithoutDirectory = async (method, params) => {
    await started();
    return call(method, params);
  };

  return {
    prepare,
    /** Ends the worker: what waits for it is asked once more, of another. */
    restart: evaluator.stop,
    ask,
    askAlone: /** @type {Ask} */ (askWithoutDirectory),
    /**
     * Evaluate as soon as Python can: until the whole directory has been read, which takes longer than all
     * else, with what the decision asks of the entries that it names. All of the answer is the same but the
     * directory's digest.
     *
     * @param {Omit<EvaluateParams, "catalog" | "policy">} params
     * @returns {Promise<Evaluation>}
     */
    async evaluateSoon(params) {
      if (whole !== null || frame === undefined) return ask("evaluate", params);
      const [runtimes] = await Promise.all([fetchEntries(url, params.decision).catch(() => null), started()]);
      if (runtimes === null) return ask("evaluate", params);
      try {
        return await evaluator.call("evaluate", {
          ...params,
          ...(await readPart(runtimes, params.decision)),
        });
      } catch (error) {
        if (error instanceof ProblemsError) return ask("evaluate", params); // the whole may know better words
        throw error;
      }
    },
  };
}

/**
 * @param {(path: string) => string} url
 * @param {Policy | undefined} policy
 * @param {Promise<unknown>} idle
 * @returns {Promise<Documents>}
 */
async function fetchDocuments(url, policy, idle) {
  const [directory, rules] = await Promise.all([
    fetched(url("api/v1/runtimes.json")).then((response) => response.arrayBuffer()),
    policy ?? fetched(url("api/v1/policy.json")).then((response) => response.json()),
  ]);
  await idle;
  const { "as-of": _, ...without } = rules;
  const text = new TextDecoder().decode(directory);
  await pause(0); // of what follows each is a task of its own, for each is long
  const catalog = JSON.parse(text);
  await pause(0);
  return { catalog, policy: without };
}

/**
 * @param {(path: string) => string} url
 * @param {Decision} decision
 * @returns {Promise<Runtime[]>} the entries that it names
 */
async function fetchEntries(url, decision) {
  const ids = new Set(decision.candidates.flatMap((each) => Object.keys(each.components)));
  return Promise.all(
    [...ids].sort().map(async (id) => {
      const response = await fetched(url(`api/v1/runtimes/${encodeURIComponent(id)}.json`));
      const { schema, "as-of": _, ...entry } = await response.json();
      return entry;
    }),
  );
}

/** @param {number} milliseconds */
function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** @param {string} url */
async function fetched(url) {
  const response = await fetch(url).catch(() => null);
  if (response === null)
    throw new Error("there is no connection, and this browser has not kept what is needed");
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response;
}
