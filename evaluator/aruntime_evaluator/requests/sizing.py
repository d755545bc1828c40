"""Requests about sizing: a calculation, and the shape that a model's own file describes."""

from __future__ import annotations

from dataclasses import dataclass

from aruntime_evaluator.model.codec import decode, encode
from aruntime_evaluator.model.codec.encoder import Json
from aruntime_evaluator.model.sizing import Parameters
from aruntime_evaluator.requests import Methods, Params
from aruntime_evaluator.sizing.answer import size
from aruntime_evaluator.sizing.calculation import SizeParams
from aruntime_evaluator.sizing.config import read_config


@dataclass(frozen=True, slots=True, kw_only=True)
class ShapeParams:
    """A model's own file, and what it does not say."""

    config: str
    """The text of its ``config.json``."""
    parameters: Parameters
    active: Parameters | None = None


def _size(params: Params) -> Json:
    """A calculation for ``model``, ``device`` and what else ``SizeParams`` names."""
    return encode(size(decode(SizeParams, params)))


def _shape(params: Params) -> Json:
    """The shape that the file of a model describes, and what had to be assumed."""
    asked = decode(ShapeParams, params)
    return encode(read_config(asked.config, parameters=asked.parameters, active=asked.active))


METHODS: Methods = {"size": _size, "shape": _shape}
"""Every method by its name in a request."""
