"""Search beside lunr as Material sets it up, MiniSearch and Pagefind, over the same documents in the same run."""

from benchmarks.search.run import run

__all__ = ["run"]
