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

_INLINE = re.compile(r"<script(?P<attributes>[^>]*)>(?P<code>.*?)</script>", re.DOTALL)


def build_headers(folder: Path) -> Iterator[FileArtifact]:
    """A ``_headers`` file (Netlify, Cloudflare Pages), and the same for nginx, Apache and Caddy."""
    headers = {
        "Content-Security-Policy": _policy(sorted(_hashes(folder))),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
        "Cross-Origin-Opener-Policy": "same-origin",
    }
    lines = ["/*", *(f"  {name}: {value}" for name, value in headers.items())]
    cached = ["/assets/evaluator/*", "  Cache-Control: public, max-age=31536000, immutable"]
    fresh = ["/offline.js", "  Cache-Control: no-cache"]
    yield _file("_headers", [*lines, *cached, *fresh])
    yield _file(
        "headers.nginx.conf", [f'add_header {name} "{value}" always;' for name, value in headers.items()]
    )
    yield _file(
        "headers.apache.conf", [f'Header always set {name} "{value}"' for name, value in headers.items()]
    )
    yield _file(
        "headers.caddy", ["header {", *(f'\t{name} "{value}"' for name, value in headers.items()), "}"]
    )


def _file(path: str, lines: list[str]) -> FileArtifact:
    return FileArtifact(path=path, content="\n".join([*lines, ""]).encode())


def _policy(hashes: list[str]) -> str:
    scripts = " ".join(f"'{each}'" for each in hashes)
    return "; ".join(
        [
            "default-src 'self'",
            f"script-src 'self' 'wasm-unsafe-eval' {scripts}".rstrip(),
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data:",
            "connect-src 'self' blob:",
            "worker-src 'self'",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'self'",
        ]
    )


def _hashes(folder: Path) -> set[str]:
    """The hash of every inline script that runs; data in JSON does not."""
    found: set[str] = set()
    for page in folder.rglob("*.html"):
        for match in _INLINE.finditer(page.read_text("utf-8")):
            attributes, code = match["attributes"], match["code"]
            if "src=" not in attributes and "application/" not in attributes and code:
                digest = hashlib.sha256(code.encode()).digest()
                found.add("sha256-" + base64.b64encode(digest).decode())
    return found
