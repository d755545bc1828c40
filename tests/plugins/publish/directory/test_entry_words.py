"""One question, one answer: the words of an entry in the directory, for an assistant, and in the terminal."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from mkdocs_aruntime.catalog.site import Site
from mkdocs_aruntime.publish.directory import build_directory
from mkdocs_aruntime.publish.directory.words import asked_words, entry_words, says
from mkdocs_aruntime.publish.words import tokens

QUERIES = (
    "",
    *("prometheus", "windows", "MIT", "gguf windows", "Prometheus metrics", "TGI", "tf-serving", "TRT-LLM"),
    *("llama.cpp", "Apache 2.0", "kubernetes autoscaling", "C++", "c", "R", "raspberry", "the", "openai"),
    *("Süße", "wasm browser", "zzz", "what runs on a phone", "NVIDIA", "onnx arm", "human approval"),
    *("k8s", "kube gguf", "H100", "Raspberry Pi", "ryzen ai"),
)


def _found(site: Site, query: str) -> list[str]:
    words = site.catalog.vocabulary
    asked = asked_words(query)
    return [each.id for each in site.catalog.runtimes if says(entry_words(each, words), asked)]


def test_the_page_finds_what_the_terminal_and_an_assistant_find(real: Site, tmp_path: Path) -> None:
    (artifact,) = build_directory(real)
    assert isinstance(artifact.content, bytes)
    path = tmp_path / "directory.json"
    path.write_bytes(artifact.content)
    script = Path(__file__).parent / "filter.mjs"
    done = subprocess.run(
        ["node", script, path], input=json.dumps(QUERIES), capture_output=True, text=True, check=True
    )
    assert dict(zip(QUERIES, json.loads(done.stdout), strict=True)) == {
        query: _found(real, query) for query in QUERIES
    }


def test_a_word_finds_at_least_what_the_facet_of_that_name_has(real: Site) -> None:
    for word, reference in (
        ("prometheus", "operations.metrics-prometheus"),
        ("windows", "operating-systems.windows"),
        ("k8s", "deployment.kubernetes"),
        ("MI300X", "hardware.amd-gpu"),
    ):
        has = [
            each.id
            for each in real.catalog.runtimes
            if (claim := each.claim(reference)) and claim.value in {"supported", "partial"}
        ]
        assert has, reference
        assert set(has) <= set(_found(real, word))
    licensed = {each.id for each in real.catalog.runtimes if each.license.spdx == "MIT"}
    assert licensed <= set(_found(real, "MIT"))


def test_what_an_entry_denies_is_no_word_of_it(minimal: Site) -> None:
    words = {each.id: entry_words(each, minimal.catalog.vocabulary) for each in minimal.catalog.runtimes}
    assert "amqp" in words["alpha"]
    assert "amqp" not in words["beta"]
    assert {"plugin", "alert"} <= words["gamma"]


def test_signs_belong_to_a_word_where_they_tell_two_languages_apart() -> None:
    assert tokens("C++, C# and C; R. café++ a#b c#4") == [
        *("c++", "c#", "and", "c", "r", "cafe", "a", "b", "c", "4")
    ]
    assert says({"c++"}, ["c++"])
    assert not says({"c", "cuda"}, ["c++"])
    assert not says({"rust"}, ["r"])
