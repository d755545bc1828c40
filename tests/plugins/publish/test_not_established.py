"""What nobody has established is one number, wherever it is told: counted on the real entries."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from aruntime_evaluator import encode
from conftest import ROOT
from mkdocs_aruntime.catalog.facts import not_established
from mkdocs_aruntime.catalog.site import Site
from mkdocs_aruntime.cli.project import find_project
from mkdocs_aruntime.publish.api.tables import TABLES
from mkdocs_aruntime.publish.directory import build_directory
from mkdocs_aruntime.publish.directory.runtimes import build_runtime_pages
from mkdocs_aruntime.publish.forges import FORGES, ForgeKind
from mkdocs_aruntime.publish.identity import Identity
from mkdocs_aruntime.publish.links import Links
from mkdocs_aruntime.publish.pages.evidence import evidence_block
from mkdocs_aruntime.publish.pages.home import doors_block
from mkdocs_aruntime.publish.sharing.embed import build_embeds
from mkdocs_aruntime.query.library import Library

LINKS = Links(page="", repo="", forge=FORGES[ForgeKind.GITHUB])
IDENTITY = Identity(name="Ours", summary="", home="https://example.org/")
COUNTED = Path(__file__).parent / "directory" / "counted.mjs"


@pytest.fixture(scope="module")
def real() -> Site:
    return find_project(ROOT).load()


@pytest.fixture(scope="module")
def numbers(real: Site) -> Mapping[str, int]:
    return {each.id: len(not_established(each, real.catalog.vocabulary)) for each in real.catalog.runtimes}


@pytest.fixture(scope="module")
def directory(real: Site) -> Any:
    (artifact,) = build_directory(real)
    assert isinstance(artifact.content, bytes)
    return json.loads(artifact.content)


@pytest.fixture(scope="module")
def browser(real: Site, directory: Any, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """What the browser's modules count."""
    path = tmp_path_factory.mktemp("counted") / "directory.json"
    path.write_text(json.dumps(directory), "utf-8")
    catalog = json.dumps(encode(real.catalog))
    done = subprocess.run(["node", COUNTED, path], input=catalog, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def test_the_directory_s_letters_and_number_are_it(directory: Any, numbers: Mapping[str, int]) -> None:
    groups = {facet["id"]: len(facet["options"]) for facet in directory["facets"] if "anchor" in facet}
    for entry in directory["entries"]:
        letters = "".join(entry["at"].get(id_, "").ljust(width, ".") for id_, width in groups.items())
        assert entry["unknown"] == numbers[entry["id"]] == len(re.findall("[.?]", letters)), entry["id"]


def test_the_comparison_and_the_stack_view_count_it(
    browser: Any, directory: Any, numbers: Mapping[str, int]
) -> None:
    assert {id_: claims for id_, (claims, _) in browser["entries"].items()} == numbers
    (width,) = (len(facet["options"]) for facet in directory["facets"] if facet["id"] == "owns")
    owned = {
        entry["id"]: entry["at"].get("owns", "").ljust(width, ".").count(".")
        for entry in directory["entries"]
    }
    assert {id_: duties for id_, (_, duties) in browser["entries"].items()} == owned


def test_the_page_and_the_card_tell_it(real: Site, numbers: Mapping[str, int]) -> None:
    pages = {page.path: page.markdown for page in build_runtime_pages(real, lambda _: LINKS)}
    cards = {each.path: each.content for each in build_embeds(real, IDENTITY)}
    for id_, number in numbers.items():
        page = pages[f"runtimes/{id_}.md"]
        assert f" {number} not established</dd>" in page
        groups = re.findall(
            r"<div><dt>[^<]*: (\d+)</dt><dd>(.*?)</dd></div>", page.partition("{ #not-est")[2]
        )
        assert sum(int(count) for count, _ in groups) == number
        assert sum(len(re.findall("<(?:a|span) ", said)) for _, said in groups) == number
        card = cards[f"embed/{id_}/index.html"]
        assert isinstance(card, bytes)
        assert f"{number} Not established".encode() in card


def test_the_state_of_the_evidence_the_home_page_and_the_tables_sum_it_up(
    real: Site, numbers: Mapping[str, int]
) -> None:
    total = sum(numbers.values())
    rows = re.findall(
        r'<tr><th scope="row">([^<]*)</th><td>\d+</td><td>\d+</td><td>(\d+)</td>', evidence_block(real, LINKS)
    )
    assert dict(rows)["All claims"] == str(total)
    layers = {layer.label for layer in real.catalog.vocabulary.layers}
    assert sum(int(number) for label, number in rows if label in layers) == total
    assert sum(int(number) for label, number in rows if label not in {*layers, "All claims"}) == total
    assert f"{total:,} unknown" in doors_block(real, LINKS)
    table = TABLES[0]
    place = table.columns.index("claims_not_established")
    assert {row[0]: row[place] for row in table.rows(real)} == numbers


def test_an_assistant_counts_as_the_directory_s_page_does(
    real: Site, browser: Any, numbers: Mapping[str, int]
) -> None:
    library = Library(real, IDENTITY)
    for id_, number in numbers.items():
        told: Any = library.runtime(id_)
        assert told["more_of_it"]["claims_not_established"] == number
    for reference, counted in browser["claims"].items():
        counts: Any = library.search(claims=[reference], limit=1)["counts"]
        assert list(counts.values()) == counted, reference
