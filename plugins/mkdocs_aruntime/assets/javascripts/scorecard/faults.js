/** What a reader can do where the evaluator cannot run, in words instead of an engine's message. */

/** @type {readonly [RegExp, string][]} */
const KNOWN = [
  [
    /memory|allocation|allocate/i,
    "This device has too little free memory for the evaluator. Close other tabs or programs, then try again.",
  ],
  [
    /wasm|webassembly|unsafe-eval/i,
    "This browser, or a policy of your network, keeps WebAssembly from running, " +
      "and the evaluator needs it. " +
      "Export the decision and evaluate it with the command line, or try another browser.",
  ],
];

/** @param {unknown} error */
export function explained(error) {
  const text = error instanceof Error ? error.message : String(error);
  const known =
    KNOWN.find(([sign]) => sign.test(text))?.[1] ??
    `The evaluator could not answer: ${text.slice(0, 300).replace(/\.$/, "")}.`;
  return `${known} Your decision is safe.`;
}
