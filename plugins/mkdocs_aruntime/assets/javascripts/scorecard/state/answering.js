/** Asks the evaluator about the open decision, and puts what it answers into the store. */

import { batch } from "@preact/signals";
import { ProblemsError } from "../../evaluator/client.js";
import { explained } from "../faults.js";
import { createQuestions, createWatch, realClock } from "./questions.js";
import { reused } from "./reuse.js";

/** @import { Catalog, Choice } from "../model.js" */
/** @import { Store } from "./store.js" */
/** @typedef {ReturnType<typeof import("../../evaluator/site-evaluator.js").createSiteEvaluator>} Evaluator */

const SLOW = 3000; // milliseconds without an answer, after which the page says that it waits
const LATE = 10_000; // milliseconds without progress or an answer, after which Python counts as hung

/** @param {{ store: Store, evaluator: Evaluator, clock?: import("./questions.js").Clock }} options */
export function createAnswering({ store, evaluator, clock = realClock }) {
  let ready = false;
  // Until something changes or the reader tries again, the same question would fail again.
  let failing = false;
  let percent = 0;
  const late = createWatch(clock, LATE, () => {
    store.status.value = { kind: "starting", percent, late: true };
  });

  /** Says that an answer is awaited. */
  const waiting = () => {
    if (!ready) late.start();
    store.status.value = ready
      ? { kind: "computing", waited: "short" }
      : { kind: "starting", percent, late: false };
  };

  const arrived = () => {
    ready = true;
    late.stop();
  };

  /** @param {unknown} error */
  const failed = (error) => {
    late.stop();
    failing = true;
    if (error instanceof ProblemsError) store.status.value = { kind: "problems", problems: error.problems };
    else store.status.value = { kind: "fault", message: explained(error) };
  };

  const terms = () => ({ "as-of": store.today, stage: store.stage.value });

  /** In a task of its own: what hangs on it is as long to draw as all the rest. */
  const settle = () => {
    const answer = store.answer.value;
    clock.set(() => {
      if (store.answer.value === answer) store.settled.value = answer;
    }, 0);
  };

  /** @param {number} draws */
  const evaluate = async (draws) => {
    const decision = store.decision.value;
    const { key } = store.kept.value;
    const left = () => store.kept.value.key !== key; // for another decision, which is asked about next
    const wait = (/** @type {"long" | "too long"} */ waited) => () => {
      if (ready && !left()) store.status.value = { kind: "computing", waited };
    };
    const timers = [clock.set(wait("long"), SLOW), clock.set(wait("too long"), LATE)];
    if (store.status.value.kind !== "answered" || store.status.value.whole) waiting();
    try {
      const asked = { decision, ...terms(), draws, thorough: draws > 0 };
      const answer = await (draws === 0 ? evaluator.evaluateSoon(asked) : evaluator.ask("evaluate", asked));
      arrived();
      if (left()) return;
      batch(() => {
        store.answer.value = reused(store.answer.value, answer);
        store.stale.value = draws === 0;
        store.status.value = { kind: "answered", whole: draws > 0 };
      });
      if (draws > 0) settle();
    } catch (error) {
      if (!left()) failed(error);
    } finally {
      for (const timer of timers) clock.clear(timer);
    }
  };

  /** The directory filtered by the needs and checks of now; where they are wrong, the evaluation says so. */
  const shortlist = async () => {
    try {
      const found = await evaluator.ask("shortlist", {
        decision: store.decision.value,
        "as-of": store.today,
      });
      store.shortlist.value = reused(store.shortlist.value, found);
    } catch {
      store.shortlist.value = null;
    }
  };

  const thorough = async () => {
    if (failing) return;
    await evaluate(store.draws);
    await shortlist();
  };
  const questions = createQuestions({ quick: () => evaluate(0), thorough, clock });

  return {
    /** @param {boolean} another the open decision is not the one that the answer is of, changed */
    changed(another) {
      failing = false;
      batch(() => {
        store.stale.value = true;
        if (store.status.value.kind === "answered") waiting(); // a question may still be with the evaluator
        if (another) forget(store);
      });
      questions.changed();
    },
    again() {
      failing = false;
      return questions.again();
    },
    /** Another Python in place of the one that does not answer; it is asked the same. */
    restart() {
      waiting();
      evaluator.restart();
    },
    /** Starts Python on the first sign of interest. */
    async prepare() {
      if (ready || failing || questions.busy) return;
      waiting();
      try {
        await evaluator.prepare();
        arrived();
        if (questions.busy) return;
        store.status.value = { kind: "ready" };
        await shortlist();
      } catch (error) {
        failed(error);
      }
    },
    /** @param {{ loaded: number, total: number }} progress */
    onProgress({ loaded, total }) {
      const now = Math.round((100 * loaded) / total);
      if (now !== percent) late.heard();
      percent = now;
      if (store.status.value.kind === "starting")
        store.status.value = { kind: "starting", percent, late: false };
    },
    /** @param {Catalog} catalog */
    onCatalog(catalog) {
      // In a task of its own: reading it was long enough for one.
      setTimeout(() => (store.catalog.value = catalog));
    },
    /**
     * The files of a record.
     *
     * @param {Choice} choice
     */
    record(choice) {
      const params = { decision: store.decision.value, "as-of": store.today, draws: store.draws, choice };
      return evaluator.ask("record", params);
    },
  };
}

/**
 * Of another decision nothing that was answered is shown.
 *
 * @param {Store} store
 */
function forget(store) {
  store.answer.value = null;
  store.settled.value = null;
  store.shortlist.value = null;
}
