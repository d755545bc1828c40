"""A service-level objective of one request: the limits that it must keep, all of them, to count as good."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from aruntime_evaluator.model.problem import InvalidDocumentError, Problem


class Objective(StrEnum):
    """What a limit is set on; always a time per request."""

    TTFT = "ttft"
    """Time to first token: from sending the request to its first output token."""
    TPOT = "tpot"
    """Time per output token without the first: (end to end − TTFT) / (output tokens − 1)."""
    ITL = "itl"
    """The request's mean inter-token latency: the tool's own, else the mean gap between streamed chunks."""
    E2E = "e2e"
    """End to end: from sending the request to its last output token."""


MILLISECONDS = {"s": 1000.0, "ms": 1.0, "us": 1e-3, "µs": 1e-3, "μs": 1e-3, "ns": 1e-6}
"""How many milliseconds one unit has; both code points of the micro sign are in use."""

TOLERANCE = 1e-9
"""A value this share above its limit still keeps it: what a change of units may add by rounding."""

LONGEST_LIMIT_MS = 1e12
"""Some thirty years; anything above is a mistake."""

LONGEST_TEXT = 500
"""Characters of an objective."""

_LIMIT = re.compile(r"(?P<key>[^=:\s]*)\s*[=:]\s*(?P<value>[0-9.eE+-]*)\s*(?P<unit>\S*)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Slo:
    """Upper limits in milliseconds; those not set are not asked for."""

    ttft: float | None = None
    tpot: float | None = None
    itl: float | None = None
    e2e: float | None = None

    @property
    def limits(self) -> dict[Objective, float]:
        """The limits that are set, in milliseconds."""
        every = {each: getattr(self, each) for each in Objective}
        return {objective: limit for objective, limit in every.items() if limit is not None}

    def __str__(self) -> str:
        return ", ".join(f"{objective} ≤ {limit:g} ms" for objective, limit in self.limits.items())


def parse_slo(text: str) -> Slo:
    """Read ``ttft=500ms,tpot=50ms``: keys ``ttft``, ``tpot``, ``itl``, ``e2e``; units s, ms, us, ns.

    Raises:
        InvalidDocumentError: with every part that is wrong.
    """
    if len(text) > LONGEST_TEXT:
        raise InvalidDocumentError([_problem(text, "too-large", f"is longer than {LONGEST_TEXT} characters")])
    limits: dict[Objective, float] = {}
    problems: list[Problem] = []
    for part in filter(None, re.split(r"[,;]\s*|\s+(?=[a-z0-9]+\s*[=:])", text.strip())):
        found = _read_limit(part)
        if isinstance(found, Problem):
            problems.append(found)
        elif found[0] in limits:
            problems.append(_problem(part, "duplicate-key", f"'{found[0]}' is given twice"))
        else:
            limits[found[0]] = found[1]
    if not limits and not problems:
        problems.append(_problem(text, "empty", "the objective names no limit; write ttft=500ms,tpot=50ms"))
    if problems:
        raise InvalidDocumentError(problems)
    return Slo(**{str(objective): limit for objective, limit in limits.items()})


def _read_limit(part: str) -> tuple[Objective, float] | Problem:
    match = _LIMIT.fullmatch(part.strip())
    if match is None:
        return _problem(part, "not-a-limit", f"'{part[:40]}' is not a limit; write ttft=500ms")
    key, unit = match["key"].lower(), match["unit"].lower()
    if key not in set(Objective):
        return _problem(
            part, "unknown-key", f"'{key[:40]}' is not an objective; known are {', '.join(Objective)}"
        )
    if not unit:
        return _problem(
            part, "no-unit", f"'{part.strip()[:40]}' has no unit; write {key}=500ms or {key}=0.5s"
        )
    if unit not in MILLISECONDS:
        return _problem(part, "unknown-unit", f"'{unit[:40]}' is not a unit of time; known are s, ms, us, ns")
    try:
        limit = float(match["value"]) * MILLISECONDS[unit]
    except ValueError:
        return _problem(part, "not-a-number", f"'{match['value'][:40]}' is not a number")
    if not 0 < limit <= LONGEST_LIMIT_MS:
        return _problem(part, "out-of-range", f"'{part.strip()[:40]}' is not a time above 0")
    return Objective(key), limit


def _problem(found: str, rule: str, message: str) -> Problem:
    return Problem(path="slo", rule=rule, message=message, found=found[:80], expected="ttft=500ms,tpot=50ms")
