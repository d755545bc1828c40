"""The headers that a static host should send, by name; ``hosts`` says them as each host reads them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from mkdocs_aruntime.publish.artifact import FileArtifact
from mkdocs_aruntime.publish.hosting.hosts import build_hosts
from mkdocs_aruntime.publish.policy import permissions


def build_headers(folder: Path, policy: str) -> Iterator[FileArtifact]:
    """A ``_headers`` file (Netlify, Cloudflare Pages), and the same for nginx, Apache and Caddy."""
    everywhere = {
        "Content-Security-Policy": policy,
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Permissions-Policy": permissions(),
        "Cross-Origin-Opener-Policy": "same-origin",
    }
    yield from build_hosts(everywhere, folder)
