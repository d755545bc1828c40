/**
 * node conditions.mjs < catalog.json
 *
 * Prints of every entry the conditions of its claims in the browser's words.
 */

import { text } from "node:stream/consumers";
import { named } from "../../../../plugins/mkdocs_aruntime/assets/javascripts/directory/api.js";
import { conditionWords } from "../../../../plugins/mkdocs_aruntime/assets/javascripts/view/conditions.js";

const { vocabulary, runtimes } = JSON.parse(await text(process.stdin));
const words = named(vocabulary, runtimes);
const told = runtimes.map(({ claims }) =>
  Object.values(claims)
    .flat()
    .map(({ when }) => conditionWords(words, when)),
);
console.log(JSON.stringify(told));
