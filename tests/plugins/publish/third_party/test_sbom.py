"""The bill of materials is CycloneDX by its schema, complete, and the same for the same build."""

from __future__ import annotations

import base64
import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from building import build_site
from conftest import MINIMAL, ROOT
from mkdocs_aruntime.publish.identity import Identity
from mkdocs_aruntime.publish.third_party import SBOM, build_sbom, shipped_parts

NODE_MODULES = ROOT / "node_modules"
IDENTITY = Identity(name="A site", summary="", home="https://example.org/")
DAY = dt.date(2026, 11, 23)


def made(*, evaluator: bool = True, day: dt.date = DAY) -> str:
    parts = shipped_parts(NODE_MODULES, libraries=True, evaluator=evaluator)
    content = build_sbom(IDENTITY, parts, NODE_MODULES, day).content
    assert isinstance(content, bytes)
    return content.decode()


@pytest.fixture(scope="module")
def document() -> Any:
    return json.loads(made())


@pytest.fixture(scope="module")
def components(document: Any) -> dict[str, Any]:
    return {each["name"]: each for each in document["components"]}


@pytest.mark.parametrize("evaluator", [True, False])
def test_it_is_valid_by_the_schema(*, evaluator: bool) -> None:
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(made(evaluator=evaluator)) is None


def test_what_is_shipped_is_required_and_what_only_builds_is_excluded(components: dict[str, Any]) -> None:
    scopes = {name: each["scope"] for name, each in components.items()}
    shipped = ("preact", "htm", "idb", "js-yaml", "pyodide", "CPython", "zlib", "mkdocs-material", "rxjs")
    assert {scopes[name] for name in (*shipped, "aruntime-evaluator")} == {"required"}
    assert {scopes[name] for name in ("mkdocs", "jinja2", "preact-render-to-string", "ws")} == {"excluded"}


def test_without_python_in_the_browser_the_evaluator_is_not_shipped() -> None:
    found = {each["name"]: each for each in json.loads(made(evaluator=False))["components"]}
    assert found["aruntime-evaluator"]["scope"] == "excluded"
    assert "CPython" not in found


def test_what_serves_development_only_is_left_out(components: dict[str, Any]) -> None:
    assert {"axe-core", "typescript", "pytest", "ruff", "playwright"} & components.keys() == set()


def test_every_package_of_a_registry_has_a_package_url_with_its_version(components: dict[str, Any]) -> None:
    assert components["preact"]["purl"] == f"pkg:npm/preact@{components['preact']['version']}"
    assert components["mkdocs"]["purl"].startswith("pkg:pypi/mkdocs@1.")
    assert components["@types/emscripten"]["purl"].startswith("pkg:npm/%40types/emscripten@")
    assert "purl" not in components["mkdocs-aruntime"]  # in no registry


def test_the_digest_of_an_npm_package_is_the_one_in_the_lock_file(components: dict[str, Any]) -> None:
    packages = json.loads((ROOT / "package-lock.json").read_bytes())["packages"]
    [digest] = components["preact"]["hashes"]
    assert digest["alg"] == "SHA-512"
    stated = packages["node_modules/preact"]["integrity"].removeprefix("sha512-")
    assert bytes.fromhex(digest["content"]) == base64.b64decode(stated)


def test_the_direct_requirements_of_the_generator_are_in_it(document: Any) -> None:
    depends = {each["ref"]: each.get("dependsOn", []) for each in document["dependencies"]}
    direct = {ref.removeprefix("pkg:pypi/").split("@")[0] for ref in depends["mkdocs-aruntime"]}
    assert {"click", "jinja2", "mkdocs", "mkdocs-material", "pillow", "cyclonedx-python-lib"} <= direct
    assert "mcp" not in direct  # an extra that the build goes without


def test_everything_hangs_together(document: Any) -> None:
    """From the site, each component is reached by what depends on what."""
    depends = {each["ref"]: each.get("dependsOn", []) for each in document["dependencies"]}
    reached, waiting = set(), ["site"]
    while waiting:
        ref = waiting.pop()
        if ref not in reached:
            reached.add(ref)
            waiting += depends[ref]
    assert {each["bom-ref"] for each in document["components"]} - reached == set()


def test_the_theme_has_both_what_it_holds_and_what_it_needs(document: Any) -> None:
    [theme] = [each for each in document["dependencies"] if "/mkdocs-material@" in each["ref"]]
    names = {ref.split("/")[-1].split("@")[0] for ref in theme["dependsOn"]}
    assert {"rxjs", "clipboard", "pymdown-extensions"} <= names


def test_the_same_build_is_the_same_bytes_and_another_day_another_document() -> None:
    assert made() == made()
    one, other = json.loads(made()), json.loads(made(day=dt.date(2026, 11, 24)))
    assert one["metadata"]["timestamp"] == "2026-11-23T00:00:00+00:00"
    assert one["serialNumber"] != other["serialNumber"]


def test_no_host_of_a_registry_is_named() -> None:
    """A package URL says which registry; where that is, is the reader's matter."""
    addresses = [word for word in made().split('"') if word.startswith("http")]
    hosts = {word.split("/")[2] for word in addresses}
    assert hosts == {"github.com", "cyclonedx.org"}


def test_a_built_site_has_one_of_the_day_that_was_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(dt.datetime(2026, 11, 25, 9, tzinfo=dt.UTC).timestamp())))
    text = (build_site(MINIMAL, tmp_path / "built") / SBOM).read_text("utf-8")
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None
    assert json.loads(text)["metadata"]["timestamp"] == "2026-11-25T00:00:00+00:00"
