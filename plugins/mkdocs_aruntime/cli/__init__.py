"""The ``aruntime`` command: the same reading, checking and deciding as the site, in a terminal and in CI."""

from mkdocs_aruntime.cli.main import main

__all__ = ["main"]
