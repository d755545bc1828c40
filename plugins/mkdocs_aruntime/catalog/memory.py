"""What a process keeps from one build to the next: results, by everything that they were made from."""

from __future__ import annotations

from collections.abc import Callable, Hashable


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
