"""How many replicas a load needs, by what one of them was measured to serve."""

from __future__ import annotations

from math import ceil

from aruntime_evaluator.model.figures import NOISE
from aruntime_evaluator.model.sizing import Load


def replicas_needed(load: Load) -> int:
    """Give ⌈peak ÷ (rate of one replica × (1 − headroom))⌉ + spares: so many may fail at the peak.

    The rate is a measurement of the replica with every objective kept; nothing here can stand in for it.

    Example:
        A peak of 30 requests per second, 4 per replica, a fifth kept free and one spare: ⌈30 ÷ 3.2⌉ + 1 = 11.
    """
    return ceil(load.peak / (load.per_replica * (1 - load.headroom)) - NOISE) + load.spares
