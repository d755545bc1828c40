/**
 * The decision that a stack begins in the scorecard: itself as the one candidate, what was asked for as the
 * needs.
 */

const LONGEST = 300; // characters of a line in a decision

/** @import { Runtime } from "../../view/model.js" */
/** @import { Asked } from "./address.js" */
/** @import { Duty, UseCase } from "./duties.js" */

/**
 * Without a use case or chosen layers nothing was asked for: then the needs are what the stack covers.
 *
 * @param {readonly Runtime[]} runtimes
 * @param {readonly Duty[]} found
 * @param {Asked} asked
 * @param {UseCase | undefined} useCase
 */
export function toDecision(runtimes, found, asked, useCase) {
  const narrowed = useCase !== undefined || asked.layers.length > 0;
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
    title: (useCase ? `${useCase.label}: ${name}` : name).slice(0, LONGEST),
    problem: `Whether ${name} is the stack ${useCase ? `for this use case: ${useCase.label}` : "to use"}.`,
    ...(useCase ? { "use-case": useCase.id } : {}),
    needs: {
      layers: asked.layers.length > 0 ? asked.layers : (useCase?.needs.layers ?? own),
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
