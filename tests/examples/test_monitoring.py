"""The dashboard and the alert rules that pages give away: their queries, and what the rules do under load."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import promql_parser
import pytest
import yaml

from conftest import ROOT
from examples.artifacts import unknown_names
from examples.blocks import blocks

DASHBOARDS = sorted((ROOT / "docs" / "guides").glob("*-dashboard.json"))
LOADS = Path(__file__).parent / "alerts.yml"


def queries_of(dashboard: Path) -> Iterator[str]:
    for panel in json.loads(dashboard.read_text(encoding="utf-8"))["panels"]:
        yield from (target["expr"].replace("$__rate_interval", "5m") for target in panel["targets"])


@pytest.mark.parametrize("dashboard", DASHBOARDS, ids=lambda path: path.stem)
def test_queries_of_a_dashboard_are_promql_and_name_metrics_that_exist(dashboard: Path) -> None:
    queries = list(queries_of(dashboard))
    assert len(queries) > 1
    for query in queries:
        assert promql_parser.parse(query)
        assert list(unknown_names(query)) == []


@pytest.mark.parametrize("dashboard", DASHBOARDS, ids=lambda path: path.stem)
def test_panels_of_a_dashboard_have_ids_of_their_own_and_do_not_overlap(dashboard: Path) -> None:
    panels = json.loads(dashboard.read_text(encoding="utf-8"))["panels"]
    assert len({panel["id"] for panel in panels}) == len(panels)
    covered = [
        (column, row)
        for place in (panel["gridPos"] for panel in panels)
        for column in range(place["x"], place["x"] + place["w"])
        for row in range(place["y"], place["y"] + place["h"])
    ]
    assert len(set(covered)) == len(covered)
    assert max(column for column, _ in covered) < 24


def test_alert_rules_do_what_the_page_says(tmp_path: Path) -> None:
    promtool = shutil.which("promtool")
    if promtool is None:
        pytest.skip("needs promtool, which comes with Prometheus")
    documents = [each for block in blocks("yaml") for each in yaml.safe_load_all(block.text)]
    rules = [each for each in documents if isinstance(each, dict) and each.get("kind") == "PrometheusRule"]
    named = [each for each in rules if each["metadata"]["name"] == "chat-objectives"]
    (tmp_path / "rules.yml").write_text(yaml.safe_dump(named[0]["spec"]), encoding="utf-8")
    shutil.copy(LOADS, tmp_path)
    run = subprocess.run(
        [promtool, "test", "rules", LOADS.name], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr
