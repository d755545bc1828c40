"""The admissible weights: every weight vector that agrees with what was said about importance.

Nobody knows that cost weighs 0.23. What people can say leaves a set of weights, and two shapes hold all of
it: bounds per criterion (`WeightBox`) and an order of criteria (`WeightOrder`). Both answer the same
questions, and every exact result of the decision is built on the first: which weights of the set are best for
a candidate?
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate, pairwise
from math import fsum, sumprod
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

type Vector = tuple[float, ...]
type Range = tuple[float, float]
type Constraint = tuple[Vector, float]
"""Coefficients and a bound: Σ coefficient·weight ≥ bound."""
type Weights = WeightBox | WeightOrder

EPSILON = 1e-9
"""Weights or values nearer than this are equal: far above rounding, far below anything people say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WeightBox:
    """Weights within bounds: {w : lo ≤ w ≤ hi, Σw = 1}.

    Exact weights are the box whose bounds are equal; no preference at all is the box from 0 to 1.
    """

    lo: Vector
    """Per criterion, the least weight."""
    hi: Vector
    """Per criterion, the greatest weight."""

    def best_for(self, coefficients: Sequence[float]) -> Vector:
        """Give the weights that make Σ weight·coefficient largest.

        Start at the lower bounds and spend what is missing to 1 on the largest coefficients first (the greedy
        solution of the continuous knapsack problem: Dantzig 1957, Operations Research 5(2), 266–288).

        With lo = (0.2, 0.2), hi = (0.7, 0.7) and coefficients (1, 3): start at (0.2, 0.2), 0.6 is missing;
        the second takes 0.5 of it, the first the last 0.1: (0.3, 0.7).
        """
        weights = list(self.lo)
        missing = 1.0 - fsum(self.lo)
        for i in sorted(range(len(weights)), key=coefficients.__getitem__, reverse=True):
            if missing <= 0.0:
                break
            weights[i] = min(self.hi[i], self.lo[i] + missing)
            missing -= weights[i] - self.lo[i]
        return tuple(weights)

    def centre(self) -> Vector:
        """Give the weights at the same share of the way from lo to hi in every criterion."""
        room = fsum(self.hi) - fsum(self.lo)
        share = (1.0 - fsum(self.lo)) / room if room > EPSILON else 0.0
        return tuple(lo + share * (hi - lo) for lo, hi in zip(self.lo, self.hi, strict=True))

    def tightened(self) -> WeightBox:
        """Give the same set with bounds that are all reached: what the others leave over is a bound too."""
        without_lo = [1.0, *(-lo for lo in self.lo)]
        without_hi = [1.0, *(-hi for hi in self.hi)]
        bounds = tuple(zip(self.lo, self.hi, strict=True))
        return WeightBox(
            lo=tuple(max(lo, fsum((hi, *without_hi))) for lo, hi in bounds),
            hi=tuple(min(hi, fsum((lo, *without_lo))) for lo, hi in bounds),
        )

    def constraints(self) -> tuple[Constraint, ...]:
        """List what makes non-negative weights admissible, for a linear program."""
        count = len(self.lo)
        lower = [(unit(count, i), lo) for i, lo in enumerate(self.lo) if lo > 0.0]
        upper = [(unit(count, i, -1.0), -hi) for i, hi in enumerate(self.hi) if hi < 1.0]
        return (*whole(count), *lower, *upper)


@dataclass(frozen=True, slots=True, kw_only=True)
class WeightOrder:
    """Weights in an order: {w : w₁ ≥ w₂ ≥ … ≥ wₖ ≥ 0, Σw = 1}; criteria out of the order weigh 0."""

    order: tuple[int, ...]
    """The criteria, the most important first."""
    count: int
    """How many criteria there are."""

    def best_for(self, coefficients: Sequence[float]) -> Vector:
        """Give the weights that make Σ weight·coefficient largest: one of the extreme points.

        Those are: all weight on the first criterion, equal weight on the first two, on the first three, …
        (Carrizosa, Conde, Fernández, Puerto 1995, European Journal of Operational Research). The value of
        each is the mean of the first coefficients, so that the largest running mean wins.
        """
        totals = accumulate(coefficients[i] for i in self.order)
        means = [total / size for size, total in enumerate(totals, start=1)]
        return self._equal_on_first(means.index(max(means)) + 1)

    def extreme_points(self) -> tuple[Vector, ...]:
        """List the corners of the set: equal weights on the first 1, 2, … criteria."""
        return tuple(self._equal_on_first(size) for size in range(1, len(self.order) + 1))

    def centre(self) -> Vector:
        """Give the mean of the extreme points, known as rank-order centroid weights.

        The criterion in place i of k weighs (1/i + … + 1/k) / k (Barron, Barrett 1996, Management Science
        42(11), 1515–1523): 11/18, 5/18, 2/18 for three.
        """
        size = len(self.order)
        weights = [0.0] * self.count
        for place, criterion in enumerate(self.order, start=1):
            weights[criterion] = fsum(1.0 / i for i in range(place, size + 1)) / size
        return tuple(weights)

    def constraints(self) -> tuple[Constraint, ...]:
        """List what makes non-negative weights admissible, for a linear program."""
        left_out = set(range(self.count)) - set(self.order)
        zero = [(unit(self.count, i, -1.0), 0.0) for i in sorted(left_out)]
        steps = [_at_least(self.count, above, below) for above, below in pairwise(self.order)]
        return (*whole(self.count), *zero, *steps)

    def _equal_on_first(self, size: int) -> Vector:
        share = dict.fromkeys(self.order[:size], 1.0 / size)
        return tuple(share.get(i, 0.0) for i in range(self.count))


def maximum(weights: Weights, coefficients: Sequence[float]) -> float:
    """Give the largest Σ weight·coefficient over the admissible weights, exactly."""
    return sumprod(weights.best_for(coefficients), coefficients)


def minimum(weights: Weights, coefficients: Sequence[float]) -> float:
    """Give the smallest Σ weight·coefficient over the admissible weights, exactly."""
    return sumprod(weights.best_for([-c for c in coefficients]), coefficients)


def unit(count: int, index: int, value: float = 1.0) -> Vector:
    """Give a vector of zeros but for one value."""
    return tuple(value if i == index else 0.0 for i in range(count))


def whole(count: int) -> tuple[Constraint, Constraint]:
    """Say as two inequalities that the weights add up to 1."""
    return ((1.0,) * count, 1.0), ((-1.0,) * count, -1.0)


def _at_least(count: int, above: int, below: int) -> Constraint:
    return tuple(float(i == above) - float(i == below) for i in range(count)), 0.0
