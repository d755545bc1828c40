"""The directory: every runtime in one table, complete without scripts, and the data its facets filter by."""

from mkdocs_aruntime.publish.directory.data import DATA, build_directory
from mkdocs_aruntime.publish.directory.table import directory_block

__all__ = ["DATA", "build_directory", "directory_block"]
