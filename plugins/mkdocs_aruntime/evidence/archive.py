"""Wheels, npm packages and source archives, read in memory: nothing is unpacked to a path that they name.

An archive is hostile until read: the number of its files, their sizes and what they unpack to are bounded;
a path that leads out, a link, a device or a second file of one name is refused.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import stat
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, Protocol

from aruntime_evaluator import shown, unprintable

MOST_FILES = 60_000
"""The wheel of a large engine has a fifth of it."""
LARGEST_FILE = 1 << 30
"""Bytes of one file, unpacked."""
LARGEST_TOTAL = 6 << 30
"""Bytes of all files, unpacked."""
MOST_AT_ONCE = 64 << 20
"""Bytes that are read at once, and of an archive's own headers."""
STEEPEST = 1000
"""How many times a packed file may grow; zlib reaches 1,032 with nothing but zeros."""
_SMALL = 10 << 20
"""Bytes up to which a file may grow as it likes."""


class ArchiveError(Exception):
    """Why an archive is refused, in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A file of an archive."""

    path: str
    size: int
    """Bytes, unpacked."""


class Content:
    """The bytes of a member, unpacked as they are read."""

    def __init__(self, inner: IO[bytes], archive: Path) -> None:
        self._inner, self._archive = inner, archive

    def read(self, size: int = -1, /) -> bytes:
        """So many bytes, or all that are left.

        Raises:
            ArchiveError: where they are damaged.
        """
        with _readable(self._archive):
            return self._inner.read(size)


class Archive(Protocol):
    """The files of an archive, in its order."""

    def members(self) -> Iterator[tuple[Member, Content]]:
        """Every file with its content, to be read before the next is asked for.

        Raises:
            ArchiveError: where something in it is refused, or it can't be read.
        """


def sha256(path: Path) -> str:
    """The digest of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def open_archive(path: Path) -> Archive:
    """The archive of a file, by the ending of its name.

    Raises:
        ArchiveError: where the ending is none that is read.
    """
    if path.name.endswith((".whl", ".zip")):
        return _Zip(path)
    if path.name.endswith((".tgz", ".tar.gz")):
        return _Tar(path)
    raise ArchiveError(f"{path.name} is not read; expected a name that ends in .whl, .zip, .tgz or .tar.gz")


@contextmanager
def _readable(path: Path) -> Iterator[None]:
    try:
        yield
    # zipfile raises NotImplementedError for a compression that it does not know: hostile, or merely newer.
    except (zipfile.BadZipFile, tarfile.TarError, zlib.error, EOFError, NotImplementedError) as error:
        raise ArchiveError(f"{path.name} is damaged or of a form that isn't read: {error}") from error
    except (OSError, RuntimeError, ValueError, OverflowError) as error:
        raise ArchiveError(f"{path.name} can't be read: {error}") from error


class _Bounds:
    """What an archive has used up of what it may."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._seen: set[str] = set()
        self._total = 0

    def check(self, path: str, size: int) -> None:
        """Refuse a path that leads out, a second file of one name, and too much of anything."""
        parts = PurePosixPath(path).parts
        leads_out = path.startswith(("/", "\\")) or ".." in parts or ":" in path.partition("/")[0]
        if leads_out or "\\" in path or unprintable(path) or not parts:
            raise self.refused(path, "has a path that leads out of the archive or has no plain name")
        if path in self._seen:
            raise self.refused(path, "is there twice")
        self._seen.add(path)
        self._total += size
        if len(self._seen) > MOST_FILES:
            raise ArchiveError(f"{self._name} has more than {MOST_FILES:,} files")
        if size > LARGEST_FILE:
            raise self.refused(path, f"has {size:,} bytes; at most {LARGEST_FILE:,} are read")
        if self._total > LARGEST_TOTAL:
            raise ArchiveError(f"{self._name} unpacks to more than {LARGEST_TOTAL:,} bytes")

    def refused(self, path: str, why: str) -> ArchiveError:
        return ArchiveError(f"{self._name}: '{shown(path)}' {why}")


class _Zip:
    def __init__(self, path: Path) -> None:
        self._path = path

    def members(self) -> Iterator[tuple[Member, Content]]:
        bounds = _Bounds(self._path.name)
        with _readable(self._path), zipfile.ZipFile(self._path) as archive:
            infos = archive.infolist()
            for info in infos:
                self._check(info, bounds)
            for info in infos:
                if not info.is_dir():
                    with archive.open(info) as content:
                        yield Member(path=info.filename, size=info.file_size), Content(content, self._path)

    @staticmethod
    def _check(info: zipfile.ZipInfo, bounds: _Bounds) -> None:
        mode = info.external_attr >> 16
        if mode and stat.S_IFMT(mode) not in {0, stat.S_IFREG, stat.S_IFDIR}:
            raise bounds.refused(info.filename, "is a link or a device; only files are read")
        if info.flag_bits & 1:
            raise bounds.refused(info.filename, "is encrypted")
        if info.file_size > max(_SMALL, STEEPEST * info.compress_size):
            raise bounds.refused(info.filename, f"grows to more than {STEEPEST:,} times its size")
        bounds.check(info.filename, info.file_size)


class _Tar:
    def __init__(self, path: Path) -> None:
        self._path = path

    def members(self) -> Iterator[tuple[Member, Content]]:
        bounds = _Bounds(self._path.name)
        with (
            _readable(self._path),
            gzip.open(self._path) as unpacked,
            tarfile.open(fileobj=_Bounded(unpacked, self._path.name), mode="r:") as archive,
        ):
            for info in archive:
                bounds.check(info.name, info.size)
                if info.isdir():
                    continue
                if not info.isreg():
                    raise bounds.refused(info.name, "is a link or a device; only files are read")
                if (content := archive.extractfile(info)) is not None:
                    yield Member(path=info.name, size=info.size), Content(content, self._path)


class _Bounded(io.RawIOBase):
    """A stream that says no before it is asked for too much: tar's own headers may claim any length."""

    def __init__(self, inner: gzip.GzipFile, name: str) -> None:
        self._inner, self._name = inner, name

    def read(self, size: int = -1, /) -> bytes:
        if not 0 <= size <= MOST_AT_ONCE:
            raise ArchiveError(
                f"{self._name} asks for {size:,} bytes at once; at most {MOST_AT_ONCE:,} are read"
            )
        return self._inner.read(size)

    def seek(self, offset: int, whence: int = 0, /) -> int:
        if whence or offset > LARGEST_TOTAL:
            raise ArchiveError(f"{self._name} unpacks to more than {LARGEST_TOTAL:,} bytes")
        return self._inner.seek(offset)

    def tell(self) -> int:
        return self._inner.tell()

    def seekable(self) -> bool:
        return True

    def readable(self) -> bool:
        return True
