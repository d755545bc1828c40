/**
 * What is compared, in the address: `?ids=vllm,sglang+kserve` is vLLM against the stack of SGLang and KServe.
 */

import { LONGEST } from "../target.js";

export const MOST = 6;
const MOST_PARTS = 8; // of one stack, as its own view takes them

/**
 * @typedef {{ items: string[][], all: boolean, target?: string }} Asked items:
 *   each one runtime or a stack of several; all: rows without a difference too; target: where it will run
 */

/**
 * @param {string} search the query, without the question mark
 * @returns {Asked}
 */
export function readAddress(search) {
  const asked = new URLSearchParams(search.replaceAll("+", "%2B"));
  const items = (asked.get("ids") ?? asked.get("r") ?? "")
    .split(",")
    .map((item) =>
      item
        .split(/[+ ]/)
        .map((id) => id.trim().toLowerCase())
        .filter(Boolean),
    )
    .map((ids) => [...new Set(ids)].slice(0, MOST_PARTS))
    .filter((item) => item.length > 0);
  const seen = new Set();
  const once = items.filter((item) => !seen.has(keyOf(item)) && seen.add(keyOf(item)));
  return {
    items: once.slice(0, MOST),
    all: asked.get("show") === "all",
    target: (asked.get("target") ?? "").trim().slice(0, LONGEST),
  };
}

/**
 * @param {Asked} asked
 * @returns {string} empty, or with a question mark in front
 */
export function writeAddress({ items, all, target = "" }) {
  const pairs = [
    ...(items.length > 0
      ? [`ids=${items.map((item) => item.map(encodeURIComponent).join("+")).join(",")}`]
      : []),
    ...(all ? ["show=all"] : []),
    ...(target ? [`target=${encodeURIComponent(target)}`] : []),
  ];
  return pairs.length === 0 ? "" : `?${pairs.join("&")}`;
}

/**
 * One stack is one key, in whatever order its parts are named.
 *
 * @param {readonly string[]} item
 */
export function keyOf(item) {
  return [...item].sort().join("+");
}
