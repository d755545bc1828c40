"""Whether a candidate can be first at all, and with which weights.

`pairwise` compares candidates two by two. To be first, one has to be ahead of all others with the same
weights, which takes a linear program (potential optimality: Hazen 1986, Operations Research 34(2), 296–310).
"""

from __future__ import annotations

from math import sumprod
from typing import TYPE_CHECKING

from aruntime_evaluator.robustness.linear import minimise
from aruntime_evaluator.weights.admissible import minimum, unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aruntime_evaluator.weights.admissible import Range, Vector, Weights


def best_margin(weights: Weights, scores: Sequence[Sequence[Range]], candidate: int) -> float:
    """Give the most by which the candidate can lead the best of the others; negative where it always trails.

    How near to the first place it comes with its own most favourable admissible weights and scores. Leads are
    1 at most, so that what is missing to 1 can be minimised like any cost. Without rivals it is 1.

    With scores (1, 0), (0, 1) and (0.6, 0.6) and free weights: the first leads by 0.4 where only its own
    criterion weighs, the third by 0.1 where both weigh the same.
    """
    leads = _leads(scores, candidate)
    count = len(scores[candidate])
    # The program measures from the least weight of each criterion, which saves all lower bounds.
    least = tuple(minimum(weights, unit(count, i)) for i in range(count))
    admissible = [((*c, 0.0), bound - sumprod(c, least)) for c, bound in weights.constraints()]
    ahead = [((*c, 1.0), 1.0 - sumprod(c, least)) for c in leads]
    missing = minimise([0.0] * count + [1.0], [*admissible, *ahead])
    return 1.0 if missing is None else 1.0 - missing[-1]


def _leads(scores: Sequence[Sequence[Range]], candidate: int) -> list[Vector]:
    """Per rival, what each criterion adds to the lead of the candidate at its best over it at its worst."""
    best = [hi for _, hi in scores[candidate]]
    return [
        tuple(hi - lo for hi, (lo, _) in zip(best, row, strict=True))
        for k, row in enumerate(scores)
        if k != candidate
    ]
