"""Whether a condition holds, and what a claim under a condition says of a stack."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest
from tests.evaluator.conftest import AS_OF, Plain

from aruntime_evaluator.decision import Terms, evaluate
from aruntime_evaluator.gates.conditions import Setting, in_range, words_named
from aruntime_evaluator.model.claim import Claim, ClaimValue, Evidence, Relation
from aruntime_evaluator.model.codec import decode
from aruntime_evaluator.model.decision import Decision
from aruntime_evaluator.model.runtime import Runtime
from aruntime_evaluator.model.verdict import CheckResult, Met, Reason, State
from aruntime_evaluator.model.vocabulary import AskedOf, ConditionKey, Term, WordsOf
from mkdocs_aruntime.catalog.site import Site

type Ask = Callable[..., CheckResult]


@pytest.mark.parametrize(
    ("version", "versions", "met"),
    [
        ("1.4.0", "", Met.YES),
        ("1.4", ">=1.4.0", Met.YES),
        ("1.10", ">=1.9", Met.YES),
        ("v2.0", ">=1.9,<2", Met.NO),
        ("1.9.9", ">=1.9,<2", Met.YES),
        ("1.9", ">1.9", Met.NO),
        ("1.9", "<=1.9", Met.YES),
        ("1.9", "==1.9.0", Met.YES),
        ("1.9rc1", ">=1.9", Met.NO),
        ("1.9rc3", ">=1.9rc12", Met.NO),
        ("1.9-rc.12", ">=1.9rc12", Met.YES),
        ("1.9.dev3", "<1.9a1", Met.YES),
        ("1.9+cu130", ">=1.9", Met.YES),
        ("1.9-cp313", ">=1.9", Met.UNKNOWN),
        ("2.0rc1", ">=1.9", Met.YES),
        ("nightly", ">=1.9", Met.UNKNOWN),
        ("nightly", "", Met.YES),
        ("3.0", ">=1.9,<2", Met.NO),
    ],
)
def test_a_version_lies_in_a_range_or_not_or_nobody_knows(version: str, versions: str, met: Met) -> None:
    assert in_range(version, versions) is met


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("8 H100 per node", {"nvidia-gpu"}),
        ("8\u00d7H100", {"nvidia-gpu"}),
        ("NVIDIA GPU", {"nvidia-gpu"}),
        ("nvidia-gpu, amd-gpu", {"nvidia-gpu", "amd-gpu"}),
        ("H1000", None),
        ("fanless station", None),
        ("no NVIDIA GPU", set()),
        ("AMD GPU (no NVIDIA GPU)", {"amd-gpu"}),
        ("8xH100", {"nvidia-gpu"}),
        ("H100s", {"nvidia-gpu"}),
        ("\uff28\uff11\uff10\uff10", {"nvidia-gpu"}),
        ("H100-free", None),
        ("8 H100, without AMD GPU", {"nvidia-gpu"}),
        ("anything other than H100", None),
        ("any GPU but NVIDIA GPU", None),
        ("NVIDIA GPU forbidden", None),
        ("NVIDIA GPU: off", None),
        ("H100, not H100", None),
        ("H100, which is ruled out", None),
        ("H100 without AMD GPU", {"nvidia-gpu"}),
        ("not", None),
        ("8 H100 80 GB cards", {"nvidia-gpu"}),
        ("8 H100, the commercial edition", {"nvidia-gpu"}),
        ("", set()),
        ("\U0001f680 " * 20 + "H100", {"nvidia-gpu"}),
    ],
)
def test_a_target_names_the_words_that_stand_in_it_whole(
    minimal: Site, said: str, named: set[str] | None
) -> None:
    key = ConditionKey(
        id="hardware",
        label="Hardware",
        definition="A device.",
        phrase="on",
        question="Which?",
        beside=("card", "cards", "per node"),
        words=WordsOf.LISTED,
        values=(
            Term(id="nvidia-gpu", label="NVIDIA GPU", definition="A GPU.", also_called=("H100", "A100")),
            Term(id="amd-gpu", label="AMD GPU", definition="A GPU."),
        ),
    )
    conditions = (*minimal.catalog.vocabulary.conditions, key)
    catalog = replace(minimal.catalog, vocabulary=replace(minimal.catalog.vocabulary, conditions=conditions))
    assert words_named(said, key, (), catalog) == named


@pytest.mark.parametrize(
    ("when", "target", "met"),
    [
        ({"component": ("alpha",)}, {}, Met.YES),
        ({"component": ("alpha >=9",)}, {}, Met.NO),
        ({"component": ("beta", "alpha")}, {}, Met.YES),
        ({"component": ("beta",)}, {}, Met.NO),
        ({"edition": ("commercial",)}, {}, Met.UNKNOWN),
        ({"edition": ("commercial",)}, {"edition": "Commercial edition"}, Met.YES),
        ({"edition": ("commercial",)}, {"edition": "open-source"}, Met.NO),
        ({"edition": ("commercial",)}, {"edition": "whichever"}, Met.UNKNOWN),
        ({"edition": ("commercial",)}, {"edition": "commercial or open-source"}, Met.UNKNOWN),
        ({"edition": ("commercial", "open-source")}, {"edition": "commercial, open-source"}, Met.YES),
        ({"edition": ("commercial",)}, {"edition": "not the commercial one"}, Met.UNKNOWN),
        ({"option": ("--fast",)}, {"option": "without --fast"}, Met.UNKNOWN),
        ({"option": ("--fast",)}, {"option": "--fast, --log"}, Met.YES),
        ({"option": ("--fast",)}, {"option": "--log"}, Met.UNKNOWN),
        ({"option": ("--fast",)}, {"option": "--fast disabled"}, Met.UNKNOWN),
        ({"option": ("--fast",)}, {"option": "--fast was rejected"}, Met.UNKNOWN),
        ({"edition": ("commercial",)}, {"edition": "commercial edition was rejected"}, Met.UNKNOWN),
        ({"component": ("beta",), "edition": ("commercial",)}, {}, Met.NO),
        ({"component": ("alpha",), "edition": ("commercial",)}, {}, Met.UNKNOWN),
        ({"component": ("alpha",), "edition": ("commercial",)}, {"edition": "commercial"}, Met.YES),
    ],
)
def test_a_condition_is_met_or_not_or_not_known(
    minimal: Site, when: Mapping[str, tuple[str, ...]], target: Mapping[str, str], met: Met
) -> None:
    found = Setting(catalog=minimal.catalog, components={"alpha": "1.4.0"}, target=target).resolve(when)
    assert found is not None
    assert found.met is met
    assert bool(found.question) is (met is Met.UNKNOWN)


def test_of_a_stack_that_may_grow_no_component_is_missing(minimal: Site) -> None:
    setting = Setting(catalog=minimal.catalog, components={"alpha": "1.4.0"}, whole=False)
    found = setting.resolve({"component": ("beta",)})
    assert found is not None
    assert found.met is Met.UNKNOWN


@pytest.fixture
def ask(minimal: Site, plain: Plain) -> Ask:
    """Whether a stack of alpha and beta has MQTT, by what each of them says."""

    def asked(
        alpha: Claim | None,
        beta: Claim | None,
        *relations: Relation,
        asked_of: AskedOf = AskedOf.ANY,
        **target: str,
    ) -> CheckResult:
        said = {"alpha": alpha, "beta": beta}
        runtimes = tuple(
            _says(each, said[each.id], relations) if each.id in said else each
            for each in minimal.catalog.runtimes
        )
        versions = {each.id: each.versions.reviewed for each in runtimes}
        data = {
            **plain,
            "target": target,
            "requirements": {"fit": [{"id": "mqtt", "claim": "protocols.mqtt", "level": "E2"}]},
            "candidates": [{"id": "both", "components": {id_: versions[id_] for id_ in said}}],
        }
        groups = tuple(replace(each, asked_of=asked_of) for each in minimal.catalog.vocabulary.groups)
        vocabulary = replace(minimal.catalog.vocabulary, groups=groups)
        catalog = replace(minimal.catalog, runtimes=runtimes, vocabulary=vocabulary)
        found = evaluate(decode(Decision, data), catalog, minimal.policy, Terms(as_of=AS_OF))
        gate = next(gate for gate in found.candidates[0].gates if gate.id == "fit")
        return next(check for check in gate.checks if check.id == "mqtt")

    return asked


def _says(runtime: Runtime, claim: Claim | None, relations: tuple[Relation, ...]) -> Runtime:
    claims = {"protocols": (claim,)} if claim else {}
    mine = tuple(each for each in relations if each.to != runtime.id)
    return replace(runtime, claims=claims, relations=mine)


def mqtt(runtime: str, value: ClaimValue = ClaimValue.SUPPORTED, **more: object) -> Claim:
    claim = Claim(id="mqtt", value=value, evidence=(Evidence(source="readme", quote=f"{runtime} has MQTT."),))
    return replace(claim, **more)


def partly(**more: object) -> Claim:
    return mqtt("alpha", ClaimValue.PARTIAL, **more)


def test_a_condition_that_is_met_makes_partly_a_yes(ask: Ask) -> None:
    found = ask(partly(when={"component": ("beta",)}), None)
    assert found.state is State.PASS
    condition = found.evidence[0].condition
    assert condition is not None
    assert (condition.met, condition.why) == (Met.YES, "Only with Beta (met)")


def test_what_is_met_and_still_lacks_something_stays_partly(ask: Ask) -> None:
    found = ask(partly(when={"component": ("beta",)}, lacks="Retained messages."), None)
    assert (found.state, found.reason) == (State.UNKNOWN, Reason.INCONCLUSIVE)


def test_a_condition_that_is_not_met_says_which(ask: Ask) -> None:
    found = ask(partly(when={"edition": ("commercial",)}), None, edition="open-source")
    assert (found.state, found.reason) == (State.UNKNOWN, Reason.CONDITION_NOT_MET)
    assert "Only in the commercial edition (not met: open-source)." in found.explanation


def test_a_condition_of_which_nothing_is_known_asks(ask: Ask) -> None:
    found = ask(partly(when={"edition": ("commercial",)}), None)
    assert (found.state, found.reason) == (State.UNKNOWN, Reason.CONDITION_NOT_KNOWN)
    assert found.explanation.endswith("Which edition?")


@pytest.mark.parametrize("relation", [Relation(kind="feeds", to="beta"), None])
def test_what_the_one_in_front_ties_to_another_is_not_passed_on(ask: Ask, relation: Relation | None) -> None:
    found = ask(partly(when={"component": ("gamma",)}), mqtt("beta"), *([relation] if relation else []))
    assert (found.state, found.reason) == (State.UNKNOWN, Reason.NOT_PASSED_ON)
    assert found.explanation.endswith("Test it in this stack.")


def test_what_one_behind_ties_to_another_does_not_hinder_the_one_in_front(ask: Ask) -> None:
    found = ask(partly(when={"component": ("gamma",)}), mqtt("beta"), Relation(kind="feeds", to="alpha"))
    assert found.state is State.PASS


def test_a_tie_that_holds_here_passes_on(ask: Ask) -> None:
    found = ask(partly(when={"component": ("beta",)}), mqtt("beta"), Relation(kind="feeds", to="beta"))
    assert found.state is State.PASS


FRONT = Relation(kind="feeds", to="beta")  # alpha stands in front of beta
CALLS = Relation(kind="reads", to="beta")  # alpha is a client of beta


@pytest.mark.parametrize(
    ("alpha", "beta", "relation", "state"),
    [
        (
            mqtt("alpha"),
            None,
            FRONT,
            State.UNKNOWN,
        ),  # a list of the one in front is no word for the one behind
        (None, mqtt("beta"), FRONT, State.PASS),
        (mqtt("alpha"), mqtt("beta"), FRONT, State.PASS),
        (mqtt("alpha", ClaimValue.UNSUPPORTED), mqtt("beta"), FRONT, State.UNKNOWN),
        (partly(when={"edition": ("commercial",)}), mqtt("beta"), FRONT, State.UNKNOWN),
        (mqtt("alpha"), mqtt("beta", ClaimValue.UNSUPPORTED), FRONT, State.UNKNOWN),
        (mqtt("alpha"), None, CALLS, State.UNKNOWN),  # nor is that of a client
        (mqtt("alpha", ClaimValue.UNSUPPORTED), mqtt("beta"), CALLS, State.PASS),
        (mqtt("alpha"), mqtt("beta", ClaimValue.UNSUPPORTED), None, State.UNKNOWN),
    ],
)
def test_what_a_model_needs_to_run_is_asked_of_the_component_that_runs_it(
    ask: Ask, alpha: Claim | None, beta: Claim | None, relation: Relation | None, state: State
) -> None:
    assert ask(alpha, beta, *([relation] if relation else []), asked_of=AskedOf.ENGINE).state is state


@pytest.mark.parametrize(
    ("relation", "state"),
    [(FRONT, State.UNKNOWN), (Relation(kind="feeds", to="alpha"), State.PASS), (None, State.PASS)],
)
def test_of_everything_else_a_no_counts_where_it_stands_in_front(
    ask: Ask, relation: Relation | None, state: State
) -> None:
    found = ask(mqtt("alpha", ClaimValue.UNSUPPORTED), mqtt("beta"), *([relation] if relation else []))
    assert found.state is state


PART = Relation(kind="made-with", to="beta")  # alpha contains beta
HELP = Relation(kind="hands-to", to="beta")  # alpha runs the model, beta helps it


@pytest.mark.parametrize("asked_of", AskedOf)
def test_what_a_component_contains_lends_it_nothing(ask: Ask, asked_of: AskedOf) -> None:
    found = ask(None, mqtt("beta"), PART, asked_of=asked_of)
    assert (found.state, found.reason) == (State.UNKNOWN, Reason.NOT_PASSED_ON)


@pytest.mark.parametrize("asked_of", set(AskedOf) - {AskedOf.EACH})
def test_what_contains_another_speaks_for_both(ask: Ask, asked_of: AskedOf) -> None:
    assert ask(mqtt("alpha"), None, PART, asked_of=asked_of).state is State.PASS
    assert (
        ask(mqtt("alpha"), mqtt("beta", ClaimValue.UNSUPPORTED), PART, asked_of=asked_of).state is State.PASS
    )


def test_what_helps_another_loads_nothing_for_it(ask: Ask) -> None:
    for asked_of in AskedOf:
        assert ask(None, mqtt("beta"), HELP, asked_of=asked_of).state is State.UNKNOWN
    assert ask(mqtt("alpha"), None, HELP, asked_of=AskedOf.ENGINE).state is State.PASS


@pytest.mark.parametrize("asked_of", [AskedOf.PATH, AskedOf.EACH])
def test_what_all_must_have_is_open_while_one_is_silent(ask: Ask, asked_of: AskedOf) -> None:
    assert ask(mqtt("alpha"), None, FRONT, asked_of=asked_of).state is State.UNKNOWN
    assert ask(None, mqtt("beta"), FRONT, asked_of=asked_of).state is State.UNKNOWN
    assert ask(mqtt("alpha"), mqtt("beta"), FRONT, asked_of=asked_of).state is State.PASS
    other = mqtt("alpha", ClaimValue.NOT_APPLICABLE)
    assert ask(other, mqtt("beta"), FRONT, asked_of=asked_of).state is State.PASS


def test_a_client_is_not_on_the_path_of_a_request(ask: Ask) -> None:
    assert ask(None, mqtt("beta"), CALLS, asked_of=AskedOf.PATH).state is State.PASS
    assert ask(None, mqtt("beta"), CALLS, asked_of=AskedOf.EACH).state is State.UNKNOWN


def test_what_is_asked_of_the_front_is_not_answered_behind_it(ask: Ask) -> None:
    assert ask(None, mqtt("beta"), FRONT, asked_of=AskedOf.FRONT).state is State.UNKNOWN
    assert ask(mqtt("alpha"), None, FRONT, asked_of=AskedOf.FRONT).state is State.PASS
    # Where nobody says who is in front, either may be.
    assert ask(mqtt("alpha"), None, asked_of=AskedOf.FRONT).state is State.UNKNOWN
    assert ask(mqtt("alpha"), mqtt("beta"), asked_of=AskedOf.FRONT).state is State.PASS


def test_a_condition_that_the_vocabulary_lacks_is_not_known(minimal: Site) -> None:
    found = Setting(catalog=minimal.catalog).resolve({"nothing": ("x",)})
    assert found is not None
    assert found.met is Met.UNKNOWN
