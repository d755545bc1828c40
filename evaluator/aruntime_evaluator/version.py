"""The version of the evaluator: what the package and its reports bear."""

__version__ = "0.1.0"
