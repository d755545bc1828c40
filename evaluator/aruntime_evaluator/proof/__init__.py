"""A team's own measurements, read from the files that benchmark tools write.

Names are loaded when they are first used: a decision needs only ``wilson`` of this folder, and must not wait
for the readers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aruntime_evaluator.proof.comparison import Comparison, compare
    from aruntime_evaluator.proof.cost import Cost, cost_per_million_good_tokens
    from aruntime_evaluator.proof.goodput import Assessment, assess
    from aruntime_evaluator.proof.measurement import Measurement
    from aruntime_evaluator.proof.readers import read_lines, read_proof
    from aruntime_evaluator.proof.slo import Slo, parse_slo

__all__ = [
    "Assessment",
    "Comparison",
    "Cost",
    "Measurement",
    "Slo",
    "assess",
    "compare",
    "cost_per_million_good_tokens",
    "parse_slo",
    "read_lines",
    "read_proof",
]

_HOMES = {
    "comparison": ("Comparison", "compare"),
    "cost": ("Cost", "cost_per_million_good_tokens"),
    "goodput": ("Assessment", "assess"),
    "measurement": ("Measurement",),
    "readers": ("read_lines", "read_proof"),
    "slo": ("Slo", "parse_slo"),
}


def __getattr__(name: str) -> object:
    """Load a public name from the module that defines it, and keep it."""
    home = next((module for module, names in _HOMES.items() if name in names), None)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found: object = getattr(__import__(f"{__name__}.{home}", fromlist=(name,)), name)
    globals()[name] = found
    return found
