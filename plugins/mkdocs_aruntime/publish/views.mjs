/**
 * Renders a part of a page at build with the very views the browser uses.
 *
 * node views.mjs <module>   (its data as JSON on standard input, HTML on standard output)
 * The module exports `built(data)`, which gives the view.
 */

import { pathToFileURL } from "node:url";

const [module] = process.argv.slice(2);
const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const data = JSON.parse(Buffer.concat(chunks).toString("utf8"));

const { renderToString } = await import("preact-render-to-string");
const { built } = await import(pathToFileURL(module).href);
process.stdout.write(renderToString(built(data)));
