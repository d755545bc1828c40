"""Artifacts as registries have them, built for a test: a wheel by a real build backend, ELF by hand."""

from __future__ import annotations

import io
import struct
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

PROJECT = """
[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"
[project]
name = "alpha-broker"
version = "3.2.0"
requires-python = ">=3.10"
license = "MIT"
classifiers = ["Operating System :: POSIX :: Linux"]
dependencies = ["prometheus-client>=0.20"]
[project.optional-dependencies]
mqtt = ["paho-mqtt"]
[project.scripts]
alpha = "alpha_broker.main:main"
[tool.hatch.build.targets.wheel]
packages = ["alpha_broker"]
"""

SOURCE = """\
import os
from argparse import ArgumentParser

from prometheus_client import Counter
from fastapi import FastAPI

app = FastAPI()
sent = Counter("alpha_sent_total", "Messages that were sent.")


class Broker:
    def __init__(self, queue_size: int = 10) -> None:
        self.quiet = os.environ.get("ALPHA_DO_NOT_TRACK")

    def publish(self, topic: str) -> None: ...

    def _drop(self) -> None: ...


@app.get("/healthz")
def health() -> None: ...


def main() -> None:
    parser = ArgumentParser()
    parser.add_argument("-p", "--amqp-port")
"""


def build_wheel(folder: Path) -> Path:
    """A wheel of a small package, made by hatchling."""
    source = folder / "source"
    (source / "alpha_broker" / "tests").mkdir(parents=True)
    (source / "pyproject.toml").write_text(PROJECT, "utf-8")
    (source / "alpha_broker" / "main.py").write_text(SOURCE, "utf-8")
    (source / "alpha_broker" / "__init__.py").write_text("raise SystemExit('imported')\n", "utf-8")
    (source / "alpha_broker" / "tests" / "test_x.py").write_text("import telltale\n", "utf-8")
    (source / "alpha_broker" / "_fast.so").write_bytes(elf("libfast.so.13", "libc.so.6"))
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder / "dist")]
    subprocess.run(command, cwd=source, check=True, capture_output=True)
    return next((folder / "dist").iterdir())


def elf(*needed: str) -> bytes:
    """A shared library of 64 bit without code that asks for others."""
    names = b"\0" + b"".join(name.encode() + b"\0" for name in needed)
    offsets = [names.index(name.encode() + b"\0") for name in needed]
    start = 64 + 2 * 56
    tags = [
        *((1, offset) for offset in offsets),
        (5, start + 16 * (len(needed) + 3)),
        (10, len(names)),
        (0, 0),
    ]
    dynamic = b"".join(struct.pack("<QQ", *tag) for tag in tags)
    size = start + len(dynamic) + len(names)
    head = b"\x7fELF\x02\x01\x01" + bytes(9)
    head += struct.pack("<HHIQQQIHHHHHH", 3, 62, 1, 0, 64, 0, 0, 64, 56, 2, 64, 0, 0)
    load = struct.pack("<IIQQQQQQ", 1, 4, 0, 0, 0, size, size, 4096)
    part = struct.pack("<IIQQQQQQ", 2, 4, start, start, start, len(dynamic), len(dynamic), 8)
    return head + load + part + dynamic + names


def zipped(path: Path, files: Mapping[str, bytes]) -> Path:
    """A wheel or zip with these files."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def tarred(path: Path, members: Mapping[str, bytes | tarfile.TarInfo]) -> Path:
    """An npm package or source archive with these files, links and devices."""
    with tarfile.open(path, "w:gz") as archive:
        for name, content in members.items():
            info = content if isinstance(content, tarfile.TarInfo) else tarfile.TarInfo(name)
            if isinstance(content, bytes):
                info.size = len(content)
            archive.addfile(info, io.BytesIO(content) if isinstance(content, bytes) else None)
    return path
