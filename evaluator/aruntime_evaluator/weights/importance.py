"""From what people say about importance to admissible weights, or to the reason why no weights agree with it.

Every function takes a mapping in the order of the criteria, and gives a set whose bounds are all reached.
"""

from __future__ import annotations

from math import fsum
from typing import TYPE_CHECKING

from aruntime_evaluator.model.decision import Decision
from aruntime_evaluator.model.policy import Policy
from aruntime_evaluator.model.problem import InvalidDocumentError, Problem
from aruntime_evaluator.weights.admissible import EPSILON, Range, WeightBox, WeightOrder, Weights

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

WHOLE = 100.0
"""Points in the whole, as people say them."""
STEP = 5.0
"""Points come in steps of this size: finer ones claim a precision that no judgement has."""


def admissible_weights(decision: Decision, policy: Policy) -> Weights:
    """The weights that agree with what the decision says; all weights where it says nothing.

    A criterion that is not named is not weighed.

    Raises:
        InvalidDocumentError: where no weights agree, with the reason.
    """
    ids = [criterion.id for criterion in policy.criteria]
    if decision.order:
        return from_order(decision.order, ids)
    if decision.points:
        return from_points({id_: decision.points.get(id_, 0.0) for id_ in ids})
    if decision.ranges:
        return from_ranges({id_: decision.ranges.get(id_, (0.0, 0.0)) for id_ in ids})
    if decision.importance:
        return scenario_weights(decision.importance, policy)
    return WeightBox(lo=(0.0,) * len(ids), hi=(1.0,) * len(ids))


def scenario_weights(levels: Mapping[str, str], policy: Policy) -> WeightBox:
    """The weights that agree with a level of importance per criterion."""
    bounds = {level.id: (level.lo, level.hi) for level in policy.importance_levels}
    return from_levels(
        {each.id: bounds[levels[each.id]] if each.id in levels else (0.0, 0.0) for each in policy.criteria}
    )


def from_levels(levels: Mapping[str, Range]) -> WeightBox:
    """Turn an interval of importance per criterion, in any unit, into bounds of the weights.

    A criterion weighs least where it has its lower value and all others their upper, and most the other way
    round: lo/(lo + Σ others' hi) and hi/(hi + Σ others' lo) (interval normalisation: Wang, Elhag 2006, Fuzzy
    Sets and Systems 157(18), 2456–2471).

    Levels of 1 to 2 and 3 to 4: the first weighs from 1/(1+4) = 0.2 to 2/(2+3) = 0.4, the second from 0.6 to
    0.8.

    Raises:
        InvalidDocumentError: Every upper value is 0.
    """
    least = fsum(lo for lo, _ in levels.values())
    most = fsum(hi for _, hi in levels.values())
    if most <= 0.0:
        raise InvalidDocumentError([_nothing("importance", "a level above none")])
    return WeightBox(
        lo=tuple(_share(lo, most - hi) for lo, hi in levels.values()),
        hi=tuple(_share(hi, least - lo) for lo, hi in levels.values()),
    ).tightened()


def from_points(points: Mapping[str, float]) -> WeightBox:
    """Turn points from 0 to 100 in steps of 5 into exact weights: each criterion's share of all points.

    Raises:
        InvalidDocumentError: No criterion has points, or some have finer ones.
    """
    fine = [*too_fine(points)]
    total = fsum(points.values())
    if fine or total <= 0.0:
        raise InvalidDocumentError(fine or [_nothing("points", "points above 0")])
    shares = tuple(value / total for value in points.values())
    return WeightBox(lo=shares, hi=shares)


def from_ranges(ranges: Mapping[str, Range]) -> WeightBox:
    """Turn a least and a greatest weight per criterion, in points of 100, into bounds.

    Raises:
        InvalidDocumentError: No weights lie within the ranges; every reason is given.
    """
    problems = [*upside_down(ranges)]
    least = {name: lo for name, (lo, _) in ranges.items()}
    most = {name: hi for name, (_, hi) in ranges.items()}
    if fsum(least.values()) > WHOLE + EPSILON:
        problems.append(_too_heavy(least))
    if fsum(most.values()) < WHOLE - EPSILON:
        problems.append(_too_light(most))
    if problems:
        raise InvalidDocumentError(problems)
    return WeightBox(
        lo=tuple(lo / WHOLE for lo in least.values()),
        hi=tuple(hi / WHOLE for hi in most.values()),
    ).tightened()


def from_order(order: Sequence[str], criteria: Sequence[str]) -> WeightOrder:
    """Turn an order of criteria, the most important first, into its weights.

    Raises:
        InvalidDocumentError: The order names no criterion.
    """
    if not order:
        raise InvalidDocumentError([_nothing("order", "a place in the order")])
    return WeightOrder(order=tuple(criteria.index(name) for name in order), count=len(criteria))


def too_fine(points: Mapping[str, float]) -> Iterator[Problem]:
    """Points between the steps in which they are given."""
    for name, value in points.items():
        if value % STEP:
            near = STEP * round(value / STEP)
            message = f"points come in steps of {STEP:g}, {value:g} is finer; did you mean {near:g}?"
            yield Problem(
                path=f"points.{name}",
                rule="false-precision",
                message=message,
                found=f"{value:g}",
                expected=f"{near:g}",
            )


def upside_down(ranges: Mapping[str, Range]) -> Iterator[Problem]:
    """Ranges whose least weight is above their greatest."""
    for name, (lo, hi) in ranges.items():
        if lo > hi:
            yield Problem(
                path=f"ranges.{name}",
                rule="out-of-range",
                message=f"the least weight {lo:g} is above the greatest weight {hi:g}",
                found=f"[{lo:g}, {hi:g}]",
                expected=f"[{hi:g}, {lo:g}]",
            )


def _share(part: float, rest: float) -> float:
    # 0 of 0: nothing is known of this bound here, the bounds of the others give it.
    return part / (part + rest) if part + rest > 0.0 else 0.0


def _nothing(path: str, expected: str) -> Problem:
    return Problem(
        path=path,
        rule="weights-all-zero",
        message=f"nothing can be weighed: give at least one criterion {expected}",
        expected=f"at least one criterion with {expected}",
    )


def _too_heavy(least: Mapping[str, float]) -> Problem:
    total = fsum(least.values())
    return Problem(
        path="ranges",
        rule="weights-too-heavy",
        message=f"the least weights add up to {total:g} points of {WHOLE:g}; "
        f"lower some by {total - WHOLE:g} in all: {_listed(least)}",
        found=f"{total:g}",
        expected=f"at most {WHOLE:g}",
    )


def _too_light(most: Mapping[str, float]) -> Problem:
    total = fsum(most.values())
    return Problem(
        path="ranges",
        rule="weights-too-light",
        message=f"the greatest weights add up to {total:g} points of {WHOLE:g}; "
        f"raise some by {WHOLE - total:g} in all: {_listed(most)}",
        found=f"{total:g}",
        expected=f"at least {WHOLE:g}",
    )


def _listed(weights: Mapping[str, float]) -> str:
    """List the heaviest first."""
    heaviest = sorted(weights.items(), key=lambda item: -item[1])
    return ", ".join(f"{name} {weight:g}" for name, weight in heaviest)
