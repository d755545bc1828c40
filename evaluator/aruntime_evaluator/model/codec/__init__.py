"""Plain data ⇄ model: the problems at once, each with its path, the rule and the nearest valid value."""

from aruntime_evaluator.model.codec.addresses import Location, PackageUrl, Url
from aruntime_evaluator.model.codec.constraints import (
    Bounds,
    CheckRef,
    ClaimRef,
    Id,
    Length,
    Line,
    Match,
    Most,
    OneLine,
    Reads,
    Text,
    Version,
)
from aruntime_evaluator.model.codec.dates import PartialDate
from aruntime_evaluator.model.codec.decoder import decode, untyped
from aruntime_evaluator.model.codec.encoder import canonical_json, encode
from aruntime_evaluator.model.codec.scalars import Plain
from aruntime_evaluator.model.codec.schema import json_schema

__all__ = [
    "Bounds",
    "CheckRef",
    "ClaimRef",
    "Id",
    "Length",
    "Line",
    "Location",
    "Match",
    "Most",
    "OneLine",
    "PackageUrl",
    "PartialDate",
    "Plain",
    "Reads",
    "Text",
    "Url",
    "Version",
    "canonical_json",
    "decode",
    "encode",
    "json_schema",
    "untyped",
]
