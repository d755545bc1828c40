/**
 * Result files of benchmark tools: read in this page by the evaluator, kept in memory, never stored or sent.
 */

import { signal } from "@preact/signals";
import { ProblemsError } from "../evaluator/client.js";
import { counted, inWords, wordsOf } from "../view/problems.js";
import { textOf } from "../view/reading.js";
import { LARGEST_RESULT } from "../view/shapes.js";

/** @import { Comparison, Level, Proof, Run } from "./model.js" */
/** @import { SloCheck } from "../view/model.js" */
/** @import { AskSite } from "../evaluator/service.js" */
/**
 * @typedef {{ name: string, text: string, runs: readonly Run[], error: string, busy: boolean }} Reading
 * @typedef {{ name: string, text: string, run: number }} Used
 * @typedef {{ candidate: string, level: Level, today: string, by: string }} About what a proof says of itself
 * @typedef {ReturnType<typeof createBenchmarks>} Benchmarks
 */

/**
 * The limits of a check, as the evaluator reads them.
 *
 * @param {SloCheck} check
 */
export function limits({ slo }) {
  return Object.entries(slo)
    .map(([key, value]) => `${key.split("-")[0]}=${value}ms`)
    .join(",");
}

/** @param {AskSite} ask */
export function createBenchmarks(ask) {
  /** By `gate.check`, the file read last. */
  const readings = signal(/** @type {Readonly<Record<string, Reading>>} */ ({}));
  /** By `gate.check`, whether the runs taken as evidence may be compared. */
  const comparisons = signal(/** @type {Readonly<Record<string, Comparison>>} */ ({}));
  /** @type {Map<string, Used[]>} */
  const used = new Map();

  /**
   * @param {string} reference
   * @param {Partial<Reading>} change
   */
  const update = (reference, change) => {
    const before = readings.value[reference] ?? { name: "", text: "", runs: [], error: "", busy: false };
    readings.value = { ...readings.value, [reference]: { ...before, ...change } };
  };

  /**
   * @param {string} reference
   * @param {SloCheck} check
   */
  const compare = async (reference, check) => {
    const proofs = used.get(reference) ?? [];
    if (proofs.length < 2) return;
    const comparison = await ask("compare", { proofs, slo: limits(check) });
    comparisons.value = { ...comparisons.value, [reference]: comparison };
  };

  return {
    readings,
    comparisons,
    /**
     * Reads every run of a file against the limits of a check.
     *
     * @param {string} reference
     * @param {SloCheck} check
     * @param {File} file
     */
    async read(reference, check, file) {
      update(reference, { name: file.name, text: "", runs: [], error: "", busy: true });
      try {
        const text = await boundedText(file);
        const { runs } = await ask("proof", { name: file.name, text, slo: limits(check) });
        update(reference, { text, runs, busy: false });
      } catch (error) {
        update(reference, { error: messageOf(error), busy: false });
      }
    },
    /**
     * The proof that a run of the file read last makes, for one candidate; null where it makes none.
     *
     * @param {string} reference
     * @param {SloCheck} check
     * @param {number} place
     * @param {About} about
     * @returns {Promise<Proof | null>}
     */
    async prove(reference, check, place, { level, today, by }) {
      const reading = readings.value[reference];
      if (reading === undefined) return null;
      const { name, text, runs } = reading;
      const collected = runs[place - 1]?.measurement.started ? {} : { collected: today };
      const proof = {
        id: proofId(name, place),
        check: reference,
        file: name,
        run: String(place),
        level,
        ...collected,
      };
      try {
        const filled = await ask("fill", { name, text, proof: { ...proof, ...(by ? { by } : {}) }, check });
        used.set(reference, [...(used.get(reference) ?? []), { name, text, run: place }]);
        await compare(reference, check);
        return filled.proof;
      } catch (error) {
        update(reference, { error: messageOf(error) });
        return null;
      }
    },
  };
}

/** @param {File} file */
async function boundedText(file) {
  if (file.size > LARGEST_RESULT) {
    const size = `${counted(file.size)} bytes; at most ${counted(LARGEST_RESULT)} are read here`;
    throw new Error(`${file.name} has ${size}. The command line reads larger ones.`);
  }
  return textOf(file, LARGEST_RESULT, { lenient: true });
}

/** @param {unknown} error */
function messageOf(error) {
  return error instanceof ProblemsError ? inWords(error.problems) : wordsOf(error);
}

/**
 * @param {string} file
 * @param {number} place
 */
function proofId(file, place) {
  const stem = file
    .replace(/[^a-z0-9]+/gi, "-")
    .toLowerCase()
    .replace(/^-|-$/g, "")
    .slice(0, 60);
  return `${stem || "file"}-${place}`;
}
