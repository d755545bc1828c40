/** YAML as plain data; its library is fetched when the first file asks for it. */

import { DEEPEST } from "./reading.js";

export async function loadYaml() {
  try {
    return await import("js-yaml");
  } catch (error) {
    throw new Error(
      "YAML needs a part of this site that is not loaded yet, and it cannot be fetched now; " +
        "JSON works without it",
      { cause: error },
    );
  }
}

/**
 * YAML as plain data whose scalars are all text. Anchors, aliases and tags are refused: one line of them can
 * grow to gigabytes, and none of our formats needs them.
 *
 * @param {string} text
 * @returns {Promise<unknown>}
 */
export async function parsedYaml(text) {
  const yaml = await loadYaml();
  try {
    const events = yaml.parseEvents(text, { maxDepth: DEEPEST });
    for (const event of events) {
      if (event.type === yaml.EVENT_ID.ALIAS || ("anchorStart" in event && event.anchorStart >= 0))
        throw new Error("anchors and aliases are not used here");
      if ("tagStart" in event && event.tagStart >= 0) throw new Error("tags are not used here");
    }
    const schema = yaml.FAILSAFE_SCHEMA.withTags(yaml.nullCoreTag);
    return yaml.constructFromEvents(events, { source: text, schema })[0];
  } catch (error) {
    if (!(error instanceof yaml.YAMLException)) throw error;
    const line = error.mark ? ` (line ${error.mark.line + 1})` : "";
    throw new Error(`the file is not YAML: ${error.reason}${line}`, { cause: error });
  }
}
