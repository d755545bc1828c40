"""What a build keeps for the next one, and where its unfinished work lies.

Nothing that is kept is believed. Each thing is sealed (HMAC-SHA256) with a key that lies with the user, not
in the project, so what is damaged, cut short, or came with somebody else's files counts as not there and is
made anew.
"""

from __future__ import annotations

import fcntl
import hashlib
import hmac
import io
import logging
import os
import secrets
import shutil
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cache as once
from pathlib import Path

UNFINISHED = "unfinished"
"""The folder of the cache in which builds work; what a killed one left there, the next takes away."""

_KEY_BYTES = 32
_SEAL_BYTES = hashlib.sha256().digest_size

_log = logging.getLogger("mkdocs.plugins.aruntime.kept")


def save(cache: Path, name: str, files: Mapping[str, bytes]) -> None:
    """Keep files under a name such as ``pictures/0123``, in one step, in place of what was kept there."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for path, content in files.items():
            archive.writestr(path, content)
    data = packed.getvalue()
    target = _path(cache, name)
    target.parent.mkdir(parents=True, exist_ok=True)
    with workspace(cache) as folder:
        made = folder / target.name
        made.write_bytes(_seal(name, data) + data)
        made.replace(target)


def load(cache: Path, name: str) -> dict[str, bytes] | None:
    """The files that were kept under a name; None where no build of this user has sealed any."""
    try:
        content = _path(cache, name).read_bytes()
    except OSError:
        return None
    seal, data = content[:_SEAL_BYTES], content[_SEAL_BYTES:]
    if not hmac.compare_digest(seal, _seal(name, data)):
        return None
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {path: archive.read(path) for path in archive.namelist()}


def saved_at(cache: Path, name: str) -> float:
    """When something was last kept under a name, in seconds of the epoch; 0 where nothing is."""
    try:
        return _path(cache, name).stat().st_mtime
    except OSError:
        return 0


@contextmanager
def workspace(cache: Path) -> Iterator[Path]:
    """An empty folder that is gone afterwards; the folders of builds that were killed go first.

    A folder is locked as long as its process lives, and the lock ends with the process, however it ends.
    """
    parent = cache / UNFINISHED
    parent.mkdir(parents=True, exist_ok=True)
    with _locked(parent):  # so that nobody takes a folder away between its making and its lock
        for left in parent.iterdir():
            _remove_where_abandoned(left)
        folder = Path(tempfile.mkdtemp(dir=parent.resolve()))
        holder = os.open(folder, os.O_RDONLY)
        fcntl.flock(holder, fcntl.LOCK_EX)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        os.close(holder)


@contextmanager
def _locked(folder: Path, how: int = fcntl.LOCK_EX) -> Iterator[None]:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, how)
        yield
    finally:
        os.close(descriptor)


def _remove_where_abandoned(folder: Path) -> None:
    # An error says that its build goes on, or that another has just taken it away.
    with suppress(OSError), _locked(folder, fcntl.LOCK_EX | fcntl.LOCK_NB):
        shutil.rmtree(folder)


def _path(cache: Path, name: str) -> Path:
    return cache / f"{name}.kept"


def _seal(name: str, data: bytes) -> bytes:
    digest = hashlib.sha256(data).digest()
    return hmac.digest(_key(), name.encode() + b"\0" + digest, "sha256")


@once
def _key() -> bytes:
    """The user's key, made where there is none; one of this process alone where it cannot be kept."""
    try:
        return _kept_key(_key_file())
    except (OSError, RuntimeError) as error:
        _log.info("no key for the cache can be kept (%s): the next build makes everything anew", error)
        return secrets.token_bytes(_KEY_BYTES)


def _key_file() -> Path:
    state = os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state"
    return Path(state) / "aruntime" / "cache-key"


def _kept_key(path: Path) -> bytes:
    path.parent.mkdir(parents=True, exist_ok=True)
    with _locked(path.parent):
        if not path.is_file() or path.stat().st_size != _KEY_BYTES:
            descriptor, made = tempfile.mkstemp(dir=path.parent)  # which nobody else may read
            with os.fdopen(descriptor, "wb") as file:
                file.write(secrets.token_bytes(_KEY_BYTES))
            Path(made).replace(path)
        return path.read_bytes()
