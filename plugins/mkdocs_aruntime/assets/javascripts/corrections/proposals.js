/**
 * The ways out of the form: addresses of the forge, the text itself. None needs a server of the site.
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
