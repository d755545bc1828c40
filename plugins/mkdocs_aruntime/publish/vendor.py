"""The libraries that the scripts of a page import by name, as their npm packages ship them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from mkdocs_aruntime.publish.artifact import FileArtifact

VENDOR = "assets/aruntime/vendor"

MODULES: Mapping[str, str] = {
    "preact": "preact/dist/preact.mjs",
    "preact/hooks": "preact/hooks/dist/hooks.mjs",
    "@preact/signals": "@preact/signals/dist/signals.mjs",
    "@preact/signals-core": "@preact/signals-core/dist/signals-core.mjs",
    "htm": "htm/dist/htm.module.js",
    "idb": "idb/build/index.js",
    "js-yaml": "js-yaml/dist/browser/js-yaml.esm.min.mjs",
}
"""What scripts import by name, and the file of the npm package that it is."""


def _package(path: str) -> str:
    """The npm package that a file is of; a scope is a part of its name."""
    return "/".join(path.split("/")[: 2 if path.startswith("@") else 1])


PACKAGES = tuple(dict.fromkeys(map(_package, MODULES.values())))
"""The npm packages that these files are of."""


def installed(node_modules: Path) -> bool:
    """Whether every library is there; a site without them keeps its pages as they stand without scripts."""
    return all((node_modules / path).is_file() for path in MODULES.values())


def build_vendor(node_modules: Path) -> Iterator[FileArtifact]:
    """Every library as a file of the site."""
    for name, path in MODULES.items():
        yield FileArtifact(path=f"{VENDOR}/{_file(name)}", content=node_modules / path)


def import_map(base: str) -> str:
    """What the browser is to load for the names that scripts import; ``base`` leads to the site's root."""
    vendor = f"{base.rstrip('/')}/{VENDOR}"
    return json.dumps({"imports": {name: f"{vendor}/{_file(name)}" for name in MODULES}})


def _file(name: str) -> str:
    return name.removeprefix("@").replace("/", "-") + ".js"
