"""Model → plain data and canonical JSON: the same value is always the same bytes."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from enum import Enum
from functools import cache
from typing import Any, cast

from aruntime_evaluator.model.codec.shape import fields_of, is_record

type Json = str | int | float | bool | list[Json] | dict[str, Json] | None


def encode(value: object) -> Json:
    """A model value as plain data; keys that hold their default are left out.

    Raises:
        TypeError: of a value that no document can hold, such as a set or bytes.
    """
    kind: Any = type(value)
    if kind in _PLAIN:
        return cast("Json", value)
    if is_record(kind):
        return {
            key: each if type(each) in _PLAIN else encode(each)
            for name, key, required, default in _keys(kind)
            if (each := getattr(value, name)) is not default
            and each != default
            and (required or each or not _empty(each))
        }
    match value:
        case Enum():
            return str(value.value)
        case dt.date():
            return value.isoformat()
        case Mapping():
            return {str(encode(key)): encode(each) for key, each in value.items()}
        case tuple() | list():
            return [encode(each) for each in value]
        case str():  # an unquoted scalar of YAML
            return str(value)
    raise TypeError(
        f"{kind.__name__} is no value of a document; expected a record, a list, a mapping or a scalar"
    )


_PLAIN = frozenset({str, int, float, bool, type(None)})
"""What is its own JSON, told by its class alone: most values are one of these."""


@cache
def _keys(record: Any) -> tuple[tuple[str, str, bool, Any], ...]:  # noqa: ANN401 - a class, hashable
    """Of each field of a record: the attribute, the key, whether it must stand there, and its default."""
    return tuple((each.name, each.key, each.required, each.default) for each in fields_of(record))


def _empty(value: object) -> bool:
    return value is None or value in ((), {})


def canonical_json(data: object) -> str:
    """JSON with sorted keys, no spaces and a newline at the end: fit for digests and byte comparison."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False) + "\n"
