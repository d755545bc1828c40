// Reads catalog and decisions from standard input; writes of each decision the catalog that it needs.
import { readFileSync } from "node:fs";
import { neededOf } from "../../../../plugins/mkdocs_aruntime/assets/javascripts/evaluator/needed.js";

const { catalog, decisions } = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(decisions.map((decision) => neededOf(catalog, decision))));
