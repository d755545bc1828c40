"""What browsers are type-checked with is what the service takes and answers: a type checker reads real answers."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from aruntime_evaluator import SIGNATURES, encode, handle
from aruntime_evaluator.service import SUBJECTS
from conftest import ROOT
from mkdocs_aruntime.catalog.examples import examples_of
from mkdocs_aruntime.catalog.site import Site
from mkdocs_aruntime.publish.assets import build_assets
from mkdocs_aruntime.publish.scorecard.types import MODEL, SERVICE, model_types, service_types
from proofs import text_of

RESULT = "guidellm_0.8.1_benchmarks.json"


def test_the_declarations_are_up_to_date() -> None:
    assert MODEL.read_text("utf-8") == model_types()
    assert SERVICE.read_text("utf-8") == service_types()


def test_no_declaration_is_served() -> None:
    paths = [artifact.path for artifact in build_assets()]
    assert [path for path in paths if path.endswith(".js")] != []
    assert [path for path in paths if path.endswith(".ts")] == []


def test_every_method_is_declared() -> None:
    assert list(SIGNATURES) == list(SUBJECTS)


def result(method: str, params: dict[str, Any]) -> Any:
    answer = json.loads(handle(json.dumps({"version": 1, "method": method, "params": params})))
    assert answer["ok"], (method, answer["problems"])
    return answer["result"]


def requests(site: Site) -> list[tuple[str, dict[str, Any]]]:
    """Of each way to ask a request or more."""
    catalog, policy = encode(site.catalog), encode(site.policy)
    decision: Any = encode(site.decisions[0])
    rules = {"catalog": catalog, "policy": policy, "as-of": "2026-11-23"}
    choice = {"candidate": decision["candidates"][0]["id"], "why": "It leads.", "by": ["A. Person"]}
    chosen = {**rules, "decision": decision, "choice": choice, "draws": 50}
    record = result("record", chosen)["record"]
    gate = site.policy.gates[0].id
    asked = {gate: [{"id": "amqp", "claim": "protocols.amqp"}]}
    profile = {"schema": "aruntime/profile/1", "id": "ours", "title": "Ours", "requirements": asked}
    check = {"id": "fast", "slo": {"ttft-ms": 75}, "attainment": 0.9}
    file = {"name": RESULT, "text": text_of(RESULT)}
    read = {"title": "Alpha manual", "url": "https://example.org/alpha", "kind": "documentation"}
    change = {
        "entry": "alpha",
        "claim": "protocols.mqtt",
        "had": {"value": "unknown", "looked": ["the readme"]},
        "wants": {"value": "supported"},
        "evidence": [{"quote": "MQTT in Alpha: supported.", "source": {**read, "opened": "2026-11-20"}}],
    }
    correction = {"schema": "aruntime/correction/1", "change": change}
    against = {
        "entry": encode(site.catalog.runtimes[0]),
        "vocabulary": encode(site.catalog.vocabulary),
        "entries": [each.id for each in site.catalog.runtimes],
        "as-of": "2026-11-23",
    }
    entry = site.sources.runtimes / "alpha.yml"
    file_of_entry = {"path": "runtimes/alpha.yml", "text": entry.read_text("utf-8")}
    had = {"short": site.glossary.terms["amqp"].short}
    change_of_term = {"term": "amqp", "had": had, "wants": {"short": "Plain words."}}
    correction_of_term = {
        "schema": "aruntime/correction/1",
        "change": change_of_term,
        "reason": "It is plainer so.",
    }
    glossary = {"path": "docs/glossary.yml", "text": site.sources.glossary.read_text("utf-8")}
    shape = {"name": "M", "parameters": 1e9, "layers": [{"count": 2, "kv-heads": 2, "head-size": 64}]}
    documents = {
        "catalog": catalog,
        "policy": policy,
        "correction": correction,
        "decision": decision,
        "profile": profile,
        "record": record,
    }
    return [
        ("load", {"catalog": catalog, "policy": policy}),
        ("evaluate", {**rules, "decision": decision, "draws": 50}),
        ("evaluate", {**rules, "decision": decision, "stage": "shortlist", "draws": 0}),
        ("conditions", {"catalog": catalog, "target": "8 H100, Kubernetes"}),
        ("shortlist", {**rules, "decision": decision}),
        ("shortlist", {**rules, "questions": encode(site.questionnaire), "answers": {}}),
        ("shortlist", {**rules, "profile": profile}),
        ("record", chosen),
        ("review", {**rules, "record": record}),
        *(("check", {"kind": kind, "document": document}) for kind, document in documents.items()),
        ("correct", {"correction": correction, **against}),
        ("effect", {"correction": correction, "examples": encode(examples_of(site)), **rules}),
        ("effect", {"entry": against["entry"], "examples": encode(examples_of(site)), **rules}),
        ("patch", {"correction": correction, "file": file_of_entry, **against}),
        ("patch", {"correction": correction_of_term, "file": glossary, "as-of": "2026-11-23"}),
        ("propose", {"document": correction, **against}),
        ("propose", {"document": against["entry"], "scalars": "typed", **against}),
        ("proof", {**file, "slo": "ttft=75ms"}),
        ("proof", file),
        ("compare", {"proofs": [{**file, "run": 1}, {**file, "run": 2}]}),
        (
            "size",
            {"model": shape, "device": {"name": "D", "memory-gb": 80}, "load": {"peak": 3, "per-replica": 2}},
        ),
        (
            "shape",
            {
                "config": '{"num_hidden_layers": 2, "num_attention_heads": 2, "head_dim": 8}',
                "parameters": 1e6,
            },
        ),
        ("fill", {**file, "proof": {"id": "p", "check": f"{gate}.fast", "run": "1"}, "check": check}),
    ]


def type_checked(folder: Path, script: str) -> str:
    """What the type checker says of a script that asks by the declarations."""
    (folder / "asked.mts").write_text(script, "utf-8")
    options = {
        "checkJs": False,
        "skipLibCheck": False,
        "noUnusedLocals": False,
        "exactOptionalPropertyTypes": True,
    }
    config = {"extends": str(ROOT / "tsconfig.json"), "compilerOptions": options, "include": ["asked.mts"]}
    (folder / "tsconfig.json").write_text(json.dumps(config), "utf-8")
    tsc = [ROOT / "node_modules/.bin/tsc", "--project", folder]
    return subprocess.run(tsc, capture_output=True, text=True, check=False, timeout=240).stdout


def asked(requests: list[tuple[str, dict[str, Any]]]) -> str:
    """Each request, with its answer where the declared result is expected."""
    lines = [
        f'import type {{ Ask }} from "{SERVICE.with_suffix("").with_suffix("")}.js";',
        "declare const ask: Ask;",
    ]
    for number, (method, params) in enumerate(requests):
        given = f"ask({json.dumps(method)}, {json.dumps(params)})"
        lines.append(
            f"let answer{number} = await {given};\nanswer{number} = {json.dumps(result(method, params))};"
        )
    return "\n".join([*lines, "export {};"])


@pytest.mark.slow
def test_a_type_checker_finds_nothing_wrong_with_what_the_service_is_asked_and_answers(
    minimal: Site, tmp_path: Path
) -> None:
    every = requests(minimal)
    assert {method for method, _ in every} == set(SIGNATURES)
    assert type_checked(tmp_path, asked(every)) == ""


@pytest.mark.slow
def test_a_type_checker_finds_a_request_that_lacks_something_and_one_that_says_too_much(
    tmp_path: Path,
) -> None:
    head = asked([]).removesuffix("export {};")
    file = json.dumps({"name": "a.json", "text": "{}"})
    wrong = [
        'await ask("proof", { name: "a.json" });',
        f'await ask("proof", {{ ...{file}, sla: "ttft=75ms" }});',
        f'(await ask("proof", {file})).runs[0]?.goodput.toFixed();',
        'await ask("dance", {});',
    ]
    found = type_checked(tmp_path, f"{head}\n" + "\n".join(wrong))
    assert [f"({line}," in found for line in range(4, 8)] == [True] * 4, found
