"""What static hosts are to be told: one set of headers, written as each host wants it.

Pages of other sites may frame the cards and read the data, and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from mkdocs_aruntime.publish.artifact import FileArtifact
from mkdocs_aruntime.publish.assets import EVALUATORS

FRAMED = "embed"
"""The one folder that other sites may frame."""

SHARED = "api"
"""The folder that scripts of other sites may read."""

FRAMES = ("X-Frame-Options", "SAMEORIGIN")
"""A header of its own, not a part of the policy: of two policies from two rules the stricter would win."""

CROSS_ORIGIN = ("Access-Control-Allow-Origin", "*")

CACHE = "Cache-Control"
"""Said of files that are there; never of an error, which a browser would remember as long."""

LASTING = "public, max-age=31536000, immutable"
"""For the evaluator, whose folder is named by its bytes."""

WORKER, ALWAYS_ASKED = "offline.js", "no-cache"

_NGINX_NOTE = """\
# For the server block:  include .../headers.nginx.conf;
# nginx takes these lines into a location only where that has no add_header of its own: a single one there
# drops all of them. Include this file in that location too, or (from nginx 1.29.3) say there:
# add_header_inherit merge;
# The types of stock nginx do for the site to work. It has none for .md, .csv and .ics, which browsers then
# save; a phone offers to subscribe to a calendar where mime.types has:  text/calendar ics;"""

_APACHE_NOTE = """\
# For the <VirtualHost> block:  Include .../headers.apache.conf   (needs mod_headers: a2enmod headers)"""

_CADDY_NOTE = """\
# For the site block, below its root directive:  import .../headers.caddy"""


def build_hosts(everywhere: Mapping[str, str], folder: Path) -> Iterator[FileArtifact]:
    """A ``_headers`` file (Netlify, Cloudflare Pages), and the same for nginx, Apache and Caddy.

    ``everywhere`` is sent with every answer; ``folder`` is the finished site.
    """
    yield _file("_headers", _by_pattern(everywhere, _own_pages(folder)))
    yield _file("headers.nginx.conf", _nginx(everywhere))
    yield _file("headers.apache.conf", _apache(everywhere))
    yield _file("headers.caddy", _caddy(everywhere))


def _own_pages(folder: Path) -> list[str]:
    """The patterns of every page that is not a card: the format has no way to say *all but*."""
    tops = {path.relative_to(folder).parts[0] for path in folder.rglob("*.html")}
    tops -= {FRAMED, "index.html"}
    return [
        "/",
        "/index.html",
        *(f"/{top}" if top.endswith(".html") else f"/{top}/*" for top in sorted(tops)),
    ]


def _by_pattern(everywhere: Mapping[str, str], own: list[str]) -> list[str]:
    lines = ["/*", *(f"  {name}: {value}" for name, value in everywhere.items())]
    for pattern in own:
        lines += [pattern, "  " + ": ".join(FRAMES)]
    lines += [f"/{SHARED}/*", "  " + ": ".join(CROSS_ORIGIN)]
    lines += [f"/{EVALUATORS}/*", f"  {CACHE}: {LASTING}"]
    return [*lines, f"/{WORKER}", f"  {CACHE}: {ALWAYS_ASKED}"]


def _nginx(everywhere: Mapping[str, str]) -> list[str]:
    """A header with an empty value is not sent."""
    (frames, same), (origin, any_) = FRAMES, CROSS_ORIGIN
    return [
        _NGINX_NOTE,
        *(f'add_header {name} "{value}" always;' for name, value in everywhere.items()),
        f'set $aruntime_frames "{same}";',
        f'if ($uri ~ "/{FRAMED}/") {{ set $aruntime_frames ""; }}',
        f"add_header {frames} $aruntime_frames always;",
        'set $aruntime_origin "";',
        f'if ($uri ~ "/{SHARED}/") {{ set $aruntime_origin "{any_}"; }}',
        f"add_header {origin} $aruntime_origin always;",
        'set $aruntime_cache "";',
        f'if ($uri ~ "/{EVALUATORS}/") {{ set $aruntime_cache "{LASTING}"; }}',
        f'if ($uri ~ "/{WORKER}$") {{ set $aruntime_cache "{ALWAYS_ASKED}"; }}',
        f"add_header {CACHE} $aruntime_cache;",
    ]


def _apache(everywhere: Mapping[str, str]) -> list[str]:
    (frames, same), (origin, any_) = FRAMES, CROSS_ORIGIN
    return [
        _APACHE_NOTE,
        *(f'Header always set {name} "{value}"' for name, value in everywhere.items()),
        f'Header always set {frames} "{same}" "expr=%{{REQUEST_URI}} !~ m#/{FRAMED}/#"',
        f'Header always set {origin} "{any_}" "expr=%{{REQUEST_URI}} =~ m#/{SHARED}/#"',
        f'Header set {CACHE} "{LASTING}" "expr=%{{REQUEST_URI}} =~ m#/{EVALUATORS}/#"',
        f'Header set {CACHE} "{ALWAYS_ASKED}" "expr=%{{REQUEST_URI}} =~ m#/{WORKER}$#"',
    ]


def _caddy(everywhere: Mapping[str, str]) -> list[str]:
    (frames, same), (origin, any_) = FRAMES, CROSS_ORIGIN
    return [
        _CADDY_NOTE,
        *("header {", *(f'\t{name} "{value}"' for name, value in everywhere.items()), "}"),
        f"@own not path */{FRAMED}/*",
        f'header @own {frames} "{same}"',
        f"@shared path */{SHARED}/*",
        f'header @shared {origin} "{any_}"',
        *("@lasting {", f"\tpath */{EVALUATORS}/*", "\tfile", "}"),
        f'header @lasting {CACHE} "{LASTING}"',
        *("@worker {", f"\tpath */{WORKER}", "\tfile", "}"),
        f'header @worker {CACHE} "{ALWAYS_ASKED}"',
    ]


def _file(path: str, lines: list[str]) -> FileArtifact:
    return FileArtifact(path=path, content="\n".join([*lines, ""]).encode())
