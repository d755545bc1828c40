// Compiles every schema of a folder, strictly, and holds each document against the schema of its format.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import addFormats from "ajv-formats";
import { Ajv2020 } from "ajv/dist/2020.js";

const [folder] = process.argv.slice(2);
const ajv = new Ajv2020({ strict: true });
addFormats.default(ajv);
const read = (path) => JSON.parse(readFileSync(join(folder, path), "utf8"));
const validators = new Map(
  readdirSync(join(folder, "schema")).map((name) => [
    name.replace(".json", ""),
    ajv.compile(read(`schema/${name}`)),
  ]),
);
const wrong = {};
let checked = 0;
for (const path of readdirSync(folder, { recursive: true })) {
  if (!path.endsWith(".json") || path.startsWith("schema") || path === "openapi.json") continue;
  const document = read(path);
  if (document.schema === undefined) continue; // in a form of others
  const validate = validators.get(document.schema.split("/")[1]);
  checked += 1;
  if (!validate(document)) wrong[path] = validate.errors;
}
console.log(JSON.stringify({ schemas: validators.size, checked, wrong }));
