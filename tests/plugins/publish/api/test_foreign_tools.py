"""What is published, read by programs that others wrote: validators, generators of models and of clients."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT
from mkdocs_aruntime.catalog.site import Site
from mkdocs_aruntime.publish.api import API, SCHEMAS, build_api
from mkdocs_aruntime.publish.identity import Identity

pytestmark = pytest.mark.slow

HERE = Path(__file__).parent
BIN = Path(sys.executable).parent
HOME = Identity(name="Brokers", summary="Which to take.", home="https://example.org/sub/")


def run(*command: str | Path, folder: Path = ROOT) -> str:
    done = subprocess.run(
        list(map(str, command)), cwd=folder, capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def written(site: Site, folder: Path) -> Path:
    for each in build_api(site, HOME):
        target = folder / each.path
        target.parent.mkdir(parents=True, exist_ok=True)
        assert isinstance(each.content, bytes)
        target.write_bytes(each.content)
    return folder / API


@pytest.fixture(scope="module")
def folders(minimal: Site, real: Site, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The API of the minimal site and of the real one."""
    parent = tmp_path_factory.mktemp("published")
    return written(minimal, parent / "minimal"), written(real, parent / "real")


@pytest.fixture(scope="module")
def served(folders: tuple[Path, Path]) -> Iterator[str]:
    """The address of the minimal site's API."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
            del format, args

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folders[0]))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def documents(folder: Path) -> list[Path]:
    """Those in our own formats."""
    others = {"openapi.json", "datasette.json"}
    every = folder.rglob("*.json")
    return [
        each for each in every if each.parent.name not in {"schema", "badges"} and each.name not in others
    ]


def test_ajv_compiles_every_schema_strictly_and_finds_every_document_valid(
    folders: tuple[Path, Path],
) -> None:
    for folder in folders:
        found = json.loads(run("node", HERE / "ajv.mjs", folder))
        assert found == {"schemas": len(SCHEMAS), "checked": len(documents(folder)), "wrong": {}}


def test_check_jsonschema_finds_every_schema_and_document_valid(folders: tuple[Path, Path]) -> None:
    minimal, real = folders
    tool = BIN / "check-jsonschema"
    run(tool, "--check-metaschema", *sorted((minimal / "schema").iterdir()))
    for name, paths in {
        "runtime": [*(real / "runtimes").iterdir()],
        "catalog": [real / "runtimes.json"],
        "use-cases": [real / "use-cases.json"],
        "changes": [real / "changes.json", *(real / "changes").iterdir()],
    }.items():
        run(tool, "--schemafile", real / "schema" / f"{name}.json", *paths)


def test_a_worked_decision_as_it_is_written_is_valid_by_the_published_schema(
    folders: tuple[Path, Path],
) -> None:
    decisions = sorted((ROOT / "docs" / "decisions").glob("*.decision.yml"))
    assert decisions
    run(BIN / "check-jsonschema", "--schemafile", folders[1] / "schema" / "decision.json", *decisions)


def test_models_that_are_generated_of_the_schemas_read_every_document(
    folders: tuple[Path, Path], tmp_path: Path
) -> None:
    found = json.loads(run(sys.executable, HERE / "models.py", folders[1], tmp_path))
    assert found == {"models": len(SCHEMAS), "read": len(documents(folders[1]))}


def test_the_description_is_one_file_with_the_address_of_the_site(folders: tuple[Path, Path]) -> None:
    text = (folders[0] / "openapi.json").read_text("utf-8")
    described = json.loads(text)
    assert described["servers"][0]["url"] == "https://example.org/sub/api/v1"
    assert set(references(described)) <= {
        f"#/components/schemas/{name}" for name in described["components"]["schemas"]
    }


def references(part: Any) -> Iterator[str]:
    if isinstance(part, dict):
        if isinstance(address := part.get("$ref"), str):
            yield address
        part = list(part.values())
    if isinstance(part, list):
        for each in part:
            yield from references(each)


ASKED = {"name": "Alpha", "claims": 3, "first": "alpha"}


def test_a_generated_python_client_reads_the_api(
    folders: tuple[Path, Path], served: str, tmp_path: Path
) -> None:
    settings = tmp_path / "settings.yml"
    settings.write_text(
        "{post_hooks: [], content_type_overrides: {application/vnd.sqlite3: application/octet-stream}}",
        "utf-8",
    )
    told = run(
        *(BIN / "openapi-python-client", "generate", "--meta", "none", "--fail-on-warning"),
        *("--config", settings),
        *("--path", folders[0] / "openapi.json", "--output-path", tmp_path / "generated"),
    )
    assert "Warning" not in told
    found = json.loads(run(sys.executable, HERE / "client.py", tmp_path, served))
    assert "AMQP in Alpha: supported." in found.pop("quotes")
    assert found == ASKED | {"rows": 3}


def test_a_program_in_typescript_compiles_with_the_generated_types_and_reads_the_api(
    folders: tuple[Path, Path], served: str, tmp_path: Path
) -> None:
    (tmp_path / "node_modules").symlink_to(ROOT / "node_modules")
    (tmp_path / "package.json").write_text('{"type": "module"}', "utf-8")
    (tmp_path / "client.ts").write_bytes((HERE / "client.ts").read_bytes())
    tools = ROOT / "node_modules" / ".bin"
    run(tools / "openapi-typescript", folders[0] / "openapi.json", "-o", tmp_path / "api.ts")
    options = ["--target", "es2022", "--module", "nodenext", "--strict"]
    run(tools / "tsc", *options, "client.ts", folder=tmp_path)
    found = json.loads(run("node", "client.js", served, folder=tmp_path))
    assert "AMQP in Alpha: supported." in found.pop("quotes")
    assert found == ASKED
