/** Titles in a query: those that are a part of it, and those that are all of it or begin with it. */

import { own } from "./store.js";

/**
 * @typedef {import("./planning.js").Alternative} Alternative
 * @typedef {import("./planning.js").Group} Group
 * @typedef {import("./planning.js").Word} Word
 * @typedef {import("./store.js").Store} Store
 */

/**
 * Titles that are a part of the query or all of it, such as a product named in a question; misspelled ones,
 * too.
 *
 * @param {string[]} said
 * @param {Word[]} meant
 * @param {Store} store
 * @returns {Promise<Group[]>}
 */
export async function namesWithin(said, meant, store) {
  const { mostNamed, whole, corrected: put } = store.head.ranking;
  const right = meant.map((word) => word.correction ?? word.text);
  const found = said.flatMap((_, first) =>
    Array.from({ length: Math.min(mostNamed, said.length - first) }, async (_, more) => {
      const [name, other] = [said, right].map((words) => words.slice(first, first + more + 1).join("_"));
      const [row, better] = await Promise.all([
        named(name, store),
        name === other ? undefined : named(other, store),
      ]);
      const rows = [
        ...(row ? [{ row, share: whole }] : []),
        ...(better ? [{ row: better, share: put }] : []),
      ];
      return { rows, covers: ((1 << (more + 1)) - 1) << first };
    }),
  );
  return (await Promise.all(found)).filter(({ rows }) => rows.length > 0);
}

/**
 * @param {string | undefined} name
 * @param {Store} store
 */
async function named(name = "", store) {
  return own((await store.block(name)).names, name);
}

/**
 * Titles that are the query, or begin with it, or are what was probably meant.
 *
 * @param {string[]} said
 * @param {Word[]} meant
 * @param {boolean} typing
 * @param {Store} store
 */
export async function names(said, meant, typing, store) {
  const { whole, begun: share, corrected: put, shortestBegun } = store.head.ranking;
  const name = said.join("_");
  const begun = typing && (said.length > 1 || name.length >= shortestBegun);
  const blocks = begun ? await store.blocks(name) : [await store.block(name)];
  /** @type {Map<string, Alternative>} */
  const found = new Map();
  for (const block of blocks) {
    for (const [longer, row] of Object.entries(block.names ?? {})) {
      if (longer === name) found.set(longer, { row, share: whole });
      else if (begun && longer.startsWith(name)) {
        found.set(longer, { row, share: Math.floor((share * name.length) / longer.length) });
      }
    }
  }
  const other = meant.map((word) => word.correction ?? word.text).join("_");
  const row = other === name ? undefined : await named(other, store);
  if (row !== undefined) found.set(other, { row, share: Math.max(put, found.get(other)?.share ?? 0) });
  return [...found.values()];
}
