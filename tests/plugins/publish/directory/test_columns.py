"""The pages of claims: which claims have one, and what stands on it."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

import pytest
from selectolax.lexbor import LexborHTMLParser

from conftest import TODAY, sources_of
from editing import edit
from mkdocs_aruntime.catalog.site import load_site
from mkdocs_aruntime.publish.directory.columns import build_column_pages, claims_block
from mkdocs_aruntime.publish.directory.runtimes import build_runtime_pages
from mkdocs_aruntime.publish.forges import FORGES, ForgeKind
from mkdocs_aruntime.publish.links import Links

NOTES = """\
schema: aruntime/review/1
columns:
  protocols.stomp: {reviewed: 2026-11-20, enough: "What it sends, and to <whom>. Partial: *only* crashes."}
"""
STOMP = "{id: stomp, label: STOMP, definition: A plain protocol.}"


def links_for(url: str, repo: str = "") -> Links:
    return Links(page=url, repo=repo, forge=FORGES[ForgeKind.GITHUB])


@pytest.fixture
def listing(copy: Path) -> Path:
    """The minimal site with a page that lists its claims, and a claim that nothing asks for."""
    (copy / "docs" / "claims.md").write_text(
        "---\ntitle: Claims\ndescription: All.\nlast-reviewed: 2026-11-01\n---\n\n# Claims\n\n{{ claims }}\n",
        "utf-8",
    )
    mqtt = "      - {id: mqtt, "
    edit(copy / "runtimes" / "vocabulary.yml", mqtt, f"      - {STOMP}\n{mqtt}")
    edit(
        copy / "runtimes" / "alpha.yml",
        "    - id: mqtt\n",
        "    - {id: stomp, value: unknown, looked: [all]}\n    - id: mqtt\n",
    )
    return copy


def pages(root: Path, repo: str = "") -> dict[str, str]:
    site = load_site(sources_of(root), as_of=TODAY)
    found = build_column_pages(site, lambda url: links_for(url, repo))
    return {page.path: page.markdown for page in found}


def test_a_claim_that_something_asks_for_has_a_page_with_all_that_say_anything(listing: Path) -> None:
    page = pages(listing)["claims/protocols.amqp.md"]
    assert "Advanced Message Queuing Protocol." in page
    yes, partly = page.index("## Yes"), page.index("## Partly")
    assert yes < page.index('id="entry.alpha"') < partly < page.index('id="entry.gamma"')
    assert "AMQP in Alpha: supported." in page
    assert '<details class="ar-evidence" open>' in page
    assert "1.10 · read in its sources" in page
    assert "../../runtimes/alpha/#protocols.amqp" in page


def test_what_each_entry_says_is_corrected_at_its_line_and_what_none_says_is_added(listing: Path) -> None:
    (listing / "runtimes" / "review.yml").write_text(NOTES, "utf-8")
    for path, page in pages(listing, "https://e.org/r").items():
        group, claim = path.removeprefix("claims/").removesuffix(".md").split(".")
        forms = LexborHTMLParser(page).css("a[data-correct]")
        assert forms
        for form in forms:
            entry, address = form.attributes["data-entry"], unquote(form.attributes["href"] or "")
            assert form.attributes["data-correct"] == f"{group}.{claim}"
            if "/edit/" in address:
                file, _, line = address.removeprefix("https://e.org/r/edit/main/").partition("#L")
                assert file == f"runtimes/{entry}.yml"
                assert f"id: {claim}" in (listing / file).read_text("utf-8").splitlines()[int(line) - 1]
            else:
                assert f"target=runtimes/{entry}.yml" in address
                assert f"({group}.{claim})" in address
    assert "data-correct" not in "".join(pages(listing).values())


def test_a_claim_that_nothing_asks_for_has_one_where_somebody_said_what_is_enough(listing: Path) -> None:
    assert "claims/protocols.stomp.md" not in pages(listing)
    (listing / "runtimes" / "review.yml").write_text(NOTES, "utf-8")
    page = pages(listing)["claims/protocols.stomp.md"]
    assert "What it sends, and to &lt;whom&gt;. Partial: &#42;only&#42; crashes." in page
    assert "<dt>Read across all entries</dt><dd><time" in page


def test_a_site_without_the_list_has_no_pages(copy: Path) -> None:
    assert pages(copy) == {}


def test_an_entry_leads_to_the_pages_of_its_claims(listing: Path) -> None:
    site = load_site(sources_of(listing), as_of=TODAY)
    alpha = next(page for page in build_runtime_pages(site, links_for) if page.path == "runtimes/alpha.md")
    assert "../../claims/protocols.amqp/" in alpha.markdown
    assert "claims/protocols.stomp/" not in alpha.markdown


def test_the_list_counts_what_entries_say_and_links_what_has_a_page(listing: Path) -> None:
    block = claims_block(load_site(sources_of(listing), as_of=TODAY), links_for("claims/"))
    assert 'href="./protocols.amqp/"' in block or 'href="protocols.amqp/"' in block
    assert "runtimes/#protocols=stomp" in block


def test_what_an_artifact_shows_is_told_beside_the_version(listing: Path) -> None:
    shown = (
        "value: supported\n      shown: [{package: 'pkg:pypi/alpha@1.10', file: alpha.whl, "
        f"digest: 'sha256:{'a' * 64}', fact: port}}]"
    )
    edit(listing / "runtimes" / "alpha.yml", "value: supported", shown)
    page = pages(listing)["claims/protocols.amqp.md"]
    assert "shown by the released artifact" in page
