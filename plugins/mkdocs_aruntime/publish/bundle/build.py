"""Wheel → byte code → lock file → snapshot, kept under the digest of everything that goes in.

What comes out stands in a folder that is named by all its bytes: the name is the SHA-256 of the manifest,
which names that of every other file. An unchanged evaluator costs a site build nothing but digests.
"""

from __future__ import annotations

import base64
import hashlib
import json
import logging
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import deflate
from pyodide_lock import PackageSpec, PyodideLockSpec

from mkdocs_aruntime.publish import kept
from mkdocs_aruntime.publish.bundle import wheel

PROTOCOL = 5
"""Version of the messages between page and worker; ``protocol.js`` says the same, and a test compares."""

MANIFEST = "manifest.json"
SCRIPT = "pyodide.js"
MODULE = "module.bin"
SNAPSHOT = "snapshot.bin"
LIBRARY = "python_stdlib.zip"
LOCK = "pyodide-lock.json"
"""No host has an opinion of what ``.bin`` is; one that knows ``.gz`` may unpack it on the way."""

HERE = Path(__file__).parent
SNAPSHOT_SCRIPT = HERE / "snapshot.mjs"
SLIM_SCRIPT = HERE / "slim.py"
BASE_MEMORY = HERE.parent.parent / "assets" / "javascripts" / "evaluator" / "base-memory.js"
"""Shared with the browser: what the one takes out of the snapshot, the other puts back."""

_SOURCES = ("pyodide.asm.js", "pyodide.js", "pyodide.mjs", "pyodide.asm.wasm", LIBRARY, LOCK)
"""What is used of the npm package ``pyodide``."""

_MAP = b"//# sourceMappingURL="

_SMALLEST = 12
"""libdeflate's best level."""

_log = logging.getLogger("mkdocs.plugins.aruntime.bundle")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """The folder that the browser loads Python from."""

    files: Mapping[str, bytes]

    @property
    def name(self) -> str:
        """The folder's name, which no other bytes can have, so that each file can be cached for ever."""
        return hashlib.sha256(self.files[MANIFEST]).hexdigest()


def build_bundle(*, node_modules: Path, cache: Path) -> Bundle:
    """Build, or take from the cache, what a browser needs to run the evaluator.

    Raises:
        FileNotFoundError: where the npm package ``pyodide`` is not installed.
    """
    pyodide = (node_modules / "pyodide").resolve()
    if not (pyodide / "pyodide.mjs").is_file():
        raise FileNotFoundError(f"{node_modules / 'pyodide'} is missing; run 'npm ci' first")
    node = shutil.which("node")
    key = f"evaluator/{_digest(pyodide, node)}"
    files = kept.load(cache, key)
    if files is None:
        files = _made(pyodide, node, cache)
        if SNAPSHOT in files or node is None:  # a failure is no result to keep
            kept.save(cache, key, files)
    return Bundle(files=files)


def _digest(pyodide: Path, node: str | None) -> str:
    digest = hashlib.sha256()
    scripts = (*sorted(HERE.glob("*.*")), BASE_MEMORY)
    named = [*wheel.evaluator_sources(), *((path.name, path) for path in scripts)]
    for name, path in (*named, *((name, pyodide / name) for name in _SOURCES)):
        digest.update(f"{name}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    digest.update(f"{wheel.evaluator_version()}\0{sys.version}\0{_version(node)}".encode())
    return digest.hexdigest()


def _version(node: str | None) -> str:
    if node is None:
        return ""
    done = subprocess.run([node, "--version"], capture_output=True, check=False, timeout=60)  # noqa: S603 - our own arguments
    return done.stdout.decode("utf-8", "replace")


def _made(pyodide: Path, node: str | None, cache: Path) -> dict[str, bytes]:
    lock = PyodideLockSpec.from_json(pyodide / LOCK)
    with kept.workspace(cache) as folder:
        packed = wheel.write_wheel(folder, compiled=_same_python(lock.info.python))
        snapshot, how = _snapshot(folder, pyodide, packed, node)
        files = {
            SCRIPT: b"\n;\n".join(_scripts(pyodide)),
            MODULE: _packed(pyodide / "pyodide.asm.wasm"),
            LIBRARY: (pyodide / LIBRARY).read_bytes(),
            LOCK: _locked(lock, packed),
            packed.name: packed.read_bytes(),
            **snapshot,
        }
    manifest = {
        "protocol": PROTOCOL,
        "package": wheel.PACKAGE,
        "distribution": wheel.DISTRIBUTION,
        "python": lock.info.python,
        "script": SCRIPT,
        "module": MODULE,
        "snapshot": how,
        "files": {name: _described(content) for name, content in files.items()},
    }
    return {**files, MANIFEST: (json.dumps(manifest, indent=1, sort_keys=True) + "\n").encode()}


def _scripts(pyodide: Path) -> Iterator[bytes]:
    """Both scripts of Pyodide, to run as one, for a worker runs one script exactly as it was checked."""
    for name in ("pyodide.asm.js", "pyodide.js"):
        lines = (pyodide / name).read_bytes().splitlines(keepends=True)
        yield b"".join(line for line in lines if not line.startswith(_MAP))


def _same_python(python: str) -> bool:
    """Whether this host's byte code runs in the browser."""
    wanted = tuple(map(int, python.split(".")[:2]))
    if sys.version_info[:2] == wanted:
        return True
    _log.warning(
        "Python %d.%d builds the site, the browser runs %d.%d: shipping the evaluator as source",
        *sys.version_info[:2],
        *wanted,
    )
    return False


def _locked(lock: PyodideLockSpec, packed: Path) -> bytes:
    package = PackageSpec(
        name=wheel.DISTRIBUTION,
        version=wheel.evaluator_version(),
        file_name=packed.name,
        install_dir="site",
        sha256=hashlib.sha256(packed.read_bytes()).hexdigest(),
        imports=[wheel.PACKAGE],
    )
    lock.packages = {wheel.DISTRIBUTION: package}
    target = packed.parent / LOCK
    lock.to_json(target)
    return target.read_bytes()


def _snapshot(
    folder: Path, pyodide: Path, packed: Path, node: str | None
) -> tuple[dict[str, bytes], dict[str, object] | None]:
    """The snapshot and what the manifest says of it; nothing of either where it could not be made.

    Without it the browser starts the slower, ordinary way.
    """
    if node is None:
        _log.warning("node is not on the PATH: the evaluator starts in the browser without a snapshot")
        return {}, None
    target = folder / SNAPSHOT
    files = (SNAPSHOT_SCRIPT, pyodide, packed, target, SLIM_SCRIPT, BASE_MEMORY)
    done = subprocess.run(  # noqa: S603 - our own script, arguments as a list
        [node, *map(str, files)],
        capture_output=True,
        check=False,
        timeout=300,
    )
    if done.returncode:
        _log.warning("no snapshot of the evaluator: %s", done.stderr.decode("utf-8", "replace")[-500:])
        return {}, None
    return {SNAPSHOT: _packed(target)}, {"file": SNAPSHOT, **json.loads(done.stdout)}


def _packed(path: Path) -> bytes:
    """A file as gzip, which every browser unpacks by itself; made by libdeflate, 4 % smaller than zlib's."""
    return bytes(deflate.gzip_compress(path.read_bytes(), _SMALLEST))


def _described(content: bytes) -> dict[str, object]:
    digest = base64.b64encode(hashlib.sha256(content).digest()).decode()
    return {"bytes": len(content), "integrity": f"sha256-{digest}"}
