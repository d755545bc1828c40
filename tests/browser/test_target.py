"""Where it will run decides what holds only partly: in the directory, in a comparison and on the page of an entry."""

from __future__ import annotations

import datetime as dt

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from aruntime_evaluator import Catalog, ClaimValue
from aruntime_evaluator.answer.conditions import ResolvedClaim, resolve_claims
from aruntime_evaluator.model.verdict import Met
from conftest import ROOT
from mkdocs_aruntime.catalog.catalog import load_catalog, load_policy

pytestmark = pytest.mark.browser

TARGET = "8 × H100, Kubernetes, Linux"


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    policy = load_policy(ROOT / "evaluator" / "policy.yml", root=ROOT)
    return load_catalog(ROOT / "runtimes", policy, root=ROOT, as_of=dt.datetime.now(dt.UTC).date())


@pytest.fixture(scope="session")
def resolved(catalog: Catalog) -> dict[str, dict[str, ResolvedClaim]]:
    return {id_: dict(claims) for id_, claims in resolve_claims(catalog, TARGET).items()}


def say(page: Page) -> None:
    page.get_by_label("Where will it run?").fill(TARGET)
    page.get_by_role("button", name="Apply to partial claims").click()


def test_the_directory_counts_what_is_decided(
    context: BrowserContext, address: str, resolved: dict[str, dict[str, ResolvedClaim]]
) -> None:
    page = context.new_page()
    page.goto(f"{address}runtimes/")
    say(page)
    claims = [claim for each in resolved.values() for claim in each.values()]
    met = sum(claim.met is Met.YES for claim in claims)
    expect(page.locator(".ar-target output")).to_contain_text(
        f"{len(claims)} partial claims: {met} supported on this target"
    )
    assert "target=" in page.url


def test_the_page_of_an_entry_says_what_each_becomes_and_why(
    context: BrowserContext, address: str, resolved: dict[str, dict[str, ResolvedClaim]]
) -> None:
    entry, reference = next(
        (id_, ref)
        for id_, claims in resolved.items()
        for ref, claim in claims.items()
        if claim.met is Met.YES and claim.value is ClaimValue.SUPPORTED
    )
    page = context.new_page()
    page.goto(f"{address}runtimes/{entry}/")
    say(page)
    note = page.locator(f"[id='{reference}'] .ar-claim__here")
    expect(note).to_contain_text("On this target: ● Yes. Only")
    page.reload()
    expect(note).to_contain_text("On this target: ● Yes. Only")
    page.get_by_role("button", name="Clear the target").click()
    expect(page.locator(".ar-claim__here")).to_have_count(0)


def test_a_comparison_shows_decided_values(context: BrowserContext, address: str, catalog: Catalog) -> None:
    """KServe alone may still get vLLM; in a stack with SGLang it has none, and what needs it is not established."""
    alone = resolve_claims(catalog, TARGET, ["kserve", "sglang"])["kserve"]["serving.lora"]
    assert alone.met is Met.NO
    page = context.new_page()
    page.goto(f"{address}compare/?ids=sglang+kserve,vllm+kserve&target={TARGET.replace(' ', '%20')}")
    expect(page.locator(".ar-target output")).to_contain_text("partial claims")
    expect(page.get_by_text("Only with vLLM").first).to_be_attached()
