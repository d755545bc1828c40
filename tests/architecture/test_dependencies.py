"""Every package that the project uses is declared, and has its reason on the page of dependencies."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from conftest import ROOT
from imported import PLUGIN, foreign

PAGE = ROOT / "docs" / "development" / "dependencies.md"
OWN = {"aruntime-evaluator", "mkdocs-aruntime"}
OWN_PACKAGES = {"aruntime_evaluator", "mkdocs_aruntime"}


def read(name: str) -> dict[str, Any]:
    return tomllib.loads((ROOT / name).read_text("utf-8"))


def names(requirements: list[str]) -> set[str]:
    return {canonicalize_name(Requirement(line).name) for line in requirements}


def of_project(folder: str) -> set[str]:
    """What a distribution asks for: to run, for its extras, to be built."""
    file = read(f"{folder}/pyproject.toml")
    extras = file["project"].get("optional-dependencies", {}).values()
    lists = [file["project"]["dependencies"], file["build-system"]["requires"], *extras]
    return names([line for each in lists for line in each])


def asked_for() -> set[str]:
    """Every direct dependency of the repository, for Python and for JavaScript."""
    groups = read("pyproject.toml")["dependency-groups"].values()
    package = json.loads((ROOT / "package.json").read_bytes())
    python = (
        of_project("plugins") | of_project("evaluator") | names([line for each in groups for line in each])
    )
    return (python | {*package["dependencies"], *package["devDependencies"]}) - OWN


def explained() -> Iterator[str]:
    """The names in the first column of the page's table."""
    for row in re.findall(r"^\| ([@a-z][^|]*) \| .{20,} \|$", PAGE.read_text("utf-8"), re.MULTILINE):
        yield from row.split(", ")


def test_each_direct_dependency_has_its_reason_on_the_page_and_the_page_names_no_other() -> None:
    listed = [canonicalize_name(name) for name in explained()]
    assert len(set(listed)) == len(listed)
    assert {*listed} - asked_for() == set()
    assert asked_for() - {*listed} == set()


def test_every_package_that_the_generator_imports_is_declared() -> None:
    distributions = packages_distributions()
    declared = of_project("plugins")
    missing = {
        (file, name)
        for file, name in foreign(PLUGIN)
        if name.split(".")[0] not in OWN_PACKAGES
        and {canonicalize_name(each) for each in distributions[name.split(".")[0]]} & declared == set()
    }
    assert missing == set()
