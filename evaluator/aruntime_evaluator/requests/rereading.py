"""A decision that is asked about again after an edit: most of it is as it was."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import cast

from aruntime_evaluator.gates.remembering import Assessments
from aruntime_evaluator.model.codec import decode, encode
from aruntime_evaluator.model.codec.encoder import Json
from aruntime_evaluator.model.decision import Candidate, Decision
from aruntime_evaluator.model.evaluation import Evaluation
from aruntime_evaluator.model.problem import InvalidDocumentError


class Previous:
    """The decision that was asked about last, read, assessed and answered."""

    def __init__(self) -> None:
        self.assessed = Assessments()
        self._candidates: dict[str, Candidate] = {}
        self._gates: dict[int, tuple[object, Json]] = {}

    def decode(self, data: object, *, path: str) -> Decision:
        """Read a decision; a candidate that is written as before is the very same one."""
        given = data.get("candidates") if isinstance(data, dict) else None
        texts = [json.dumps(each) for each in given] if isinstance(given, list) else []
        decision = self._changed(cast("dict[str, Json]", data), texts) if self._knows(texts) else None
        decision = decision or decode(Decision, data, path=path)
        self._candidates = dict(zip(texts, decision.candidates, strict=True))
        return decision

    def _knows(self, texts: list[str]) -> bool:
        return len(texts) == len(self._candidates) and any(each in self._candidates for each in texts)

    def _changed(self, data: dict[str, Json], texts: list[str]) -> Decision | None:
        """The decision, read where it is new; none where anything is wrong: that is reported later."""
        try:
            rest = decode(Decision, {**data, "candidates": []})
            candidates = [self._candidates.get(each) or decode(Candidate, json.loads(each)) for each in texts]
        except InvalidDocumentError:
            return None
        return replace(rest, candidates=tuple(candidates))

    def encode(self, evaluation: Evaluation) -> Json:
        """The evaluation as plain data; gates that are the very same as before are not encoded again."""
        known, self._gates = self._gates, {}
        candidates: list[Json] = []
        for each in evaluation.candidates:
            at = id(each.gates)
            self._gates[at] = known.get(at) or (each.gates, encode(each.gates))
            plain = cast("dict[str, Json]", encode(replace(each, gates=())))
            candidates.append({**plain, "gates": self._gates[at][1]})
        rest = cast("dict[str, Json]", encode(replace(evaluation, candidates=())))
        return {**rest, "candidates": candidates}
