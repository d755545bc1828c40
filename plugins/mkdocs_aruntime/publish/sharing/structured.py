"""A runtime in the words of schema.org, for search engines; data, so it needs no permission to run."""

from __future__ import annotations

import re
from collections.abc import Mapping

from aruntime_evaluator import Json, Runtime
from mkdocs_aruntime.catalog.catalog import dates_of
from mkdocs_aruntime.catalog.site import Site
from mkdocs_aruntime.publish.identity import Identity
from mkdocs_aruntime.publish.labels import Labels

_ONE_LICENSE = re.compile(r"[A-Za-z0-9.+-]+")
"""An SPDX expression of a single identifier, which has a page of its own."""


def structured_data(runtime: Runtime, site: Site, identity: Identity) -> Mapping[str, Json]:
    """The entry as a SoftwareApplication; what is not known is left out."""
    labels = Labels(site.catalog.vocabulary)
    latest = runtime.versions.latest
    data: dict[str, Json] = {
        "@context": "https://schema.org",
        "@type": "SoftwareApplication",
        "name": runtime.name,
        "description": runtime.summary,
        "url": identity.absolute(f"runtimes/{runtime.id}/"),
        "applicationCategory": labels.label("layers", runtime.layers[0]),
        "author": {"@type": "Organization", "name": runtime.vendor},
        "license": _license(runtime.license.spdx),
        "softwareVersion": (latest.version if latest else None) or runtime.versions.reviewed,
        "softwareHelp": runtime.documentation,
        "sameAs": runtime.repository,
        "mainEntityOfPage": {
            "@type": "WebPage",
            "dateModified": max(dates_of(runtime)).isoformat(),
            "isPartOf": {"@type": "WebSite", "name": identity.name, "url": identity.home or "/"},
        },
    }
    return {key: value for key, value in data.items() if value is not None}


def _license(spdx: str) -> str:
    single = _ONE_LICENSE.fullmatch(spdx) and not spdx.startswith("LicenseRef-")
    return f"https://spdx.org/licenses/{spdx}.html" if single else spdx
