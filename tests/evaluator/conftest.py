"""A decision of the minimal site, and a way to change one thing in it."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from aruntime_evaluator.decision import Terms, evaluate
from aruntime_evaluator.model.codec import decode, encode
from aruntime_evaluator.model.decision import Decision
from aruntime_evaluator.model.evaluation import Evaluation
from mkdocs_aruntime.catalog.site import Site

AS_OF = dt.date(2026, 11, 23)

type Plain = dict[str, Any]
type Ask = Callable[..., Evaluation]


@pytest.fixture
def plain(minimal: Site) -> Plain:
    """The broker decision as plain data, to change."""
    data = json.loads(json.dumps(encode(minimal.decisions[0])))
    assert isinstance(data, dict)
    return data


@pytest.fixture
def ask(minimal: Site) -> Ask:
    """Evaluate plain data against the minimal site."""

    def answer(data: Mapping[str, Any], **terms: Any) -> Evaluation:
        decision = decode(Decision, data)
        return evaluate(decision, minimal.catalog, minimal.policy, Terms(**{"as_of": AS_OF, **terms}))

    return answer
