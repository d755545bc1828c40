"""JSON text in, JSON text out: all that the browser and the command line ever call."""

from __future__ import annotations


def handle(request: str) -> str:
    """Answer one request; see ``docs/development/service.md`` for the methods."""
    raise NotImplementedError(request)
