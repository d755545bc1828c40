"""What connects a stack is one truth: the browser's tools say what the evaluator says."""

from __future__ import annotations

import itertools
import json
import random
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from aruntime_evaluator import Relation, Runtime
from aruntime_evaluator.model.relations import connection
from conftest import ROOT
from mkdocs_aruntime.catalog.site import Site
from mkdocs_aruntime.cli.project import find_project
from mkdocs_aruntime.publish.directory import build_directory

CONNECTED = Path(__file__).parent / "connected.mjs"


def directory_of(site: Site) -> Any:
    (artifact,) = build_directory(site)
    assert isinstance(artifact.content, bytes)
    return json.loads(artifact.content)


def told(site: Site, stacks: Sequence[Sequence[Runtime]], tmp_path: Path) -> Any:
    path = tmp_path / "directory.json"
    path.write_text(json.dumps(directory_of(site)), "utf-8")
    asked = json.dumps([[each.id for each in stack] for stack in stacks])
    done = subprocess.run(["node", CONNECTED, path], input=asked, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def agree(site: Site, stacks: Sequence[Sequence[Runtime]], tmp_path: Path) -> Iterator[bool]:
    """Whether each stack is connected, as both say."""
    for stack, found in zip(stacks, told(site, stacks, tmp_path), strict=True):
        expected = connection(stack, site.catalog.vocabulary)
        assert {frozenset(part) for part in found["parts"]} == {frozenset(part) for part in expected.parts}
        links = [[link.of.id, link.relation.kind, link.to.id] for link in expected.links]
        assert sorted(found["links"]) == sorted(links)
        yield expected.whole


def test_the_file_states_each_relation_once_with_its_condition(minimal: Site) -> None:
    assert directory_of(minimal)["related"] == {
        "kinds": [
            {"id": "feeds", "label": "Feeds", "inverse": "Fed by", "connects": True},
            {"id": "replaces", "label": "Replaces", "inverse": "Replaced by", "connects": False},
        ],
        "stated": [
            {"of": "beta", "kind": "replaces", "to": "alpha"},
            {
                "of": "gamma",
                "kind": "feeds",
                "to": "beta",
                "needs": [["beta"]],
                "condition": "Only with Beta >=1.9,<2; over AMQP or MQTT; with the option feed <b>",
            },
            {"of": "gamma", "kind": "feeds", "claim": "protocols.amqp"},
        ],
    }


@pytest.mark.parametrize("size", [2, 3])
def test_the_small_site_is_connected_alike(minimal: Site, size: int, tmp_path: Path) -> None:
    stacks = list(itertools.combinations(minimal.catalog.runtimes, size))
    found = list(agree(minimal, stacks, tmp_path))
    assert found == ([False, True, True] if size == 2 else [True])


def test_made_up_relations_between_the_real_entries_connect_alike(tmp_path: Path) -> None:
    """Every kind, by entry and by claim, with and without the need of a third: some stacks are whole."""
    real = find_project(ROOT).load()
    chance = random.Random(14)  # noqa: S311 - not a secret
    ids = [each.id for each in real.catalog.runtimes][:24]
    kinds = [kind.id for kind in real.catalog.vocabulary.relations]

    def some() -> tuple[Relation, ...]:
        by_entry = [
            Relation(
                kind=chance.choice(kinds),
                to=chance.choice(ids),
                when={"component": tuple(chance.sample(ids, 2))} if chance.random() < 0.3 else {},
            )
            for _ in range(4)
        ]
        by_claim = [Relation(kind="calls", claim="serving.openai-api")] if chance.random() < 0.2 else []
        return (*by_entry, *by_claim)

    runtimes = tuple(
        replace(each, relations=some() if each.id in ids else ()) for each in real.catalog.runtimes
    )
    site = replace(real, catalog=replace(real.catalog, runtimes=runtimes))
    stacks = [chance.sample(runtimes[:24], chance.choice([2, 3, 4, 6])) for _ in range(300)]
    found = list(agree(site, stacks, tmp_path))
    assert 30 < sum(found) < 270


def test_the_real_relations_connect_alike(tmp_path: Path) -> None:
    real = find_project(ROOT).load()
    list(agree(real, list(itertools.combinations(real.catalog.runtimes, 2)), tmp_path))
