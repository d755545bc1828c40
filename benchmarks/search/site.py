"""A site built in this process, with the documents that its search was made from."""

from __future__ import annotations

import os
import warnings
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config

from mkdocs_aruntime.publish.search import Document, term_documents


def build_searched(project: Path, target: Path) -> list[Document]:
    """Build a site into a folder; give what can be found on it."""
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the theme and of MkDocs, which are not ours to mend
        config = load_config(str(project / "mkdocs.yml"), site_dir=str(target), strict=True)
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
    plugin = config.plugins["aruntime"]
    return [*plugin.found, *term_documents(plugin.site.glossary)]
