"""The headers that a static host should send: a policy without inline scripts and without other origins.

The theme has a few inline scripts of its own; their hashes are taken from the finished pages.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from mkdocs_aruntime.publish.artifact import FileArtifact
from mkdocs_aruntime.publish.hosts import build_hosts

_FIRST = '<meta charset="utf-8">'
_INLINE = re.compile(r"<script(?P<attributes>[^>]*)>(?P<code>.*?)</script>", re.DOTALL)


def build_headers(folder: Path) -> Iterator[FileArtifact]:
    """A ``_headers`` file (Netlify, Cloudflare Pages), and the same for nginx, Apache and Caddy."""
    hashes = {each for page in folder.rglob("*.html") for each in _hashes(page.read_text("utf-8"))}
    everywhere = {
        "Content-Security-Policy": _policy(hashes),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
        "Cross-Origin-Opener-Policy": "same-origin",
    }
    yield from build_hosts(everywhere, folder)


def with_policy(html: str) -> str:
    """The page with the policy in its head, for hosts that send no headers (GitHub Pages).

    Who may frame the page can be said in a header only.
    """
    policy = _policy(_hashes(html))
    return html.replace(_FIRST, f'{_FIRST}<meta http-equiv="Content-Security-Policy" content="{policy}">', 1)


def _policy(hashes: set[str]) -> str:
    scripts = " ".join(f"'{each}'" for each in sorted(hashes))
    return "; ".join(
        [
            "default-src 'self'",
            f"script-src 'self' 'wasm-unsafe-eval' {scripts}".rstrip(),
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data:",
            "connect-src 'self'",
            "worker-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
        ]
    )


def _hashes(html: str) -> set[str]:
    """The hash of every inline script that runs; data in JSON does not."""
    found: set[str] = set()
    for match in _INLINE.finditer(html):
        attributes, code = match["attributes"], match["code"]
        if "src=" not in attributes and "application/" not in attributes and code:
            digest = hashlib.sha256(code.encode()).digest()
            found.add("sha256-" + base64.b64encode(digest).decode())
    return found
