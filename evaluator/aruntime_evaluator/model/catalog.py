"""The directory as the evaluator sees it: the words and the runtimes, as of a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated

from aruntime_evaluator.model.codec.constraints import Id, Most, Reads
from aruntime_evaluator.model.runtime import Runtime
from aruntime_evaluator.model.vocabulary import EvidenceLevel, Vocabulary


def name_key(name: str) -> str:
    """What a name has in common with its other spellings: *llama.cpp*, *llama cpp* and *LlamaCpp*."""
    return "".join(sign for sign in name.casefold() if sign.isalnum())


@dataclass(frozen=True, kw_only=True)
class Catalog:
    """Runtimes and the vocabulary they are written in."""

    schema: Annotated[str, Reads("aruntime/catalog/1")]
    as_of: dt.date
    """The newest date in the data; every age counts from the reader's day, not from this one."""
    vocabulary: Vocabulary
    runtimes: Annotated[tuple[Runtime, ...], Most(10_000, "runtimes")]
    """In the order of their ids."""

    def runtime(self, id_: Id) -> Runtime | None:
        """The runtime of that id or earlier id; none where the directory has no such entry."""
        return self._by_id.get(id_)

    def named(self, name: str) -> Runtime | None:
        """The runtime of an id, a name or another name, whatever its case and signs, if there is one."""
        return self.runtime(name) or self._by_name.get(name_key(name))

    @cached_property
    def _by_name(self) -> Mapping[str, Runtime]:
        return {name_key(name): each for each in reversed(self.runtimes) for name in each.names}

    @cached_property
    def _by_id(self) -> Mapping[Id, Runtime]:
        return {id_: each for each in reversed(self.runtimes) for id_ in (*each.aliases, each.id)}

    def level(self, runtime: Runtime, sources: tuple[Id, ...]) -> EvidenceLevel:
        """The highest level that these sources of an entry prove."""
        kinds = (runtime.sources[source].kind for source in sources if source in runtime.sources)
        return max((self._proves.get(kind, EvidenceLevel.E0) for kind in kinds), default=EvidenceLevel.E0)

    @cached_property
    def _proves(self) -> Mapping[Id, EvidenceLevel]:
        return {kind.id: kind.proves for kind in self.vocabulary.source_kinds}
