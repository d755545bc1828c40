"""A real browser and a server on loopback that sends what a static host would."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from benchmarks.chromium import launch
from playwright.sync_api import Browser, BrowserContext, expect, sync_playwright

from building import build_site
from conftest import MINIMAL, ROOT
from mkdocs_aruntime.cli.serve import Headers, Server, read_headers
from mkdocs_aruntime.publish.bundle import Bundle, build_bundle
from tabs import PLAIN, watched

CSP = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self' blob:; connect-src 'self'"

expect.set_options(timeout=15_000)  # of a machine that does other things, too

type Serve = Callable[[Path], str]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = launch(
            playwright,
            "--disable-gpu",
            "--disable-background-networking",
            f"--host-resolver-rules=MAP {PLAIN} 127.0.0.1",
        )
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def serve() -> Iterator[Serve]:
    """Serve a folder; gives the address."""
    servers: list[Server] = []

    def start(folder: Path, *, headers: Headers | None = None) -> str:
        server = Server(folder, headers=headers or {"/*": {"Content-Security-Policy": CSP}})
        servers.append(server)
        return server.start()

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def bundle() -> Bundle:
    """The evaluator for the browser, built once and kept as the site's build keeps it."""
    return build_bundle(node_modules=ROOT / "node_modules", cache=ROOT / ".cache")


@pytest.fixture(scope="session")
def address(real_folder: Path, serve: Callable[..., str]) -> str:
    """Where the real site is served, with the headers that a host would send; some tests serve another."""
    return serve(real_folder, headers=read_headers(real_folder))


@pytest.fixture(scope="session")
def correctable(tmp_path_factory: pytest.TempPathFactory, serve: Callable[..., str]) -> tuple[Path, str]:
    """The small site's files, with Python for the browser switched on, and where it is served."""
    root = tmp_path_factory.mktemp("corrected") / "site"
    shutil.copytree(MINIMAL, root, ignore=shutil.ignore_patterns("site", ".cache"))
    config = root / "mkdocs.yml"
    own = f"browser_evaluator: true, node_modules: {ROOT / 'node_modules'}, cache: {ROOT / '.cache'}"
    own += ", corrections: {overlay_origins: ['https://raw.example.org']}"
    text = config.read_text("utf-8")
    text = text.replace("  - glossary.md\n", "  - glossary.md\n  - scorecard.md\n")
    config.write_text(re.sub(r"browser_evaluator: false, node_modules: [^}]*", own, text), "utf-8")
    (root / "docs" / "scorecard.md").write_text("# Scorecard\n\n{{ scorecard }}\n", "utf-8")
    folder = build_site(root, root.parent / "built")
    return root, serve(folder, headers=read_headers(folder))


@pytest.fixture
def context(chromium: Browser, address: str) -> Iterator[BrowserContext]:
    """A browser that has never been here, in which nothing may go wrong; it keeps nothing for offline use.

    Where the offline worker ran, it would fetch what it keeps on each of hundreds of first visits.
    """
    context = chromium.new_context(
        viewport={"width": 1280, "height": 900}, accept_downloads=True, service_workers="block"
    )
    with watched(context, address):
        yield context
    context.close()
