"""Without a network: what was opened opens again, and a new deploy breaks no open page."""

from __future__ import annotations

import hashlib
import re
import shutil
import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from mkdocs_aruntime.cli.serve import Server, read_headers
from tabs import alive, open_scorecard, retitle, title, until, watched

pytestmark = pytest.mark.browser

CUT = ("net::ERR_INTERNET_DISCONNECTED", "net::ERR_FAILED", "a status of 503")
"""What the browser itself says on the console where there is no network."""


STICKY = "getComputedStyle(document.querySelector('.md-header')).position === 'sticky'"
"""Whether the page has its styles."""


@pytest.fixture
def folder(real_folder: Path, tmp_path: Path) -> Path:
    """A deployed site of the test's own, to deploy anew."""
    return Path(shutil.copytree(real_folder, tmp_path / "deployed"))


@pytest.fixture
def address(folder: Path, serve: Callable[..., str]) -> str:
    return serve(folder, headers=read_headers(folder))


@pytest.fixture
def context(chromium: Browser, address: str) -> Iterator[BrowserContext]:
    context = chromium.new_context()
    with watched(context, address, expected=CUT):
        yield context
    context.close()


def settled(page: Page) -> None:
    """The worker is there and answers the page, and has put away what was loaded before it."""
    until(page, lambda: bool(page.evaluate("navigator.serviceWorker.controller !== null")))
    loaded = page.evaluate("performance.getEntriesByType('resource').map(({ name }) => name)")
    put_away(page, {url for url in loaded if "/assets/" in url})


def python_kept(page: Page, folder: Path) -> None:
    """All that a start from the snapshot needs has been put away."""
    base = f"{page.url.removesuffix('scorecard/')}assets/evaluator/{next((folder / 'assets' / 'evaluator').iterdir()).name}/"
    names = ("manifest.json", "pyodide.js", "module.bin", "snapshot.bin")
    scripts = f"{page.url.removesuffix('scorecard/')}assets/aruntime/javascripts/evaluator/"
    modules = ("worker.js", "unpacker.js", "base-memory.js", "integrity.js", "protocol.js")
    put_away(page, {base + name for name in names} | {scripts + name for name in modules})


def put_away(page: Page, urls: set[str]) -> None:
    until(page, lambda: urls <= set(kept(page)))


def kept(page: Page) -> list[str]:
    """The addresses in the worker's cache, of which there is one, or none yet."""
    urls: list[str] = page.evaluate(
        """async () => {
            const [name] = await caches.keys();
            return name === undefined ? [] : (await (await caches.open(name)).keys()).map(({ url }) => url);
        }"""
    )
    return urls


def look_up(page: Page, words: str) -> None:
    page.locator("[data-md-component=search-query]").focus()
    page.locator("[data-md-component=search-query]").fill("")
    page.keyboard.type(words, delay=10)


def answered(page: Page) -> None:
    expect(page.locator(".ar-scorecard__status")).to_contain_text("Result:", timeout=30_000)


def test_after_one_visit_the_scorecard_works_with_the_network_cut(
    context: BrowserContext, address: str, folder: Path
) -> None:
    page = open_scorecard(context, address)
    retitle(page, "Begun with a network")
    answered(page)
    settled(page)
    python_kept(page, folder)
    context.set_offline(True)
    page.reload()
    alive(page)
    expect(title(page)).to_have_value("Begun with a network")
    answered(page)
    retitle(page, "Gone on without")
    page.get_by_label("Weight of Performance efficiency").select_option("critical")
    expect(page.locator(".ar-result")).not_to_have_attribute("data-stale", "", timeout=15_000)
    answered(page)


def test_after_one_visit_the_search_answers_what_was_looked_up_and_says_what_it_cannot(
    context: BrowserContext, address: str
) -> None:
    page = context.new_page()
    page.goto(address + "glossary/")
    settled(page)
    put_away(page, {address + "assets/aruntime/javascripts/search/query.js"})
    look_up(page, "batching")
    expect(page.locator(".md-search-result__meta")).to_have_text(re.compile("[0-9]+ results"))
    context.set_offline(True)
    page.reload()
    look_up(page, "batching")
    expect(page.locator(".md-search-result__meta")).to_have_text(re.compile("[0-9]+ results"))
    look_up(page, "zebra")
    expect(page.locator(".ar-search")).to_contain_text("could not be loaded")


def test_a_search_whose_scripts_do_not_load_says_so_and_tries_again(chromium: Browser, address: str) -> None:
    context = chromium.new_context(service_workers="block")
    with watched(context, address, expected=CUT):
        context.route("**/search/store.js", lambda route: route.abort())
        page = context.new_page()
        page.goto(address + "glossary/")
        look_up(page, "batching")
        expect(page.locator(".ar-search")).to_contain_text("could not be loaded")
        context.unroute("**/search/store.js")
        look_up(page, "batchin")
        expect(page.locator(".md-search-result__meta")).to_have_text(re.compile("[0-9]+ results"))
    context.close()


