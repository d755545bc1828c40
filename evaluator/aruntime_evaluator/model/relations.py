"""What entries say of one another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from aruntime_evaluator.model.claim import ClaimValue, Relation
from aruntime_evaluator.model.codec.constraints import Id
from aruntime_evaluator.model.runtime import Runtime


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A relation between two entries: one states it, or its claim is supported by the other."""

    of: Runtime
    to: Runtime
    relation: Relation


def links_between(runtimes: Iterable[Runtime]) -> Iterator[Link]:
    """Every relation that one of these entries states to another of them, in the order of the entries."""
    among = {runtime.id: runtime for runtime in runtimes}
    for runtime in among.values():
        for relation in runtime.relations:
            for other in _targets(relation, among):
                if other.id != runtime.id:
                    yield Link(of=runtime, to=other, relation=relation)


def _targets(relation: Relation, among: Mapping[Id, Runtime]) -> list[Runtime]:
    if relation.claim is not None:
        return [each for each in among.values() if _supports(each, relation.claim)]
    return [among[relation.to]] if relation.to and relation.to in among else []


def _supports(runtime: Runtime, reference: str) -> bool:
    claim = runtime.claim(reference)
    return claim is not None and claim.value is ClaimValue.SUPPORTED
