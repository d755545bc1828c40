/**
 * node counted.mjs <directory.json> < catalog.json
 *
 * Prints what the browser's tools count: of each claim how many entries match a choice, of how many it is unknown and
 * how many do not match; and of each entry how many claims the comparison and how many responsibilities the stack view
 * call not established.
 */

import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { START } from "../../../../plugins/mkdocs_aruntime/assets/javascripts/directory/address.js";
import { readDirectory } from "../../../../plugins/mkdocs_aruntime/assets/javascripts/directory/catalog.js";
import { claimCell } from "../../../../plugins/mkdocs_aruntime/assets/javascripts/directory/compare/cells.js";
import { sifted } from "../../../../plugins/mkdocs_aruntime/assets/javascripts/directory/filter.js";
import { duties } from "../../../../plugins/mkdocs_aruntime/assets/javascripts/directory/stack/duties.js";

const directory = readDirectory(JSON.parse(await readFile(process.argv[2] ?? "", "utf8")));
const { vocabulary, runtimes } = JSON.parse(await text(process.stdin));

const claims = directory.facets
  .filter((facet) => facet.anchor)
  .flatMap((facet) =>
    facet.options.map(([value]) => {
      const { matches, unknown } = sifted(directory, {
        ...START,
        choices: { [facet.id]: { mode: facet.mode, values: [value] } },
      });
      return [
        `${facet.anchor}.${value}`,
        [matches.length, unknown.length, directory.entries.length - matches.length - unknown.length],
      ];
    }),
  );
const entries = runtimes.map((runtime) => {
  const item = { key: runtime.id, name: runtime.name, runtimes: [runtime] };
  const cells = vocabulary.groups.flatMap((group) =>
    group.claims.map((term) => claimCell(vocabulary, group, term, item)),
  );
  const found = duties(vocabulary, [runtime], vocabulary.responsibilities);
  return [
    runtime.id,
    [cells, found.map(({ parts }) => parts[0])].map(
      (those) => those.filter(({ value }) => value === "unknown").length,
    ),
  ];
});
console.log(JSON.stringify({ claims: Object.fromEntries(claims), entries: Object.fromEntries(entries) }));
