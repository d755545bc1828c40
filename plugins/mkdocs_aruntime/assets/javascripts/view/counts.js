/** How much of what was asked is documented, in words. */

/** @param {{ documented: number, contradicted: number, unknown: number }} counts */
export function counted({ documented, contradicted, unknown }) {
  const all = documented + contradicted + unknown;
  if (all === 0) return "nothing asked yet that documents can answer";
  const open = [
    contradicted > 0 ? `${contradicted} contradicted` : "",
    unknown > 0 ? `${unknown} unknown` : "",
  ];
  return [`${documented} of ${all} documented`, ...open].filter(Boolean).join(", ");
}
