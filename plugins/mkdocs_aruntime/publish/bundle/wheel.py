"""The installed evaluator as a wheel again, with byte code: the same sources are the same bytes."""

from __future__ import annotations

import base64
import hashlib
import importlib.metadata
import importlib.util
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from pyodide_build.cli import py_compile

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
    sources = {name: path.read_bytes() for name, path in evaluator_sources()}
    plain = _write(folder, "py3-none-any", sources)
    if not compiled:
        return plain
    py_compile.main([str(plain), "--silent"], standalone_mode=False)
    made = next(folder.glob(f"{PACKAGE}-*.whl"))
    with ZipFile(made) as wheel:
        codes = {f"{name}c": _unchecked(wheel.read(f"{name}c"), source) for name, source in sources.items()}
    made.unlink()
    return _write(folder, f"cp{sys.version_info.major}{sys.version_info.minor}-none-any", codes)


def _unchecked(code: bytes, source: bytes) -> bytes:
    """Byte code that is held against no file's time, which differs from build to build (PEP 552)."""
    unchecked = (1).to_bytes(4, "little")
    return code[:4] + unchecked + importlib.util.source_hash(source) + code[16:]


def _write(folder: Path, tag: str, modules: Mapping[str, bytes]) -> Path:
    version = evaluator_version()
    info = f"{PACKAGE}-{version}.dist-info"
    kind = f"Wheel-Version: 1.0\nGenerator: mkdocs-aruntime\nRoot-Is-Purelib: true\nTag: {tag}\n"
    files = dict(modules)
    files[f"{info}/METADATA"] = f"Metadata-Version: 2.1\nName: {DISTRIBUTION}\nVersion: {version}\n".encode()
    files[f"{info}/WHEEL"] = kind.encode()
    record = f"{info}/RECORD"
    files[record] = "".join([*(_recorded(*each) for each in files.items()), f"{record},,\n"]).encode()
    path = folder / f"{PACKAGE}-{version}-{tag}.whl"
    with ZipFile(path, "w") as wheel:
        for name, content in files.items():
            wheel.writestr(_entry(name), content, ZIP_DEFLATED, 9)
    return path


def _recorded(name: str, content: bytes) -> str:
    digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).decode().rstrip("=")
    return f"{name},sha256={digest},{len(content)}\n"


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, EPOCH)
    entry.create_system, entry.external_attr = _UNIX, _MODE
    return entry
