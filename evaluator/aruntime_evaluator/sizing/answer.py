"""The answer to a calculation: numbers, sentences, steps with their formulas, and all of it as Markdown."""

from __future__ import annotations

from dataclasses import dataclass

from aruntime_evaluator.sizing.calculation import SizeParams, work_out
from aruntime_evaluator.sizing.sentences import sentences
from aruntime_evaluator.sizing.steps import Step, steps


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizing:
    """A calculation: its numbers, and how they are told."""

    weight_bytes: float
    token_bytes: float
    """By which a sequence of this context grows with its next token."""
    sequence_bytes: float
    cache_bytes: float
    """Of all sequences together."""
    needed_bytes: float
    """Weights and cache, each held once."""
    usable_bytes: float
    """Of one device."""
    devices: int | None
    """That one replica needs; null where no group is large enough."""
    fits: int | None
    """Sequences of this context on those devices; null where none can be counted."""
    replicas: int | None
    """That the load needs; null where no load is given."""
    sentences: tuple[str, ...]
    steps: tuple[Step, ...]
    markdown: str


def size(asked: SizeParams) -> Sizing:
    """Work out a calculation, and tell it."""
    sums = work_out(asked)
    said, lines = tuple(sentences(asked, sums)), tuple(steps(asked, sums))
    return Sizing(
        weight_bytes=sums.weights,
        token_bytes=sums.token,
        sequence_bytes=sums.sequence,
        cache_bytes=sums.cache,
        needed_bytes=sums.weights + sums.cache,
        usable_bytes=sums.usable,
        devices=sums.devices,
        fits=sums.fits,
        replicas=sums.replicas,
        sentences=said,
        steps=lines,
        markdown=_markdown(asked, said, lines),
    )


def _markdown(asked: SizeParams, said: tuple[str, ...], lines: tuple[Step, ...]) -> str:
    head = ["| What | Formula | With its numbers | Result |", "|---|---|---|---|"]
    rows = [
        f"| {_cell(each.what)} | {each.formula} | {_cell(each.filled)} | {each.result} |" for each in lines
    ]
    title = f"## Size of {_cell(asked.model.name)} on {_cell(asked.device.name)}"
    body = [f"- {_cell(each)}" for each in said]
    return "\n".join([title, "", *body, "", *head, *rows, ""])


def _cell(text: str) -> str:
    """A text that somebody else wrote, as Markdown that is only text."""
    for sign in "\\`*_[]<>|&#":
        text = text.replace(sign, f"\\{sign}")
    return text
