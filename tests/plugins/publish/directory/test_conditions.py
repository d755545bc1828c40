"""The condition of a claim reads alike on a page and in the browser's tools."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from aruntime_evaluator import condition_words, encode
from conftest import ROOT
from mkdocs_aruntime.catalog.site import Site
from mkdocs_aruntime.cli.project import find_project

CONDITIONS = Path(__file__).parent / "conditions.mjs"


@pytest.mark.parametrize("which", ["small", "real"])
def test_every_condition_reads_as_on_the_page(minimal: Site, which: str) -> None:
    catalog = minimal.catalog if which == "small" else find_project(ROOT).load().catalog
    asked = json.dumps(encode(catalog))
    done = subprocess.run(["node", CONDITIONS], input=asked, capture_output=True, text=True, check=True)
    expected = [
        [condition_words(claim.when, catalog) for _, claim in each.all_claims()] for each in catalog.runtimes
    ]
    assert json.loads(done.stdout) == expected
    assert any(words for told in expected for words in told)
