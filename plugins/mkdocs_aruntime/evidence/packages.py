"""The files of a release: what the registry lists, and one of them fetched by the registry's own client."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from packageurl import PackageURL
from packaging.tags import Tag
from packaging.utils import (
    InvalidSdistFilename,
    InvalidWheelFilename,
    parse_sdist_filename,
    parse_wheel_filename,
)

from aruntime_evaluator import Runtime, one_line
from mkdocs_aruntime.catalog.probes import FactKind
from mkdocs_aruntime.evidence.archive import sha256
from mkdocs_aruntime.evidence.facts import Artifact, Fact
from mkdocs_aruntime.evidence.metadata import platforms_of

SECONDS = 600
"""How long a client may take to fetch a file."""
LONGEST_ANSWER = 64 << 20
"""Bytes of a registry's answer."""
_PLAIN = re.compile(r"@?[a-zA-Z0-9._-]*/[a-zA-Z0-9][\w.-]*@[0-9a-zA-Z][\w.+!-]*", re.ASCII)
"""What a client can't take for an option or an address."""
_JSON = "application/vnd.pypi.simple.v1+json"


class NotFetchedError(Exception):
    """Why a package can't be had, in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """One version of a package as its registry has it."""

    package: PackageURL
    facts: tuple[Fact, ...]
    """What the record shows: the platforms of all files, and who signed them."""
    file: str
    """The one whose content is read; empty where there is none that can be read without running it."""
    size: int
    """Its bytes; 0 where the registry doesn't say."""
    digest: str
    """Its sha256, as the registry has it; empty where it doesn't say."""


def packages_of(runtime: Runtime) -> Iterator[tuple[PackageURL, ...]]:
    """The packages of an entry, each at the versions to try in turn.

    First the one that the entry was read at; packages beside the main one may not have it, and then it is the
    one that the entry's sources cite.
    """
    cited: dict[tuple[str, str | None, str], str] = {}
    for source in runtime.sources.values():
        if source.url.startswith("pkg:"):
            each = PackageURL.from_string(source.url.partition("#")[0])
            if each.version:
                cited[each.type, each.namespace, each.name] = each.version
    for text in runtime.packages:
        each = PackageURL.from_string(text)
        key = each.type, each.namespace, each.name
        versions = (each.version, runtime.versions.reviewed, cited.get(key))
        yield tuple(
            PackageURL(type=each.type, namespace=each.namespace, name=each.name, version=version)
            for version in dict.fromkeys(filter(None, versions))
        )


def package_of(file: str) -> str:
    """The package URL that the name of a wheel says; empty where it is no wheel."""
    try:
        name, version, _, _ = parse_wheel_filename(file)
    except InvalidWheelFilename:
        return ""
    return str(PackageURL(type="pypi", name=name, version=str(version)))


def days_of(package: PackageURL) -> dict[str, str]:
    """The versions that a registry lists, each with its day.

    Raises:
        NotFetchedError: where it can't be reached, or is of a type that isn't read.
    """
    if not _PLAIN.fullmatch(f"{package.namespace or ''}/{package.name}@0"):
        raise NotFetchedError(f"{package} has no plain name")
    if package.type == "pypi":
        listed = ((_version_of(each["filename"]), each) for each in _listed(package.name))
        return {version: str(each.get("upload-time") or "")[:10] for version, each in listed if version}
    if package.type == "npm":
        name = f"{package.namespace}/{package.name}" if package.namespace else package.name
        try:
            days = json.loads(_run(["npm", "view", name, "time", "--json"]))
            return {str(version): str(day)[:10] for version, day in days.items()}
        except (ValueError, AttributeError) as error:
            raise NotFetchedError(f"npm has no {name}") from error
    raise NotFetchedError(f"{package.type} packages are not read; only pypi and npm")


def find_release(packages: Sequence[PackageURL]) -> Release:
    """What the registry says of the first version that it has.

    Raises:
        NotFetchedError: where it has none of them, can't be reached, or is of a type that isn't read.
    """
    why: list[str] = []
    for package in packages:
        try:
            return _release(package)
        except NotFetchedError as error:
            why.append(str(error))
    raise NotFetchedError("; ".join(dict.fromkeys(why)))


def _release(package: PackageURL) -> Release:
    if not _PLAIN.fullmatch(f"{package.namespace or ''}/{package.name}@{package.version}"):
        raise NotFetchedError(f"{package} has no plain name and version")
    if package.type == "pypi":
        return _pypi(package)
    if package.type == "npm":
        return _npm(package)
    raise NotFetchedError(f"{package.type} packages are not read; only pypi and npm")


def fetch(release: Release, cache: Path) -> Path:
    """The file of a release, kept in a folder; what lies there already isn't fetched again.

    Raises:
        NotFetchedError: where the client fails, or the digest is another than the registry's.
    """
    folder = cache / release.package.type
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / release.file
    if not path.is_file():
        _run(_download(release, folder))
    if not path.is_file():
        raise NotFetchedError(f"the client didn't bring {release.file}")
    if release.digest and sha256(path) != release.digest:
        path.unlink()
        raise NotFetchedError(f"{release.file} has another digest than the registry names; it was removed")
    return path


