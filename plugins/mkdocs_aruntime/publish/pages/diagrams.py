"""Diagrams in pages: the drawing in a figure with its title."""

from __future__ import annotations

from mkdocs_aruntime.catalog.diagrams import Diagram
from mkdocs_aruntime.publish.render import render


def diagram_block(diagram: Diagram) -> str:
    """A figure; its drawing was written as HTML from what was checked, so it stands there as it is."""
    return render("parts/diagram.html", diagram=diagram)
