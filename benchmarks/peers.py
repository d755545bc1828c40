"""The libraries that ours are held against, in an environment of their own.

They are many, some old, and two of them disagree about a third; nothing of ours needs them.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import venv
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
PINNED = Path(__file__).parent / "requirements.txt"


def run_module(name: str) -> Any:
    """Run a module of the benchmarks beside the peers; it prints JSON.

    Raises:
        CalledProcessError: where the peers cannot be installed, or the module fails.
    """
    paths = os.pathsep.join(map(str, (ROOT, ROOT / "evaluator")))
    command = [str(interpreter()), "-m", name]
    done = subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": paths, "PYTHONWARNINGS": "ignore"},
        stdout=subprocess.PIPE,
        check=True,
    )
    return json.loads(done.stdout)


def interpreter() -> Path:
    """The Python that has the pinned peers, installed on first use and when a pin changes."""
    folder = ROOT / ".cache" / "peers" / hashlib.sha256(PINNED.read_bytes()).hexdigest()[:16]
    python = folder / "bin" / "python"
    if not (folder / "installed").exists():
        print(f"installing the peers into {folder.relative_to(ROOT)} ...", file=sys.stderr, flush=True)
        venv.create(folder, with_pip=True, clear=True)
        # Without dependencies: the list is whole, and pysensmcda asks for a pandas that it does not need.
        install = ["-m", "pip", "install", "--quiet", "--require-hashes", "--no-deps", "-r", str(PINNED)]
        subprocess.run([str(python), *install], check=True, stdout=sys.stderr)
        (folder / "installed").touch()
    return python
