"""Decide between runtimes: coverage, gates, ranges, robustness, and a record of the decision.

Pure Python, standard library only, no file, clock or network: the same text in gives the same text out
in CPython, on the command line and in the reader's browser.
"""

from aruntime_evaluator.service import handle, warm_up

__all__ = ["handle", "warm_up"]
