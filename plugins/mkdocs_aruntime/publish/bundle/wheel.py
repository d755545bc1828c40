"""The installed evaluator as a wheel again, with byte code: the same sources are the same bytes."""

from __future__ import annotations

import base64
import hashlib
import importlib.metadata
import importlib.util
import py_compile
import sys
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

DISTRIBUTION = "aruntime-evaluator"
PACKAGE = "aruntime_evaluator"

EPOCH = (2020, 1, 1, 0, 0, 0)
"""The time of every file in the wheel, so that only content makes a difference."""

_UNIX, _MODE = 3, 0o644 << 16
"""As if made on Unix and readable by all, wherever it is made."""


def evaluator_sources() -> Iterator[tuple[str, Path]]:
    """Every module of the evaluator: its path in the wheel, and its file."""
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(f"{DISTRIBUTION} is not installed")
    folder = Path(spec.origin).parent
    for path in sorted(folder.rglob("*.py")):
        yield f"{PACKAGE}/{path.relative_to(folder).as_posix()}", path


def evaluator_version() -> str:
    """The version of the installed evaluator."""
    return importlib.metadata.version(DISTRIBUTION)


def write_wheel(folder: Path, *, compiled: bool) -> Path:
    """Write the evaluator's wheel into a folder: byte code for this host's Python, or the sources."""
    version = evaluator_version()
    tag = f"cp{sys.version_info.major}{sys.version_info.minor}-none-any" if compiled else "py3-none-any"
    info = f"{PACKAGE}-{version}.dist-info"
    kind = f"Wheel-Version: 1.0\nGenerator: mkdocs-aruntime\nRoot-Is-Purelib: true\nTag: {tag}\n"
    files = dict(_compiled(folder) if compiled else _plain())
    files[f"{info}/METADATA"] = f"Metadata-Version: 2.1\nName: {DISTRIBUTION}\nVersion: {version}\n".encode()
    files[f"{info}/WHEEL"] = kind.encode()
    record = f"{info}/RECORD"
    files[record] = "".join([*(_recorded(*each) for each in files.items()), f"{record},,\n"]).encode()
    path = folder / f"{PACKAGE}-{version}-{tag}.whl"
    with ZipFile(path, "w") as wheel:
        for name, content in files.items():
            wheel.writestr(_entry(name), content, ZIP_DEFLATED, 9)
    return path


def _plain() -> Iterator[tuple[str, bytes]]:
    for name, path in evaluator_sources():
        yield name, path.read_bytes()


def _compiled(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Byte code that no reader holds against the time of a source, for there is none."""
    made = folder / "module.pyc"
    for name, path in evaluator_sources():
        py_compile.compile(
            str(path),
            cfile=str(made),
            dfile=name,
            doraise=True,
            optimize=0,
            invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
        )
        yield f"{name}c", made.read_bytes()
    made.unlink()


def _recorded(name: str, content: bytes) -> str:
    digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).decode().rstrip("=")
    return f"{name},sha256={digest},{len(content)}\n"


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, EPOCH)
    entry.create_system, entry.external_attr = _UNIX, _MODE
    return entry
