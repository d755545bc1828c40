"""The state of the evidence, counted on the minimal site."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from aruntime_evaluator.model.claim import Challenged, Shown
from mkdocs_aruntime.catalog.column_notes import Column, ColumnNotes
from mkdocs_aruntime.catalog.quotes import QuoteCheck
from mkdocs_aruntime.catalog.site import Site
from mkdocs_aruntime.publish.forges import FORGES, ForgeKind
from mkdocs_aruntime.publish.links import Links
from mkdocs_aruntime.publish.pages.evidence import evidence_block

LINKS = Links(page="evidence/", repo="", forge=FORGES[ForgeKind.GITHUB])


def cells(html: str, label: str) -> list[str]:
    row = re.search(rf'<tr><th scope="row">{re.escape(label)}</th>(.*?)</tr>', html, re.DOTALL)
    assert row, label
    return re.findall(r"<td>([^<]*)", row[1])


def test_claims_are_counted_by_state_layer_group_level_and_age(minimal: Site) -> None:
    html = evidence_block(minimal, LINKS)
    assert cells(html, "All claims")[:3] == ["9", "5", "4"]  # of four two were looked for, two are silence
    assert cells(html, "Broker")[:3] == ["9", "5", "4"]
    assert cells(html, "Protocols")[:3] == ["6", "3", "3"]
    assert cells(html, "E2 Documented")[0] == "5"
    assert cells(html, "up to 30 days")[0] != "0"


def test_what_lies_behind_is_contested_or_due_is_named(minimal: Site) -> None:
    first, *others = minimal.catalog.runtimes
    old = replace(first.maintenance, confirmed=dt.date(2026, 1, 1))
    claims = {group: tuple(replace(c, conflict=True) for c in each) for group, each in first.claims.items()}
    changed = replace(first, maintenance=old, claims=claims, versions=replace(first.versions, reviewed="1.9"))
    html = evidence_block(
        replace(minimal, catalog=replace(minimal.catalog, runtimes=(changed, *others))), LINKS
    )
    assert "Alpha: AMQP</a>" in html
    assert "read at 1.9, latest known 1.10" in html
    assert html.partition("Due for re-review")[2].count("<li>") == 1


def test_claims_that_were_read_at_an_earlier_version_are_counted_by_entry(minimal: Site) -> None:
    assert "were not found again" not in evidence_block(minimal, LINKS)
    first, *others = minimal.catalog.runtimes
    claims = {group: tuple(replace(c, read_at="1.9") for c in each) for group, each in first.claims.items()}
    catalog = replace(minimal.catalog, runtimes=(replace(first, claims=claims), *others))
    assert "Alpha</a>: 3 claims, reviewed 1.10" in evidence_block(replace(minimal, catalog=catalog), LINKS)


def test_claims_are_counted_by_depth_and_where_an_artifact_disagrees_is_named(minimal: Site) -> None:
    assert cells(evidence_block(minimal, LINKS), "read: a page or file says it")[0] == "5"
    first, *others = minimal.catalog.runtimes
    shown = Shown(
        package="pkg:pypi/alpha@1.10",
        file="a.whl",
        digest=f"sha256:{'a' * 64}",
        fact="--port",
        disagrees=True,
    )
    claims = {group: tuple(replace(c, shown=(shown,)) for c in each) for group, each in first.claims.items()}
    catalog = replace(minimal.catalog, runtimes=(replace(first, claims=claims), *others))
    html = evidence_block(replace(minimal, catalog=catalog), LINKS)
    assert cells(html, "read: a page or file says it")[0] == "3"
    assert cells(html, "shown by a released artifact")[0] == "2"
    part = html.partition("artifact disagree")[2].partition("## ")[0]
    assert "Alpha: AMQP</a>. The documents: <q>AMQP in Alpha: supported.</q>" in part
    assert "The artifact, which counts: --port (a.whl)." in part


def test_what_was_searched_and_shown_is_told_by_entry_with_the_last_day(minimal: Site) -> None:
    assert "No claim was searched for in a whole repository" in evidence_block(minimal, LINKS)
    first, *others = minimal.catalog.runtimes
    searches = (
        Challenged(date=dt.date(2026, 11, day), commit="0" * 12, words=("port",)) for day in (3, 2, 1)
    )
    claims = {
        group: tuple(replace(claim, challenged=next(searches)) for claim in each)
        for group, each in first.claims.items()
    }
    catalog = replace(minimal.catalog, runtimes=(replace(first, claims=claims), *others))
    html = evidence_block(replace(minimal, catalog=catalog), LINKS)
    row = html.partition('runtimes/alpha/">Alpha</a></th>')[2].partition("</tr>")[0]
    assert '"Challenged">2<' in row  # of three claims one says that nothing is known
    assert '"Shown by an artifact">0<' in row
    assert '<time datetime="2026-11-03">' in row


def test_claims_that_were_read_side_by_side_are_named_with_the_day(minimal: Site) -> None:
    assert "Of 3 claims, 0 were read across all entries" in evidence_block(minimal, LINKS)
    columns = {"protocols.amqp": Column(reviewed=dt.date(2026, 11, 20)), "protocols.mqtt": Column()}
    notes = ColumnNotes(schema="aruntime/review/1", columns=columns)
    html = evidence_block(replace(minimal, columns=notes), LINKS)
    assert "Of 3 claims, 1 was read across all entries" in html
    assert '<li>AMQP: <time datetime="2026-11-20">2026-11-20</time></li>' in html


def test_the_last_look_up_of_quotes_is_told_or_asked_for(minimal: Site) -> None:
    assert "Nobody has looked the quotes up" in evidence_block(minimal, LINKS)
    check = QuoteCheck(date=dt.date(2026, 11, 1), found=5, moved=1, gone=0, not_checkable=2)
    html = evidence_block(replace(minimal, quotes=check), LINKS)
    assert "5 were found there, 1 in another file of the same version, 0 nowhere, and 2 could not" in html
