"""What the service says of an entry or a correction that somebody proposes."""

from __future__ import annotations

import json
from typing import Any

import pytest

from aruntime_evaluator import Examples, encode, handle
from conftest import TODAY
from corrections import WANTED
from mkdocs_aruntime.catalog.examples import examples_of
from mkdocs_aruntime.catalog.site import Site

DAY = TODAY.isoformat()


def ask(method: str, **params: Any) -> dict[str, Any]:
    request = {"version": 1, "method": method, "params": params}
    answer: dict[str, Any] = json.loads(handle(json.dumps(request)))
    return answer


@pytest.fixture
def against(minimal: Site) -> dict[str, Any]:
    return {
        "entry": encode(minimal.catalog.runtimes[0]),
        "vocabulary": encode(minimal.catalog.vocabulary),
        "entries": [each.id for each in minimal.catalog.runtimes],
        "as-of": DAY,
    }


def test_a_proposed_entry_is_compared_with_the_published_one(against: dict[str, Any]) -> None:
    proposed = json.loads(json.dumps(against["entry"]))
    proposed["claims"]["protocols"][0]["value"] = "unsupported"
    result = ask("propose", document=proposed, **against)["result"]
    [move] = result["claims"]
    assert (move["claim"], move["how"], move["after"]) == ("protocols.amqp", "weakened", "unsupported")
    assert {each["rule"] for each in result["problems"]} >= {"no-history"}
    assert result["entry"]["claims"]["protocols"][0]["value"] == "unsupported"


def test_the_published_entry_itself_changes_nothing(against: dict[str, Any]) -> None:
    result = ask("propose", document=against["entry"], **against)["result"]
    assert (result["claims"], result["problems"]) == ([], [])


@pytest.mark.parametrize(
    "document", [None, [], "x", {}, {"change": {}}, {"change": {"entry": "alpha"}}, {"id": 1}]
)
def test_what_is_no_entry_and_no_correction_is_refused_in_words(
    against: dict[str, Any], document: object
) -> None:
    for scalars in ("text", "typed"):
        answer = ask("propose", document=document, scalars=scalars, **against)
        assert (answer["ok"], bool(answer["problems"][0]["message"])) == (False, True)


@pytest.mark.parametrize(
    ("names", "meant"),
    [
        ({"entry": "aIpha"}, "did you mean 'alpha'?"),
        ({"entry": "Alpha"}, "did you mean 'alpha'?"),
        ({"entry": "alhpa"}, "did you mean 'alpha'?"),
        ({"claim": "amqp"}, "write 'protocols.amqp'"),
        ({"claim": "protocols.AMQP"}, "did you mean 'protocols.amqp'?"),
    ],
)
def test_a_name_that_is_misread_or_misspelt_is_told_with_the_one_that_was_meant(
    against: dict[str, Any], names: dict[str, str], meant: str
) -> None:
    correction = {"schema": "aruntime/correction/1", "change": {**WANTED, **names}}
    alone = {key: value for key, value in against.items() if key != "entry"}
    for answer in (
        ask("propose", document=correction, **alone),
        ask("correct", correction=correction, **against),
    ):
        assert meant in " ".join(each["message"] for each in answer["problems"])


def test_the_effect_of_an_entry_is_that_of_the_correction_that_makes_it(
    minimal: Site, against: dict[str, Any]
) -> None:
    source = {
        "title": "Notes",
        "url": "https://example.org/alpha/notes",
        "kind": "documentation",
        "version": "1.10",
        "opened": "2026-11-20",
    }
    change = {
        "entry": "alpha",
        "claim": "protocols.amqp",
        "had": {"value": "supported", "quotes": ["AMQP in Alpha: supported."]},
        "wants": {"value": "unsupported"},
        "evidence": [{"quote": "AMQP is gone.", "source": source}],
    }
    correction = {"schema": "aruntime/correction/1", "change": change}
    entry = ask("propose", document=correction, **against)["result"]["entry"]
    rules = {
        "catalog": encode(minimal.catalog),
        "policy": encode(minimal.policy),
        "examples": encode(examples_of(minimal)),
        "as-of": DAY,
    }
    one, other = ask("effect", correction=correction, **rules), ask("effect", entry=entry, **rules)
    assert one == other
    assert any(each["where"] == "decision broker" for each in one["result"]["outcomes"])
    none = encode(Examples(schema="aruntime/examples/1"))
    assert ask("effect", entry=entry, **{**rules, "examples": none})["result"]["outcomes"] == []