def _download(release: Release, folder: Path) -> list[str]:
    if release.package.type == "npm":
        return [
            "npm",
            "pack",
            _npm_name(release.package),
            "--ignore-scripts",
            "--pack-destination",
            str(folder),
        ]
    tag, version = next(iter(parse_wheel_filename(release.file)[3])), release.package.version
    wheel_only = ["--only-binary=:all:", "--no-deps", "--ignore-requires-python", "--no-cache-dir"]
    dest = ["--quiet", "--dest", str(folder), f"{release.package.name}=={version}"]
    return [sys.executable, "-m", "pip", "download", *wheel_only, *_target(tag, release.file), *dest]


def _target(tag: Tag, file: str) -> Iterator[str]:
    """For which machine, so that pip takes a wheel which doesn't fit this one."""
    if tag.platform == "any":
        return
    for platform in sorted(platforms_of(file)):
        yield f"--platform={platform}"
    yield f"--implementation={tag.interpreter[:2]}"
    yield f"--python-version={tag.interpreter[2:]}"
    yield f"--abi={tag.abi}"


def _pypi(package: PackageURL) -> Release:
    listed = [each for each in _listed(package.name) if _version_of(each["filename"]) == package.version]
    if not listed:
        raise NotFetchedError(f"PyPI has no {package.name} {package.version}")
    wheels = [each for each in listed if each["filename"].endswith(".whl")]
    nothing: dict[str, Any] = {"filename": "", "hashes": {}}
    best = min(wheels, key=_preference, default=nothing)
    return Release(
        package=package,
        facts=tuple(fact for each in listed for fact in _recorded(package, each)),
        file=best["filename"],
        size=best.get("size") or 0,
        digest=best["hashes"].get("sha256", ""),
    )


def _index() -> str:
    """The index that pip would ask, from its settings; its own where nothing is set."""
    asked = [sys.executable, "-m", "pip", "config", "get", "global.index-url"]
    done = subprocess.run(asked, capture_output=True, text=True, check=False, timeout=SECONDS)  # noqa: S603 - ours
    set_ = os.environ.get("PIP_INDEX_URL") or done.stdout.strip()
    return str(set_ or import_module("pip._internal.models.index").PyPI.simple_url).rstrip("/")


def _listed(name: str) -> list[dict[str, Any]]:
    index = _index()
    request = urllib.request.Request(f"{index}/{name}/", headers={"Accept": _JSON})  # noqa: S310 - https, below
    if not index.startswith("https://"):
        raise NotFetchedError(f"the index {index} is not reached by https")
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310 - as above
            files = json.loads(answer.read(LONGEST_ANSWER))["files"]
    except (urllib.error.URLError, TimeoutError, ValueError, KeyError) as error:
        raise NotFetchedError(f"{name} could not be looked up: {one_line(str(error))}") from error
    return [each for each in files if not each.get("yanked")]


def _version_of(file: str) -> str:
    try:
        return str(parse_wheel_filename(file)[1] if file.endswith(".whl") else parse_sdist_filename(file)[1])
    except (InvalidWheelFilename, InvalidSdistFilename):
        return ""


def _preference(listed: dict[str, Any]) -> tuple[bool, bool, str]:
    """Linux on x86-64 first, because its native libraries can be read, then what fits everywhere."""
    file = listed["filename"]
    linux = re.search(r"manylinux\w*x86_64", file) is None
    return linux, not file.endswith("-any.whl"), file


def _recorded(package: PackageURL, listed: dict[str, Any]) -> Iterator[Fact]:
    digest = f"sha256:{listed['hashes'].get('sha256', '')}"
    artifact = Artifact(package=str(package), file=listed["filename"], digest=digest)
    for platform in sorted(platforms_of(listed["filename"])):
        yield Fact(kind=FactKind.PLATFORM, value=platform, artifact=artifact)
    if provenance := listed.get("provenance"):
        yield Fact(kind=FactKind.PROVENANCE, value=str(provenance), artifact=artifact)


def _npm_name(package: PackageURL) -> str:
    name = f"{package.namespace}/{package.name}" if package.namespace else package.name
    return f"{name}@{package.version}"


def _npm(package: PackageURL) -> Release:
    answer = _run(["npm", "view", _npm_name(package), "--json", "dist", "version"])
    try:
        dist = json.loads(answer)["dist"]
        file = f"{(package.namespace or '').lstrip('@')}-{package.name}-{package.version}.tgz".lstrip("-")
    except (ValueError, KeyError, TypeError) as error:
        raise NotFetchedError(f"npm has no {_npm_name(package)}") from error
    artifact = Artifact(package=str(package), file=file, digest=str(dist.get("integrity", "")))
    attested = (dist.get("attestations") or {}).get("url")
    facts = (Fact(kind=FactKind.PROVENANCE, value=attested, artifact=artifact),) if attested else ()
    size = dist.get("unpackedSize") or 0
    return Release(package=package, facts=facts, file=file, size=size, digest="")


def _run(command: list[str]) -> str:
    """Run a client; its answer."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=SECONDS)  # noqa: S603 - a list
    except (subprocess.TimeoutExpired, FileNotFoundError) as error:
        raise NotFetchedError(one_line(str(error))) from error
    if done.returncode:
        said = [line for line in done.stderr.splitlines() if line.strip() and "complete log" not in line]
        raise NotFetchedError(
            f"{Path(command[0]).name} failed: {one_line((said or ['it says nothing'])[-1])}"
        )
    return done.stdout
