"""The table of who may import whom, kept true by reading every import."""

from __future__ import annotations

import pytest

from conftest import ROOT
from imported import EVALUATOR, PLUGIN, foreign, imports

ALLOWED = {
    "catalog": {"aruntime_evaluator", "yaml", "markdown", "markdown_it", "packaging", "selectolax", "mkdocs_aruntime.catalog"},
    "publish": {
        "aruntime_evaluator", "mkdocs_aruntime.catalog", "mkdocs_aruntime.publish",
        "jinja2", "markupsafe", "selectolax", "whoosh", "PIL", "pyodide_build", "pyodide_lock",
        "cyclonedx", "packageurl", "packaging",
    },
    "cli": {
        "aruntime_evaluator", "mkdocs_aruntime.catalog", "mkdocs_aruntime.publish", "mkdocs_aruntime.cli",
        "click", "yaml", "mcp", "pydantic", "rich", "jinja2",
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


def test_mkdocs_lives_in_two_files() -> None:
    users = {file for file, name in foreign(PLUGIN) if name.split(".")[0] == "mkdocs"}
    assert users == {"plugins/mkdocs_aruntime/config.py", "plugins/mkdocs_aruntime/plugin.py"}


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
