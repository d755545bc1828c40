"""What a publisher makes: a page to be rendered, or a file to be copied as it is."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class PageArtifact:
    """A Markdown page with front matter."""

    path: str
    """Source path, relative to the docs folder: decides the URL."""
    markdown: str
    edits: str
    """The file to change in order to change this page, relative to the project."""
    listed: bool = True
    """Whether it belongs in the navigation and the search."""
    templated: bool = False
    """Whether all of its HTML is our templates', none of it in code."""
    block: str = ""
    """What the whole page is, of which it loads the styles (``assets.LOADS``)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileArtifact:
    """A file that is served as it is."""

    path: str
    """Relative to the site."""
    content: bytes | Path
    """Its bytes, or the file to copy."""

    def write(self, site: Path) -> None:
        """Write it below the folder of a site."""
        target = site / self.path
        target.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(self.content, Path):
            shutil.copyfile(self.content, target)
        else:
            target.write_bytes(self.content)


type Artifact = PageArtifact | FileArtifact
