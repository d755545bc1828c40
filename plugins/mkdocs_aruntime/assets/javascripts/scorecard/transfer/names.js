/** Names of files, after the title of the decision they are of. */

const LONGEST = 80; // characters

/** @param {unknown} decision or whatever was kept instead of one */
export function fileStem(decision) {
  const { title, id } = /** @type {{ title?: unknown, id?: unknown }} */ (decision ?? {});
  return slug(title) || slug(id) || "decision";
}

/** @param {unknown} text */
function slug(text) {
  if (typeof text !== "string") return "";
  const plain = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return plain
    .replaceAll(/[^\p{L}\p{N}.]+/gu, "-")
    .slice(0, LONGEST)
    .replaceAll(/^[-.]+|[-.]+$/g, "");
}
