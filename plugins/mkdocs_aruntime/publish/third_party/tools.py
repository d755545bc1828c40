"""What makes the site and is not shipped with it: the Python packages that the generator needs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import Distribution, PackageNotFoundError, distribution

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

GENERATOR = "mkdocs-aruntime"
EVALUATOR = "aruntime-evaluator"
LONGEST_NAME = 60
"""Characters of a licence's name; some packages put the whole text where the name belongs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tool:
    """An installed Python package, and what it needs in turn."""

    name: str
    version: str
    license: str
    """What it says of its licence; empty where it says nothing short."""
    needs: tuple[str, ...]


@cache
def python_tools(root: str = GENERATOR) -> Mapping[str, Tool]:
    """A package and everything that it needs here, directly or not, by name."""
    found: dict[str, Tool] = {}
    waiting = [root]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found[name] = _tool(name, distribution(name))
            waiting += found[name].needs
    return dict(sorted(found.items()))


def _tool(name: str, installed: Distribution) -> Tool:
    said = installed.metadata.get("License-Expression") or installed.metadata.get("License") or ""
    short = said if len(said) <= LONGEST_NAME and "\n" not in said else ""
    return Tool(
        name=name, version=installed.version, license=short, needs=tuple(sorted({*_needs(installed)}))
    )


def _needs(installed: Distribution) -> Iterator[str]:
    """The names of what is needed on this machine; an extra that nobody asked for isn't installed."""
    for line in installed.requires or ():
        requirement = Requirement(line)
        if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
            name = canonicalize_name(requirement.name)
            if _is_installed(name):
                yield name


def _is_installed(name: str) -> bool:
    try:
        distribution(name)
    except PackageNotFoundError:
        return False
    return True
