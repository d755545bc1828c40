/** Marks and words of states: shape, word and colour always together. */

/** @type {Record<string, { mark: string, word: string }>} */
const STATES = {
  pass: { mark: "✓", word: "Pass" },
  fail: { mark: "✕", word: "Fail" },
  unknown: { mark: "?", word: "Not proven" },
  "not-applicable": { mark: "–", word: "Not applicable" },
};

/** @type {Record<string, string>} */
const STANDINGS = {
  qualified: "Qualified",
  conditional: "Conditional",
  provisional: "Provisional",
  disqualified: "Disqualified",
  "not-comparable": "Not comparable",
};

/** @type {Record<string, string>} */
const KINDS = {
  robust: "Robust",
  preferred: "Preferred",
  "not-separable": "Cannot be separated",
  none: "No recommendation yet",
};

/** @param {Record<string, any>} gate */
export function gateWords(gate) {
  if (gate["waived"]) {
    const waiver = gate["waivers"]?.find((/** @type {Record<string, any>} */ each) => each["state"] === "in-force");
    return { mark: "⌁", word: `Waived until ${waiver?.waiver.expires ?? "?"}`, state: "waived" };
  }
  return { ...(STATES[gate["state"]] ?? { mark: "?", word: gate["state"] }), state: gate["state"] };
}

/** @param {string} state */
export function checkWords(state) {
  return STATES[state] ?? { mark: "?", word: state };
}

/** @param {string} standing */
export function standingWord(standing) {
  return STANDINGS[standing] ?? standing;
}

/** @param {string} kind */
export function kindWord(kind) {
  return KINDS[kind] ?? kind;
}

/** @param {readonly string[]} names */
export function joined(names) {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names[names.length - 1]}`;
}
