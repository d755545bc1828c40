"""The page of one runtime: what stands on it besides its claims."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from conftest import TODAY, sources_of
from editing import edit
from mkdocs_aruntime.catalog.site import load_site
from mkdocs_aruntime.publish.directory.neighbours import NEAREST
from mkdocs_aruntime.publish.directory.runtimes import build_runtime_pages
from mkdocs_aruntime.publish.forges import FORGES, ForgeKind
from mkdocs_aruntime.publish.links import Links


def links_for(url: str) -> Links:
    return Links(page=url, repo="", forge=FORGES[ForgeKind.GITHUB])


def pages(root: Path) -> dict[str, str]:
    site = load_site(sources_of(root), as_of=TODAY)
    return {page.path: page.markdown for page in build_runtime_pages(site, links_for)}


def page(root: Path, id_: str) -> str:
    return pages(root)[f"runtimes/{id_}.md"]


def test_a_page_without_conflicts_has_no_section_for_them(copy: Path) -> None:
    assert "Watch out" not in page(copy, "alpha")


def test_conflicts_exclusions_and_notes_are_told_together_by_their_names(copy: Path) -> None:
    entry = copy / "runtimes" / "alpha.yml"
    edit(
        entry,
        "    - id: amqp\n      value: supported\n",
        "    - id: amqp\n      value: supported\n      conflict: true\n      incompatible-with: [data.telemetry]\n",
    )
    edit(
        entry,
        'evidence: [{source: readme, quote: "AMQP in Alpha: supported."}]',
        'evidence: [{source: readme, quote: "AMQP in Alpha: supported."}, {source: readme, quote: "No AMQP."}]',
    )
    edit(entry, "maintenance:", "notes: Mind the <gap>.\nmaintenance:")
    watch = page(copy, "alpha").partition("## Watch out")[2].partition("\n## ")[0]
    assert "<p>Mind the &lt;gap&gt;.</p>" in watch
    assert '<a href="#protocols.amqp">AMQP</a>: the sources contradict each other' in watch
    assert 'not together with <a href="#data.telemetry">Telemetry</a>' in watch


def test_a_successor_in_the_directory_is_linked_both_ways(copy: Path) -> None:
    edit(
        copy / "runtimes" / "alpha.yml",
        "lifecycle: {status: active}",
        "lifecycle: {status: active, successor: beta}",
    )
    assert '<dt>Successor</dt><dd><a href="../beta/">Beta</a>' in page(copy, "alpha")
    assert '<dt>Successor of</dt><dd><a href="../alpha/">Alpha</a>' in page(copy, "beta")


def test_a_successor_elsewhere_is_named_without_a_link(copy: Path) -> None:
    edit(
        copy / "runtimes" / "alpha.yml",
        "lifecycle: {status: active}",
        "lifecycle: {status: active, successor: Delta or Epsilon}",
    )
    assert "<dt>Successor</dt><dd>Delta or Epsilon</dd>" in page(copy, "alpha")


def test_an_alternative_says_what_sets_it_apart_only_where_both_entries_speak(copy: Path) -> None:
    edit(
        copy / "runtimes" / "alpha.yml",
        "partly: [{id: routing, note: By topic only.}]",
        "leaves: [{id: routing, to: a gateway}]",
    )
    alternatives = page(copy, "alpha").partition("## Alternatives")[2].partition("\n## ")[0]
    beta, gamma = alternatives.split("</li>")[:2]
    assert 'href="../beta/">Beta</a> Beta is a broker' in beta
    assert "covers what" not in beta
    assert "covers what Alpha delegates: Routing" in gamma
    back = page(copy, "gamma").partition("## Alternatives")[2].split("</li>")
    assert "delegates what Gamma &lt;b&gt;&amp;amp;&lt;/b&gt; covers: Routing" in back[0]
    assert "delegates what" not in back[1]


@pytest.mark.parametrize("others", [NEAREST - 2, NEAREST + 1])
def test_only_the_nearest_alternatives_are_shown_and_the_rest_is_counted(copy: Path, others: int) -> None:
    text = (copy / "runtimes" / "beta.yml").read_text("utf-8")
    for n in range(others):
        name = f"copy-{n}"
        (copy / "runtimes" / f"{name}.yml").write_text(
            text.replace("id: beta", f"id: {name}").replace("Beta", f"Copy {n}"), "utf-8"
        )
    section = page(copy, "alpha").partition("## Alternatives")[2].partition("\n## ")[0]
    assert section.count("<li>") == min(NEAREST, others + 2)
    assert (f"of {others + 2} that own most of the same" in section) == (others + 2 > NEAREST)


def test_pages_that_name_it_are_listed_by_kind(copy: Path) -> None:
    mentions = page(copy, "gamma").partition("## Mentioned in")[2].partition("\n## ")[0]
    assert '<a href="../../use-cases/sensors/">Sensors</a>' in mentions
    assert "Use case</span>" in mentions
    assert "Worked decision</span>" in mentions


def test_a_change_has_a_permanent_address_and_its_source(copy: Path) -> None:
    edit(
        copy / "runtimes" / "alpha.yml",
        "history: [{date: 2026-11-01, change: First version.}]",
        "history: [{date: 2026-11-01, change: First version., source: readme}]",
    )
    record = page(copy, "alpha").partition("## Maintenance record")[2]
    assert '<li id="change-2026-11-01-' in record
    assert "Alpha readme" in record


def test_a_relation_stands_on_both_pages_with_its_condition_and_quote(copy: Path) -> None:
    found = pages(copy)
    here, there = found["runtimes/gamma.md"], found["runtimes/beta.md"]
    assert 'id="relations.feeds.beta"' in here
    assert 'Feeds <a href="../beta/">Beta</a>' in here
    assert 'id="relations.feeds.by.gamma"' in there
    assert "Fed by " in there
    for text in (here, there):
        assert "Only with Beta &gt;=1.9,&lt;2; over AMQP or MQTT; with the option feed &lt;b&gt;." in text
        assert "Gamma hands messages to Beta." in text
    assert "Replaced by " in found["runtimes/alpha.md"]


def test_who_works_with_any_entry_of_a_claim_stands_on_the_pages_of_all_that_support_it(copy: Path) -> None:
    found = pages(copy)
    assert "Feeds any entry with AMQP" in found["runtimes/gamma.md"]
    assert 'id="relations.feeds.by.gamma.protocols.amqp"' in found["runtimes/alpha.md"]
    assert "As any entry with AMQP." in found["runtimes/alpha.md"]
    assert "Any AMQP broker can be fed." not in found["runtimes/beta.md"]


def test_who_names_an_entry_and_a_claim_of_it_stands_there_twice_under_two_ids(copy: Path) -> None:
    by_claim = '  - {kind: feeds, claim: protocols.amqp, evidence: [{source: readme, quote: "Any AMQP broker can be fed."}]}'
    by_name = '  - {kind: feeds, to: alpha, evidence: [{source: readme, quote: "Alpha can be fed."}]}'
    edit(copy / "runtimes" / "gamma.yml", by_claim, f"{by_claim}\n{by_name}")
    section = page(copy, "alpha").partition("## Related entries")[2].partition("\n## ")[0]
    ids = re.findall('id="(relations[^"]*)"', section)
    assert ids == [
        "relations.feeds.by.gamma.protocols.amqp",
        "relations.feeds.by.gamma",
        "relations.replaces.by.beta",
    ]


def test_a_condition_and_a_lack_stand_at_their_claim(copy: Path) -> None:
    claim = page(copy, "gamma").partition('id="protocols.amqp"')[2].partition("</article>")[0]
    assert "Only in the commercial edition; with the option plugin." in claim
    assert "Lacks: Transactions &lt;script&gt;" in claim


def test_a_claim_that_was_read_at_an_earlier_version_says_so_and_the_page_counts_it(copy: Path) -> None:
    assert "at an earlier one" not in page(copy, "alpha")
    edit(
        copy / "runtimes" / "alpha.yml",
        "    - id: amqp\n      value: supported\n",
        '    - id: amqp\n      value: supported\n      read-at: "1.9"\n',
    )
    told = page(copy, "alpha")
    assert "<dt>Version reviewed</dt><dd>1.10; 1 claim at an earlier one</dd>" in told
    assert (
        "Read at 1.9, not yet at 1.10." in told.partition('id="protocols.amqp"')[2].partition("</article>")[0]
    )


def test_a_claim_tells_what_an_artifact_shows_and_when_it_was_challenged(copy: Path) -> None:
    artifact = (
        f"{{package: 'pkg:pypi/alpha@1.10', file: alpha.whl, digest: 'sha256:{'a' * 64}', "
        "place: 'main.py:7', fact: '--<port>', disagrees: true}"
    )
    edit(
        copy / "runtimes" / "alpha.yml",
        "    - id: amqp\n      value: supported\n",
        "    - id: amqp\n      value: supported\n"
        "      challenged: {date: 2026-11-20, commit: 0123456789abcdef, words: [AMQP, '<port>']}\n"
        f"      shown: [{artifact}]\n",
    )
    told = page(copy, "alpha")
    assert "Challenged 2026-11-20: commit 0123456789ab was searched for AMQP, &lt;port&gt;." in told
    assert (
        "The released artifact shows otherwise than the quoted documents, and counts: --&lt;port&gt;" in told
    )
    assert "(alpha.whl, main.py:7; sha256:aaa" in told
    assert "Challenged" not in page(copy, "beta")


def test_the_depth_of_evidence_is_counted_where_more_was_done_than_to_read(copy: Path) -> None:
    assert "Depth of evidence" not in page(copy, "alpha")
    searched = "value: supported\n      challenged: {date: 2026-11-01, commit: 0123456789ab, words: [port]}"
    edit(copy / "runtimes" / "alpha.yml", "value: supported", searched)
    assert "<dt>Depth of evidence</dt><dd>1 read · 1 challenged</dd>" in page(copy, "alpha")
