"""Whether evidence about one version speaks for another."""

from __future__ import annotations

import re

from aruntime_evaluator.model.policy import VersionMatch

_PARTS = {VersionMatch.MINOR: 2, VersionMatch.MAJOR: 1}


def matches(evidence: str, candidate: str, rule: VersionMatch) -> bool:
    """Whether two versions agree as far as the rule asks: wholly, to the minor or to the major number.

    Example:
        ``0.33.0`` speaks for ``0.33.1`` by the rule *minor*, and not by *exact*.
    """
    if evidence == candidate:
        return True
    if rule is VersionMatch.EXACT:
        return False
    parts = _PARTS[rule]
    ours, theirs = _numbers(evidence)[:parts], _numbers(candidate)[:parts]
    return len(ours) == len(theirs) and ours == theirs and bool(ours)


def _numbers(version: str) -> list[str]:
    release = re.match(r"v?(\d+(?:\.\d+)*)", version)
    return release.group(1).split(".") if release else []
