"""The table of who may import whom, kept true by reading every import."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import aruntime_evaluator
from conftest import ROOT
from imported import EVALUATOR, PLUGIN, foreign, imported_names, imports, public_names

ALLOWED = {
    "catalog": {"aruntime_evaluator", "yaml", "ruamel", "markdown", "markdown_it", "packaging", "selectolax", "mkdocs_aruntime.catalog"},
    "publish": {
        "aruntime_evaluator", "mkdocs_aruntime.catalog", "mkdocs_aruntime.publish",
        "jinja2", "markupsafe", "selectolax", "whoosh", "PIL", "pyodide_build", "pyodide_lock",
        "cyclonedx", "deflate", "packageurl", "packaging",
    },
    "query": {
        "aruntime_evaluator", "mkdocs_aruntime.catalog", "mkdocs_aruntime.publish", "mkdocs_aruntime.query",
    },
    "evidence": {
        "aruntime_evaluator", "elftools", "packageurl", "packaging", "mkdocs_aruntime.catalog", "mkdocs_aruntime.evidence",
    },
    "cli": {
        "aruntime_evaluator", "mkdocs_aruntime.catalog", "mkdocs_aruntime.publish", "mkdocs_aruntime.query",
        "mkdocs_aruntime.evidence",
        "mkdocs_aruntime.options", "mkdocs_aruntime.cli", "mkdocs_aruntime.rebuilding", "mkdocs_aruntime.settings",
        "click", "yaml", "mcp", "pydantic", "rich", "jinja2", "watchdog",
    },
}  # fmt: skip
"""Per stage of the generator, what it may import besides the standard library."""

NEVER_IN_THE_EVALUATOR = {
    "asyncio", "ftplib", "http", "importlib", "io", "os", "pathlib", "shutil", "socket", "ssl", "subprocess",
    "tempfile", "threading", "time", "urllib",
}  # fmt: skip
"""Standard modules that reach files, clock or network."""


def test_the_evaluator_imports_nothing_of_others() -> None:
    assert [(f, n) for f, n in foreign(EVALUATOR) if n.split(".")[0] != "aruntime_evaluator"] == []


def test_the_evaluator_reaches_no_file_clock_or_network() -> None:
    reached = [
        (path.name, name)
        for path in sorted(EVALUATOR.rglob("*.py"))
        for name in imports(path)
        if name.split(".")[0] in NEVER_IN_THE_EVALUATOR
    ]
    assert reached == []


@pytest.mark.parametrize("stage", ALLOWED)
def test_a_stage_imports_only_what_its_row_allows(stage: str) -> None:
    wrong = [
        (file, name)
        for file, name in foreign(PLUGIN / stage)
        if not any(name == allowed or name.startswith(f"{allowed}.") for allowed in ALLOWED[stage])
    ]
    assert wrong == []


def test_others_import_of_the_evaluator_only_what_it_names() -> None:
    """Benchmarks of the arithmetic itself are the exception: what they time is internal."""
    files = {*PLUGIN.rglob("*.py"), *(ROOT / "benchmarks").rglob("*.py")} - {ROOT / "benchmarks/decision.py"}
    named = {f"aruntime_evaluator.{name}" for name in public_names()}
    reached = {
        (path.relative_to(ROOT).as_posix(), name)
        for path in files
        for name in imported_names(path)
        if name.split(".")[0] == "aruntime_evaluator" and name not in named
    }
    assert reached == set()


def test_every_name_of_the_evaluator_is_loaded_and_told_in_a_sentence() -> None:
    names = public_names()
    assert len(names) > 100
    assert {name for name, told in names.items() if len(told) < 10} == set()
    assert {name for name in names if getattr(aruntime_evaluator, name, None) is None} == set()
    with pytest.raises(AttributeError, match="module 'aruntime_evaluator' has no attribute 'nothing'"):
        _ = aruntime_evaluator.nothing


def test_importing_the_evaluator_loads_no_part_of_it() -> None:
    code = (
        "import sys, aruntime_evaluator; print([name for name in sys.modules if name.startswith('aruntime')])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=EVALUATOR.parent
    )
    assert done.stdout == "['aruntime_evaluator']\n"


def test_a_room_of_publish_imports_no_other_and_what_all_use_imports_none() -> None:
    """They meet in ``compose.py``, which hands one's product to another."""
    folder = PLUGIN / "publish"
    rooms = {path.parent.name for path in folder.glob("*/__init__.py")}
    assert len(rooms) > 5
    prefix = "mkdocs_aruntime.publish."
    reached = {
        (path.relative_to(folder).as_posix(), name)
        for path in sorted(folder.rglob("*.py"))
        for name in imported_names(path)
        if path != folder / "compose.py" and name.startswith(prefix)
        if (room := name.removeprefix(prefix).split(".")[0]) in rooms
        if room != path.relative_to(folder).parts[0]
    }
    assert reached == set()


def test_mkdocs_lives_in_the_files_that_its_row_names() -> None:
    """Its settings, its events, its theme, its pages, and the builds that ``aruntime serve`` asks for."""
    users = {Path(file).name for file, name in foreign(PLUGIN) if name.split(".")[0] == "mkdocs"}
    assert users == {
        "settings.py",
        "plugin.py",
        "theming.py",
        "artifact_files.py",
        "kept_page.py",
        "kept_template.py",
        "rebuilding.py",
    }


def test_whoosh_lives_in_one_file() -> None:
    assert len({file for file, name in foreign(PLUGIN) if name.split(".")[0] == "whoosh"}) <= 1


def test_nothing_in_the_code_knows_the_field() -> None:
    """Layers, gates, criteria and runtimes are data: no code names one."""
    words = {"vllm", "kserve", "onnx", "inference-engine", "model-compatibility", "kv-cache"}
    named = [
        (path.relative_to(ROOT).as_posix(), word)
        for folder in (EVALUATOR, PLUGIN)
        for path in sorted(folder.rglob("*"))
        if path.suffix in {".py", ".js", ".html"} and "proof" not in path.parts
        for word in words
        if f'"{word}"' in path.read_text("utf-8") or f"'{word}'" in path.read_text("utf-8")
    ]
    assert named == []
