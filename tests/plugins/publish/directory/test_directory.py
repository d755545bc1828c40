"""The data behind the facets says what the entries say, and nothing about the field is in the code."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from mkdocs_aruntime.catalog.site import Site
from mkdocs_aruntime.publish.directory import DATA, build_directory


def data_of(site: Site) -> Any:
    (artifact,) = build_directory(site)
    assert artifact.path == DATA
    assert isinstance(artifact.content, bytes)
    return json.loads(artifact.content)


def test_every_group_of_the_vocabulary_is_a_facet(minimal: Site) -> None:
    facets = {facet["id"]: facet for facet in data_of(minimal)["facets"]}
    assert list(facets) == [
        "layer", "owns", "protocols", "data", "license", "status", "maturity", "sublayer", "kind",
    ]  # fmt: skip
    assert facets["protocols"] == {
        "id": "protocols",
        "label": "Protocols",
        "anchor": "protocols",
        "sort": "states",
        "mode": "all",
        "options": [["amqp", "AMQP"], ["mqtt", "MQTT"]],
    }
    modes = {id_: facet["mode"] for id_, facet in facets.items()}
    assert [id_ for id_, mode in modes.items() if mode == "all"] == ["owns", "protocols", "data"]
    assert facets["license"]["options"] == [[x, x] for x in ("Apache-2.0 OR MIT", "GPL-3.0-only", "MIT")]


def test_an_entry_says_yes_partly_no_looked_in_vain_or_nothing(minimal: Site) -> None:
    entries = {entry["id"]: entry for entry in data_of(minimal)["entries"]}
    assert {id_: entry["at"].get("protocols") for id_, entry in entries.items()} == {
        "alpha": "y?",
        "beta": "n?",
        "gamma": "p",
    }
    assert entries["alpha"]["at"]["owns"] == "yyp"
    assert entries["gamma"]["at"]["layer"] == [1, 0]
    assert "data" not in entries["gamma"]["at"]
    assert entries["gamma"]["oldest"] == "2026-10-01"


def test_silence_about_what_belongs_to_other_layers_leaves_nothing_open(minimal: Site) -> None:
    words = minimal.catalog.vocabulary
    terms = [replace(each, layers=("store",)) for each in words.groups[0].claims]
    groups = (replace(words.groups[0], claims=tuple(terms)), *words.groups[1:])
    first = minimal.catalog.runtimes[0]
    owned = replace(first.responsibilities, owns=("routing",), partly=())
    alpha = replace(first, claims={}, responsibilities=owned)
    catalog = replace(
        minimal.catalog,
        vocabulary=replace(words, groups=groups),
        runtimes=(alpha, *minimal.catalog.runtimes[1:]),
    )
    entries = {each["id"]: each["at"] for each in data_of(replace(minimal, catalog=catalog))["entries"]}
    assert entries["alpha"]["protocols"] == "--"  # a broker
    assert entries["alpha"]["owns"] == "-.y"
    assert "data" not in entries["alpha"]  # of every layer
    assert entries["gamma"]["protocols"] == "p"  # a store, too


def test_a_group_that_would_take_a_word_of_the_address_gets_another(minimal: Site) -> None:
    words = minimal.catalog.vocabulary
    groups = (replace(words.groups[0], id="sort"), *words.groups[1:])
    catalog = replace(minimal.catalog, vocabulary=replace(words, groups=groups))
    facets = data_of(replace(minimal, catalog=catalog))["facets"]
    assert next((facet["id"], facet["anchor"]) for facet in facets if "anchor" in facet) == (
        "sort-claims",
        "sort",
    )
