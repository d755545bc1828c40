"""What a process keeps from one build to the next: results, by everything that they were made from."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import lru_cache, wraps
from typing import override


class Memory[K: Hashable, V]:
    """Results of this build and of the one before; what neither asked for is forgotten."""

    def __init__(self) -> None:
        self._before: dict[K, V] = {}
        self._now: dict[K, V] = {}

    def begin(self) -> None:
        """A build begins."""
        self._before, self._now = self._now, {}

    def find(self, key: K) -> V | None:
        """The result for a key, if there is one."""
        if key in self._before:
            self._now[key] = self._before[key]
        return self._now.get(key)

    def keep(self, key: K, result: V) -> None:
        """Keep a result for this build and the next."""
        self._now[key] = result

    def get(self, key: K, make: Callable[[], V]) -> V:
        """The result for a key, made where there is none; it is never None."""
        found = self.find(key)
        if found is None:
            found = make()
            self.keep(key, found)
        return found


class _Itself:
    """An object as a key: equal to no other, however alike, and alive as long as its key is."""

    __slots__ = ("it",)

    def __init__(self, it: object) -> None:
        self.it = it

    @override
    def __hash__(self) -> int:
        return id(self.it)

    @override
    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Itself) and self.it is other.it


def per_object[**P, R](most: int) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Keep so many results of a function by the very objects it is given, which never change.

    A file that did not change is the same record in the next build: what follows from it alone is kept too.
    """

    def decorate(make: Callable[P, R]) -> Callable[P, R]:
        @lru_cache(most)
        def kept(*keys: _Itself) -> R:
            return make(*(key.it for key in keys))  # type: ignore[call-arg, arg-type]

        @wraps(make)
        def found(*given: P.args, **named: P.kwargs) -> R:
            return make(*given, **named) if named else kept(*map(_Itself, given))

        return found

    return decorate
