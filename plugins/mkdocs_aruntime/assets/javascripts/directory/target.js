/**
 * Where it will run, in the reader's words, and what becomes there of the claims that hold only under a
 * condition.
 */

import { signal } from "@preact/signals";
import { createSiteEvaluator } from "../evaluator/site-evaluator.js";
import { wordsOf } from "../view/problems.js";

/** @import { Conditions, Runtime } from "../view/model.js" */
/** @import { Directory } from "./catalog.js" */
/**
 * @typedef {Conditions["conditions"]} ResolvedClaims per entry and claim
 * @typedef {{ said: string, progress: string, trouble: string, resolved: ResolvedClaims | null }} Target
 */

/** @type {Target} */
const NONE = { said: "", progress: "", trouble: "", resolved: null };
export const LONGEST = 200; // characters of a target

export class Targets {
  #now = signal(NONE);

  /** @param {{ site: string, folder: string }} options folder: of the evaluator; empty where there is none */
  constructor({ site, folder }) {
    this.possible = folder !== "";
    this.evaluator = createSiteEvaluator({
      site,
      folder,
      onProgress: ({ loaded, total }) =>
        loaded < total && this.put({ progress: `Starting Python … ${Math.round((100 * loaded) / total)} %` }),
    });
  }

  /** What is known of the target now; a view that reads it is drawn again when it changes. */
  get now() {
    return this.#now.value;
  }

  /** @param {Partial<Target>} change */
  put(change) {
    this.#now.value = { ...this.#now.peek(), ...change };
  }

  /** @param {string} said where it will run; empty: nothing is known */
  async follow(said) {
    const { said: before, resolved: last } = this.#now.peek();
    if (said === before || !this.possible) return;
    this.put({ ...NONE, said, progress: said ? "Looking …" : "", resolved: said ? last : null });
    if (!said) return;
    try {
      const resolved = await this.resolve(said);
      if (this.#now.peek().said === said) this.put({ resolved, progress: "" });
    } catch (error) {
      if (this.#now.peek().said === said) this.put({ resolved: null, progress: "", trouble: wordsOf(error) });
    }
  }

  /**
   * @param {string} said
   * @param {readonly string[]} [stack] the parts of one stack; none: every entry, each alone
   * @returns {Promise<ResolvedClaims>}
   */
  async resolve(said, stack = []) {
    return (await this.evaluator.ask("conditions", { target: said, stack })).conditions;
  }
}

/**
 * An entry as it is on a target: a claim that is decided there has its value and the reason in place of its
 * condition.
 *
 * @param {Runtime} runtime
 * @param {ResolvedClaims[string]} [claims]
 * @returns {Runtime}
 */
export function placed(runtime, claims = {}) {
  const groups = Object.entries(runtime.claims).map(([group, said]) => [
    group,
    said.map((claim) => {
      const found = claims[`${group}.${claim.id}`];
      if (found === undefined || found.met === "not-known") return claim;
      const { when: _, ...rest } = claim;
      return { ...rest, value: found.value, note: [`${found.why}.`, claim.note].filter(Boolean).join(" ") };
    }),
  ]);
  return { ...runtime, claims: Object.fromEntries(groups) };
}

/** @type {Readonly<Record<string, string>>} */
const LETTERS = { supported: "y", partial: "p", unknown: "?" };

/**
 * The directory as it is on a target: what is decided there is a plain yes, or not established; what is not
 * stays.
 *
 * @param {Directory} directory
 * @param {ResolvedClaims} resolved
 * @returns {Directory}
 */
export function onTarget(directory, resolved) {
  const facets = directory.facets.filter((facet) => facet.sort === "states" && facet.anchor);
  const entries = directory.entries.map((entry) => {
    const claims = resolved[entry.id];
    if (claims === undefined) return entry;
    /** @type {Record<string, number[] | string>} */
    const at = { ...entry.at };
    for (const facet of facets) {
      const letters = [...String(at[facet.id] ?? "")];
      facet.options.forEach(([option], place) => {
        const claim = claims[`${facet.anchor}.${option}`];
        if (claim && claim.met !== "not-known" && letters[place] === "p")
          letters[place] = LETTERS[claim.value] ?? "?";
      });
      if (letters.length > 0) at[facet.id] = letters.join("");
    }
    return { ...entry, at, onTarget: claims };
  });
  return { ...directory, entries };
}
