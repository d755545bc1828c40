"""The stack page at build: a worked example that is whole without scripts, and one truth with the evaluator."""

from __future__ import annotations

import itertools
import json
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

from aruntime_evaluator.gates.coverage import cover
from aruntime_evaluator.model.codec import encode
from aruntime_evaluator.model.decision import Needs
from conftest import ROOT
from mkdocs_aruntime.catalog.site import Site
from mkdocs_aruntime.publish.directory.stack import stack_block
from mkdocs_aruntime.publish.forges import FORGES, ForgeKind
from mkdocs_aruntime.publish.links import Links

LINKS = Links(
    page="stack/",
    repo="https://example.org/repo",
    forge=FORGES[ForgeKind.GITHUB],
)


def block(site: Site, cache: Path, *, scripts: bool = True) -> str:
    return stack_block(site, LINKS, node_modules=ROOT / "node_modules" if scripts else None, cache=cache)


def test_the_example_is_the_largest_stack_of_the_first_worked_decision(minimal: Site, tmp_path: Path) -> None:
    html = block(minimal, tmp_path)
    assert '<h2 id="example">An example: Alpha</h2>' in html
    assert 'href="?ids=alpha"' in html
    assert 'id="responsibilities.delivery" data-state="owned"' in html
    assert 'id="responsibilities.routing" data-state="partly"' in html


def test_every_line_of_the_example_opens_its_quotes_without_scripts(minimal: Site, tmp_path: Path) -> None:
    html = block(minimal, tmp_path)
    _, _, delivery = html.partition('id="responsibilities.delivery"')
    delivery = delivery[: delivery.index("</li>")]
    assert "<blockquote>AMQP in Alpha: supported.</blockquote>" in delivery
    assert 'href="https://example.org/alpha/readme"' in delivery
    assert "holds for 1.10 · opened 2026-11-01 · confirmed 2026-11-01" in delivery


def test_a_hostile_name_stays_text(minimal: Site, tmp_path: Path) -> None:
    gamma = replace(minimal.decisions[0].candidates[2], components={"gamma": "2.0", "alpha": "1.10"})
    decision = replace(minimal.decisions[0], candidates=(gamma,))
    html = block(replace(minimal, decisions=(decision,)), tmp_path)
    assert "Gamma &lt;b&gt;&amp;amp;&lt;/b&gt;" in html
    assert "<b>&amp;</b>" not in html
    assert 'id="responsibilities.delivery" data-state="doubled"' in html


def test_without_the_libraries_of_scripts_the_example_is_a_plain_map(minimal: Site, tmp_path: Path) -> None:
    html = block(minimal, tmp_path, scripts=False)
    assert 'class="ar-layers"' in html
    assert "data-source" not in html
    assert "ar-scripted" not in html


def test_a_site_without_decisions_begins_empty(minimal: Site, tmp_path: Path) -> None:
    html = block(replace(minimal, decisions=()), tmp_path)
    assert "An example" not in html
    assert 'class="ar-stack__app"' in html


def test_what_scripts_go_on_with_cannot_end_its_element(minimal: Site, tmp_path: Path) -> None:
    page = minimal.use_cases[0]
    hostile = replace(page, meta=replace(page.meta, title="</script><b>"))
    html = block(replace(minimal, use_cases=(hostile,)), tmp_path)
    assert "\\u003c/script>\\u003cb>" in html


def test_it_counts_as_the_evaluator_does(real: Site) -> None:
    """Owned, partly and doubled are the same; what the evaluator misses is left, silent or of other layers."""
    words = real.catalog.vocabulary
    needs = Needs(layers=(), responsibilities=tuple(each.id for each in words.responsibilities))
    stacks = [list(pair) for pair in itertools.combinations(real.catalog.runtimes[::4], 2)]
    answers = told([[encode(each) for each in stack] for stack in stacks], encode(words))
    assert len(answers) > 50
    for stack, states in zip(stacks, answers, strict=True):
        found = cover(needs, stack)
        assert {id_ for id_, state in states.items() if state in {"owned", "doubled"}} == set(found.owned)
        assert {id_ for id_, state in states.items() if state == "doubled"} == set(found.doubled)
        assert {id_ for id_, state in states.items() if state == "partly"} == set(found.partly) - set(
            found.owned
        )
        assert {id_ for id_, state in states.items() if state in {"missing", "unknown", "elsewhere"}} == set(
            found.missing
        )


def told(stacks: list[Any], words: Any) -> list[dict[str, str]]:
    module = ROOT / "plugins/mkdocs_aruntime/assets/javascripts/directory/stack/duties.js"
    code = f"""
        import {{ readFileSync }} from "node:fs";
        import {{ duties }} from {json.dumps(module.as_uri())};
        const {{ stacks, words }} = JSON.parse(readFileSync(0, "utf8"));
        const told = stacks.map((stack) => duties(words, stack, words.responsibilities));
        console.log(JSON.stringify(told.map((one) => Object.fromEntries(one.map((duty) => [duty.term.id, duty.state])))));
    """
    node = shutil.which("node")
    assert node
    done = subprocess.run(
        [node, "--input-type=module", "-e", code],
        input=json.dumps({"stacks": stacks, "words": words}),
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    answers: list[dict[str, str]] = json.loads(done.stdout)
    return answers
