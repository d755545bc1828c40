/** The view library in one place: Preact with htm, text only. */

import htm from "htm";
import { h } from "preact";

/** @import { VNode } from "preact" */
/** @typedef {(strings: TemplateStringsArray, ...values: unknown[]) => VNode} Html */

// The package's types describe its CommonJS build; what is imported here is the function itself.
const template = /** @type {{ bind(h: unknown): Html }} */ (/** @type {unknown} */ (htm));

export const html = template.bind(h);
