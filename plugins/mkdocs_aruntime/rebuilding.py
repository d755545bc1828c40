"""A site built again and again in one process, as MkDocs does; what did not change is kept in between."""

from __future__ import annotations

import logging
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config


class FailedBuildError(Exception):
    """A build that came to no end; what is wrong was logged, or is the message."""


class Builds:
    """Builds each into a folder of its own, so that whoever serves one never sees half of the next."""

    def __init__(self, config_file: Path, parent: Path) -> None:
        """Build the site of a ``mkdocs.yml`` into folders below another."""
        self._config_file, self._parent = config_file, parent
        logging.getLogger("mkdocs").setLevel(logging.WARNING)

    def build(self) -> Path:
        """Build the site, and give its folder.

        Raises:
            FailedBuildError: with what is wrong.
        """
        target = Path(tempfile.mkdtemp(dir=self._parent))
        try:
            config = load_config(str(self._config_file), site_dir=str(target))
            config.plugins.on_startup(command="build", dirty=False)
            build(config)
        except Exception as error:  # whatever an edit broke, the next may mend
            shutil.rmtree(target, ignore_errors=True)
            raise FailedBuildError(str(error)) from error
        return target


@contextmanager
def builds_of(config_file: Path) -> Iterator[Builds]:
    """The builds of a site, whose folders are gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="aruntime-site-", ignore_cleanup_errors=True) as parent:
        yield Builds(config_file, Path(parent))
