"""A bill of materials (CycloneDX): what the site ships, and what made it.

The same content, packages and day give the same bytes: the serial number is made from the document itself.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import ExternalReference, ExternalReferenceType, HashAlgorithm, HashType, XsUri
from cyclonedx.model.bom import Bom, BomMetaData
from cyclonedx.model.component import Component, ComponentScope, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

from mkdocs_aruntime.publish.artifact import FileArtifact
from mkdocs_aruntime.publish.identity import Identity
from mkdocs_aruntime.publish.third_party.npm import installed_packages, npm_purl, sha512
from mkdocs_aruntime.publish.third_party.parts import Part
from mkdocs_aruntime.publish.third_party.shipped import PYODIDE
from mkdocs_aruntime.publish.third_party.theme import THEME
from mkdocs_aruntime.publish.third_party.tools import EVALUATOR, GENERATOR, Tool, python_tools

SBOM = "sbom.cdx.json"
OWN = frozenset({GENERATOR, EVALUATOR})
"""Made of the same repository, and in no registry."""

type Components = Mapping[str, Component]


def build_sbom(identity: Identity, parts: Sequence[Part], node_modules: Path, day: dt.date) -> FileArtifact:
    """The bill of materials of a build.

    Args:
        identity: the site.
        parts: what it ships of others.
        node_modules: where the npm packages are installed.
        day: of the build; its midnight in UTC is the document's time.
    """
    midnight = dt.datetime.combine(day, dt.time(), dt.UTC)
    site = Component(name=identity.name, type=ComponentType.APPLICATION, bom_ref="site")
    bom = Bom(metadata=BomMetaData(component=site, timestamp=midnight), serial_number=uuid.UUID(int=0))
    shipped = {part.name: _shipped(part) for part in parts}
    npm = _npm_tools(node_modules, shipped)
    python = _python_tools(shipped)
    bom.components.update([*shipped.values(), *npm.values(), *python.values()])
    direct = [shipped[part.name] for part in parts if not part.within]
    bom.register_dependency(site, [*direct, python[GENERATOR], *npm.values()])
    for part in parts:
        holds = [shipped[each.name] for each in parts if each.within == part.name]
        bom.register_dependency(shipped[part.name], holds)
    for name, tool in python_tools().items():
        _depend(bom, name, tool.needs, python)
    for name, package in installed_packages(node_modules).items():
        _depend(bom, name, package.get("dependencies", {}), {**npm, **shipped})
    bom.serial_number = uuid.uuid5(uuid.NAMESPACE_URL, _written(bom))
    return FileArtifact(path=SBOM, content=f"{_written(bom)}\n".encode())


def _written(bom: Bom) -> str:
    return JsonV1Dot6(bom).output_as_string(indent=1)


def _depend(bom: Bom, name: str, on: Iterable[str], known: Components) -> None:
    if name in known:
        bom.register_dependency(known[name], [known[each] for each in on if each in known])


def _shipped(part: Part) -> Component:
    return Component(
        name=part.name,
        version=part.version or None,
        type=ComponentType.LIBRARY,
        scope=ComponentScope.REQUIRED,
        bom_ref=part.purl or part.name,
        purl=PackageURL.from_string(part.purl) if part.purl else None,
        licenses=[LicenseFactory().make_from_string(part.license)],
        hashes=_hashes(part.digest),
        external_references=[ExternalReference(type=ExternalReferenceType.VCS, url=XsUri(part.source))],
    )


def _python_tools(shipped: Components) -> dict[str, Component]:
    """Every Python package of the build, the theme among them, which is shipped as well."""
    runs_in_browser = {EVALUATOR} if PYODIDE in shipped else {}
    tools = python_tools().items()
    return {name: _python_tool(tool, shipped=name in runs_in_browser) for name, tool in tools} | {
        THEME: shipped[THEME]
    }


def _python_tool(tool: Tool, *, shipped: bool) -> Component:
    purl = None if tool.name in OWN else PackageURL("pypi", name=tool.name, version=tool.version)
    return Component(
        name=tool.name,
        version=tool.version,
        type=ComponentType.LIBRARY,
        scope=ComponentScope.REQUIRED if shipped else ComponentScope.EXCLUDED,
        bom_ref=str(purl) if purl else tool.name,
        purl=purl,
        licenses=[LicenseFactory().make_from_string(tool.license)] if tool.license else [],
    )


def _npm_tools(node_modules: Path, shipped: Components) -> dict[str, Component]:
    """What is installed for the build but neither shipped nor for development only."""
    packages = installed_packages(node_modules).items()
    return {
        name: Component(
            name=name,
            version=package["version"],
            type=ComponentType.LIBRARY,
            scope=ComponentScope.EXCLUDED,
            bom_ref=npm_purl(name, package["version"]),
            purl=PackageURL.from_string(npm_purl(name, package["version"])),
            licenses=[LicenseFactory().make_from_string(package["license"])] if "license" in package else [],
            hashes=_hashes(sha512(package)),
        )
        for name, package in packages
        if name not in shipped and not package.get("dev") and not package.get("devOptional")
    }


def _hashes(digest: str) -> list[HashType]:
    return [HashType(alg=HashAlgorithm.SHA_512, content=digest)] if digest else []
