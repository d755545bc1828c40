"""The list of models and devices of a site: each rests on quoted words, and names what there is."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from aruntime_evaluator import size, token_bytes
from conftest import ROOT, TODAY, sources_of
from mkdocs_aruntime.catalog.finding import DataError
from mkdocs_aruntime.catalog.site import load_site
from mkdocs_aruntime.catalog.sizing import asked_by
from mkdocs_aruntime.cli.main import main
from mkdocs_aruntime.cli.project import find_project
from mkdocs_aruntime.cli.size import listed_in

LIST = """schema: aruntime/sizing/1
sources:
  card: {title: "Card", url: "https://example.org/card", publisher: Maker, kind: documentation, accessed: 2026-11-20}
formats:
  - {id: bits-16, label: "16 bit", bits: 16}
models:
  - id: small
    name: Small
    parameters: 8e9
    active: 2e9
    precision: bits-16
    layers: [{count: 32, kv-heads: 8, head-size: 128}]
    experts: {total: 8, active: 2}
    evidence: [{source: card, quote: "32 layers"}]
devices:
  - {id: card-80, name: Card, memory-gb: 80, evidence: [{source: card, quote: "80 GB"}]}
examples:
  - {model: small, precision: bits-16, cache: bits-16, device: card-80, context: 8192, concurrency: 4}
"""

BROKEN = [
    ('source: card, quote: "32', 'source: cart, quote: "32', "did you mean 'card'?"),
    ("kind: documentation", "kind: documentatoin", "did you mean 'documentation'?"),
    ("precision: bits-16\n", "precision: bits-61\n", "did you mean 'bits-16'?"),
    ("model: small,", "model: smal,", "did you mean 'small'?"),
    ("device: card-80,", "device: card-8,", "did you mean 'card-80'?"),
    ("active: 2e9", "active: 9e9", "more than all 8e+09"),
    ("active: 2}", "active: 9}", "9 experts a token are more than all 8"),
    ('evidence: [{source: card, quote: "32 layers"}]', "evidence: []", "quote where the numbers stand"),
    ('"80 GB"', f'"{"80 GB " * 13}80"', "at most 25 are quoted"),
    ("head-size: 128", "head-size: 0", "0 is outside 1"),
    ("{count: 32, kv-heads: 8, head-size: 128}", "{count: 32}", "layers[0]"),
    ("example.org/card", "github.com/o/n/blob/main/card.md", "names the branch 'main'"),
    ("aruntime/sizing/1", "aruntime/sizing/2", "aruntime/sizing/1"),
    ("  - {id: bits-16", '  - {id: bits-16, label: "Again", bits: 8}\n  - {id: bits-16', "already defined"),
]


@pytest.mark.parametrize(("old", "new", "message"), BROKEN, ids=[message for _, _, message in BROKEN])
def test_what_is_wrong_with_a_list_is_told_with_its_place(
    copy: Path, old: str, new: str, message: str
) -> None:
    assert old in LIST
    (copy / "docs" / "sizing.yml").write_text(LIST.replace(old, new, 1), "utf-8")
    with pytest.raises(DataError) as caught:
        load_site(sources_of(copy), as_of=TODAY)
    assert any(
        str(each).startswith("docs/sizing.yml:") and message in str(each) for each in caught.value.findings
    ), caught.value.findings


def test_another_site_ships_its_own_list_or_none(copy: Path) -> None:
    assert load_site(sources_of(copy), as_of=TODAY).sizing.models == ()
    (copy / "docs" / "sizing.yml").write_text(LIST, "utf-8")
    listed = load_site(sources_of(copy), as_of=TODAY).sizing
    assert size(asked_by(listed.examples[0], listed)).devices == 1


def test_a_use_case_names_a_model_of_the_list(copy: Path) -> None:
    (copy / "docs" / "sizing.yml").write_text(LIST, "utf-8")
    page = copy / "docs" / "use-cases" / "sensors.md"
    line = "sizing: {model: smal, precision: bits-16, cache: bits-16, device: card-80, context: 1, concurrency: 1}"
    page.write_text(page.read_text("utf-8").replace("\nneeds:", f"\n{line}\nneeds:", 1), "utf-8")
    with pytest.raises(DataError, match="did you mean 'small'"):
        load_site(sources_of(copy), as_of=TODAY)


def test_the_guide_says_what_the_list_comes_to() -> None:
    listed = listed_in(find_project(ROOT))
    guide = (ROOT / "docs" / "guides" / "model-shapes-and-sizing.md").read_text("utf-8")
    rows = {line.split(" | ")[0].lstrip("| "): line for line in guide.splitlines() if line.startswith("| ")}
    told = [each for each in listed.models if each.name in rows]
    assert len(told) >= 8
    for each in told:
        assert f"{token_bytes(each.layers, 16):,.0f}" in rows[each.name]


def test_every_use_case_has_its_size() -> None:
    for page in sorted((ROOT / "docs" / "use-cases").glob("*.md")):
        if page.stem != "index":
            assert "\nsizing: " in page.read_text("utf-8") or "\nsizing-note: " in page.read_text("utf-8"), (
                page
            )


def test_quotes_of_the_list_are_looked_up_with_those_of_the_entries(copy: Path, tmp_path: Path) -> None:
    (copy / "docs" / "sizing.yml").write_text(LIST, "utf-8")
    words = ["--project", str(copy), "verify-quotes", "--mirror", str(tmp_path)]
    told = CliRunner().invoke(main, words)
    assert told.exit_code == 0, told.output
    assert "sizing.yml: 0 found, 0 moved, 0 gone, 2 not-checkable" in told.output
