/** The check of what is written, some time after the last letter; and what it says in a line. */

import { useEffect, useRef, useState } from "preact/hooks";
import { wordsOf } from "../../view/problems.js";

/** @import { Checked } from "../checking.js" */
/**
 * @typedef {{
 *   check: ((correction: import("../../view/model.js").Correction) => Promise<Checked>) | null,
 *   onProgress: (listener: (words: string) => void) => void,
 * }} Checks
 */

const PAUSE = 350; // milliseconds without a letter, after which what is written is checked

/**
 * The last answer to what is written; an answer to something older is dropped. Complete is what has been
 * checked as it is written now, and found right; unchecked is what can't be checked in this browser.
 *
 * @param {Checks} checks
 * @param {object | null} correction none while nothing is changed
 */
export function useCheck({ check, onProgress }, correction) {
  const [{ checked, of }, setChecked] = useState(
    /** @type {{ checked: Checked | null, of: string | null }} */ ({ checked: null, of: null }),
  );
  const [words, setWords] = useState("");
  const [failed, setFailed] = useState(false);
  const turn = useRef(0);
  const written = correction && JSON.stringify(correction);
  useEffect(() => onProgress(setWords), []);
  useEffect(() => {
    const mine = ++turn.current;
    const say = (/** @type {Checked | null} */ answer, /** @type {string} */ about) => {
      if (mine !== turn.current) return;
      setChecked({ checked: answer, of: written });
      setWords(about);
      setFailed(answer === null);
    };
    if (check === null || written === null) return undefined;
    const timer = setTimeout(() => {
      check(JSON.parse(written)).then(
        (answer) => say(answer, ""),
        (error) => say(null, `It can't be checked here: ${wordsOf(error)}. The repository will check it.`),
      );
    }, PAUSE);
    return () => clearTimeout(timer);
  }, [written]);
  const complete = checked !== null && checked.problems.length === 0 && of === written;
  const unchecked = check === null || failed;
  return { checked: written === null ? null : checked, words, complete, unchecked };
}

/**
 * @param {ReturnType<typeof useCheck>} state
 * @param {boolean} begun
 * @param {number} count of the messages that are shown
 */
export function inWords({ checked, words, unchecked }, begun, count) {
  if (words) return words;
  if (!begun) return "Change what is wrong; it is checked while you write.";
  if (unchecked) return "It can't be checked here. The repository will check it.";
  if (checked === null) return "Checking …";
  if (count === 0) return `✓ Complete.${checked.change ? ` The record will say: ${checked.change}` : ""}`;
  return count === 1 ? "One thing is missing or wrong." : `${count} things are missing or wrong.`;
}

/**
 * Why the correction can't be sent yet; empty where it can. Where it can't be checked here, the repository
 * checks it.
 *
 * @param {ReturnType<typeof useCheck>} state
 * @param {boolean} begun
 * @param {number} count
 */
export function whyNot({ complete, unchecked }, begun, count) {
  if (!begun) return "Nothing is changed yet.";
  if (complete || unchecked) return "";
  if (count === 0) return "It is being checked.";
  return count === 1 ? "One thing is still missing or wrong." : `${count} things are still missing or wrong.`;
}
