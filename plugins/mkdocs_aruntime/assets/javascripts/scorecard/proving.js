/**
 * Result files that a reader drops: read in this page by the evaluator, kept in memory, never stored or sent.
 */

import { ProblemsError } from "../evaluator/client.js";
import { counted, inWords } from "../view/problems.js";
import { textOf } from "../view/reading.js";
import { LARGEST_RESULT } from "../view/shapes.js";

/**
 * @typedef {{ [key: string]: any }} Any
 * @typedef {{ name: string, text: string, runs: Any[], told: string, busy: boolean }} Reading
 */

/**
 * The limits of a check, as the evaluator reads them.
 *
 * @param {Record<string, number>} slo
 */
export function limits(slo) {
  return Object.entries(slo).map(([key, value]) => `${key.split("-")[0]}=${value}ms`).join(",");
}

/**
 * @param {{ ask: (method: string, params: Any) => Promise<any>, show: () => void }} host
 */
export function createProving({ ask, show }) {
  /** @type {Map<string, Reading>} */
  const readings = new Map();
  /** @type {Map<string, { name: string, text: string, run: number, candidate: string }[]>} */
  const taken = new Map();
  /** @type {Map<string, Any>} */
  const comparisons = new Map();

  /** @param {unknown} error */
  const told = (error) => (error instanceof ProblemsError ? inWords(error.problems) : String(error));

  return {
    readings,
    comparisons,

    /**
     * Read every run of a file against the limits of a check.
     *
     * @param {string} reference
     * @param {Any} check
     * @param {File} file
     */
    async read(reference, check, file) {
      const reading = { name: file.name, text: "", runs: /** @type {Any[]} */ ([]), told: "", busy: true };
      readings.set(reference, reading);
      show();
      try {
        if (file.size > LARGEST_RESULT) {
          const size = `${counted(file.size)} bytes; at most ${counted(LARGEST_RESULT)} are read here`;
          throw new Error(`${file.name} has ${size}. The command line reads larger ones.`);
        }
        reading.text = await textOf(file, LARGEST_RESULT, { lenient: true });
        const { runs } = await ask("proof", { name: file.name, text: reading.text, slo: limits(check.slo) });
        reading.runs = runs;
      } catch (error) {
        reading.told = error instanceof ProblemsError || !(error instanceof Error) ? told(error) : error.message;
      }
      reading.busy = false;
      show();
    },

    /**
     * The proof that a run of the file read last makes, for one candidate; null where it makes none.
     *
     * @param {string} reference
     * @param {Any} check
     * @param {number} place
     * @param {{ candidate: string, level: string, today: string, id: string }} about
     * @returns {Promise<Any | null>}
     */
    async prove(reference, check, place, { candidate, level, today, id }) {
      const reading = readings.get(reference);
      if (reading === undefined) return null;
      const { name, text } = reading;
      const collected = reading.runs[place - 1]?.measurement?.started ? {} : { collected: today };
      try {
        const proof = { id, check: reference, file: name, run: String(place), level, ...collected };
        const filled = await ask("fill", { name, text, proof, check });
        taken.set(reference, [...(taken.get(reference) ?? []), { name, text, run: place, candidate }]);
        await this.compare(reference, check);
        return filled.proof;
      } catch (error) {
        reading.told = told(error);
        show();
        return null;
      }
    },

    /**
     * Whether the runs taken as proofs of one check may be compared.
     *
     * @param {string} reference
     * @param {Any} check
     */
    async compare(reference, check) {
      const proofs = taken.get(reference) ?? [];
      if (proofs.length < 2) return;
      comparisons.set(reference, await ask("compare", { proofs: proofs.map(({ name, text, run }) => ({ name, text, run })), slo: limits(check.slo) }));
    },
  };
}
