"""Diagrams in pages: the drawing as it was written, in a figure with its title."""

from __future__ import annotations

from mkdocs_aruntime.catalog.diagrams import Diagram
from mkdocs_aruntime.publish.render import render


def diagram_block(diagram: Diagram) -> str:
    """A figure; its drawing was checked when it was read, so it stands there unescaped."""
    return render("parts/diagram.html", diagram=diagram)
