/**
 * Renders the scorecard at build with the very views the browser uses.
 *
 * node render.mjs <folder of the views>   (the page's data as JSON on standard input, HTML on standard output)
 */

import { pathToFileURL } from "node:url";

const [views] = process.argv.slice(2);
const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const data = JSON.parse(Buffer.concat(chunks).toString("utf8"));

const { h } = await import("preact");
const { renderToString } = await import("preact-render-to-string");
const { App } = await import(pathToFileURL(`${views}/views/app.js`).href);

const props = {
  decision: data.decision,
  evaluation: data.evaluation,
  policy: data.policy,
  vocabulary: data.vocabulary,
  catalog: null,
  useCases: data["use-cases"],
  shortlist: null,
  proving: null,
  kept: { key: "", list: [], trouble: null, conflict: null },
  notice: null,
  fault: "",
  choice: null,
  status: "",
  progress: "",
  problems: [],
  stale: false,
  today: data.evaluation.inputs["as-of"],
  change: () => {},
  actions: {},
};
process.stdout.write(renderToString(h(App, props)));
