"""The layer map: what a stack of runtimes owns, owns partly and leaves, as the same picture everywhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from aruntime_evaluator import Responsibility, Runtime, Term, Vocabulary
from mkdocs_aruntime.catalog.facts import Ownership, owned_by
from mkdocs_aruntime.publish.links import Links
from mkdocs_aruntime.publish.render import render


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One responsibility in one layer."""

    responsibility: Responsibility
    state: str
    """``owns``, ``partly``, ``leaves`` or ``silent``."""
    detail: str
    """Who owns it, under which condition, or who usually does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One layer."""

    layer: Term
    here: bool
    """A runtime of the stack is of this layer."""
    cells: tuple[Cell, ...]


def layer_map(vocabulary: Vocabulary, stack: Sequence[Runtime], links: Links) -> str:
    """The map of a stack as HTML: top layer first, each responsibility where it usually belongs."""
    rows = [_row(layer, vocabulary, stack) for layer in reversed(vocabulary.layers)]
    return render("parts/layer_map.html", rows=rows, links=links)


def _row(layer: Term, vocabulary: Vocabulary, stack: Sequence[Runtime]) -> Row:
    """A responsibility stands once: in the first of its layers."""
    mine = [each for each in vocabulary.responsibilities if each.layers[:1] == (layer.id,)]
    return Row(
        layer=layer,
        here=any(layer.id in runtime.layers for runtime in stack),
        cells=tuple(_cell(each, stack) for each in mine),
    )


def _cell(responsibility: Responsibility, stack: Sequence[Runtime]) -> Cell:
    """What the stack says of it: the first runtime that owns it, else partly owns it, else leaves it."""
    said = [
        (each, runtime) for runtime in stack for each in owned_by(runtime) if each.id == responsibility.id
    ]
    if not said:
        return Cell(responsibility=responsibility, state="silent", detail="")
    first, runtime = min(said, key=lambda pair: _ORDER.index(pair[0].how))
    detail = first.detail or runtime.name
    return Cell(responsibility=responsibility, state=first.how.value, detail=detail)


_ORDER = tuple(Ownership)
