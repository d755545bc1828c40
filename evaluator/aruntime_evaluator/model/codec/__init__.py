"""Plain data ⇄ model: every problem at once, each with its path, the rule and the nearest valid value."""

from aruntime_evaluator.model.codec.constraints import (
    Bounds,
    CheckRef,
    ClaimRef,
    Id,
    Length,
    Line,
    Location,
    Match,
    PackageUrl,
    PartialDate,
    SchemaName,
    Text,
    Url,
    Version,
)
from aruntime_evaluator.model.codec.decoder import Plain, decode, untyped
from aruntime_evaluator.model.codec.encoder import canonical_json, encode
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
    "PackageUrl",
    "PartialDate",
    "Plain",
    "SchemaName",
    "Text",
    "Url",
    "Version",
    "canonical_json",
    "decode",
    "encode",
    "json_schema",
    "untyped",
]
