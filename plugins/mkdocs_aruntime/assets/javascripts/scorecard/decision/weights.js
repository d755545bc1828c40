/** How the criteria of a decision are weighed: by levels, in an order, or with points. */

/** @import { Decision } from "../model.js" */
/**
 * @typedef {"importance" | "order" | "points"} Way
 * @typedef {Pick<Decision, "importance" | "order" | "points" | "ranges">} Weights
 */

export const STEP = 5; // points

/**
 * @param {Decision} decision
 * @returns {Way}
 */
export function weighing(decision) {
  if (decision.order?.length) return "order";
  if (Object.keys(decision.points ?? {}).length > 0) return "points";
  return "importance";
}

/**
 * The weights as they are said, to be put back by `withWeights`.
 *
 * @param {Decision} decision
 * @returns {Weights}
 */
export function weightsOf({ importance, order, points, ranges }) {
  const said = Object.entries({ importance, order, points, ranges }).filter(
    ([, value]) => value !== undefined,
  );
  return Object.fromEntries(said);
}

/**
 * @param {Decision} decision
 * @param {Weights} weights
 * @returns {Decision}
 */
export function withWeights(decision, weights) {
  return { ...without(decision), ...weights };
}

/**
 * The same decision weighed another way, as near as that way can say it.
 *
 * @param {Decision} decision
 * @param {Way} way
 * @param {readonly string[]} criteria
 * @param {Readonly<Record<string, { central: number }>>} weights of the last evaluation, in points of 100
 * @param {readonly { id: string, lo: number, hi: number }[]} levels of the policy
 * @returns {Decision}
 */
export function weighBy(decision, way, criteria, weights, levels) {
  if (way === weighing(decision)) return decision;
  const central = (/** @type {string} */ id) => weights[id]?.central ?? 100 / criteria.length;
  const rest = without(decision);
  if (way === "order") return { ...rest, order: [...criteria].sort((a, b) => central(b) - central(a)) };
  if (way === "points") {
    const points = criteria.map((id) => [id, STEP * Math.round(central(id) / STEP)]);
    return { ...rest, points: Object.fromEntries(points) };
  }
  const middle = (/** @type {{ lo: number, hi: number }} */ level) => (level.lo + level.hi) / 2;
  const nearest = (/** @type {number} */ points) =>
    levels.reduce((best, level) =>
      Math.abs(middle(level) - points) < Math.abs(middle(best) - points) ? level : best,
    );
  return { ...rest, importance: Object.fromEntries(criteria.map((id) => [id, nearest(central(id)).id])) };
}

/**
 * @param {Decision} decision
 * @param {string} criterion
 * @param {string} level
 */
export function setImportance(decision, criterion, level) {
  return { ...without(decision), importance: { ...decision.importance, [criterion]: level } };
}

/**
 * @param {Decision} decision
 * @param {string} criterion
 * @param {number} points
 */
export function setPoints(decision, criterion, points) {
  return { ...decision, points: { ...decision.points, [criterion]: points } };
}

/**
 * Moves a criterion up (-1) or down (1) in the order.
 *
 * @param {Decision} decision
 * @param {string} criterion
 * @param {-1 | 1} by
 */
export function move(decision, criterion, by) {
  const order = [...(decision.order ?? [])];
  const from = order.indexOf(criterion);
  const to = from + by;
  if (from < 0 || to < 0 || to >= order.length) return decision;
  order.splice(to, 0, ...order.splice(from, 1));
  return { ...decision, order };
}

/**
 * The evaluator takes one way only.
 *
 * @param {Decision} decision
 * @returns {Decision}
 */
function without({ importance: _importance, order: _order, points: _points, ranges: _ranges, ...rest }) {
  return rest;
}
