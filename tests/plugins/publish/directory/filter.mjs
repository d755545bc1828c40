/**
 * node filter.mjs <directory.json> < queries.json
 *
 * Asks the directory's own modules, and prints per query which entries they leave.
 */

import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { START } from "../../../../plugins/mkdocs_aruntime/assets/javascripts/directory/address.js";
import { readDirectory } from "../../../../plugins/mkdocs_aruntime/assets/javascripts/directory/catalog.js";
import { matching } from "../../../../plugins/mkdocs_aruntime/assets/javascripts/directory/filter.js";

const directory = readDirectory(JSON.parse(await readFile(process.argv[2] ?? "", "utf8")));
const queries = JSON.parse(await text(process.stdin));
console.log(JSON.stringify(queries.map((q) => matching(directory, { ...START, q }).map(({ id }) => id))));
