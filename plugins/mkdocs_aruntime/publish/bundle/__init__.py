"""Python for the reader's browser: wheel, lock file, memory snapshot, in one folder named by its content."""

from mkdocs_aruntime.publish.bundle.build import Bundle, build_bundle

__all__ = ["Bundle", "build_bundle"]
