"""The installed evaluator as a wheel again: the same sources are the same bytes."""

from __future__ import annotations

import importlib.metadata
import importlib.util
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipInfo

from wheel.wheelfile import WheelFile

DISTRIBUTION = "aruntime-evaluator"
PACKAGE = "aruntime_evaluator"

EPOCH = (2020, 1, 1, 0, 0, 0)
"""The time of every file in the wheel, so that only content makes a difference."""


def evaluator_sources() -> Iterator[tuple[str, bytes]]:
    """Every module of the evaluator: its path in the wheel, and its text."""
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(f"{DISTRIBUTION} is not installed")
    folder = Path(spec.origin).parent
    for path in sorted(folder.rglob("*.py")):
        yield f"{PACKAGE}/{path.relative_to(folder).as_posix()}", path.read_bytes()


def evaluator_version() -> str:
    """The version of the installed evaluator."""
    return importlib.metadata.version(DISTRIBUTION)


def write_wheel(folder: Path) -> Path:
    """Write the evaluator's wheel into a folder."""
    version = evaluator_version()
    path = folder / f"{PACKAGE}-{version}-py3-none-any.whl"
    info = f"{PACKAGE}-{version}.dist-info"
    metadata = f"Metadata-Version: 2.1\nName: {DISTRIBUTION}\nVersion: {version}\n"
    kind = "Wheel-Version: 1.0\nGenerator: mkdocs-aruntime\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    with WheelFile(str(path), "w") as wheel:
        for name, content in evaluator_sources():
            wheel.writestr(ZipInfo(name, EPOCH), content)
        wheel.writestr(ZipInfo(f"{info}/METADATA", EPOCH), metadata)
        wheel.writestr(ZipInfo(f"{info}/WHEEL", EPOCH), kind)
    return path
