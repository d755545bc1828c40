/**
 * The decision that a stack begins in the scorecard where no use case was chosen: itself as the one
 * candidate, what was asked for as the needs.
 */

const LONGEST = 300; // characters of a line in a decision

/** @import { Runtime } from "../../view/model.js" */
/** @import { Asked } from "./address.js" */
/** @import { Duty } from "./duties.js" */

/**
 * Without chosen layers nothing was asked for: then the needs are what the stack covers.
 *
 * @param {readonly Runtime[]} runtimes
 * @param {readonly Duty[]} found
 * @param {Asked} asked
 */
export function toDecision(runtimes, found, asked) {
  const narrowed = asked.layers.length > 0;
  const needed = found.filter((duty) => narrowed || ["owned", "doubled", "partly"].includes(duty.state));
  const own = [...new Set(runtimes.flatMap((runtime) => runtime.layers.slice(0, 1)))];
  const name = runtimes
    .map((runtime) => runtime.name)
    .join(" with ")
    .slice(0, LONGEST);
  return {
    schema: "aruntime/decision/1",
    id: runtimes
      .map((runtime) => runtime.id)
      .join("-with-")
      .slice(0, 80)
      .replace(/-+$/, ""),
    title: name,
    problem: `Whether ${name} is the stack to use.`,
    needs: {
      layers: narrowed ? asked.layers : own,
      responsibilities: needed.map((duty) => duty.term.id),
    },
    requirements: {},
    candidates: [
      {
        id: "this-stack",
        name,
        components: Object.fromEntries(runtimes.map((runtime) => [runtime.id, runtime.versions.reviewed])),
      },
    ],
  };
}