def test_pages_that_were_opened_open_again_and_others_say_so(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(address + "runtimes/vllm/")
    settled(page)
    page.goto(address + "glossary/")
    page.wait_for_load_state("networkidle")
    context.set_offline(True)
    page.goto(address + "runtimes/vllm/")
    expect(page.locator("h1")).to_contain_text("vLLM")
    assert page.evaluate("getComputedStyle(document.querySelector('.md-header')).position") == "sticky"
    page.goto(address + "runtimes/sglang/")
    expect(page.locator("h1")).to_have_text("No connection")
    page.get_by_role("link", name="/glossary/").click()
    expect(page.locator("h1")).to_contain_text("Glossary")


def test_a_network_that_takes_requests_and_never_answers_gives_what_was_opened_in_four_seconds(
    chromium: Browser, folder: Path
) -> None:
    server = Server(folder, headers=read_headers(folder))
    address = server.start()
    context = chromium.new_context()
    with watched(context, address, expected=CUT):
        page = context.new_page()
        page.goto(address + "runtimes/vllm/")
        settled(page)
        page.goto(address + "glossary/")
        page.wait_for_load_state("networkidle")
        server.shutdown()
        server.server_close()
        with socket.create_server(("127.0.0.1", server.server_port), backlog=100):  # takes, and never answers
            for path, heading in (("runtimes/vllm/", "vLLM"), ("glossary/", "Glossary")):
                start = time.monotonic()
                page.goto(address + path, wait_until="commit")
                expect(page.locator("h1")).to_contain_text(heading)
                until(page, lambda: bool(page.evaluate(STICKY)))
                assert time.monotonic() - start < 4
            page.close()
    context.close()


def test_nothing_is_kept_that_the_reader_did_not_ask_for(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(address + "runtimes/vllm/")
    settled(page)
    page.wait_for_load_state("networkidle")
    pages = [url for url in kept(page) if url.endswith("/")]
    assert pages == [address + "runtimes/vllm/"]
    assert [url for url in kept(page) if "assets/evaluator" in url or "api/v1" in url] == []


def test_a_new_deploy_is_seen_at_once(context: BrowserContext, address: str, folder: Path) -> None:
    page = context.new_page()
    page.goto(address + "about/")
    settled(page)
    file = folder / "about" / "index.html"
    file.write_text(file.read_text("utf-8").replace("</h1>", " (renewed)</h1>", 1), "utf-8")
    page.reload()
    expect(page.locator("h1")).to_contain_text("(renewed)")


def test_an_open_page_outlives_the_deploy_that_takes_its_evaluator_away(
    context: BrowserContext, address: str, folder: Path
) -> None:
    page = open_scorecard(context, address)
    retitle(page, "Before the deploy")
    answered(page)
    settled(page)
    python_kept(page, folder)
    old = next((folder / "assets" / "evaluator").iterdir())
    manifest = (old / "manifest.json").read_bytes() + b"\n"  # of another build
    (old / "manifest.json").write_bytes(manifest)
    new = old.rename(old.with_name(hashlib.sha256(manifest).hexdigest()))
    for file in (folder / "offline.js", folder / "scorecard" / "index.html"):
        file.write_text(file.read_text("utf-8").replace(old.name, new.name), "utf-8")
    other = open_scorecard(context, address)  # takes the new worker over
    other.locator(".ar-outcome__lead").click()
    # It takes over now, or where the browser waits for the old one to be idle, in half a minute.
    page.evaluate("navigator.serviceWorker.getRegistration().then((each) => each.update())")
    answered(other)
    worker = next(each for each in page.workers if each.url.startswith("blob:"))
    worker.evaluate("self.close()")
    retitle(page, "After the deploy")
    expect(page.locator(".ar-result")).not_to_have_attribute("data-stale", "", timeout=60_000)
    answered(page)


def test_what_was_put_away_damaged_is_fetched_anew(
    context: BrowserContext, address: str, folder: Path
) -> None:
    """As by a proxy in between, whose answer would else stand for ever under a name that never changes."""
    page = open_scorecard(context, address)
    retitle(page, "Before the damage")
    answered(page)
    settled(page)
    python_kept(page, folder)
    page.evaluate(
        """async () => {
            const cache = await caches.open((await caches.keys())[0]);
            for (const { url } of await cache.keys()) {
                if (url.includes("/assets/evaluator/")) await cache.put(url, new Response("a page of the proxy's"));
            }
        }"""
    )
    page.reload()
    alive(page)
    retitle(page, "After the damage")
    answered(page)
    context.set_offline(True)
    page.reload()
    alive(page)
    retitle(page, "And without a network")
    answered(page)


def test_a_page_whose_evaluator_is_gone_says_to_reload(chromium: Browser, address: str, folder: Path) -> None:
    context = chromium.new_context(service_workers="block")
    with watched(context, address, expected=("404",)):
        page = open_scorecard(context, address)
        shutil.rmtree(folder / "assets" / "evaluator")
        retitle(page, "Kept all the same")
        expect(page.get_by_role("alert")).to_contain_text(
            "the site may be newer than this page: reload it", timeout=15_000
        )
        expect(title(page)).to_have_value("Kept all the same")
    context.close()
