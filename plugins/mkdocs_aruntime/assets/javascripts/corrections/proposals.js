/**
 * The ways out of the form: addresses of the forge, a patch, the text itself. None needs a server of the
 * site.
 */

/** @typedef {{ issue: string, new: string, field: string, longest: number }} Forge */

export const FOLDER = "corrections";

const PLACEHOLDER = /\{(\w+)\}/g;

/**
 * @param {string} template
 * @param {Record<string, string>} values
 */
function filled(template, values) {
  return template.replace(PLACEHOLDER, (whole, name) =>
    name in values ? encodeURIComponent(values[name] ?? "") : whole,
  );
}

/**
 * The page of the forge on which the correction is proposed as a new file; empty where the forge has none.
 *
 * @param {Forge} forge
 * @param {string} name
 * @param {string} text
 */
export function newFile(forge, name, text) {
  return fitting(forge, forge.new && filled(forge.new, { folder: FOLDER, name, text }));
}

/**
 * The form of a correction, filled in field by field.
 *
 * @param {Forge} forge
 * @param {{ title: string, page: string, path: string }} about
 * @param {Record<string, string>} fields
 */
export function issue(forge, about, fields) {
  const more = Object.entries(fields)
    .filter(([, value]) => value)
    .map(([id, value]) => filled(forge.field, { id, value }));
  return fitting(forge, forge.issue && [filled(forge.issue, about), ...more].join(""));
}

/**
 * Where the correction is shown beside what is published, before it is proposed; empty where it can't be.
 *
 * @param {Forge} forge
 * @param {string} compare the page
 * @param {string} text
 */
export function preview(forge, compare, text) {
  return fitting(forge, compare && `${compare}?overlay=${encodeURIComponent(text)}`).address;
}

/**
 * @param {Forge} forge
 * @param {string} address
 * @returns {{ address: string, tooLong: boolean }} the address only where the forge takes one of its length
 */
function fitting(forge, address) {
  const tooLong = address.length > forge.longest;
  return { address: tooLong ? "" : address, tooLong };
}

/**
 * A mail with a patch that adds the file, for `git am`.
 *
 * @param {string} name
 * @param {string} text
 * @param {{ subject: string, by: string, at: Date }} about
 */
export function patch(name, text, { subject, by, at }) {
  const path = `${FOLDER}/${name}`;
  const lines = (text.endsWith("\n") ? text.slice(0, -1) : text).split("\n");
  const count = `${lines.length} insertion${lines.length === 1 ? "" : "s"}`;
  return [
    "From 0000000000000000000000000000000000000000 Mon Sep 17 00:00:00 2001",
    `From: ${plain(by) || "A reader"} <reader@invalid>`,
    `Date: ${at.toUTCString().replace("GMT", "+0000")}`,
    `Subject: [PATCH] ${subject.replace(/\s+/g, " ")}`,
    "MIME-Version: 1.0",
    "Content-Type: text/plain; charset=UTF-8",
    "Content-Transfer-Encoding: 8bit",
    "",
    "---",
    ` ${path} | ${lines.length} ${"+".repeat(Math.min(lines.length, 40))}`,
    ` 1 file changed, ${count}(+)`,
    ` create mode 100644 ${path}`,
    "",
    `diff --git a/${path} b/${path}`,
    "new file mode 100644",
    "--- /dev/null",
    `+++ b/${path}`,
    `@@ -0,0 +1,${lines.length} @@`,
    ...lines.map((line) => `+${line}`),
    "-- ",
    "2.47",
    "",
  ].join("\n");
}

/** @param {string} name as it may stand in the head of a mail */
function plain(name) {
  return name.replace(/[\s<>"@,;:\\()[\]]+/g, " ").trim();
}
