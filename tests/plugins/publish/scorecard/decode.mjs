/** Decodes a list of decisions as a page does: JSON on standard input, the paths of the problems of each on standard output. */

import { readFileSync } from "node:fs";

import { decode } from "../../../../plugins/mkdocs_aruntime/assets/javascripts/view/decoding.js";

const documents = JSON.parse(readFileSync(0, "utf8"));
const found = documents.map((/** @type {[any, unknown]} */ [format, data]) => {
  const { problems, count } = decode(format, data, "whole");
  return { count, paths: problems.map(({ path }) => path) };
});
process.stdout.write(JSON.stringify(found));
