"""What a browser reads of the directory for its first answer is enough for it: the answer is that of the whole."""

from __future__ import annotations

import json
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from aruntime_evaluator import Decision, Stage, Terms, digest, encode, evaluate
from aruntime_evaluator.model.catalog import Catalog
from aruntime_evaluator.model.codec import decode
from conftest import TODAY
from mkdocs_aruntime.catalog.site import Site

SCRIPT = Path(__file__).with_name("needed.mjs")


def needed(catalog: Catalog, decisions: list[Decision]) -> list[Catalog]:
    """Of each decision what the script of the site leaves of the catalog."""
    given = json.dumps({"catalog": encode(catalog), "decisions": [encode(each) for each in decisions]})
    done = subprocess.run(["node", str(SCRIPT)], input=given, capture_output=True, text=True, check=True)
    return [decode(Catalog, each) for each in json.loads(done.stdout)]


@pytest.mark.parametrize("target", [{}, {"hardware": "8 H100", "orchestration": "Kubernetes"}])
def test_the_first_answer_is_that_of_all_the_named_entries_say(real: Site, target: dict[str, str]) -> None:
    decisions = [replace(each, target={**each.target, **target}) for each in real.decisions]
    named = {id_ for each in decisions for candidate in each.candidates for id_ in candidate.components}
    entries = tuple(each for each in real.catalog.runtimes if each.id in named)
    catalog = replace(real.catalog, runtimes=entries)
    left = needed(catalog, decisions)
    for decision, part in zip(decisions, left, strict=True):
        for stage in Stage:
            terms = Terms(as_of=TODAY, stage=stage, draws=0, catalog_digest="any", policy_digest="any")
            assert evaluate(decision, part, real.policy, terms) == evaluate(
                decision, catalog, real.policy, terms
            )
    assert all(2 * size(each) < size(catalog) for each in left)
    assert len({digest(each) for each in left}) > 1


def size(catalog: Catalog) -> int:
    return len(json.dumps(encode(catalog)))
