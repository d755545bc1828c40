/**
 * Which question is asked when: a quick one at once, the thorough one when nothing has changed for a moment.
 *
 * One question at a time: of the changes made while an answer is awaited, only the last is asked about.
 */

/**
 * @typedef {{ set: (act: () => void, milliseconds: number) => number, clear: (timer: number) => void }} Clock
 * @typedef {() => Promise<void>} Ask it does not fail; what goes wrong is its answer
 */

const IDLE = 250; // milliseconds without a change, after which the thorough question is asked

/** @type {Clock} */
export const realClock = {
  set: (act, milliseconds) => /** @type {number} */ (/** @type {unknown} */ (setTimeout(act, milliseconds))),
  clear: (timer) => clearTimeout(timer),
};

/** @param {{ quick: Ask, thorough: Ask, clock: Clock }} options */
export function createQuestions({ quick, thorough, clock }) {
  /** @type {Ask | null} */
  let wanted = null;
  /** @type {Promise<void> | null} */
  let asking = null;
  let timer = 0;

  const askAll = async () => {
    while (wanted !== null) {
      const ask = wanted;
      wanted = null;
      await ask();
    }
    asking = null;
  };

  /** @param {Ask} question */
  const ask = (question) => {
    wanted = question;
    asking ??= askAll();
    return asking;
  };

  return {
    /** Something has changed: answer at once, and completely soon. */
    changed() {
      void ask(quick);
      clock.clear(timer);
      timer = clock.set(() => void ask(thorough), IDLE);
    },
    /** @returns {Promise<void>} when all is answered */
    again() {
      clock.clear(timer);
      return ask(thorough);
    },
    get busy() {
      return asking !== null;
    },
  };
}

/**
 * Says when nothing has been heard for too long.
 *
 * @param {Clock} clock
 * @param {number} patience milliseconds
 * @param {() => void} onLate
 */
export function createWatch(clock, patience, onLate) {
  let timer = 0;
  let on = false;
  const stop = () => {
    clock.clear(timer);
    on = false;
  };
  return {
    /** Begins to wait; goes on waiting where it already does. */
    start() {
      if (on) return;
      on = true;
      timer = clock.set(onLate, patience);
    },
    /** A sign of life: the time begins anew. */
    heard() {
      if (!on) return;
      clock.clear(timer);
      timer = clock.set(onLate, patience);
    },
    stop,
  };
}
