/** The view library in one place: Preact with htm, text only. */

import htm from "htm";
import { h } from "preact";

export const html = htm.bind(h);
