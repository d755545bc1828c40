/**
 * node connected.mjs <directory.json> < stacks.json
 *
 * Prints of each stack, a list of ids, into which parts the browser's tools put it and what connects these; and of each
 * entry the places on its page that its relations lead to.
 */

import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { readDirectory } from "../../../../plugins/mkdocs_aruntime/assets/javascripts/directory/catalog.js";
import {
  connection,
  sidesOf,
} from "../../../../plugins/mkdocs_aruntime/assets/javascripts/directory/related.js";

const directory = readDirectory(JSON.parse(await readFile(process.argv[2] ?? "", "utf8")));
const stacks = JSON.parse(await text(process.stdin));
const told = stacks.map((stack) => {
  const { parts, links } = connection(
    directory,
    directory.entries.filter((entry) => stack.includes(entry.id)),
  );
  return {
    parts: parts.map((part) => part.map((entry) => entry.id)),
    links: links.map(({ of, to, kind }) => [of.id, kind.id, to.id]),
  };
});
const places = directory.entries.map((entry) => [
  entry.id,
  sidesOf(directory, entry).map(({ anchor }) => anchor),
]);
console.log(JSON.stringify({ stacks: told, places: Object.fromEntries(places) }));
