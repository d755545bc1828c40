"""What the site ships of npm packages, read from where they are installed."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mkdocs_aruntime.publish.third_party.parts import Part, kept_text, read_table, unlicensed

_LICENSE_FILE = re.compile(r"(licen[cs]e|copying|notice)\b", re.IGNORECASE)
_SHORT_REPOSITORY = re.compile(r"[\w.-]+/[\w.-]+")


def npm_part(node_modules: Path, name: str) -> Part:
    """An installed package.

    Raises:
        DataError: where it brings no licence, and none is kept for it.
    """
    folder = node_modules / name
    package = json.loads((folder / "package.json").read_bytes())
    texts = [path.read_text("utf-8") for path in sorted(folder.iterdir()) if _LICENSE_FILE.match(path.name)]
    if not texts:
        if name not in read_table().texts:
            raise unlicensed(name, f"the package '{name}' of npm brings no licence")
        texts = [kept_text(read_table().texts[name])]
    return Part(
        name=name,
        version=package["version"],
        license=package["license"],
        text="\n".join(texts),
        source=_repository(package.get("repository", "")),
        purl=npm_purl(name, package["version"]),
        digest=sha512(installed_packages(node_modules).get(name, {})),
    )


def npm_purl(name: str, version: str) -> str:
    """The package URL; the ``@`` of a scope is written as ``%40``."""
    return f"pkg:npm/{name.replace('@', '%40')}@{version}"


def installed_packages(node_modules: Path) -> Mapping[str, Mapping[str, Any]]:
    """What npm noted of every package that it installed, by name; empty where it noted nothing."""
    lock = node_modules / ".package-lock.json"
    noted = json.loads(lock.read_bytes())["packages"] if lock.is_file() else {}
    return {path.removeprefix("node_modules/"): package for path, package in noted.items()}


def sha512(noted: Mapping[str, Any]) -> str:
    """The digest that npm compared on download, in hexadecimal; empty where it noted none."""
    kind, _, value = noted.get("integrity", "").partition("-")
    return base64.b64decode(value).hex() if kind == "sha512" else ""


def _repository(stated: Any) -> str:  # noqa: ANN401 - JSON
    """Where the source is; npm allows an object, an address or ``owner/name``."""
    address = stated["url"] if isinstance(stated, dict) else str(stated)
    if _SHORT_REPOSITORY.fullmatch(address):
        return f"https://github.com/{address}"
    return re.sub(r"^git(\+https)?:", "https:", address).removesuffix(".git")
