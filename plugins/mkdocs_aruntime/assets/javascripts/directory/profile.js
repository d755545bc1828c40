/** A requirement profile: out of a file, into a link and back, and on to the scorecard as a decision. */

import { decode } from "../view/decoding.js";
import { deflated, inflated } from "../view/packing.js";
import { counted, inWords } from "../view/problems.js";
import { parsedJson, textOf } from "../view/reading.js";
import { parsedYaml } from "../view/yaml.js";
import { verdictOf } from "./verdicts.js";

/** @import { Entry, Option } from "./catalog.js" */
/** @import { Profile } from "../view/model.js" */

const VERSION = 1;
const LARGEST = 100_000; // characters of a file
const MOST_CHECKS = 100; // of each, its reason is shown for every entry
const MOST = 6; // candidates of a decision that is begun here
const DAMAGED =
  "The link is damaged or was cut off: it does not hold a whole policy. Ask for it again, or for the file.";
const NEWER = "The link was made by a newer version of this page. Reload the page, then open the link again.";
const UNUSABLE = "The link holds no policy that this page can use";
const ELSEWHERE = "the command line takes more (aruntime shortlist)";
const TOO_LARGE = "The link holds more than this page reads. Ask for the file.";

/** @param {Profile} profile */
export async function packedProfile(profile) {
  return `${VERSION}.${await deflated(profile)}`;
}

/**
 * @param {string} link
 * @returns {Promise<Profile>}
 * @throws {Error} with words for the reader
 */
export async function unpackedProfile(link) {
  const [, version, data] = /^(\d{1,6})\.([\w-]+)$/.exec(link) ?? [];
  if (version === undefined || data === undefined) throw new Error(DAMAGED);
  if (Number(version) > VERSION) throw new Error(NEWER);
  const text = await inflated(data).catch((error) => {
    throw new Error(error instanceof RangeError ? TOO_LARGE : DAMAGED, { cause: error });
  });
  const { value, problems, count } = decode("Profile", parsedJson(text), "whole");
  if (value === null) throw new Error(`${UNUSABLE}: ${inWords(problems, count)}.`);
  const checks = Object.values(value.requirements).flat().length;
  if (checks <= MOST_CHECKS) return value;
  const limit = `${counted(checks)} checks, and this page takes ${MOST_CHECKS}`;
  throw new Error(`The policy has ${limit}; ${ELSEWHERE}.`);
}

/**
 * @param {File} file YAML or JSON; a profile, or a decision whose requirements are taken
 * @returns {Promise<{ document: Profile, scalars: "text" | "typed" }>}
 * @throws {Error} with words for the reader
 */
export async function readProfile(file) {
  const text = await textOf(file, LARGEST);
  const json = /\.json$/i.test(file.name);
  const document = /** @type {Profile | null} */ (json ? parsedJson(text) : await parsedYaml(text));
  if (typeof document !== "object" || document === null || Array.isArray(document))
    throw new Error("a policy is a mapping with the keys schema, id, title and requirements");
  return { document: asProfile(document), scalars: json ? "typed" : "text" };
}

/**
 * @param {Profile} document
 * @returns {Profile}
 */
function asProfile(document) {
  if (document.schema !== "aruntime/decision/1") return document;
  const { id, title, problem, needs, requirements } = document;
  return { schema: "aruntime/profile/1", id, title, problem, needs, requirements: requirements ?? {} };
}

/**
 * The decision that a profile begins: with the ticked entries as candidates, else with those that pass.
 *
 * @param {Profile} profile
 * @param {readonly Entry[]} entries
 * @param {readonly string[]} picked
 * @param {readonly Option[]} layers
 */
export function toDecision(profile, entries, picked, layers) {
  const ticked = entries.filter((entry) => picked.includes(entry.id));
  const candidates = (
    ticked.length > 0 ? ticked : entries.filter((entry) => verdictOf(entry) === "pass")
  ).slice(0, MOST);
  const first = new Set(candidates.map((entry) => layers[Number(entry.at.layer?.[0])]?.[0] ?? ""));
  const own = profile.needs?.layers ?? [];
  return {
    schema: "aruntime/decision/1",
    id: profile.id,
    title: profile.title,
    problem: profile.problem ?? profile.title,
    needs: { ...profile.needs, layers: own.length > 0 ? own : [...first].slice(0, 1).filter(Boolean) },
    requirements: profile.requirements,
    candidates: candidates.map((entry) => ({
      id: entry.id,
      name: entry.name,
      components: { [entry.id]: entry.reviewed },
    })),
  };
}
