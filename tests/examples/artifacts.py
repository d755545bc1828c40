"""What released artifacts declare, read from tests/examples/artifacts: options, variables, metrics, with versions."""

from __future__ import annotations

import json
import re
from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import yaml

from examples.shell import Command

FOLDER = Path(__file__).parent / "artifacts"

NOT_READ = frozenset({"recipes", "others"})

ADDED = re.compile(r"_(bucket|count|sum|total|created)$")
"""What Prometheus adds to the name of a metric for each of its series."""


@dataclass(frozen=True, slots=True)
class Artifact:
    """One release of one program."""

    name: str
    version: str
    commands: dict[str, list[str]] = field(default_factory=dict)
    fields: dict[str, list[str]] = field(default_factory=dict)
    """Of options whose value is JSON: the names that it may have."""
    variables: list[str] = field(default_factory=list)
    metrics: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return f"{self.name} {self.version}"


@cache
def artifacts() -> tuple[Artifact, ...]:
    return tuple(_read(path) for path in sorted(FOLDER.glob("*.yml")) if path.stem not in NOT_READ)


def _read(path: Path) -> Artifact:
    found = yaml.safe_load(path.read_text(encoding="utf-8"))
    found.pop("from")
    return Artifact(name=path.stem, version=str(found.pop("version")), **found)


@cache
def options() -> frozenset[str]:
    """Every option that any of them declares, or that belongs to a program that is not described."""
    declared = {
        each for artifact in artifacts() for options in artifact.commands.values() for each in options
    }
    others = yaml.safe_load((FOLDER / "others.yml").read_text(encoding="utf-8"))
    return frozenset(declared | {each for options in others.values() for each in options})


def unknown_in(command: Command) -> Iterator[str]:
    """What a command passes that its program does not declare; nothing for a program that is not described."""
    for artifact in artifacts():
        for call, declared in artifact.commands.items():
            if (begin := _after(command, call)) is not None:
                for name, value in command.options(begin):
                    yield from _unknown(name, value, artifact, call, declared)


def _after(command: Command, call: str) -> int | None:
    """Where the options of a call begin: it may be what another program runs, and may be given with its folder."""
    words = [word.rpartition("/")[2] for word in command.words]
    wanted = call.split()
    ends = (at + len(wanted) for at in range(len(words)) if words[at : at + len(wanted)] == wanted)
    return next(ends, None)


def declares(declared: Container[str], name: str) -> bool:
    """Whether an option is declared: as written, negated, or with a field of its JSON value after a dot."""
    whole = name.partition(".")[0]
    return whole in declared or (whole.startswith("--no-") and "--" + whole.removeprefix("--no-") in declared)


def _unknown(
    name: str, value: str | None, artifact: Artifact, call: str, declared: Container[str]
) -> Iterator[str]:
    if not declares(declared, name):
        yield f"{artifact}: '{call}' has no option {name}"
        return
    option, _, key = name.removeprefix("--").partition(".")
    known = artifact.fields.get(option)
    if known is not None:
        given = [key] if key else json.loads(value or "{}")
        yield from (f"{artifact}: --{option} has no field '{each}'" for each in given if each not in known)


def unknown_names(text: str) -> Iterator[str]:
    """Names in a text that begin like an artifact's variables or metrics and are none of them."""
    for artifact in artifacts():
        for prefix in {each.partition("_")[0] for each in artifact.variables}:
            for name in re.findall(rf"\b{prefix}_[A-Z0-9_]*[A-Z0-9]\b(?!\*)", text):
                if name not in artifact.variables:
                    yield f"{artifact} reads no variable {name}"
        for prefix in {each.partition(":")[0] for each in artifact.metrics}:
            for name in re.findall(rf"\b{prefix}:[a-z][a-z0-9_]*[a-z0-9]\b(?!\*)", text):
                if _plain(name) not in {_plain(each) for each in artifact.metrics}:
                    yield f"{artifact} has no metric {name}"


def _plain(metric: str) -> str:
    return ADDED.sub("", metric)
