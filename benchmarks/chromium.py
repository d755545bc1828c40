"""The browser of the tests and the benchmarks."""

from __future__ import annotations

import os
import shutil

from playwright.sync_api import Browser, Playwright

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
"""Chromium without windows comes first: the same engine, with a fifth less work."""


def launch(playwright: Playwright, *arguments: str) -> Browser:
    """Start the first of them on the PATH; without its sandbox as root, where it has none."""
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        raise FileNotFoundError(f"the browser tests need one of these on the PATH: {', '.join(NAMES)}")
    root = ["--no-sandbox"] if os.geteuid() == 0 else []
    return playwright.chromium.launch(executable_path=path, args=[*root, *arguments])
