/**
 * What a page hands over to the scorecard in its address, all that was picked there:
 * `#use-case=chat&candidate=vllm,vllm+kserve&claim=serving.lora,-data.telemetry&license=MIT&target=8+H100`.
 */

/**
 * @typedef {{ useCase: string, candidates: readonly (readonly string[])[], layers: readonly string[],
 *   claims: readonly { claim: string, is: "supported" | "unsupported" }[], licences: readonly string[],
 *   target: string }} HandedOver
 *   candidates: each a stack of entries; layers: those of the use case that are looked at;
 *   target: where it will run, in the reader's words
 */

const MOST = 40; // of each in one address
const LONGEST = 200; // characters of a target

/**
 * @param {Partial<HandedOver>} handed
 * @returns {string} the fragment, with its sign in front
 */
export function writeHandedOver({
  useCase,
  candidates = [],
  layers = [],
  claims = [],
  licences = [],
  target,
}) {
  const parts = [
    ["use-case", useCase ?? ""],
    ["candidate", candidates.map((each) => each.join("+")).join(",")],
    ["layer", layers.join(",")],
    ["claim", claims.map(({ claim, is }) => (is === "supported" ? claim : `-${claim}`)).join(",")],
    ["license", licences.join(",")],
    ["target", target ?? ""],
  ];
  return `#${new URLSearchParams(parts.filter(([, value]) => value !== ""))}`;
}

/**
 * @param {string} fragment with its sign in front
 * @returns {HandedOver} of the use case as of the rest, empty where nothing is said
 */
export function readHandedOver(fragment) {
  const asked = new URLSearchParams(fragment.slice(1));
  const list = (/** @type {string} */ name) =>
    asked
      .getAll(name)
      .flatMap((each) => each.split(","))
      .filter(Boolean)
      .slice(0, MOST);
  return {
    useCase: asked.get("use-case") ?? "",
    // A plus that a person typed arrives as a space.
    candidates: list("candidate").map((each) => each.split(/[+ ]/).filter(Boolean)),
    layers: list("layer"),
    claims: list("claim").map((each) =>
      each.startsWith("-") ? { claim: each.slice(1), is: "unsupported" } : { claim: each, is: "supported" },
    ),
    licences: list("license"),
    target: (asked.get("target") ?? "").trim().slice(0, LONGEST),
  };
}
