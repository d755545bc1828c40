"""What a browser may run and load on our pages: a fixed list, which nothing that a page holds can lengthen.

The theme has a few inline scripts; ``templates/theme-scripts.txt`` is the list of them, and a test holds it
against the installed theme. A page with any other inline script is refused by ``page_safety``.
"""

from __future__ import annotations

import base64
import hashlib
import posixpath
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from mkdocs_aruntime.publish.vendor import import_map

_BASE = "{{ base }}"
"""Stands in the theme's scripts for the way from the page to the site's root."""

CARD = "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'"
"""The policy of a page without scripts that other sites may frame."""

NO_FEATURES = """
    accelerometer aria-notify autoplay browsing-topics camera captured-surface-control clipboard-read
    compute-pressure cross-origin-isolated deferred-fetch deferred-fetch-minimal
    digital-credentials-create digital-credentials-get display-capture encrypted-media fullscreen
    gamepad geolocation gyroscope hid identity-credentials-get idle-detection keyboard-map
    language-detector language-model local-fonts local-network local-network-access loopback-network
    magnetometer media-playback-while-not-visible microphone midi on-device-speech-recognition
    otp-credentials payment picture-in-picture private-state-token-issuance
    private-state-token-redemption publickey-credentials-create publickey-credentials-get
    screen-wake-lock serial speaker-selection storage-access summarizer sync-xhr translator usb
    window-management xr-spatial-tracking
"""
"""Every feature that a page may ask Chromium 156 for, but for writing to the clipboard; others know fewer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InlineScripts:
    """The inline scripts that a site knows: those of the theme, and its owner's own."""

    scope: str = ""
    """Where the theme keeps its settings, if the site's owner says so (``extra.scope``)."""
    own: tuple[str, ...] = ()
    """Scripts that the owner's own templates hold."""
    origins: tuple[str, ...] = ()
    """Other sites from which scripts may fetch what a reader names in the address."""

    def known(self, base: str) -> tuple[str, ...]:
        """What may stand in a page, by the way from there to the site's root: ``.``, ``..``, ``../..``."""
        theme = (text.replace(_BASE, self.scope or base) for text in _theme_scripts())
        return (*theme, import_map(base), *self.own)

    def policy(self, bases: Iterable[str]) -> str:
        """The Content-Security-Policy of pages that are so far from the root."""
        hashes = sorted({_hash(text) for base in bases for text in self.known(base)})
        return "; ".join(
            [
                "default-src 'none'",
                f"script-src 'self' 'wasm-unsafe-eval' {' '.join(hashes)}",
                "style-src 'self'",
                "img-src 'self' data:",  # the theme's icons
                "font-src 'self'",
                " ".join(["connect-src 'self'", *self.origins]),
                "manifest-src 'self'",
                "worker-src 'self' blob:",  # the worker's one line, from which it runs what was checked
                "base-uri 'none'",
                "form-action 'self'",
            ]
        )


def base_of(url: str) -> str:
    """The way from a page to the site's root, as the theme writes it."""
    return posixpath.relpath(".", posixpath.dirname(url) or ".")


def permissions() -> str:
    """The Permissions-Policy: no feature, for the page and for what it frames."""
    return ", ".join(["clipboard-write=(self)", *(f"{name}=()" for name in NO_FEATURES.split())])


@cache
def _theme_scripts() -> tuple[str, ...]:
    listed = files("mkdocs_aruntime").joinpath("templates", "theme-scripts.txt")
    return tuple(listed.read_text("utf-8").splitlines())


def _hash(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"
