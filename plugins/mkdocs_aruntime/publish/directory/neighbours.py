"""Who stands beside a runtime: the others of its main layer, and those that it succeeds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from heapq import merge
from itertools import islice

from aruntime_evaluator import Responsibility, Runtime

NEAREST = 8
"""Alternatives shown; the directory has the rest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative:
    """Another runtime of the same layer, and what sets it apart."""

    runtime: Runtime
    takes: tuple[Responsibility, ...]
    """What it owns and this one leaves to others; where an entry is silent, nothing is said."""
    leaves: tuple[Responsibility, ...]
    """What it leaves to others and this one owns."""


type _Likeness = tuple[frozenset[str], frozenset[str]]
"""What makes runtimes near: finer layers, and what they own."""


class Neighbours:
    """The neighbours of every runtime, found in one pass.

    Runtimes that are alike in what makes them near share one search, so that a directory of ten thousand
    compares its few hundred likenesses instead of every pair.
    """

    def __init__(self, runtimes: Iterable[Runtime], words: Iterable[Responsibility]) -> None:
        self._words = tuple(words)
        self._layers: Mapping[str, Mapping[_Likeness, list[Runtime]]] = defaultdict(lambda: defaultdict(list))
        self._replaced: Mapping[str, list[Runtime]] = defaultdict(list)
        for runtime in runtimes:
            for layer in runtime.layers:
                self._layers[layer][_likeness(runtime)].append(runtime)
            if runtime.lifecycle.successor:
                self._replaced[runtime.lifecycle.successor].append(runtime)
        for alike in self._layers.values():
            for each in alike.values():
                each.sort(key=_by_name)
        self._nearest = cache(self._search)

    def replaced(self, runtime: Runtime) -> list[Runtime]:
        """Those that name it as their successor."""
        return self._replaced.get(runtime.id, [])

    def beside(self, runtime: Runtime) -> int:
        """How many others its main layer has."""
        return sum(map(len, self._layers[runtime.layers[0]].values())) - 1

    def alternatives(self, runtime: Runtime) -> list[Alternative]:
        """The nearest of its main layer, those that own most of the same; in the order of the alphabet."""
        owned, left = set(runtime.responsibilities.owns), _left(runtime)
        return [
            Alternative(
                runtime=each,
                takes=tuple(w for w in self._words if w.id in left & set(each.responsibilities.owns)),
                leaves=tuple(w for w in self._words if w.id in owned & _left(each)),
            )
            for each in sorted(self.nearest(runtime), key=_by_name)
        ]

    def nearest(self, runtime: Runtime) -> list[Runtime]:
        """Those of its main layer that own most of the same, the nearest first."""
        found = self._nearest(runtime.layers[0], _likeness(runtime))
        return [each for each in found if each.id != runtime.id][:NEAREST]

    def _search(self, layer: str, like: _Likeness) -> list[Runtime]:
        """One more than is shown, for the runtime itself is among them."""
        shared: Mapping[int, list[list[Runtime]]] = defaultdict(list)
        for other, alike in self._layers[layer].items():
            shared[_shared(like, other)].append(alike)
        ranked = (
            each for score in sorted(shared, reverse=True) for each in merge(*shared[score], key=_by_name)
        )
        return list(islice(ranked, NEAREST + 1))


def _by_name(runtime: Runtime) -> str:
    return runtime.name.casefold()


def _likeness(runtime: Runtime) -> _Likeness:
    return frozenset(runtime.sublayers), frozenset(runtime.responsibilities.owns)


def _left(runtime: Runtime) -> set[str]:
    return {each.id for each in runtime.responsibilities.leaves}


def _shared(one: _Likeness, other: _Likeness) -> int:
    """How much two have in common: finer layers count most, then what both own."""
    return 100 * len(one[0] & other[0]) + len(one[1] & other[1])
