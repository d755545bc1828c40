/** The view library, as every feature uses it. */

export { html } from "../view/html.js";
