"""Files that people edit, watched by the operating system's own means."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import override

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

REST = 0.1
"""Seconds without a change after which an edit is done: editors write a file in several steps."""

_CHANGES = frozenset({"created", "modified", "moved", "deleted"})
"""A build opens every file, which is no change of it."""


class Changes(FileSystemEventHandler):
    """Whether one of some files was changed."""

    def __init__(self, paths: Sequence[Path]) -> None:
        self._paths = paths
        self._changed = threading.Event()

    @override
    def on_any_event(self, event: FileSystemEvent) -> None:
        """Note a change of a file."""
        named = (Path(os.fsdecode(path)) for path in (event.src_path, event.dest_path) if path)
        if event.event_type in _CHANGES and not event.is_directory and any(map(self._is_watched, named)):
            self._changed.set()

    def _is_watched(self, path: Path) -> bool:
        return any(path.is_relative_to(each) for each in self._paths)

    def wait(self) -> None:
        """Wait for a change, and until nothing has changed for a moment."""
        self._changed.wait()
        while self._changed.is_set():
            self._changed.clear()
            self._changed.wait(REST)


@contextmanager
def watched(paths: Sequence[Path]) -> Iterator[Changes]:
    """Watch files, and folders with all that is in them.

    Of a file the folder is watched: many editors write another file and give it the name of the first.
    """
    there = [path.resolve() for path in paths if path.exists()]
    changes, observer = Changes(there), Observer()
    for folder in {path if path.is_dir() else path.parent for path in there}:
        observer.schedule(changes, str(folder), recursive=folder in there)
    observer.start()
    try:
        yield changes
    finally:
        observer.stop()
        observer.join()
