"""What must hold of a site's list of models and devices, beside the form of each."""

from __future__ import annotations

from collections.abc import Iterator

from aruntime_evaluator.entry.quoted import words_of
from aruntime_evaluator.entry.source_rules import check as source_problems
from aruntime_evaluator.model.claim import Evidence
from aruntime_evaluator.model.codec.references import check_references, check_unique, names_of
from aruntime_evaluator.model.codec.schema import Known
from aruntime_evaluator.model.problem import Problem
from aruntime_evaluator.model.sizing import ListedModel, SizingList

LONGEST_QUOTE = 25
"""Words: as in an entry."""


def check_sizing(listed: SizingList, known: Known) -> Iterator[Problem]:
    """Every problem of a list as a whole; ``known`` are the names of the vocabulary."""
    yield from check_references(listed, {**known, **names_of(listed)})
    yield from check_unique(listed)
    yield from source_problems(listed.sources)
    for place, model in enumerate(listed.models):
        yield from _model(f"models[{place}]", model)
        yield from _quotes(f"models[{place}].evidence", model.evidence)
    for place, device in enumerate(listed.devices):
        yield from _quotes(f"devices[{place}].evidence", device.evidence)


def _model(path: str, model: ListedModel) -> Iterator[Problem]:
    if model.active is not None and model.active > model.parameters:
        message = f"{model.active:g} active parameters are more than all {model.parameters:g}"
        yield Problem(path=f"{path}.active", rule="more-than-all", message=message)
    if model.attention is not None and model.attention > model.parameters:
        message = f"{model.attention:g} parameters of the attention are more than all {model.parameters:g}"
        yield Problem(path=f"{path}.attention", rule="more-than-all", message=message)
    if model.experts and model.experts.active > model.experts.total:
        message = f"{model.experts.active} experts a token are more than all {model.experts.total}"
        yield Problem(path=f"{path}.experts.active", rule="more-than-all", message=message)


def _quotes(path: str, evidence: tuple[Evidence, ...]) -> Iterator[Problem]:
    if not evidence:
        yield Problem(path=path, rule="no-evidence", message="is missing; quote where the numbers stand")
    for place, each in enumerate(evidence):
        if (count := len(words_of(each.quote).split())) > LONGEST_QUOTE:
            message = f"has {count} words; at most {LONGEST_QUOTE} are quoted"
            yield Problem(path=f"{path}[{place}].quote", rule="long-quote", message=message)
