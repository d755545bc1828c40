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

from aruntime_evaluator import Relation, Runtime, Setting
from aruntime_evaluator.gates.connection import connect
from conftest import ROOT
from mkdocs_aruntime.catalog.site import Site
from mkdocs_aruntime.cli.project import find_project
from mkdocs_aruntime.publish.directory import build_directory
from mkdocs_aruntime.publish.relations import Relations

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
    for stack, found in zip(stacks, told(site, stacks, tmp_path)["stacks"], strict=True):
        components = {each.id: each.versions.reviewed for each in stack}
        expected = connect(stack, Setting(catalog=site.catalog, components=components))
        assert {frozenset(part) for part in found["parts"]} == {frozenset(part) for part in expected.parts}
        links = [[link.of, link.kind, link.to] for link in expected.links]
        assert sorted(found["links"]) == sorted(links)
        yield expected.whole


def test_the_file_states_each_relation_once_with_its_condition(minimal: Site) -> None:
    assert directory_of(minimal)["related"] == {
        "kinds": [
            {"id": "feeds", "label": "Feeds", "inverse": "Fed by", "connects": True, "client": False},
            {
                "id": "made-with",
                "label": "Made with",
                "inverse": "Part of",
                "connects": True,
                "client": False,
            },
            {"id": "hands-to", "label": "Hands to", "inverse": "Helps", "connects": True, "client": False},
            {"id": "reads", "label": "Reads", "inverse": "Read by", "connects": True, "client": True},
            {
                "id": "replaces",
                "label": "Replaces",
                "inverse": "Replaced by",
                "connects": False,
                "client": False,
            },
        ],
        "stated": [
            {"of": "beta", "kind": "replaces", "to": "alpha"},
            {
                "of": "gamma",
                "kind": "feeds",
                "to": "beta",
                "needs": [["beta"]],
                "open": True,
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
    ids = [each.id for each in real.catalog.runtimes][::3]
    kinds = [kind.id for kind in real.catalog.vocabulary.relations]

    def conditions() -> list[dict[str, tuple[str, ...]]]:
        ranges = ("", " >=0.1", " <0.1", " >=1,<3")
        needed = tuple(each + chance.choice(ranges) for each in chance.sample(ids, 2))
        return [{"component": needed}, {"option": ("x",)}, {"component": needed, "option": ("x",)}]

    def some() -> tuple[Relation, ...]:
        by_entry = [
            Relation(
                kind=chance.choice(kinds),
                to=chance.choice(ids),
                when=chance.choice([{}, {}, *conditions()]),
            )
            for _ in range(4)
        ]
        claimed = Relation(kind="calls", claim="serving.openai-api", when=chance.choice([{}, *conditions()]))
        by_claim = [claimed] if chance.random() < 0.3 else []
        return (*by_entry, *by_claim)

    runtimes = tuple(
        replace(each, relations=some() if each.id in ids else ()) for each in real.catalog.runtimes
    )
    site = replace(real, catalog=replace(real.catalog, runtimes=runtimes))
    samples = [chance.sample(runtimes[::3], chance.choice([2, 3, 4, 6])) for _ in range(300)]
    stacks = [sorted(each, key=runtimes.index) for each in samples]  # a client joins the last it calls
    found = list(agree(site, stacks, tmp_path))
    assert 30 < sum(found) < 270


def test_a_relation_leads_to_its_place_on_the_page_of_either_side(tmp_path: Path) -> None:
    real = find_project(ROOT).load()
    relations = Relations(real.catalog)
    connecting = {kind.id for kind in real.catalog.vocabulary.relations if kind.connects}
    expected = {
        each.id: sorted(shown.anchor for shown in relations.of(each) if shown.relation.kind in connecting)
        for each in real.catalog.runtimes
    }
    places = told(real, [], tmp_path)["places"]
    assert {id_: sorted(anchors) for id_, anchors in places.items()} == expected


def test_the_real_relations_connect_alike(tmp_path: Path) -> None:
    real = find_project(ROOT).load()
    list(agree(real, list(itertools.combinations(real.catalog.runtimes, 2)), tmp_path))
