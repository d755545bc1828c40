"""Uniform draws from the admissible weights.

Draws are exact and independent wherever that is quick: darts are thrown at a simple body around the set, and
those that hit are kept (rejection: von Neumann 1951). Only additions, multiplications and comparisons are
used, no logarithm or power, whose last bit differs between C libraries: a seed gives the same draws
everywhere.
"""

from __future__ import annotations

from itertools import islice, pairwise
from math import factorial, fsum, prod
from operator import ge, le
from typing import TYPE_CHECKING

from aruntime_evaluator.weights.admissible import EPSILON, WeightOrder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from random import Random

    from aruntime_evaluator.weights.admissible import Range, Vector, Weights

TRIAL = 500
"""Darts that are thrown before it is decided how to draw."""
TOO_FEW = 25
"""Fewer hits of the trial than this, and a walk through the set replaces the darts."""
SWEEPS = 10
"""How often the walk moves each weight, on average, from one draw to the next."""


def uniform(weights: Weights, draws: int, random: Random) -> list[Vector]:
    """Draw so many weight vectors, each part of the set as likely as its size."""
    if isinstance(weights, WeightOrder):
        return [_ordered(weights, random) for _ in range(draws)]
    centre = weights.centre()
    box = weights.tightened()
    free = [i for i in range(len(centre)) if box.hi[i] - box.lo[i] > EPSILON]
    if len(free) <= 1:
        return [centre] * draws
    total = 1.0 - fsum(centre[i] for i in range(len(centre)) if i not in free)
    bounds = [(box.lo[i], box.hi[i]) for i in free]
    return [_filled(centre, free, part) for part in _in_bounds(bounds, total, draws, random)]


def _ordered(weights: WeightOrder, random: Random) -> Vector:
    """Draw from all weights of the ordered criteria, and sort: no order is likelier than another."""
    gaps = sorted(_gaps(len(weights.order), random), reverse=True)
    drawn = dict(zip(weights.order, gaps, strict=True))
    return tuple(drawn.get(i, 0.0) for i in range(weights.count))


def _filled(fixed: Vector, free: Sequence[int], part: Vector) -> Vector:
    if len(free) == len(fixed):
        return part
    drawn = dict(zip(free, part, strict=True))
    return tuple(drawn.get(i, value) for i, value in enumerate(fixed))


def _gaps(count: int, random: Random) -> list[float]:
    """Cut a stick of length 1 at random places: uniform on {g ≥ 0, Σg = 1} (Devroye 1986, chapter V.2)."""
    cuts = sorted([random.random() for _ in range(count - 1)])
    return [right - left for left, right in pairwise((0.0, *cuts, 1.0))]


def _in_bounds(bounds: Sequence[Range], total: float, draws: int, random: Random) -> list[Vector]:
    """Draw numbers within bounds that add up to a total."""
    darts = _darts(bounds, total, random)
    hits = [dart for dart in islice(darts, TRIAL) if dart]
    if len(hits) < TOO_FEW:
        return list(islice(_walk(bounds, total, random), draws))
    hits.extend(islice(filter(None, darts), max(0, draws - len(hits))))
    return hits[:draws]


def _darts(bounds: Sequence[Range], total: float, random: Random) -> Iterator[Vector | None]:
    """Throw at the smallest of three bodies that enclose the set, so that most darts hit; a miss is None.

    They are the simplex in the corner of all lower bounds, the one in the corner of all upper bounds, and the
    box of all bounds but the widest, whose number is what is left.
    """
    lows, highs = zip(*bounds, strict=True)
    missing = total - fsum(lows)
    surplus = fsum(highs) - total
    dimensions = len(bounds) - 1
    widths = sorted(hi - lo for lo, hi in bounds)
    box = prod(widths[:dimensions]) * factorial(dimensions)
    if box <= prod([min(missing, surplus)] * dimensions):
        return _darts_at_box(bounds, total, random)
    if missing <= surplus:
        return _darts_at_corner(lows, missing, (le, highs), random)
    return _darts_at_corner(highs, -surplus, (ge, lows), random)


def _darts_at_corner(
    corner: Vector, size: float, within: tuple[Callable[[float, float], bool], Vector], random: Random
) -> Iterator[Vector | None]:
    compare, limits = within
    while True:
        gaps = _gaps(len(corner), random)
        dart = tuple([x + size * gap for x, gap in zip(corner, gaps, strict=True)])
        yield dart if all(map(compare, dart, limits)) else None


def _darts_at_box(bounds: Sequence[Range], total: float, random: Random) -> Iterator[Vector | None]:
    widest = max(range(len(bounds)), key=lambda i: bounds[i][1] - bounds[i][0])
    least, most = bounds[widest]
    spreads = [(lo, hi - lo) for lo, hi in bounds]
    spreads[widest] = (0.0, 0.0)
    draw = random.random
    while True:
        dart = [lo + width * draw() for lo, width in spreads]
        dart[widest] = total - fsum(dart)
        yield tuple(dart) if least <= dart[widest] <= most else None


def _walk(bounds: Sequence[Range], total: float, random: Random) -> Iterator[Vector]:
    """Walk through the set: take two numbers, and share their sum anew within their bounds.

    This is hit-and-run along the edges of the simplex (Smith 1984, Operations Research 32(6), 1296–1308).
    Draws are uniform in the long run, and nearly independent since many steps lie between them.
    """
    count = len(bounds)
    missing = total - fsum(lo for lo, _ in bounds)
    room = fsum(hi - lo for lo, hi in bounds)
    part = [lo + missing / room * (hi - lo) for lo, hi in bounds]
    while True:
        for _ in range(SWEEPS * count):
            i = int(random.random() * count)
            j = (i + 1 + int(random.random() * (count - 1))) % count
            both = part[i] + part[j]
            lo = max(bounds[i][0], both - bounds[j][1])
            hi = min(bounds[i][1], both - bounds[j][0])
            part[i] = lo + (hi - lo) * random.random()
            part[j] = both - part[i]
        yield tuple(part)
