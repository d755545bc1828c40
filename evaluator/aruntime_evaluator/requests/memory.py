"""Catalogs and policies that were sent before, by digest, so that an edit sends only the decision."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from aruntime_evaluator.decision import digest
from aruntime_evaluator.model.catalog import Catalog
from aruntime_evaluator.model.codec import decode
from aruntime_evaluator.model.policy import Policy
from aruntime_evaluator.model.problem import InvalidDocumentError, Problem, refused, shown
from aruntime_evaluator.model.whole import check_catalog, check_policy
from aruntime_evaluator.requests import Params

REMEMBERED = 4
"""Documents kept by digest."""


_WHOLE: Mapping[type, Callable[[Any], Iterable[Problem]]] = {Catalog: check_catalog, Policy: check_policy}
"""Per kind of document what looks at the whole of it, once each of its lines is right."""


class Memory:
    """Documents by digest, the last few; a document is decoded once, however often it is asked about."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, object] = OrderedDict()

    def recall[T](self, kind: type[T], params: Params, name: str) -> tuple[T, str]:
        """The document that a parameter holds, and its digest: decoded anew, or recalled by its digest.

        Raises:
            InvalidDocumentError: where it is neither valid nor remembered.
        """
        given = params.get(name)
        if isinstance(given, str):
            if isinstance(found := self._kept.get(given), kind):
                return found, given
            raise refused(
                name, "not-remembered", f"no {name} with the digest '{shown(given)}' was sent before"
            )
        document = decode(kind, given, path=name)
        if problems := [replace(each, path=f"{name}.{each.path}") for each in _WHOLE[kind](document)]:
            raise InvalidDocumentError(problems)
        found_digest = digest(document)
        self._kept[found_digest] = document
        while len(self._kept) > REMEMBERED:
            self._kept.popitem(last=False)
        return document, found_digest


MEMORY = Memory()
"""What every request shares."""
