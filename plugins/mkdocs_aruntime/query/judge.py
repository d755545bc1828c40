"""Decisions and requirements, judged question by question."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import cast

from aruntime_evaluator import (
    SHORTLIST_ORDER,
    CandidateResult,
    Decision,
    Evaluation,
    InvalidDocumentError,
    Json,
    Problem,
    Profile,
    Shortlisted,
    Stage,
    State,
    Terms,
    check_decision,
    check_profile,
    decision_of,
    decode,
    encode,
    evaluate,
    json_schema,
    judge,
    shortlist,
    shortlist_order,
)
from mkdocs_aruntime.query.citing import Answer
from mkdocs_aruntime.query.desk import Desk, NotKnownError, size

TOLD = 20
"""Problems of a document that an answer tells."""

PARTS = ("overview", "schema")
"""Of what there is to know about the form of a decision."""


class Judge(Desk):
    """Answers that weigh: an evaluation, a shortlist, and how to ask for them."""

    def evaluate(
        self,
        decision: Mapping[str, object],
        stage: str,
        as_of: dt.date,
        *,
        candidate: str = "",
        part: str = "",
        page: int = 1,
    ) -> Answer:
        """A decision in short; if asked, one candidate with its evidence or one part of the whole."""
        self.known(stage, (each.value for each in Stage), "stage")
        found = self._evaluation(decision, Stage(stage or Stage.DECIDE), as_of)
        data = encode(found)
        if not isinstance(data, dict):
            raise TypeError("an evaluation encodes to a mapping")
        self.known(part, data, "part of an evaluation")
        self.known(candidate, (each.id for each in found.candidates), "candidate of this decision")
        if candidate:
            whole = next(each for each in found.candidates if each.id == candidate)
            gates = [encode(gate) for gate in whole.gates]
            return self.paged(page, "gates", gates, {"candidate": _in_short(whole)})
        if part:
            value = data[part]
            items = value if isinstance(value, list) else [value]
            return self.paged(page, part, items)
        kept = ("decision", "title", "inputs", "recommendation", "confidence", "comparable-groups", "groups")
        beside: dict[str, Json] = {key: data[key] for key in kept if key in data}
        beside["parts"] = [key for key in data if key not in kept]
        return self.paged(page, "candidates", [_in_short(each) for each in found.candidates], beside)

    def _evaluation(self, decision: Mapping[str, object], stage: Stage, as_of: dt.date) -> Evaluation:
        catalog, policy = self.site.catalog, self.site.policy
        try:
            read = decode(Decision, decision)
        except InvalidDocumentError as error:
            raise _refused(error.problems) from error
        if problems := check_decision(read, catalog, policy):
            raise _refused(problems)
        return evaluate(read, catalog, policy, Terms(as_of=as_of, stage=stage))

    def shortlist(
        self,
        requirements: Mapping[str, object],
        layers: Sequence[str],
        as_of: dt.date,
        page: int = 1,
    ) -> Answer:
        """Every entry that the requirements concern, where it stands and why; those that pass first."""
        asked = {
            "schema": "aruntime/profile/1",
            "id": "asked",
            "title": "Asked",
            "needs": {"layers": list(layers)},
            "requirements": requirements,
        }
        catalog, policy = self.site.catalog, self.site.policy
        try:
            profile = decode(Profile, asked)
        except InvalidDocumentError as error:
            raise _refused(error.problems) from error
        if problems := check_profile(profile, catalog, policy):
            raise _refused(problems)
        found = sorted(judge(profile, catalog, policy, as_of), key=shortlist_order)
        counts: Json = {each.value: sum(one.standing is each for one in found) for each in SHORTLIST_ORDER}
        return self.paged(page, "shortlist", [_listed(each) for each in found], {"counts": counts})

    def questions(self, page: int = 1) -> Answer:
        """The questions that lead from a need to a shortlist, with their options."""
        asked = [
            {
                "id": each.id,
                "ask": each.ask,
                "why": each.why,
                "several": each.several,
                "options": {option.id: option.label for option in each.options},
            }
            for each in self.site.questionnaire.questions
        ]
        return self.paged(page, "questions", cast("list[Json]", asked))

    def stacks(self, answers: Mapping[str, Sequence[str]], as_of: dt.date, page: int = 1) -> Answer:
        """Stacks that cover what the answers ask for, what connects them, and what to find out first."""
        given = {question: tuple(options) for question, options in answers.items()}
        try:
            decision = decision_of(self.site.questionnaire, given)
        except InvalidDocumentError as error:
            raise _refused(error.problems) from error
        found = shortlist(decision, self.site.catalog, self.site.policy, as_of)
        beside: dict[str, Json] = {"needs": encode(decision.needs), "target": dict(decision.target)}
        if found.next_test:
            beside["next_best_test"] = encode(found.next_test)
        return self.paged(page, "stacks", [_stack(each) for each in found.shortlist], beside)

    def decision_format(self, part: str = "") -> Answer:
        """How a decision is written: gates, criteria and the shortest worked one, or its JSON Schema."""
        self.known(part, PARTS, "part")
        if part == "schema":
            return self.answer(schema=json_schema(Decision, title="A decision"))
        policy = self.site.policy
        return self.answer(
            gates=[encode(each) for each in policy.gates],
            criteria=[encode(each) for each in policy.criteria],
            importance_levels=[encode(each) for each in policy.importance_levels],
            example=min(map(encode, self.site.decisions), key=size, default=None),
        )


def _refused(problems: Sequence[Problem]) -> NotKnownError:
    rest = len(problems) - TOLD
    lines = [str(each) for each in problems[:TOLD]]
    return NotKnownError("\n".join([*lines, *([f"and {rest} more problems"] if rest > 0 else [])]))


def _in_short(candidate: CandidateResult) -> Json:
    """Where a candidate stands, and every reason that it does not stand better."""
    reasons: Json = {
        f"{gate.id}.{check.id}": f"{check.question}: {check.explanation}"
        for gate in candidate.gates
        for check in gate.checks
        if check.state is not State.PASS
    }
    return {
        "id": candidate.id,
        "name": candidate.name,
        "standing": candidate.standing.value,
        "why": candidate.why,
        "total": list(candidate.total) if candidate.total else None,
        "gates": {gate.id: gate.state.value for gate in candidate.gates},
        "not_passed": reasons,
    }


def _listed(each: Shortlisted) -> Json:
    return {
        "id": each.id,
        "name": each.name,
        "standing": each.standing.value,
        "why": each.why,
        "not_passed": dict(each.reasons),
    }


def _stack(each: Shortlisted) -> Json:
    links = each.connection.links if each.connection else ()
    return {
        "id": each.id,
        "name": each.name,
        "components": dict(each.components),
        "standing": each.standing.value,
        "documented": each.documented,
        "contradicted": each.contradicted,
        "unknown": each.unknown,
        "relations": [f"{link.words}: {link.quote}" for link in links],
        "not_passed": dict(each.reasons),
        **({"ending": list(each.ending)} if each.ending else {}),
    }
