"""How long a whole evaluation takes: gates, scores and everything about robustness, from model to answer."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from aruntime_evaluator import Decision, Policy, Terms, digest, evaluate
from mkdocs_aruntime.catalog.site import Site, Sources, load_site

ROOT = Path(__file__).parent.parent
TIMES = 5
SIZES = ((6, 6, 2000), (6, 6, 0), (12, 6, 0), (25, 6, 0), (50, 6, 0), (50, 12, 0), (50, 20, 0))
"""Candidates, criteria, draws."""


def run() -> list[dict[str, Any]]:
    """The worked decision with its first candidate copied, its scores changed, and criteria added."""
    return [*importing(), *growing(site())]


def growing(found: Site) -> Iterator[dict[str, Any]]:
    first = None
    for candidates, criteria, draws in SIZES:
        policy = with_criteria(found.policy, criteria)
        decision = with_candidates(found.decisions[0], policy, candidates)
        terms = Terms(
            as_of=dt.date(2026, 11, 23),
            draws=draws,
            catalog_digest=digest(found.catalog),
            policy_digest=digest(policy),
        )
        seconds = quickest(lambda d=decision, p=policy, t=terms: evaluate(d, found.catalog, p, t))
        first = first or seconds
        name = f"{candidates} candidates × {criteria} criteria, {draws:,} draws"
        yield {"name": name, "ms": 1000 * seconds, "ratio": seconds / first}


def importing() -> Iterator[dict[str, Any]]:
    """What a start of Python takes longer with an import than without, bytecode cached."""
    with tempfile.TemporaryDirectory() as cache:
        bare = quickest(lambda: start("pass", cache))
        yield {"name": "start of Python alone", "ms": 1000 * bare}
        for code in (
            "import aruntime_evaluator",
            "import dataclasses, datetime, enum, hashlib, json, random, re, typing",
            "import aruntime_evaluator.service",
            "import aruntime_evaluator.requests.proofs",
            "import aruntime_evaluator.requests.decisions",
        ):
            took = quickest(lambda c=code: start(c, cache)) - bare
            yield {"name": f"then {code}", "ms": 1000 * took, "ratio": took / bare}


def site() -> Site:
    sources = Sources(
        root=ROOT, runtimes=ROOT / "runtimes", policy=ROOT / "evaluator/policy.yml", docs=ROOT / "docs"
    )
    return load_site(sources, as_of=dt.datetime.now(dt.UTC).date())


def with_criteria(policy: Policy, count: int) -> Policy:
    """The policy with its criteria copied until there are so many."""
    every = [replace(policy.criteria[i % len(policy.criteria)], id=f"criterion-{i}") for i in range(count)]
    kept = policy.criteria[:count]
    return replace(policy, criteria=(*kept, *every[len(kept) :]), scenarios=())


def with_candidates(decision: Decision, policy: Policy, count: int) -> Decision:
    """The decision with its first candidate so many times, each with scores of its own."""
    criteria = [criterion.id for criterion in policy.criteria]
    levels = ("low", "medium", "high")
    first = decision.candidates[0]
    every = tuple(
        replace(
            first,
            id=f"{first.id}-{i}",
            scores={
                each: ((i * 7 + j * 5) % 13 / 4, (i * 7 + j * 5) % 13 / 4 + 1)
                for j, each in enumerate(criteria)
            },
            score_evidence={},
        )
        for i in range(count)
    )
    importance = {each: levels[j % 3] for j, each in enumerate(criteria)}
    return replace(decision, candidates=every, importance=importance, choice=None)


def quickest(call: Any) -> float:
    return min(seconds(call) for _ in range(TIMES))


def seconds(call: Any) -> float:
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def start(code: str, cache: str) -> None:
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPYCACHEPREFIX"] = cache
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT, env=environment)
