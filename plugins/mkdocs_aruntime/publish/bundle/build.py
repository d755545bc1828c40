"""Wheel → byte code → lock file → snapshot, cached by the digest of everything that goes in.

An unchanged evaluator costs a site build nothing but the digest.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import logging
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from pyodide_build.cli.py_compile import main as py_compile
from pyodide_lock import PackageSpec, PyodideLockSpec

from mkdocs_aruntime.publish.bundle import wheel

PROTOCOL = 4
"""Version of the messages between page and worker; ``protocol.js`` says the same, and a test compares."""

RUNTIME_FILES = ("pyodide.mjs", "pyodide.asm.js", "python_stdlib.zip")
"""What the browser needs of the npm package ``pyodide`` as it is."""

MODULE = "pyodide.asm.wasm"
"""What it needs packed: many a host compresses no WebAssembly, and this is two thirds of everything."""

HERE = Path(__file__).parent
SNAPSHOT_SCRIPT = HERE / "snapshot.mjs"
SLIM_SCRIPT = HERE / "slim.py"
BASE_MEMORY = HERE.parent.parent / "assets" / "javascripts" / "evaluator" / "base-memory.js"
"""Shared with the browser: what the one takes out of the snapshot, the other puts back."""
SNAPSHOT = "snapshot.bin.gz"

_log = logging.getLogger("mkdocs.plugins.aruntime.bundle")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """The folder that the browser loads Python from."""

    hash: str
    """Digest of everything in it: the folder's name, so that each file can be cached for ever."""
    folder: Path
    """Where its files lie on disk."""

    def files(self) -> tuple[Path, ...]:
        """Every file, by name."""
        return tuple(sorted(self.folder.iterdir()))


def build_bundle(*, node_modules: Path, cache: Path) -> Bundle:
    """Build, or take from the cache, what a browser needs to run the evaluator.

    Raises:
        FileNotFoundError: where the npm package ``pyodide`` is not installed.
    """
    pyodide = node_modules / "pyodide"
    if not (pyodide / "pyodide.mjs").is_file():
        raise FileNotFoundError(f"{pyodide} is missing; run 'npm ci' first")
    name = _digest(pyodide)
    folder = cache / "evaluator" / name
    if not folder.is_dir():
        cache.joinpath("evaluator").mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=cache / "evaluator") as temporary:
            made = Path(temporary) / "bundle"
            made.mkdir()
            _fill(made, pyodide)
            if not folder.is_dir():  # another build may have been quicker
                made.rename(folder)
    return Bundle(hash=name, folder=folder)


def _digest(pyodide: Path) -> str:
    digest = hashlib.sha256()
    for name, content in wheel.evaluator_sources():
        digest.update(name.encode())
        digest.update(content)
    digest.update((pyodide / "package.json").read_bytes())
    for script in (*sorted(HERE.glob("*.*")), BASE_MEMORY):
        digest.update(script.read_bytes())
    digest.update(sys.version.encode())
    return digest.hexdigest()[:16]


def _fill(folder: Path, pyodide: Path) -> None:
    for name in RUNTIME_FILES:
        shutil.copyfile(pyodide / name, folder / name)
    packed_module = folder / f"{MODULE}.gz"
    packed_module.write_bytes(gzip.compress((pyodide / MODULE).read_bytes(), 9, mtime=0))
    lock = PyodideLockSpec.from_json(pyodide / "pyodide-lock.json")
    packed = _compiled(wheel.write_wheel(folder), lock.info.python)
    _write_lock(folder, lock, packed)
    snapshot = _write_snapshot(folder, pyodide, packed)
    files = {path.name: _described(path) for path in sorted(folder.iterdir())}
    manifest = {
        "protocol": PROTOCOL,
        "package": wheel.PACKAGE,
        "distribution": wheel.DISTRIBUTION,
        "python": lock.info.python,
        "module": packed_module.name,
        "snapshot": snapshot,
        "files": files,
    }
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=1, sort_keys=True) + "\n", "utf-8")


def _compiled(path: Path, python: str) -> Path:
    """The wheel with byte code for the browser's Python; the source wheel where this host's is another."""
    wanted = tuple(map(int, python.split(".")[:2]))
    if sys.version_info[:2] != wanted:
        _log.warning(
            "Python %d.%d builds the site, the browser runs %d.%d: shipping the evaluator as source",
            *sys.version_info[:2],
            *wanted,
        )
        return path
    py_compile.main([str(path), "--silent"], standalone_mode=False)
    return next(path.parent.glob(f"{wheel.PACKAGE}-*.whl"))


def _write_lock(folder: Path, lock: PyodideLockSpec, packed: Path) -> None:
    package = PackageSpec(
        name=wheel.DISTRIBUTION,
        version=wheel.evaluator_version(),
        file_name=packed.name,
        install_dir="site",
        sha256=hashlib.sha256(packed.read_bytes()).hexdigest(),
        imports=[wheel.PACKAGE],
    )
    lock.packages = {wheel.DISTRIBUTION: package}
    lock.to_json(folder / "pyodide-lock.json")


def _write_snapshot(folder: Path, pyodide: Path, packed: Path) -> dict[str, object] | None:
    """What the manifest says of the snapshot; None where it could not be made.

    Without it the browser starts the slower, ordinary way.
    """
    node = shutil.which("node")
    if node is None:
        _log.warning("node is not on the PATH: the evaluator starts in the browser without a snapshot")
        return None
    files = (SNAPSHOT_SCRIPT, pyodide.resolve(), packed, folder / SNAPSHOT, SLIM_SCRIPT, BASE_MEMORY)
    done = subprocess.run(  # noqa: S603 - our own script, arguments as a list
        [node, *map(str, files)],
        capture_output=True,
        check=False,
        timeout=300,
    )
    if done.returncode:
        _log.warning("no snapshot of the evaluator: %s", done.stderr.decode("utf-8", "replace")[-500:])
        return None
    return {"file": SNAPSHOT, **json.loads(done.stdout)}


def _described(path: Path) -> dict[str, object]:
    digest = base64.b64encode(hashlib.sha256(path.read_bytes()).digest()).decode()
    return {"bytes": path.stat().st_size, "integrity": f"sha256-{digest}"}
