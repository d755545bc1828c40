/**
 * The stack in the address: `?ids=vllm,kserve&for=chat-assistant&layers=serving-platform`
 *
 * ids: its components; for: the use case whose needs are asked for; layers: those that are looked at.
 */

export const MOST = 8;

/** @typedef {{ ids: string[], useCase: string, layers: string[] }} Asked */

/** @type {Asked} */
export const NOTHING = { ids: [], useCase: "", layers: [] };

/**
 * @param {string} search the query, without the question mark
 * @returns {Asked}
 */
export function readAddress(search) {
  const asked = new URLSearchParams(search);
  return {
    ids: split(asked.get("ids")).slice(0, MOST),
    useCase: (asked.get("for") ?? "").trim(),
    layers: split(asked.get("layers")),
  };
}

/** @param {string | null} text `a,b`; also `a+b`, as the comparison writes a stack */
function split(text) {
  return [
    ...new Set(
      (text ?? "")
        .toLowerCase()
        .split(/[,+\s]+/)
        .filter(Boolean),
    ),
  ];
}

/**
 * @param {Asked} asked
 * @returns {string} empty, or with a question mark in front; the same question is the same text
 */
export function writeAddress({ ids, useCase, layers }) {
  const list = (/** @type {string[]} */ each) => each.map(encodeURIComponent).join(",");
  const pairs = [
    ...(ids.length > 0 ? [`ids=${list(ids)}`] : []),
    ...(useCase ? [`for=${encodeURIComponent(useCase)}`] : []),
    ...(layers.length > 0 ? [`layers=${list(layers)}`] : []),
  ];
  return pairs.length === 0 ? "" : `?${pairs.join("&")}`;
}
