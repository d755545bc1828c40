"""What would put another candidate first, in sentences: the least of each kind, from the exact rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from aruntime_evaluator import Evaluation

MOST = 3
"""Unknowns that are named; the rest are counted."""


def changes(found: Evaluation) -> Iterator[str]:
    """The least shift of weights, the smallest change of a score, and the facts that would do it."""
    yield from _weights(found)
    yield from _scores(found)
    yield from _unknowns(found)
    yield from _evidence(found)
    for each in found.scenarios:
        if each.first != found.scenarios[0].first:
            yield f"the weights '{each.label}' put {_names(each.first)} first"


def _weights(found: Evaluation) -> Iterator[str]:
    possible = [(flip.points, flip) for flip in found.weight_flips if flip.points is not None]
    if possible:
        points, flip = min(possible, key=lambda each: each[0])
        sources = _names(sorted({move.source for move in flip.moves}))
        targets = _names(sorted({move.target for move in flip.moves}))
        yield f"{points:g} of 100 points of weight from {sources} to {targets} put {flip.rival} first"


def _scores(found: Evaluation) -> Iterator[str]:
    flip = min(found.score_flips, key=lambda each: abs(each.change), default=None)
    if flip is not None:
        level = f", level with {_names(flip.level)}" if flip.level else ""
        yield (
            f"a score of {flip.candidate} in {flip.criterion} that is {abs(flip.change):g} of 4 "
            f"{'higher' if flip.change > 0 else 'lower'} puts {flip.winner} first{level}"
        )


def _unknowns(found: Evaluation) -> Iterator[str]:
    matter = [f"{each.candidate} {each.check}" for each in found.unknowns if each.matters]
    if matter:
        more = f" and {len(matter) - MOST} more" if len(matter) > MOST else ""
        yield f"what is unknown, once it is settled: {', '.join(matter[:MOST])}{more}"


def _evidence(found: Evaluation) -> Iterator[str]:
    for each in found.evidence_sensitivity:
        if each.changes:
            levels = " and ".join(level.value for level in each.without)
            yield f"without evidence of {levels}, {_names(each.first) or 'nobody'} is first"


def _names(ids: Iterable[str]) -> str:
    return ", ".join(ids)
