"""Decide between runtimes: coverage, gates, ranges, robustness, and a record of the decision.

Pure Python, standard library only, no file, clock or network: the same text in gives the same text out
in CPython, on the command line and in the reader's browser.

``handle`` and ``warm_up`` are loaded at first use, so that importing one part does not import the rest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aruntime_evaluator.service import handle, warm_up

__all__ = ["handle", "warm_up"]


def __getattr__(name: str) -> object:
    """Load a public name from the service."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from aruntime_evaluator import service  # noqa: PLC0415 - at first use

    return getattr(service, name)
