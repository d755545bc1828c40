"""From answers to a decision that can be shortlisted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from aruntime_evaluator.model.codec.constraints import CheckRef, Id
from aruntime_evaluator.model.decision import Check, Decision, Needs
from aruntime_evaluator.model.problem import InvalidDocumentError, Problem
from aruntime_evaluator.model.questionnaire import Adds, AnswerOption, Answers, Questionnaire
from aruntime_evaluator.model.words import twice, unknown_word

LONGEST_TITLE = 150
"""Characters of a title that is made of answers."""


def decision_of(questionnaire: Questionnaire, answers: Answers) -> Decision:
    """What the answers ask for: needs, checks and target, without candidates.

    Raises:
        InvalidDocumentError: where an answer is to no question, is none of its options, or is one of several
            where one is asked for.
    """
    if problems := [*check_questionnaire(questionnaire), *_wrong(questionnaire, answers)]:
        raise InvalidDocumentError(problems)
    chosen = list(_chosen(questionnaire, answers))
    added = [option.adds for option in chosen]
    dropped = {id_ for each in added for id_ in (*each.drops.layers, *each.drops.responsibilities)}
    layers = dict.fromkeys(layer for each in added for layer in each.layers)
    duties = dict.fromkeys(duty for each in added for duty in each.responsibilities)
    return Decision(
        schema="aruntime/decision/1",
        id="answers",
        title=_title(chosen),
        problem="What the answers to the questions ask for.",
        needs=Needs(
            layers=tuple(layer for layer in layers if layer not in dropped),
            responsibilities=tuple(duty for duty in duties if duty not in dropped),
        ),
        target=_targets(added),
        requirements=_requirements(added),
        candidates=(),
    )


def _title(chosen: Sequence[AnswerOption]) -> str:
    words = "; ".join(option.label for option in chosen) or "Nothing asked yet"
    return words if len(words) <= LONGEST_TITLE else f"{words[:LONGEST_TITLE].rstrip()}…"


def check_questionnaire(questionnaire: Questionnaire) -> Iterator[Problem]:
    """A question, an option or a check that stands there twice."""
    questions = questionnaire.questions
    named = ((f"questions[{i}].id", each.id) for i, each in enumerate(questions))
    yield from twice(named, "the question '{}' is listed twice")
    for i, question in enumerate(questions):
        named = ((f"questions[{i}].options[{j}].id", each.id) for j, each in enumerate(question.options))
        yield from twice(named, f"'{question.id}' has the option '{{}}' twice")
    yield from _one_check(questionnaire)


def _one_check(questionnaire: Questionnaire) -> Iterator[Problem]:
    """What two options ask under one name is one check: only the first would be asked."""
    seen: dict[CheckRef, Check] = {}
    for i, question in enumerate(questionnaire.questions):
        for j, option in enumerate(question.options):
            for gate, checks in option.adds.checks.items():
                for k, check in enumerate(checks):
                    if seen.setdefault(f"{gate}.{check.id}", check) != check:
                        path = f"questions[{i}].options[{j}].adds.checks.{gate}[{k}]"
                        message = f"'{check.id}' is another check elsewhere; give one of them another id"
                        yield Problem(path=path, rule="duplicate-id", message=message, found=check.id)


def _wrong(questionnaire: Questionnaire, answers: Answers) -> Iterator[Problem]:
    questions = {each.id: each for each in questionnaire.questions}
    for id_, chosen in answers.items():
        path = f"answers.{id_}"
        if id_ not in questions:
            yield from unknown_word(path, id_, list(questions), "question")
            continue
        question = questions[id_]
        for i, option in enumerate(chosen):
            known = [each.id for each in question.options]
            if option not in known:
                yield from unknown_word(f"{path}[{i}]", option, known, f"answer to '{id_}'")
        if len(chosen) > 1 and not question.several:
            message = f"'{id_}' takes one answer"
            yield Problem(path=path, rule="too-many", message=message, found=", ".join(chosen))


def _chosen(questionnaire: Questionnaire, answers: Answers) -> Iterator[AnswerOption]:
    for question in questionnaire.questions:
        for option in question.options:
            if option.id in answers.get(question.id, ()):
                yield option


def _targets(added: list[Adds]) -> Mapping[Id, str]:
    """What the answers say of the target, side by side where several speak of one thing."""
    said: dict[Id, dict[str, None]] = {}
    for each in added:
        for key, words in each.target.items():
            said.setdefault(key, {})[words] = None
    return {key: ", ".join(words) for key, words in said.items()}


def _requirements(added: list[Adds]) -> Mapping[Id, tuple[Check, ...]]:
    asked: dict[Id, dict[Id, Check]] = {}
    for each in added:
        for gate, checks in each.checks.items():
            for check in checks:
                asked.setdefault(gate, {}).setdefault(check.id, check)
    return {gate: tuple(checks.values()) for gate, checks in asked.items()}
