"""Python for the browser: what is in its folder, and when it is taken from the cache."""

from __future__ import annotations

import base64
import csv
import hashlib
import json
import os
import shutil
import struct
import time
import zipfile
from pathlib import Path

import pytest

from conftest import ROOT
from mkdocs_aruntime.publish.bundle import Bundle, build_bundle
from mkdocs_aruntime.publish.bundle.wheel import write_wheel

pytestmark = pytest.mark.slow

UNCHECKED_HASH = 1
"""Of PEP 552: byte code that is held against no source and no time."""


def build(cache: Path) -> Bundle:
    return build_bundle(node_modules=ROOT / "node_modules", cache=cache)


def kept_files(cache: Path) -> list[Path]:
    return sorted((cache / "evaluator").glob("*.kept"))


def node_that(folder: Path, monkeypatch: pytest.MonkeyPatch, does: str) -> None:
    """Put a Node first on the path that says its version and then does something else."""
    folder.mkdir()
    (folder / "node").write_text(f'#!/bin/sh\n[ "$1" = --version ] && echo v1 && exit\n{does}\n', "utf-8")
    (folder / "node").chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="module")
def bundle(cache: Path) -> Bundle:
    return build(cache)


def test_the_name_pins_the_manifest_and_the_manifest_every_file(bundle: Bundle) -> None:
    assert bundle.name == hashlib.sha256(bundle.files["manifest.json"]).hexdigest()
    manifest = json.loads(bundle.files["manifest.json"])
    assert set(manifest["files"]) == set(bundle.files) - {"manifest.json"}
    for name, told in manifest["files"].items():
        digest = base64.b64encode(hashlib.sha256(bundle.files[name]).digest()).decode()
        assert told == {"bytes": len(bundle.files[name]), "integrity": f"sha256-{digest}"}


def test_no_host_needs_to_know_a_type_for_it(bundle: Bundle) -> None:
    """Stock nginx sends ``.mjs`` as plain text, and some hosts unpack ``.gz`` on the way."""
    assert {Path(name).suffix for name in bundle.files} == {".bin", ".js", ".json", ".whl", ".zip"}


def test_an_unchanged_evaluator_comes_from_the_cache_and_a_damaged_cache_is_made_anew(
    cache: Path, bundle: Bundle
) -> None:
    whole = {path: path.stat().st_mtime_ns for path in kept_files(cache)}
    assert build(cache) == bundle
    assert {path: path.stat().st_mtime_ns for path in kept_files(cache)} == whole
    damaged = {}
    for path in whole:
        path.write_bytes(path.read_bytes()[:-1_000_000])
        damaged[path] = path.stat().st_mtime_ns
    assert build(cache) == bundle
    assert [path for path in whole if path.stat().st_mtime_ns != damaged[path]]
    assert list((cache / "unfinished").iterdir()) == []


def test_without_node_there_is_no_snapshot_until_there_is_node(
    cache: Path, bundle: Bundle, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with monkeypatch.context() as without:
        without.setenv("PATH", str(tmp_path))
        bare = build(cache)
    assert json.loads(bare.files["manifest.json"])["snapshot"] is None
    assert "snapshot.bin" not in bare.files
    assert bare.name != bundle.name
    assert build(cache) == bundle


def test_a_snapshot_that_failed_is_told_and_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    node_that(tmp_path / "bin", monkeypatch, "echo no memory >&2; exit 1")
    for _ in range(2):
        caplog.clear()
        assert "snapshot.bin" not in build(tmp_path / "cache").files
        assert "no snapshot of the evaluator: no memory" in caplog.text
    assert kept_files(tmp_path / "cache") == []


@pytest.mark.parametrize("suffix", [".pyc", ".py"])
def test_the_wheel_is_the_same_bytes_at_any_time_and_records_its_files(
    tmp_path: Path, suffix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    compiled = suffix == ".pyc"
    path = write_wheel(tmp_path, compiled=compiled)
    first = path.read_bytes()
    monkeypatch.setattr(time, "time", lambda: 2_000_000_000.0)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")  # which Python's own compiler heeds
    assert write_wheel(tmp_path, compiled=compiled).read_bytes() == first
    with zipfile.ZipFile(path) as wheel:
        names = wheel.namelist()
        record = next(name for name in names if name.endswith("/RECORD"))
        rows = {name: digest for name, digest, _ in csv.reader(wheel.read(record).decode().splitlines())}
        assert list(rows) == names
        for name in set(names) - {record}:
            digest = base64.urlsafe_b64encode(hashlib.sha256(wheel.read(name)).digest()).decode().rstrip("=")
            assert rows[name] == f"sha256={digest}"
        module = wheel.read(f"aruntime_evaluator/service{suffix}")
    if compiled:
        assert struct.unpack("<I", module[4:8]) == (UNCHECKED_HASH,)


def test_a_project_without_pyodide_is_told_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="run 'npm ci' first"):
        build_bundle(node_modules=tmp_path, cache=tmp_path)


def test_another_pyodide_is_another_bundle(tmp_path: Path, cache: Path, bundle: Bundle) -> None:
    """Where a file of it changed, though its version says the same."""
    shutil.copytree(ROOT / "node_modules" / "pyodide", tmp_path / "pyodide")
    script = tmp_path / "pyodide" / "pyodide.js"
    script.write_bytes(script.read_bytes() + b"// changed\n")
    changed = build_bundle(node_modules=tmp_path, cache=cache)
    assert changed.name != bundle.name
    assert changed.files["snapshot.bin"] == bundle.files["snapshot.bin"]
